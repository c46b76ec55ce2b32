import { actsOf } from '../../kernel/act.js';
import { first, happened } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import type { StageCode } from '../../profile/stage-codes.js';
import type { ProjectEvent } from '../events.js';
import { consentGiven } from '../events/consent.js';
import { consentedText, opinion } from '../fields.js';
import { isLocal, namesDraft, notOnHold, standing, type ProjectGate } from '../gates.js';
import type { ProjectState } from '../state.js';
import { department } from '../who.js';

const { act } = actsOf<ProjectState, ProjectEvent, StageCode>(standing);

/** Only a local standard has a competent department (归口部门). */
const itsDepartment: ProjectGate = (state, context) => first([isLocal({ rule: 'DB-KIND', source: 'LN-DB-CONSENT' }), department], state, context);

/** The consent is to one exact text; a later version needs it again. */
const consentToReview = act('consentToReview', {
  words: said('同意送审', 'consent to the review as the competent department'),
  payload: { text: consentedText, opinion },
  who: itsDepartment,
  at: ['30.60', '20.99'],
  gates: [notOnHold],
  decide(state, { text, opinion: paper }, { actor }) {
    const named = namesDraft(state, text);
    return named.ok ? happened(consentGiven({ by: actor.id, text, opinion: paper })) : named;
  },
});

export const consentActs = [consentToReview] as const;
