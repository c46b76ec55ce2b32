import type { Certainty, InstrumentId } from './instruments.js';

/** One source: where it stands, what it says in our own words, and how sure that is when other than its instrument. */
export type SourceRow = {
  readonly of: InstrumentId;
  /** An article number, or the name of a part in both languages. */
  readonly article?: number | { readonly zh: string; readonly en: string };
  /** What it is about, when the article alone does not tell a reader. */
  readonly about?: { readonly zh: string; readonly en: string };
  readonly says: string;
  readonly certainty?: Certainty;
  readonly date?: string;
};

export const part = (zh: string, en: string): { readonly zh: string; readonly en: string } => ({ zh, en });

/** A rule of this system: said in both languages, with the reason for it. */
export const own = (zh: string, en: string, reason: string): SourceRow => ({ of: 'D', about: part(zh, en), says: reason });
