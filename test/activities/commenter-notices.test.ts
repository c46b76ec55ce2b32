import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mongoArchive } from '../../db/archive.js';
import type { DeliveryRow } from '../../db/notice-row.js';
import { recipientsOf } from '../../db/notice-audience.js';
import { erasedBy, PersonalStore } from '../../db/personal.js';
import { projections } from '../../db/projections.js';
import type { Stream } from '../../domain/kernel/decider.js';
import { personalRef } from '../../domain/kernel/personal.js';
import { newKeyLine, parseKeyRing } from '../../key-ring.js';
import { fileOutbox } from '../../worker/notices/file-outbox.js';
import { forgetErased } from '../../worker/notices/forget-erased.js';
import type { Mailer } from '../../worker/notices/mailer.js';
import { smtpMailer } from '../../worker/notices/smtp.js';
import { deliverAll } from '../support/mail.js';
import { startStore, type TestStore } from '../support/mongo.js';
import { startSmtp } from './smtp-server.js';

const round: Stream = 'consultation/c1';
const today = '2026-11-02';
const keeper = '51210000MJ4K0X072M';
const from = '标程 <biaocheng@localhost>';

let store: TestStore;
let db: Connection;
let personal: PersonalStore;

beforeAll(async () => {
  store = await startStore();
  ({ db } = store);
  personal = new PersonalStore(db, parseKeyRing(newKeyLine(), 'test'));
});
afterAll(async () => {
  await store.close();
});
beforeEach(async () => {
  for (const name of ['comments', 'personal', 'notices', 'deliveries', 'unreached']) await db.collection(name).deleteMany({});
});

type Row = { readonly consultation: Stream; readonly n: number; readonly by: string; readonly via: string; readonly contact?: string };
const whoOf = ({ consultation, n }: Pick<Row, 'consultation' | 'n'>): string => personalRef(consultation, `c${n}`);

/** Comments as the projection leaves them, with what their authors said of themselves beside. */
async function commented(rows: readonly Row[]): Promise<void> {
  for (const { contact = null, ...row } of rows) {
    await personal.keep({ about: row.consultation, commandId: `c${row.n}`, keeper, who: { author: '某人', contact } });
    await db.collection('personal').updateOne({ _id: whoOf(row) as never }, { $set: { comment: row.n } });
    await db.collection('comments').insertOne({ ...row, who: whoOf(row) });
  }
}

const erase = async (n: number, by = keeper): Promise<void> => {
  const { collection, write } = erasedBy(by, whoOf({ consultation: round, n }), Date.now());
  await db.collection(collection.name).bulkWrite([write]);
};

const tell = (number: string) => {
  const notice = {
    id: `${round}#${number}`,
    template: 'consultation.consultationVoided',
    to: [{ consultation: round }],
    data: { title: '接口', round: 1, reason: '撤回', to: null },
  };
  return mongoArchive(db, projections).append({ stream: round, events: [], notices: [notice], size: 0, root: null, clock: null });
};

const deliver = async (mailer: Mailer): Promise<void> => {
  const log = { warn: () => undefined, error: () => undefined };
  const worker = { db, personal, mailer, publicUrl: 'http://x', owner: 'w', clock: () => Date.now(), stopping: () => false, log };
  await deliverAll(worker);
  await forgetErased(worker);
};

const found = async () => (await recipientsOf(db, [{ consultation: round }], { today, personal })).map(({ id, address }) => [id, address]);
const row = { consultation: round, via: 'web' } as const;

describe('those who commented', () => {
  it('are told: with an account, by the contact they left, or noted as unreachable', async () => {
    await commented([
      { ...row, n: 1, by: 'li' },
      { ...row, n: 2, by: 'li' },
      { ...row, n: 3, by: 'public', contact: 'Zhang@example.com' },
      { ...row, n: 4, by: 'public', contact: 'zhang@EXAMPLE.com' },
      { ...row, n: 5, by: 'public', contact: '024-12345678' },
      { ...row, n: 6, by: 'public', contact: 'a@example.com\r\nBcc: b@example.com' },
      { ...row, n: 7, by: 'wang', via: 'letter', contact: 'writer@example.com' },
      { ...row, n: 8, by: 'qian', consultation: 'consultation/c2' },
    ]);
    expect(await found()).toEqual([
      ['li', undefined],
      ['comment:3', 'Zhang@example.com'],
      ['comment:5', undefined],
      ['comment:6', undefined],
      ['comment:7', 'writer@example.com'],
    ]);
  });

  it('XB8 are told no more once erased; another keeper erases nobody', async () => {
    await commented([1, 2].map((n) => ({ ...row, n, by: 'public', contact: `reader${n}@example.com` })));
    await erase(1, 'another');
    expect(await found()).toHaveLength(2);
    await erase(1);
    expect(await found()).toEqual([['comment:2', 'reader2@example.com']]);
  });

  it('XB8 stand in no ledger by their address, whether their mail went out or was refused in words that quote it', async () => {
    const server = await startSmtp();
    const mailer = smtpMailer(server.url, from);
    await commented(['taken@example.com', 'gone+1@Example.com'].map((contact, n) => ({ ...row, n: n + 1, by: 'public', contact })));
    await tell('2.0');
    await deliver(mailer);
    expect(server.taken.map(({ to }) => to)).toEqual(['taken@example.com']);
    const rows = await db.collection<DeliveryRow>('deliveries').find({}).toArray();
    expect(rows.map(({ recipient, outcome }) => [recipient, outcome])).toEqual([
      ['comment:1', 'sent'],
      ['comment:2', 'failed'],
    ]);
    expect(JSON.stringify([rows, await db.collection('notices').find({}).toArray()]).toLowerCase()).not.toMatch(/taken|gone/);
    mailer.close();
    await server.stop();
  });

  it('XB8 once erased have no mail in the outbox on this machine any more; the others keep theirs', async () => {
    const outbox = await mkdtemp(join(tmpdir(), 'biaocheng-outbox-'));
    const mailer = fileOutbox(outbox, from);
    await commented([1, 2].map((n) => ({ ...row, n, by: 'public', contact: `reader${n}@example.com` })));
    await tell('2.0');
    await tell('3.0');
    await deliver(mailer);
    const files = async () => (await readdir(outbox, { recursive: true })).filter((name) => name.endsWith('.eml')).length;
    expect(await files()).toBe(4);
    await erase(1);
    await deliver(mailer);
    expect(await files()).toBe(2);
    mailer.close();
    await rm(outbox, { recursive: true });
  });
});
