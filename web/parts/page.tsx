import { Fragment, type ReactNode } from 'react';
import { frameWords, navWords, type NavKey } from '../words/frame.js';
import { hrefIn, langTags } from '../words/language.js';
import { Mark } from './mark.js';
import { A, useSay, useVisiting, Written } from './visiting.js';
import type { Session } from '../server/door.js';
import { signInFor } from '../server/local-path.js';
import { recordOf } from '../server/address.js';
import { Form, keptForm } from './form.js';
import { withQuery } from './pager.js';
import { LiveLine } from './live-line.js';
import type { Shown } from '../server/page.js';

const navPaths = {
  home: '/',
  consultations: '/consultations',
  notices: '/notices',
  standards: '/standards',
  projects: '/projects',
  committees: '/committees',
  organisations: '/organisations',
} as const;
const nav = Object.keys(navPaths) as (keyof typeof navPaths)[]; // keys of a literal

/** Text on two lines where there is room for it. */
const Lines = ({ text }: { readonly text: string }) =>
  text.split('\n').map((line, at) => (
    <Fragment key={at}>
      {at === 0 ? null : <br />}
      {line}
    </Fragment>
  ));

/** Whether the page has a form whose text is to be kept. */
type Keeping = { readonly keeps: boolean };

/** The page again with what was typed in its form: as if the form were opened again, so nothing is done. */
const ShowAgain = ({ at, lang, children }: { readonly at: string; readonly lang?: string; readonly children: ReactNode }) => (
  <button type="submit" form={keptForm} formAction={at} formNoValidate name="step" value="edit" lang={lang}>
    {children}
  </button>
);

/** Larger or normal text, kept in a cookie by the server: a form, because a link never acts. */
function TextSize({ keeps }: Keeping) {
  const { large, path, lang } = useVisiting();
  const say = useSay();
  const words = say(large ? frameWords.smaller : frameWords.larger);
  if (keeps) return <ShowAgain at={withQuery(hrefIn(lang, path), { size: large ? 'normal' : 'large' })}>{words}</ShowAgain>;
  return (
    <form method="post" action={hrefIn(lang, '/text-size')}>
      <input type="hidden" name="size" value={large ? 'normal' : 'large'} />
      <input type="hidden" name="back" value={path} />
      <button type="submit">{words}</button>
    </form>
  );
}

/** Who has signed in, with the way to what waits for them and out. */
function Who({ name, only }: Session) {
  const say = useSay();
  return (
    <div className="who" role="group" aria-label={say(frameWords.you)}>
      {only === null ? <A to="/work">{say(frameWords.work)}</A> : <A to={recordOf(only)}>{say(frameWords.invited)}</A>}
      {only === null ? (
        <A to="/account" className="name">
          <Written text={name} />
          <span className="sr">{say(frameWords.account)}</span>
        </A>
      ) : (
        <span className="name">
          <Written text={name} />
        </span>
      )}
      <Form action="/sign-out">
        <button type="submit">{say(frameWords.signOut)}</button>
      </Form>
    </div>
  );
}

function Mast({ keeps }: Keeping) {
  const { lang, path, session, here } = useVisiting();
  const say = useSay();
  const other = lang === 'zh' ? 'en' : 'zh';
  return (
    <header className="mast">
      <div className="wrap mast-row">
        <A to="/" className="mark">
          <Mark />
          {say(frameWords.name)}
          <small>
            <Lines text={say(frameWords.service)} />
          </small>
        </A>
        {session === null ? null : <Who {...session} />}
        <div className="tools">
          <TextSize keeps={keeps} />
          {keeps ? (
            <ShowAgain at={hrefIn(other, path)} lang={langTags[other]}>
              {say(frameWords.other)}
            </ShowAgain>
          ) : (
            <a href={hrefIn(other, path)} lang={langTags[other]} hrefLang={langTags[other]}>
              {say(frameWords.other)}
            </a>
          )}
          {session === null ? <a href={signInFor(lang, here)}>{say(frameWords.signIn)}</a> : null}
        </div>
      </div>
    </header>
  );
}

const Nav = ({ current }: { readonly current: NavKey | null }) => {
  const say = useSay();
  return (
    <nav className="nav" aria-label={say(frameWords.mainNav)}>
      <div className="wrap">
        <ul>
          {nav.map((key) => (
            <li key={key}>
              <A to={navPaths[key]} current={key === current}>
                {say(navWords[key])}
              </A>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  );
};

function Foot() {
  const say = useSay();
  return (
    <footer className="foot">
      <div className="wrap">
        <ul>
          <li>
            <A to="/receipts">{say(navWords.receipts)}</A>
          </li>
          <li>
            <A to="/pilots">{say(navWords.pilots)}</A>
          </li>
          <li>
            <A to="/procedures">{say(navWords.procedures)}</A>
          </li>
          <li>
            <A to="/search">{say(navWords.search)}</A>
          </li>
          <li>
            <A to="/verify">{say(navWords.verify)}</A>
          </li>
          <li>
            <a href="/api/docs">{say(navWords.api)}</a>
          </li>
        </ul>
        <p>{say(frameWords.times)}</p>
      </div>
    </footer>
  );
}

function RehearsalBar() {
  const say = useSay();
  return (
    <aside className="rehearse" aria-label={say(frameWords.rehearsal)}>
      <div className="wrap">
        {say(frameWords.rehearsal)} <span>{say(frameWords.rehearsalNote)}</span>
      </div>
    </aside>
  );
}

export type Framed = {
  readonly nav: NavKey | null;
  readonly rehearsal: boolean;
  readonly record: Shown['record'] | null;
  /** The page itself, rendered already: it says whether it has a form to be kept. */
  readonly main: string;
};

/** The frame of public and member pages. */
export const Page = ({ nav: current, rehearsal, record, main }: Framed) => (
  <>
    <a className="skip" href="#main">
      {useSay()(frameWords.skip)}
    </a>
    {rehearsal ? <RehearsalBar /> : null}
    <Mast keeps={main.includes(` id="${keptForm}"`)} />
    <Nav current={current} />
    <main id="main" dangerouslySetInnerHTML={{ __html: main }} />
    {record == null ? null : <LiveLine {...record} />}
    <Foot />
  </>
);

/** Where a page stands: links to what is above it, then its own name. */
export function Trail({ above, here }: { readonly above: readonly NavKey[]; readonly here: ReactNode }) {
  const say = useSay();
  return (
    <nav className="trail" aria-label={say(frameWords.trail)}>
      <ol>
        {above.map((key) => (
          <li key={key}>
            <A to={key in navPaths ? navPaths[key as keyof typeof navPaths] : `/${key}`}>{say(navWords[key])}</A>
          </li>
        ))}
        <li>{here}</li>
      </ol>
    </nav>
  );
}
