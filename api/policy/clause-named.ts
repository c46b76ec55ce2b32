import type { Connection } from 'mongoose';
import { clauseIdOf, isWithin, parentOf } from '../../domain/text/clause-id.js';
import { refuse } from '../../domain/kernel/refusal.js';
import { Refused } from '../http/problem.js';
import { readClauses } from '../read/clause-text.js';

/** Texts never change under their hash, so what was read once stays right; as many as have rounds at the same time. */
const kept = 64;
/** So many are named to whoever asks for a clause that is not there. */
const named = 40;

/** Whether the texts that words are about have the clauses they name. */
export class NamedClauses {
  private readonly known = new Map<string, Promise<readonly string[] | null>>();

  constructor(private readonly db: Connection) {}

  /**
   * Asks back when the words name a clause the text does not have: words that were lost on a slip would be answered by nobody. Words that name no clause
   * (`全文`), and texts whose clauses cannot be read, are taken as they are; so is everything said to be meant `asWritten`.
   */
  async check(words: string, text: string | null, asWritten: boolean | undefined): Promise<void> {
    const clause = clauseIdOf(words);
    if (clause === null || text === null || asWritten === true) return;
    const clauses = await this.of(text);
    if (clauses === null || clauses.some((one) => isWithin(one, clause))) return;
    throw new Refused(
      refuse('CLAUSE_NOT_IN_TEXT', {
        rule: 'D-CLAUSE',
        source: 'D-CLAUSE-NAMED',
        found: { words, clause },
        needed: { clauses: nearest(clauses, clause), or: { asWritten: true } },
        cure: ['self'],
      }).error,
    );
  }

  private of(text: string): Promise<readonly string[] | null> {
    const hit = this.known.get(text) ?? this.read(text);
    if (this.known.size >= kept && !this.known.has(text)) this.known.clear();
    this.known.set(text, hit);
    // What is not there yet, or could not be read, may be there the next time.
    hit.then(
      (clauses) => clauses ?? this.known.delete(text),
      () => this.known.delete(text),
    );
    return hit;
  }

  /** Null when the text has no clauses that could be told apart. */
  private async read(text: string): Promise<readonly string[] | null> {
    const tree = await readClauses(this.db, text);
    const ids = tree?.clauses.map(({ id }) => id) ?? [];
    return ids.some((id) => /^\d/.test(id)) ? ids : null;
  }
}

/** The clauses beside the one that was meant; all chapters where even its chapter is not there. */
function nearest(clauses: readonly string[], clause: string): readonly string[] {
  for (let above = parentOf(clause); above !== null; above = parentOf(above)) {
    const within = clauses.filter((one) => isWithin(one, above ?? ''));
    if (within.length > 0) return within.slice(0, named);
  }
  return clauses.filter((one) => parentOf(one) === null).slice(0, named);
}
