import type { z } from 'zod';
import { endpoint } from '../../contract/endpoint.js';
import { pageOf as pageSchema, pageQuery } from '../../contract/http.js';
import { noticeWish, ownNotice } from '../../contract/notice-ledger.js';
import { composeNotice } from '../../contract/notices/compose-notice.js';
import { apiLink } from '../../contract/notices/mail-words.js';
import { tellingLifecycle } from '../../db/notice-audience.js';
import { keepWish, wishOf } from '../../db/notice-wish.js';
import { noticesTo, type Told } from '../../db/own-notice.js';
import { bind, type Bound } from '../http/call.js';
import { chinaTime } from '../http/china-time.js';
import type { Ports } from '../ports.js';
import { decodeCursor, pageOf } from '../read/cursor.js';

const listEndpoint = endpoint({
  name: 'listOwnNotices',
  method: 'get',
  path: '/api/v1/me/notices',
  tag: 'notices',
  summary: 'What you were told, the latest first, also where no mail could be sent; in words, with what became of the mail',
  who: 'account',
  query: pageQuery,
  answer: pageSchema(ownNotice),
  status: 200,
});
const wish = { path: '/api/v1/me/notice-wish', tag: 'accounts', who: 'account', answer: noticeWish, status: 200 } as const;
const readWish = endpoint({ name: 'readNoticeWish', method: 'get', summary: 'When you want mail that the procedure does not require', ...wish });
const setWish = endpoint({
  name: 'setNoticeWish',
  method: 'post',
  summary:
    'Say when you want mail that the procedure does not require: quiet hours, once a day together; what it requires comes at once all the same',
  body: noticeWish,
  ...wish,
});

/** In both languages as it reads now; a template that this version does not know is left out. */
async function shown({ db, clock }: Ports, { at, outcome, row }: Told): Promise<readonly z.output<typeof ownNotice>[]> {
  const { rehearsal } = await tellingLifecycle(db, row.stream);
  const [zh, en] = (['zh', 'en'] as const).map((locale) => composeNotice(row.template, row.data, { locale, now: clock(), rehearsal }));
  if (zh == null || en == null) return [];
  const lines = zh.lines.map((line, n) => ({ zh: line, en: en.lines[n] ?? line }));
  const subject = { zh: zh.subject, en: en.subject };
  return [{ notice: row._id, at: chinaTime(at), outcome, subject, lines, href: apiLink('', row.stream), rehearsal }];
}

const list = (ports: Ports): Bound =>
  bind(listEndpoint, async ({ query, caller }) => {
    const told = await noticesTo(ports.db, caller.actor.id, { before: decodeCursor(query.cursor), most: query.limit + 1 });
    const page = pageOf(told, query.limit, ({ at, _id }) => [at, _id]);
    return { body: { items: (await Promise.all(page.items.map((one) => shown(ports, one)))).flat(), next: page.next } };
  });

/** What somebody was told, and when they want to be told what nobody requires. */
export const ownNoticeRoutes = (ports: Ports): readonly Bound[] => [
  list(ports),
  bind(readWish, async ({ caller }) => ({ body: await wishOf(ports.db, caller.actor.id) })),
  bind(setWish, async ({ body, caller }) => {
    await keepWish(ports.db, caller.actor.id, body);
    return { body };
  }),
];
