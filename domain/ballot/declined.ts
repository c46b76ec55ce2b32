import type { ActorId } from '../kernel/actor.js';
import type { Refusal } from '../kernel/refusal.js';
import { refused } from './refusals.js';
import { ok, type Result } from '../kernel/result.js';
import { isAsked } from './asked.js';
import type { Change } from './change.js';
import type { BallotState, Declined } from './state.js';

const proofOf = (change: Change): string | null => ('proof' in change ? (change.proof ?? null) : null);

/** What the member declined of the own seat is kept with the document it was proposed on. */
export function withDeclined(
  state: BallotState,
  { proposal, by }: { readonly proposal: number; readonly by: ActorId },
): Pick<BallotState, 'declined'> {
  const found = state.proposals?.find(({ n }) => n === proposal);
  if (found?.act !== 'change' || !('seat' in found.change) || !isAsked(state, found.change, by)) return {};
  const { change } = found;
  return { declined: [...(state.declined ?? []), { act: change.type, seat: change.seat, proof: proofOf(change) }] };
}

/** The member's word weighs: what it declined is not proposed again but on a document that was not shown before. */
export function notDeclined(state: BallotState, change: Change, by: ActorId): Result<null, Refusal> {
  const before: readonly Declined[] =
    'seat' in change ? (state.declined ?? []).filter(({ act, seat }) => act === change.type && seat === change.seat) : [];
  const proof = proofOf(change);
  if (before.length === 0 || isAsked(state, change, by) || (proof !== null && before.every((one) => one.proof !== proof))) return ok(null);
  return refused('MEMBER_DECLINED', {
    rule: 'D-TWO',
    source: 'D-TWO-PERSONS',
    found: { act: change.type, proof },
    needed: 'another document than the member was shown, or the own word of the member',
    cure: ['officer', 'secretariat', 'chair'],
  });
}
