import { expect } from 'vitest';
import { lifecycleShown, problem, receipt } from '../../contract/http.js';
import type { Candidate } from '../../domain/committee/member.js';
import { amr, applicantUnit, host, people, profileOf, sha } from '../domain/committee/committee-fixture.js';
import type { TestApi } from './api.js';
import { registerAuthority } from './authority.js';

const day = 86_400_000;

/** What an application says; tests change parts of it. */
export const application = {
  name: { zh: '辽宁省机器人标准化技术委员会', en: 'Liaoning technical committee for robots' },
  scope: '机器人',
  applicant: { organisation: applicantUnit, name: '筹建单位' },
  host: { organisation: host, name: '秘书处单位' },
  authority: amr,
  application: sha('application'),
};

export const dateOf = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
export const codeOf = (answer: { body: unknown }): string => problem.parse(answer.body).code;

/** A committee driven by its people over HTTP. */
export class HttpCommittee {
  private constructor(
    readonly api: TestApi,
    readonly applicant: string,
    readonly secretary: string,
    readonly authority: string,
    readonly chair: string,
  ) {}

  static async over(api: TestApi): Promise<HttpCommittee> {
    await registerAuthority(api, amr);
    return new HttpCommittee(
      api,
      await api.token('applicant', { role: 'officer', organisation: applicantUnit }),
      await api.token('secretary', { role: 'secretariat', organisation: host }),
      await api.token('amr', { role: 'monitor', organisation: amr }),
      await api.token('p1', { role: 'chair', organisation: host }),
    );
  }

  async apply(over: object = {}): Promise<string> {
    const answer = await this.api.ask('POST', '/committees', { token: this.applicant, body: { ...application, ...over } });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    return receipt.parse(answer.body).id;
  }

  /** Asks for an act of any lifecycle: `path` is `committees/ID/ACT`. */
  send(path: string, token: string, body: object = {}) {
    return this.api.ask('POST', `/${path}`, { token, body });
  }

  async done(path: string, token: string, body: object = {}): Promise<void> {
    const answer = await this.send(path, token, body);
    expect([path, answer.status, JSON.stringify(answer.body)]).toEqual([path, 200, expect.anything()]);
  }

  async shown(path: string, token = this.secretary) {
    return lifecycleShown.parse((await this.api.ask('GET', `/${path}`, { token })).body);
  }

  async skip(days: number): Promise<void> {
    this.api.now += days * day;
    await this.api.engine.runDue();
  }

  /** Up to the day on which a list may be proposed. */
  async setUp(over: object = {}): Promise<string> {
    const id = await this.apply(over);
    const act = (name: string, body: object = {}) => this.done(`committees/${id}/${name}`, this.authority, body);
    await this.api.token('e1', { role: 'expert', organisation: amr });
    await act('open-evaluation', { experts: ['e1'] });
    await act('pass-evaluation', { overlaps: [], opinion: '可行', report: sha('e') });
    await act('open-notice');
    await this.skip(40);
    await act('approve-setup');
    await this.done(`committees/${id}/open-recruitment`, this.applicant);
    await this.skip(40);
    return id;
  }

  /** From the application to the establishment. */
  async established(members: readonly Candidate[] = people(), over: object = {}): Promise<string> {
    const id = await this.setUp(over);
    const act = (name: string, token: string, body: object = {}) => this.done(`committees/${id}/${name}`, token, body);
    await act('propose-roster', this.applicant, { members });
    for (const kind of profileOf().founding.papers) await act('attach-paper', this.applicant, { kind, sha256: sha(kind) });
    await act('file-plan', this.applicant);
    await act('accept-plan', this.authority);
    await act('open-notice', this.authority);
    await this.skip(40);
    await act('approve-committee', this.authority, { number: 'LN/TC 21', startsOn: dateOf(this.api.now) });
    return id;
  }

  async ended(id: string, kind: 'deregister' | 'revoke', within?: () => Promise<void>): Promise<void> {
    const act = (name: string, body: object = {}) => this.done(`committees/${id}/${name}`, this.authority, body);
    await act('propose-ending', { kind, reason: '工作停滞' });
    await act('open-notice');
    await this.skip(40);
    await within?.();
    await act(kind, { standardsTo: 'LN/TC 3' });
  }
}
