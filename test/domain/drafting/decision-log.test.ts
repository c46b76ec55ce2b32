import { expect, it } from 'vitest';
import { streamActor } from '../../../domain/kernel/actor.js';
import { drafting } from '../../../domain/drafting/drafting.js';
import type { DraftingEvent } from '../../../domain/drafting/events.js';
import { callCancelled, callClosed, callOpened } from '../../../domain/drafting/events/call.js';
import { draftingDisbanded, groupChanged } from '../../../domain/drafting/events/group.js';
import { concernSustained, issueAnswered, issueWithdrawn } from '../../../domain/drafting/events/issue.js';
import { mediationRecorded, objectionDecided, objectionEscalated } from '../../../domain/drafting/events/objection.js';
import { alarmAnswered, consensusDeclared, versionUploaded } from '../../../domain/drafting/events/text.js';
import { day, officer, start } from '../ballot/ballot-fixture.js';
import { act, disputed, editor, mediated, people } from './drafting-fixture.js';

const entry = { decision: 41, by: editor.id };
const [text, reason, until] = ['b'.repeat(64), '说明', start + 30 * day] as const;
const diff = { added: [], removed: [], changed: [], moved: [] };

const ready = mediated(act(disputed(), editor, { type: 'answerIssue', issue: 1, answer: reason }));
const ordered = act(ready, officer, { type: 'voteOnObjection', issue: 1 });
const ballot = 'ballot/d1-vote-1' as const;
const report = { type: 'ballotDecided', ballot, round: 1, outcome: 'PASS', counts: {} as never, trace: [] } as const; // only the outcome is read
const decided = act(ordered, streamActor(ballot), report);

/** Everything that is entered in the decision log of a group. */
const entries: readonly DraftingEvent[] = [
  versionUploaded({ version: 2, text, note: reason, clauses: [], duplicates: [], gaps: [], diff, ...entry }),
  consensusDeclared({ version: 1, text, clauses: 4, byVote: [], ...entry }),
  alarmAnswered({ alarm: 'clause:4.2', answer: 'explained', reason, from: text, to: text, ...entry }),
  callOpened({ call: 2, version: 1, text, clauses: ['4.2'], closesAt: until, provisional: false, note: null, ...entry }),
  callClosed({ call: 1, early: false, answerBy: until, silence: 'noPosition', support: '1/2', counts: [], settled: [], escalated: [], ...entry }),
  callCancelled({ call: 1, reason, answerBy: until, escalated: [], ...entry }),
  issueAnswered({ issue: 1, answer: reason, version: null, ...entry }),
  concernSustained({ issue: 1, step: 0, answerBy: until, reason, proposed: reason, ...entry }),
  issueWithdrawn({ issue: 1, how: 'withdrawn', ballot: null, reason, ...entry }),
  objectionEscalated({ issue: 1, step: 1, reason, ...entry }),
  mediationRecorded({ issue: 1, people, outcome: 'failed', summary: reason, record: null, confirmed: false, ...entry }),
  objectionDecided({ issue: 1, upheld: true, reason, ...entry }),
  groupChanged({ join: [], leave: [], asked: [], editors: [], note: reason, ...entry }),
  draftingDisbanded({ reason, ...entry }),
  ...ordered.latest,
  ...decided.latest,
];

it.each(entries.map((one) => [one.type, one] as const))(
  '%s leaves its number in the state, so that the next entry has the next one',
  (_type, one) => {
    if (!('decision' in one)) throw new Error('no entry');
    expect(drafting.evolve(disputed().state, one, start).decisions).toBe(one.decision);
  },
);

it('looks at every event that is entered', () => {
  const entered = Object.values(drafting.events).filter(({ data }) => data !== null && 'decision' in data);
  expect(entries.map(({ type }) => type).sort()).toEqual(entered.map(({ type }) => type).sort());
});
