import { refused } from './refusals.js';
import { oneOf, type May } from '../kernel/gate.js';
import { authority, secretariat } from './gates.js';
import type { PersonId } from '../person-id.js';
import { parseDate } from '../calendar/civil-date.js';
import { parseFraction } from '../ballot-rule/fraction.js';
import type { Context } from '../decider.js';
import type { SeatOrder } from '../messages.js';
import type { Refusal } from '../refusal.js';
import { ok, unreachable, type Result } from '../result.js';
import { happened, opens, type Acts, type Verdict } from './committee-act.js';
import type { Command } from './committee-command.js';
import type { Duty } from './committee-profile.js';
import type { CommitteeState, MemberReport } from './committee-state.js';
import { authorityApart } from './host-bar.js';
import { begun, carried, ending, fromDay as from, lasts } from './interval.js';
import { committeeBody, membersOn, type Member } from './member.js';
import { confirmReport, declineReport, mayAnswerReport, reported } from './member-reports.js';
import { changeOf, checkedShift, todayOf } from './roster.js';
import { intervals } from './term-of-office.js';
import { usedBallot } from './matters.js';

type OfMembers =
  | ('adjustMembers' | 'recordDeparture' | 'changeEmployer' | 'mergeUnit' | 'changeDuty' | 'suspendMember' | 'reinstateMember')
  | ('confirmReport' | 'declineReport' | 'correctRecord');

const keeping = opens({ who: secretariat, operating: 'always' });

/**
 * Who belongs to the committee, as dated intervals. Choices are checked first. Deaths, resignations, moves and suspensions take a vote away: what one
 * person of the secretariat says of them holds when another confirms it, or the member.
 */
export const memberActs: Acts<OfMembers> = {
  adjustMembers: { can: opens({ who: secretariat, operating: 'unlessSuspended' }), decide: adjustMembers },
  recordDeparture: { can: keeping, decide: reported(recordDeparture) },
  changeEmployer: { can: keeping, decide: reported(changeEmployer) },
  mergeUnit: { can: keeping, decide: reported(mergeUnit) },
  changeDuty: { can: opens({ who: secretariat, operating: 'unlessSuspended' }), decide: changeDuty },
  suspendMember: {
    can: opens({ who: oneOf(secretariat, authority), operating: 'always' }),
    // Also from the authority: who votes is changed by two persons, whoever they are.
    decide: reported<Command<'suspendMember'>>(standing),
  },
  correctRecord: { can: keeping, decide: reported(correctRecord) },
  confirmReport: {
    can: mayAnswerReport,
    decide: (state, command, context) => confirmReport(state, command, context, (report, as) => carriedOut(state, report, as)),
  },
  declineReport: { can: mayAnswerReport, decide: declineReport },
  reinstateMember: {
    can: opens({ who: oneOf(secretariat, authority), operating: 'always' }),
    decide: (state, command, context) => standing(state, command, context),
  },
};

function carriedOut(state: CommitteeState, report: MemberReport['report'], context: Context): Verdict {
  switch (report.type) {
    case 'recordDeparture':
      return recordDeparture(state, report, context);
    case 'changeEmployer':
      return changeEmployer(state, report, context);
    case 'mergeUnit':
      return mergeUnit(state, report, context);
    case 'suspendMember':
      return standing(state, report, context);
    case 'correctRecord':
      return correctRecord(state, report, context);
    default:
      return unreachable(report);
  }
}

const knownDate = (on: string): May =>
  parseDate(on) === null ? refused('DATE_INVALID', { source: 'GBT-7408', found: on, needed: 'YYYY-MM-DD, a date that exists' }) : ok(null);

/** A death, a move or a suspension is recorded once it is there: what lies ahead would change today what open ballots count. */
function happenedBy(on: string, context: Context): May {
  const dated = knownDate(on);
  const today = todayOf(context);
  if (!dated.ok || on <= today) return dated;
  return refused('DATE_OUT_OF_RANGE', { source: 'D-PAST-FACT', found: on, needed: { to: today } });
}

const notAMember = (person: PersonId, on: string): Result<never, Refusal> =>
  refused('NOT_A_MEMBER', {
    source: 'D-MEMBER-ACT',
    found: { person, on },
    needed: 'a member on that date',
  });

/** A resignation or a death takes back what was to begin later as well. */
function recordDeparture(state: CommitteeState, { person, cause, on, evidence }: Command<'recordDeparture'>, context: Context): Verdict {
  const dated = happenedBy(on, context);
  if (!dated.ok) return dated;
  const held = from(state.members, person, on);
  if (held.length === 0) return notAMember(person, on);
  const shift = { ended: ending(held, on, cause), added: [] };
  const order = { type: 'seatChanged', person, cause, organisation: null, evidence } as const;
  return happened({ type: 'memberDeparted', person, evidence, ...everywhere(state, { shift, on, orders: [{ person, order }] }, context) });
}

/** A change in several bodies at once: findings are those of the committee, orders go to the ballots of all. */
function everywhere(state: CommitteeState, shifting: Omit<Parameters<typeof changeOf>[1], 'body'>, context: Context): ReturnType<typeof changeOf> {
  const bodies = [committeeBody, ...state.subgroups.map((one) => one.key)];
  const parts = bodies.map((body) => changeOf(state, { ...shifting, body }, context));
  const [own] = parts;
  if (own === undefined) throw new Error('a committee is its own first body');
  return { ...own, seats: parts.flatMap((one) => one.seats), rosters: parts.flatMap((one) => one.rosters) };
}

/** The old interval ends on the day the new one begins; open ballots hear of it and follow their own policy. */
function changeEmployer(state: CommitteeState, command: Command<'changeEmployer'>, context: Context): Verdict {
  const { person, organisation, organisationName, side, on, evidence } = command;
  const dated = happenedBy(on, context);
  if (!dated.ok) return dated;
  const [held, ...next] = from(state.members, person, on);
  if (held === undefined || held.from > on) return notAMember(person, on);
  if (held.organisation === organisation) return refused('EMPLOYER_SAME', { source: 'D-MEMBER-ACT', found: organisation, needed: 'another unit' });
  const change = { organisation, organisationName, ...(side === undefined ? {} : { side }) };
  const moved = carried([held, ...next], (one) => one.organisation === held.organisation);
  const shift = { ended: ending(moved, on, 'employerChanged'), added: begun(moved, state, { on, change }) };
  const order = { type: 'seatChanged', person, cause: 'employerChanged', organisation, evidence } as const;
  return happened({ type: 'employerChanged', person, evidence, ...everywhere(state, { shift, on, orders: [{ person, order }] }, context) });
}

/** A unit was merged or renamed under a new credit code: all its people are of the new one from that day. */
function mergeUnit(state: CommitteeState, { from: old, to, on, evidence }: Command<'mergeUnit'>, context: Context): Verdict {
  const dated = happenedBy(on, context);
  if (!dated.ok) return dated;
  const held = state.members.filter((one) => one.organisation === old && lasts(one, on));
  if (held.length === 0 && state.host.organisation !== old)
    return refused('UNIT_UNKNOWN', {
      source: 'D-MERGER',
      found: old,
      needed: 'the host, or a unit of a member',
    });
  const apart = state.host.organisation === old ? authorityApart(state.authority, to) : ok(null);
  if (!apart.ok) return apart;
  const shift = {
    ended: ending(held, on, 'unitMerged'),
    added: begun(held, state, { on, change: { organisation: to.organisation, organisationName: to.name } }),
  };
  const orders = [...new Set(held.map((one) => one.person))].map((person) => ({
    person,
    order: { type: 'seatChanged', person, cause: 'employerChanged', organisation: to.organisation, evidence } as const,
  }));
  return happened({ type: 'unitMerged', from: old, to, evidence, ...everywhere(state, { shift, on, orders }, context) });
}

/** A chair, a vice-chair or another duty by election; the secretariat's own people change by act of the host. */
function changeDuty(state: CommitteeState, { person, duty, on, ballot, body = committeeBody }: Command<'changeDuty'>, context: Context): Verdict {
  const dated = knownDate(on);
  if (!dated.ok) return dated;
  const [held, ...next] = from(state.members, person, on, body);
  if (held === undefined || held.from > on) return notAMember(person, on);
  const votes = (one: Duty): boolean => state.profile.voting.duties.includes(one);
  const elected = duty === 'chair' || duty === 'vice';
  // To take a member's vote by another duty is to take the member out, and needs the same ballot.
  const voted = elected || (votes(held.duty) && !votes(duty));
  const used = voted ? usedBallot(state, { ballot, matter: elected ? 'election' : 'members', body }) : ok(null);
  if (!used.ok) return used;
  const changed = carried([held, ...next], (one) => one.duty === held.duty);
  const shift = { ended: ending(changed, on, 'dutyChanged'), added: begun(changed, state, { on, change: { duty } }) };
  const checked = checkedShift(state, shift, { on, body, elsewhere: [], whole: false });
  if (!checked.ok) return checked;
  // An adviser has no vote, also in what is open when a member becomes one.
  const today = on <= todayOf(context);
  const given = today && votes(held.duty) && !votes(duty);
  const taken = today && !votes(held.duty) && votes(duty);
  const order = orderOf(given ? 'revoked' : 'reinstated', held, duty);
  const change = changeOf(state, { shift, on, body, orders: given || taken ? [{ person, order }] : [] }, context);
  return happened({ type: 'dutyChanged', person, ballot: voted ? (ballot ?? null) : null, ...change });
}

/** The vote is taken from a member, or given back: open ballots hear of both. */
const orderOf = (cause: 'revoked' | 'suspended' | 'reinstated', { person, organisation }: Member, evidence: string): SeatOrder => ({
  ...{ type: 'seatChanged', person, cause, evidence },
  organisation: cause === 'reinstated' ? organisation : null,
});

/** A suspended member stays a member and has no vote; another interval says so. */
function standing(state: CommitteeState, { type, person, on, reason }: Command<'suspendMember' | 'reinstateMember'>, context: Context): Verdict {
  const dated = happenedBy(on, context);
  if (!dated.ok) return dated;
  const held = from(state.members, person, on);
  if (!held.some((one) => one.from <= on)) return notAMember(person, on);
  const suspended = type === 'suspendMember';
  const moved = held.filter((one) => one.suspended !== suspended);
  if (moved.length === 0) return refused('MEMBER_STANDING', { source: 'D-MEMBER-ACT', found: { person, suspended }, needed: !suspended });
  const shift = { ended: ending(moved, on, suspended ? 'suspended' : 'reinstated'), added: begun(moved, state, { on, change: { suspended } }) };
  const [member] = moved;
  const orders = member === undefined ? [] : [{ person, order: orderOf(suspended ? 'suspended' : 'reinstated', member, reason) }];
  const change = everywhere(state, { shift, on, orders }, context);
  return happened({ type: suspended ? 'memberSuspended' : 'memberReinstated', person, reason, ...change });
}

/** A departure or a move that was recorded in error: from its day on the member is what the member was, and has the seat again wherever a ballot is open. */
function correctRecord(state: CommitteeState, { person, reason, evidence }: Command<'correctRecord'>, context: Context): Verdict {
  const record = (state.records ?? []).find((one) => one.person === person);
  const now = record === undefined ? [] : from(state.members, person, record.on);
  const [first] = record?.was ?? [];
  if (record === undefined || first === undefined || now.some(({ n }) => !record.began.includes(n)))
    return refused('RECORD_NOT_CORRECTABLE', {
      source: 'D-MEMBER-ACT',
      found: { person, since: now.map((one) => one.from) },
      needed: 'a departure or move of the person, and no change of the person after it',
    });
  const { on, was, of } = record;
  const shift = { ended: ending(now, on, 'corrected'), added: begun(was, state, { on, change: {} }) };
  const orders = [{ person, order: orderOf('reinstated', first, evidence) }];
  return happened({ type: 'recordCorrected', of, person, reason, evidence, ...everywhere(state, { shift, on, orders }, context) });
}

/** 调整: by a passed ballot and filed, no more than so often a year and so large a share beside filled vacancies, and only to a body that is in order. */
function adjustMembers(state: CommitteeState, command: Command<'adjustMembers'>, context: Context): Verdict {
  const { add, remove, on, ballot, filing, body = committeeBody, elsewhere = [] } = command;
  const may = adjustable(state, command, context);
  if (!may.ok) return may;
  const gone = [...new Set(remove.map(({ person }) => person))].flatMap((person) => from(state.members, person, on, body));
  const shift = { ended: ending(gone, on, 'removed'), added: intervals(add, { first: state.nextMember, from: on, body }) };
  const checked = checkedShift(state, shift, { on, body, elsewhere, whole: true });
  if (!checked.ok) return checked;
  // Until that day the seat is theirs, also in what is open now.
  const now = on <= todayOf(context) ? remove : [];
  const orders = now.map(({ person, reason }) => ({
    person,
    order: { type: 'seatChanged', person, cause: 'removed', organisation: null, evidence: reason } as const,
  }));
  return happened({ type: 'membersAdjusted', filing, ballot, ...changeOf(state, { shift, on, body, orders }, context) });
}

function adjustable(state: CommitteeState, { add, remove, on, ballot, body = committeeBody }: Command<'adjustMembers'>, context: Context): May {
  const today = todayOf(context);
  if (parseDate(on) === null || on < today) return refused('DATE_OUT_OF_RANGE', { source: 'D-NOT-PAST', found: on, needed: { from: today } });
  const strangers = remove.filter(({ person }) => from(state.members, person, on, body).length === 0);
  if (strangers.length > 0)
    return refused('NOT_A_MEMBER', {
      source: 'D-REMOVAL',
      found: strangers.map((one) => one.person),
      needed: 'members on that date',
    });
  const used = usedBallot(state, { ballot, matter: 'members', body: committeeBody });
  return used.ok ? withinShare(state, { added: add.length, removed: remove.length, on, body }) : used;
}

/** Seats that were given up since may be filled at any time; what goes beyond is an adjustment of the year. */
function withinShare(
  state: CommitteeState,
  { added, removed, on, body }: { readonly added: number; readonly removed: number; readonly on: string; readonly body: string },
): May {
  const { adjustment, voting } = state.profile;
  const changed = Math.max(added - state.vacancies, removed, 0);
  if (changed === 0 || body !== committeeBody) return ok(null);
  const about = { rule: 'TC-ADJUST', source: adjustment.source, cure: ['nobody'] } as const;
  if ((state.year?.adjustments ?? 0) >= adjustment.perYear)
    return refused('ADJUSTED_THIS_YEAR', { ...about, found: state.year?.adjustments ?? 0, needed: { perYear: adjustment.perYear } });
  const size = membersOn(state.members, on, body).filter((one) => voting.duties.includes(one.duty)).length;
  const limit = parseFraction(adjustment.share);
  if (limit && changed * limit.q > limit.p * size)
    return refused('ADJUSTMENT_TOO_LARGE', { ...about, found: `${changed}×${limit.q} > ${limit.p}×${size}`, needed: { share: adjustment.share } });
  return ok(null);
}
