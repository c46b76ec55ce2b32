import { parseFraction } from '../../ballot-rule/fraction.js';
import { parseDate } from '../../law/calendar/civil-date.js';
import type { Context } from '../../kernel/decider.js';
import { actsOf } from '../../kernel/act.js';
import { happened, oneOf, someOf, type May } from '../../kernel/gate.js';
import { held as known, type PayloadOf } from '../../kernel/field.js';
import { said } from '../../kernel/words.js';
import { ok } from '../../kernel/result.js';
import type { CommitteeCode } from '../stages.js';
import type { Duty } from '../profile.js';
import type { CommitteeState } from '../state.js';
import type { CommitteeEvent } from '../events.js';
import { dutyChanged, memberReinstated, membersAdjusted } from '../events/members.js';
import { ballotIfNeeded, body, on, reason, type Elsewhere } from '../fields.js';
import { authority, inOperation, notSuspended, secretariat, standing } from '../gates.js';
import { begun, carried, ending, fromDay } from '../interval.js';
import { committeeBody, membersOn, type Member } from '../member.js';
import { adjustmentFields, duty, person } from '../member-fields.js';
import { knownDate, notAMember, orderOf } from '../member-change.js';
import { refused } from '../refusals.js';
import { changeOf, checkedShift, todayOf } from '../roster.js';
import { standingChange } from '../standing-change.js';
import { intervals } from '../term-of-office.js';
import { someBallot, usedBallot } from '../used-ballot.js';

/* Who belongs to the committee, as dated intervals. Choices are checked first. */

const { act } = actsOf<CommitteeState, CommitteeEvent, CommitteeCode>(standing);

/** 调整: by a passed ballot and filed, no more than so often a year and so large a share beside filled vacancies, and only to a body that is in order. */
const adjustMembers = act('adjustMembers', {
  words: said('委员调整', 'adjust the members'),
  payload: adjustmentFields,
  known: known<Elsewhere>(),
  who: secretariat,
  gates: [inOperation, notSuspended, someBallot('members')],
  decide(state, adjustment, context) {
    const { add, remove, on: date, ballot, filing, body: of = committeeBody, elsewhere = [] } = adjustment;
    const may = adjustable(state, adjustment, context);
    if (!may.ok) return may;
    const gone = [...new Set(remove.map((one) => one.person))].flatMap((member) => fromDay(state.members, { person: member, on: date, body: of }));
    const shift = { ended: ending(gone, date, 'removed'), added: intervals(add, { first: state.nextMember, from: date, body: of }) };
    const checked = checkedShift(state, shift, { on: date, body: of, elsewhere, whole: true });
    if (!checked.ok) return checked;
    // Until that day the seat is theirs, also in what is open now.
    const now = date <= todayOf(context) ? remove : [];
    const orders = now.map(({ person: member, reason: evidence }) => ({
      person: member,
      order: { type: 'seatChanged', person: member, cause: 'removed', organisation: null, evidence } as const,
    }));
    return happened(membersAdjusted({ filing, ballot, ...changeOf(state, { shift, on: date, body: of, orders }, context) }));
  },
});

type Adjustment = PayloadOf<typeof adjustmentFields>;

function adjustable(state: CommitteeState, { add, remove, on: date, ballot, body: of = committeeBody }: Adjustment, context: Context): May {
  const today = todayOf(context);
  if (parseDate(date) === null || date < today) return refused('DATE_OUT_OF_RANGE', { source: 'D-NOT-PAST', found: date, needed: { from: today } });
  const strangers = remove.filter((one) => fromDay(state.members, { person: one.person, on: date, body: of }).length === 0);
  if (strangers.length > 0)
    return refused('NOT_A_MEMBER', { source: 'D-REMOVAL', found: strangers.map((one) => one.person), needed: 'members on that date' });
  const used = usedBallot(state, { ballot, matter: 'members', body: committeeBody });
  return used.ok ? withinShare(state, { added: add.length, removed: remove.length, on: date, body: of }) : used;
}

type Size = { readonly added: number; readonly removed: number; readonly on: string; readonly body: string };

/** Seats that were given up since may be filled at any time; what goes beyond is an adjustment of the year. */
function withinShare({ profile, vacancies, year, members }: CommitteeState, { added, removed, on: date, body: of }: Size): May {
  const { adjustment, voting } = profile;
  const changed = Math.max(added - vacancies, removed, 0);
  if (changed === 0 || of !== committeeBody) return ok(null);
  const about = { rule: 'TC-ADJUST', source: adjustment.source, cure: ['nobody'] } as const;
  if ((year?.adjustments ?? 0) >= adjustment.perYear)
    return refused('ADJUSTED_THIS_YEAR', { ...about, found: year?.adjustments ?? 0, needed: { perYear: adjustment.perYear } });
  const size = membersOn(members, date, of).filter((one) => voting.duties.includes(one.duty)).length;
  const limit = parseFraction(adjustment.share);
  if (limit && changed * limit.q > limit.p * size)
    return refused('ADJUSTMENT_TOO_LARGE', { ...about, found: `${changed}×${limit.q} > ${limit.p}×${size}`, needed: { share: adjustment.share } });
  return ok(null);
}

/** A chair, a vice-chair or another duty by election; the secretariat's own people change by act of the host. */
const changeDuty = act('changeDuty', {
  words: said('变更职务', 'change the duty of a member'),
  payload: { person, duty, on, ballot: ballotIfNeeded, body },
  who: secretariat,
  gates: [inOperation, notSuspended],
  decide(state, { person: member, duty: next, on: date, ballot, body: of = committeeBody }, context) {
    const dated = knownDate(date);
    if (!dated.ok) return dated;
    const [held, ...later] = fromDay(state.members, { person: member, on: date, body: of });
    if (held === undefined || held.from > date) return notAMember(member, date);
    const votes = (one: Duty): boolean => state.profile.voting.duties.includes(one);
    const elected = next === 'chair' || next === 'vice';
    // To take a member's vote by another duty is to take the member out, and needs the same ballot.
    const voted = elected || (votes(held.duty) && !votes(next));
    const used = voted ? usedBallot(state, { ballot, matter: elected ? 'election' : 'members', body: of }) : ok(null);
    if (!used.ok) return used;
    const changed = carried([held, ...later], (one) => one.duty === held.duty);
    const shift = { ended: ending(changed, date, 'dutyChanged'), added: begun(changed, state, { on: date, change: { duty: next } }) };
    const checked = checkedShift(state, shift, { on: date, body: of, elsewhere: [], whole: false });
    if (!checked.ok) return checked;
    // An adviser has no vote, also in what is open when a member becomes one.
    const turned = date <= todayOf(context) && votes(held.duty) !== votes(next);
    const orders = turned ? [{ person: member, order: orderOf(votes(next) ? 'reinstated' : 'revoked', held, next) }] : [];
    const change = changeOf(state, { shift, on: date, body: of, orders }, context);
    return happened(dutyChanged({ person: member, ballot: voted ? (ballot ?? null) : null, ...change }));
  },
});

/** Somebody is suspended. */
const someSuspended = someOf<CommitteeState, Member>(
  ({ members }) => members.filter((one) => one.suspended),
  ({ person: member, from }, state, context) => standingChange(state, { person: member, on: from, reason: '', suspended: false }, context),
  () => refused('MEMBER_STANDING', { source: 'D-MEMBER-ACT', found: { suspended: [] }, needed: 'a member who is suspended' }),
);

const reinstateMember = act('reinstateMember', {
  words: said('委员恢复履职', 'reinstate a member'),
  payload: { person, on, reason },
  who: oneOf(secretariat, authority),
  gates: [inOperation, someSuspended],
  decide(state, { person: member, on: date, reason: why }, context) {
    const change = standingChange(state, { person: member, on: date, reason: why, suspended: false }, context);
    return change.ok ? happened(memberReinstated({ person: member, reason: why, ...change.value })) : change;
  },
});

export const memberActs = [adjustMembers, changeDuty, reinstateMember] as const;
