import { dispositionNames, type Disposition } from '../../../domain/consultation/words.js';
import { valuesOf } from '../../../domain/kernel/words.js';
import type { Issue } from '../../parts/problem.js';
import type { Fields } from '../../server/page.js';
import { dispositionsWords } from '../../words/dispositions.js';

/** An act that was typed: one answer to one comment or to several at once, or that several say the same as another. */
export type Answer = { readonly act: 'dispose' | 'linkDuplicates'; readonly comments: readonly number[]; readonly body: object };

/** Names of the fields of a row, and of those that answer all selected rows. */
export const fieldOf = { given: (n: number) => `d.${n}`, reason: (n: number) => `r.${n}`, selected: (n: number) => `s.${n}` } as const;
export const block = { given: 'block', reason: 'blockReason', lead: 'lead' } as const;
export const asDuplicates = 'duplicate';

const isDisposition = (value: string | undefined): value is Disposition => valuesOf(dispositionNames).some((one) => one === value);
const typedIn = (form: Fields, name: string): string => (form[name] ?? '').trim();

/** The numbers under which anything was typed in one column. */
const numbersUnder = (form: Fields, column: string): readonly number[] =>
  Object.entries(form).flatMap(([name, value]) => {
    const [, of, n] = /^([drs])\.(\d{1,5})$/.exec(name) ?? [];
    return of === column && (value ?? '').trim() !== '' ? [Number(n)] : [];
  });

/** Every row in which something was typed. */
export const touchedIn = (form: Fields): readonly number[] =>
  [...new Set(['d', 'r', 's'].flatMap((column) => numbersUnder(form, column)))].toSorted((a, b) => a - b);

const issue = (path: string, { zh, en }: { readonly zh: string; readonly en: string }): Issue => ({ path, zh, en });
const needsReason = (given: string | undefined): boolean => isDisposition(given) && given !== 'adopted';

function issuesOfRow(form: Fields, n: number): readonly Issue[] {
  const given = form[fieldOf.given(n)];
  const reason = typedIn(form, fieldOf.reason(n));
  const selected = form[fieldOf.selected(n)] === 'on';
  if (selected && (isDisposition(given) || reason !== '')) return [issue(fieldOf.selected(n), dispositionsWords.twice(n))];
  if (!selected && !isDisposition(given) && reason !== '') return [issue(fieldOf.given(n), dispositionsWords.needGiven(n))];
  if (needsReason(given) && reason === '') return [issue(fieldOf.reason(n), dispositionsWords.needReason(n))];
  return [];
}

function issuesOfBlock(form: Fields, selected: readonly number[]): readonly Issue[] {
  const given = form[block.given];
  if (selected.length === 0 && given === undefined) return [];
  if (selected.length === 0) return [issue(block.given, dispositionsWords.noneSelected)];
  if (given === asDuplicates) return /^\d{1,5}$/.test(typedIn(form, block.lead)) ? [] : [issue(block.lead, dispositionsWords.needLead)];
  if (!isDisposition(given)) return [issue(block.given, dispositionsWords.needBlock)];
  return needsReason(given) && typedIn(form, block.reason) === '' ? [issue(block.reason, dispositionsWords.needBlockReason)] : [];
}

const disposing = (comments: readonly number[], disposition: string, reason: string): Answer => ({
  act: 'dispose',
  comments,
  body: { comments, disposition, ...(reason === '' ? {} : { reason }) },
});

/** Rows that were given the same answer in the same words are answered by one act. */
function ofRows(form: Fields, rows: readonly number[]): readonly Answer[] {
  const alike = new Map<string, { readonly given: string; readonly reason: string; readonly comments: number[] }>();
  for (const n of rows) {
    const [given = '', reason] = [form[fieldOf.given(n)], typedIn(form, fieldOf.reason(n))];
    const known = alike.get(`${given} ${reason}`) ?? { given, reason, comments: [] };
    known.comments.push(n);
    alike.set(`${given} ${reason}`, known);
  }
  return [...alike.values()].map(({ comments, given, reason }) => disposing(comments, given, reason));
}

function ofBlock(form: Fields, selected: readonly number[]): readonly Answer[] {
  const given = form[block.given] ?? '';
  if (selected.length === 0) return [];
  if (given !== asDuplicates) return [disposing(selected, given, typedIn(form, block.reason))];
  const lead = Number(form[block.lead]);
  return [{ act: 'linkDuplicates', comments: selected, body: { lead, comments: selected } }];
}

/** What a filled-in table says is to be done, or what is wrong with it. A row in which nothing was typed says nothing. */
export function answersIn(form: Fields): { readonly answers: readonly Answer[]; readonly issues: readonly Issue[] } {
  const selected = numbersUnder(form, 's');
  const issues = [...touchedIn(form).flatMap((n) => issuesOfRow(form, n)), ...issuesOfBlock(form, selected)];
  const rows = numbersUnder(form, 'd').filter((n) => isDisposition(form[fieldOf.given(n)]));
  return { issues, answers: issues.length > 0 ? [] : [...ofRows(form, rows), ...ofBlock(form, selected)] };
}

/** The form without what was typed for these comments. */
export function without(form: Fields, comments: readonly number[]): Fields {
  const gone = new Set(comments.flatMap((n) => [fieldOf.given(n), fieldOf.reason(n), fieldOf.selected(n)]));
  const left = Object.fromEntries(Object.entries(form).filter(([name]) => !gone.has(name)));
  return numbersUnder(left, 's').length > 0 ? left : { ...left, [block.given]: undefined, [block.reason]: undefined, [block.lead]: undefined };
}
