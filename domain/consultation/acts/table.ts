import { actsOf } from '../../kernel/act.js';
import { happened, type Gate } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import { ok } from '../../kernel/result.js';
import { openComments, openObjections } from '../comment-marks.js';
import { answerOverdue, consultationSettled } from '../events/table.js';
import type { ConsultationEvent } from '../events.js';
import { substantive } from '../fields.js';
import { figuresOf } from '../figures.js';
import { inPhase, office } from '../gates.js';
import { shownAtMost } from '../named-comments.js';
import { refused } from '../refusals.js';
import type { ConsultationPhase, ConsultationState } from '../state.js';

const { act, clock } = actsOf<ConsultationState, ConsultationEvent, ConsultationPhase>({ at: inPhase });

const noneOpen: Gate<ConsultationState> = (state) => {
  const open = openComments(state);
  if (open.length === 0) return ok(null);
  const found = { open: open.length, comments: open.slice(0, shownAtMost) };
  return refused('COMMENTS_OPEN', { found, needed: { open: 0 }, cure: ['drafter', 'officer'] });
};

const noObjectionOpen: Gate<ConsultationState> = (state) => {
  const open = openObjections(state);
  if (open.length === 0) return ok(null);
  const found = { open: open.length, comments: open.slice(0, shownAtMost), answerBy: state.objectionsBy ?? null };
  return refused('DISPOSITION_OBJECTIONS_OPEN', { found, needed: { open: 0 }, cure: ['drafter', 'officer'] });
};

const allWereHeard: Gate<ConsultationState> = ({ objectUntil }, { now }) =>
  objectUntil === undefined || now >= objectUntil
    ? ok(null)
    : refused('OBJECTION_TIME_RUNNING', { source: 'D-HEARD', found: now, needed: { from: objectUntil }, cure: ['nobody'] });

/** The sign-off of the 意见汇总处理表 (G5): nothing passes with an open comment, an objection nobody has answered, or before who was not wholly followed could object. */
const settleConsultation = act('settleConsultation', {
  words: said('签署汇总处理表', 'sign the table of comments'),
  payload: { substantive },
  who: office,
  at: ['closed'],
  gates: [noneOpen, noObjectionOpen, allWereHeard],
  secondFactor: true,
  decide: (state, { substantive: changed }, { actor }) =>
    happened(consultationSettled({ substantive: changed, figures: figuresOf(state), by: actor.id })),
});

const noteOverdueAnswer = clock('noteOverdueAnswer', {
  words: said('意见处理期限已过', 'the time to answer comments has passed'),
  at: ['closed'],
  decide(state, _none, { now }) {
    if (state.answerOverdue || state.answerBy === null || now < state.answerBy) return happened();
    return happened(answerOverdue({ open: openComments(state).length }));
  },
});

export const tableActs = [settleConsultation, noteOverdueAnswer] as const;
