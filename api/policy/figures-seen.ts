import type { Actor } from '../../domain/kernel/actor.js';
import { indicatorRefused } from '../../domain/indicator/refusals.js';
import { ok, type Result } from '../../domain/kernel/result.js';
import type { Refusal } from '../../domain/kernel/refusal.js';

/** Who of a body sees its figures. */
export const ownRoles = ['officer', 'secretariat', 'chair'] as const;

/** Whose figures somebody sees: those of the bodies they oversee and of their own; null of all. */
export function bodiesSeen({ grants }: Actor): readonly string[] | null {
  const seen = grants.filter(({ role }) => role === 'monitor' || ownRoles.some((own) => own === role)).map(({ organisation }) => organisation);
  return grants.some(({ role, organisation }) => role === 'monitor' && organisation === '*') ? null : [...new Set(seen)].sort();
}

/** The bodies of which figures are asked: the one that is named, if it may be seen, or else all that may. */
export function bodiesAsked(actor: Actor, organisation: string | undefined): Result<readonly string[] | null, Refusal> {
  const seen = bodiesSeen(actor);
  if (organisation === undefined) return ok(seen);
  if (seen === null || seen.includes(organisation)) return ok([organisation]);
  return indicatorRefused('FIGURES_OF_ANOTHER', { found: organisation, needed: [...seen], cure: ['monitor'], source: 'D-OWN-FIGURES' });
}
