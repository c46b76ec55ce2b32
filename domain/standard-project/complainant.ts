import { holds, type Actor } from '../kernel/actor.js';
import { onPanel } from './panel.js';
import type { ProjectState } from './state.js';

/**
 * Who complained is protected (保密): the complainant and the panel know it while the complaint is open, the authority always. Neither the society nor whoever
 * is complained about does, under a real name or without.
 */
export function knowsComplainant({ organisation, complaints }: ProjectState, n: number, actor: Actor): boolean {
  if (holds(actor, organisation, 'monitor')) return true;
  const complaint = complaints.open.find((one) => one.n === n);
  return complaint !== undefined && (actor.id === complaint.by || onPanel(complaint, actor.id));
}
