import type { Actor } from '../../../domain/kernel/actor.js';
import { clauseHash } from '../../../domain/text/clause-tree.js';
import { drafting } from '../../../domain/drafting/drafting.js';
import type { DraftingCommand } from '../../../domain/drafting/acts.js';
import type { DraftingEvent } from '../../../domain/drafting/events.js';
import type { DraftingState } from '../../../domain/drafting/state.js';
import { standsOf } from '../../../domain/drafting/stand.js';
import type { DraftingInput } from '../../../domain/messages/drafting.js';
import type { ConsensusTerms } from '../../../domain/profile/profile.js';
import { calendar, days, officer, plant, seats, society, start, terms as ballotTerms, who } from '../ballot/ballot-fixture.js';
import { runsOf, type Run as RunOf } from '../run.js';
import { personNamed } from '../../support/spelt.js';

export const stream = 'drafting/d1' as const;
export const project = 'standard-project/p1' as const;
export const editor = who('editor');
export const member = (n: number): Actor => who(`p${n}`);

export const terms: ConsensusTerms = {
  call: days(14),
  answer: days(10),
  silence: 'noPosition',
  support: '1/2',
  escalation: ['redraft', 'mediation', 'vote'],
  vote: { terms: { ...ballotTerms, rule: 'CN-LB', exclusion: 'none', minSeats: 3 }, binding: 'decides' },
  source: 'own:test profile',
};
export const input = (over: Partial<DraftingInput> = {}): DraftingInput => ({
  project,
  committee: null,
  organisation: society,
  title: { zh: '机器人接口', en: 'Robot interface' },
  group: seats(4, plant),
  editors: [personNamed('editor')],
  terms,
  profile: 'f'.repeat(64),
  rehearsal: false,
  ...over,
});

export type Run = RunOf<DraftingState, DraftingEvent>;
const runs = runsOf(drafting, { stream, calendar });
export const { act, verdict } = runs;
export const begin = (over: Partial<DraftingInput> = {}): Run => runs.begin(input(over), runs.at(start, officer));
export const decide = (run: Run, actor: Actor, command: DraftingCommand) => drafting.decide(run.state, command, runs.at(run.now, actor));

/** A text given as words by clause id, as the API would hand it in. */
export const version = (
  sha: string,
  words: { readonly [id: string]: string },
  over: { readonly duplicates?: readonly string[] } = {},
): DraftingCommand => ({
  type: 'uploadVersion',
  sha256: sha.repeat(64).slice(0, 64),
  note: '修改稿',
  clauses: Object.entries(words).map(([id, text]) => ({ id, hash: clauseHash(text) })),
  duplicates: over.duplicates ?? [],
  gaps: [],
});
export const v1 = version('1', { '1': 'scope', '4': 'states', '4.1': 'six states', '4.2': 'voltage 24 V' });
export const v2 = version('2', { '1': 'scope', '4': 'states', '4.1': 'six states', '4.2': 'voltage 36 V' });

export const supporting = (run: Run, call: number, ...members: readonly number[]): Run =>
  members.reduce((next, n) => act(next, member(n), { type: 'statePosition', call, position: 'support' }), run);
export const objection = (call: number, clause: string): DraftingCommand => ({
  type: 'statePosition',
  call,
  clauses: [clause],
  position: 'sustainedObjection',
  reason: '电压与现有产品不兼容',
  proposed: '电压应为 36 V。',
});
export const concern = (call: number, clause: string): DraftingCommand => ({
  type: 'statePosition',
  call,
  clauses: [clause],
  position: 'concern',
  reason: '未说明允差',
});
export const stands = (run: Run): { readonly [clause: string]: string } =>
  Object.fromEntries(standsOf(run.state).map(({ id, stand }) => [id, stand]));
/** v1 uploaded and a call on all of it open. */
export const called = (over: Partial<DraftingInput> = {}): Run => act(act(begin(over), editor, v1), editor, { type: 'openCall' });
/** All support but p3, who objects to 4.2; closed early. */
export const disputed = (over: Partial<DraftingInput> = {}): Run => {
  const asked = supporting(called(over), 1, 0, 1, 2, 3);
  return act(act(asked, member(3), objection(1, '4.2')), editor, { type: 'closeCall', call: 1 });
};

/** Who mediates, the ones who sat together, and what each of the two says of it. */
export const chair = who('chair', 'chair');
export const people = [
  { person: personNamed('p3'), name: '成员3' },
  { person: personNamed('mediator'), name: '王' },
];
export const mediate = { type: 'recordMediation', issue: 1, people, outcome: 'failed', summary: '各持己见' } as const;
/** An answered objection, in the step after a mediation that failed and that both confirm. */
export const mediated = (run: Run) =>
  [chair, member(3)].reduce((next, who) => act(next, who, mediate), act(run, officer, { type: 'escalate', issue: 1, reason: '未能一致' }));
