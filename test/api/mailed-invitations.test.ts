import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noticeLedger } from '../../contract/notice-ledger.js';
import { showEvents } from '../../api/read/show-event.js';
import { eventsOf, type EventRow } from '../../db/archive.js';
import { noticeFigures } from '../../db/notice.js';
import type { Delivery } from '../../worker/notices/delivery.js';
import { smtpMailer } from '../../worker/notices/smtp.js';
import { startSmtp, type SmtpServer } from '../activities/smtp-server.js';
import { startApi, type TestApi } from '../support/api.js';
import type { Answer } from '../support/client.js';
import { openRound } from '../support/comment-round.js';
import { beginBallot, letterBallot, letterSeats, society } from '../support/letter-ballot.js';
import { deliverAll } from '../support/mail.js';

const office = { role: 'secretariat', organisation: society } as const;

let api: TestApi;
let smtp: SmtpServer;
let worker: Delivery;
let secretary: string;
let ballot = '';
const body = letterBallot(letterSeats(5));

beforeAll(async () => {
  api = await startApi({ mails: true });
  smtp = await startSmtp();
  const log = { warn: () => undefined, error: () => undefined };
  const mailer = smtpMailer(smtp.url, '标程 <biaocheng@localhost>');
  const { db, personal, config } = api;
  worker = { db, personal, mailer, publicUrl: config.publicUrl, owner: 'w', clock: () => api.now, stopping: () => false, log };
  secretary = await api.token('zhao', office);
});
afterAll(async () => {
  worker.mailer.close();
  await smtp.stop();
  await api.close();
});
beforeEach(async () => {
  ballot = await beginBallot(api, secretary, body);
  await deliverAll(worker);
  await api.db.collection('mailboxes').deleteMany({});
});

type Row = Record<string, unknown> & { readonly mail: { readonly outcome: string; readonly at: string | null; readonly addressOf: string } | null };
const known = (mail: string, keeper: string | null = society, person = 'm1') =>
  api.personal.addresses.put({ person, keeper }, mail, { by: 'zhao', at: api.now });
const invite = (person = 'm1', path = `/ballots/${ballot}`) =>
  api.ask('POST', `${path}/invitations`, { token: secretary, body: { person, days: 7 } });
const listed = async (path = `/ballots/${ballot}`): Promise<readonly Row[]> =>
  (await api.ask('GET', `${path}/invitations`, { token: secretary })).body['items'] as Row[];
const ledger = async () => noticeLedger.parse((await api.ask('GET', `/ballots/${ballot}/notices`, { token: secretary })).body).items;
const open = (secret: string) => api.ask('POST', '/sessions/invitation', { body: { secret } });
const cast = async (token: string): Promise<EventRow | null> => {
  expect((await api.ask('POST', `/ballots/${ballot}/votes`, { token, body: { choice: 'yes', text: body.text } })).status).toBe(200);
  return eventsOf(api.db)
    .findOne({ stream: `ballot/${ballot}` as never, type: 'voteCast' })
    .lean<EventRow>();
};

/** What a mail says, whichever way it is wrapped for its journey. */
function textOf(mail: string): string {
  const [head = '', ...rest] = mail.split('\r\n\r\n');
  const packed = rest.join('\r\n\r\n');
  if (/Content-Transfer-Encoding: base64/i.test(head)) return Buffer.from(packed, 'base64').toString('utf8');
  const plain = packed.replaceAll('=\r\n', '');
  return Buffer.from(
    plain.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
}
const mailTo = (address: string): string => textOf(smtp.taken.findLast(({ to }) => to === address)?.text ?? '');
const secretIn = (text: string): string => /https:\/\/standards\.example\.cn\/invitation#([\w-]{32})/.exec(text)?.[1] ?? '';
const shownOf = ({ body: { secret, link, way } }: Answer) => ({ secret, link, way });

describe('given somebody whose mail address is known', () => {
  it('D1 XG9 our own mail carries the link: who makes it never sees it, and list, ledger, dossier and the vote say so', async () => {
    await known('m1@example.com');
    const given = await invite();
    expect([given.status, shownOf(given)]).toEqual([201, { way: 'mail' }]);
    expect(given.body['mail']).toEqual({ outcome: 'pending', at: null, addressOf: 'entered' });
    await deliverAll(worker);
    const mail = mailTo('m1@example.com');
    for (const part of ['是否同意送审稿', '不需要账号', 'You need no account', '办事机构看不到']) expect(mail).toContain(part);
    const secret = secretIn(mail);
    const [row] = await listed();
    expect(row).toMatchObject({ way: 'mail', used: 0, mail: { outcome: 'sent', at: expect.stringMatching(/\+08:00$/) } });
    const stored = JSON.stringify([
      row,
      await api.db.collection('invitations').find({}).toArray(),
      await api.db.collection('notices').find({}).toArray(),
    ]);
    expect(stored).not.toContain(secret);
    expect((await ledger())[0]).toMatchObject({ template: 'invitation.mailed', zh: '邀请', state: 'done', figures: { recipients: 1, delivered: 1 } });
    const session = await open(secret);
    expect([session.status, session.body['only']]).toEqual([201, `ballot/${ballot}`]);
    expect(shownOf(await invite())).toEqual({ way: 'mail' });
    await deliverAll(worker);
    const again = secretIn(mailTo('m1@example.com'));
    expect([again === secret, (await open(again)).status]).toEqual([false, 201]);
    const vote = await cast(String(session.body['token']));
    expect(vote).toMatchObject({ actor: 'm1', asked: { invited: 'zhao', mailed: true } });
    const [shown] = vote === null ? [] : await showEvents(api.db, [vote]);
    expect(shown?.actor).toMatchObject({ zh: expect.stringContaining('请系统寄送的邀请'), en: expect.stringContaining('that the system mailed') });
    const figures = await noticeFigures(api.db, `ballot/${ballot}`, 99);
    const mailed = { recipients: 1, delivered: 1, state: 'done' };
    expect(figures.filter(({ template }) => template === 'invitation.mailed')).toMatchObject([mailed, mailed]);
  });

  it('XG9 what the person has said goes before what an office has entered, and says so', async () => {
    await known('office@example.com');
    await known('mine@example.com', null);
    expect((await invite()).body['mail']).toMatchObject({ addressOf: 'own' });
    await deliverAll(worker);
    expect([secretIn(mailTo('mine@example.com')) === '', mailTo('office@example.com')]).toEqual([false, '']);
  });

  it('XG9 a mail that is refused is said so; with the address corrected the same link goes there, and once gone nobody here has it', async () => {
    await known('gone@example.com');
    await invite();
    await deliverAll(worker);
    expect((await listed())[0]).toMatchObject({ mail: { outcome: 'failed' } });
    const waiting = await api.db.collection('invitations').findOne({ stream: `ballot/${ballot}` });
    expect(waiting?.['waiting']).toMatchObject({ keyId: expect.any(String) });
    const corrected = { token: secretary, body: { recipient: 'm1', mail: 'here@example.com' } };
    expect((await api.ask('POST', `/ballots/${ballot}/notices/correct-address`, corrected)).status).toBe(200);
    await deliverAll(worker);
    expect((await listed())[0]).toMatchObject({ mail: { outcome: 'sent' } });
    const secret = secretIn(mailTo('here@example.com'));
    expect((await open(secret)).status).toBe(201);
    expect((await api.db.collection('invitations').findOne({ stream: `ballot/${ballot}` }))?.['waiting']).toBeNull();
  });

  it('XG9 one that is taken back before it has gone out is sent to nobody', async () => {
    await known('early@example.com');
    const given = await invite();
    expect((await api.ask('DELETE', `/ballots/${ballot}/invitations/${String(given.body['id'])}`, { token: secretary })).status).toBe(204);
    await deliverAll(worker);
    expect(mailTo('early@example.com')).toBe('');
    expect((await ledger())[0]).toMatchObject({ template: 'invitation.mailed', state: 'done', figures: { recipients: 0 } });
  });

  it('XG9 a mail server that is away loses nothing: the mail goes out once it is there', async () => {
    await known('later@example.com');
    const away: Delivery = { ...worker, mailer: smtpMailer('smtp://127.0.0.1:9', 'x@localhost') };
    await invite();
    await invite();
    await expect(deliverAll(away)).resolves.toBeGreaterThan(0);
    away.mailer.close();
    expect((await listed()).map(({ mail }) => mail?.outcome)).toEqual(['pending', 'pending']);
    await deliverAll(worker);
    expect((await open(secretIn(mailTo('later@example.com')))).status).toBe(201);
  });

  it('XG9 a comment round and its ledger likewise', async () => {
    const round = `/consultations/${await openRound(api, `mail${String(api.now)}`)}`;
    await known('reader@example.com', society, 'reader');
    expect(shownOf(await invite('reader', round))).toEqual({ way: 'mail' });
    await deliverAll(worker);
    const mail = mailTo('reader@example.com');
    expect([mail.includes('协作机器人接口'), (await open(secretIn(mail))).status]).toEqual([true, 201]);
    expect(await listed(round)).toMatchObject([{ way: 'mail', mail: { outcome: 'sent' } }]);
  });
});

describe('given somebody whom no mail reaches', () => {
  it('XG9 the link is shown, this once, and ledger and vote say that it went through the office', async () => {
    const given = await invite();
    expect(given.body).toMatchObject({ way: 'shown', mail: null, link: `https://standards.example.cn/invitation#${String(given.body['secret'])}` });
    await deliverAll(worker);
    expect((await ledger())[0]).toMatchObject({ template: 'invitation.shown', state: 'done', zh: '邀请（链接由办事机构转交）' });
    const vote = await cast(String((await open(String(given.body['secret']))).body['token']));
    expect(vote?.asked).toEqual({ invited: 'zhao' });
  });

  it('XG9 an address that mail servers refuse is none', async () => {
    await known('gone@example.com');
    await invite();
    await deliverAll(worker);
    expect((await invite()).body['way']).toBe('shown');
  });
});
