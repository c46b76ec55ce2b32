import { z } from 'zod';
import { field, held } from '../kernel/field.js';
import { creditCode } from '../kernel/fields/identity.js';
import { reasonText } from '../kernel/fields/text.js';
import type { Json } from '../kernel/refusal.js';
import type { Finding } from '../profile/finding.js';
import type { Profile } from '../profile/profile.js';

export type ProfileText = { readonly [field: string]: Json };

/** A text as the check-up read it: `profile` is null where it is not a whole, strict profile, and the findings say why. */
export type Reading = { readonly profile: Profile | null; readonly findings: readonly Finding[] };

export const organisation = field(creditCode, '团体', 'credit code of the society whose procedure it is');
export const reason = field(reasonText(2000), '理由', 'reason');
export const filing = field(z.int().min(1), '第几次报送', 'number of the filing, as the record shows it');

/** A profile with whatever holes and slips it has: what is wrong with it the check-up says, and no schema. */
export const text = field(z.record(z.string().max(200), z.custom<Json>()), '规程全文', 'the profile as data');

/** What the check-up read in it: the API reads, because no schema is read in a workflow. */
export const known = held<{ readonly reading: Reading }>();

export const startFields = { organisation, text } as const;
