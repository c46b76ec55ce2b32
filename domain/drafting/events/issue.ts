import type { Stream } from '../../kernel/decider.js';
import { eventsOf } from '../../kernel/event.js';
import { field, held } from '../../kernel/field.js';
import { rules, shared } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import { author, editors, editorsAndOffice, listed, named, some, toBallot } from '../audiences.js';
import { entered, entry } from '../decision-log.js';
import { answer, answerBy, issue, list, proposed, reason, step } from '../fields.js';
import { changed, without } from '../issues.js';
import { issueOf } from '../stand.js';
import type { DraftingState } from '../state.js';
import { raisedLines } from './call.js';

const { event } = eventsOf<DraftingState>();

const rule = rules.consensus;

export const issueAnswered = event('issueAnswered', {
  words: said('答复关切或反对', 'concern or objection answered'),
  data: { issue, answer, version: field(held<number | null>(), '已作修改的工作稿', 'version in which the text was changed'), ...entry },
  evolve: (state, given) =>
    entered(
      changed(state, given.issue, () => ({ answered: true })),
      given,
    ),
  tells: [
    {
      tag: said('答复', 'Answer'),
      subject: said('{named}：您的第 {issue} 号意见已有答复', '{named}: your point {issue} has its answer'),
      lines: [
        said('答复：{answer}', 'Answer: {answer}'),
        said('已在第 {version} 稿中修改。', 'The text was changed in version {version}.'),
        said('关切者不满意答复，可以坚持反对。', 'Whoever is not content with the answer to a concern may sustain it.'),
      ],
      rule,
      to: author,
      values: (state, { issue: n, answer: words, version }) => ({ ...named(state), issue: n, answer: words, version }),
    },
  ],
});

export const concernSustained = event('concernSustained', {
  words: said('坚持已答复的关切', 'answered concern sustained'),
  data: { issue, step, answerBy, reason, proposed, ...entry },
  evolve: (state, { issue: n, step: first, answerBy: until, decision }) =>
    entered(
      changed(state, n, () => ({ kind: 'sustainedObjection', step: first, answered: false, answerBy: until, overdue: false })),
      { decision },
    ),
  tells: [
    {
      tag: said('坚持的反对意见', 'Sustained objection'),
      subject: said('{named}：第 {issue} 号反对意见', '{named}: objection {issue}'),
      ...{ lines: raisedLines, rule },
      to: editors,
      values: (state, { issue: n, reason: why }) => ({ ...named(state), issue: n, clauses: some(issueOf(state, n)?.clauses ?? []), reason: why }),
    },
  ],
});

/** Who was on the way to vote on it need not any more. */
export const issueWithdrawn = event('issueWithdrawn', {
  words: said('撤回关切或反对', 'concern or objection taken back'),
  data: {
    issue,
    how: field(held<'withdrawn' | 'mediation'>(), '方式', 'how'),
    ballot: field(held<Stream | null>(), '表决', 'ballot on it'),
    reason,
    ...entry,
  },
  evolve: (state, taken) => entered({ ...state, issues: without(state.issues, [taken]) }, taken),
  effects: ({ ballot, reason: why }) => (ballot === null ? [] : [toBallot(ballot, { type: 'voidBallot', reason: why })]),
  tells: [
    {
      tag: said('意见撤回', 'Taken back'),
      subject: said('{named}：第 {issue} 号意见已由提出者撤回', '{named}: point {issue} was taken back by its author'),
      lines: [shared.reason],
      rule,
      to: editorsAndOffice,
      values: (state, { issue: n, reason: why }) => ({ ...named(state), issue: n, reason: why }),
    },
  ],
});

export const answersOverdue = event('answersOverdue', {
  words: said('关切答复逾期', 'answers overdue'),
  data: { issues: list<number>('意见序号', 'numbers of the concerns and objections') },
  evolve: (state, { issues }) => ({
    ...state,
    issues: state.issues.map((one) => (issues.includes(one.n) ? { ...one, overdue: true } : one)),
  }),
  tells: [
    {
      tag: said('答复逾期', 'Answers overdue'),
      subject: said('{named}：第 {issues} 号意见未按期答复', '{named}: points {issues} have no answer in time'),
      lines: [said('每一关切和反对意见都须有理由地答复。', 'Every concern and objection is to be answered with reason.')],
      rule,
      to: editorsAndOffice,
      values: (state, { issues }) => ({ ...named(state), issues: issues.slice(0, listed) }),
    },
  ],
});

export const issueEvents = [issueAnswered, concernSustained, issueWithdrawn, answersOverdue] as const;
