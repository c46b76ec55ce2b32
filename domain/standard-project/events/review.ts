import { z } from 'zod';
import { askingCommittee } from '../../committee/ask-committee.js';
import type { Stream } from '../../kernel/decider.js';
import { eventsOf } from '../../kernel/event.js';
import { field, held } from '../../kernel/field.js';
import { rules, shared, type NoticeWords } from '../../kernel/notice-words.js';
import { said, type Words } from '../../kernel/words.js';
import type { BallotInput, CommitteeOrder } from '../../messages/messages.js';
import type { Refusal } from '../../kernel/refusal.js';
import {
  ballot,
  by,
  calledOff,
  change,
  decision,
  edits,
  law,
  lineage,
  move,
  passed,
  patentCallUntil,
  reason,
  round,
  substantive,
  text,
} from '../fields.js';
import { withoutCommittee } from '../local-state.js';
import { tellingVote } from '../lost-vote.js';
import { onFile } from '../on-file.js';
import { callingOff, farewells, start, using } from '../orders.js';
import { notice, publicFacts } from '../parties.js';
import { calledUntil, decided, listed, ordered, taken, withoutRounds, withoutSwaps } from '../rounds.js';
import type { ProjectState } from '../state.js';

/* 技术审查, by a panel of experts or by the committee of the project. */

const { event } = eventsOf<ProjectState>();

const about = (subject: Words, ...lines: readonly Words[]): NoticeWords => ({
  ...{ tag: said('技术审查', 'Technical review'), subject, lines },
  rule: rules.review,
});

export const submittedForReview = event('submittedForReview', {
  words: said('送审', 'submitted for review'),
  data: { by, ...move, law, text, patentCallUntil, lineage },
  sight: { everybody: ['path', 'clock', 'law', 'text'] },
  evolve: (state, { text: sent, patentCallUntil: until }) => ({
    ...onFile(state, 'draftForReview', sent),
    patentCallUntil: calledUntil(state, until),
  }),
  tells: [notice({ ...about(said('{named}：送审稿已提交', '{named}: submitted for technical review')), to: ['office'] })],
});

export const reviewBallotOrdered = event('reviewBallotOrdered', {
  words: said('发起技术审查表决', 'ballot of the review ordered'),
  data: {
    ...{ by, ...move, ballot, patentCallUntil, change },
    input: field(held<BallotInput>(), '表决的内容', 'what the ballot is about'),
    eligible: field(z.int(), '有表决权人数', 'how many may vote'),
    insteadOf: field(held<Stream>().optional(), '已不存在的委员会', 'the committee that is no more, in whose place a panel reviews'),
  },
  evolve: (state, order) => put(order.insteadOf === undefined ? state : withoutCommittee(state), order),
  effects: ({ ballot: stream, input }) => [start(stream, input)],
  tells: [notice({ ...about(said('{named}：开始技术审查', '{named}: technical review has begun')), to: publicFacts })],
});

/** The committee alone knows who is entitled today, so it makes the roll. */
export const reviewBallotAsked = event('reviewBallotAsked', {
  words: said('提请标委会审查', 'committee asked to review'),
  data: {
    ...{ by, ...move, ballot, change, patentCallUntil },
    committee: field(held<Stream>(), '标委会', 'committee'),
    input: field(held<CommitteeOrder['input']>(), '表决的内容', 'what the ballot is about'),
  },
  sight: { everybody: ['path', 'clock', 'change', 'committee'] },
  evolve: (state, order) => put(state, order),
  effects: (order) => [askingCommittee(order.committee, order)],
  tells: [
    notice({
      ...about(said('{named}：提请标委会审查', '{named}: the committee is asked to review')),
      rule: rules.profile,
      to: publicFacts,
    }),
  ],
});

type Put = Parameters<typeof ordered>[1] & { readonly patentCallUntil: ProjectState['patentCallUntil'] };

/** A text that is put to a vote carries no edits from an earlier one. */
const put = (state: ProjectState, order: Put): ProjectState => ({
  ...state,
  patentCallUntil: calledUntil(state, order.patentCallUntil),
  review: { ...ordered(state.review, order), text: order.input.text, edits: 0, confirmed: null },
});

/** Nothing was decided where no ballot began. */
export const committeeRefused = event('committeeRefused', {
  words: said('标委会未能组织审查', 'committee could not hold the review'),
  data: { ...move, ballot, round, refusal: field(held<Refusal>(), '理由', 'why not') },
  evolve: (state, { ballot: stream }) => taken(state, { ballot: stream, reason: '' }),
  tells: [
    notice({
      ...about(said('{named}：标委会未能组织第 {round} 轮审查', '{named}: the committee could not hold round {round} of the review'), shared.round),
      rule: rules.profile,
      to: ['office', 'drafters'],
      facts: ['round'],
    }),
  ],
});

/** The ballot answers in order: an erratum it has not made by now came too late. */
export const reviewDecided = event('reviewDecided', {
  words: said('技术审查表决结果', 'review decided'),
  data: { ...move, ...decision },
  sight: { everybody: ['path', 'clock', 'round', 'outcome', 'counts', 'trace'] },
  evolve: (state, result) => ({ ...listed(state, 'review', result), review: decided(withoutSwaps(state.review), result, state) }),
  tells: [tellingVote('review', ['office', 'drafters'], about(said('{named}：技术审查表决{outcome}', '{named}: technical review, {outcome}')))],
  decision: { kind: 'ballotResult', words: said('技术审查表决结果', 'result of the technical review') },
});

/** The last loss that the procedure allows ends the project, not anyone's wish. */
export const reviewTerminated = event('reviewTerminated', {
  words: said('技术审查未通过，项目终止', 'terminated at review'),
  data: { ...move, ...decision },
  sight: { everybody: ['path', 'clock', 'round', 'outcome', 'counts', 'trace'] },
  evolve: (state, result) => ({ ...listed(state, 'review', result), review: decided(state.review, result, state), end: 'terminated' }),
  effects: ({ ballot: stream }, state) => [...using(stream), ...farewells(state, 'reviewTerminated')],
  tells: [
    tellingVote('review', ['office', ...publicFacts], about(said('{named}：技术审查未通过，项目终止', '{named}: terminated at technical review'))),
  ],
  decision: { kind: 'ballotResult', words: said('技术审查未通过，审查终止', 'terminated at review') },
});

export const reviewConcluded = event('reviewConcluded', {
  words: said('审查结论', 'review concluded'),
  data: { by, ...move, outcome: passed, edits, usesBallot: ballot },
  evolve: (state, { edits: asked }) => ({ ...state, review: { ...state.review, edits: asked.length, confirmed: null } }),
  effects: ({ usesBallot }) => using(usesBallot),
  tells: [
    notice({
      ...about(said('{named}：技术审查结论：{outcome}', '{named}: technical review concluded, {outcome}')),
      to: publicFacts,
      facts: ['outcome'],
    }),
  ],
});

export const editsConfirmed = event('editsConfirmed', {
  words: said('确认修改', 'edits confirmed'),
  data: { by, text },
  evolve: (state, { text: confirmed }) => ({ ...state, review: { ...state.review, confirmed } }),
});

export const sentBack = event('sentBack', {
  words: said('退回起草', 'sent back to drafting'),
  data: { by, ...move, ...calledOff, reason, substantive },
  evolve(state, off) {
    const back = withoutRounds(state, off);
    return { ...back, comment: { ...back.comment, repeat: back.comment.repeat || off.substantive } };
  },
  effects: callingOff,
  tells: [
    notice({
      tag: said('起草', 'Drafting'),
      subject: said('{named}：退回起草', '{named}: sent back to drafting'),
      lines: [shared.reason, said('{substantive}', '{substantive}')],
      rule: rules.procedure,
      to: ['drafters', 'proposer'],
      facts: ['reason', 'substantive'],
    }),
  ],
});

export const reviewEvents = [
  submittedForReview,
  reviewBallotOrdered,
  reviewBallotAsked,
  committeeRefused,
  reviewDecided,
  reviewTerminated,
  reviewConcluded,
  editsConfirmed,
  sentBack,
] as const;
