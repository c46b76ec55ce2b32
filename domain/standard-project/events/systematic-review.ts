import { z } from 'zod';
import type { Stream } from '../../kernel/decider.js';
import { eventsOf } from '../../kernel/event.js';
import { choice, field, held } from '../../kernel/field.js';
import { rules, shared } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import type { BallotInput } from '../../messages/messages.js';
import type { NamedChange } from '../../kernel/named-change.js';
import { ballot, by, campaign, effectiveAt, move, standardNumber, reason, reviewFrom, reviewOutcome, successor, usesBallot } from '../fields.js';
import type { ProjectInput } from '../input.js';
import { farewells, outcomeFor, outcomeForAll, start, using } from '../orders.js';
import { notice, publicFacts } from '../parties.js';
import { goesOn } from '../review-clock.js';
import { ended, ordered } from '../rounds.js';
import type { ProjectState } from '../state.js';
import { openingNames } from '../words.js';

/* 复审: begun by its time, by cause, by feedback or by a campaign; concluded; and the new edition it may lead to. */

const { event } = eventsOf<ProjectState>();

const telling = { tag: said('复审', 'Systematic review'), rule: rules.periodic } as const;

/** A review counts, and its vote begins from nothing. */
const begunAnew = (state: ProjectState): ProjectState['systematic'] => ({
  ...state.systematic,
  ...{ held: state.systematic.held + 1, ballot: null, outcome: null, proposal: null, loss: null },
});

export const systematicReviewOpened = event('systematicReviewOpened', {
  words: said('开始复审', 'systematic review opened'),
  data: {
    ...{ by, ...move },
    trigger: field(choice(openingNames), '起因', 'cause'),
    reason: field(held<string | null>(), '理由', 'reason'),
    feedback: field(z.int(), '实施反馈', 'feedback since the last review'),
    campaign: field(held<Stream | undefined>().optional(), '集中复审', 'campaign that asked for it'),
  },
  sight: { everybody: ['path', 'clock', 'trigger', 'reason'] },
  evolve: (state, { campaign: asked }) => ({
    ...state,
    ...(asked === undefined && state.campaigns === undefined ? {} : { campaigns: asked === undefined ? [] : [asked] }),
    clocks: { ...state.clocks, review: null },
    systematic: begunAnew(state),
  }),
  tells: [
    notice({
      ...telling,
      subject: said('{named}：开始复审', '{named}: systematic review has begun'),
      lines: [said('起因：{trigger}', 'Cause: {trigger}'), shared.reason],
      to: ['office', ...publicFacts],
      facts: ['trigger', 'reason'],
    }),
  ],
});

export const systematicBallotOrdered = event('systematicBallotOrdered', {
  words: said('发起复审表决', 'vote of the systematic review ordered'),
  data: {
    ...{ by, ballot, proposal: reviewOutcome },
    input: field(held<BallotInput>(), '表决设置', 'how the ballot is run'),
    change: field(held<NamedChange | undefined>().optional(), '有何变化', 'what has changed since the round that was lost'),
  },
  evolve: (state, order) => ({ ...state, systematic: { ...ordered(state.systematic, order, order.proposal), proposal: order.proposal } }),
  effects: ({ ballot: stream, input }) => [start(stream, input)],
});

export const standardConfirmed = event('standardConfirmed', {
  words: said('复审结论为继续有效', 'standard confirmed'),
  data: { by, ...move, reason, reviewFrom, usesBallot },
  sight: { everybody: ['path', 'clock', 'reason'] },
  evolve: (state, { reviewFrom: next }) => goesOn(state, next),
  effects: ({ usesBallot: used }, state) => [...using(used), ...outcomeForAll('confirm', state)],
  tells: [
    notice({
      ...telling,
      subject: said('{named}：复审结论为继续有效', '{named}: confirmed'),
      lines: [shared.reason],
      to: publicFacts,
      facts: ['reason'],
    }),
  ],
});

export const revisionStarted = event('revisionStarted', {
  words: said('复审结论为修订', 'revision started'),
  data: { by, ...move, reason, successor, input: field(held<ProjectInput>(), '修订项目', 'birth of the revision'), usesBallot },
  sight: { everybody: ['path', 'clock', 'reason', 'successor'] },
  evolve: (state, { successor: project }) => ({ ...state, successor: { project, number: null, effectiveAt: null } }),
  effects: ({ successor: stream, input, usesBallot: used }, state) => [start(stream, input), ...using(used), ...outcomeForAll('revise', state)],
  tells: [
    notice({
      ...telling,
      subject: said('{named}：复审结论为修订', '{named}: to be revised'),
      lines: [shared.reason, said('修订项目：{successor}', 'Revision project: {successor}')],
      to: publicFacts,
      facts: ['reason', 'successor'],
    }),
  ],
});

/** The number in the notices of the new edition is its own, so the old one goes by its title. */
export const successorAnnounced = event('successorAnnounced', {
  words: said('新版已发布', 'new edition announced'),
  data: { successor, number: standardNumber, effectiveAt },
  sight: { everybody: ['successor', 'number', 'effectiveAt'] },
  evolve: (state, { successor: project, number, effectiveAt: from }) => ({ ...state, successor: { project, number, effectiveAt: from } }),
  tells: [
    notice({
      ...telling,
      rule: rules.disclosure,
      subject: said('《{title}》：新版 {number} 已发布', '“{title}”: the new edition {number} is published'),
      lines: [said('新版实施前，本版继续有效。', 'This edition stays in force until the new one enters into force.')],
      to: publicFacts,
      facts: ['successor', 'number'],
    }),
  ],
});

export const successorFailed = event('successorFailed', {
  words: said('修订项目未能完成', 'the revision came to nothing'),
  data: { ...move, successor, reason },
  evolve: (state) => ({ ...state, successor: null, systematic: begunAnew(state) }),
  tells: [
    notice({
      ...telling,
      subject: said('{named}：修订项目未能完成', '{named}: the revision came to nothing'),
      lines: [shared.reason],
      to: ['office'],
      facts: ['successor', 'reason'],
    }),
  ],
});

export const standardSuperseded = event('standardSuperseded', {
  words: said('被新版代替', 'superseded'),
  data: {
    ...move,
    by: field(held<string>(), '新版编号', 'number of the new edition'),
    number: field(held<string | null>(), '标准编号', 'number of the standard'),
  },
  sight: { everybody: ['path', 'clock', 'number'] },
  evolve: ended('superseded'),
  effects: (_data, state) => farewells(state, 'standardSuperseded'),
  tells: [
    notice({
      ...telling,
      rule: rules.disclosure,
      subject: said('《{title}》：已被新版代替', '“{title}”: superseded by the new edition'),
      lines: [said('新版编号：{number}', 'Number of the new edition: {number}')],
      to: publicFacts,
      facts: ['number'],
    }),
  ],
  decision: { kind: 'withdrawal', words: said('被代替', 'superseded') },
});

export const campaignJoined = event('campaignJoined', {
  words: said('列入集中复审', 'joined a review campaign'),
  data: { campaign, reason },
  evolve: (state, { campaign: joined }) => ({ ...state, campaigns: [...(state.campaigns ?? []).filter((one) => one !== joined), joined] }),
  tells: [
    notice({
      ...telling,
      tag: said('集中复审', 'Review campaign'),
      subject: said('{named}：列入集中复审', '{named}: part of a review campaign'),
      lines: [shared.reason],
      to: ['office'],
      facts: ['reason'],
    }),
  ],
});

export const campaignAnswered = event('campaignAnswered', {
  words: said('答复集中复审', 'campaign answered'),
  data: { campaign, outcome: field(held<string>(), '结果', 'outcome') },
  evolve: (state) => state,
  effects: ({ campaign: asked, outcome }, state) => [outcomeFor(asked, outcome, state)],
});

export const systematicReviewEvents = [
  systematicReviewOpened,
  systematicBallotOrdered,
  standardConfirmed,
  revisionStarted,
  successorAnnounced,
  successorFailed,
  standardSuperseded,
  campaignJoined,
  campaignAnswered,
] as const;
