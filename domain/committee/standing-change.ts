import type { Context } from '../kernel/decider.js';
import type { PersonId } from '../kernel/person-id.js';
import type { Refusal } from '../kernel/refusal.js';
import { ok, type Result } from '../kernel/result.js';
import type { CommitteeState } from './state.js';
import { begun, ending, fromDay } from './interval.js';
import { everywhere, happenedBy, notAMember, orderOf } from './member-change.js';
import { refused } from './refusals.js';

type Standing = { readonly person: PersonId; readonly on: string; readonly reason: string; readonly suspended: boolean };

/** A suspended member stays a member and has no vote; another interval says so. */
export function standingChange(
  state: CommitteeState,
  { person, on, reason, suspended }: Standing,
  context: Context,
): Result<ReturnType<typeof everywhere>, Refusal> {
  const dated = happenedBy(on, context);
  if (!dated.ok) return dated;
  const held = fromDay(state.members, { person, on });
  if (!held.some((one) => one.from <= on)) return notAMember(person, on);
  const moved = held.filter((one) => one.suspended !== suspended);
  if (moved.length === 0) return refused('MEMBER_STANDING', { source: 'D-MEMBER-ACT', found: { person, suspended }, needed: !suspended });
  const cause = suspended ? 'suspended' : 'reinstated';
  const shift = { ended: ending(moved, on, cause), added: begun(moved, state, { on, change: { suspended } }) };
  const [member] = moved;
  const orders = member === undefined ? [] : [{ person, order: orderOf(cause, member, reason) }];
  return ok(everywhere(state, { shift, on, orders }, context));
}
