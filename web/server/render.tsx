import { renderToStaticMarkup } from 'react-dom/server';
import { Feeds } from '../parts/feeds.js';
import { Page } from '../parts/page.js';
import { VisitingProvider, type Visiting } from '../parts/visiting.js';
import { frameWords } from '../words/frame.js';
import { hrefIn, langs, langTags, sayIn } from '../words/language.js';
import type { ScriptName } from './assets.js';
import type { Shown } from './page.js';

/** Addresses of what a document loads. */
export type Assets = { readonly style: string; readonly icon: string; readonly script: (name: ScriptName) => string };

const feedTypes = { feed: 'application/atom+xml', calendar: 'text/calendar' } as const;

/** A whole page as text. Nothing of it runs in the browser. */
export function documentOf({ title, nav, rehearsal = false, record, script, feeds = [], body }: Shown, visiting: Visiting, assets: Assets): string {
  const { lang, path, large } = visiting;
  const name = sayIn(lang)(frameWords.name);
  const main = renderToStaticMarkup(
    <VisitingProvider visiting={visiting}>
      {body}
      <Feeds of={feeds} />
    </VisitingProvider>,
  );
  const scripts: readonly ScriptName[] = [...(script === undefined ? [] : [script]), ...(record === undefined ? [] : (['live'] as const))];
  return `<!doctype html>${renderToStaticMarkup(
    <html lang={langTags[lang]} className={large ? 'large' : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === '' ? name : `${title} - ${name}`}</title>
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        <link rel="stylesheet" href={assets.style} />
        {langs.map((one) => (
          <link key={one} rel="alternate" hrefLang={langTags[one]} href={hrefIn(one, path)} />
        ))}
        {feeds.map(({ kind, href, title: of }) => (
          <link key={href} rel="alternate" type={feedTypes[kind]} title={sayIn(lang)(of)} href={href} />
        ))}
        {scripts.map((one) => (
          <script key={one} src={assets.script(one)} type="module" />
        ))}
      </head>
      <body>
        <VisitingProvider visiting={visiting}>
          <Page nav={nav} rehearsal={rehearsal} record={record ?? null} main={main} />
        </VisitingProvider>
      </body>
    </html>,
  )}`;
}
