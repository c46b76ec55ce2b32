import type { Tie } from '../../db/ties.js';
import { dutyNames } from '../../domain/committee/words.js';
import type { Words } from '../../domain/kernel/words.js';
import { membershipNames } from '../../domain/person/words.js';

const roleNames: { readonly [role: string]: Words } = { ...dutyNames, ...membershipNames };

/** What somebody is called somewhere. A duty in a committee is called otherwise than the role of the same name in an office. */
export const roleWords = ({ by, role }: Pick<Tie, 'by' | 'role'>): Words =>
  (by === 'committee' ? { ...roleNames, ...dutyNames }[role] : roleNames[role]) ?? { zh: role, en: role };
