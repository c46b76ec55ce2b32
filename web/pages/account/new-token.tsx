import { programTokenGiven } from '../../../contract/http.js';
import { scopes } from '../../../contract/scope.js';
import { refusedBy, WhyNot, type Standing, type Why } from '../../parts/attempt.js';
import { Moment } from '../../parts/dates.js';
import { Check, Checks, Form, TextField } from '../../parts/form.js';
import { issueAt, type Issue } from '../../parts/problem.js';
import { ShownOnce } from '../../parts/shown-once.js';
import { A, useSay, Written } from '../../parts/visiting.js';
import { forAccounts } from '../../server/for-members.js';
import type { Fields, SeeOther, Shown, Visit } from '../../server/page.js';
import { stepUp } from '../../server/step-up.js';
import { accountWords, scopeWords } from '../../words/account.js';

type Asking = Why & { readonly form: Fields };

const NewToken = ({ form, issues = [], failed = null }: Asking) => {
  const say = useSay();
  const options = scopes.map((value) => ({ value, ...scopeWords[value] }));
  return (
    <div className="wrap narrow">
      <div className="head">
        <h1>{say(accountWords.tokenGive)}</h1>
        <p className="lede">{say(accountWords.tokensNote)}</p>
        <WhyNot title={accountWords.tokenErrorHead} issues={issues} failed={failed} />
      </div>
      <Form action="/account/tokens/new">
        <TextField
          name="name"
          label={accountWords.tokenName}
          hint={accountWords.tokenNameHint}
          value={form['name']}
          issue={issueAt(issues, 'name')}
          maxLength={100}
        />
        <Checks name="scopes" label={accountWords.tokenScopes} options={options} form={form} issue={issueAt(issues, 'scopes')} />
        <TextField
          name="days"
          label={accountWords.tokenDays}
          hint={accountWords.tokenDaysHint}
          value={form['days']}
          issue={issueAt(issues, 'days')}
          inputMode="numeric"
          maxLength={3}
        />
        <div className="field">
          <Check
            name="unattended"
            label={accountWords.tokenUnattended}
            hint={accountWords.tokenUnattendedHint}
            checked={form['unattended'] === 'on'}
          />
        </div>
        <p className="btns sec">
          <button className="btn" type="submit">
            {say(accountWords.tokenSend)}
          </button>
          <A to="/account">{say(accountWords.back)}</A>
        </p>
      </Form>
    </div>
  );
};

const Given = ({ token, name, expiresAt }: { readonly token: string; readonly name: string; readonly expiresAt: string }) => (
  <ShownOnce
    title={accountWords.tokenGiven}
    note={accountWords.tokenOnce}
    rows={[
      [accountWords.tokenName, <Written text={name} key="name" />],
      [accountWords.tokenUntil, <Moment at={expiresAt} key="until" />],
    ]}
    use={accountWords.tokenUse}
    code={`Authorization: Bearer ${token}`}
    back={{ to: '/account', words: accountWords.back }}
  />
);

const chosen = (form: Fields): readonly string[] => scopes.filter((scope) => form[`scopes.${scope}`] === 'on');

function issuesIn(form: Fields): readonly Issue[] {
  const days = form['days'] ?? '';
  return [
    ...((form['name'] ?? '').trim() === '' ? [{ path: 'name', ...accountWords.needName }] : []),
    ...(chosen(form).length === 0 ? [{ path: 'scopes', ...accountWords.needScope }] : []),
    ...(/^\d{1,3}$/.test(days.trim()) && Number(days) >= 1 && Number(days) <= 366 ? [] : [{ path: 'days', ...accountWords.needDays }]),
  ];
}

const shown = (visit: Visit, { issues = [], failed = null, ...status }: Standing = {}): Shown => ({
  ...status,
  title: visit.say(accountWords.tokenGive),
  nav: null,
  secret: true,
  body: <NewToken form={visit.form} issues={issues} failed={failed} />,
});

async function given(visit: Visit): Promise<Shown | SeeOther> {
  const { form } = visit;
  const issues = issuesIn(form);
  if (issues.length > 0) return shown(visit, { issues, status: 422 });
  const body = { name: form['name'], scopes: chosen(form), days: Number(form['days']), unattended: form['unattended'] === 'on' };
  const answer = await visit.ask({ route: 'giveProgramToken', body });
  if (answer.ok) {
    const { token, name, expiresAt } = programTokenGiven.parse(answer.body);
    return { title: visit.say(accountWords.tokenGiven), nav: null, secret: true, body: <Given token={token} name={name} expiresAt={expiresAt} /> };
  }
  return shown(visit, refusedBy(answer));
}

/** A token for a program: for what, until when. An office shows its second factor for it. */
export const newTokenPage = forAccounts({
  path: '/account/tokens/new',
  get: (visit) => Promise.resolve(shown({ ...visit, form: { days: '90', 'scopes.read': 'on' } })),
  post: stepUp(given),
});
