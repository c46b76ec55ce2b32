import { refusedBy, type Standing } from '../../parts/attempt.js';
import { missing } from '../../parts/problem.js';
import { localPath } from '../../server/local-path.js';
import type { Page, SeeOther, Shown, Visit } from '../../server/page.js';
import { hrefIn } from '../../words/language.js';
import { codeWords, signInWords } from '../../words/sign-in.js';
import { arrive } from './arrive.js';
import { CodeForm, SignInForm } from './forms.js';
import { newSecretShown } from './new-secret.js';

export const nextIn = ({ query, form }: Visit): string | undefined => localPath(form['next'] ?? query['next']) ?? undefined;

export const formShown = (visit: Visit, { issues = [], failed = null, ...status }: Standing = {}): Shown => ({
  ...status,
  title: visit.say(signInWords.title),
  nav: null,
  secret: true,
  body: (
    <SignInForm
      form={{ account: visit.form['account'] }}
      next={nextIn(visit)}
      samples={visit.samples() !== null}
      provider={visit.provider}
      issues={issues}
      failed={failed}
    />
  ),
});

export const codeShown = (visit: Visit, ticket: string, { issues = [], failed = null, ...status }: Standing = {}): Shown => ({
  ...status,
  title: visit.say(codeWords.title),
  nav: null,
  secret: true,
  body: <CodeForm ticket={ticket} next={nextIn(visit)} issues={issues} failed={failed} />,
});

async function withSecret(visit: Visit): Promise<Shown | SeeOther> {
  const { account = '', secret = '' } = visit.form;
  const issues = missing(visit.form, [
    ['account', signInWords.needAccount],
    ['secret', signInWords.needSecret],
  ]);
  if (issues.length > 0) return formShown(visit, { issues, status: 422 });
  const answer = await visit.ask({ route: 'signIn', body: { account, secret, cookie: true } });
  if (answer.ok) return arrive(visit, nextIn(visit), answer.body);
  const { problem } = answer;
  if (problem.code === 'SECRET_MUST_CHANGE') return newSecretShown(visit);
  if (problem.code === 'SECOND_FACTOR_MISSING') return codeShown(visit, String(problem['ticket']));
  return formShown(visit, refusedBy(answer));
}

async function withCode(visit: Visit): Promise<Shown | SeeOther> {
  const { ticket = '', code = '' } = visit.form;
  const issues = missing(visit.form, [['code', codeWords.need]]);
  if (issues.length > 0) return codeShown(visit, ticket, { issues, status: 422 });
  const answer = await visit.ask({ route: 'signInWithCode', body: { ticket, code, cookie: true } });
  if (answer.ok) return arrive(visit, nextIn(visit), answer.body);
  if (answer.problem.code === 'SIGN_IN_STEP_OVER') return formShown(visit, refusedBy(answer, []));
  return codeShown(visit, ticket, refusedBy(answer));
}

/** Account and secret, then the code where there is an authenticator. */
export const signInPage: Page = {
  path: '/sign-in',
  get: (visit) => {
    const { session } = visit;
    if (session !== null && session.only === null) return Promise.resolve({ seeOther: nextIn(visit) ?? hrefIn(visit.lang, '/') });
    return Promise.resolve(formShown(visit));
  },
  post: (visit) => (visit.form['step'] === 'code' ? withCode(visit) : withSecret(visit)),
};
