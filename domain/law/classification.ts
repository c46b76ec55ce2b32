import { ccsSections, icsFields } from './classification-titles.js';
import { asciiUpper, halfWidth } from '../kernel/half-width.js';
import type { Problem } from '../kernel/problem.js';
import type { Json } from '../kernel/refusal.js';

export type Title = { readonly zh: string; readonly en: string };

/** Verdict on one ICS code. `kind` is how deep it goes; several codes on one standard are several values. */
export type IcsCheck = {
  readonly valid: boolean;
  readonly canonical: string | null;
  readonly kind: 'field' | 'group' | 'subgroup' | null;
  readonly parts: { readonly field: string; readonly group: string | null; readonly subgroup: string | null; readonly title: Title } | null;
  readonly problems: readonly Problem[];
};

/** Verdict on one CCS code (中国标准文献分类号): one of 24 letters and two digits. */
export type CcsCheck = {
  readonly valid: boolean;
  readonly canonical: string | null;
  readonly kind: 'class' | null;
  readonly parts: { readonly section: string; readonly number: string; readonly title: Title } | null;
  readonly problems: readonly Problem[];
};

const problem = (code: string, found: Json, needed: Json): Problem => ({ code, rule: 'D-CLASS', source: 'GBT-NUMBERS', found, needed });
const wrong = (problems: readonly Problem[]) => ({ valid: false, canonical: null, kind: null, parts: null, problems }) as const;

/** Half-width capitals without blanks and without the label that covers print before the code. */
const bare = (input: string, label: string): string =>
  asciiUpper(halfWidth(input))
    .replace(/\s/g, '')
    .replace(new RegExp(`^${label}:?`), '');

/** Checks `25`, `25.040` or `25.040.30`, with or without `ICS` before it. */
export function checkIcs(input: string): IcsCheck {
  const code = bare(input, 'ICS');
  const [, field, group, subgroup] = /^(\d{2})(?:\.(\d{3})(?:\.(\d{2}))?)?$/.exec(code) ?? [];
  if (field === undefined) return wrong([problem('ICS_SHAPE', code, '^\\d{2}(\\.\\d{3}(\\.\\d{2})?)?$')]);
  const title = icsFields[field];
  if (title === undefined) return wrong([problem('ICS_FIELD', field, Object.keys(icsFields).sort())]);
  const kind = subgroup !== undefined ? 'subgroup' : group !== undefined ? 'group' : 'field';
  return { valid: true, canonical: code, kind, parts: { field, group: group ?? null, subgroup: subgroup ?? null, title }, problems: [] };
}

/** Checks `J28`, with or without `CCS` before it. */
export function checkCcs(input: string): CcsCheck {
  const code = bare(input, 'CCS');
  const [, section = '', number = ''] = /^([A-HJ-NP-Z])(\d{2})$/.exec(code) ?? [];
  const title = ccsSections[section];
  if (title === undefined) return wrong([problem('CCS_SHAPE', code, '^[A-HJ-NP-Z]\\d{2}$')]);
  return { valid: true, canonical: code, kind: 'class', parts: { section, number, title }, problems: [] };
}
