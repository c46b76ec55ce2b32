import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ensureAccounts } from '../../../api/accounts/ensure-accounts.js';
import { eventsOf, type EventRow } from '../../../db/archive.js';
import { codeAt } from '../../support/authenticator.js';
import { personNamed } from '../../support/spelt.js';
import { beginBallot, letterBallot, letterSeats, letterTerms, society } from '../../support/letter-ballot.js';
import { signedIn } from '../member.js';
import { startApi, type TestApi } from '../town.js';
import { fieldsOf, formTo, Surfer, type Answered } from '../visitor.js';

const secret = 'a long enough secret';
let api: TestApi;
let ballot = '';
let office: Surfer;
let guest: Surfer;

/** An office that has just shown its second factor. */
async function officeSignedIn(at = api): Promise<Surfer> {
  const grants = [{ role: 'secretariat', organisation: society }] as const;
  const seed = { account: 'office', secret, person: personNamed('office'), name: '赵敏', grants: [...grants] };
  await ensureAccounts(at.db, [seed], { now: at.now, cost: { memoryKib: 64, passes: 1 } });
  const surfer = new Surfer(at.url);
  await surfer.fill('/sign-in', { account: 'office', secret });
  const offered = await surfer.fill('/account/second-factor', { secret });
  const fields = formTo(offered, '/account/second-factor');
  const done = await surfer.send('/account/second-factor', { ...fields, code: codeAt(fields['seed'] ?? '', at.now) });
  expect([done.status, done.to]).toEqual([303, '/account']);
  return surfer;
}

beforeAll(async () => {
  api = await startApi();
  office = await officeSignedIn();
});
afterAll(() => api.close());
beforeEach(async () => {
  ballot = await beginBallot(api, await api.token('secretary', { role: 'secretariat', organisation: society }), letterBallot(letterSeats(5)));
  guest = new Surfer(api.url);
});

const list = (): string => `/ballots/${ballot}/invitations`;
const make = (fields: Record<string, string> = {}): Promise<Answered> => office.fill(list(), { person: 'm1', days: '7', ...fields });
const linkIn = ({ html }: Answered): string => /<code>([^<]*\/invitation#[^<]*)<\/code>/.exec(html)?.[1] ?? '';
const enter = (link: string): Promise<Answered> => guest.fill('/invitation', { secret: link });

describe('given an office and an open ballot', () => {
  it('XG5 its page of the ballot leads to the links, one is made and shown once, and the list says what became of it', async () => {
    expect((await office.open(`/desk/ballots/${ballot}`)).html).toContain(`href="${list()}"`);
    const given = await make();
    expect(given.status).toBe(200);
    const link = linkIn(given);
    expect(link).toMatch(/\/invitation#[\w-]{32}$/);
    expect(given.headers.get('cache-control')).toBe('no-store');
    expect((await office.open(list())).html).toContain('未打开');
    expect((await enter(link)).to).toBe(`/ballots/${ballot}`);
    const listed = (await office.open(list())).html;
    expect(listed).toContain('1 次，最近');
    expect(listed).toContain('赵敏');
    expect(listed).not.toContain(link.split('#')[1]);
  });

  it('D1 a link leads its person to what they owe, by a form and not by being opened; unopened for three days it is said so, and another is made', async () => {
    const link = linkIn(await make());
    const page = await guest.open('/invitation');
    expect(page.status).toBe(200);
    expect((await office.open(list())).html).toContain('未打开');
    expect((await office.open(list())).html).not.toContain('3 天未打开');
    await api.db.collection('invitations').updateMany({ stream: `ballot/${ballot}` }, { $inc: { at: -3 * 86_400_000 } });
    expect((await office.open(list())).html).toContain('3 天未打开');
    const again = linkIn(await make());
    expect(again).not.toBe(link);
    const arrived = await enter(again);
    expect(arrived.to).toBe(`/ballots/${ballot}`);
    expect((await guest.open(arrived.to ?? '')).html).toContain('这里不显示您此前是否投过票');
    expect((await office.open(list())).html).toContain('1 次，最近');
  });

  it('S7 who is invited votes on a telephone without an account and without a script, and the record says who invited them', async () => {
    const link = linkIn(await make());
    const arrived = await guest.open('/invitation');
    expect(arrived.html).toContain('没有自动填好时');
    expect((await enter(link)).to).toBe(`/ballots/${ballot}`);
    const page = await guest.open(`/ballots/${ballot}`);
    expect(page.html).toContain('凭邀请进入');
    const path = `/ballots/${ballot}`;
    const checked = await guest.send(path, { ...fieldsOf(page), choice: 'yes', step: 'check' });
    const cast = await guest.send(path, { ...fieldsOf(checked), step: 'send' });
    expect([cast.status, cast.to]).toEqual([303, expect.stringContaining(`${path}/receipt?seq=`)]);
    const receipt = await guest.open(cast.to ?? '');
    expect([receipt.status, receipt.html.includes('href="/work"')]).toEqual([200, false]);
    const row = await eventsOf(api.db)
      .findOne({ stream: `ballot/${ballot}` as never, type: 'voteCast' })
      .lean<EventRow>();
    expect(row).toMatchObject({ actor: 'm1', asked: { invited: 'office' } });
  });

  it.each(['', '/en'])('XE37 pages of an account tell who came by an invitation what it is good for, and lead there (%s)', async (prefix) => {
    await enter(linkIn(await make()));
    for (const path of ['/work', '/account', '/account/tokens/new', '/account/secret', '/account/second-factor']) {
      const page = await guest.open(`${prefix}${path}`);
      expect([path, page.status]).toEqual([path, 403]);
      expect(page.html).toContain(prefix === '' ? '去办理邀请的事项' : 'Go to what you were invited to');
      expect(page.html).toContain(`href="${prefix}/ballots/${ballot}"`);
    }
  });

  it.each(['', '/en'])('XE37 a new session of a link says that it shows no vote of before, and not that there is none (%s)', async (prefix) => {
    const link = linkIn(await make());
    for (const visit of [guest, new Surfer(api.url)]) {
      await visit.fill('/invitation', { secret: link });
      const page = await visit.open(`${prefix}/ballots/${ballot}`);
      expect(page.html).toContain(prefix === '' ? '这里不显示您此前是否投过票' : 'Whether you voted before is not shown here');
      expect(page.html).not.toContain(prefix === '' ? '您尚未表决' : 'You have not voted');
      const path = `/ballots/${ballot}`;
      const checked = await visit.send(path, { ...fieldsOf(page), choice: 'yes', step: 'check' });
      const cast = await visit.send(path, { ...fieldsOf(checked), step: 'send' });
      expect((await visit.open(cast.to ?? '')).html).toContain('赞成');
    }
  });

  it('XB26 the button pressed twice makes one link, and shows it both times', async () => {
    const fields = { ...formTo(await office.open(list()), list()), person: 'm1', days: '7' };
    const both = await Promise.all([office.send(list(), fields), office.send(list(), fields)]);
    expect([...new Set(both.map(linkIn))]).toEqual([expect.stringMatching(/\/invitation#[\w-]{32}$/)]);
    expect(await api.db.collection('invitations').countDocuments({ stream: `ballot/${ballot}` })).toBe(1);
  });

  it('XE30 who has voted and comes by another link is not told that they have not: what was before is not shown, and a vote takes its place', async () => {
    const path = `/ballots/${ballot}`;
    await enter(linkIn(await make()));
    const checked = await guest.send(path, { ...fieldsOf(await guest.open(path)), choice: 'yes', step: 'check' });
    const cast = await guest.send(path, { ...fieldsOf(checked), step: 'send' });
    expect((await guest.open(path)).html).toContain('您已表决');
    api.now += 5000;
    guest = new Surfer(api.url);
    const link = linkIn(await make());
    expect((await enter(link)).to).toBe(path);
    for (const [at, not, words] of [
      [path, '您尚未表决', '这里不显示您此前是否投过票'],
      [`/en${path}`, 'You have not voted', 'Whether you voted before is not shown here'],
      [cast.to ?? '', '没有提交过的', '再投，将取代此前的一票'],
    ] as const) {
      const { html } = await guest.open(at);
      expect([at, html.includes(not), html.includes(words)]).toEqual([at, false, true]);
    }
  });

  it('XE28 an address that says a link was taken back says nothing', async () => {
    await make();
    expect((await office.open(`${list()}?done=revoked`)).html).not.toContain('链接已收回');
  });

  it('a link that is taken back ends at once what was signed in by it', async () => {
    const link = linkIn(await make());
    await enter(link);
    const page = await office.open(list());
    const revoke = /action="([^"]*\/revoke)"/.exec(page.html)?.[1] ?? '';
    const done = await office.fill(list(), {}, revoke);
    expect(done.to).toContain(`${list()}?done=revoked.`);
    expect((await office.open(done.to ?? '')).html).toContain('链接已收回');
    expect((await guest.open(`/ballots/${ballot}`)).to).toBe(`/sign-in?next=${encodeURIComponent(`/ballots/${ballot}`)}`);
    const again = await enter(link);
    expect([again.status, again.to]).toEqual([401, null]);
    expect(again.html).toContain('请向发出链接的办事机构索取新的链接');
  });

  it('somebody on the roll is chosen by name, from a list', async () => {
    expect((await office.open(list())).html).toContain('<option value="委员1（m1）"');
    for (const person of ['委员2', '委员3（m3）']) {
      const made = await make({ person });
      expect([linkIn(made) === '', made.html.includes(person.slice(0, 3))]).toEqual([false, true]);
    }
    const rows = await api.db
      .collection('invitations')
      .find({ stream: `ballot/${ballot}` })
      .toArray();
    expect(rows.map((row) => String(row['person'])).sort()).toEqual(['m2', 'm3']);
  });

  it('what is wrong is said at its field, with what was typed, and no link is made', async () => {
    const empty = await make({ person: ' ', days: '91' });
    expect(empty.status).toBe(422);
    for (const at of ['href="#person"', 'href="#days"', 'value="91"']) expect(empty.html).toContain(at);
    const nobody = await make({ person: '没有这个人' });
    expect([nobody.status, fieldsOf(nobody)['person']]).toEqual([422, '没有这个人']);
    const stranger = await make({ person: 'nobody' });
    expect([stranger.status, linkIn(stranger)]).toEqual([422, '']);
    expect(await api.db.collection('invitations').countDocuments({ stream: `ballot/${ballot}` })).toBe(0);
  });

  it('nobody else makes, reads or takes back links', async () => {
    const member = await signedIn(api, { person: 'm2', name: '委员2' });
    expect((await member.open(list())).status).toBe(403);
    expect((await member.open(`/desk/ballots/${ballot}`)).html).not.toContain(list());
    expect((await member.submit(list(), { person: 'm1', days: '7' })).status).toBe(403);
    await make();
    const revoke = /action="([^"]*\/revoke)"/.exec((await office.open(list())).html)?.[1] ?? '';
    expect((await member.submit(revoke, {})).status).toBe(403);
    expect((await guest.open(list())).to).toContain('/sign-in?next=');
  });
});

describe('given a mail server, and somebody whose address is known', () => {
  it('XG9 no link is shown: the page says that it is mailed, to whose address, and the list what became of it', async () => {
    const mailing = await startApi({ mails: true });
    try {
      const by = await officeSignedIn(mailing);
      const token = await mailing.token('secretary', { role: 'secretariat', organisation: society });
      const path = `/ballots/${await beginBallot(mailing, token, letterBallot(letterSeats(5)))}/invitations`;
      await mailing.personal.addresses.put({ person: 'm1', keeper: society }, 'm1@example.com', { by: 'office', at: mailing.now });
      for (const prefix of ['', '/en']) {
        const made = await by.fill(`${prefix}${path}`, { person: 'm1', days: '7' });
        expect(made.status).toBe(200);
        expect(made.html).toContain(prefix === '' ? '邀请已交系统寄出' : 'on its way by mail');
        expect(made.html).toContain(prefix === '' ? '单位为其登记的邮件地址' : 'an organisation has entered');
        expect(made.html).not.toContain('invitation#');
      }
      expect((await by.open(path)).html).toContain('系统邮寄，等待寄出');
      expect(linkIn(await by.fill(path, { person: 'm2', days: '7' }))).toContain('/invitation#');
      expect((await by.open(path)).html).toContain('办事机构转交');
    } finally {
      await mailing.close();
    }
  });
});

describe('given the desk of an office and an open ballot', () => {
  const desk = (act: string): string => `/desk/ballots/${ballot}/${act}`;

  it('people of the record are found by name, and nobody else is', async () => {
    const terms = { ...letterTerms, mandates: { alternates: true, proxies: false, perHolder: 1 } };
    const token = await api.token('secretary', { role: 'secretariat', organisation: society });
    ballot = await beginBallot(api, token, { ...letterBallot(letterSeats(5)), terms });
    const path = desk('record-mandate');
    const fields = formTo(await office.open(path), path);
    const sent = (holder: string) => office.send(path, { ...fields, holder, step: 'check' });
    expect((await office.open(path)).html).toContain('委员2（m2）');
    expect((await sent('委员2')).html).not.toContain('没有找到');
    expect((await sent('没有这个人')).html).toContain('没有找到');
  });

  it('a second person reads what is proposed, by whom and why, before it is confirmed', async () => {
    const token = await api.token('secretary', { role: 'secretariat', organisation: society });
    const proposed = await api.ask('POST', `/ballots/${ballot}/propose-extension`, { token, body: { days: 10, reason: '国庆假期在投票期内' } });
    expect(proposed.status, JSON.stringify(proposed.body)).toBe(200);
    const page = await office.open(desk('confirm-extension'));
    expect(page.status).toBe(200);
    expect(page.html).toContain('国庆假期在投票期内');
  });
});

describe('given the page of an invitation', () => {
  it.each(['', '/en'])('nothing and a guess are refused in words, and who has an account is told that they leave it (%s)', async (prefix) => {
    const path = `${prefix}/invitation`;
    const empty = await guest.fill(path, { secret: '  ' });
    expect([empty.status, empty.html.includes('href="#secret"')]).toEqual([422, true]);
    const guessed = await guest.fill(path, { secret: `${api.url}/invitation#${'x'.repeat(32)}` });
    expect([guessed.status, guest.cookie]).toEqual([401, '']);
    expect(guessed.html).toContain(prefix === '' ? '此邀请链接不存在' : 'There is no such invitation');
    expect((await guest.fill(path, { secret: 'x'.repeat(5000) })).status).toBe(400);
    const own = await office.open(path);
    expect(own.html).toContain(prefix === '' ? '您现在登录着自己的账号' : 'You are signed in with an account of your own');
    expect(own.headers.get('referrer-policy')).toBe('same-origin');
  });

  it('its script is ours, and the page may load it and no other', async () => {
    const page = await guest.open('/invitation');
    const src = /<script src="([^"]+)" type="module"/.exec(page.html)?.[1] ?? '';
    const script = await guest.open(src);
    expect([script.status, script.headers.get('content-type')]).toEqual([200, expect.stringMatching(/javascript/)]);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect((await guest.open('/')).html).not.toContain('<script');
  });
});
