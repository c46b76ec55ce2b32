import type { SessionShown } from '../../../contract/http.js';
import { Facts, Section } from '../../parts/blocks.js';
import { Moment } from '../../parts/dates.js';
import { Trail } from '../../parts/page.js';
import { A, T, useSay, Written } from '../../parts/visiting.js';
import { forAccounts } from '../../server/for-members.js';
import {
  readCalendarAddress,
  readIdentity,
  readNoticeWish,
  readProgramTokens,
  readSession,
  readSignIns,
  readTies,
  type ProgramToken,
  type SignIn,
  type Tie,
} from '../../server/read.js';
import { doneIn } from '../../server/form-token.js';
import type { Provider } from '../../server/page.js';
import { accountWords } from '../../words/account.js';
import { providerWords } from '../../words/provider.js';
import { Calendar } from './calendar.js';
import { OwnIdentity } from './identity.js';
import { SignIns } from './sign-ins.js';
import { Ties } from './ties.js';
import { Tokens } from './tokens.js';
import { WishOf } from './wish.js';
import type { Wish } from '../../../contract/notices/quiet-hours.js';

type Own = {
  readonly session: SessionShown;
  readonly ties: readonly Tie[];
  readonly signIns: readonly SignIn[];
  readonly tokens: readonly ProgramToken[];
  readonly calendarSince: string | null;
  readonly wish: Wish;
  readonly provider: Provider | null;
  readonly linked: boolean;
  readonly done: string | null;
};

const doneWords = {
  linked: providerWords.linkDone,
  unlinked: providerWords.unlinkDone,
  secret: accountWords.secretDone,
  'sign-in': accountWords.endedDone,
  token: accountWords.tokenEnded,
  calendar: accountWords.calendarEnded,
  reminders: accountWords.wishDone,
};

const Done = ({ what }: { readonly what: string | null }) => {
  const words = Object.entries(doneWords).find(([name]) => name === what)?.[1];
  return words === undefined ? null : (
    <div className="panel ok" role="status">
      <p>
        <T of={words} />
      </p>
    </div>
  );
};

const Factor = ({ secondFactor: { asked, enrolledAt } }: SessionShown) => {
  const say = useSay();
  return (
    <div className="stack">
      <p>
        {enrolledAt === null ? (
          say(accountWords.factorNone)
        ) : (
          <>
            {say(accountWords.factorSince)} <Moment at={enrolledAt} />
          </>
        )}
      </p>
      {asked && enrolledAt === null ? <p className="panel warn">{say(accountWords.factorNeeded)}</p> : null}
      <p className="btns">
        <A to="/account/second-factor" className={enrolledAt === null && asked ? 'btn' : 'btn plain'}>
          {say(enrolledAt === null ? accountWords.factorEnrol : accountWords.factorRenew)}
        </A>
        {enrolledAt === null ? null : <span className="small mute">{say(accountWords.factorLost)}</span>}
      </p>
    </div>
  );
};

const Body = ({ session, ties, signIns, tokens, calendarSince, wish, provider, linked, done }: Own) => {
  const say = useSay();
  return (
    <div className="wrap">
      <Trail above={['home']} here={say(accountWords.trail)} />
      <div className="head">
        <h1>{say(accountWords.title)}</h1>
        <Done what={done} />
      </div>
      <Facts
        rows={[
          [accountWords.name, <Written text={session.me.name} key="name" />],
          [accountWords.signedInAt, <Moment at={session.signedInAt} key="at" />],
          [accountWords.until, <Moment at={session.expiresAt} key="until" />],
        ]}
      />
      <Section id="ties" title={accountWords.ties}>
        <Ties ties={ties} />
      </Section>
      <Section id="factor" title={accountWords.factor}>
        <Factor {...session} />
      </Section>
      <Section id="secret" title={accountWords.secret}>
        <div className="stack">
          <p className="btns">
            <A to="/account/secret" className="btn plain">
              {say(accountWords.secretChange)}
            </A>
          </p>
          <p className="small mute">{say(accountWords.secretNote)}</p>
        </div>
      </Section>
      {provider === null ? null : (
        <Section id="identity" title={providerWords.section}>
          <OwnIdentity linked={linked} />
        </Section>
      )}
      <Section id="reminders" title={accountWords.wish}>
        <WishOf wish={wish} />
      </Section>
      <Section id="calendar" title={accountWords.calendar}>
        <Calendar since={calendarSince} />
      </Section>
      <Section id="sign-ins" title={accountWords.signIns}>
        <SignIns rows={signIns} />
      </Section>
      <Section id="tokens" title={accountWords.tokens}>
        <Tokens rows={tokens} />
      </Section>
    </div>
  );
};

/** One's own account: who one is and where, how one shows it, and what is open in one's name. */
export const accountPage = forAccounts({
  path: '/account',
  get: async (visit) => {
    const { provider } = visit;
    const done = doneIn(visit.session, { place: '/account', said: visit.query['done'] });
    const [session, ties, signIns, tokens, calendar, wish, { linked }] = await Promise.all([
      readSession(visit),
      readTies(visit),
      readSignIns(visit),
      readProgramTokens(visit),
      readCalendarAddress(visit),
      readNoticeWish(visit),
      readIdentity(visit),
    ]);
    return {
      title: visit.say(accountWords.title),
      nav: null,
      secret: true,
      body: <Body {...{ session, ties, signIns, tokens, calendarSince: calendar.since, wish, provider, linked, done }} />,
    };
  },
});
