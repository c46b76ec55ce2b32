import type { Context } from '../kernel/decider.js';
import { happened, oneOf, someOf, type May, type Verdict } from '../kernel/gate.js';
import { refuse, type Cure, type Refusal } from '../kernel/refusal.js';
import { ok, type Result } from '../kernel/result.js';
import type { CommitteeState, MemberReport } from './state.js';
import type { CommitteeEvent } from './events.js';
import { memberReported } from './events/members.js';
import { authority, chair, secretariat, type CommitteeGate } from './gates.js';
import { refused } from './refusals.js';
import { reportedChange } from './reported-change.js';
import { membersIn } from './whose-seat.js';

/** More than any secretariat leaves waiting. */
const maxWaiting = 20;
export const conductors: readonly Cure[] = ['secretariat', 'chair', 'monitor', 'self'];

type Report = MemberReport['report'];

const subjectOf = (report: Report): string => ('person' in report ? report.person : report.from);
const concerns = (state: CommitteeState, report: Report, { actor }: Context): boolean =>
  membersIn(state, report).some((person) => person === actor.id);
/** Whether it changes nothing but the own seat: for colleagues, or for a host, one member does not speak. */
const isOwn = (state: CommitteeState, report: Report, context: Context): boolean =>
  concerns(state, report, context) &&
  membersIn(state, report).length === 1 &&
  (report.type !== 'mergeUnit' || report.from !== state.host.organisation);

/** What one person says of another is looked at as if it were so, and then waits for the second. */
export function waitsForSecond(state: CommitteeState, report: Report, context: Context): Verdict<CommitteeEvent> {
  const would = reportedChange(state, report, context);
  if (!would.ok) return would;
  const free = notWaiting(state, { type: report.type, subject: subjectOf(report) });
  if (!free.ok) return free;
  return happened(memberReported({ n: (state.reported ?? 0) + 1, report, by: context.actor.id }));
}

type About = { readonly type: Report['type']; readonly subject: string };

/** Of the same thing one report waits at a time. */
export function notWaiting({ reports = [] }: CommitteeState, { type, subject }: About): May {
  const same = reports.find(({ report }) => report.type === type && subjectOf(report) === subject);
  return same === undefined ? ok(null) : tooMany({ report: same.n });
}

/** Not more of them wait than a secretariat can answer. */
export const fewWait: CommitteeGate = ({ reports = [] }) => (reports.length < maxWaiting ? ok(null) : tooMany({ waiting: reports.length }));

const tooMany = (found: { readonly [name: string]: number }) =>
  refused('REPORTS_WAITING', { source: 'D-TWO-PERSONS', found, needed: 'the reports before confirmed or declined', cure: conductors });

/** The member who is spoken of answers too. */
export const reportedHere: CommitteeGate = (state, context) =>
  (state.reports ?? []).some(({ report }) => concerns(state, report, context)) ? ok(null) : secretariat(state, context);

const nothingWaits = (state: CommitteeState, needed = 'a report that waits'): Result<never, Refusal> =>
  refuse('NOTHING_PROPOSED', {
    ...{ rule: 'D-TWO', source: 'D-TWO-PERSONS' },
    found: (state.reports ?? []).map(({ n }) => n),
    needed,
    cure: conductors,
  });

/** Who runs the committee or watches it answers any report, a member those about the own seat. */
export const mayAnswer = (state: CommitteeState, report: Report, context: Context): May =>
  concerns(state, report, context) ? ok(null) : oneOf(secretariat, chair, authority)(state, context);

/** The report that is meant, if the one who asks runs the committee, watches it or is the member. */
export function answered(state: CommitteeState, n: number, context: Context): Result<MemberReport & { readonly own: boolean }, Refusal> {
  const found = (state.reports ?? []).find((one) => one.n === n);
  if (found === undefined) return nothingWaits(state, `report ${n}`);
  const own = isOwn(state, found.report, context);
  const may = mayAnswer(state, found.report, context);
  return may.ok ? ok({ ...found, own }) : may;
}

/** Of the reports that wait there is one that this person may answer, as far as it `would` do then. */
export const someReport = (
  would: (one: MemberReport & { readonly own: boolean }, state: CommitteeState, context: Context) => Result<unknown, Refusal>,
) =>
  someOf<CommitteeState, MemberReport>(
    ({ reports }) => reports ?? [],
    ({ n }, state, context) => {
      const found = answered(state, n, context);
      return found.ok ? would(found.value, state, context) : found;
    },
    (state) => nothingWaits(state),
  );
