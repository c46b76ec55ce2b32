import { ProblemPage, type Page } from '../../server/page.js';
import { readIdentity } from '../../server/read.js';
import { hrefIn } from '../../words/language.js';

/** By a form only: a link never acts. Who is out already is out. */
export const signOutPage: Page = {
  path: '/sign-out',
  post: async ({ ask, session, lang, provider }) => {
    const to = (path: string) => ({ seeOther: hrefIn(lang, path), forget: true as const });
    if (session === null) return to('/');
    const own = provider === null || session.only !== null ? null : await readIdentity({ ask });
    const answer = await ask({ route: 'signOut' });
    if (!answer.ok) throw new ProblemPage(answer.problem);
    return to(own?.linked === true ? '/signed-out' : '/');
  },
};
