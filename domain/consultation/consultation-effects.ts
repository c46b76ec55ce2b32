import type { Audience, Effect } from '../decider.js';
import type { ConsultationReport } from '../messages.js';
import type { Json } from '../refusal.js';
import type { ConsultationEvent } from './consultation-event.js';
import type { ConsultationState } from './consultation-state.js';

type Data = { readonly [key: string]: Json };

/** What others hear. A comment tells nobody by itself: ten thousand may come in a day. */
export function consultationEffects(event: ConsultationEvent, state: ConsultationState): readonly Effect[] {
  const commenters: readonly Audience[] = [{ consultation: state.stream }];
  const { round } = state;
  switch (event.type) {
    case 'consultationOpened':
      return [
        tell(state, { type: 'consultationOpened', round, closesAt: event.closesAt, provisional: event.provisional }),
        notice(state, 'consultation.opened', everybody(state), { closesAt: event.closesAt }),
      ];
    case 'consultationExtended':
      return [
        tell(state, { type: 'consultationOpened', round, closesAt: event.closesAt, provisional: event.provisional }),
        notice(state, 'consultation.extended', [...everybody(state), ...commenters], { closesAt: event.closesAt, reason: event.reason }),
      ];
    case 'textCorrected':
      return [notice(state, 'consultation.textCorrected', commenters, { from: event.from, to: event.to, reason: event.reason })];
    case 'consultationVoided':
      return [
        tell(state, { type: 'consultationVoided', round, reason: event.reason }),
        notice(state, 'consultation.voided', [...everybody(state), ...commenters], { reason: event.reason, to: event.to }),
      ];
    case 'addresseesReminded':
      return event.silent.length === 0
        ? []
        : [notice(state, 'consultation.reminder', atOffices(event.silent), { closesAt: state.closesAt, daysLeft: event.daysLeft })];
    case 'consultationClosed':
      return [
        tell(state, { type: 'consultationClosed', round, comments: event.comments, late: event.late }),
        notice(state, 'consultation.closed', office(state), { comments: event.comments, answerBy: event.answerBy }),
      ];
    case 'answerOverdue':
      return [notice(state, 'consultation.answerOverdue', office(state), { open: event.open, answerBy: state.answerBy })];
    case 'dispositionObjected':
      return [notice(state, 'consultation.objection', office(state), { comment: event.comment, reason: event.reason, answerBy: event.answerBy })];
    case 'objectionOverdue':
      return [notice(state, 'consultation.objectionOverdue', office(state), { open: event.open, answerBy: event.answerBy })];
    case 'consultationSettled':
      return settled(event, state);
    default:
      return [];
  }
}

function settled(
  { figures, substantive }: Extract<ConsultationEvent, { readonly type: 'consultationSettled' }>,
  state: ConsultationState,
): readonly Effect[] {
  const { adopted, partly, rejected } = figures;
  return [
    tell(state, { type: 'consultationSettled', round: state.round, adopted, partly, rejected, substantive }),
    notice(state, 'consultation.settled', [{ consultation: state.stream }], { adopted, partly, rejected }),
  ];
}

const tell = (state: ConsultationState, command: ConsultationReport): Effect => ({ kind: 'tell', stream: state.project, command });

const notice = (state: ConsultationState, template: string, to: readonly Audience[], data: Data): Effect => ({
  kind: 'notice',
  template,
  to,
  data: { consultation: state.stream, project: state.project, title: state.title, round: state.round, ...data },
});

const atOffices = (organisations: readonly string[]): readonly Audience[] => organisations.map((organisation) => ({ role: 'officer', organisation }));
const office = (state: ConsultationState): readonly Audience[] =>
  (['officer', 'secretariat', 'drafter'] as const).map((role) => ({ role, organisation: state.organisation }));
const everybody = (state: ConsultationState): readonly Audience[] => [
  ...atOffices(state.addressees),
  ...(state.public ? [{ feed: 'public' } as const] : []),
];
