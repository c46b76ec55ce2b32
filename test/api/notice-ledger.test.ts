import type { z } from 'zod';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { workList } from '../../contract/views/work.js';
import { dossier } from '../../contract/dossier.js';
import { lifecycleShown } from '../../contract/http.js';
import { addressCorrected, noticeLedger, recipientRow } from '../../contract/notice-ledger.js';
import type { Delivery } from '../../worker/notices/delivery.js';
import { smtpMailer } from '../../worker/notices/smtp.js';
import { startSmtp, type SmtpServer } from '../activities/smtp-server.js';
import { deliverAll } from '../support/mail.js';
import { startApi, type TestApi } from '../support/api.js';
import { msOf } from '../support/client.js';
import { beginBallot, letterBallot, letterSeats, society } from '../support/letter-ballot.js';

const day = 86_400_000;
let api: TestApi;
let smtp: SmtpServer;
let worker: Delivery;
let secretary: string;

beforeAll(async () => {
  api = await startApi();
  smtp = await startSmtp();
  secretary = await api.token('secretary', { role: 'secretariat', organisation: society });
  const log = { warn: () => undefined, error: () => undefined };
  const mailer = smtpMailer(smtp.url, '标程 <biaocheng@localhost>');
  worker = { db: api.db, personal: api.personal, mailer, publicUrl: api.url, owner: 'w', clock: () => api.now, stopping: () => false, log };
});
afterAll(async () => {
  worker.mailer.close();
  await smtp.stop();
  await api.close();
});

async function deliver(): Promise<void> {
  expect(await deliverAll(worker)).toBeLessThan(100);
}

/** 26 members: m0–m23 with an address, m24 with one that the mail server refuses for good, m25 with none. */
async function openBallot(): Promise<string> {
  const hand = { by: 'office', at: api.now };
  const put = (n: number, mail: string) => api.personal.addresses.put({ person: `m${n}`, keeper: null }, mail, hand);
  for (let n = 0; n < 24; n += 1) await put(n, `m${n}@example.com`);
  await put(24, 'gone24@example.com');
  await api.personal.addresses.eraseOwn('m25', api.now);
  await api.db.collection('mailboxes').deleteMany({ keeper: { $ne: null } });
  return beginBallot(api, secretary, letterBallot(letterSeats(26)));
}

test('S5: the opening of a ballot reaches 24, one address bounces, one member has none: each is an outcome of the ledger, and the dossier proves it over HTTP', async () => {
  const id = await openBallot();
  await deliver();
  expect(smtp.taken.map((mail) => mail.to).sort()).toEqual(Array.from({ length: 24 }, (_, n) => `m${n}@example.com`).sort());
  expect(smtp.taken.every((mail) => mail.text.includes('text/calendar'))).toBe(true);
  const opened = api.now;
  api.now += 40 * day;
  await api.engine.runDue();
  await deliver();
  const answer = await api.ask('GET', `/ballots/${id}/dossier`, { token: secretary });
  expect(answer.status, JSON.stringify(answer.body).slice(0, 300)).toBe(200);
  const notice = dossier.parse(answer.body).notices.find((one) => one.template === 'ballot.ballotOpened');
  expect(notice).toMatchObject({ state: 'failed', recipients: 26, delivered: 24, failed: 1, noAddress: 1, open: 0, firstAt: opened });
});

const ledgerOf = async (path: string, token = secretary) => {
  const answer = await api.ask('GET', `${path}/notices`, { token });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return noticeLedger.parse(answer.body);
};
const rowsOf = async (path: string, notice: string, token = secretary) => {
  const all: z.output<typeof recipientRow>[] = [];
  for (let next = ''; ;) {
    const answer = await api.ask('GET', `${path}/notices/${notice}?limit=10${next}`, { token });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    all.push(...recipientRow.array().parse(answer.body['items']));
    if (answer.body['next'] === null) return all;
    next = `&cursor=${String(answer.body['next'])}`;
  }
};
const unreachedIn = async (path: string, token: string) =>
  workList
    .parse((await api.ask('GET', '/me/worklist', { token })).body)
    .items.filter(({ subject, why }) => subject.href === `/api/v1${path}` && why.code === 'NOTICE_NOT_REACHED');

test('S5: while the ballot runs the ledger names each recipient; who was not reached is a task, and the right address cures it', async () => {
  const path = `/ballots/${await openBallot()}`;
  await deliver();
  const before = await ledgerOf(path);
  const opened = before.items.find((one) => one.template === 'ballot.ballotOpened');
  expect(opened?.figures).toEqual({ recipients: 26, delivered: 24, failed: 1, noAddress: 1, open: 0 });
  const rows = await rowsOf(path, opened?.notice ?? '');
  expect(rows.map((row) => row.recipient).toSorted()).toEqual(Array.from({ length: 26 }, (_, n) => `m${n}`).toSorted());
  expect(rows.filter((row) => row.outcome !== 'sent').map(({ recipient, name, outcome }) => [recipient, name, outcome])).toEqual([
    ['m24', '委员24', 'failed'],
    ['m25', '委员25', 'noAddress'],
  ]);
  const href = `/api/v1${path}/notices/correct-address`;
  const cure = { act: 'correctAddress', href };
  expect(before.unreached).toMatchObject([
    { recipient: 'm24', outcome: 'failed', address: 'gone24@example.com', notices: [opened?.notice], cure },
    { recipient: 'm25', outcome: 'noAddress', address: null, notices: [opened?.notice], cure },
  ]);
  expect(await unreachedIn(path, secretary)).toMatchObject([{ owed: true, act: { name: 'correctAddress', href }, about: { people: 2 } }]);
  const correct = (recipient: string, mail: string, token = secretary) =>
    api.ask('POST', `${path}/notices/correct-address`, { token, body: { recipient, mail } });
  expect(addressCorrected.parse((await correct('m25', 'm25@example.com')).body)).toEqual({
    ...{ recipient: 'm25', goesTo: 'entered' },
    sentAgain: [opened?.notice],
  });
  expect((await correct('m24', 'm24@example.com')).status).toBe(200);
  expect((await correct('m24', 'm24@example.com')).body['code']).toBe('ADDRESS_NOT_MISSING');
  const already = smtp.taken.length;
  await deliver();
  expect(
    smtp.taken
      .slice(already)
      .map((mail) => mail.to)
      .toSorted(),
  ).toEqual(['m24@example.com', 'm25@example.com']);
  const after = await ledgerOf(path);
  expect(after.items.find((one) => one.template === 'ballot.ballotOpened')).toMatchObject({ state: 'done', figures: { delivered: 26 }, resends: 1 });
  expect(after.unreached).toEqual([]);
  expect(await unreachedIn(path, secretary)).toEqual([]);
  const stranger = await correct('somebody-else', 'thief@example.com');
  expect([stranger.status, stranger.body['code']]).toEqual([409, 'ADDRESS_NOT_MISSING']);
});

test('S5: the ledger is for those who keep the record and the monitor; members, other societies and strangers are turned away', async () => {
  const path = `/ballots/${await openBallot()}`;
  await deliver();
  const monitor = await api.token('monitor', { role: 'monitor', organisation: '*' });
  expect((await ledgerOf(path, monitor)).items).toHaveLength(1);
  const body = { recipient: 'm25', mail: 'm25@example.com' };
  const status = async (method: string, route: string, token: string) =>
    (await api.ask(method, `${path}${route}`, { token, ...(method === 'POST' ? { body } : {}) })).status;
  expect(await status('POST', '/notices/correct-address', monitor)).toBe(403);
  const member = await api.token('m0', { role: 'expert', organisation: society });
  expect(await status('GET', '/notices', member)).toBe(403);
  expect(await status('GET', '/notices/3.0', member)).toBe(403);
  const stranger = await api.token('s', { role: 'secretariat', organisation: '91210100MA0UWX1X5G' });
  expect(await status('GET', '/notices', stranger)).toBe(404);
  expect(await status('POST', '/notices/correct-address', stranger)).toBe(404);
});

const bookOf = async (person: string, organisation: string) => (await api.personal.addresses.read([person], [organisation])).get(person)?.mail;
const correcting = async (ballot: string, recipient: string, { token = secretary, mail = 'spy@example.com' } = {}) => {
  const { status, body } = await api.ask('POST', `/ballots/${ballot}/notices/correct-address`, { token, body: { recipient, mail } });
  return [status, body['code'] ?? body['goesTo']];
};

test('XB2 an address entered by one keeper is for its own notices: nobody else’s mail moves, and no answer tells what others know', async () => {
  const other = '91210100MA0UWX1X5G';
  const first = await openBallot();
  await deliver();
  expect(await correcting(first, 'm25', { mail: 'm25@example.com' })).toEqual([200, 'entered']);
  const thief = await api.token('thief', { role: 'secretariat', organisation: other });
  await api.personal.addresses.eraseOwn('m3', api.now);
  const body = { ...letterBallot(letterSeats(26)), organisation: other };
  const theirs = String((await api.ask('POST', '/ballots', { token: thief, body })).body['id']);
  await deliver();
  // One with an address of the own society's, one without any: alike.
  const asked = async (recipient: string) => correcting(theirs, recipient, { token: thief });
  expect([await asked('m25'), await asked('m3')]).toEqual([
    [200, 'entered'],
    [200, 'entered'],
  ]);
  expect([await bookOf('m25', other), await bookOf('m25', society)]).toEqual(['spy@example.com', 'm25@example.com']);
  api.now += 1000;
  const self = await api.ask('POST', '/me/address', { token: await api.token('m25'), body: { mail: 'myself@example.com' } });
  expect(self.status, JSON.stringify(self.body)).toBe(200);
  expect([await bookOf('m25', other), await bookOf('m25', society)]).toEqual(['myself@example.com', 'myself@example.com']);
});

test('XB18 an office moves nobody’s mail: refused where a notice arrived or the person’s own address came later; corrected where the mail server refused it', async () => {
  const id = await openBallot();
  expect(await correcting(id, 'm3')).toEqual([409, 'ADDRESS_NOT_MISSING']); // on its way
  await deliver();
  expect([await correcting(id, 'm3'), await bookOf('m3', society)]).toEqual([[409, 'ADDRESS_NOT_MISSING'], 'm3@example.com']);
  expect([await correcting(id, 'm24', { mail: 'm24@example.com' }), await bookOf('m24', society)]).toEqual([[200, 'entered'], 'm24@example.com']);
  await deliver();
  expect(await correcting(id, 'm24')).toEqual([409, 'ADDRESS_NOT_MISSING']);
  // Missed, and the person has said where since: what was missed goes there, whatever the office enters.
  await api.personal.addresses.put({ person: 'm25', keeper: null }, 'm25-own@example.com', { by: 'm25', at: api.now });
  const before = smtp.taken.length;
  api.now += 1000;
  expect(await correcting(id, 'm25')).toEqual([200, 'own']);
  await deliver();
  expect(smtp.taken.slice(before).map((mail) => mail.to)).toEqual(['m25-own@example.com']);
});

test('S5: before the close a reminder of a secret count shows neither names nor figures, for it goes to those who have not voted', async () => {
  const id = await openBallot();
  await deliver();
  const m0 = await api.token('m0');
  const cast = await api.ask('POST', `/ballots/${id}/votes`, { token: m0, body: { choice: 'yes', text: letterBallot().text } });
  expect(cast.status, JSON.stringify(cast.body)).toBe(200);
  const { state } = lifecycleShown.parse((await api.ask('GET', `/ballots/${id}`, { token: secretary })).body);
  api.now = msOf(state['closesAt']) - day;
  await api.engine.runDue();
  await deliver();
  const reminder = (await ledgerOf(`/ballots/${id}`)).items.find((one) => one.template === 'ballot.votersReminded');
  expect(reminder).toMatchObject({ withheld: true, figures: null });
  const named = await api.ask('GET', `/ballots/${id}/notices/${reminder?.notice ?? ''}`, { token: secretary });
  expect([named.status, named.body['code']]).toEqual([403, 'COUNT_HIDDEN']);
  api.now += 40 * day;
  await api.engine.runDue();
  const closed = (await ledgerOf(`/ballots/${id}`)).items.find((one) => one.template === 'ballot.votersReminded');
  expect(closed).toMatchObject({ withheld: false, figures: { recipients: 25 } });
});
