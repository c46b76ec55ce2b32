import type { ErrorEntry, ErrorTable } from './errors/error-entry.js';
import { ballotErrors } from './errors/ballot.js';
import { ballotRuleErrors } from './errors/ballot-rule.js';
import { campaignErrors } from './errors/campaign.js';
import { codesErrors } from './errors/codes.js';
import { committeeErrors } from './errors/committee.js';
import { consultationErrors } from './errors/consultation.js';
import { dossierErrors } from './errors/dossier.js';
import { draftingErrors } from './errors/drafting.js';
import { httpErrors } from './errors/http.js';
import { meetingErrors } from './errors/meeting.js';
import { localStandardErrors } from './errors/local-standard.js';
import { organisationErrors } from './errors/organisation.js';
import { registerErrors } from './errors/register.js';
import { standardProjectErrors } from './errors/standard-project.js';

/** Every area's table under its name; `test/api/errors.test.ts` checks that no file of contract/errors/ is left out. */
export const errorAreas: { readonly [area: string]: ErrorTable } = {
  http: httpErrors,
  ballot: ballotErrors,
  'ballot-rule': ballotRuleErrors,
  campaign: campaignErrors,
  codes: codesErrors,
  committee: committeeErrors,
  consultation: consultationErrors,
  dossier: dossierErrors,
  drafting: draftingErrors,
  meeting: meetingErrors,
  'local-standard': localStandardErrors,
  organisation: organisationErrors,
  register: registerErrors,
  'standard-project': standardProjectErrors,
};

/** The one registry: code → status and when it occurs. A code may stand in two areas only with the same status. */
export const errorRegistry: ErrorTable = Object.assign({}, ...Object.values(errorAreas));

/** The entry of a code. An unregistered code is a fault of ours: it is shown as 422 so that a refusal is never a 5xx. */
export const errorEntry = (code: string): ErrorEntry =>
  errorRegistry[code] ?? { status: 422, zh: '请求被规则拒绝。', en: 'The request was refused by a rule that is not in the registry.' };

/** Where a code is explained; the `type` of problem+json. */
export const errorType = (code: string): string => `/docs/errors.md#${code.toLowerCase()}`;
