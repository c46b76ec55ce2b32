import type { PersonId } from '../kernel/person-id.js';
import type { CommitteeState } from './state.js';
import type { EndCause, Ended, Member } from './member.js';

/** Whether an interval has a day on or after a date: it holds then, or is still to come. */
export const lasts = ({ from, until }: Pick<Member, 'from' | 'until'>, on: string): boolean => until === null || (until > on && until > from);

type Asked = { readonly person: PersonId; readonly on: string; readonly body?: string };

/** What a person holds from a day on, in the order of time: the interval that holds then and those to come, in every body or in one. */
export const fromDay = (members: readonly Member[], { person, on, body }: Asked): readonly Member[] =>
  members
    .filter((one) => one.person === person && (body === undefined || one.body === body) && lasts(one, on))
    .sort((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)));

/** A change reaches as far as what it changes does: later intervals follow until one that was different already, in each body by itself. */
export const carried = (intervals: readonly Member[], alike: (one: Member) => boolean): readonly Member[] =>
  intervals.filter((one, i) => alike(one) && intervals.slice(0, i).every((before) => before.body !== one.body || alike(before)));

const start = ({ from }: Member, on: string): string => (from > on ? from : on);

/** They end on a date; what would begin only after it never does. */
export const ending = (members: readonly Member[], on: string, cause: EndCause): readonly Ended[] =>
  members.map((one) => ({ n: one.n, person: one.person, until: start(one, on), cause }));

/** The same intervals from a date on, changed, each up to where it ended before. */
export const begun = (
  members: readonly Member[],
  { nextMember }: Pick<CommitteeState, 'nextMember'>,
  { on, change }: { readonly on: string; readonly change: Partial<Member> },
): readonly Member[] => members.map((one, i) => ({ ...one, ...change, from: start(one, on), n: nextMember + i }));
