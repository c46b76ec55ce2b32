import { z } from 'zod';
import { organisationKinds } from '../domain/organisation/organisation-state.js';
import { fields } from '../domain/profile/profile.js';
import { maxComments } from '../domain/consultation/receive-comment.js';
import { lifecycleId, reasonText } from './http.js';
import { creditCode, groupCode, recordedPersonId } from '../domain/fields/identity.js';
import { textOf } from '../domain/fields/text.js';

const reason = reasonText(2000);
const words = textOf(2000);
const name = textOf(200, 2);
const covered = z.array(z.enum(fields)).max(fields.length);

/** `POST /organisations`: a body under its credit code; `override` documents why a failing check is let pass. */
export const organisationStart = z.strictObject({
  // Its check characters are the register's own question, which takes evidence in their place.
  uscc: creditCode.meta({ format: 'new-uscc' }),
  name,
  kind: z.enum(organisationKinds),
  fields: covered.default([]),
  charter: words,
  code: groupCode.nullable().default(null),
  override: z.strictObject({ reason, evidence: words }).nullable().default(null),
});

/** What a person may ask of an organisation, without `type`. */
export const organisationCommands = {
  rename: z.strictObject({ name, evidence: words }),
  changeCharter: z.strictObject({ fields: covered, charter: words, evidence: words }),
  adoptCode: z.strictObject({ code: groupCode, evidence: words }),
  suspend: z.strictObject({ reason, evidence: words }),
  clear: z.strictObject({ reason, evidence: words }),
  erasePersonal: z.strictObject({ consultation: lifecycleId, comment: z.int().min(1).max(maxComments), reason }),
  eraseAddress: z.strictObject({ person: recordedPersonId, reason }),
} as const;
