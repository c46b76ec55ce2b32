import { streamActor, type Actor } from '../../../domain/kernel/actor.js';
import type { Outcome } from '../../../domain/ballot-rule/ballot-rule.js';
import { startOfDay, localDay } from '../../../domain/law/calendar/instant.js';
import type { Instant } from '../../../domain/kernel/decider.js';
import type { AgendaItem, BallotReport, MeetingInput, RosterRow } from '../../../domain/messages/messages.js';
import type { MeetingEvent } from '../../../domain/meeting/events.js';
import type { MeetingState } from '../../../domain/meeting/state.js';
import { meeting } from '../../../domain/meeting/meeting.js';
import type { BallotTerms } from '../../../domain/profile/profile.js';
import { calendar, chair, days, plant, secretary, society, start, terms, text, who } from '../ballot/ballot-fixture.js';
import { codeOf, runsOf, type Run as RunOf } from '../run.js';
import { personNamed } from '../../support/spelt.js';

export const hour = 3_600_000;
/** Wednesday 2026-12-16 09:00 in Shanghai. */
export const opensAt: Instant = Date.UTC(2026, 11, 16, 1);
export const committee: Actor = streamActor('committee/c1');
export const member = (n: number): Actor => who(`m${n}`);

/** 会审 of a committee: 3/4 take part, 2/3 in favour, at most 1/4 against. */
export const reviewTerms: BallotTerms = {
  ...terms,
  mode: 'meeting',
  choices: 'three',
  window: { min: days(1), default: days(1), max: days(3) },
  reasons: 'optional',
  visibility: 'namedAfterClose',
  extension: null,
};

export const row = (n: number, over: Partial<RosterRow> = {}): RosterRow => ({
  person: personNamed(`m${n}`),
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
  organisation: society,
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

export type Run = RunOf<MeetingState, MeetingEvent>;
const runs = runsOf(meeting, { stream: 'meeting/m1', calendar });
export const { at, act, verdict, tick } = runs;
export const begin = (over: Partial<MeetingInput> = {}, now: Instant = start): Run => runs.begin(input(over), at(now, committee));
export const started = (over: Partial<MeetingInput> = {}, actor: Actor = committee, now: Instant = start): string =>
  codeOf(meeting.start(input(over), at(now, actor)));

export const come = (run: Run, n: number, mode: 'inPerson' | 'remote' = 'inPerson'): Run =>
  act(run, secretary, { type: 'signIn', person: personNamed(`m${n}`), mode, ...(mode === 'remote' ? { how: '视频核对身份证' } : {}) });

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

export const startOfDayOf = (instant: Instant): Instant => startOfDay(localDay(instant));
export const types = (run: Run): readonly string[] => run.events.map((event) => event.type);
export const templates = (run: Run): readonly string[] => run.effects.flatMap((effect) => (effect.kind === 'notice' ? [effect.template] : []));
