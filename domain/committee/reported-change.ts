import type { Context } from '../kernel/decider.js';
import { happened, type Verdict } from '../kernel/gate.js';
import type { PersonId } from '../kernel/person-id.js';
import type { Refusal } from '../kernel/refusal.js';
import { ok, unreachable, type Result } from '../kernel/result.js';
import type { Member } from './member.js';
import type { CommitteeState, MemberRecord, ReportedChange } from './state.js';
import type { CommitteeEvent } from './events.js';
import { employerChanged, memberDeparted, memberSuspended, recordCorrected, unitMerged } from './events/members.js';
import { authorityApart } from './host-bar.js';
import { begun, carried, ending, fromDay, lasts } from './interval.js';
import { everywhere, happenedBy, notAMember, orderOf } from './member-change.js';
import { refused } from './refusals.js';
import { standingChange } from './standing-change.js';

type Report<Type extends ReportedChange['type']> = Extract<ReportedChange, { readonly type: Type }>;
type Decided = Verdict<CommitteeEvent>;

/** What a report comes to once it holds. */
export function reportedChange(state: CommitteeState, report: ReportedChange, context: Context): Decided {
  switch (report.type) {
    case 'recordDeparture':
      return departed(state, report, context);
    case 'changeEmployer':
      return moved(state, report, context);
    case 'mergeUnit':
      return merged(state, report, context);
    case 'suspendMember':
      return suspended(state, report, context);
    case 'correctRecord':
      return corrected(state, report, context);
    default:
      return unreachable(report);
  }
}

/** A resignation or a death takes back what was to begin later as well. */
function departed(state: CommitteeState, { person, cause, on, evidence }: Report<'recordDeparture'>, context: Context): Decided {
  const dated = happenedBy(on, context);
  if (!dated.ok) return dated;
  const held = fromDay(state.members, { person, on });
  if (held.length === 0) return notAMember(person, on);
  const shift = { ended: ending(held, on, cause), added: [] };
  const order = { type: 'seatChanged', person, cause, organisation: null, evidence } as const;
  return happened(memberDeparted({ person, evidence, ...everywhere(state, { shift, on, orders: [{ person, order }] }, context) }));
}

/** The old interval ends on the day the new one begins; open ballots hear of it and follow their own policy. */
function moved(state: CommitteeState, report: Report<'changeEmployer'>, context: Context): Decided {
  const { person, organisation, organisationName, side, on, evidence } = report;
  const dated = happenedBy(on, context);
  if (!dated.ok) return dated;
  const [held, ...next] = fromDay(state.members, { person, on });
  if (held === undefined || held.from > on) return notAMember(person, on);
  if (held.organisation === organisation) return refused('EMPLOYER_SAME', { source: 'D-MEMBER-ACT', found: organisation, needed: 'another unit' });
  const change = { organisation, organisationName, ...(side === undefined ? {} : { side }) };
  const alike = carried([held, ...next], (one) => one.organisation === held.organisation);
  const shift = { ended: ending(alike, on, 'employerChanged'), added: begun(alike, state, { on, change }) };
  const order = { type: 'seatChanged', person, cause: 'employerChanged', organisation, evidence } as const;
  return happened(employerChanged({ person, evidence, ...everywhere(state, { shift, on, orders: [{ person, order }] }, context) }));
}

/** A unit was merged or renamed under a new credit code: all its people are of the new one from that day. */
function merged(state: CommitteeState, { from, to, on, evidence }: Report<'mergeUnit'>, context: Context): Decided {
  const dated = happenedBy(on, context);
  if (!dated.ok) return dated;
  const held = state.members.filter((one) => one.organisation === from && lasts(one, on));
  const ofHost = state.host.organisation === from;
  if (held.length === 0 && !ofHost) return refused('UNIT_UNKNOWN', { source: 'D-MERGER', found: from, needed: 'the host, or a unit of a member' });
  const apart = ofHost ? authorityApart(state.authority, to) : ok(null);
  if (!apart.ok) return apart;
  const change = { organisation: to.organisation, organisationName: to.name };
  const shift = { ended: ending(held, on, 'unitMerged'), added: begun(held, state, { on, change }) };
  const orders = [...new Set(held.map((one) => one.person))].map((person) => ({
    person,
    order: { type: 'seatChanged', person, cause: 'employerChanged', organisation: to.organisation, evidence } as const,
  }));
  return happened(unitMerged({ from, to, evidence, ...everywhere(state, { shift, on, orders }, context) }));
}

function suspended(state: CommitteeState, report: Report<'suspendMember'>, context: Context): Decided {
  const { person, reason } = report;
  const change = standingChange(state, { ...report, suspended: true }, context);
  return change.ok ? happened(memberSuspended({ person, reason, ...change.value })) : change;
}

/** A departure or a move that was recorded in error: from its day on the member is what the member was, and has the seat again wherever a ballot is open. */
function corrected(state: CommitteeState, { person, reason, evidence }: Report<'correctRecord'>, context: Context): Decided {
  const found = correctable(state, person);
  if (!found.ok) return found;
  const { on, was, of, first, now } = found.value;
  const shift = { ended: ending(now, on, 'corrected'), added: begun(was, state, { on, change: {} }) };
  const orders = [{ person, order: orderOf('reinstated', first, evidence) }];
  return happened(recordCorrected({ of, person, reason, evidence, ...everywhere(state, { shift, on, orders }, context) }));
}

type Correctable = MemberRecord & { readonly first: Member; readonly now: readonly Member[] };

/** What was recorded of the person last, if nothing has changed since. */
export function correctable(state: CommitteeState, person: PersonId | null): Result<Correctable, Refusal> {
  const record = (state.records ?? []).find((one) => one.person === person);
  const now = record === undefined ? [] : fromDay(state.members, { person: record.person, on: record.on });
  const [first] = record?.was ?? [];
  if (record !== undefined && first !== undefined && now.every(({ n }) => record.began.includes(n))) return ok({ ...record, first, now });
  return refused('RECORD_NOT_CORRECTABLE', {
    source: 'D-MEMBER-ACT',
    found: { person, since: now.map((one) => one.from) },
    needed: 'a departure or move of the person, and no change of the person after it',
  });
}
