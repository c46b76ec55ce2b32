import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readStream } from '../../db/archive.js';
import { verifyRows } from '../../scripts/verify-archive.js';
import type { Delivery } from '../../worker/notices/delivery.js';
import { fileOutbox } from '../../worker/notices/file-outbox.js';
import { forgetErased } from '../../worker/notices/forget-erased.js';
import { deliverAll } from '../support/mail.js';
import { startApi, type TestApi } from '../support/api.js';
import { beginBallot, letterBallot, letterSeats, society } from '../support/letter-ballot.js';

const other = '91210100MA0UWX1X5G';
let api: TestApi;
let outbox: string;
let worker: Delivery;
let secretary: string;
let thief: string;

beforeAll(async () => {
  api = await startApi();
  outbox = await mkdtemp(join(tmpdir(), 'biaocheng-outbox-'));
  secretary = await api.token('secretary', { role: 'secretariat', organisation: society });
  thief = await api.token('thief', { role: 'officer', organisation: other });
  const officer = await api.token('officer', { role: 'officer', organisation: society });
  const body = { name: '示例', charter: '测试', fields: [], code: null };
  const registered = [
    await api.ask('POST', '/organisations', { token: officer, body: { ...body, uscc: society, kind: 'society' } }),
    await api.ask('POST', '/organisations', { token: thief, body: { ...body, uscc: other, name: '示例公司', kind: 'enterprise' } }),
  ];
  expect(registered.map(({ status }) => status)).toEqual([201, 201]);
  const log = { warn: () => undefined, error: () => undefined };
  const mailer = fileOutbox(outbox, '标程 <biaocheng@localhost>');
  worker = { db: api.db, personal: api.personal, mailer, publicUrl: api.url, owner: 'w', clock: () => api.now, stopping: () => false, log };
});
afterAll(async () => {
  worker.mailer.close();
  await rm(outbox, { recursive: true });
  await api.close();
});

async function deliver(): Promise<number> {
  await deliverAll(worker);
  await forgetErased(worker);
  return (await readdir(outbox, { recursive: true })).filter((name) => name.endsWith('.eml')).length;
}
const erase = (person: string, { token = secretary, of = society } = {}) =>
  api.ask('POST', `/organisations/${of}/erase-address`, { token, body: { person, reason: '本人要求删除' } });
const everything = async (): Promise<string> => {
  const collections = await api.db.listCollections();
  return JSON.stringify(await Promise.all(collections.map(({ name }) => api.db.collection(name).find({}).toArray())));
};

it('XB8 a member’s address stands in the store only sealed, is erased by the society that entered it, with a reason in its log, and mail to it leaves the outbox', async () => {
  const id = await beginBallot(api, secretary, letterBallot(letterSeats(6)));
  await deliver();
  const correct = (recipient: string, mail: string) =>
    api.ask('POST', `/ballots/${id}/notices/correct-address`, { token: secretary, body: { recipient, mail } });
  expect([(await correct('M1', 'canary-1@example.com')).status, (await correct('m2', 'canary-2@example.com')).status]).toEqual([200, 200]);
  expect(await deliver()).toBe(2);
  expect(await everything()).not.toMatch(/canary/);
  const refused = [await erase('m1', { token: thief }), await erase('m1', { token: thief, of: other }), await erase('m3')];
  expect(refused.map(({ body }) => body['code'])).toEqual(['ROLE_NOT_ALLOWED', 'ADDRESS_NOT_KEPT', 'ADDRESS_NOT_KEPT']);
  expect((await erase('M1')).status).toBe(200);
  expect((await erase('m1')).body).toMatchObject({ status: 409, code: 'ERASED_ALREADY' });
  expect(await deliver()).toBe(1);
  const events = [];
  for await (const row of readStream(api.db, `organisation/${society}`)) events.push(row);
  expect(events.at(-1)).toMatchObject({ type: 'addressErased', actor: 'secretary', data: { person: 'm1', reason: '本人要求删除' } });
  expect((await verifyRows(readStream(api.db, `organisation/${society}`))).fault).toBeNull();
  const [row] = await api.db.collection('mailboxes').find({ person: 'm1' }).toArray();
  expect(Object.keys(row ?? {}).sort()).toEqual(['_id', 'at', 'by', 'erased', 'keeper', 'mailLeft', 'person']);
  // Who is erased gets no more mail, and may be entered again.
  expect((await api.personal.addresses.read(['m1'], [society])).size).toBe(0);
  expect((await correct('m1', 'again@example.com')).status).toBe(200);
  expect((await api.personal.addresses.read(['m1'], [society])).get('m1')?.mail).toBe('again@example.com');
});

it('XB8 a person erases their own address, hears which organisations keep one, and each entry and erasure is on record without the address', async () => {
  const m2 = await api.token('m2');
  expect((await api.ask('POST', '/me/address', { token: m2, body: { mail: 'canary-own@example.com' } })).status).toBe(200);
  const erased = await api.ask('DELETE', '/me/address', { token: m2 });
  expect([erased.status, erased.body]).toEqual([200, { keptBy: [society] }]);
  expect((await api.personal.addresses.read(['m2'])).size).toBe(0);
  expect((await api.ask('DELETE', '/me/address', {})).status).toBe(401);
  const records = await api.db.collection('mailboxRecords').find({ person: 'm2' }).toArray();
  expect(records.map(({ what, by, keeper }) => [what, by, keeper])).toEqual([
    ['entered', 'secretary', society],
    ['entered', 'm2', null],
    ['erased', 'm2', null],
  ]);
  expect(await everything()).not.toMatch(/canary/);
});

it('XB18 an address of one’s own that mail servers refuse goes behind a keeper’s until another is entered; word about one that was replaced meanwhile changes nothing', async () => {
  const { addresses } = api.personal;
  const put = (keeper: string | null, mail: string, at: number) => addresses.put({ person: 'li', keeper }, mail, { by: 'li', at });
  const mailOf = async (...keepers: string[]) => (await addresses.read(['li'], keepers)).get('li')?.mail;
  await put(null, 'own@example.com', 1);
  await put('K', 'kept@example.com', 2);
  const own = (await addresses.read(['li'])).get('li');
  if (own === undefined) throw new Error('just entered');
  await addresses.answered({ ...own, at: 0 }, false, 3);
  expect(await mailOf('K')).toBe('own@example.com');
  await addresses.answered(own, false, 3);
  expect([await mailOf(), await mailOf('K'), await mailOf('L')]).toEqual(['own@example.com', 'kept@example.com', 'own@example.com']);
  await addresses.answered({ ...own, refused: true }, true, 4);
  expect(await mailOf('K')).toBe('own@example.com');
  await addresses.answered(own, false, 5);
  await put(null, 'anew@example.com', 6);
  expect(await mailOf('K')).toBe('anew@example.com');
});
