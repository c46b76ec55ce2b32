import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { streamActor } from '../../../domain/kernel/actor.js';
import { contentHash } from '../../../domain/kernel/log/merkle.js';
import { host, unit } from '../../domain/committee/committee-fixture.js';
import { input, reviewTerms, roster } from '../../domain/meeting/meeting-fixture.js';
import { dateOf, HttpCommittee } from '../../support/http-committee.js';
import { society, startApi, type TestApi } from '../town.js';
import { openBrowser } from './browser.js';
import { Walker } from './walker.js';

/* The days of the secretary of a committee that are about its people and its meetings. */

let api: TestApi;
let browser: Browser;
let people: HttpCommittee;
let secretary: Walker;
let committee: string;
const day = 86_400_000;
const text = contentHash('送审稿');

beforeAll(async () => {
  [api, browser] = await Promise.all([
    startApi({ signInSeconds: 20 * 366 * 86_400, tokenSeconds: 20 * 366 * 86_400, secondFactorMs: 20 * 366 * day }),
    openBrowser(),
  ]);
  people = await HttpCommittee.over(api);
  committee = await people.established();
  secretary = await Walker.arrives(browser, api, { person: 'liu', name: '刘秘书', grants: [{ role: 'secretariat', organisation: host }] });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await api?.close();
});

const at = (): string => `/desk/committees/${committee}`;

describe('given a committee of seventeen in operation', () => {
  it('S8 S20 a member moves to a drafting unit while a ballot runs: the member confirms it and has no vote; a member gone leaves an even number, which is said', async () => {
    const body = { terms: 'letter', matter: 'draftForReview', question: '送审稿', text, drafterUnits: [unit(5)], opens: 'byHand' };
    await people.done(`committees/${committee}/call-ballot`, people.secretary, body);
    const ballot = `${committee}-b1`;
    await people.done(`ballots/${ballot}/confirm-change`, await api.token('p5'), { n: 1 });
    await people.done(`ballots/${ballot}/open-ballot`, people.secretary);
    await people.skip(10);
    const moved = { person: 'p9', organisation: unit(5), organisationName: '起草单位', on: dateOf(api.now), evidence: '合同' };
    await secretary.does(`${at()}/change-employer`, moved);
    const member = await Walker.arrives(browser, api, { person: 'p9', name: '委员9', width: 360 });
    expect(await member.reads(`/ballots/${ballot}`)).toContain('赞成');
    expect(await member.reads('/work')).toContain('确认');
    await member.does(`${at()}/confirm-report`, { n: '1' });
    expect(await member.page.locator('main input[name=choice]').count()).toBe(0);
    await secretary.does(`${at()}/record-departure`, { person: 'p10', cause: 'died', on: dateOf(api.now), evidence: '讣告' });
    await people.done(`committees/${committee}/confirm-report`, people.authority, { n: 2, proof: text });
    expect(await secretary.reads(at())).toMatch(/偶数|单数/);
  }, 120_000);

  it('S1 S22 the desk of the committee says what waits, gravest first, to whoever holds the office now, and to nobody else', async () => {
    const endsAt = Date.parse(`${((await people.shown(`committees/${committee}`)).state['term'] as { endsOn: string }).endsOn}T00:00:00+08:00`);
    api.now = endsAt - 94 * day + 3_600_000;
    await api.engine.runDue();
    await people.done(`committees/${committee}/call-ballot`, people.secretary, { terms: 'letter', matter: 'other', question: '年度计划', text });
    expect(await secretary.reads(at())).toMatch(/本委员会待办[^]*换届[^]*年度计划/);
    const deputy = await Walker.arrives(browser, api, { person: 'deputy', name: '副秘书', grants: [{ role: 'secretariat', organisation: host }] });
    expect(await deputy.reads(at())).toMatch(/本委员会待办[^]*年度计划[^]*已发生[^]*成立/);
    const outsider = await Walker.arrives(browser, api, { person: 'outsider', name: '外人' });
    const seen = await outsider.reads(at());
    expect([seen.includes('本委员会待办'), seen.includes('讣告')]).toEqual([false, false]);
    await deputy.does(`${at()}/open-renewal`);
  }, 120_000);

  it('S17 an election at 13 to 13 waits for the chair, whose reasoned word decides and stands in the result', async () => {
    const opensAt = api.now + 60 * day;
    const terms = { election: { ...reviewTerms, rule: 'ISO-CIB', exclusion: 'none' as const, tie: 'chairDecides' as const } };
    const agenda = input().agenda.map((item) => ({ ...item, documents: [text] }));
    const begun = { id: 'stream:committee/c1#1.0', actor: streamActor('committee/c1') };
    const meeting = input({ form: 'election', roster: roster(26), terms, agenda });
    const opened = await api.engine.start('meeting/walked', { ...meeting, opensAt }, begun);
    expect(opened, JSON.stringify(opened)).toMatchObject({ ok: true });
    api.now = opensAt;
    const office = await api.token('secretary', { role: 'secretariat', organisation: society });
    for (let n = 0; n < 26; n += 1) await people.done('meetings/walked/sign-in', office, { person: `m${n}`, mode: 'inPerson' });
    await people.done('meetings/walked/open-meeting', office);
    await people.done('meetings/walked/put-to-vote', office, { item: 1, terms: 'election', question: '选举副主任委员', text });
    for (let n = 0; n < 26; n += 1) await people.done('ballots/walked-v1/votes', await api.token(`m${n}`), { choice: n < 13 ? 'yes' : 'no', text });
    const chair = await Walker.arrives(browser, api, { person: 'chair', name: '主任委员', grants: [{ role: 'chair', organisation: society }] });
    await chair.does('/desk/meetings/walked/close-vote', { vote: '1' });
    await chair.does('/desk/ballots/walked-v1/decide-tie', { choice: 'yes', reason: '章程第二十条' });
    expect(await chair.reads('/ballots/walked-v1')).toMatch(/通过/);
  }, 120_000);
});
