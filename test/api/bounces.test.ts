import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordBounce } from '../../db/bounce.js';
import { deliveryReportIn } from '../../worker/notices/delivery-report.js';
import { mailOptions } from '../../worker/notices/mail-options.js';
import type { Mail } from '../../worker/notices/mailer.js';
import { startApi, type TestApi } from '../support/api.js';
import { beginBallot, letterBallot, society } from '../support/letter-ballot.js';
import { mailed } from '../support/mailed.js';

let api: TestApi;
let secretary: string;
let ballot: string;
let sent: readonly Mail[];
beforeAll(async () => {
  api = await startApi();
  secretary = await api.token('secretary', { role: 'secretariat', organisation: society });
  for (const n of [0, 1, 2, 3, 4, 5])
    await api.personal.addresses.put({ person: `m${n}`, keeper: null }, `M${n}@example.com`, { by: `m${n}`, at: api.now });
  ballot = await beginBallot(api, secretary, letterBallot());
  sent = await mailed(api);
});
afterAll(() => api.close());

const to = (person: string): Mail => {
  const mail = sent.find((one) => one.to.toLowerCase() === `${person}@example.com`);
  if (mail === undefined) throw new Error(`no mail to ${person}`);
  return mail;
};

/** What a mail server sends back of a mail, as postfix writes it. */
async function report(mail: Mail, { action = 'failed', status = '5.1.1', headersOnly = false } = {}): Promise<string> {
  const { message } = await createTransport({ streamTransport: true, buffer: true, newline: 'windows' }).sendMail(mailOptions(mail, 'b@example.cn'));
  const whole = String(message);
  const returned = headersOnly
    ? `Content-Type: text/rfc822-headers\r\n\r\n${whole.split('\r\n\r\n')[0]}`
    : `Content-Type: message/rfc822\r\n\r\n${whole}`;
  return [
    'From: MAILER-DAEMON@mx.example.com',
    'To: b@example.cn',
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="BOUND"',
    '',
    '--BOUND',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'The mail system could not deliver your message to <m0@example.com>.',
    '',
    '--BOUND',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.com',
    'Arrival-Date: Mon, 28 Sep 2026 10:00:00 +0800 (CST)',
    '',
    `Final-Recipient: rfc822; ${mail.to}`,
    `Action: ${action}`,
    `Status: ${status}`,
    'Diagnostic-Code: smtp; 550 5.1.1 <m0@example.com>: user unknown',
    '',
    '--BOUND',
    returned,
    '',
    '--BOUND--',
    '',
  ].join('\r\n');
}
const bounced = async (mail: string) => {
  const bounce = await deliveryReportIn(mail);
  return bounce === null ? null : recordBounce(api.db, api.personal.addresses, { bounce, now: api.now });
};
const ledger = async () => {
  const { status, body } = await api.ask('GET', `/ballots/${ballot}/notices`, { token: secretary });
  expect(status).toBe(200);
  return body as {
    items: { figures: { failed: number; delivered: number }; state: string }[];
    unreached: { recipient: string; outcome: string; error: string | null }[];
  }; // of the contract
};

describe('given a mail that its server took and that comes back', () => {
  it('S5 it is a task from then on, with the status and without the address, and its correction sends it again', async () => {
    expect((await ledger()).unreached).toEqual([]);
    expect(await bounced(await report(to('m0')))).toBe('recorded');
    const after = await ledger();
    expect(after.unreached).toMatchObject([{ recipient: 'm0', outcome: 'failed', error: '退信 came back: 5.1.1' }]);
    expect(after.items[0]).toMatchObject({ state: 'failed', figures: { failed: 1, delivered: 5 } });
    const work = await api.ask('GET', '/me/worklist', { token: secretary });
    expect(JSON.stringify(work.body['items'])).toContain('NOTICE_NOT_REACHED');

    expect(await bounced(await report(to('m0')))).toBe('recorded');
    expect((await ledger()).items[0]?.figures).toMatchObject({ failed: 1, delivered: 5 });
    const corrected = await api.ask('POST', `/ballots/${ballot}/notices/correct-address`, {
      token: secretary,
      body: { recipient: 'm0', mail: 'zhang@example.org' },
    });
    expect([corrected.status, corrected.body['goesTo']]).toEqual([200, 'entered']);
    expect((await mailed(api)).map((mail) => mail.to)).toEqual(['zhang@example.org']);
    expect((await ledger()).unreached).toEqual([]);
    // A report of the mail of before says nothing of the new address.
    expect(await bounced(await report(to('m0')))).toBe('outdated');
    expect((await ledger()).unreached).toEqual([]);
  });

  it('a report that brings the head alone is enough', async () => {
    expect(await bounced(await report(to('m1'), { headersOnly: true, status: '5.2.1' }))).toBe('recorded');
    expect((await ledger()).unreached.map(({ recipient }) => recipient)).toEqual(['m1']);
  });

  it('what is only delayed, delivered, of others, or no report at all changes nothing', async () => {
    expect(await bounced(await report(to('m2'), { action: 'delayed', status: '4.4.1' }))).toBeNull();
    expect(await bounced(await report(to('m2'), { action: 'relayed', status: '2.0.0' }))).toBeNull();
    expect(await bounced(await report({ ...to('m2'), messageId: `${'0'.repeat(40)}@biaocheng` }))).toBe('unknown');
    expect(await bounced(await report({ ...to('m2'), messageId: 'x@elsewhere.example' }))).toBeNull();
    const answer = `From: m2@example.com\r\nSubject: Re\r\nIn-Reply-To: <${to('m2').messageId}>\r\n\r\nMessage-ID: <${to('m2').messageId}> Action: failed Status: 5.1.1\r\n`;
    for (const text of [answer, '', 'no mail', '\u0000\u0001', `${'--B\r\n'.repeat(2000)}`]) expect(await bounced(text)).toBeNull();
    expect((await ledger()).unreached.map(({ recipient }) => recipient)).toEqual(['m1']);
  });
});
