import type { Refusal } from '../kernel/refusal.js';
import { ok, type Result } from '../kernel/result.js';
import { refused } from './refusals.js';
import type { Call, DraftingState } from './state.js';

/** The open call of this number, or the refusal. */
export function callNamed({ open }: DraftingState, n: number): Result<Call, Refusal> {
  const found = open.find((call) => call.n === n);
  return found === undefined ? refused('CALL_NOT_OPEN', { found: n, needed: open.map((call) => call.n) }) : ok(found);
}
