import { z } from 'zod';
import { field, held } from '../../kernel/field.js';
import { said } from '../../kernel/words.js';
import { blankRows, withChar } from '../../kernel/rows.js';
import { stoodOn, votedOn } from '../consent.js';
import type { Mark } from '../marks.js';
import type { BallotState, Mandate } from '../state.js';
import { by, choice, clauseIfAny, commentIfAny, count, event, mark, reasonIfAny, seat, text, votedText, voter } from './binding.js';

/** A vote as the archive keeps it. */
const castFields = {
  ...{ seat, person: voter, choice, text: votedText, reason: reasonIfAny, comment: commentIfAny, clause: clauseIfAny },
  mark: mark('票面记号', 'the mark it leaves'),
  as: field(held<Mandate['kind']>().optional(), '代投方式', 'cast for the member by the holder of a mandate'),
  proof: field(z.string().optional(), '委托书', 'SHA-256 of the letter by which it was cast for the member'),
} as const;

export const voteCast = event('voteCast', {
  words: said('投票', 'vote cast'),
  data: {
    ...castFields,
    replaces: mark('替换的记号', 'the mark it stands in for, `.` for none: every cast is kept and one counts'),
    first: field(z.boolean(), '首次投票', 'the first vote of the seat'),
  },
  sight: { vote: true },
  evolve: (state, vote) => castIn(votedOn(state, vote.seat, vote.text), vote),
});

type Cast = { readonly seat: number; readonly mark: Mark; readonly as?: Mandate['kind'] | undefined };

/** The last vote of a seat counts; whether its member or a holder cast it is kept, because the member's own comes first. */
function castIn(state: BallotState, { seat: at, mark: char, as }: Cast): BallotState {
  const others = (state.byMandate ?? []).filter((one) => one !== at);
  const byMandate = as ? [...others, at] : others;
  return {
    ...state,
    marks: withChar(state.marks, at, char),
    casts: state.casts + 1,
    papers: state.papers.map((paper) => (paper.seat === at ? { ...paper, overtaken: true } : paper)),
    ...(state.byMandate || as ? { byMandate } : {}),
  };
}

export const voteKeptLate = event('voteKeptLate', {
  words: said('迟到的票', 'vote kept as late'),
  data: { ...castFields, lateByMs: count('迟到的毫秒数', 'milliseconds after the close') },
  sight: { vote: true },
  evolve: (state) => ({ ...state, late: state.late + 1 }),
  late: true,
});

/** A comment on a clause that is not put to the vote again: it changes no vote and waits for the next revision, visibly. */
export const commentParked = event('commentParked', {
  words: said('留待下次修订的意见', 'comment parked'),
  data: { seat, person: voter, clause: text('条款', 'clause'), choice, words: text('意见', 'what was said'), text: votedText },
  sight: { vote: true },
  evolve: (state) => ({ ...state, parked: (state.parked ?? 0) + 1 }),
});

/** Asked whether the vote stands on a corrected text, its voter said yes. */
export const voteStood = event('voteStood', {
  words: said('确认维持原票', 'vote stands'),
  data: { seat, person: voter, text: votedText },
  sight: { vote: true },
  evolve: (state, { seat: at, text: on }) => stoodOn(state, at, on),
});

export const conditionalConfirmed = event('conditionalConfirmed', {
  words: said('确认改为赞成', 'conditional no turned to yes'),
  data: { seat, person: voter, text: votedText },
  sight: { vote: true },
  evolve: (state, { seat: at }) => ({ ...state, marks: withChar(state.marks, at, 'Y') }),
});

export const attendanceRecorded = event('attendanceRecorded', {
  words: said('登记到会', 'attendance recorded'),
  data: { present: field(held<readonly number[]>(), '到会席位', 'seats that are here'), by },
  sight: { everybody: [], conductors: ['present', 'by'] },
  evolve: (state, { present }) => ({
    ...state,
    attendance: present.reduce((rows, at) => withChar(rows, at, '1'), blankRows(state.size, '0')),
  }),
});

export const voteEvents = [voteCast, voteKeptLate, commentParked, voteStood, conditionalConfirmed, attendanceRecorded] as const;
