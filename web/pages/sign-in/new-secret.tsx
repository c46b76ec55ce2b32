import type { Words } from '../../../domain/kernel/words.js';
import { refusedBy, WhyNot, type Failed, type Standing as Tried, type Why } from '../../parts/attempt.js';
import { CodeField, Form, Hidden, SecretField, TextField } from '../../parts/form.js';
import { issueAt, issuesOf, missing, type Issue } from '../../parts/problem.js';
import { useSay } from '../../parts/visiting.js';
import type { Problem } from '../../server/door.js';
import { localPath } from '../../server/local-path.js';
import type { Fields, Page, SeeOther, Shown, Visit } from '../../server/page.js';
import { codeWords, newSecretWords, signInWords, weaknessWords } from '../../words/sign-in.js';
import { arrive } from './arrive.js';

const [fewest, most] = [12, 200];
const at = (path: string, { zh, en }: Words): Issue => ({ path, zh, en });

/** What is wrong with a new secret that can be told without asking. */
export function issuesOfFresh({ newSecret = '', again = '' }: Fields): readonly Issue[] {
  if (newSecret.length < fewest) return [at('newSecret', newSecretWords.needFresh)];
  if (newSecret.length > most) return [at('newSecret', newSecretWords.tooLong)];
  return newSecret === again ? [] : [at('again', newSecretWords.needSame)];
}

/** Why a new secret was not taken, at its field; nothing for what is not about it. */
export function refusedFresh(problem: Problem): readonly Issue[] {
  if (problem.code === 'SECRET_UNCHANGED') return [at('newSecret', newSecretWords.unchanged)];
  const weakness = problem.code === 'SECRET_GUESSED' ? weaknessWords[String(problem.found)] : undefined;
  return weakness === undefined ? issuesOf(problem) : [at('newSecret', weakness)];
}

/** A new secret, twice, because nobody sees what they type. */
export const FreshSecret = ({ issues }: { readonly issues: readonly Issue[] }) => (
  <>
    <SecretField
      name="newSecret"
      label={newSecretWords.fresh}
      hint={newSecretWords.freshHint}
      issue={issueAt(issues, 'newSecret')}
      autoComplete="new-password"
      maxLength={most}
    />
    <SecretField name="again" label={newSecretWords.again} issue={issueAt(issues, 'again')} autoComplete="new-password" maxLength={most} />
  </>
);

type Asking = Why & { readonly account: string | undefined; readonly next: string | undefined; readonly withCode: boolean };

const NewSecretForm = ({ account, next, withCode, issues = [], failed = null }: Asking) => {
  const say = useSay();
  return (
    <div className="wrap narrow">
      <div className="head">
        <h1>{say(newSecretWords.title)}</h1>
        <p className="lede">{say(newSecretWords.lede)}</p>
        <WhyNot title={newSecretWords.errorHead} issues={issues} failed={failed} />
      </div>
      <Form action="/sign-in/new-secret" className="short">
        <Hidden fields={{ next, withCode: withCode ? 'yes' : undefined }} />
        <TextField
          name="account"
          label={signInWords.account}
          value={account}
          issue={issueAt(issues, 'account')}
          autoComplete="username"
          maxLength={100}
        />
        <SecretField name="secret" label={newSecretWords.oneTime} issue={issueAt(issues, 'secret')} autoComplete="current-password" maxLength={200} />
        <FreshSecret issues={issues} />
        {withCode ? <CodeField name="code" label={codeWords.code} hint={codeWords.hint} issue={issueAt(issues, 'code')} /> : null}
        <p className="sec">
          <button className="btn wide" type="submit">
            {say(newSecretWords.send)}
          </button>
        </p>
      </Form>
    </div>
  );
};

type Standing = Tried & { readonly withCode?: boolean };

/** The page to choose a secret of one's own, in place of a one-time secret. */
export function newSecretShown(visit: Visit, { issues = [], failed = null, withCode = false, ...status }: Standing = {}): Shown {
  const { form, query, say } = visit;
  const next = localPath(form['next'] ?? query['next']) ?? undefined;
  return {
    ...status,
    title: say(newSecretWords.title),
    nav: null,
    secret: true,
    body: <NewSecretForm account={form['account']} next={next} withCode={withCode} issues={issues} failed={failed} />,
  };
}

const needed = (form: Fields): readonly Issue[] =>
  missing(form, [
    ['account', signInWords.needAccount],
    ['secret', signInWords.needSecret],
  ]);

const bodyOf = ({ account, secret, newSecret, code = '' }: Fields): object => ({
  ...{ account, secret, newSecret, cookie: true },
  ...(code === '' ? {} : { code }),
});

function refused(visit: Visit, failed: Failed): Shown {
  const { problem } = failed;
  const withCode = visit.form['withCode'] === 'yes' || problem.code === 'SECOND_FACTOR_MISSING';
  if (problem.code === 'SECOND_FACTOR_MISSING') return newSecretShown(visit, { status: 422, withCode, issues: [at('code', codeWords.need)] });
  return newSecretShown(visit, { ...refusedBy(failed, refusedFresh(problem)), withCode });
}

async function changed(visit: Visit): Promise<Shown | SeeOther> {
  const issues = [...needed(visit.form), ...issuesOfFresh(visit.form)];
  if (issues.length > 0) return newSecretShown(visit, { status: 422, issues, withCode: visit.form['withCode'] === 'yes' });
  const answer = await visit.ask({ route: 'changeSecret', body: bodyOf(visit.form) });
  return answer.ok ? arrive(visit, visit.form['next'], answer.body) : refused(visit, answer);
}

export const newSecretPage: Page = {
  path: '/sign-in/new-secret',
  get: (visit) => Promise.resolve(newSecretShown(visit)),
  post: changed,
};
