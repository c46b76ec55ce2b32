import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Delivery } from '../../../worker/notices/delivery.js';
import { smtpMailer } from '../../../worker/notices/smtp.js';
import { startSmtp, type SmtpServer } from '../../activities/smtp-server.js';
import { beginBallot, letterBallot, letterSeats, society } from '../../support/letter-ballot.js';
import { deliverAll } from '../../support/mail.js';
import { signedIn, type Member } from '../member.js';
import { startApi, type TestApi } from '../town.js';
import { formTo } from '../visitor.js';

let api: TestApi;
let smtp: SmtpServer;
let worker: Delivery;
let office: Member;
let ballot: string;

beforeAll(async () => {
  api = await startApi();
  smtp = await startSmtp();
  const log = { warn: () => undefined, error: () => undefined };
  const mailer = smtpMailer(smtp.url, '标程 <biaocheng@localhost>');
  worker = { db: api.db, personal: api.personal, mailer, publicUrl: api.url, owner: 'w', clock: () => api.now, stopping: () => false, log };
  office = await signedIn(api, { person: 'office', name: '赵敏', grants: [{ role: 'secretariat', organisation: society }] });
  await api.personal.addresses.put({ person: 'm0', keeper: null }, 'm0@example.com', { by: 'office', at: api.now });
  const token = await api.token('secretary', { role: 'secretariat', organisation: society });
  ballot = await beginBallot(api, token, letterBallot(letterSeats(5)));
  await deliverAll(worker);
});
afterAll(async () => {
  worker.mailer.close();
  await smtp.stop();
  await api.close();
});

const path = (): string => `/desk/ballots/${ballot}/notices`;

describe('S5 given a ballot of which four of five have no address', () => {
  it('the desk leads to who was not reached, by name, and to what became of each notice', async () => {
    expect((await office.open(`/desk/ballots/${ballot}`)).html).toContain(`href="${path()}"`);
    const { html } = await office.open(path());
    for (const part of ['委员1', '委员4', '没有地址', '通知与送达']) expect(html).toContain(part);
    expect(html).not.toContain('委员0');
  });

  it('an address is entered and the notice goes out again; a wrong one stays in its field, at its person', async () => {
    const page = await office.open(path());
    const { formToken = '' } = formTo(page, path());
    const send = (fields: Record<string, string>) => office.submit(path(), { formToken, ...fields });
    const wrong = await send({ recipient: 'm2', 'mail-m2': 'not an address' });
    expect(wrong.status).toBe(400);
    expect(wrong.html).toContain('value="not an address"');
    expect((await send({ recipient: 'm2', 'mail-m2': ' ' })).status).toBe(422);
    const done = await send({ recipient: 'm2', 'mail-m2': 'm2@example.com' });
    expect([done.status, done.to]).toEqual([303, expect.stringContaining(`${path()}?done=entered.`)]);
    expect((await office.open(done.to ?? '')).html).toContain('通知正在重发');
    await deliverAll(worker);
    expect(smtp.taken.map(({ to }) => to)).toContain('m2@example.com');
    expect((await office.open(path())).html).not.toContain('委员2');
    expect((await send({ recipient: 'nobody', mail: 'x@example.com' })).status).toBeGreaterThanOrEqual(400);
  });

  it('members and strangers do not see whom it reached', async () => {
    const member = await signedIn(api, { person: 'm1', name: '委员1' });
    expect((await member.open(path())).status).toBe(403);
    expect((await member.open(`/desk/ballots/${ballot}`)).html).not.toContain(path());
    expect((await office.open('/desk/projects/none/notices')).status).toBe(404);
  });
});

describe('S5 given somebody whom no mail reached', () => {
  it('what they were told is on a page of theirs, with where it is about and that no address is known', async () => {
    const member = await signedIn(api, { person: 'm4', name: '委员4' });
    expect((await member.open('/work')).html).toContain('href="/work/notices"');
    const { html } = await member.open('/work/notices');
    for (const part of ['[表决]', `href="/ballots/${ballot}"`, '没有您的邮件地址']) expect(html).toContain(part);
    expect((await member.open('/en/work/notices')).html).toContain('no mail address of yours is known');
    const nobody = await signedIn(api, { person: 'told-nothing' });
    expect((await nobody.open('/work/notices')).html).toContain('还没有发给您的通知');
  });
});
