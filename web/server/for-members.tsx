import { Form, Hidden } from '../parts/form.js';
import { useSay, useVisiting } from '../parts/visiting.js';
import { hrefIn } from '../words/language.js';
import { sessionWords } from '../words/work.js';
import { signInFor } from './local-path.js';
import { ProblemPage, type Page, type Shown, type Visit } from './page.js';

const SessionEnded = ({ form, path }: Pick<Visit, 'form' | 'path'>) => {
  const say = useSay();
  const { lang } = useVisiting();
  return (
    <div className="wrap narrow">
      <div className="head">
        <div className="panel warn" role="status">
          <h1>{say(sessionWords.ended)}</h1>
          <p>{say(sessionWords.endedHow)}</p>
          <Form action={path}>
            <Hidden fields={{ ...form, step: undefined, formToken: undefined }} />
            <p className="btns">
              <a href={signInFor(lang, hrefIn(lang, path))} target="_blank" rel="noreferrer" className="btn">
                {say(sessionWords.signIn)}
              </a>
              <button className="btn plain" type="submit" name="step" value="check">
                {say(sessionWords.goOn)}
              </button>
            </p>
          </Form>
        </div>
      </div>
    </div>
  );
};

/** What was typed before a session ended is not lost with it. */
const ended = ({ say, form, path }: Visit): Shown => ({
  status: 401,
  title: say(sessionWords.ended),
  nav: null,
  secret: true,
  body: <SessionEnded form={form} path={path} />,
});

/** A page of one's own account, for who has one: whoever came by an invitation is told what that is good for, and led there. */
export const forAccounts = ({ get, post, ...page }: Page): Page => {
  const own =
    (act: NonNullable<Page['get']>): NonNullable<Page['get']> =>
    async (visit) => {
      if (visit.session !== null && visit.session.only !== null) throw new ProblemPage(visit.outside());
      return act(visit);
    };
  return forMembers({ ...page, ...(get === undefined ? {} : { get: own(get) }), ...(post === undefined ? {} : { post: own(post) }) });
};

/** A page for who is signed in: others are led to the sign-in and from there to the page. */
export const forMembers = ({ get, post, ...page }: Page): Page => ({
  ...page,
  ...(get === undefined ? {} : { get: async (visit) => (visit.session === null ? { seeOther: signInFor(visit.lang, visit.here) } : get(visit)) }),
  ...(post === undefined ? {} : { post: async (visit) => (visit.session === null ? ended(visit) : post(visit)) }),
});
