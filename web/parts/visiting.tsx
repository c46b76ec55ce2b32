import { createContext, use, type ReactNode } from 'react';
import type { Words } from '../../domain/kernel/words.js';
import type { Session } from '../server/door.js';
import { hrefIn, langOf, langTags, sayIn, type Lang, type Say } from '../words/language.js';

/** What every part of a page may know of the visit: in which language, at what time, on which page (`here` is its whole address), in which size, in whose session. */
export type Visiting = {
  readonly lang: Lang;
  readonly now: number;
  readonly path: string;
  readonly here: string;
  readonly large: boolean;
  readonly session: Session | null;
};

const VisitingContext = createContext<Visiting>({ lang: 'zh', now: 0, path: '/', here: '/', large: false, session: null });

export const VisitingProvider = ({ visiting, children }: { readonly visiting: Visiting; readonly children: ReactNode }) => (
  <VisitingContext value={visiting}>{children}</VisitingContext>
);

export const useVisiting = (): Visiting => use(VisitingContext);
export const useSay = (): Say => sayIn(useVisiting().lang);

/** Words in the language of the page. */
export const T = ({ of }: { readonly of: Words }) => useSay()(of);

/** A link inside the application; it stays in the language of the page. */
export function A({ to, children, className, current }: { to: string; children: ReactNode; className?: string; current?: boolean }) {
  const { lang } = useVisiting();
  return (
    <a href={hrefIn(lang, to)} className={className} aria-current={current === true ? 'page' : undefined}>
      {children}
    </a>
  );
}

/** Something that somebody wrote, in the language they wrote it in. */
export function Written({ text, className }: { readonly text: string; readonly className?: string }) {
  const { lang } = useVisiting();
  const own = langOf(text);
  if (own === lang && className === undefined) return text;
  return (
    <span lang={own === lang ? undefined : langTags[own]} className={className}>
      {text}
    </span>
  );
}
