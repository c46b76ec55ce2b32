import type { ActorId } from '../kernel/actor.js';
import type { ClauseDiff } from './clause-diff.js';
import { refuse, type Cure, type Refusal } from '../kernel/refusal.js';
import { ok, type Result } from '../kernel/result.js';

/** What differs between two texts, by clause; null where they cannot be read as text (a docx, a PDF). */
export type TextChange = Omit<ClauseDiff, 'unchanged'> | null;
/** What somebody who can read texts saw: a lifecycle holds none. */
export type TextReading = { readonly from: string; readonly to: string; readonly change: TextChange };

/** Another text under a vote; `by` is the person who wants it, where a project orders it. */
export type TextSwap = {
  readonly from: string;
  readonly to: string;
  readonly nature: 'erratum' | 'technical';
  readonly reason: string;
  readonly reading?: TextReading;
  readonly by?: ActorId;
};

/** A view may lag behind: a reading of other texts says nothing about these. */
export const changeBetween = (reading: TextReading | undefined, from: string, to: string): TextChange =>
  reading?.from === from && reading.to === to ? reading.change : null;

/** What adds or takes a clause is no erratum and no editorial change. */
export function editorial(change: TextChange, why: Pick<Refusal, 'rule' | 'source'> & { readonly cure: readonly Cure[] }): Result<null, Refusal> {
  if (change === null || change.added.length + change.removed.length === 0) return ok(null);
  return refuse('CHANGE_NOT_EDITORIAL', {
    ...why,
    found: { added: change.added, removed: change.removed },
    needed: { added: [], removed: [] },
  });
}
