import { z } from 'zod';
import { documentHash, sha256 } from '../kernel/fields/document-hash.js';
import { millis } from '../kernel/fields/instant.js';
import { knownUnit, personId } from '../kernel/fields/identity.js';
import { namedChange } from '../kernel/fields/named-change.js';
import { term } from '../kernel/fields/term.js';
import { textOf } from '../kernel/fields/text.js';
import { choice, field, type PayloadOf } from '../kernel/field.js';
import { agenda } from '../meeting/fields.js';
import type { NamedDrafters } from '../messages/messages.js';
import { matters } from '../messages/matter.js';
import { ballotIfNeeded, body, candidates, named, newHost, on, scope } from './fields.js';
import { meetingForms, openingNames, subgroupKinds, termsNames } from './words.js';

/* What a committee votes on, meets about, adopts and forms. */

const drafterUnit: z.ZodType<string> = knownUnit;
const subgroupKey = z.string().regex(/^(SC|WG)\d{1,4}$/, '须为分委会、工作组的编号，如 SC1、WG2 · must be the number of a subgroup, e.g. SC1 or WG2');

export const matter = field(z.enum(matters), '事项', 'matter');
export const minutes = field(sha256.optional(), '会议纪要', 'SHA-256 of the minutes of a meeting that resolved on it');
export const title = field(named, '名称', 'title');
export const subgroup = field(subgroupKey, '分支机构', 'key of the subgroup');

export const callFields = {
  terms: field(choice(termsNames), '表决规则', 'which terms of the profile'),
  matter,
  question: field(textOf(500), '表决问题', 'question'),
  text: field(documentHash, '表决文本', 'SHA-256 of the text put to the vote'),
  drafters: field(z.array(personId).max(200).optional(), '起草人', 'persons who drafted the text'),
  drafterUnits: field(z.array(drafterUnit).max(200).optional(), '起草单位', 'units that drafted the text'),
  window: field(term.optional(), '表决时限', 'how long the vote is open, within the terms; their default when absent'),
  body,
  opens: field(choice(openingNames).optional(), '何时开放', 'when it opens; by hand when absent'),
  change: field(namedChange.optional(), '变更事项', 'what has changed since a lost round on the same text'),
} as const;
/** `recorded`: drafters of the text by the record; the API looks them up. */
export type Call = PayloadOf<typeof callFields> & { readonly recorded?: Pick<NamedDrafters, 'drafters' | 'drafterUnits'> };

export const meetingFields = {
  title,
  form: field(choice(meetingForms), '会议形式', 'form of the meeting'),
  opensAt: field(millis, '开始时间', 'when it opens'),
  place: field(textOf(200), '地点', 'place'),
  remote: field(z.boolean(), '可远程参会', 'whether members may attend remotely'),
  link: field(
    z
      .url({ protocol: /^https?$/ })
      .max(500)
      .optional(),
    '会议链接',
    'where those who take part remotely go in',
  ),
  agenda,
  body,
} as const;

export const subgroupFields = {
  kind: field(choice(subgroupKinds), '类别', 'kind of subgroup'),
  name: field(named, '名称', 'name'),
  scope,
  host: newHost,
  members: field(candidates.min(1), '委员名单', 'list of members'),
  on,
  ballot: ballotIfNeeded,
} as const;
