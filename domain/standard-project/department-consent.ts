import type { May } from '../kernel/gate.js';
import { ok } from '../kernel/result.js';
import { refused } from './refusals.js';
import type { ProjectState } from './state.js';

/** What the review of a local standard waits for: the department's consent to this very text. */
export function departmentAgrees({ local }: ProjectState, text: string): May {
  if (local === undefined || local.consent === text) return ok(null);
  return refused('CONSENT_MISSING', {
    rule: 'DB-CONSENT',
    source: 'LN-DB-CONSENT',
    found: local.consent,
    needed: { text, by: local.department.organisation },
    cure: ['officer', 'secretariat', 'chair'],
  });
}
