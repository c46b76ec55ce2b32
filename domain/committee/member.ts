import type { PersonId } from '../kernel/person-id.js';
import type { Duty, Grade, Side } from './profile.js';

/** A body: the committee itself, or one of its units by key (`SC1`, `WG2`). */
export const committeeBody = 'TC';

/** Why an interval of membership ended. The seat is given up, or another interval of the same person begins on that date. */
const endCauses = [
  'resigned',
  'died',
  'removed',
  'termEnded',
  'employerChanged',
  'unitMerged',
  'dutyChanged',
  'suspended',
  'reinstated',
  'corrected',
] as const;
export type EndCause = (typeof endCauses)[number];

/** What is proposed of a member: by the applicant, in a re-election, or in an adjustment. `organisation` is null for who has no unit. */
export type Candidate = {
  readonly person: PersonId;
  readonly name: string;
  readonly organisation: string | null;
  readonly organisationName: string;
  readonly side: Side;
  readonly grade: Grade;
  readonly duty: Duty;
  readonly title: string;
};

/**
 * One dated interval of a person in a body, never overwritten: every change ends it and begins another. `from` is its first day,
 * `until` the first day on which it no longer holds.
 */
export type Member = Candidate & {
  readonly n: number;
  readonly body: string;
  readonly from: string;
  readonly until: string | null;
  readonly cause: EndCause | null;
  readonly suspended: boolean;
};

/** An interval that ends. */
export type Ended = { readonly n: number; readonly person: PersonId; readonly until: string; readonly cause: EndCause };

/** What an event does to the roster. */
export type Shift = { readonly ended: readonly Ended[]; readonly added: readonly Member[] };

/** Whether the interval holds on a local date. */
export const holdsOn = ({ from, until }: Pick<Member, 'from' | 'until'>, date: string): boolean => from <= date && (until === null || date < until);

/** The members of a body on a date. */
export const membersOn = (members: readonly Member[], date: string, body: string = committeeBody): readonly Member[] =>
  members.filter((one) => one.body === body && holdsOn(one, date));

/** The roster after a shift. Ended intervals beyond the newest `kept` leave the state; the view keeps them all. */
export function shifted(members: readonly Member[], { ended, added }: Shift, kept = 60): readonly Member[] {
  const next = members.map((one) => {
    const end = ended.find((it) => it.n === one.n);
    return end === undefined ? one : { ...one, until: end.until, cause: end.cause };
  });
  const all = [...next, ...added];
  const over = all.filter((one) => one.until !== null).sort((a, b) => ((a.until ?? '') < (b.until ?? '') ? -1 : 1));
  const oldest = over.slice(0, Math.max(0, over.length - kept));
  return all.filter((one) => !oldest.includes(one));
}
