import { seedShown } from '../../../contract/http.js';
import { refusedBy, WhyNot, type Standing, type Why } from '../../parts/attempt.js';
import { CodeField, Form, Hidden, SecretField } from '../../parts/form.js';
import { issueAt, missing } from '../../parts/problem.js';
import { T, useSay, useVisiting } from '../../parts/visiting.js';
import { localPath } from '../../server/local-path.js';
import { forAccounts } from '../../server/for-members.js';
import type { SeeOther, Shown, Visit } from '../../server/page.js';
import { readSession } from '../../server/read.js';
import { stepUp } from '../../server/step-up.js';
import { hrefIn } from '../../words/language.js';
import { codeWords, factorWords, signInWords } from '../../words/sign-in.js';

type Seed = { readonly secret: string; readonly uri: string };
type Asking = Why & { readonly seed: Seed | null; readonly next: string; readonly renews: boolean };

/** A key in fours, as it is typed. */
const inFours = (secret: string): string => secret.replaceAll(/(.{4})(?=.)/g, '$1 ');

const AskSecret = ({ next, issues = [] }: Asking) => (
  <Form action="/account/second-factor" className="short">
    <Hidden fields={{ next, step: 'offer' }} />
    <h2>
      <T of={factorWords.step1} />
    </h2>
    <SecretField
      name="secret"
      label={signInWords.secret}
      hint={factorWords.secretHint}
      issue={issueAt(issues, 'secret')}
      autoComplete="current-password"
      maxLength={200}
    />
    <p className="btns sec">
      <button className="btn" type="submit">
        <T of={factorWords.offer} />
      </button>
      <Later next={next} />
    </p>
  </Form>
);

/** `next` is an address already, with its language. */
const Later = ({ next }: { readonly next: string }) => (
  <a href={next}>
    <T of={factorWords.later} />
  </a>
);

const ShowSeed = ({ seed }: { readonly seed: Seed }) => (
  <section className="stack">
    <h2>
      <T of={factorWords.step2} />
    </h2>
    <p className="btns">
      <a className="btn plain" href={seed.uri}>
        <T of={factorWords.openApp} />
      </a>
    </p>
    <p>
      <T of={factorWords.typeIn} />
    </p>
    <p className="key">
      <strong className="hash">{inFours(seed.secret)}</strong>
    </p>
    <p className="small mute">
      <T of={factorWords.once} />
    </p>
  </section>
);

const AskCode = ({ seed, next, issues = [] }: Asking & { readonly seed: Seed }) => (
  <Form action="/account/second-factor" className="short sec">
    <Hidden fields={{ next, step: 'confirm', seed: seed.secret, uri: seed.uri }} />
    <h2>
      <T of={factorWords.step3} />
    </h2>
    <CodeField name="code" label={codeWords.code} hint={codeWords.hint} issue={issueAt(issues, 'code')} />
    <p className="btns sec">
      <button className="btn" type="submit">
        <T of={factorWords.confirm} />
      </button>
    </p>
  </Form>
);

const Enrol = (asking: Asking) => {
  const say = useSay();
  const { lang } = useVisiting();
  const { seed, issues = [], failed = null, renews, next } = asking;
  return (
    <div className="wrap narrow">
      <div className="head">
        <h1>{say(renews ? factorWords.renew : factorWords.title)}</h1>
        <p className="lede">{say(factorWords.lede)}</p>
        <WhyNot title={codeWords.errorHead} issues={issues} failed={failed} />
      </div>
      {seed === null ? (
        <AskSecret {...asking} />
      ) : (
        <>
          <ShowSeed seed={seed} />
          <AskCode {...asking} seed={seed} />
        </>
      )}
      {renews || next === hrefIn(lang, '/account') ? null : <p className="small mute sec">{say(factorWords.laterNote)}</p>}
    </div>
  );
};

const nextIn = ({ query, form, lang }: Visit): string => localPath(form['next'] ?? query['next']) ?? hrefIn(lang, '/account');

type Offered = Standing & { readonly seed?: Seed | null };

async function shown(visit: Visit, { seed = null, issues = [], failed = null, ...status }: Offered = {}): Promise<Shown> {
  const renews = (await readSession(visit)).secondFactor.enrolledAt !== null;
  return {
    ...status,
    title: visit.say(renews ? factorWords.renew : factorWords.title),
    nav: null,
    secret: true,
    body: <Enrol seed={seed} next={nextIn(visit)} renews={renews} issues={issues} failed={failed} />,
  };
}

async function offered(visit: Visit): Promise<Shown | SeeOther> {
  const issues = missing(visit.form, [['secret', signInWords.needSecret]]);
  if (issues.length > 0) return shown(visit, { issues, status: 422 });
  const answer = await visit.ask({ route: 'offerSecondFactor', body: { secret: visit.form['secret'] } });
  if (answer.ok) return shown(visit, { seed: seedShown.parse(answer.body) });
  return shown(visit, refusedBy(answer, []));
}

/** The key that the form was shown with, so that a mistyped code does not cost it. */
function seedIn({ form: { seed = '', uri = '' } }: Visit): Seed | null {
  return /^[A-Z2-7]{16,64}$/.test(seed) && uri.startsWith('otpauth://totp/') ? { secret: seed, uri } : null;
}

async function confirmed(visit: Visit): Promise<Shown | SeeOther> {
  const seed = seedIn(visit);
  const issues = missing(visit.form, [['code', codeWords.need]]);
  if (issues.length > 0) return shown(visit, { seed, issues, status: 422 });
  const answer = await visit.ask({ route: 'confirmSecondFactor', body: { code: visit.form['code'] ?? '' } });
  if (answer.ok) return { seeOther: nextIn(visit) };
  return shown(visit, { ...refusedBy(answer), seed });
}

/** A second factor: the secret, then a key, then a code of it. Who has one shows it before it is changed. */
export const secondFactorPage = forAccounts({
  path: '/account/second-factor',
  get: (visit) => shown(visit),
  post: stepUp((visit) => (visit.form['step'] === 'confirm' ? confirmed(visit) : offered(visit))),
});
