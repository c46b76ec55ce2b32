import { session } from '../../../contract/http.js';
import { refusedBy, WhyNot, type Standing, type Why } from '../../parts/attempt.js';
import { Form, Hidden, SecretField } from '../../parts/form.js';
import { issueAt, missing } from '../../parts/problem.js';
import { A, useSay, useVisiting } from '../../parts/visiting.js';
import { forAccounts } from '../../server/for-members.js';
import { doneAt } from '../../server/form-token.js';
import { ProblemPage, type SeeOther, type Shown, type Visit } from '../../server/page.js';
import { stepUp } from '../../server/step-up.js';
import { accountWords } from '../../words/account.js';
import { hrefIn } from '../../words/language.js';
import { providerWords } from '../../words/provider.js';
import { signInWords } from '../../words/sign-in.js';

/** Whether one may come in by the word of the provider, and how to begin or end that. */
export const OwnIdentity = ({ linked }: { readonly linked: boolean }) => {
  const say = useSay();
  const { lang } = useVisiting();
  return (
    <div className="stack">
      <p>{say(linked ? providerWords.linked : providerWords.unlinked)}</p>
      {linked ? (
        <Form action="/account/identity/unlink">
          <button className="btn plain" type="submit">
            {say(providerWords.unlink)}
          </button>
        </Form>
      ) : (
        <p className="btns">
          <A to={`/sign-in/provider?next=${encodeURIComponent(hrefIn(lang, '/account'))}`} className="btn plain">
            {say(providerWords.link)}
          </A>
        </p>
      )}
    </div>
  );
};

const LinkForm = ({ ticket, issues = [], failed = null }: Why & { readonly ticket: string }) => {
  const say = useSay();
  const { session } = useVisiting();
  return (
    <div className="wrap narrow">
      <div className="head">
        <h1>{say(providerWords.linkTitle)}</h1>
        <p className="lede">{say(providerWords.linkLede(session?.name ?? ''))}</p>
        <WhyNot title={providerWords.linkErrorHead} issues={issues} failed={failed} />
      </div>
      <Form action="/account/identity" className="short">
        <Hidden fields={{ ticket }} />
        <SecretField name="secret" label={signInWords.secret} issue={issueAt(issues, 'secret')} autoComplete="current-password" maxLength={200} />
        <p className="btns sec">
          <button className="btn" type="submit">
            {say(providerWords.link)}
          </button>
          <A to="/account">{say(accountWords.back)}</A>
        </p>
      </Form>
    </div>
  );
};

/** Asks whether who somebody was at the provider is to be linked to the account they have signed in to. */
export const linkShown = (visit: Visit, ticket: string, { issues = [], failed = null, ...status }: Standing = {}): Shown => ({
  ...status,
  title: visit.say(providerWords.linkTitle),
  nav: null,
  secret: true,
  body: <LinkForm ticket={ticket} issues={issues} failed={failed} />,
});

async function linked(visit: Visit): Promise<Shown | SeeOther> {
  const { ticket = '', secret = '' } = visit.form;
  const issues = missing(visit.form, [['secret', signInWords.needSecret]]);
  if (issues.length > 0) return linkShown(visit, ticket, { issues, status: 422 });
  const answer = await visit.ask({ route: 'linkIdentity', body: { ticket, secret } });
  return answer.ok
    ? { seeOther: doneAt({ lang: visit.lang, formToken: visit.session?.formToken }, { place: '/account', what: 'linked' }) }
    : linkShown(visit, ticket, refusedBy(answer));
}

export const linkIdentityPage = forAccounts({ path: '/account/identity', post: stepUp(linked) });

export const unlinkIdentityPage = forAccounts({
  path: '/account/identity/unlink',
  post: async (visit) => {
    const answer = await visit.ask({ route: 'unlinkIdentity' });
    if (!answer.ok) throw new ProblemPage(answer.problem);
    // One goes on in a new session, which is told.
    return { seeOther: doneAt({ lang: visit.lang, formToken: session.parse(answer.body).formToken }, { place: '/account', what: 'unlinked' }) };
  },
});
