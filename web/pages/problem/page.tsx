import { problemTitle, Refusal } from '../../parts/problem.js';
import { A, useSay, useVisiting } from '../../parts/visiting.js';
import { recordOf } from '../../server/address.js';
import { signInFor } from '../../server/local-path.js';
import type { Problem } from '../../server/door.js';
import type { Shown } from '../../server/page.js';
import type { Lang } from '../../words/language.js';
import { frameWords } from '../../words/frame.js';
import { problemWords } from '../../words/problem.js';

/** What an invitation is for, where there is one: whoever came by it is led back there. */
const Ways = () => {
  const say = useSay();
  const { session } = useVisiting();
  const only = session?.only ?? null;
  return (
    <p className="btns">
      {only === null ? null : (
        <A to={recordOf(only)} className="btn">
          {say(problemWords.toInvited)}
        </A>
      )}
      <A to="/" className={only === null ? 'btn' : 'btn plain'}>
        {say(problemWords.home)}
      </A>
      <A to="/search" className="btn plain">
        {say(problemWords.search)}
      </A>
    </p>
  );
};

const NotFound = () => {
  const say = useSay();
  const { session, lang, here } = useVisiting();
  return (
    <>
      <h1>{say(problemWords.notFound)}</h1>
      <p className="lede">{say(problemWords.notFoundHow)}</p>
      {session === null ? (
        <p>
          {say(problemWords.signInFirst)} <a href={signInFor(lang, here)}>{say(frameWords.signIn)}</a>
        </p>
      ) : null}
    </>
  );
};

const Away = () => {
  const say = useSay();
  return (
    <>
      <h1>{say(problemWords.away)}</h1>
      <p className="lede">{say(problemWords.awayHow)}</p>
    </>
  );
};

const Said = ({ problem }: { readonly problem: Problem }) => {
  if (problem.status === 404) return <NotFound />;
  if (problem.status >= 500) return <Away />;
  return <Refusal problem={problem} heading={1} />;
};

const retrySeconds = (status: number): { readonly retryAfter?: number } => (status === 503 ? { retryAfter: 5 } : {});

/** Any problem of the API as a page: what it is, and where to go from here. */
export const problemPage = (problem: Problem, lang: Lang): Shown => ({
  status: problem.status,
  title: problemTitle(problem, lang),
  nav: null,
  ...retrySeconds(problem.status),
  body: (
    <div className="wrap narrow">
      <div className="head">
        <Said problem={problem} />
        <Ways />
        {problem.status >= 500 ? <RequestNumber id={problem.requestId} /> : null}
      </div>
    </div>
  ),
});

const RequestNumber = ({ id }: { readonly id: string }) => (
  <p className="small mute">
    {useSay()(problemWords.requestNumber)} <span className="hash">{id}</span>
  </p>
);
