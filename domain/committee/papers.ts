import type { May } from '../kernel/gate.js';
import { ok } from '../kernel/result.js';
import type { CommitteeState } from './state.js';
import { refused } from './refusals.js';

/** Documents the plan, or the dossier of a re-election, consists of. */
export const papersOf = ({ term, profile }: CommitteeState): readonly string[] => (term === null ? profile.founding.papers : profile.term.papers);

export function papersComplete(state: CommitteeState): May {
  const missing = papersOf(state).filter((kind) => state.papers[kind] === undefined);
  if (missing.length === 0) return ok(null);
  const source = state.term === null ? state.profile.founding.source : state.profile.term.source;
  return refused('PAPERS_MISSING', { rule: 'TCM-3', source, found: Object.keys(state.papers), needed: missing, cure: ['secretariat', 'officer'] });
}
