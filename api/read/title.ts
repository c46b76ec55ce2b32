/** A title as every answer gives it: `en` is null where nobody has given one. */
export type ShownTitle = { readonly zh: string; readonly en: string | null };

const textIn = (value: object, name: 'zh' | 'en'): string | null => {
  const text: unknown = name in value ? (value as Record<string, unknown>)[name] : null;
  return typeof text === 'string' ? text : null;
};

/** The one shape of a title, whichever a view keeps: a pair, or the Chinese words alone. */
export function titleShown(kept: unknown): ShownTitle | null {
  if (typeof kept === 'string') return { zh: kept, en: null };
  if (typeof kept !== 'object' || kept === null) return null;
  const zh = textIn(kept, 'zh');
  return zh === null ? null : { zh, en: textIn(kept, 'en') };
}
