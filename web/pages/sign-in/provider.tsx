import { providerPlace, providerShown } from '../../../contract/http.js';
import { session as sessionShown } from '../../../contract/http.js';
import { refusedBy, type Failed } from '../../parts/attempt.js';
import { useSay } from '../../parts/visiting.js';
import type { Page, SeeOther, Shown, Visit } from '../../server/page.js';
import { hrefIn, sayIn } from '../../words/language.js';
import { providerWords } from '../../words/provider.js';
import { linkShown } from '../account/identity.js';
import { arrive } from './arrive.js';
import { codeShown, formShown, nextIn } from './page.js';

/** To the provider, and from there back to where one was. */
export const providerPage: Page = {
  path: '/sign-in/provider',
  get: async (visit) => {
    const answer = await visit.ask({ route: 'beginAtProvider', body: { next: nextIn(visit) ?? hrefIn(visit.lang, '/') } });
    return answer.ok ? { seeOther: providerPlace.parse(answer.body).location } : formShown(visit, refusedBy(answer, []));
  },
};

/** One address is registered with the provider, so the language is that of the page one came from. */
function cameFrom(visit: Visit, next: unknown): Visit {
  if (typeof next !== 'string') return visit;
  const lang = /^\/en(\/|$)/.test(next) ? 'en' : 'zh';
  return { ...visit, lang, say: sayIn(lang), query: { next } };
}

function notIn(visit: Visit, failed: Failed): Shown {
  const { problem } = failed;
  if (problem.code === 'SECOND_FACTOR_MISSING') return codeShown(visit, String(problem['ticket']));
  if (problem.code === 'IDENTITY_UNKNOWN' && visit.session !== null && visit.session.only === null)
    return linkShown(visit, String(problem['ticket']));
  return formShown(visit, refusedBy(failed, []));
}

/** Where the provider sends people back to. */
export const providerAnswerPage: Page = {
  path: '/sign-in/provider/answer',
  get: async (visit): Promise<Shown | SeeOther> => {
    const said = visit.here.slice(visit.here.indexOf('?') + 1);
    const answer = await visit.ask({ route: 'answerOfProvider', body: { queryString: said } });
    if (answer.ok) {
      const { next } = sessionShown.parse(answer.body);
      return arrive(cameFrom(visit, next), next, answer.body);
    }
    const as = cameFrom(visit, answer.problem['next']);
    return { ...notIn(as, answer), lang: as.lang };
  },
};

const SignedOut = ({ signOut }: { readonly signOut: string | null }) => {
  const say = useSay();
  return (
    <div className="wrap narrow">
      <div className="head">
        <h1>{say(providerWords.signedOut)}</h1>
        <p className="lede">{say(providerWords.signedOutHow)}</p>
      </div>
      {signOut === null ? null : (
        <p className="btns">
          <a href={signOut} className="btn" rel="noreferrer">
            {say(providerWords.signOutThere)}
          </a>
        </p>
      )}
    </div>
  );
};

/** After signing out here: the session there goes on, and the next one at this computer would come in by it. */
export const signedOutPage: Page = {
  path: '/signed-out',
  get: async (visit) => {
    const answer = await visit.ask({ route: 'readProvider' });
    const signOut = answer.ok ? providerShown.parse(answer.body).signOut : null;
    return { title: visit.say(providerWords.signedOut), nav: null, secret: true, body: <SignedOut signOut={signOut} /> };
  },
};
