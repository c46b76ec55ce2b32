import { Fragment } from 'react';
import { langTags } from '../words/language.js';
import { useVisiting } from './visiting.js';

/** `en` is null where nobody has given one. */
export type TitleWords = { readonly zh: string; readonly en: string | null };

/** Where a title may break: at its blanks, and behind its punctuation. */
const partsOf = (zh: string): readonly string[] => zh.split(/(?<=\s|[、，：；])/u).filter((part) => part.trim() !== '');

/** A Chinese title breaks between its elements before it breaks inside one. */
const Parts = ({ zh }: { readonly zh: string }) =>
  partsOf(zh).map((part, at) => (
    <Fragment key={at}>
      <span className="part">{part.trim()}</span>
      {part.endsWith(' ') ? ' ' : null}
    </Fragment>
  ));

/** A title in the language of the page, or in Chinese and marked as Chinese. */
export function Title({ of }: { readonly of: TitleWords }) {
  const { lang } = useVisiting();
  if (lang === 'en' && of.en !== null && of.en !== of.zh) return of.en;
  if (lang === 'zh') return <Parts zh={of.zh} />;
  return (
    <span lang={langTags.zh}>
      <Parts zh={of.zh} />
    </span>
  );
}

/** The title in the other language, where there is one. */
export function OtherTitle({ of }: { readonly of: TitleWords }) {
  const { lang } = useVisiting();
  if (of.en === null || of.en === of.zh) return null;
  return lang === 'zh' ? (
    <p className="lede" lang="en">
      {of.en}
    </p>
  ) : (
    <p className="lede" lang={langTags.zh}>
      <Parts zh={of.zh} />
    </p>
  );
}

export const titleText = (of: TitleWords, lang: 'zh' | 'en'): string => (lang === 'en' ? (of.en ?? of.zh) : of.zh);

/** The number of a standard: never broken, with its own dash. */
export const StandardNumber = ({ number }: { readonly number: string }) => <span className="stdno">{number}</span>;
