import type { Connection } from 'mongoose';
import { diffClauses } from '../../domain/text/clause-diff.js';
import type { TextReading } from '../../domain/text/text-change.js';
import { readClauses } from './clause-text.js';

/** What differs between two stored texts, by clause; `change` is null where one of them is no plain text. */
export async function readChange(db: Connection, from: string, to: string): Promise<TextReading> {
  const [before, after] = await Promise.all([readClauses(db, from), readClauses(db, to)]);
  if (before === null || after === null) return { from, to, change: null };
  const { unchanged: _same, ...change } = diffClauses(before.clauses, after.clauses);
  return { from, to, change };
}
