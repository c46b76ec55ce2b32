import type { Actor, Role } from '../../../domain/kernel/actor.js';
import type { Command } from '../../../domain/ballot/acts.js';
import type { BallotEvent } from '../../../domain/ballot/events.js';
import type { BallotState } from '../../../domain/ballot/state.js';
import { ballot } from '../../../domain/ballot/ballot.js';
import type { Calendar } from '../../../domain/law/calendar/calendar.js';
import type { Instant } from '../../../domain/kernel/decider.js';
import type { BallotInput, Seat } from '../../../domain/messages/messages.js';
import type { BallotTerms } from '../../../domain/profile/profile.js';
import { runsOf, type Run as RunOf } from '../run.js';
import { personNamed } from '../../support/spelt.js';

export const society = '51210000MJ4K0X072M';
export const plant = '91350200776049653A';
export const institute = '123502001549897397';
export const text = 'a'.repeat(64);
export const scan = 'b'.repeat(64);
export const minute = 60_000;
export const day = 86_400_000;
/** Monday 2026-11-02 10:00 in Shanghai. */
export const start: Instant = Date.UTC(2026, 10, 2, 2);
export const calendar: Calendar = { id: 'test', hash: 'c'.repeat(64), years: [2026, 2027], daysOff: [], workDays: [] };

export const who = (id: string, role?: Role): Actor => ({ id: personNamed(id), grants: role ? [{ role, organisation: society }] : [] });
export const officer = who('officer', 'officer');
export const secretary = who('secretary', 'secretariat');
export const chair = who('chair', 'chair');
export const voter = (seat: number): Actor => who(`p${seat}`, 'expert');

export const days = (count: number) => ({ count, unit: 'calendarDays' }) as const;
/** The committee's letter ballot: 3/4 return, 2/3 yes, at most 1/4 no. */
export const terms: BallotTerms = {
  rule: 'CN-TC',
  params: {},
  mode: 'letter',
  choices: 'five',
  window: { min: days(20), default: days(30), max: days(60) },
  minSeats: 3,
  silence: 'notReturned',
  abstention: 'inDenominator',
  spoilt: 'notReturned',
  late: 'keptNotCounted',
  graceSeconds: 30,
  recusal: 'reducesElectorate',
  exclusion: 'draftersAndUnits',
  revote: 'untilClose',
  reasons: 'requiredForNegative',
  tie: 'fails',
  visibility: 'countsAfterClose',
  extension: { maxDays: 30, persons: 2 },
  source: 'own:test',
};

export const seats = (size: number, organisation = society): readonly Seat[] =>
  Array.from({ length: size }, (_, i) => ({ person: personNamed(`p${i}`), name: `成员${i}`, organisation, organisationName: '学会' }));

export const input = (over: Partial<BallotInput> = {}): BallotInput => ({
  purpose: 'standalone',
  project: null,
  organisation: society,
  round: 1,
  question: '是否同意报批？',
  text,
  terms,
  window: days(30),
  roll: { kind: 'seats', seats: seats(12) },
  drafters: [],
  drafterUnits: [],
  profile: 'd'.repeat(64),
  rehearsal: false,
  ...over,
});

export type Run = RunOf<BallotState, BallotEvent>;
const runs = runsOf(ballot, { stream: 'ballot/b1', calendar });
export const { at, act, verdict, tick } = runs;
export const begin = (over: Partial<BallotInput> = {}, actor: Actor = officer): Run =>
  runs.begin(input({ opens: 'atStart', ...over }), at(start, actor));

export const vote = (
  seat: number,
  choice: 'yes' | 'no' | 'abstain' | 'conditionalNo' | 'yesWithComments' = 'yes',
  words = '理由',
): Command<'castVote'> => ({
  type: 'castVote',
  seat,
  choice,
  text,
  ...(choice === 'no' || choice === 'conditionalNo' ? { reason: words } : {}),
  ...(choice === 'yesWithComments' ? { comment: words } : {}),
});

/** Seat 3 gives its vote to p5 for ten days. */
export const mandate = (over: Partial<Command<'recordMandate'>> = {}): Command<'recordMandate'> => ({
  type: 'recordMandate',
  ...{ seat: 3, holder: personNamed('p5'), kind: 'proxy', from: start, until: start + 10 * day, proof: scan },
  ...over,
});

/** An act that waits for a second person, and the second person. */
export function byTwo(run: Run, actor: Actor, command: Parameters<typeof act>[2], now?: Instant): Run {
  const first = act(run, actor, command, now);
  const proposed = first.latest.at(-1);
  if (proposed?.type !== 'changeProposed') throw new Error(`${command.type} waits for nobody`);
  return act(first, actor.id === chair.id ? officer : chair, { type: 'confirmChange', n: proposed.n }, now);
}

export const cast = (run: Run, seat: number, choice?: Parameters<typeof vote>[1], now?: Instant): Run =>
  act(run, voter(seat), vote(seat, choice), now);

export const closesAt = (run: Run): Instant => run.state.closesAt ?? Number.NaN;

export const close = (run: Run): Run => tick(run, closesAt(run) + 30_000);
