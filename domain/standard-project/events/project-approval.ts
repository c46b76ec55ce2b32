import { z } from 'zod';
import { eventsOf } from '../../kernel/event.js';
import { field, held } from '../../kernel/field.js';
import { rules, shared, type NoticeWords } from '../../kernel/notice-words.js';
import { said, type Words } from '../../kernel/words.js';
import type { BallotInput } from '../../messages/messages.js';
import { ballot, by, change, decision, lead, move, patentCallUntil, planNumber, reason, reasons, usesBallot } from '../fields.js';
import { tellingVote } from '../lost-vote.js';
import { farewells, start, using } from '../orders.js';
import { notice, publicFacts } from '../parties.js';
import { calledUntil, decided, ended, listed, ordered } from '../rounds.js';
import type { ProjectState } from '../state.js';

/* 立项: the vote of the experts where the profile has one, and what the office makes of it. */

const { event } = eventsOf<ProjectState>();

const about = (subject: Words, ...lines: readonly Words[]): NoticeWords => ({
  ...{ tag: said('立项', 'Project approval'), subject, lines },
  rule: rules.procedure,
});

export const projectBallotOrdered = event('projectBallotOrdered', {
  words: said('发起立项表决', 'vote on the project ordered'),
  data: { by, ...move, ballot, input: field(held<BallotInput>(), '表决的内容', 'what the ballot is about'), change },
  evolve: (state, order) => ({ ...state, projectVote: ordered(state.projectVote, order) }),
  effects: ({ ballot: stream, input }) => [start(stream, input)],
});

/** A second loss ends the proposal. */
export const projectBallotDecided = event('projectBallotDecided', {
  words: said('立项表决结果', 'vote on the project decided'),
  data: { ...move, ...decision, refused: field(z.boolean(), '不予立项', 'the project is refused by it') },
  evolve: (state, result) => ({
    ...listed(state, 'projectVote', result),
    projectVote: decided(state.projectVote, result, state),
    end: result.refused ? 'refused' : null,
  }),
  effects: ({ refused, ballot: stream }, state) => (refused ? [...using(stream), ...farewells(state, 'projectBallotDecided')] : []),
  tells: [tellingVote('projectVote', ['office', 'proposer'], about(said('{named}：立项表决{outcome}', '{named}: vote on the project, {outcome}')))],
  decision: { kind: 'ballotResult', words: said('立项表决结果', 'result of the vote on the project') },
});

export const projectEstablished = event('projectEstablished', {
  words: said('立项', 'project established'),
  data: { by, ...move, planNumber, lead, patentCallUntil, usesBallot, profileHash: field(z.string(), '锁定的规程', 'hash of the pinned profile') },
  sight: { everybody: ['path', 'clock', 'planNumber', 'lead', 'profileHash'] },
  evolve: (state, { planNumber: number, lead: unit, patentCallUntil: until }) => ({
    ...state,
    plan: { number, lead: unit },
    patentCallUntil: calledUntil(state, until),
  }),
  effects: ({ usesBallot: stream }) => using(stream),
  tells: [
    notice({
      ...about(said('{named}：立项公告', '{named}: the project is established'), said('计划编号：{planNumber}', 'Plan number: {planNumber}')),
      to: publicFacts,
      facts: ['planNumber'],
    }),
  ],
});

export const projectReturned = event('projectReturned', {
  words: said('退回立项', 'returned at project approval'),
  data: { by, ...move, reasons },
  // Shown anew when it comes again.
  evolve: (state) => ({ ...state, notice: null, projectVote: { ...state.projectVote, outcome: null, ballot: null } }),
  tells: [
    notice({ ...about(said('{named}：立项退回修改', '{named}: returned at project approval'), shared.reason), to: ['proposer'], facts: ['reasons'] }),
  ],
});

export const projectRefused = event('projectRefused', {
  words: said('不予立项', 'project refused'),
  data: { by, ...move, reason },
  evolve: ended('refused'),
  effects: ({ reason: why }, state) => farewells(state, why),
  tells: [
    notice({ ...about(said('{named}：不予立项', '{named}: the project is refused'), shared.reason), to: ['proposer', 'public'], facts: ['reason'] }),
  ],
});

export const projectApprovalEvents = [projectBallotOrdered, projectBallotDecided, projectEstablished, projectReturned, projectRefused] as const;
