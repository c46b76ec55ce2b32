import { titleOf } from '../domain/law/sources.js';

/** Beside the id of a source: its title in both languages, for whoever reads the answer itself. */
export function sourceTitles(source: string): { readonly sourceTitle: string; readonly sourceTitleZh: string } {
  const { zh, en } = titleOf(source);
  return { sourceTitle: en, sourceTitleZh: zh };
}
