import { z } from 'zod';
import { field, held } from '../../kernel/field.js';
import { shared } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import type { Stream } from '../../kernel/decider.js';
import { withChar } from '../../kernel/rows.js';
import { named, onePerson, rule } from '../audiences.js';
import type { BallotState, NegativeState } from '../state.js';
import { by, event, evidence, mark, personIfKnown, reason, seat, text, votedText, voter, way } from './binding.js';

/* How negatives come to rest, and facts from outside the ballot that its rule asks for. */

const without = (state: BallotState, at: number): readonly NegativeState[] => (state.negatives ?? []).filter((one) => one.seat !== at);

export const negativeWithdrawn = event('negativeWithdrawn', {
  words: said('撤回反对意见', 'negative withdrawn'),
  data: { seat, person: voter, text: votedText, was: mark('原有记号', 'the mark it had'), mark: mark('票面记号', 'the mark it leaves') },
  sight: { vote: true },
  evolve: (state, { seat: at, mark: char }) => ({ ...state, marks: withChar(state.marks, at, char), negatives: without(state, at) }),
});

export const negativeAnswered = event('negativeAnswered', {
  words: said('答复反对意见', 'negative answered'),
  data: { seat, answer: text('答复', 'answer'), person: personIfKnown, by },
  sight: { vote: true },
  evolve: (state, { seat: at }) => ({ ...state, negatives: [...without(state, at), { seat: at, status: 'answered' }] }),
  tells: [
    {
      tag: said('反对意见答复', 'Answer to a negative'),
      subject: said('{question}：您的反对意见已得到答复', '{question}: your negative was answered'),
      lines: [said('答复：{answer}', 'Answer: {answer}'), said('是否撤回由您本人决定。', 'Whether to withdraw it is for you alone to decide.')],
      rule,
      to: (_state, { person }) => onePerson(person),
      values: (state, { answer }) => ({ ...named(state), answer }),
    },
  ],
});

/** A negative came to rest otherwise than by its voter: found persuasive, or as the motion `ballot` decided. */
export const negativeHandled = event('negativeHandled', {
  words: said('处理反对意见', 'negative handled'),
  data: {
    ...{ seat, reason, person: personIfKnown, by },
    way: way('处理结论', 'how it came to rest'),
    ballot: field(held<Stream | null>(), '动议表决', 'the motion that decided it'),
  },
  sight: { vote: true },
  evolve: (state, { seat: at, way: status }) => ({ ...state, negatives: [...without(state, at), { seat: at, status }] }),
  tells: [
    {
      tag: said('反对意见处理', 'Negative handled'),
      subject: said('{question}：您的反对意见的处理结果', '{question}: what became of your negative'),
      lines: [said('处理：{way}', 'Found: {way}'), shared.reason],
      rule,
      to: (_state, { person }) => onePerson(person),
      values: (state, { way: found, reason: why }) => ({ ...named(state), way: found, reason: why }),
    },
  ],
});

export const factRecorded = event('factRecorded', {
  words: said('登记事实', 'fact recorded'),
  data: { fact: text('事实', 'name of the fact'), value: field(z.union([z.number(), z.boolean()]), '取值', 'value'), evidence, by },
  sight: { everybody: ['fact', 'value'], conductors: ['fact', 'value', 'evidence', 'by'] },
  evolve: (state, { fact, value }) => ({ ...state, facts: { ...state.facts, [fact]: value } }),
});

export const negativeEvents = [negativeWithdrawn, negativeAnswered, negativeHandled, factRecorded] as const;
