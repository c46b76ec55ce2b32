import { z } from 'zod';
import type { Outcome } from '../../ballot-rule/ballot-rule.js';
import type { Stream } from '../../kernel/decider.js';
import { eventsOf } from '../../kernel/event.js';
import { field, held } from '../../kernel/field.js';
import { said } from '../../kernel/words.js';
import type { BallotInput, CommitteeReport } from '../../messages/messages.js';
import { named } from '../../kernel/named-change.js';
import type { PersonId } from '../../kernel/person-id.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { Matter } from '../../messages/matter.js';
import type { CommitteeState, OpenBallot } from '../state.js';
import { inYear } from '../counts.js';
import { keptDecided, recounted, used } from '../decided.js';
import { absencesInARow, by } from '../fields.js';

/* Its ballots: called by itself or for a project, and what they report. */

const { event } = eventsOf<CommitteeState>();

const ballot = field(held<Stream>(), '表决', 'ballot');
const matter = field(held<Matter>(), '事项', 'matter');

export const ballotCalled = event('ballotCalled', {
  words: said('委员会发起表决', 'ballot called'),
  data: {
    open: field(held<OpenBallot>(), '表决事项', 'what is put to the vote'),
    input: field(held<BallotInput>(), '表决要素', 'the ballot as it begins'),
    by,
  },
  evolve: (state, { open }) => ({
    ...state,
    ballots: [...state.ballots, open],
    year: inYear(state.year, 'ballots'),
    counts: { ...state.counts, ballots: state.counts.ballots + 1 },
  }),
  effects: ({ open, input }) => [{ kind: 'start', stream: open.ballot, input }],
});

export const ballotDenied = event('ballotDenied', {
  words: said('不能安排表决', 'ballot denied to a project'),
  data: {
    ballot,
    project: field(held<Stream>(), '标准项目', 'project that asked'),
    round: field(z.int(), '轮次', 'round'),
    refusal: field(held<Refusal>(), '理由', 'why it cannot be held'),
  },
  evolve: (state) => state,
  effects: ({ ballot: asked, project, round, refusal }) => {
    const command: CommitteeReport = { type: 'ballotRefused', ballot: asked, round, refusal };
    return [{ kind: 'tell', stream: project, command }];
  },
});

export const ballotEnded = event('ballotEnded', {
  words: said('表决结束', 'ballot ended'),
  data: {
    ballot,
    outcome: field(held<Outcome | null>(), '结果', 'outcome; none when it was voided'),
    matter,
    silent: field(held<readonly PersonId[]>(), '未投票的人', 'who returned nothing'),
    absences: absencesInARow,
  },
  /** The ballot is open no more; a result that was counted anew stands in the place of the earlier one. */
  evolve(state, { ballot: stream, outcome, absences }) {
    const open = state.ballots.find((one) => one.ballot === stream);
    const next = { ...state, absences, ballots: state.ballots.filter((one) => one.ballot !== stream) };
    if (outcome === null) return used(next, stream);
    if (open === undefined) return { ...next, decided: state.decided.map((one) => (one.ballot === stream ? recounted(one, outcome) : one)) };
    // What a project asked is the project's to use.
    if (open.project !== null) return next;
    const { matter: of, body, text, change } = open;
    return { ...next, decided: [...state.decided, { ballot: stream, matter: of, body, text, outcome, ...named(change) }].slice(-keptDecided) };
  },
});

/** Decided before, and open again: its result counts for nothing until it has closed anew. */
export const ballotReopened = event('ballotReopened', {
  words: said('表决重新开放', 'ballot open again'),
  data: { ballot, matter },
  evolve: (state, { ballot: stream }) => ({
    ...state,
    decided: state.decided.map((one) => (one.ballot === stream ? recounted(one, 'PENDING') : one)),
  }),
});

export const ballotEvents = [ballotCalled, ballotDenied, ballotEnded, ballotReopened] as const;
