import { z } from 'zod';
import { titleOf, toSource } from '../domain/law/sources.js';

/** What a rule rests on: an id of the table (docs/law.md), or the words of whoever sets the rule, which are marked as theirs (`own:…`). */
export const ruleSource = (most: number) => z.string().max(most).transform(toSource);

/** Beside the id of a source: its title in both languages, for whoever reads the answer itself. */
export function sourceTitles(source: string): { readonly sourceTitle: string; readonly sourceTitleZh: string } {
  const { zh, en } = titleOf(source);
  return { sourceTitle: en, sourceTitleZh: zh };
}
