import { expect } from 'vitest';
import { lifecycleShown, type LifecycleShown } from '../../contract/http.js';
import type { PilotView } from '../../contract/views/pilot.js';
import { workList } from '../../contract/views/work.js';
import { civil, science, society } from '../domain/pilot/pilot-fixture.js';
import { amr } from '../domain/standard-project/local-fixture.js';
import { lead, outsider, partner } from '../domain/standard-project/project-fixture.js';
import type { TestApi } from './api.js';
import { registerAuthority } from './authority.js';

type Body = { readonly [name: string]: unknown };

export const panelOfFive = [lead, partner, outsider, lead, partner].map((organisation, n) => ({
  ...{ expert: `专家${n}`, organisation, score: 80, inFavour: true },
}));

/** The officers of the three departments and of a society, who take acts where a record offers them. */
export class HttpPilots {
  private constructor(
    private readonly api: TestApi,
    private readonly tokens: { readonly [who: string]: string },
  ) {}

  static async over(api: TestApi): Promise<HttpPilots> {
    await registerAuthority(api, amr, '辽宁省示例市场监督管理局');
    await registerAuthority(api, civil, '辽宁省示例民政厅');
    const people = {
      market: ['song', 'officer', amr],
      civil: ['min', 'officer', civil],
      science: ['ke', 'officer', science],
      society: ['wang', 'officer', society],
      everywhere: ['sun', 'monitor', '*'],
    } as const;
    const entries = Object.entries(people).map(
      async ([who, [person, role, organisation]]) => [who, await api.token(person, { role, organisation })] as const,
    );
    const own = new HttpPilots(api, Object.fromEntries(await Promise.all(entries)));
    await own.begin('organisations', 'everywhere', { uscc: science, name: '辽宁省示例科学技术协会', kind: 'other', charter: '章程' });
    const override = { reason: '示例', evidence: '示例' };
    const body = { uscc: society, name: '辽宁省示范学会', kind: 'society', code: 'LNSR', fields: ['robotics'], charter: '业务范围', override };
    await own.begin('organisations', 'everywhere', body);
    return own;
  }

  token(who: string): string {
    const token = this.tokens[who];
    if (token === undefined) throw new Error(`nobody is called ${who}`);
    return token;
  }

  async begin(path: string, who: string, body: Body): Promise<string> {
    const answer = await this.api.ask('POST', `/${path}`, { token: this.token(who), body });
    expect([200, 201], JSON.stringify(answer.body)).toContain(answer.status);
    return `/api/v1/${path}/${String(answer.body['id'])}`;
  }

  local(href: string): string {
    return href.replace('/api/v1', '');
  }

  async read(href: string, who?: string): Promise<LifecycleShown> {
    return lifecycleShown.parse((await this.api.ask('GET', this.local(href), who === undefined ? {} : { token: this.token(who) })).body);
  }

  async stateOf(href: string): Promise<PilotView> {
    return (await this.read(href)).state as PilotView; // every answer of a test is held to its view
  }

  async paper(who: string, text: string): Promise<string> {
    const headers = { 'content-type': 'text/plain', authorization: `Bearer ${this.token(who)}` };
    const answer = await fetch(`${this.api.url}/api/v1/documents?name=paper.md`, { method: 'POST', body: text, headers });
    return ((await answer.json()) as { sha256: string }).sha256; // the receipt of an upload
  }

  /** Takes an act where the record shows it to this person as open. */
  async done(href: string, who: string, name: string, body: Body = {}): Promise<void> {
    const { acts } = await this.read(href, who);
    const act = acts.find((one) => one.name === name);
    expect(act, `${name} is offered to ${who}: ${JSON.stringify(act?.blockers)}`).toMatchObject({ open: true });
    const answer = await this.api.ask('POST', this.local(act?.href ?? ''), { token: this.token(who), body });
    expect([200, 201], `${name}: ${JSON.stringify(answer.body)}`).toContain(answer.status);
  }

  /** Status, code and what was found, of an act that is refused with its whole evidence. */
  async refusedFor(href: string, who: string, name: string, body: Body = {}): Promise<unknown[]> {
    const kebab = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const answer = await this.api.ask('POST', `${this.local(href)}/${kebab}`, { token: this.token(who), body });
    const { code, source, found, needed, cure } = answer.body;
    const whole = [source, needed, cure].every((one) => one !== undefined);
    expect(whole, JSON.stringify(answer.body)).toBe(true);
    return [answer.status, code, found];
  }

  async together(href: string, name: string, body: Body): Promise<void> {
    for (const department of ['market', 'civil', 'science']) await this.done(href, department, name, { department, reason: '理由充分', ...body });
  }

  /** To a day of its timetable. */
  async dayOf(href: string, name: string): Promise<void> {
    const { deadlines } = await this.read(href, 'society');
    this.api.now = Date.parse(deadlines.find((one) => one.name === name)?.at ?? '') + 1000;
    await this.api.engine.runDue();
  }

  async owed(who: string): Promise<readonly string[]> {
    const { body } = await this.api.ask('GET', '/me/worklist', { token: this.token(who) });
    return workList.parse(body).items.flatMap((one) => (one.owed ? [one.why.code] : []));
  }

  async called(): Promise<string> {
    const title = { zh: '辽宁省团体标准试点', en: 'Pilots of group standards in Liaoning' };
    const text = await this.paper('market', '征集通知');
    return this.begin('pilots', 'market', { title, market: amr, civil, science, fields: ['robotics', 'it'], text });
  }

  async papers(): Promise<Body> {
    const [plan, rules, patentPolicy] = [
      ...[await this.paper('society', '实施方案'), await this.paper('society', '管理办法'), await this.paper('society', '知识产权政策')],
    ];
    return { plan, rules, patentPolicy };
  }

  /** Signed by all, and the society has applied: the call and its pilot. */
  async applied(): Promise<{ readonly call: string; readonly pilot: string }> {
    const call = await this.called();
    for (const department of ['civil', 'science']) await this.done(call, department, 'signCall', { department });
    await this.done(call, 'society', 'apply', { society, field: 'robotics', ...(await this.papers()) });
    return { call, pilot: (await this.read(call, 'society')).links['pilot1'] ?? '' };
  }

  /** From the formal check to the task order. */
  async ordered(pilot: string): Promise<void> {
    await this.together(pilot, 'checkApplication', { opinion: 'inOrder' });
    await this.done(pilot, 'market', 'recordPanel', { experts: panelOfFive, minutes: await this.paper('market', '纪要') });
    await this.done(pilot, 'market', 'openNotice');
    await this.dayOf(pilot, 'notice');
    const text = await this.paper('market', '任务书');
    const indicators = [
      { name: '发布团体标准', measure: 'published', target: 1 },
      { name: '应用标准的单位', measure: 'other', target: 3 },
    ];
    await this.done(pilot, 'market', 'draftOrder', { text, indicators });
    for (const department of ['civil', 'science']) await this.done(pilot, department, 'signOrder', { department, text });
  }
}
