import { calendarAddressGiven } from '../../../contract/http.js';
import { Moment } from '../../parts/dates.js';
import { Form } from '../../parts/form.js';
import { ShownOnce } from '../../parts/shown-once.js';
import { useSay } from '../../parts/visiting.js';
import { forAccounts } from '../../server/for-members.js';
import { doneAt } from '../../server/form-token.js';
import { ProblemPage } from '../../server/page.js';
import { accountWords } from '../../words/account.js';

/** Whether there is an address of one's calendar; the address itself was shown once. */
export function Calendar({ since }: { readonly since: string | null }) {
  const say = useSay();
  return (
    <div className="stack">
      <p>
        {since === null ? (
          say(accountWords.calendarNone)
        ) : (
          <>
            {say(accountWords.calendarSince)} <Moment at={since} />
          </>
        )}
      </p>
      <p className="small mute">{say(accountWords.calendarNote)}</p>
      <div className="btns">
        <Form action="/account/calendar">
          <button className="btn plain" type="submit">
            {say(since === null ? accountWords.calendarMake : accountWords.calendarRenew)}
          </button>
        </Form>
        {since === null ? null : (
          <Form action="/account/calendar/end">
            <button className="btn plain" type="submit">
              {say(accountWords.calendarEnd)}
            </button>
          </Form>
        )}
      </div>
    </div>
  );
}

const Made = ({ address }: { readonly address: string }) => (
  <ShownOnce title={accountWords.calendarMade} note={accountWords.calendarOnce} code={address} back={{ to: '/account', words: accountWords.back }} />
);

/** The secret address of one's calendar is made by a form, and shown once. */
export const calendarPage = forAccounts({
  path: '/account/calendar',
  post: async (visit) => {
    const answer = await visit.ask({ route: 'makeCalendarAddress' });
    if (!answer.ok) throw new ProblemPage(answer.problem);
    const { address } = calendarAddressGiven.parse(answer.body);
    return { title: visit.say(accountWords.calendarMade), nav: null, secret: true, body: <Made address={address} /> };
  },
});

export const endCalendarPage = forAccounts({
  path: '/account/calendar/end',
  post: async ({ ask, lang, session }) => {
    const answer = await ask({ route: 'endCalendarAddress' });
    if (!answer.ok) throw new ProblemPage(answer.problem);
    return { seeOther: doneAt({ lang, formToken: session?.formToken }, { place: '/account', what: 'calendar' }) };
  },
});
