import { z } from 'zod';
import { memberships } from '../domain/person/person-state.js';
import { creditCode } from '../domain/fields/identity.js';
import { dateText as date } from './named-instant.js';
import { textOf } from '../domain/fields/text.js';

const words = textOf(2000);
const name = textOf(100);
const role = z.enum(memberships);
const membership = { organisation: creditCode, role, from: date, to: date.nullable() };

/** `POST /persons`: somebody entered by an officer of `registrar`. */
export const personStart = z.strictObject({ name, registrar: creditCode, memberships: z.array(z.strictObject(membership)).max(50).default([]) });

/** What may be asked of a person's record, without `type`. */
export const personCommands = {
  renamePerson: z.strictObject({ name, evidence: words }),
  addMembership: z.strictObject({ ...membership, evidence: words }),
  confirmMembership: z.strictObject({ organisation: creditCode, role, from: date }),
  endMembership: z.strictObject({ organisation: creditCode, role, to: date, evidence: words }),
  changeEmployer: z.strictObject({ organisation: creditCode, from: date, evidence: words }),
} as const;
