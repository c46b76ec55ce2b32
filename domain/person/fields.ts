import { z } from 'zod';
import { creditCode } from '../kernel/fields/identity.js';
import { localDate } from '../kernel/fields/local-date.js';
import { textOf } from '../kernel/fields/text.js';
import { choice, field } from '../kernel/field.js';
import { membershipNames } from './words.js';

export const name = field(textOf(100), '姓名', 'name');
export const registrar = field(creditCode, '登记单位', 'credit code of the organisation whose officer enters the person');
export const evidence = field(textOf(2000), '依据', 'evidence');
export const organisation = field(creditCode, '单位', 'credit code of the organisation');
export const role = field(choice(membershipNames), '任职', 'what the person is there');
export const from = field(localDate, '起始日期', 'first day');
export const lastDay = field(localDate, '截止日期', 'last day');

/** What somebody is at an organisation, and from which day: no two memberships of a person have this in common. */
export const membershipKey = { organisation, role, from } as const;
/** A dated interval, both days included. Never overwritten: it is ended, and another begins. */
export const membership = { ...membershipKey, to: field(localDate.nullable(), '截止日期', 'last day; null while it lasts') } as const;

export const startFields = {
  name,
  registrar,
  memberships: field(z.array(z.strictObject(membership)).max(50).default([]), '任职', 'memberships'),
} as const;
