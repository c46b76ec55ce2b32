import type { Owing } from '../work/owing.js';
import type { ConsultationCommand } from './acts.js';
import { openComments, openObjections } from './comment-marks.js';
import { drafters, draftersOrOffice, office } from './gates.js';
import type { ConsultationState } from './state.js';

type Waits = Owing<ConsultationState, ConsultationCommand['type']>;

/** What a comment round waits for. While it is open anybody who is asked may comment, and nobody must. */
export function consultationOwing(state: ConsultationState): readonly Waits[] {
  if (state.phase === 'open') return [{ why: 'OPEN_FOR_COMMENT', acts: ['comment'], by: null, due: state.closesAt }, ...ofObjections(state)];
  if (state.phase !== 'closed') return [];
  const comments = openComments(state).length;
  const objections = ofObjections(state);
  if (comments > 0)
    return [{ why: 'COMMENTS_TO_TREAT', acts: ['dispose'], by: draftersOrOffice, due: state.answerBy, about: { comments } }, ...objections];
  return objections.length > 0 ? objections : [{ why: 'TABLE_TO_SIGN', acts: ['settleConsultation'], by: office, due: state.answerBy }];
}

function ofObjections(state: ConsultationState): readonly Waits[] {
  const objections = openObjections(state);
  return objections.length === 0
    ? []
    : [
        {
          why: 'OBJECTIONS_TO_TREAT',
          acts: ['answerObjection'],
          by: drafters,
          due: state.objectionsBy ?? null,
          about: { objections: objections.slice(0, 20) },
        },
      ];
}
