import { refused } from './refusals.js';
import { oneOf, type May } from '../kernel/gate.js';
import { authority, chair, secretariat, type CommitteeGate } from './gates.js';
import type { Context } from '../decider.js';
import { refuse, type Cure, type Refusal } from '../refusal.js';
import { ok, type Result } from '../result.js';
import { happened, open, type Verdict } from './committee-act.js';
import type { Command } from './committee-command.js';
import type { CommitteeEvent } from './events.js';
import type { CommitteeState, MemberReport } from './committee-state.js';
import { memberOf, membersIn } from './whose-seat.js';

/** More than any secretariat leaves waiting. */
const maxWaiting = 20;
const conductors: readonly Cure[] = ['secretariat', 'chair', 'monitor', 'self'];

type Report = MemberReport['report'];
type Decide<C extends Report> = (state: CommitteeState, command: C, context: Context) => Verdict;

const subjectOf = (report: Report): string => ('person' in report ? report.person : report.from);

const concerns = (state: CommitteeState, report: Report, { actor }: Context): boolean =>
  membersIn(state, report).some((person) => person === actor.id);
/** Whether it changes nothing but the own seat: for colleagues, or for a host, one member does not speak. */
const isOwn = (state: CommitteeState, report: Report, context: Context): boolean =>
  concerns(state, report, context) &&
  membersIn(state, report).length === 1 &&
  (report.type !== 'mergeUnit' || report.from !== state.host.organisation);

/** What one person says of another is looked at as if it were so, and then waits for the second. */
export const reported =
  <C extends Report>(decide: Decide<C>): Decide<C> =>
  (state, command, context) => {
    const would = decide(state, command, context);
    if (!would.ok) return would;
    const waiting = state.reports ?? [];
    const same = waiting.find(({ report }) => report.type === command.type && subjectOf(report) === subjectOf(command));
    if (same !== undefined || waiting.length >= maxWaiting)
      return refused('REPORTS_WAITING', {
        source: 'D-TWO-PERSONS',
        found: same === undefined ? { waiting: waiting.length } : { report: same.n },
        needed: 'the reports before confirmed or declined',
        cure: conductors,
      });
    return happened({ type: 'memberReported', n: (state.reported ?? 0) + 1, report: command, by: context.actor.id });
  };

const reportedHere: CommitteeGate = (state, context) =>
  (state.reports ?? []).some(({ report }) => concerns(state, report, context)) ? ok(null) : secretariat(state, context);

/** Whoever runs the committee or watches it, and the member who is spoken of, while anything waits. */
export function mayAnswerReport(state: CommitteeState, context: Context): May {
  const may = open(state, context, { who: oneOf(secretariat, chair, authority, reportedHere), operating: 'always' });
  return may.ok && (state.reports ?? []).length === 0 ? nothingWaits(state) : may;
}

const nothingWaits = (state: CommitteeState): Result<never, Refusal> =>
  refuse('NOTHING_PROPOSED', {
    ...{ rule: 'D-TWO', source: 'D-TWO-PERSONS' },
    found: (state.reports ?? []).map(({ n }) => n),
    needed: 'a report that waits',
    cure: conductors,
  });

/** Who runs the committee or watches it answers any report, a member those about the own seat. */
export const mayAnswer = (state: CommitteeState, report: Report, context: Context): May =>
  concerns(state, report, context) ? ok(null) : oneOf(secretariat, chair, authority)(state, context);

/** The report that is meant, if the one who asks runs the committee, watches it or is the member. */
function answered(state: CommitteeState, n: number, context: Context): Result<MemberReport & { readonly own: boolean }, Refusal> {
  const found = (state.reports ?? []).find((one) => one.n === n);
  if (found === undefined) return nothingWaits(state);
  const own = isOwn(state, found.report, context);
  const may = mayAnswer(state, found.report, context);
  return may.ok ? ok({ ...found, own }) : may;
}

/** It holds by the word of the member, or of a second person who shows a document; then it is decided as things are now. */
export function confirmReport(
  state: CommitteeState,
  { n, proof }: Command<'confirmReport'>,
  context: Context,
  carryOut: (report: Report, as: Context) => Verdict,
): Verdict {
  const found = answered(state, n, context);
  if (!found.ok) return found;
  const { report, by, own } = found.value;
  if (by === context.actor.id)
    return refuse('SECOND_PERSON', { rule: 'D-TWO', source: 'D-TWO-PERSONS', found: by, needed: `not ${by}`, cure: conductors });
  if (!own && proof === undefined)
    return refused('REPORT_PROOF_MISSING', { source: 'D-TWO-PERSONS', found: null, needed: { proof: 'SHA-256' }, cure: conductors });
  const done = carryOut(report, own ? context : { ...context, actor: { id: by, grants: context.actor.grants } });
  if (!done.ok) return done;
  return happened({ type: 'reportConfirmed', n, proof: proof ?? null, reportedBy: by, by: context.actor.id }, ...done.value.map(byTwo));
}

/** Two persons stand behind what open ballots hear, so that these ask for no second one where no vote is cast yet. */
const byTwo = (event: CommitteeEvent): CommitteeEvent =>
  'seats' in event ? { ...event, seats: event.seats.map((one) => ({ ...one, order: { ...one.order, confirmed: true } })) } : event;

/** The member says that it is not so, or somebody that it is not shown; who reported it takes it back. */
export function declineReport(state: CommitteeState, { n, reason }: Command<'declineReport'>, context: Context): Verdict {
  const found = answered(state, n, context);
  return found.ok ? happened({ type: 'reportDeclined', n, person: memberOf(found.value.report), reason, by: context.actor.id }) : found;
}
