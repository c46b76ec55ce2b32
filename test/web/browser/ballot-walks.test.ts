import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lifecycleShown } from '../../../contract/http.js';
import { system } from '../../../domain/kernel/actor.js';
import type { BallotTerms } from '../../../domain/profile/profile.js';
import { monday } from '../../support/api.js';
import { msOf } from '../../support/client.js';
import { beginAgreed, letterBallot, letterSeats, letterTerms } from '../../support/letter-ballot.js';
import { mailed } from '../../support/mailed.js';
import { fileDraft, society, startApi, type TestApi } from '../town.js';
import { openBrowser } from './browser.js';
import { file, Walker } from './walker.js';

/* The days of a secretary with a letter ballot, as the people of it go through them in a browser: 29 members, three of them of a drafting unit. */

let api: TestApi;
let browser: Browser;
let token: string;
let office: Walker;
let officer: Walker;
const minute = 60_000;
const unit = '91350200776049653A';
const seats = letterSeats(29).map((seat, n) => (n < 26 ? seat : { ...seat, organisation: unit, organisationName: '起草单位' }));
const draft = (volts: number) => file(`# 接口\n\n## 4 要求\n\n4.1 电压应为 ${volts} V。\n`);
const [before, corrected] = [draft(24), draft(36)];
let text: string;
const walkers = new Map<string, Walker>();

beforeAll(async () => {
  [api, browser] = await Promise.all([startApi({ signInSeconds: 366 * 86_400, tokenSeconds: 366 * 86_400 }), openBrowser()]);
  text = await fileDraft(api, before.text);
  token = await api.token('secretary', { role: 'secretariat', organisation: society });
  office = await Walker.arrives(browser, api, { person: 'liu', name: '刘秘书', grants: [{ role: 'secretariat', organisation: society }] });
  officer = await Walker.arrives(browser, api, { person: 'wang', name: '王经办', grants: [{ role: 'officer', organisation: society }] });
});
afterAll(async () => {
  await browser?.close();
  await api?.close();
});
beforeEach(() => {
  // Later than when they signed in: the second factor is asked for again.
  api.now = Math.max(api.now, monday) + 20 * minute;
});

const begin = (over: Partial<BallotTerms> = {}, opens = 'atStart'): Promise<string> =>
  beginAgreed(api, token, { ...letterBallot(seats), text, terms: { ...letterTerms, ...over }, drafterUnits: [unit], opens });
const shown = async (id: string) => lifecycleShown.parse((await api.ask('GET', `/ballots/${id}`, { token })).body);
const proposed = async (id: string): Promise<{ readonly n: string }> => {
  const waiting = (await shown(id)).state['proposals'] as readonly { readonly n: number }[]; // as shown to those who conduct it
  return { n: String(waiting.at(-1)?.n) };
};
async function vote(id: string, n: number, over: object = {}): Promise<void> {
  const answer = await api.ask('POST', `/ballots/${id}/votes`, { token: await api.token(`m${n}`), body: { choice: 'yes', text, ...over } });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}
async function close(id: string): Promise<void> {
  api.now = msOf((await shown(id)).state['countsUntil']);
  await api.engine.runDue();
}
/** 15 赞成, 2 赞成有意见, 3 不赞成, 1 弃权. */
async function sheets(id: string, choice: 'no' | 'conditionalNo'): Promise<void> {
  for (let n = 0; n < 15; n += 1) await vote(id, n);
  for (const n of [15, 16]) await vote(id, n, { choice: 'yesWithComments', comment: '图 1 不清' });
  for (const n of [17, 18, 19]) await vote(id, n, { choice, reason: '6.3 数据不足' });
  await vote(id, 20, { choice: 'abstain' });
}
/** A member at a telephone. */
async function member(person: string): Promise<Walker> {
  const known = walkers.get(person) ?? (await Walker.arrives(browser, api, { person, width: 360 }));
  walkers.set(person, known);
  return known;
}
async function votes(person: string, id: string, typed: Readonly<Record<string, string>> = { choice: 'yes' }): Promise<string> {
  const voter = await member(person);
  await voter.fills(`/ballots/${id}`, typed);
  await voter.press('send');
  return voter.says();
}

describe('given a letter ballot and the browsers of those it concerns', () => {
  it('S2 S4 it is looked at before it opens, opened with the second factor, recalled while nobody voted, and voided by two afterwards', async () => {
    const id = await begin({}, 'byHand');
    expect(await office.reads(`/ballots/${id}`)).toMatch(/26 席[^]*至少 20 票[^]*将截止于/);
    expect(await office.does(`/desk/ballots/${id}/open-ballot`)).toContain('开启表决');
    await office.does(`/desk/ballots/${id}/recall-ballot`, { reason: '误开' });
    expect(await office.reads(`/ballots/${id}`)).toContain('本次表决已撤回');
    const other = await begin();
    await vote(other, 1);
    expect(await office.reads(`/desk/ballots/${other}/recall-ballot`)).toContain('现在不能办');
    await office.does(`/desk/ballots/${other}/propose-voiding`, { reason: '文本有误' });
    const waiting = await proposed(other);
    expect(await office.reads(`/desk/ballots/${other}/confirm-voiding`)).toContain('须由另一人确认');
    await officer.does(`/desk/ballots/${other}/confirm-voiding`, waiting);
    expect(await office.reads(`/ballots/${other}`)).toContain('本次表决已作废');
  }, 120_000);

  it('S5 who was not reached stands on a list; an address is entered there, and the notice goes out again', async () => {
    await api.personal.addresses.put({ person: 'm0', keeper: null }, 'm0@example.com', { by: 'office', at: api.now });
    const id = await begin();
    await mailed(api);
    const ledger = await office.reads(`/desk/ballots/${id}/notices`);
    expect([ledger.includes('委员2'), ledger.includes('没有地址')]).toEqual([true, true]);
    await office.page.locator('main [name="mail-m2"]').fill('m2@example.com');
    await office.page.locator('main form:has(input[name=recipient][value=m2]) button[type=submit]').click();
    expect(await office.says()).toContain('通知正在重发');
    expect((await mailed(api)).map(({ to }) => to)).toContain('m2@example.com');
  }, 120_000);

  it('S7 a sheet that came by post is entered by one, read anew by another, and the member is asked whether it is theirs', async () => {
    const id = await begin();
    const sheet = { seat: '2', choice: 'yes', text: before, scan: file('扫描件', '表决单.md') };
    await office.does(`/desk/ballots/${id}/enter-paper`, sheet);
    const papers = (await shown(id)).state['papers'] as readonly { readonly n: number }[]; // as shown to those who conduct it
    const read = { seat: '2', n: String(papers[0]?.n), scan: sheet.scan, choice: 'yes', words: 'no' };
    expect(await office.reads(`/desk/ballots/${id}/confirm-paper`)).toContain('另一人');
    await officer.does(`/desk/ballots/${id}/confirm-paper`, read);
    const voter = await member('m2');
    expect(await voter.reads(`/ballots/${id}`)).toContain('您已表决');
    await voter.does(`/desk/ballots/${id}/object-paper`, { reason: '这不是我的意见' });
  }, 120_000);

  it('S9 the text is corrected by two while votes are in, and who voted stands by the vote or votes anew', async () => {
    const id = await begin();
    await vote(id, 1);
    await office.does(`/desk/ballots/${id}/swap-ballot-text`, { from: before, to: corrected, nature: 'erratum', reason: '表 4 有误' });
    await officer.does(`/desk/ballots/${id}/confirm-change`, await proposed(id));
    const voter = await member('m1');
    expect(await voter.reads('/work')).toContain('是否同意送审稿');
    expect(await voter.reads(`/ballots/${id}`)).toContain('表决文本已更正');
    await voter.reads(`/ballots/${id}/stand-by`);
    await voter.press('send');
    expect(await voter.says()).not.toContain('表决文本已更正');
    expect(await votes('m3', id)).toContain('已收到您的表决');
  }, 120_000);

  it('S10 an alternate with a dated letter, which the member confirms, votes and is told for whom', async () => {
    const id = await begin({ mandates: { alternates: true, proxies: false, perHolder: 1 }, visibility: 'namedAfterClose' });
    await api.token('deputy');
    const letter = { seat: '4', holder: 'deputy', kind: 'alternate', from: '2026-09-28T09:00', until: '2026-12-31T09:00', proof: file('委托书') };
    await office.does(`/desk/ballots/${id}/record-mandate`, letter);
    await (await member('m4')).does(`/desk/ballots/${id}/confirm-change`, await proposed(id));
    api.now += minute;
    expect(await votes('deputy', id)).toContain('已收到');
    expect(await (await member('m4')).reads(`/ballots/${id}`)).toContain('已表决');
  }, 120_000);

  it('S11 the system was away on the last evening: four minutes after midnight a vote is in where the terms give the minutes back', async () => {
    const id = await begin({ outage: { rule: 'extend', minMinutes: 5 } });
    const midnight = msOf((await shown(id)).state['closesAt']);
    api.now = midnight - 118 * minute;
    const outage = { type: 'outageMeasured', from: midnight - 140 * minute, to: midnight - 118 * minute } as const;
    await api.engine.submit(`ballot/${id}`, { id: 'system:outage', actor: system, command: outage });
    api.now = midnight + 4 * minute;
    await api.engine.runDue();
    expect(await votes('m1', id)).toContain('已收到您的表决');
    expect(await office.reads(`/desk/ballots/${id}`)).toMatch(/停机|22 分钟/);
  }, 120_000);

  it('S12 S13 D13 it closes by itself and every comparison stands there; a conditional no stays one until its voter says otherwise; a drafting unit has no vote', async () => {
    const id = await begin();
    const barred = await member('m26');
    expect(await barred.reads(`/ballots/${id}`)).toContain('起草');
    expect(await barred.page.locator('main input[name=choice]').count()).toBe(0);
    await sheets(id, 'conditionalNo');
    await close(id);
    const voter = await member('m17');
    expect(await voter.reads(`/ballots/${id}`)).toMatch(/参加表决 21 ≥ 3\/4×26[^]*赞成 17 ≥ 2\/3×21[^]*不赞成 3 ≤ 1\/4×21/);
    await voter.does(`/desk/ballots/${id}/confirm-conditional`, { text: corrected });
    expect(await voter.reads(`/ballots/${id}`)).toContain('赞成 17 ≥');
    await officer.does(`/desk/ballots/${id}/confirm-change`, await proposed(id));
    expect(await voter.reads(`/ballots/${id}`)).toMatch(/18/);
  }, 120_000);

  it('S14 after a technical change a shorter round asks about what changed alone, and a word elsewhere names its clause', async () => {
    const id = await begin({ recirculation: { window: { count: 10, unit: 'calendarDays' } }, visibility: 'namedAfterClose' });
    await sheets(id, 'no');
    await close(id);
    const changed = { 'changes.0.clause': '6.3', 'changes.0.from': file('6.3 旧'), 'changes.0.to': file('6.3 新') };
    await office.does(`/desk/ballots/${id}/recirculate`, { text: corrected, ...changed });
    const round = `${id}-r1`;
    expect(await (await member('m17')).reads(`/ballots/${round}`)).toContain('6.3');
    const parked = await votes('m0', round, { choice: 'no', words: '术语不统一', clause: '3.1' });
    expect(parked).toMatch(/留待下次修订[^]*投了赞成[^]*您的表决没有改变/);
    expect(await votes('m17', round, { choice: 'yes' })).toContain('已收到您的表决');
  }, 120_000);
});
