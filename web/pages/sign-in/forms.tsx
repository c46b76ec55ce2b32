import { WhyNot, type Why } from '../../parts/attempt.js';
import { CodeField, Form, Hidden, SecretField, TextField } from '../../parts/form.js';
import { issueAt } from '../../parts/problem.js';
import { A, T, useSay, Written } from '../../parts/visiting.js';
import type { Fields, Provider } from '../../server/page.js';
import { providerWords } from '../../words/provider.js';
import { codeWords, signInWords } from '../../words/sign-in.js';

type Asking = Why & {
  readonly form: Fields;
  readonly next: string | undefined;
  readonly samples: boolean;
  readonly provider: Provider | null;
};

/** A link and no form: it only leads to the provider, and browsers let no form of ours lead elsewhere. */
const AtProvider = ({ provider: { name }, next }: { readonly provider: Provider; readonly next: string | undefined }) => {
  const say = useSay();
  return (
    <p className="sec">
      <A to={`/sign-in/provider${next === undefined ? '' : `?next=${encodeURIComponent(next)}`}`} className="btn plain wide">
        {name === null ? (
          say(providerWords.signIn)
        ) : (
          <>
            {say(providerWords.signInBefore)}
            <Written text={name} />
            {say(providerWords.signInAfter)}
          </>
        )}
      </A>
    </p>
  );
};

/** Account and secret. What was typed stays, but for the secret. */
export const SignInForm = ({ form, next, samples, provider, issues = [], failed = null }: Asking) => {
  const say = useSay();
  return (
    <div className="wrap narrow">
      <div className="head">
        <h1>{say(signInWords.title)}</h1>
        <p className="lede">{say(signInWords.lede)}</p>
        <WhyNot title={signInWords.errorHead} issues={issues} failed={failed} />
        {samples ? (
          <p className="panel">
            {say(signInWords.samples)} <A to="/samples">{say(signInWords.samplesLink)}</A>
          </p>
        ) : null}
      </div>
      <Form action="/sign-in" className="short">
        <Hidden fields={{ next }} />
        <TextField
          name="account"
          label={signInWords.account}
          hint={signInWords.accountHint}
          value={form['account']}
          issue={issueAt(issues, 'account')}
          autoComplete="username"
          maxLength={100}
        />
        <SecretField name="secret" label={signInWords.secret} issue={issueAt(issues, 'secret')} autoComplete="current-password" maxLength={200} />
        <p className="sec">
          <button className="btn wide" type="submit">
            {say(signInWords.send)}
          </button>
        </p>
      </Form>
      {provider === null ? null : <AtProvider provider={provider} next={next} />}
      <p className="small sec">
        {say(signInWords.firstTime)} <A to="/sign-in/new-secret">{say(signInWords.firstTimeLink)}</A>
      </p>
    </div>
  );
};

type AskingCode = Why & { readonly ticket: string; readonly next: string | undefined };

/** The second step, for who has an authenticator. */
export const CodeForm = ({ ticket, next, issues = [], failed = null }: AskingCode) => {
  const say = useSay();
  return (
    <div className="wrap narrow">
      <div className="head">
        <h1>{say(codeWords.title)}</h1>
        <p className="lede">{say(codeWords.lede)}</p>
        <WhyNot title={signInWords.errorHead} issues={issues} failed={failed} />
      </div>
      <Form action="/sign-in" className="short">
        <Hidden fields={{ next, ticket, step: 'code' }} />
        <CodeField name="code" label={codeWords.code} hint={codeWords.hint} issue={issueAt(issues, 'code')} />
        <p className="btns sec">
          <button className="btn" type="submit">
            {say(codeWords.send)}
          </button>
          <A to="/sign-in">{say(codeWords.restart)}</A>
        </p>
      </Form>
      <p className="small mute sec">
        <T of={codeWords.lost} />
      </p>
    </div>
  );
};
