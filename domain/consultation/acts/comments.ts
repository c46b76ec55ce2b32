import { actsOf, type CommandOf } from '../../kernel/act.js';
import { happened, type Gate, type May } from '../../kernel/gate.js';
import { held, type PayloadOf } from '../../kernel/field.js';
import { said } from '../../kernel/words.js';
import { ok } from '../../kernel/result.js';
import { isIn, markOf, standingOf } from '../comment-marks.js';
import { commentWithdrawn, replyRecorded } from '../events/comments.js';
import type { ConsultationEvent } from '../events.js';
import { commentFields, number, organisation, type seenFields } from '../fields.js';
import { anybody, beforeClose, beforeTable, inPhase, office, whoIsAsked } from '../gates.js';
import { own, someOwn } from '../named-comments.js';
import { receiveComment, roomForComment } from '../receive-comment.js';
import { refused } from '../refusals.js';
import type { ConsultationPhase, ConsultationState } from '../state.js';

const { act } = actsOf<ConsultationState, ConsultationEvent, ConsultationPhase>({ at: inPhase });

/** Over at the close, and yet what comes later is kept while there is a table for it to stand in. */
const comment = act('comment', {
  words: said('提意见', 'comment on a clause'),
  payload: commentFields,
  known: held<PayloadOf<typeof seenFields>>(),
  who: whoIsAsked,
  byInvitation: true,
  gates: [beforeTable, roomForComment],
  door: [(state) => inPhase(state, ['open']), beforeClose],
  decide: receiveComment,
});
export type CommentCommand = CommandOf<readonly [typeof comment]>;

const notAnswered = (comment: number, state: ConsultationState): May =>
  isIn('od')(markOf(state, comment))
    ? ok(null)
    : refused('COMMENT_STATE', { found: standingOf(state, comment), needed: 'not yet answered', cure: ['nobody'] });

/** The author takes a comment back before it is answered. If it stands for others, it is answered all the same. */
const withdrawComment = act('withdrawComment', {
  words: said('撤回意见', 'withdraw a comment'),
  payload: { comment: number },
  who: anybody,
  byInvitation: true,
  at: ['open'],
  gates: [beforeClose, someOwn(notAnswered)],
  decide(state, { comment: one }, context) {
    const mine = own(state, one, context);
    if (!mine.ok) return mine;
    const free = notAnswered(one, state);
    if (!free.ok) return free;
    return happened(commentWithdrawn({ comment: one, answered: state.leads.includes(one), by: context.actor.id }));
  },
});

const notAddressed = (found: string | null) =>
  refused('NOT_ADDRESSED', { rule: 'D-REPLY', source: 'FORM-SUMMARY', found, needed: 'an organisation that was sent the draft' });

const someAddressee: Gate<ConsultationState> = ({ addressees }) => (addressees.length > 0 ? ok(null) : notAddressed(null));

const recordReply = act('recordReply', {
  words: said('登记复函', 'record a reply without comments'),
  payload: { organisation },
  who: office,
  at: ['open', 'closed'],
  gates: [someAddressee],
  decide: (state, { organisation: unit }, { actor }) =>
    state.addressees.includes(unit) ? happened(replyRecorded({ organisation: unit, by: actor.id })) : notAddressed(unit),
});

export const commentActs = [comment, withdrawComment, recordReply] as const;
