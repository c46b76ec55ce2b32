import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect } from '../../db/connect.js';
import { deliveries, notices } from '../../db/notice-row.js';
import { Stack } from '../../scripts/stack.js';
import { startSmtp, type SmtpServer } from '../activities/smtp-server.js';
import { ask, tokenFor } from '../support/client.js';
import { openLetterBallot } from '../support/letter-ballot.js';

let smtp: SmtpServer;
let stack: Stack;

beforeAll(async () => {
  smtp = await startSmtp();
  stack = await Stack.start({ env: { SMTP_URL: smtp.url } });
}, 120_000);
afterAll(async () => {
  await stack.stop();
  await smtp.stop();
}, 60_000);

it('XF5: a worker killed while a mail is out: within seconds the next one sends it under the same message id and goes on, nobody is told twice, nothing failed', async () => {
  const members = ['m0', 'm1', 'm2', 'm3', 'm4', 'm5'];
  for (const member of members) {
    const token = await tokenFor(stack.tokenKeyFile, member);
    expect((await ask(stack.api, 'POST', '/me/address', { token, body: { mail: `${member}@example.com` } })).status).toBe(200);
  }
  const db = await connect(stack.mongoUri, 2);
  // The third mail hangs: the server has it and does not say so.
  smtp.hangAt(3);
  await openLetterBallot(stack, members.length);
  await expect.poll(() => smtp.hanging, { timeout: 30_000, interval: 50 }).toBe(1);
  await stack.kill('worker');
  smtp.hangAt(null);
  expect(await deliveries(db).countDocuments({ outcome: 'pending' })).toBe(1);
  const killed = Date.now();
  await stack.bring('worker');
  await expect.poll(() => smtp.taken.length, { timeout: 60_000, interval: 50 }).toBe(members.length);
  // The new worker's own start is most of it on a busy machine; before, the mail lay for 90 s.
  expect(Date.now() - killed).toBeLessThan(45_000);
  expect(smtp.taken.map(({ to }) => to).toSorted()).toEqual(members.map((member) => `${member}@example.com`));
  await expect.poll(() => notices(db).countDocuments({ state: 'done', template: 'ballot.ballotOpened' }), { timeout: 20_000 }).toBe(1);
  const rows = await deliveries(db).find({}).lean();
  expect(rows.map(({ outcome }) => outcome)).toEqual(members.map(() => 'sent'));
  expect(rows.filter(({ attempts }) => attempts === 2).length).toBe(1);
  await db.close();
}, 180_000);
