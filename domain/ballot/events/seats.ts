import { z } from 'zod';
import type { ActorId } from '../../kernel/actor.js';
import { field, held } from '../../kernel/field.js';
import { shared } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import type { SeatOrder } from '../../messages/messages.js';
import type { BallotTerms } from '../../profile/profile.js';
import { withChar } from '../../kernel/rows.js';
import { member, named, onePerson, rule } from '../audiences.js';
import { excludedAtOpening, excludedOf, exclusions, freshMarks } from '../electorate.js';
import { withoutWaiting } from '../proposals.js';
import type { BallotState, Exclusion, SeatChange } from '../state.js';
import { by, event, evidence, mark, person, reason, seat } from './binding.js';
import { withoutPaper } from './papers.js';

/* Who of the roll has a vote: recusals, and persons who moved, left or died. */

export const seatRecused = event('seatRecused', {
  words: said('席位回避', 'seat recused'),
  data: {
    ...{ seat, reason, evidence, by },
    proof: field(z.string().optional(), '证明文件', 'SHA-256 of the document that shows it'),
    was: mark('原有记号', 'the mark it had, kept for the sensitivity figure'),
  },
  sight: { conductors: ['seat', 'reason', 'evidence', 'proof', 'by'], vote: true },
  evolve: (state, recusal) => ({
    ...recusedChange(state, recusal),
    ...withoutWaiting(state, recusal.seat, 'recuse'),
    marks: withChar(state.marks, recusal.seat, '-'),
    papers: withoutPaper(state, recusal.seat),
    excluded: [...state.excluded, agreedOn(state, recusal)],
  }),
  tells: [
    {
      tag: said('回避', 'Recusal'),
      subject: said('{question}：您的席位已回避', '{question}: your seat is recused'),
      lines: [said('您的席位（第 {seat} 席）不再计入本次表决。', 'Your seat (no. {seat}) no longer counts in this ballot.'), shared.reason],
      rule,
      to: (state, { seat: at }) => onePerson(member(state, at)),
      values: (state, { seat: at, reason: why }) => ({ ...named(state), seat: at, reason: why }),
    },
  ],
});

type Recusal = Pick<Exclusion, 'seat' | 'reason' | 'evidence' | 'was'> & { readonly by: ActorId };

/** A change of the roll that was noted and let stand has its effect once two persons have agreed on it. */
const recusedChange = (state: BallotState, { seat: at, reason: why }: Recusal): BallotState =>
  state.changes === undefined
    ? state
    : {
        ...state,
        changes: state.changes.map((one) => (one.seat === at && one.cause === why && one.effect === 'stands' ? { ...one, effect: 'recused' } : one)),
      };

function agreedOn({ phase, seats }: BallotState, { seat: at, reason: why, evidence: shown, was, by: who }: Recusal): Exclusion {
  const whose = seats?.[at]?.person === who ? {} : { by: who };
  return phase === 'draft'
    ? { ...excludedAtOpening(at, why, shown), agreed: true, ...whose }
    : { seat: at, reason: why, evidence: shown, late: true, was, ...whose };
}

/** Its committee says that a person of the roll moved, left or died; a recusal that follows is an event of its own. */
export const seatChangeNoted = event('seatChangeNoted', {
  words: said('名册变动', 'change of a seat noted'),
  data: {
    ...{ seat, person, evidence },
    cause: field(held<SeatOrder['cause']>(), '变动原因', 'what happened'),
    organisation: field(z.string().nullable(), '现单位', 'the unit from then on; null when the seat was given up'),
    by: field(held<ActorId>().optional(), '经办人', 'whose act it was'),
    policy: field(held<NonNullable<BallotTerms['rosterChange']>>(), '变动处理规则', 'what the terms say of it'),
    effect: field(held<SeatChange['effect']>(), '处理结果', 'what followed'),
  },
  sight: { conductors: ['seat', 'person', 'evidence', 'cause', 'organisation', 'by', 'effect'] },
  evolve: changed,
});

/** Before the opening the roll itself follows the change; afterwards only the record does. */
function changed(state: BallotState, { seat: at, cause, organisation, effect }: Omit<SeatChange, 'at'>, now: number): BallotState {
  const next = { ...state, changes: [...(state.changes ?? []), { seat: at, cause, at: now, organisation, effect }] };
  if (effect !== 'beforeOpening' || !state.seats) return next;
  const seats = state.seats.map((kept, index) => (index === at && organisation !== null ? { ...kept, organisation } : kept));
  const latest = next.changes.filter((one, index) => !next.changes.slice(index + 1).some((later) => later.seat === one.seat));
  const gone = latest.flatMap((one) => (one.organisation === null ? [excludedAtOpening(one.seat, one.cause, '')] : []));
  // What two agreed on stays, and who was suspended before the roll was made stays so until the committee says otherwise.
  const back = latest.filter((one) => one.cause === 'reinstated');
  const withheld = state.excluded.filter((one) => one.agreed || (one.reason === 'suspended' && !back.some((other) => other.seat === one.seat)));
  const out = excludedOf(gone, withheld);
  const excluded = [...exclusions(seats, state, state.terms).filter((one) => !out.some((other) => other.seat === one.seat)), ...out];
  return { ...next, seats, excluded, marks: freshMarks(state.size, excluded) };
}

const backWith = {
  tag: said('恢复表决权', 'Vote restored'),
  rule,
  values: (state: BallotState) => ({ ...named(state), closesAt: state.closesAt }),
} as const;

/** A seat that lost its vote to a suspension has it again: the vote it had cast counts, or it may vote (`mark` is `.`). */
export const seatRestored = event('seatRestored', {
  words: said('恢复席位', 'seat restored'),
  data: { seat, mark: mark('恢复的记号', 'the mark that counts again'), person, evidence },
  sight: { conductors: ['seat', 'person', 'evidence'], vote: true },
  evolve: (state, { seat: at, mark: char }) => ({
    ...state,
    marks: withChar(state.marks, at, char),
    excluded: state.excluded.filter((one) => one.seat !== at),
    proposals: [],
    ...withoutWaiting(state, at, 'recuse'),
  }),
  tells: [
    {
      ...backWith,
      subject: said('{question}：您先前的票重新计入', '{question}: the vote you cast counts again'),
      lines: [
        said(
          '您的表决权已恢复，先前所投的票有效，截止前仍可更改。',
          'You have your vote again; what you cast counts, and you may change it before the close.',
        ),
        shared.closes,
      ],
      to: (_state, { person: whose, mark: char }) => (char === '.' ? [] : onePerson(whose)),
    },
    {
      ...backWith,
      as: 'mayVote',
      subject: said('{question}：您又可以投票', '{question}: you may vote again'),
      lines: [said('您的表决权已恢复，请在截止前投票。', 'You have your vote again; please cast it before the close.'), shared.closes],
      to: (_state, { person: whose, mark: char }) => (char === '.' ? onePerson(whose) : []),
    },
  ],
});

export const seatEvents = [seatRecused, seatChangeNoted, seatRestored] as const;
