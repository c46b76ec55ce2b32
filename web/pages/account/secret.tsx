import { session } from '../../../contract/http.js';
import { refusedBy, WhyNot, type Standing, type Why } from '../../parts/attempt.js';
import { Form, SecretField } from '../../parts/form.js';
import { issueAt, missing } from '../../parts/problem.js';
import { A, useSay } from '../../parts/visiting.js';
import { forAccounts } from '../../server/for-members.js';
import { doneAt } from '../../server/form-token.js';
import type { SeeOther, Shown, Visit } from '../../server/page.js';
import { accountWords } from '../../words/account.js';
import { newSecretWords, signInWords } from '../../words/sign-in.js';
import { FreshSecret, issuesOfFresh, refusedFresh } from '../sign-in/new-secret.js';

const ChangeSecret = ({ issues = [], failed = null }: Why) => {
  const say = useSay();
  return (
    <div className="wrap narrow">
      <div className="head">
        <h1>{say(accountWords.secretChange)}</h1>
        <p className="lede">{say(accountWords.secretNote)}</p>
        <WhyNot title={newSecretWords.errorHead} issues={issues} failed={failed} />
      </div>
      <Form action="/account/secret" className="short">
        <SecretField name="secret" label={newSecretWords.current} issue={issueAt(issues, 'secret')} autoComplete="current-password" maxLength={200} />
        <FreshSecret issues={issues} />
        <p className="btns sec">
          <button className="btn" type="submit">
            {say(accountWords.secretSend)}
          </button>
          <A to="/account">{say(accountWords.back)}</A>
        </p>
      </Form>
    </div>
  );
};

const shown = (visit: Visit, { issues = [], failed = null, ...status }: Standing = {}): Shown => ({
  ...status,
  title: visit.say(accountWords.secretChange),
  nav: null,
  secret: true,
  body: <ChangeSecret issues={issues} failed={failed} />,
});

async function changed(visit: Visit): Promise<Shown | SeeOther> {
  const { form } = visit;
  const issues = [...missing(form, [['secret', signInWords.needSecret]]), ...issuesOfFresh(form)];
  if (issues.length > 0) return shown(visit, { issues, status: 422 });
  const answer = await visit.ask({ route: 'changeOwnSecret', body: { secret: form['secret'], newSecret: form['newSecret'] } });
  if (answer.ok) {
    // One goes on in a new session, which is told.
    const { formToken = '' } = session.parse(answer.body);
    return { seeOther: doneAt({ lang: visit.lang, formToken: formToken }, { place: '/account', what: 'secret' }) };
  }
  return shown(visit, refusedBy(answer, refusedFresh(answer.problem)));
}

export const ownSecretPage = forAccounts({
  path: '/account/secret',
  get: (visit) => Promise.resolve(shown(visit)),
  post: changed,
});
