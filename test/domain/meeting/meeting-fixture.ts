import type { Actor, Role } from '../../../domain/actor.js';
import { system } from '../../../domain/actor.js';
import type { Outcome } from '../../../domain/ballot-rule/ballot-rule.js';
import { startOfDay, localDay } from '../../../domain/calendar/instant.js';
import type { Calendar } from '../../../domain/calendar/calendar.js';
import type { Context, Effect, Instant } from '../../../domain/decider.js';
import type { AgendaItem, BallotReport, MeetingInput, RosterRow } from '../../../domain/messages.js';
import type { MeetingCommand } from '../../../domain/meeting/meeting-command.js';
import type { MeetingEvent } from '../../../domain/meeting/meeting-event.js';
import type { MeetingState } from '../../../domain/meeting/meeting-state.js';
import { meeting } from '../../../domain/meeting/meeting.js';
import type { BallotTerms } from '../../../domain/profile/profile.js';

export const office = '51210000MJ4K0X072M';
export const plant = '91350200776049653A';
export const text = 'a'.repeat(64);
export const hour = 3_600_000;
export const day = 86_400_000;
/** Monday 2026-11-02 10:00 in Shanghai: the call. */
export const start: Instant = Date.UTC(2026, 10, 2, 2);
/** Wednesday 2026-12-16 09:00 in Shanghai. */
export const opensAt: Instant = Date.UTC(2026, 11, 16, 1);
export const calendar: Calendar = { id: 'test', hash: 'c'.repeat(64), years: [2026, 2027], daysOff: [], workDays: [] };

export const who = (id: string, role?: Role): Actor => ({ id, grants: role ? [{ role, organisation: office }] : [] });
export const secretary = who('secretary', 'secretariat');
export const chair = who('chair', 'chair');
export const committee: Actor = { id: 'stream:committee/c1', grants: [] };
export const member = (n: number): Actor => who(`m${n}`);
export const at = (now: Instant, actor: Actor): Context => ({ now, actor, calendar, stream: 'meeting/m1' });

const days = (count: number) => ({ count, unit: 'calendarDays' }) as const;
/** 会审 of a committee: 3/4 take part, 2/3 in favour, at most 1/4 against. */
export const reviewTerms: BallotTerms = {
  rule: 'CN-TC',
  params: {},
  mode: 'meeting',
  choices: 'three',
  window: { min: days(1), default: days(1), max: days(3) },
  minSeats: 3,
  silence: 'notReturned',
  abstention: 'inDenominator',
  spoilt: 'notReturned',
  late: 'keptNotCounted',
  graceSeconds: 30,
  recusal: 'reducesElectorate',
  exclusion: 'draftersAndUnits',
  revote: 'untilClose',
  reasons: 'optional',
  tie: 'fails',
  visibility: 'namedAfterClose',
  extension: null,
  source: 'test',
};

export const row = (n: number, over: Partial<RosterRow> = {}): RosterRow => ({
  person: `m${n}`,
  name: `委员${n}`,
  organisation: plant,
  organisationName: '示例公司',
  duty: '委员',
  title: '高级工程师',
  votes: true,
  ...over,
});
export const roster = (voting: number, guests = 0): readonly RosterRow[] => [
  ...Array.from({ length: voting }, (_, n) => row(n)),
  ...Array.from({ length: guests }, (_, n) => row(voting + n, { duty: '顾问', votes: false })),
];

export const draftItem: AgendaItem = { n: 1, title: { zh: '审查送审稿', en: 'Review the draft' }, documents: [text], project: null, decides: true };
export const planItem: AgendaItem = { n: 2, title: { zh: '年度计划', en: 'Plan of the year' }, documents: [], project: null, decides: false };

export const input = (over: Partial<MeetingInput> = {}): MeetingInput => ({
  committee: 'committee/c1',
  organisation: office,
  title: { zh: '2026年度全体会议', en: 'Plenary 2026' },
  form: 'plenary',
  opensAt,
  place: '沈阳',
  remote: true,
  link: 'https://meet.example/1',
  agenda: [draftItem, planItem],
  roster: roster(8, 1),
  material: { count: 1, unit: 'months' },
  terms: { review: reviewTerms, letter: { ...reviewTerms, mode: 'letter' } },
  profile: 'd'.repeat(64),
  rehearsal: false,
  ...over,
});

/** A meeting under way in a test: it keeps state, events and the effects of the last act. */
export type Run = {
  readonly state: MeetingState;
  readonly events: readonly MeetingEvent[];
  readonly effects: readonly Effect[];
  readonly now: Instant;
};

const applied = (run: Run, event: MeetingEvent): Run => {
  const state = meeting.evolve(run.state, event, run.now);
  return { ...run, state, events: [...run.events, event], effects: [...run.effects, ...meeting.effects(event, state)] };
};

export function begin(over: Partial<MeetingInput> = {}, now: Instant = start): Run {
  const born = meeting.start(input(over), at(now, committee));
  if (!born.ok) throw new Error(born.error.code);
  return born.value.reduce<Run>(applied, { state: null as unknown as MeetingState, events: [], effects: [], now }); // null only for the birth
}
export function started(over: Partial<MeetingInput> = {}, actor: Actor = committee, now: Instant = start): string {
  const born = meeting.start(input(over), at(now, actor));
  return born.ok ? 'accepted' : born.error.code;
}

export function act(run: Run, actor: Actor, command: MeetingCommand, now: Instant = run.now): Run {
  const decided = meeting.decide(run.state, command, at(now, actor));
  if (!decided.ok) throw new Error(`${command.type}: ${decided.error.code}`);
  return decided.value.reduce<Run>(applied, { ...run, now, effects: [] });
}
export function verdict(run: Run, actor: Actor, command: MeetingCommand, now: Instant = run.now): string {
  const decided = meeting.decide(run.state, command, at(now, actor));
  return decided.ok ? 'accepted' : decided.error.code;
}

export const come = (run: Run, n: number, mode: 'inPerson' | 'remote' = 'inPerson'): Run =>
  act(run, secretary, { type: 'signIn', person: `m${n}`, mode, ...(mode === 'remote' ? { how: '视频核对身份证' } : {}) });

/** Opened on its day with the first `present` members in the room. */
export function opened(present = 8, over: Partial<MeetingInput> = {}): Run {
  const onTheDay = { ...begin(over), now: opensAt };
  const here = Array.from({ length: present }, (_, n) => n).reduce((run, n) => come(run, n), onTheDay);
  return act(here, secretary, { type: 'openMeeting' });
}

export const question = '是否同意送审稿';
export const putToVote = { type: 'putToVote', item: 1, terms: 'review', question, text } as const;
export const put = (run: Run, over: object = {}): Run => act(run, secretary, { ...putToVote, ...over });

const counts = (yes: number, no: number, abstain: number) => ({
  members: 8,
  eligible: 8,
  excluded: 0,
  present: yes + no + abstain,
  yes,
  noWithReasons: 0,
  noWithoutReasons: no,
  abstain,
  spoilt: 0,
});
export const report = (outcome: Outcome, [yes, no, abstain]: readonly [number, number, number] = [6, 1, 1], vote = 1): BallotReport => ({
  type: 'ballotDecided',
  ballot: `ballot/m1-v${vote}`,
  round: vote,
  outcome,
  counts: counts(yes, no, abstain),
  trace: [],
});
export const ballotActor = (vote = 1): Actor => ({ id: `stream:ballot/m1-v${vote}`, grants: [] });
export const decide = (run: Run, outcome: Outcome, figures?: readonly [number, number, number]): Run =>
  act(act(run, chair, { type: 'closeVote', vote: 1 }), ballotActor(), report(outcome, figures));

const words = { zh: '同意送审稿。', en: 'The draft is agreed.' };
export const resolution = { type: 'recordResolution', item: 1, vote: 1, outcome: 'PASS', text: words } as const;
export const consideration = { type: 'recordResolution', item: 2, text: words } as const;

/** Held with one vote that passed and its resolution. */
export const held = (): Run =>
  act(act(decide(put(opened()), 'PASS'), secretary, resolution), secretary, { type: 'endMeeting', conclusion: '会议圆满完成各项议程' });

export const confirm = (run: Run) => ({ type: 'confirmMinutes', hash: 'e'.repeat(64), facts: run.state.facts }) as const;

/** Lets the clock act until nothing is due up to and including `until`. */
export function tick(run: Run, until: Instant): Run {
  let next = run;
  for (let due = meeting.due(next.state); due && due.at <= until; due = meeting.due(next.state))
    next = act(next, system, due.command, Math.max(due.at, next.now));
  return { ...next, now: until };
}

export const startOfDayOf = (instant: Instant): Instant => startOfDay(localDay(instant));
export const types = (run: Run): readonly string[] => run.events.map((event) => event.type);
export const templates = (run: Run): readonly string[] => run.effects.flatMap((effect) => (effect.kind === 'notice' ? [effect.template] : []));
