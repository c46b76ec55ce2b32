import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { NoticeRow } from '../../activities/journal.js';
import { mongoArchive } from '../../db/archive.js';
import { Incoming } from '../../db/document.js';
import { claimDelivery, noticesOf, resendNotice, takeNotice } from '../../db/notice.js';
import { recipientsOf } from '../../db/notice-audience.js';
import { PersonalStore } from '../../db/personal.js';
import { projections } from '../../db/projections.js';
import type { Audience, Instant, Stream } from '../../domain/kernel/decider.js';
import { record } from '../../domain/kernel/log/record.js';
import { newKeyLine, parseKeyRing } from '../../key-ring.js';
import { composeMail, messageIdOf } from '../../worker/notices/compose-mail.js';
import { backOff, turnLimit, type Delivery } from '../../worker/notices/delivery.js';
import { fileOutbox } from '../../worker/notices/file-outbox.js';
import { handleNotice } from '../../worker/notices/handle-notice.js';
import { MailDown, type Mail, type Mailer } from '../../worker/notices/mailer.js';
import { smtpMailer } from '../../worker/notices/smtp.js';
import { sparingMailer } from '../../worker/notices/sparing-mailer.js';
import {
  byTwo,
  act,
  begin,
  cast,
  day,
  officer,
  secretary,
  seats,
  society,
  start,
  tick,
  voter,
  scan,
  text,
  type Run,
} from '../domain/ballot/ballot-fixture.js';
import { startStore, type TestStore } from '../support/mongo.js';
import { deliverAll, oneTurn } from '../support/mail.js';
import { startSmtp } from './smtp-server.js';
import { personNamed } from '../support/spelt.js';

const collections = [
  'notices',
  'deliveries',
  'unreached',
  'mailboxes',
  'accounts',
  'persons',
  'ballots',
  'comments',
  'personal',
  'events',
  'projects',
];
const ballotStream: Stream = 'ballot/b1';
const li = { person: personNamed('li') };

let store: TestStore;
let db: Connection;
let personal: PersonalStore;
let outbox: string;
let clock: Instant;

beforeAll(async () => {
  store = await startStore();
  ({ db } = store);
  personal = new PersonalStore(db, parseKeyRing(newKeyLine(), 'test'));
});
afterAll(async () => {
  await store.close();
});
beforeEach(async () => {
  for (const name of collections) await db.collection(name).deleteMany({});
  outbox = await mkdtemp(join(tmpdir(), 'biaocheng-outbox-'));
  clock = start;
  return () => rm(outbox, { recursive: true });
});

const silent = { warn: () => undefined, error: () => undefined };
const from = '标程 <biaocheng@localhost>';

/** A turn's own delivery; the mailer notes every mail it was handed before the real one takes it. */
function worker(owner: string, mailer: Mailer = fileOutbox(outbox, from)): Delivery & { readonly handed: Mail[] } {
  const handed: Mail[] = [];
  const noting: Mailer = { send: (mail) => (handed.push(mail), mailer.send(mail)), forget: (ids) => mailer.forget(ids), close: () => mailer.close() };
  return { db, personal, mailer: noting, publicUrl: 'http://127.0.0.1:8080', owner, clock: () => clock, stopping: () => false, log: silent, handed };
}

const dead: Mailer = { send: () => Promise.reject(new MailDown('connection refused')), forget: () => Promise.resolve(), close: () => undefined };

async function mails(): Promise<readonly string[]> {
  const files = (await readdir(outbox, { recursive: true })).filter((name) => name.endsWith('.eml')).sort();
  return Promise.all(files.map((name) => readFile(join(outbox, name), 'utf8')));
}

/** What the ledger says of a lifecycle's only notice. */
async function ledger(stream: Stream = ballotStream) {
  const [row] = await noticesOf(db, stream);
  if (!row) throw new Error('no notice');
  return { ...row, outcomes: Object.fromEntries(row.deliveries.map((one) => [one.recipient, one.outcome])) };
}

/** Puts a notice into the ledger as the journal does. */
async function tell(to: readonly Audience[], change: Partial<NoticeRow> & { readonly stream?: Stream } = {}): Promise<string> {
  const { stream = ballotStream, id = `${stream}#3.0`, ...row } = change;
  const notice = { template: 'ballot.ballotClosed', data: { question: '是否同意报批？', outcome: 'PASS' }, ...row, id, to };
  await mongoArchive(db, projections).append({ stream, events: [], notices: [notice], size: 0, root: null, clock: null });
  return id;
}

/** Archives a ballot of the fixture, event by event, with its view. */
async function archived(run: Run, stream = ballotStream): Promise<Run> {
  const events = run.events.map((event, n) => record(event, { stream, seq: n + 1, at: start, actor: personNamed('x'), commandId: `c${n}` }).recorded);
  await mongoArchive(db, projections).append({ stream, events, notices: [], size: events.length, root: null, clock: null });
  return run;
}

const hand = { by: 'office', at: start };
const mailbox = (...persons: readonly string[]) =>
  Promise.all(persons.map((person) => personal.addresses.put({ person, keeper: null }, `${person}@example.com`, hand)));
const today = '2026-11-02';
const idsOf = async (to: readonly Audience[]) => (await recipientsOf(db, to, { today, personal })).map((one) => one.id).sort();

const account = (person: string, grants: readonly object[], more: object = {}) =>
  db.collection('accounts').insertOne({ person, name: person, grants, secret: '', disabled: false, ...more });
const member = (id: string, role: string, from: string, to: string | null, more: object = {}) =>
  db.collection<{ _id: string }>('persons').insertOne({
    _id: `person/${id}`,
    state: { name: id, registrar: society, memberships: [{ organisation: society, role, from, to, ...more }] },
  } as never); // a view, as far as it is read

describe('who is told', () => {
  it('a person is told by mail, once, although two audiences name them', async () => {
    await mailbox('li');
    await tell([li, li]);
    await deliverAll(worker('a'));
    expect((await mails()).length).toBe(1);
    expect(await ledger()).toMatchObject({ state: 'done', counts: { sent: 1 }, outcomes: { li: 'sent' } });
  });

  it('a person without an address is an outcome, never dropped, and is reached by a resend once there is one', async () => {
    const id = await tell([li, { person: personNamed('wang') }]);
    await mailbox('wang');
    await deliverAll(worker('a'));
    expect(await ledger()).toMatchObject({ state: 'done', counts: { sent: 1, noAddress: 1 }, outcomes: { li: 'noAddress', wang: 'sent' } });
    await mailbox('li');
    expect(await resendNotice(db, id, { by: 'liu', at: clock })).toBe(true);
    const second = worker('a');
    await deliverAll(second);
    expect(second.handed.map((mail) => mail.to)).toEqual(['li@example.com']);
    expect(await ledger()).toMatchObject({ counts: { sent: 2 }, outcomes: { li: 'sent' }, resends: [{ by: 'liu' }] });
  });

  it('XB8 XB18 stand in the store only sealed; the own entry goes before a keeper’s, also a later one; what is no address is not taken', async () => {
    const { addresses } = personal;
    await addresses.put({ person: 'li', keeper: null }, 'own@example.com', hand);
    await addresses.put({ person: 'li', keeper: 'K' }, 'kept@example.com', { ...hand, at: start + 1 });
    const mailOf = async (...keepers: string[]) => (await addresses.read(['li', 'wang'], keepers)).get('li')?.mail;
    expect([await mailOf(), await mailOf('K'), await mailOf('L')]).toEqual(['own@example.com', 'own@example.com', 'own@example.com']);
    await expect(addresses.put({ person: 'li', keeper: null }, 'a@example.com, b@example.com', hand)).rejects.toThrow();
    const stored = await Promise.all(['mailboxes', 'mailboxRecords'].map((name) => db.collection(name).find({}).toArray()));
    expect(JSON.stringify(stored)).not.toMatch(/own@|kept@|example/);
  });

  it('XB14 a role means those whose membership is confirmed and holds today, both days included, and the accounts with the grant', async () => {
    await member('saidByOthers', 'officer', '2020-01-01', null, { unconfirmed: true });
    await member('ended', 'officer', '2020-01-01', '2026-11-01');
    await member('lastDay', 'officer', '2020-01-01', today);
    await member('firstDay', 'officer', today, null);
    await member('tomorrow', 'officer', '2026-11-03', null);
    await member('chair', 'chair', '2020-01-01', null);
    await account('granted', [{ role: 'officer', organisation: society }]);
    await account('elsewhere', [{ role: 'officer', organisation: '51210000MJ40000156' }]);
    await account('crossed', [
      { role: 'chair', organisation: society },
      { role: 'officer', organisation: '51210000MJ40000156' },
    ]);
    await account('gone', [{ role: 'officer', organisation: society }], { disabled: true });
    expect(await idsOf([{ role: 'officer', organisation: society }])).toEqual(['firstDay', 'granted', 'lastDay']);
  });

  it('a monitor of all organisations is told as a monitor of each', async () => {
    await account('sun', [{ role: 'monitor', organisation: '*' }]);
    expect(await idsOf([{ role: 'monitor', organisation: society }])).toEqual(['sun']);
  });

  it('an organisation that nobody of is known is a task; a vacant role beside a held one is not', async () => {
    const office: Audience[] = [
      { role: 'officer', organisation: society },
      { role: 'secretariat', organisation: society },
    ];
    expect(await idsOf(office)).toEqual([`role:officer@${society}`, `role:secretariat@${society}`]);
    await account('wang', [{ role: 'officer', organisation: society }]);
    expect(await idsOf(office)).toEqual(['wang']);
  });

  it('a ballot means its roll without the seats that never had a vote', async () => {
    const run = begin({ roll: { kind: 'seats', seats: seats(6) }, drafters: [personNamed('p2')] });
    await archived(byTwo(run, officer, { type: 'recuse', seat: 4, reason: '受雇于起草单位', evidence: scan }));
    expect(await idsOf([{ ballot: ballotStream }])).toEqual(['p0', 'p1', 'p3', 'p4', 'p5']);
  });

  it('S10: a reminder goes to those only whose paper is not in the box: not to voters, recused or excluded seats, confirmed sheets', async () => {
    const scanOf = (seat: number): string => String(seat).repeat(64);
    let run = begin({ roll: { kind: 'seats', seats: seats(8) }, drafters: [personNamed('p7')] });
    run = cast(run, 0);
    run = cast(run, 1, 'abstain');
    for (const seat of [2, 3]) {
      run = act(run, officer, { type: 'enterPaper', seat, choice: 'yes', text, scan: scanOf(seat) });
      run = act(run, secretary, { type: 'confirmPaper', seat, n: seat - 1, scan: scanOf(seat), choice: 'yes', words: false });
    }
    run = act(run, voter(3), { type: 'objectPaper', seat: 3, reason: '不是我填的' });
    run = act(run, officer, { type: 'enterPaper', seat: 4, choice: 'yes', text, scan: scanOf(4) });
    run = byTwo(run, officer, { type: 'recuse', seat: 5, reason: '受雇于起草单位', evidence: scan });
    await archived(run);
    expect(await idsOf([{ ballot: ballotStream, only: 'unvoted' }])).toEqual(['p3', 'p4', 'p6']);
  });

  it('who votes between two tries of a reminder is not reminded', async () => {
    const run = await archived(begin({ roll: { kind: 'seats', seats: seats(3) } }));
    await mailbox('p0', 'p1', 'p2');
    await tell([{ ballot: ballotStream, only: 'unvoted' }]);
    expect(await oneTurn(worker('a', dead))).toEqual({ end: 'wait', ms: backOff(1) });
    await archived(cast(run, 0));
    clock += backOff(1);
    const second = worker('b');
    await deliverAll(second);
    expect(second.handed.map((mail) => mail.to).sort()).toEqual(['p1@example.com', 'p2@example.com']);
    expect(await ledger()).toMatchObject({ state: 'done', outcomes: { p0: 'overtaken', p1: 'sent', p2: 'sent' } });
  });

  it('a roll by document is read line by line; 100,000 seats without an address become a hundred rows, not as many as seats', async () => {
    const size = 100_000;
    const lines = Array.from({ length: size }, (_, n) => JSON.stringify({ person: `p${n}`, organisation: society })).join('\n');
    const incoming = new Incoming(db);
    await incoming.write(Buffer.from(lines));
    const sha256 = await incoming.keep({ by: 'officer', organisation: society, at: start, type: 'application/x-ndjson', name: 'roll' });
    const roll = { kind: 'document' as const, sha256, size, excluded: [{ seat: 3, reason: 'drafter' }] };
    await archived(begin({ roll }));
    await mailbox('p7', 'p99999');
    await tell([{ ballot: ballotStream }]);
    const only = worker('a');
    await deliverAll(only);
    expect(only.handed.map((mail) => mail.to)).toEqual(['p7@example.com', 'p99999@example.com']);
    expect(await ledger()).toMatchObject({ state: 'done', counts: { sent: 2, noAddress: size - 3 } });
    expect(await db.collection('unreached').countDocuments()).toBe(100);
  });

  it('the public feed gets no mail: the row is the entry', async () => {
    await tell([{ feed: 'public' }]);
    const only = worker('a', dead);
    expect(await deliverAll(only)).toBe(0);
    expect(only.handed).toEqual([]);
    expect(await ledger()).toMatchObject({ state: 'done', to: [{ feed: 'public' }], deliveries: [] });
  });
});

describe('at least once, visible once', () => {
  it('a crash between sending and noting leaves one mail: the next turn, at once, sends it again under the same message id', async () => {
    const id = await tell([li]);
    await mailbox('li');
    const first = worker('a');
    const row = await takeNotice(db, id, { owner: 'a', now: clock });
    if (!row) throw new Error('nothing to take');
    const mail = composeMail(
      { row, telling: { rehearsal: false, closesAt: null, keepers: [] }, publicUrl: first.publicUrl, now: clock },
      { id: 'li', because: 'person' },
      'li@example.com',
    );
    if (!mail) throw new Error('no words');
    await claimDelivery(db, { notice: id, recipient: 'li', entry: 'li', messageId: mail.messageId }, clock);
    await first.mailer.send(mail);
    // Here the first worker dies: nobody knows whether the mail went, and the ledger does not say that it failed.
    expect(await ledger()).toMatchObject({ state: 'delivering', outcomes: { li: 'pending' } });
    const second = worker('b');
    expect(await oneTurn(second)).toEqual({ end: 'through' });
    expect(second.handed.map((one) => one.messageId)).toEqual([mail.messageId]);
    expect((await mails()).length).toBe(1);
    expect(await ledger()).toMatchObject({ state: 'done', outcomes: { li: 'sent' }, deliveries: [{ attempts: 2, messageId: mail.messageId }] });
  });

  it('four workers side by side, each with a notice, write to each of ten people once', async () => {
    const people = Array.from({ length: 10 }, (_, n) => `p${n}`);
    await mailbox(...people);
    for (const n of [1, 2, 3, 4])
      await tell(
        people.map((person) => ({ person: personNamed(person) })),
        { id: `${ballotStream}#${n}.0` },
      );
    const workers = ['a', 'b', 'c', 'd'].map((name) => worker(name));
    const turns = await Promise.all(workers.map((one, n) => handleNotice(one, `${ballotStream}#${n + 1}.0`)));
    expect(turns).toEqual(Array(4).fill({ end: 'through' }));
    expect(workers.flatMap((one) => one.handed).length).toBe(40);
    expect((await mails()).length).toBe(40);
    expect((await noticesOf(db, ballotStream)).map((row) => [row.state, row.counts])).toEqual(Array(4).fill(['done', { sent: 10 }]));
  });

  it('a turn that was given up while a mail hung sends nothing more once another has taken over', async () => {
    await mailbox('p0', 'p1', 'p2');
    await tell([{ person: personNamed('p0') }, { person: personNamed('p1') }, { person: personNamed('p2') }]);
    const second = worker('b');
    const slow: Mailer = {
      send: async () => {
        await deliverAll(second);
        return { kind: 'sent' };
      },
      forget: () => Promise.resolve(),
      close: () => undefined,
    };
    const first = worker('a', slow);
    await oneTurn(first);
    expect(first.handed.length).toBe(1);
    expect(second.handed.length).toBe(3);
    expect(new Set([...first.handed, ...second.handed].map((mail) => mail.messageId)).size).toBe(3);
    expect(await ledger()).toMatchObject({ state: 'done', counts: { sent: 3 } });
  });

  it('a slow mail server ends the turn after a minute, others come first, and the next turn goes on where it ended', async () => {
    const people = ['p0', 'p1', 'p2', 'p3'];
    await mailbox(...people);
    await tell(people.map((person) => ({ person: personNamed(person) })));
    const slow: Mailer = {
      send: () => {
        clock += turnLimit.ms / 2;
        return Promise.resolve({ kind: 'sent' });
      },
      forget: () => Promise.resolve(),
      close: () => undefined,
    };
    const only = worker('a', slow);
    expect(await oneTurn(only)).toEqual({ end: 'more' });
    expect(only.handed.length).toBe(2);
    expect(await oneTurn(only)).toEqual({ end: 'through' });
    expect(only.handed.map((mail) => mail.to)).toEqual(people.map((person) => `${person}@example.com`));
  });

  it('a worker that stops ends its turn after the mail in hand', async () => {
    await mailbox('p0', 'p1');
    await tell([{ person: personNamed('p0') }, { person: personNamed('p1') }]);
    const one = worker('a');
    expect(await oneTurn({ ...one, stopping: () => one.handed.length > 0 })).toEqual({ end: 'more' });
    expect(one.handed.length).toBe(1);
    expect(await ledger()).toMatchObject({ state: 'queued' });
  });

  it('a large roll is sent in turns that let others in between', async () => {
    const people = Array.from({ length: turnLimit.mails + 1 }, (_, n) => `p${n}`);
    await mailbox(...people);
    await tell(
      people.map((person) => ({ person: personNamed(person) })),
      { id: 'ballot/b1#1.0' },
    );
    const only = worker('a', { send: () => Promise.resolve({ kind: 'sent' }), forget: () => Promise.resolve(), close: () => undefined });
    expect(await oneTurn(only)).toEqual({ end: 'more' });
    expect(await ledger()).toMatchObject({ state: 'queued' });
    expect(only.handed.length).toBe(turnLimit.mails);
    expect(await oneTurn(only)).toEqual({ end: 'through' });
    expect(only.handed.length).toBe(turnLimit.mails + 1);
    expect(await ledger()).toMatchObject({ state: 'done', counts: { sent: turnLimit.mails + 1 } });
  });

  it('message ids differ by notice and by recipient, and name nobody', () => {
    const ids = [messageIdOf('n', 'li'), messageIdOf('n', 'wang'), messageIdOf('m', 'li'), messageIdOf('n|l', 'i')];
    expect(new Set(ids).size).toBe(4);
    expect(ids.join()).toMatch(/^([0-9a-f]{40}@biaocheng,?){4}$/);
  });
});

describe('M4: a mail server that is away', () => {
  it('loses nothing in a day: each try waits longer, up to ten minutes, and then everybody is reached', async () => {
    await mailbox('p0', 'p1');
    await tell([{ person: personNamed('p0') }, { person: personNamed('p1') }]);
    const away = worker('a', dead);
    const waits: number[] = [];
    while (clock < start + day) {
      const turn = await oneTurn(away);
      if (turn.end !== 'wait') throw new Error('nothing is delivered while the server is away');
      waits.push(turn.ms);
      clock += turn.ms;
    }
    expect(waits.slice(0, 8).map((ms) => ms / 5_000)).toEqual([1, 2, 4, 8, 16, 32, 64, 120]);
    expect(Math.max(...waits)).toBe(600_000);
    expect(waits.length).toBeGreaterThan(100);
    expect(await ledger()).toMatchObject({ state: 'queued', error: 'connection refused', outcomes: { p0: 'pending' } });
    clock += 600_000;
    const back = worker('b');
    await deliverAll(back);
    expect(back.handed.map((mail) => mail.to)).toEqual(['p0@example.com', 'p1@example.com']);
    expect(await ledger()).toMatchObject({ state: 'done', counts: { sent: 2 }, error: null });
  });

  it('that comes back over SMTP gets the mail it missed, and what it says of one address concerns that address only', async () => {
    const server = await startSmtp();
    const port = Number(new URL(server.url).port);
    await mailbox('li', 'gone', 'full', 'wang');
    await tell([li, { person: personNamed('gone') }, { person: personNamed('full') }, { person: personNamed('wang') }]);
    await server.stop();
    const mailer = smtpMailer(server.url, from);
    expect(await oneTurn(worker('a', mailer))).toEqual({ end: 'wait', ms: backOff(1) });
    const again = await startSmtp(port);
    clock += backOff(1);
    expect(await oneTurn(worker('a', mailer))).toEqual({ end: 'wait', ms: backOff(1) });
    expect(await ledger()).toMatchObject({ state: 'queued', outcomes: { li: 'sent', gone: 'failed', full: 'pending', wang: 'sent' } });
    clock += 5 * day;
    await deliverAll(worker('a', mailer));
    expect(await ledger()).toMatchObject({ state: 'failed', counts: { sent: 2, failed: 2 } });
    const said = (await ledger()).deliveries.find((one) => one.recipient === 'gone')?.error;
    expect([said?.includes('550'), said?.includes('gone')]).toEqual([true, false]);
    expect(again.taken.map((mail) => mail.to)).toEqual(['li@example.com', 'wang@example.com']);
    expect(again.taken[0]?.text).toMatch(/^Subject: =\?UTF-8\?/m);
    mailer.close();
    await again.stop();
  });

  it('an outbox that cannot be written is a mail server that is away', async () => {
    await mailbox('li');
    await tell([li]);
    expect(await oneTurn(worker('a', fileOutbox('/dev/null/outbox', from)))).toEqual({ end: 'wait', ms: backOff(1) });
    expect(await ledger()).toMatchObject({ state: 'queued', outcomes: { li: 'pending' } });
  });

  it('a template this version does not know waits for a worker that does', async () => {
    await tell([li], { template: 'ballot.unheardOf' });
    const old = worker('a');
    expect(await oneTurn(old)).toEqual({ end: 'wait', ms: backOff(1) });
    expect(await ledger()).toMatchObject({ state: 'queued', error: 'no words for ballot.unheardOf', deliveries: [] });
  });

  it('is asked at most once a minute, however many notices wait, and at once when it is there again', async () => {
    let asked = 0;
    let there = false;
    const counting: Mailer = {
      ...dead,
      send: () => {
        asked += 1;
        return there ? Promise.resolve({ kind: 'sent' }) : Promise.reject(new MailDown('connection refused'));
      },
    };
    await mailbox('li');
    for (let n = 0; n < 4; n += 1) await tell([li], { id: `${ballotStream}#${n}.0` });
    const away = worker(
      'a',
      sparingMailer(counting, () => clock),
    );
    for (const until = clock + 600_000; clock < until; clock += 15_000) await deliverAll(away);
    expect(asked).toBeLessThan(20);
    expect((await noticesOf(db, ballotStream)).every((row) => row.error === 'connection refused')).toBe(true);
    there = true;
    clock += 60_000;
    asked = 0;
    await deliverAll(away);
    expect(asked).toBe(4);
  });
});

const decoded = (mail: string): { readonly head: string; readonly body: string } => {
  const [head = '', ...rest] = mail.split('\r\n\r\n');
  return { head, body: rest.join('\r\n\r\n') };
};
/** The headers of a mail, folded lines joined, encoded words read. */
function headers(mail: string): ReadonlyMap<string, string> {
  const lines = decoded(mail)
    .head.replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(':')), words(line.slice(line.indexOf(':') + 2))]));
}
const words = (value: string): string =>
  value.replaceAll(/\?=\s+=\?/g, '?==?').replaceAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, data: string) =>
    kind.toUpperCase() === 'B'
      ? Buffer.from(data, 'base64').toString('utf8')
      : Buffer.from(
          data.replaceAll('_', ' ').replaceAll(/=([0-9A-F]{2})/g, (_hex, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
          'latin1',
        ).toString('utf8'),
  );

const injections = [
  '甲\r\nBcc: victim@example.com',
  '甲\nTo: victim@example.com',
  '甲\rX-Evil: 1',
  '甲\r\n\r\n<html>',
  '甲\u2028Bcc: victim@example.com',
  '甲\u0085Bcc: victim@example.com',
  '=?UTF-8?B?DQpCY2M6IHZpY3RpbUBleGFtcGxlLmNvbQ==?=',
  '甲\u0000\r\n.\r\nMAIL FROM:<evil@example.com>',
  '\r\n\r\n-- \r\n发送依据：无',
  `${'甲'.repeat(300)}\r\nBcc: victim@example.com`,
  '甲%0d%0aBcc: victim@example.com',
  '甲\ud800\r\nBcc: victim@example.com',
];

describe('a mail', () => {
  it.each(injections)('stays one mail to one person whatever the question says: %j', async (question) => {
    await mailbox('li');
    await tell([li], { template: 'ballot.ballotVoided', data: { question, reason: question } });
    await deliverAll(worker('a'));
    const [mail = ''] = await mails();
    const found = headers(mail);
    expect([...found.keys()].sort()).toEqual(
      ['Auto-Submitted', 'Content-Transfer-Encoding', 'Content-Type', 'Date', 'From', 'MIME-Version', 'Message-ID', 'Subject', 'To'].sort(),
    );
    expect(found.get('To')).toBe('li@example.com');
    expect(found.get('Subject')).toMatch(/^\[表决作废\] /);
    expect(
      decoded(mail)
        .head.split('\r\n')
        .every((line) => /^[\x20-\x7e\t]*$/.test(line) && line.length <= 998),
    ).toBe(true);
    const footers = bodyOf(mail)
      .split('\r\n')
      .filter((line) => line.startsWith('发送依据'));
    expect(footers).toEqual([expect.stringContaining('本次表决开启时冻结的表决规则')]);
  });

  it('is filed under the day it was first due, dated, and readable by its owner only', async () => {
    await mailbox('li');
    await tell([li]);
    await deliverAll(worker('a'));
    expect(await readdir(outbox)).toEqual([today]);
    const [mail = ''] = await mails();
    expect(headers(mail).get('From')).toBe('标程 <biaocheng@localhost>');
    expect(new Date(headers(mail).get('Date') ?? '').getTime()).toBe(start);
    expect(bodyOf(mail)).toContain('http://127.0.0.1:8080/ballots/b1');
  });

  it('of a rehearsal says so in its subject and puts nothing into a calendar', async () => {
    const run = await archived(begin({ rehearsal: true }));
    await mailbox('li');
    await tell([li], { template: 'ballot.ballotOpened', data: { question: '甲', closesAt: run.state.closesAt } });
    await deliverAll(worker('a'));
    const [mail = ''] = await mails();
    expect(headers(mail).get('Subject')).toMatch(/^【演练】\[表决\] 甲，/);
    expect(mail).not.toContain('text/calendar');
  });

  it('of a real deadline carries the exact instant; a later notice replaces it, a recall cancels it', async () => {
    const run = await archived(tick(begin(), start));
    const { closesAt } = run.state;
    await mailbox('li');
    const only = worker('a');
    await tell([li], { id: `${ballotStream}#2.0`, template: 'ballot.ballotOpened', data: { question: '甲', closesAt } });
    await tell([li], {
      id: `${ballotStream}#9.0`,
      template: 'ballot.ballotExtended',
      data: { question: '甲', closesAt: (closesAt ?? 0) + day, days: 1 },
    });
    await tell([li], { id: `${ballotStream}#12.0`, template: 'ballot.ballotRecalled', data: { question: '甲', reason: '误开' } });
    await deliverAll(only);
    const events = only.handed
      .map((mail) => mail.calendar ?? '')
      .sort((a, b) => field(a, 'SEQUENCE').length - field(b, 'SEQUENCE').length || a.localeCompare(b));
    expect(events.map((event) => field(event, 'SEQUENCE'))).toEqual(['2', '9', '12']);
    expect(new Set(events.map((event) => field(event, 'UID')))).toEqual(new Set(['ballot/b1@biaocheng']));
    expect(events.map((event) => field(event, 'STATUS'))).toEqual(['CONFIRMED', 'CONFIRMED', 'CANCELLED']);
    expect(events.map((event) => field(event, 'DTEND'))).toEqual(['20261202T160000Z', '20261203T160000Z', '20261202T160000Z']);
    expect(events.map((event) => event.match(/^TRIGGER;RELATED=END:-P[17]D$/gmu)?.length ?? 0)).toEqual([2, 2, 0]);
    expect(
      events
        .join('')
        .split('\r\n')
        .every((line) => Buffer.byteLength(line) <= 75),
    ).toBe(true);
    expect((await mails()).filter((mail) => mail.includes('text/calendar; method=PUBLISH')).length).toBe(3);
  });
});

const field = (event: string, name: string): string =>
  event
    .split('\r\n')
    .find((line) => line.startsWith(`${name}:`))
    ?.slice(name.length + 1) ?? '';
const bodyOf = (mail: string): string => {
  const { body } = decoded(mail);
  return headers(mail).get('Content-Transfer-Encoding') === 'base64'
    ? Buffer.from(body, 'base64').toString('utf8')
    : Buffer.from(
        body.replaceAll('=\r\n', '').replaceAll(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
        'latin1',
      ).toString('utf8');
};
