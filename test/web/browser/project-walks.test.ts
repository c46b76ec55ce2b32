import { createHash } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actPath } from '../../../contract/act-words.js';
import { lifecycleShown, receipt } from '../../../contract/http.js';
import type { Actor } from '../../../domain/kernel/actor.js';
import type { ProjectCommand } from '../../../domain/standard-project/acts.js';
import { metalsByLetter } from '../../../domain/profile/metals-by-letter.js';
import { aComment } from '../../support/comment-round.js';
import { msOf } from '../../support/client.js';
import { walkOn, walkTo, type Does } from '../../support/walked-project.js';
import * as project from '../../domain/standard-project/project-fixture.js';
import { fileDraft, openRound, society, startApi, type TestApi } from '../town.js';
import { openBrowser } from './browser.js';
import { file, Walker, type Typed } from './walker.js';

/* The days of a drafter and of the office beside them, as they go through them in browsers. */

let browser: Browser;
const day = 86_400_000;
/** Nobody signs in anew in these walks, however long they last. */
const forYears = { signInSeconds: 20 * 366 * 86_400, tokenSeconds: 20 * 366 * 86_400, secondFactorMs: 20 * 366 * day };

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** The text behind a hash of the fixtures. */
const textOf = (hash: string): string => `# 文本 ${hash}`;
const hashed = (hash: string): string => createHash('sha256').update(textOf(hash)).digest('hex');
const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

/** A command of the fixtures as it is typed into its form. */
function typedOf(value: unknown, at = ''): Typed {
  if (value === null || value === undefined) return {};
  if (isHash(value)) return { [at]: file(textOf(value)) };
  if (typeof value === 'boolean') return { [at]: value ? 'yes' : 'no' };
  if (typeof value !== 'object') return { [at]: String(value) };
  const { kind, ...seats } = { kind: null, ...value };
  const parts = kind === 'seats' ? seats : value;
  const inner = Object.entries(parts).map(([name, one]) => typedOf(one, at === '' ? name : `${at}.${name}`));
  return Object.assign(kind === 'seats' ? { [`${at}.?`]: '0' } : {}, ...inner) as Typed; // of each part
}

const at = '/desk/projects/p1';

describe('given a project from its proposal to its publication', () => {
  let api: TestApi;
  const people = new Map<string, Walker>();
  beforeAll(async () => {
    api = await startApi(forYears);
    await walkTo(api, '00.00');
    for (const who of [project.drafter, project.coDrafter, project.officer, project.secretary, project.chair]) await arrives(who);
  }, 120_000);
  afterAll(() => api?.close());

  async function arrives({ id, grants }: Actor): Promise<void> {
    people.set(id, await Walker.arrives(browser, api, { person: id, grants }));
  }
  function as({ id }: Pick<Actor, 'id'>): Walker {
    const found = people.get(id);
    if (found === undefined) throw new Error(`nobody is ${id}`);
    return found;
  }

  /** People act by the pages; papers are filed and other lifecycles report past them, with the texts that the pages bring. */
  const byPages: Does = async ({ actor, command }, n) => {
    const { type, ...payload } = command;
    if (people.has(actor.id) && type !== 'attachDocument') return void (await as(actor).does(`${at}/${actPath(type)}`, typedOf(payload)));
    const own = JSON.parse(JSON.stringify(command).replaceAll(/(?<=")[0-9a-f]{64}(?=")/g, hashed)) as typeof command; // the same with other hashes
    expect(await api.engine.submit(project.stream, { id: `test:${n}`, actor, command: own })).toMatchObject({ ok: true });
  };
  const on = (from: string, to: string): Promise<void> => walkOn(api, { from, to }, byPages);

  it('D2 D3 D6 D8 S3 S16 S19 five accounts lead it there, each by what its desk offers; what is too early, too short or unsaid is refused in words, and an appeal holds it until its panel has decided', async () => {
    const [li, wang, liu] = [as(project.drafter), as(project.officer), as(project.secretary)];
    expect(await li.reads(`${at}/submit`)).toContain('现在不能办');
    await on('00.00', '00.20');
    expect(await li.reads(at)).toMatch(/本阶段期限\s+1月26日（星期一）24:00/);
    await on('00.20', '20.20');
    const again = {
      'units.0.organisation': project.partner,
      'units.0.name': '参与公司',
      'units.1.organisation': project.lead,
      'units.1.name': '牵头公司',
    };
    const drafters = { 'drafters.0.person': 'li', 'drafters.0.name': '李工', 'drafters.0.organisation': project.lead };
    expect(await wang.isRefused(`${at}/form-group`, { ...again, ...drafters })).toContain('说明');
    await on('20.20', '20.99');
    expect(await liu.isRefused(`${at}/open-consultation`, { 'window.count': '20', 'window.unit': 'calendarDays' })).toMatch(/20 日[^]*30 日/);
    await on('20.99', '30.60');
    expect(await li.reads(`${at}/submit-for-review`)).toMatch(/现在不能办[^]*专利/);
    await on('30.60', '50.20');
    await appealed();
    await on('50.20', '60.60');
    expect(await li.reads('/standards/p1')).toContain('T/LNSR');
    const proposal = {
      organisation: society,
      organisationName: '示范学会',
      societyCode: 'LNSR',
      'proposer.unit': project.lead,
      profile: 'group-standard/robotics',
    };
    await li.fills('/desk/begin/projects', {
      ...proposal,
      'title.zh': '工业机器人互操作接口规范 第2部分',
      'title.en': 'Interoperability interfaces, part 2',
    });
    expect(await li.says()).toMatch(/请核对[^]*名称相近（\d+%）：T\/LNSR/);
  }, 200_000);

  /** A voter appeals against the review; three people of no party to it decide. */
  async function appealed(): Promise<void> {
    api.now += day;
    const house = '91210100MA0UWX1X5G';
    const voter = await Walker.arrives(browser, api, { person: 'expert3' });
    const sun = await Walker.arrives(browser, api, { person: 'sun', grants: project.monitor.grants });
    const judge = await Walker.arrives(browser, api, { person: 'j1', name: '评议员' });
    for (const one of ['j2', 'j3']) await api.token(one);
    await voter.does(`${at}/file-complaint`, { ground: 'procedure', summary: '寄出的表决单未计入', realName: 'yes', appeals: 'review' });
    await sun.does(`${at}/accept-complaint`, { complaint: '1' });
    expect(await as(project.chair).reads(`${at}/approve`)).toMatch(/现在不能办[^]*投诉/);
    const members = ['j1', 'j2', 'j3'].map((person) => ({ person, name: person, organisation: house }));
    await sun.does(`${at}/appoint-panel`, typedOf({ complaint: 1, members }));
    const decided = { complaint: 1, upheld: false, measure: 'none', reason: '收到时已过截止时间', concurring: ['j1', 'j2'] };
    await judge.does(`${at}/decide-complaint`, typedOf(decided));
    for (const one of [voter, sun, judge]) await one.leaves();
  }

  it('D15 a reader reports an error in a formula, the office sees it, and the review is called when its time has come', async () => {
    const reader = await Walker.arrives(browser, api, { person: 'reader', name: '读者' });
    await reader.does(`${at}/give-feedback`, { kind: 'error', summary: '公式 (3) 少一个系数', clause: '5.3' });
    expect(await as(project.officer).reads(at)).toContain('公式 (3) 少一个系数');
    api.now += 5 * 366 * day;
    await api.engine.runDue();
    expect(await as(project.officer).reads('/projects/p1')).toContain('复审');
  }, 120_000);
});

describe('given a proposal and a comment round', () => {
  let api: TestApi;
  let li: Walker;
  let wang: Walker;
  beforeAll(async () => {
    api = await startApi(forYears);
    await walkTo(api, '10.00', { profile: metalsByLetter, field: 'metals' });
    li = await Walker.arrives(browser, api, {
      person: 'li',
      name: '李起草',
      grants: [...project.drafter.grants, { role: 'drafter', organisation: society }],
    });
    wang = await Walker.arrives(browser, api, { person: 'wang', name: '王经办', grants: project.officer.grants });
  }, 120_000);
  afterAll(() => api?.close());

  it('D4 D5 a vote that fails is shown with rule, figures, reasons and what may be done; the second proposal is another round and the first stays readable', async () => {
    const command: ProjectCommand = { type: 'openProjectBallot', roll: project.roll() };
    expect(await api.engine.submit(project.stream, { id: 'test:vote', actor: project.officer, command })).toMatchObject({ ok: true });
    const ballot = '/ballots/p1-projectApproval-1';
    const office = await api.token('wang', ...project.officer.grants);
    const { text, countsUntil } = lifecycleShown.parse((await api.ask('GET', ballot, { token: office })).body).state;
    for (let seat = 0; seat < 7; seat += 1) {
      const body = seat < 3 ? { choice: 'yes', text } : { choice: 'no', text, reason: `理由${seat}：试验方法 6.3 重复性数据不足` };
      const answer = await api.ask('POST', `${ballot}/votes`, { token: await api.token(`expert${seat + 1}`), body });
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    }
    api.now = msOf(countsUntil);
    await api.engine.runDue();
    expect(await li.reads(at)).toMatch(/未通过的表决[^]*第 1 次立项表决[^]*赞成 3 ≥[^]*重复性数据不足[^]*现在可以/);
    await wang.does(`${at}/attach-document`, { kind: 'proposalForm', sha256: file('# 立项建议书 第二稿') });
    await li.does(`${at}/submit`);
    expect(await li.reads(at)).toMatch(/第 1 次立项表决[^]*提交提案[^]*提交提案/);
  }, 120_000);

  it('D10 two who answer the same comment do not overwrite each other, and what was typed stays beside what happened', async () => {
    const id = await openRound(api, 'walked');
    expect((await api.ask('POST', `/consultations/${id}/comments`, { body: aComment() })).status).toBe(201);
    const path = `/desk/consultations/${id}/dispose`;
    const adopted = { comments: '1', disposition: 'adopted' };
    await li.fills(path, adopted);
    await wang.does(path, { comments: '1', disposition: 'rejected', reason: '条文另有依据' });
    await li.press('send');
    expect(await li.says()).toMatch(/您读取之后已有变化[^]*此后发生[^]*不采纳[^]*您的内容[^]*采纳/);
  }, 120_000);

  it('D11 what nobody asked for in the next text rings before the review until it is explained', async () => {
    const office = await api.token('wang', ...project.officer.grants);
    const done = async (path: string, body: object): Promise<string> => {
      const answer = await api.ask('POST', path, { token: office, body });
      expect(answer.status, `${path}: ${JSON.stringify(answer.body)}`).toBeLessThan(300);
      return receipt.parse(answer.body).id;
    };
    const title = { zh: '机器人接口', en: 'Robot interface' };
    const proposal = { organisation: society, organisationName: '示例机器人协会', societyCode: 'LNSR', proposer: { unit: project.lead } };
    const id = await done('/projects', { ...proposal, title, profile: 'group-standard/robotics' });
    const draft = (scope: string): string => `# 机器人接口\n\n## 1 范围\n\n${scope}\n\n## 4 要求\n\n4.1 状态分为六个。\n`;
    const text = await fileDraft(api, draft('本文件规定了接口。'));
    const round = await openRound(api, `${id}-1`, { text, project: `standard-project/${id}` });
    expect((await api.ask('POST', `/consultations/${round}/comments`, { body: aComment({ clause: '4.1', draft: text }) })).status).toBe(201);
    await done(`/consultations/${round}/dispose`, { comments: [1], disposition: 'rejected', reason: '六个状态均有必要' });
    const group = [{ person: 'li', name: '李起草', organisation: project.lead, organisationName: '牵头公司' }];
    const drafting = await done('/draftings', { organisation: society, title, group, editors: ['li'], project: id });
    await li.does(`/desk/draftings/${drafting}/upload-version`, { sha256: file(draft('本文件规定了接口与测试。')), note: '送审前' });
    expect(await li.reads(`/desk/draftings/${drafting}`)).toMatch(/第 1 条\s+有改动，没有意见要求改它/);
    await li.page.getByRole('link', { name: '第 1 条' }).click();
    await li.finishes({ answer: 'explained', reason: '与项目名称一致' });
    expect(await li.reads(`/desk/draftings/${drafting}`)).not.toContain('没有意见要求改它');
  }, 120_000);
});
