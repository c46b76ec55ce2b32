import type { ErrorEntry, ErrorTable } from './errors/error-entry.js';
import { accountErrors } from './errors/account.js';
import { ballotRuleErrors } from './errors/ballot-rule.js';
import { everyLifecycle } from '../domain/lifecycles.js';
import { indicatorRefusals } from '../domain/indicator/refusals.js';
import { codesErrors } from '../domain/kernel/fields/refusals.js';
import { noticeRefusals } from '../domain/steps/public-notice/refusals.js';
import { dossierErrors } from './errors/dossier.js';
import { httpErrors } from './errors/http.js';
import { sharedErrors } from './errors/shared.js';

/** Every area's table under its name; `test/api/errors.test.ts` checks that no file of contract/errors/ is left out. */
export const errorAreas: { readonly [area: string]: ErrorTable } = {
  http: httpErrors,
  shared: sharedErrors,
  account: accountErrors,
  'ballot-rule': ballotRuleErrors,
  codes: codesErrors,
  dossier: dossierErrors,
  'public-notice': noticeRefusals,
  indicator: indicatorRefusals,
  ...Object.fromEntries(everyLifecycle.map(({ kind, refusals }) => [kind, refusals])),
};

/** One table of all areas. A code declared twice stops whoever loads it, so neither the pages nor a test nor the product comes up with it. */
export function oneTable(areas: { readonly [area: string]: ErrorTable }): ErrorTable {
  const rows = Object.entries(areas).flatMap(([area, table]) => Object.entries(table).map(([code, entry]) => ({ area, code, entry })));
  const twice = rows.filter(({ code }, at) => rows.findIndex((other) => other.code === code) !== at);
  if (twice.length > 0) throw new Error(`codes declared twice: ${twice.map(({ area, code }) => `${area}.${code}`).join(', ')}`);
  return Object.fromEntries(rows.map(({ code, entry }) => [code, entry]));
}

/** The one registry: code → status and when it occurs. One code has one sentence in each language. */
export const errorRegistry: ErrorTable = oneTable(errorAreas);

/** The entry of a code. An unregistered code is a fault of ours: it is shown as 422 so that a refusal is never a 5xx. */
export const errorEntry = (code: string): ErrorEntry =>
  errorRegistry[code] ?? { status: 422, zh: '请求被规则拒绝。', en: 'The request was refused by a rule that is not in the registry.' };

/** Where a code is explained; the `type` of problem+json, and a page that every installation serves. */
export const errorType = (code: string): string => `/docs/errors/${code.toLowerCase()}`;
