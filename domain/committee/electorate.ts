import type { PersonId } from '../kernel/person-id.js';
import { localDate } from '../law/calendar/instant.js';
import type { Instant } from '../kernel/decider.js';
import type { Roll, RosterRow, Seat } from '../messages/messages.js';
import type { CommitteeProfile } from './profile.js';
import type { CommitteeState } from './state.js';
import { sameUnit } from '../ballot/electorate.js';
import { committeeBody, holdsOn, type Member } from './member.js';

/** Why a person has no vote at an instant. */
export const noVote = [
  'notYet',
  'noLonger',
  'adviser',
  'observer',
  'noVotingDuty',
  'suspended',
  'committeeSuspended',
  'drafter',
  'drafterUnit',
] as const;
export type NoVote = (typeof noVote)[number];

export type Elector = {
  readonly n: number;
  readonly person: PersonId;
  readonly name: string;
  readonly organisation: string | null;
  readonly organisationName: string;
  readonly duty: string;
  readonly entitled: boolean;
  readonly reason: NoVote | null;
  readonly from: string;
  readonly until: string | null;
};

export type Asked = {
  readonly at: Instant;
  readonly body?: string;
  readonly drafters?: readonly PersonId[];
  readonly drafterUnits?: readonly string[];
  /** When the committee itself was suspended, the running suspension without an end. */
  readonly suspensions?: readonly { readonly from: Instant; readonly until: Instant | null }[];
};

/** Every suspension of a committee, for `Asked`. */
export const suspensionsOf = ({ suspensions, suspended }: Pick<CommitteeState, 'suspensions' | 'suspended'>): NonNullable<Asked['suspensions']> =>
  suspended === null ? suspensions : [...suspensions, { from: suspended.since, until: null }];

/** Everybody who was, is or will be of a body, with their vote at an instant; of several intervals of one person the one that holds, else the nearest. */
export function electorateAt(members: readonly Member[], profile: CommitteeProfile, asked: Asked): readonly Elector[] {
  const date = localDate(asked.at);
  const of = members.filter((one) => one.body === (asked.body ?? committeeBody));
  const persons: { [person: string]: readonly Member[] } = {};
  for (const one of of) persons[one.person] = [...(persons[one.person] ?? []), one];
  return Object.values(persons)
    .flatMap((intervals) => nearest(intervals, date) ?? [])
    .sort((a, b) => a.n - b.n)
    .map((one) => elector(one, reasonAgainst(one, profile, asked)));
}

/** Intervals of one person in the order they were made: the one that holds, else the last that ended, else the first to come. */
const nearest = (intervals: readonly Member[], date: string): Member | undefined =>
  intervals.find((one) => holdsOn(one, date)) ?? intervals.findLast((one) => one.until !== null && one.until <= date) ?? intervals[0];

function reasonAgainst(member: Member, profile: CommitteeProfile, asked: Asked): NoVote | null {
  const date = localDate(asked.at);
  if (!holdsOn(member, date)) return member.from > date ? 'notYet' : 'noLonger';
  if (!profile.voting.duties.includes(member.duty)) return member.duty === 'adviser' || member.duty === 'observer' ? member.duty : 'noVotingDuty';
  if (member.suspended) return 'suspended';
  if (asked.suspensions?.some(({ from, until }) => from <= asked.at && (until === null || asked.at < until))) return 'committeeSuspended';
  if (asked.drafters?.includes(member.person)) return 'drafter';
  const { organisation } = member;
  return organisation !== null && asked.drafterUnits?.some((unit) => sameUnit(unit, organisation)) ? 'drafterUnit' : null;
}

const elector = (member: Member, reason: NoVote | null): Elector => ({
  n: member.n,
  person: member.person,
  name: member.name,
  organisation: member.organisation,
  organisationName: member.organisationName,
  duty: member.duty,
  entitled: reason === null,
  reason,
  from: member.from,
  until: member.until,
});

/**
 * The roll of a ballot as of now: every voting member, drafters included, for the ballot itself excludes them and says so. A suspended member has a seat
 * without a vote: whoever suspends before the roll is made and reinstates afterwards chooses no electorate.
 */
export function rollOf(members: readonly Member[], profile: CommitteeProfile, asked: Asked): Extract<Roll, { readonly kind: 'seats' }> {
  const belong = electorateAt(members, profile, { at: asked.at, ...(asked.body === undefined ? {} : { body: asked.body }) }).filter(
    ({ entitled, reason }) => entitled || reason === 'suspended',
  );
  const withheld = belong.flatMap(({ entitled, from }, seat) => (entitled ? [] : [{ seat, reason: 'suspended' as const, evidence: from }]));
  return { kind: 'seats', seats: belong.map(seatOf), ...(withheld.length === 0 ? {} : { withheld }) };
}

const seatOf = ({ person, name, organisation, organisationName }: Pick<Elector, 'person' | 'name' | 'organisation' | 'organisationName'>): Seat => ({
  person,
  name,
  organisation: organisation ?? '',
  organisationName,
});

/** The roster of a meeting: everybody who belongs to the body on the date, with or without a vote. */
export function rosterOf(members: readonly Member[], profile: CommitteeProfile, asked: Asked): readonly RosterRow[] {
  const date = localDate(asked.at);
  const present = members.filter((one) => one.body === (asked.body ?? committeeBody) && holdsOn(one, date));
  return present.map((one) => {
    const reason = reasonAgainst(one, profile, { at: asked.at });
    const { duty, title, from } = one;
    return { ...seatOf(one), duty, title, votes: reason === null, ...(reason === 'suspended' ? { suspended: from } : {}) };
  });
}
