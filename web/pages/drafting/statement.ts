import { z } from 'zod';
import { proposedIfAny, reasonIfAny } from '../../../domain/drafting/fields.js';
import { positionNames, type Position } from '../../../domain/drafting/words.js';
import { issuesFound, type Issue } from '../../parts/problem.js';
import type { Fields } from '../../server/page.js';
import { draftingWords } from '../../words/drafting.js';
import type { Call } from './held.js';

/** Under which name the tick of a clause is sent. */
export const tickOf = (clause: string): string => `clause:${clause}`;

const given = (text: string | undefined): string | undefined => (text === undefined || text.trim() === '' ? undefined : text);

export type Statement = {
  readonly call: number;
  readonly clauses: readonly string[];
  readonly position: Position | null;
  readonly reason: string | undefined;
  readonly proposed: string | undefined;
};

export const positionIn = (form: Fields): Position | null => {
  const typed = form['position'];
  return typed !== undefined && Object.hasOwn(positionNames, typed) ? (typed as Position) : null; // a key of the table
};

export const statementIn = (call: Call, form: Fields): Statement => ({
  call: call.n,
  clauses: call.clauses.filter((clause) => form[tickOf(clause)] === 'on'),
  position: positionIn(form),
  reason: given(form['reason']),
  proposed: given(form['proposed']),
});

/** The statement as the route takes it; what was left empty is not sent. */
export const bodyOf = ({ call, clauses, position, reason, proposed }: Statement): object => ({
  call,
  clauses,
  position,
  ...(reason === undefined ? {} : { reason }),
  ...(proposed === undefined ? {} : { proposed }),
});

/** What travels from page to page. */
export const kept = (call: Call, form: Fields, token: string): Fields => ({
  ...Object.fromEntries(call.clauses.map((clause) => [tickOf(clause), form[tickOf(clause)]])),
  ...{ call: String(call.n), position: form['position'], reason: form['reason'], proposed: form['proposed'], after: form['after'], token },
});

const words = z.object({ reason: reasonIfAny, proposed: proposedIfAny });

export function issuesIn(statement: Statement): readonly Issue[] {
  const { clauses, position, reason, proposed } = statement;
  const missing: Issue[] = [
    ...(clauses.length === 0 ? [{ path: 'clauses', ...draftingWords.clausesMissing }] : []),
    ...(position === null ? [{ path: 'position', ...draftingWords.positionMissing }] : []),
    ...(position !== null && position !== 'support' && reason === undefined ? [{ path: 'reason', ...draftingWords.reasonMissing }] : []),
    ...(position === 'sustainedObjection' && proposed === undefined ? [{ path: 'proposed', ...draftingWords.proposedMissing }] : []),
  ];
  const parsed = words.safeParse({ reason, proposed });
  if (parsed.success) return missing;
  return [...missing, ...issuesFound(parsed.error, { reason, proposed })];
}
