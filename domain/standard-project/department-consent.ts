import type { Context } from '../decider.js';
import { refuse } from '../refusal.js';
import { ok } from '../result.js';
import { all, open, provided, type Acts, type May } from './act.js';
import { namesDraft } from './drafting.js';
import type { ProjectState } from './state.js';
import { department } from './who.js';

const source = 'LN-DB-CONSENT';

const canConsentToReview = (state: ProjectState, context: Context): May =>
  all(
    () =>
      state.local === undefined
        ? refuse('NOT_A_LOCAL_STANDARD', { rule: 'DB-KIND', source, found: state.profile.kind, needed: 'local-standard', cure: ['nobody'] })
        : ok(null),
    () => open(state, context, { who: department, at: ['30.60', '20.99'] }),
  );

/** The consent is to one exact text; a later version needs it again. */
export function departmentAgrees({ local }: ProjectState, text: string): May {
  if (local === undefined || local.consent === text) return ok(null);
  return refuse('CONSENT_MISSING', {
    rule: 'DB-CONSENT',
    source,
    found: local.consent,
    needed: { text, by: local.department.organisation },
    cure: ['officer', 'secretariat', 'chair'],
  });
}

export const consentActs: Acts<'consentToReview'> = {
  consentToReview: {
    can: canConsentToReview,
    decide: (state, { text, opinion }, { actor }) => provided(namesDraft(state, text), { type: 'consentGiven', by: actor.id, text, opinion }),
  },
};
