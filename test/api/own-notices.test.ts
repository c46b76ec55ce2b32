import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../support/api.js';
import { beginBallot, letterBallot, letterSeats, society } from '../support/letter-ballot.js';
import { mailed } from '../support/mailed.js';
import type { Mail } from '../../worker/notices/mailer.js';

const hour = 3_600_000;

let api: TestApi;
let secretary: string;
beforeAll(async () => {
  api = await startApi();
  secretary = await api.token('secretary', { role: 'secretariat', organisation: society });
  for (const n of [0, 1, 2, 3])
    await api.personal.addresses.put({ person: `m${n}`, keeper: null }, `m${n}@example.com`, { by: `m${n}`, at: api.now });
});
afterAll(() => api.close());

const wish = async (person: string, body: object) => {
  const answer = await api.ask('POST', '/me/notice-wish', { token: await api.token(person), body });
  expect([answer.status, answer.body]).toEqual([200, body]);
};
const vote = async (person: string, id: string) => {
  const body = { choice: 'yes', text: letterBallot().text };
  expect((await api.ask('POST', `/ballots/${id}/votes`, { token: await api.token(person), body })).status).toBe(200);
};
const people = (mails: readonly { readonly to: string }[]): readonly string[] => mails.map(({ to }) => to.split('@')[0] ?? '').toSorted();
/** Who was reminded of a ballot. */
const reminded = (mails: readonly Mail[], id: string): readonly string[] =>
  people(mails.filter(({ subject, text }) => subject.startsWith('[表决提醒]') && text.includes(`/ballots/${id}`)));
/** The next reminder of a ballot, whenever the clock has it. */
async function nextReminder(...ids: readonly string[]): Promise<void> {
  const views = await api.db
    .collection('ballots')
    .find({ _id: { $in: ids.map((id) => `ballot/${id}`) } } as never)
    .toArray();
  api.now = Math.max(...views.map((view) => Number(view['due'])));
  await api.engine.runDue();
}

describe('given members who chose when they want to hear what nobody requires', () => {
  it('S10 reminders go at 14, 7, 3 and 1 days to those without a vote only; who has quiet hours or a digest gets them later, all others at once', async () => {
    await wish('m1', { quiet: { from: 22, until: 8 }, digestAt: null });
    await wish('m2', { quiet: null, digestAt: 9 });
    const first = await beginBallot(api, secretary, letterBallot(letterSeats(5)));
    const second = await beginBallot(api, secretary, { ...letterBallot(letterSeats(5)), question: '是否同意第二份' });
    // What the procedure requires comes to everybody at once, whatever was chosen.
    expect(people(await mailed(api))).toEqual(['m0', 'm0', 'm1', 'm1', 'm2', 'm2', 'm3', 'm3']);
    await vote('m3', first);
    await vote('m3', second);

    await nextReminder(first, second);
    expect(new Date(api.now + 8 * hour).toISOString().slice(11, 13)).toBe('00');
    const atOnce = await mailed(api);
    expect(people(atOnce)).toEqual(['m0', 'm0']);
    expect(atOnce[0]?.subject).toMatch(/还剩 14 天/);
    expect(atOnce[0]?.text).toContain('免打扰时段和每日汇总可在“我的账号”中选择');
    const { body } = await api.ask('GET', '/me/notices', { token: await api.token('m2') });
    expect((body['items'] as { outcome: string }[]).map(({ outcome }) => outcome)).toEqual(['held', 'held', 'sent', 'sent']);

    api.now += 8 * hour;
    expect(people(await mailed(api))).toEqual(['m1', 'm1']);
    api.now += hour;
    const digest = await mailed(api);
    expect(people(digest)).toEqual(['m2']);
    expect(digest[0]?.subject).toMatch(/^\[汇总\] 2 项提醒/);
    for (const words of ['是否同意送审稿', '是否同意第二份', `/ballots/${first}`, `/ballots/${second}`]) expect(digest[0]?.text).toContain(words);
    expect(await mailed(api)).toEqual([]);

    // Who votes while a reminder is held is not reminded.
    await nextReminder(first, second);
    await mailed(api);
    await vote('m2', first);
    api.now += 9 * hour;
    const rest = (await mailed(api)).filter(({ to }) => to.startsWith('m2'));
    expect(rest.map(({ text }) => text.includes(`/ballots/${first}`))).toEqual([false]);
    const days: string[] = [];
    for (const _ of [3, 1]) {
      await nextReminder(first, second);
      for (const { to, subject } of await mailed(api)) if (to.startsWith('m0')) days.push(/还剩 \d+ 天/.exec(subject)?.[0] ?? subject);
    }
    expect(days).toEqual(['还剩 3 天', '还剩 3 天', '还剩 1 天', '还剩 1 天']);
  });

  it('what would come too late to act on comes at once', async () => {
    await wish('m0', { quiet: null, digestAt: 23 });
    const id = await beginBallot(api, secretary, { ...letterBallot(letterSeats(5)), window: { count: 2, unit: 'calendarDays' } });
    await mailed(api);
    await nextReminder(id);
    expect(reminded(await mailed(api), id)).not.toContain('m0');
    api.now += 23 * hour;
    expect(reminded(await mailed(api), id)).toContain('m0');
    await wish('m0', { quiet: { from: 1, until: 0 }, digestAt: 1 });
    const last = await beginBallot(api, secretary, { ...letterBallot(letterSeats(6)), window: { count: 1, unit: 'calendarDays' } });
    await mailed(api);
    let onLastDay: readonly string[] = [];
    while (onLastDay.length === 0) {
      await nextReminder(last);
      onLastDay = reminded(
        (await mailed(api)).filter(({ subject }) => subject.includes('还剩 1 天')),
        last,
      );
    }
    expect(onLastDay).toContain('m0');
  });
});

describe('given what somebody was told', () => {
  it('it is read in words by that person alone, also without an address, page by page', async () => {
    const own = await api.ask('GET', '/me/notices?limit=2', { token: await api.token('m4') });
    const items = own.body['items'] as { subject: { zh: string; en: string }; outcome: string; href: string; notice: string }[]; // of the contract
    expect(items).toHaveLength(2);
    expect(items[0]).toMatchObject({ outcome: 'noAddress', href: expect.stringMatching(/^\/api\/v1\/ballots\//) as unknown });
    expect(items[0]?.subject.zh).toMatch(/^\[表决/);
    expect(items[0]?.subject.en).toMatch(/^\[Ballot/);
    const seen = new Set<string>();
    for (let cursor = ''; ;) {
      const page = await api.ask('GET', `/me/notices?limit=2${cursor}`, { token: await api.token('m4') });
      for (const { notice } of page.body['items'] as { notice: string }[]) {
        expect(seen.has(notice)).toBe(false);
        seen.add(notice);
      }
      if (page.body['next'] === null) break;
      cursor = `&cursor=${String(page.body['next'])}`;
    }
    expect(seen.size).toBeGreaterThan(4);
    expect((await api.ask('GET', '/me/notices', { token: await api.token('nobody') })).body['items']).toEqual([]);
    expect((await api.ask('GET', '/me/notices')).status).toBe(401);
  });

  it.each([
    [{}, 400],
    [{ quiet: { from: 22, until: 22 }, digestAt: null }, 400],
    [{ quiet: { from: 24, until: 7 }, digestAt: null }, 400],
    [{ quiet: null, digestAt: -1 }, 400],
    [{ quiet: null, digestAt: 8.5 }, 400],
    [{ quiet: 'night', digestAt: null }, 400],
  ])('a wish of %j is answered %i', async (body, status) => {
    expect((await api.ask('POST', '/me/notice-wish', { token: await api.token('m0'), body })).status).toBe(status);
  });
});
