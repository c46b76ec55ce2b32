import { ProblemPage, type Page } from '../../server/page.js';
import { hrefIn } from '../../words/language.js';

/** By a form only: a link never acts. Who is out already is out. */
export const signOutPage: Page = {
  path: '/sign-out',
  post: async ({ ask, session, lang }) => {
    const home = { seeOther: hrefIn(lang, '/'), forget: true as const };
    if (session === null) return home;
    const answer = await ask({ route: 'signOut' });
    if (!answer.ok) throw new ProblemPage(answer.problem);
    return home;
  },
};
