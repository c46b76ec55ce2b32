import { hash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { calendarOf, type Deadline } from '../../contract/calendar.js';
import { endpoint } from '../../contract/endpoint.js';
import { calendarAddress, calendarAddressGiven, idParams } from '../../contract/http.js';
import { findAccount } from '../../db/account.js';
import { calendarKeyBy, calendarKeyOf, endCalendarKey, keepCalendarKey } from '../../db/calendar-key.js';
import { viewsOf } from '../../db/collections.js';
import { trusted } from '../../db/model.js';
import type { View } from '../../db/projection.js';
import { said } from '../../domain/kernel/words.js';
import { isPersonId } from '../../domain/kernel/person-id.js';
import { ownAccount } from '../accounts/own-account.js';
import { standingAccount } from '../accounts/open-session.js';
import { anonymous } from '../accounts/token-gate.js';
import { bind, bindTo, type Bound, type Caller } from '../http/call.js';
import { chinaTime } from '../http/china-time.js';
import { HttpProblem } from '../http/problem.js';
import type { Noun } from '../nouns.js';
import { reachOf } from '../policy/reach.js';
import { seenBy } from '../policy/sight.js';
import type { Ports } from '../ports.js';
import { ownDeadlines } from '../read/calendar/own.js';
import { windowsOf, type Where, type Windowed } from '../read/calendar/windows.js';
import { lookUp } from '../read/record.js';

const lang = z.enum(['zh', 'en']).default('zh');
const inLanguage = z.strictObject({ lang });
const file = { tag: 'calendars', who: 'public', answer: { media: 'text/calendar; charset=utf-8' }, status: 200 } as const;

const publicEndpoint = endpoint({
  name: 'publicCalendar',
  method: 'get',
  path: '/api/v1/calendar.ics',
  summary: 'Until when anybody may comment or object, as a calendar to subscribe to (iCalendar)',
  query: inLanguage,
  ...file,
});

const committeeEndpoint = endpoint({
  name: 'committeeCalendar',
  method: 'get',
  path: '/api/v1/committees/:id/calendar.ics',
  summary: 'The windows of a committee and of its projects, as far as the caller sees them, as a calendar to subscribe to',
  params: idParams,
  query: inLanguage,
  ...file,
});

const ownEndpoint = endpoint({
  name: 'ownCalendar',
  method: 'get',
  path: '/api/v1/me/calendar.ics',
  summary: 'One’s own calendar at its secret address: what one votes on, is called to and owes, until when',
  query: inLanguage.extend({ key: z.string().min(1).max(100) }),
  ...file,
});

const ofAccount = { path: '/api/v1/me/calendar', tag: 'accounts', who: 'account' } as const;
const describeEndpoint = endpoint({
  name: 'readCalendarAddress',
  method: 'get',
  summary: 'Whether your calendar has a secret address, and since when',
  answer: calendarAddress,
  status: 200,
  ...ofAccount,
});
const makeEndpoint = endpoint({
  name: 'makeCalendarAddress',
  method: 'post',
  summary: 'Make the secret address of your calendar, shown this once; one of before leads nowhere from then on',
  answer: calendarAddressGiven,
  status: 201,
  ...ofAccount,
});
const endEndpoint = endpoint({
  name: 'endCalendarAddress',
  method: 'delete',
  summary: 'End the secret address of your calendar',
  answer: z.undefined(),
  status: 204,
  ...ofAccount,
});

const printOf = (secret: string): string => hash('sha256', `calendar\n${secret}`, 'base64url');

const names = {
  public: said('征求意见与公示', 'Open for comment and public notices'),
  own: said('我的标准化事项', 'My standards work'),
} as const;

const answer = (deadlines: readonly Deadline[], name: string): { readonly text: string } => ({ text: calendarOf(deadlines, { name }) });

/** Of these collections what the caller sees, and matches. */
const seen = (filter: Where['filter'], sight: Where['filter'], ...collections: readonly Windowed[]): readonly Where[] =>
  collections.map((collection) => ({ collection, filter: { $and: [filter, sight] } }));

const ofPublic = (ports: Ports): Bound =>
  bind(publicEndpoint, async ({ query }) => {
    const open = { openTo: 'everyone' };
    const windows = await windowsOf(ports, seen({}, open, 'consultations', 'projects', 'committees'), query.lang);
    return answer(windows, names.public[query.lang]);
  });

async function windowsOfCommittee(ports: Ports, stream: string, caller: Caller): Promise<readonly Where[]> {
  const sight = seenBy(caller, await reachOf(ports.db, caller));
  const rows = viewsOf(ports.db, 'projects').find({ committee: stream }, { _id: 1 }).limit(500);
  const projects = (await rows.lean<Pick<View, '_id'>[]>()).map(({ _id }) => _id);
  return [
    ...seen({ _id: stream }, sight, 'committees'),
    ...seen({ committee: stream }, sight, 'ballots', 'meetings', 'draftings', 'projects'),
    ...seen({ project: trusted({ $in: projects }) }, sight, 'consultations'),
  ];
}

const ofCommittee = (ports: Ports, noun: Noun): Bound =>
  bindTo(committeeEndpoint, lookUp(ports, noun), async ({ query, caller }, { view }) => {
    const windows = await windowsOf(ports, await windowsOfCommittee(ports, view._id, caller), query.lang);
    const { zh, en } = view['title'] as { readonly zh: string; readonly en?: string | null }; // a facet of committees
    return answer(windows, query.lang === 'zh' ? zh : (en ?? zh));
  });

/** Whose calendar an address leads to; of one that has ended there is none. */
async function holderOf({ db }: Ports, key: string): Promise<Caller> {
  const row = await calendarKeyBy(db, printOf(key));
  const account = row === null ? null : await findAccount(db, row._id);
  if (row === null || account === null || account.disabled || (account.generation ?? 0) !== row.generation || !isPersonId(account.person))
    throw new HttpProblem('NOT_FOUND', { cure: ['self'] });
  return { ...anonymous, actor: { id: account.person, grants: account.grants }, name: account.name, anonymous: false };
}

const own = (ports: Ports): Bound =>
  bind(ownEndpoint, async ({ query }) => {
    const caller = await holderOf(ports, query.key);
    return { ...answer(await ownDeadlines(ports, caller, query.lang), names.own[query.lang]), headers: { 'cache-control': 'private, no-cache' } };
  });

const describe = (ports: Ports): Bound =>
  bind(describeEndpoint, async ({ caller }) => {
    const row = await calendarKeyOf(ports.db, ownAccount(caller).account);
    return { body: { since: row === null ? null : chinaTime(row.at) } };
  });

const make = (ports: Ports): Bound =>
  bind(makeEndpoint, async ({ caller }) => {
    const { own: session } = ownAccount(caller);
    const { _id, generation = 0 } = await standingAccount(ports, session);
    const secret = randomBytes(24).toString('base64url');
    const at = ports.clock();
    await keepCalendarKey(ports.db, { _id, print: printOf(secret), generation, at });
    return { body: { since: chinaTime(at), address: `${ports.config.publicUrl}/api/v1/me/calendar.ics?key=${secret}` } };
  });

const end = (ports: Ports): Bound =>
  bind(endEndpoint, async ({ caller }) => {
    await endCalendarKey(ports.db, ownAccount(caller).account);
    return { empty: true };
  });

/** Deadlines as calendars to subscribe to: of everybody, of a committee, one's own. */
export const calendarRoutes = (ports: Ports, committees: Noun): readonly Bound[] => [
  ofPublic(ports),
  ofCommittee(ports, committees),
  own(ports),
  describe(ports),
  make(ports),
  end(ports),
];
