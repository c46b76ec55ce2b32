import { noticeWish } from '../../../contract/notice-ledger.js';
import type { Wish } from '../../../contract/notices/quiet-hours.js';
import { refusedBy, WhyNot, type Standing } from '../../parts/attempt.js';
import { Form, TextField } from '../../parts/form.js';
import { issueAt, type Issue } from '../../parts/problem.js';
import { A, useSay } from '../../parts/visiting.js';
import { forAccounts } from '../../server/for-members.js';
import { doneAt } from '../../server/form-token.js';
import type { Fields, SeeOther, Shown, Visit } from '../../server/page.js';
import { accountWords } from '../../words/account.js';

const text = (hour: number | null | undefined): string => (hour == null ? '' : String(hour));
const fieldsOf = ({ quiet, digestAt }: Wish): Fields => ({
  quietFrom: text(quiet?.from),
  quietUntil: text(quiet?.until),
  digestAt: text(digestAt),
});

/** When reminders come: three hours, any of which may be left open. */
export function WishForm({ form, issues = [] }: { readonly form: Fields; readonly issues?: readonly Issue[] }) {
  const say = useSay();
  return (
    <Form action="/account/reminders" className="short">
      <p className="small mute">{say(accountWords.wishNote)}</p>
      {(['quietFrom', 'quietUntil', 'digestAt'] as const).map((name) => (
        <TextField
          key={name}
          name={name}
          label={accountWords[name]}
          value={form[name]}
          issue={issueAt(issues, name)}
          inputMode="numeric"
          maxLength={2}
        />
      ))}
      <p className="btns">
        <button className="btn plain" type="submit">
          {say(accountWords.wishSend)}
        </button>
      </p>
    </Form>
  );
}

export const WishOf = ({ wish }: { readonly wish: Wish }) => <WishForm form={fieldsOf(wish)} />;

const hourIn = (typed: string | undefined): number | null => {
  const text = (typed ?? '').trim();
  return text === '' ? null : /^\d{1,2}$/.test(text) ? Number(text) : NaN;
};

function wishIn(form: Fields): Wish | null {
  const [from, until, digestAt] = [hourIn(form['quietFrom']), hourIn(form['quietUntil']), hourIn(form['digestAt'])];
  if ((from === null) !== (until === null)) return null;
  const read = noticeWish.safeParse({ quiet: from === null || until === null ? null : { from, until }, digestAt });
  return read.success ? read.data : null;
}

const shown = (visit: Visit, { issues = [], failed = null, ...status }: Standing): Shown => ({
  ...status,
  title: visit.say(accountWords.wish),
  nav: null,
  secret: true,
  body: (
    <div className="wrap narrow">
      <div className="head">
        <h1>{visit.say(accountWords.wish)}</h1>
        <WhyNot title={accountWords.wishErrorHead} issues={issues} failed={failed} />
      </div>
      <WishForm form={visit.form} issues={issues} />
      <p className="sec">
        <A to="/account">{visit.say(accountWords.back)}</A>
      </p>
    </div>
  ),
});

async function saved(visit: Visit): Promise<Shown | SeeOther> {
  const wish = wishIn(visit.form);
  if (wish === null) return shown(visit, { issues: [{ path: 'quietFrom', ...accountWords.needHour }], status: 422 });
  const answer = await visit.ask({ route: 'setNoticeWish', body: wish });
  return answer.ok
    ? { seeOther: doneAt({ lang: visit.lang, formToken: visit.session?.formToken }, { place: '/account', what: 'reminders' }) }
    : shown(visit, refusedBy(answer));
}

export const wishPage = forAccounts({ path: '/account/reminders', post: saved });
