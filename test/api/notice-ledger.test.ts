import { afterAll, beforeAll, expect, test } from 'vitest';
import { dossier } from '../../contract/dossier.js';
import { receipt } from '../../contract/http.js';
import { putMailbox } from '../../db/mailbox.js';
import { contentHash } from '../../domain/log/merkle.js';
import { deliverNext } from '../../worker/deliver-notices.js';
import type { Delivery } from '../../worker/notices/delivery.js';
import { smtpMailer } from '../../worker/notices/smtp.js';
import { startSmtp, type SmtpServer } from '../activities/smtp-server.js';
import { startApi, type TestApi } from '../support/api.js';
import { letterTerms, society } from '../support/letter-ballot.js';

const day = 86_400_000;
const text = contentHash('送审稿');
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
  worker = { db: api.db, mailer, publicUrl: api.url, owner: 'w', clock: () => api.now, stopping: () => false, log };
});
afterAll(async () => {
  worker.mailer.close();
  await smtp.stop();
  await api.close();
});

async function deliver(): Promise<void> {
  for (let turns = 0; (await deliverNext(worker)) !== 'idle'; turns += 1) expect(turns).toBeLessThan(100);
}

/** 26 members: m0–m23 with an address, m24 with one that the mail server refuses for good, m25 with none. */
async function openBallot(): Promise<string> {
  const seats = Array.from({ length: 26 }, (_, n) => ({ person: `m${n}`, name: `委员${n}`, organisation: society, organisationName: '示例学会' }));
  for (let n = 0; n < 24; n += 1) await putMailbox(api.db, `m${n}`, `m${n}@example.com`, 'office', api.now);
  await putMailbox(api.db, 'm24', 'gone24@example.com', 'office', api.now);
  const body = {
    organisation: society,
    question: '是否同意送审稿',
    text,
    terms: letterTerms,
    window: letterTerms.window.default,
    roll: { kind: 'seats', seats },
    profile: contentHash('profile'),
    opens: 'atStart',
  };
  const answer = await api.ask('POST', '/ballots', { token: secretary, body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return receipt.parse(answer.body).id;
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
  const notice = dossier.parse(answer.body).notices.find((one) => one.template === 'ballot.opened');
  expect(notice).toMatchObject({ state: 'failed', recipients: 26, delivered: 24, failed: 1, noAddress: 1, open: 0, firstAt: opened });
});
