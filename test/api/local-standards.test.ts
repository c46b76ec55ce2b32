import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lifecycleShown } from '../../contract/http.js';
import { contentHash } from '../../domain/kernel/log/merkle.js';
import { seeded } from '../domain/dossier/mutate.js';
import { registerAuthority } from '../support/authority.js';
import { startApi, type TestApi } from '../support/api.js';
import { checkedDossiers, dossierHtml } from '../support/http-dossiers.js';
import { amr, department } from '../domain/standard-project/local-fixture.js';
import { coDrafter, drafter, lead, outsider, partner } from '../domain/standard-project/project-fixture.js';

let api: TestApi;
const tokens: { [who: string]: string } = {};
const day = 86_400_000;

beforeAll(async () => {
  api = await startApi();
  for (const uscc of [amr, department]) await registerAuthority(api, uscc);
  tokens['officer'] = await api.token('song', { role: 'officer', organisation: amr });
  tokens['chair'] = await api.token('wei', { role: 'chair', organisation: amr });
  tokens['department'] = await api.token('su', { role: 'officer', organisation: department });
  tokens['drafter'] = await api.token(drafter.id, { role: 'drafter', organisation: lead });
  tokens['coDrafter'] = await api.token(coDrafter.id, { role: 'drafter', organisation: partner });
  tokens['monitor'] = await api.token('sun', { role: 'monitor', organisation: '*' });
  for (let n = 1; n <= 5; n += 1) {
    tokens[`expert${n}`] = await api.token(`expert${n}`, { role: 'expert', organisation: outsider });
    tokens[`user${n}`] = await api.token(`user${n}`, { role: 'public', organisation: '*' });
  }
});
afterAll(() => api.close());

type Body = { readonly [name: string]: unknown };

const post = async (who: string, path: string, body: Body): Promise<Body & { readonly status: number }> => {
  const answer = await api.ask('POST', path, { token: tokens[who] ?? '', body });
  return { ...answer.body, status: answer.status };
};
const must = async (who: string, path: string, body: Body = {}): Promise<Body> => {
  const answer = await post(who, path, body);
  expect([200, 201], `${path} ${JSON.stringify(answer)}`).toContain(answer.status);
  return answer;
};
const shown = async (path: string, who?: string) =>
  lifecycleShown.parse((await api.ask('GET', path, who === undefined ? {} : { token: tokens[who] ?? '' })).body);

const start = {
  organisation: amr,
  organisationName: '辽宁省示例市场监督管理局',
  societyCode: 'DB21',
  title: { zh: '冰雪旅游场所防滑要求', en: 'Slip resistance of ice and snow tourism sites' },
  proposer: { unit: lead },
  profile: 'local-standard/liaoning',
  local: { proposedAs: 'department', department: { organisation: department, name: '辽宁省示例文化和旅游厅' } },
};
const roll = {
  kind: 'seats',
  seats: [1, 2, 3, 4, 5].map((n) => ({ person: `expert${n}`, name: `专家${n}`, organisation: outsider, organisationName: '检测中心' })),
};
let files = 0;

const draft = (words: string): string => `# 防滑要求\n\n## 1 范围\n\n本文件规定了要求。\n\n## 4 要求\n\n4.1 坡道${words}。\n`;
async function stored(text: string): Promise<string> {
  const headers = { 'content-type': 'text/plain', authorization: `Bearer ${tokens['drafter'] ?? ''}` };
  const answer = await fetch(`${api.url}/api/v1/documents?name=draft.md`, { method: 'POST', body: text, headers });
  return ((await answer.json()) as { sha256: string }).sha256; // the receipt of an upload
}

/** One local standard over HTTP, step by step. */
class Local {
  private constructor(readonly path: string) {}

  static async begin(): Promise<Local> {
    return new Local(`/projects/${String((await must('drafter', '/projects', start))['id'])}`);
  }

  act(who: string, act: string, body: Body = {}): Promise<Body> {
    return must(who, `${this.path}/${act}`, body);
  }

  async file(...kinds: readonly string[]): Promise<void> {
    for (const kind of kinds) await this.act('officer', 'attach-document', { kind, sha256: await stored(`paper ${(files += 1)}`) });
  }

  async meeting(link: string, text: string): Promise<void> {
    const { links } = await shown(this.path, 'officer');
    const ballot = (links[link] ?? '').replace('/api/v1', '');
    for (let n = 1; n <= 5; n += 1) await must(`expert${n}`, `${ballot}/votes`, { choice: 'yes', text });
    await must('officer', `${ballot}/record-attendance`, { present: [0, 1, 2, 3, 4] });
    await must('chair', `${ballot}/close-meeting`);
  }

  async announced(): Promise<this> {
    await this.file('proposalForm', 'departmentOpinion');
    await this.act('drafter', 'submit');
    await this.file('demandAnalysis', 'duplicateSearch');
    const scope = { specialRequirement: '冬季冰雪气候', restrictsMarket: false };
    const accept = { withinCharter: true, conflicts: [], duplicates: [], note: '符合', scope };
    const { needed } = await post('officer', `${this.path}/accept-proposal`, accept);
    // The standards of these tests bear near titles: each is looked at and named.
    if (needed !== undefined) await this.act('officer', 'accept-proposal', { ...accept, ...(needed as object) });
    await this.file('projectAssessment');
    await this.act('officer', 'open-project-ballot', { roll });
    const form = (await shown(this.path, 'officer')).state['documents'] as { readonly proposalForm: { readonly sha256: string } };
    await this.meeting('projectBallot', form.proposalForm.sha256);
    await this.act('officer', 'open-notice', { window: { count: 7, unit: 'calendarDays' } });
    return this;
  }

  /** Up to the open review of the second text, which it answers with. */
  async reviewed(): Promise<string> {
    api.now += 12 * day; // the National Day holidays move the last day
    await api.engine.runDue();
    await this.act('officer', 'establish', { planNumber: 'DB21-1', lead: { organisation: lead, name: '牵头' } });
    const units = [lead, partner].map((organisation) => ({ organisation, name: organisation }));
    const drafters = [
      { person: drafter.id, name: '李工', organisation: lead },
      { person: coDrafter.id, name: '陈工', organisation: partner },
    ];
    await this.act('officer', 'form-group', { units, drafters });
    const [one, two] = [await stored(draft('应防滑')), await stored(draft('应防滑，并设扶手'))];
    await this.act('drafter', 'upload-draft', { sha256: one, version: 'v1' });
    await this.file('explanatoryNote');
    await this.act('drafter', 'sign-off-draft', { text: one, feedbackChannel: '平台' });
    await this.act('officer', 'open-consultation', { addressees: [department] });
    api.now += 40 * day;
    await api.engine.runDue();
    const round = ((await shown(this.path, 'officer')).links['consultation'] ?? '').replace('/api/v1', '');
    await must('officer', `${round}/settle-consultation`, { substantive: false });
    await this.act('drafter', 'upload-draft', { sha256: two, version: 'v2' });
    await this.file('commentSummary', 'mandatoryStandardComparison', 'patentRegister');
    await this.act('drafter', 'answer-patent-question', { persons: [drafter.id], knows: false });
    await this.act('coDrafter', 'answer-patent-question', { persons: [coDrafter.id], knows: false });
    const early = await post('drafter', `${this.path}/submit-for-review`, { text: two });
    expect([early.status, early['code']]).toEqual([409, 'CONSENT_MISSING']);
    await this.act('department', 'consent-to-review', { text: two, opinion: await stored('同意') });
    await this.explained(two);
    await this.act('drafter', 'submit-for-review', { text: two });
    await this.act('officer', 'open-review', { roll });
    return two;
  }

  async published(): Promise<this> {
    const two = await this.reviewed();
    await this.meeting('reviewBallot', two);
    await this.file('reviewMinutes', 'roster');
    await this.act('officer', 'conclude-review', { outcome: 'pass', edits: [] });
    await this.file('fairCompetitionCheck');
    await this.act('drafter', 'submit-for-approval', { text: two });
    await this.file('approvalSubmission', 'procedureAudit', 'approvalMinute');
    await this.act('chair', 'approve');
    await this.act('officer', 'attach-document', { kind: 'publishedText', sha256: two });
    await this.file('announcement');
    const effectiveDate = new Date(api.now + 60 * day).toISOString().slice(0, 10);
    await this.act('officer', 'publish', { documentNumber: '2026年第1号', effectiveDate });
    return this;
  }

  /** Nobody asked for the handrail of 4.1: 送审 waits until the drafting group says why (D11); a promise to fix is no answer. */
  async explained(text: string): Promise<void> {
    const waits = async () => {
      const answer = await post('drafter', `${this.path}/submit-for-review`, { text });
      expect(answer).toMatchObject({ status: 409, code: 'LINEAGE_UNANSWERED', found: { round: 1, open: 1, alarms: ['clause:4.1'] } });
    };
    await waits();
    const group = [drafter, coDrafter].map(({ id }, n) => ({
      person: id,
      name: `起草人${n}`,
      organisation: [lead, partner][n],
      organisationName: '起草单位',
    }));
    const body = { organisation: amr, project: this.path.slice('/projects/'.length), title: start.title, group, editors: [drafter.id] };
    const { id } = await must('officer', '/draftings', body);
    const answer = (how: string, reason: string) =>
      must('drafter', `/draftings/${String(id)}/answer-alarm`, { alarm: 'clause:4.1', answer: how, reason });
    await answer('toFix', '下一稿删去');
    await waits();
    await answer('explained', '起草组试用后补充');
  }

  async ballot(): Promise<string> {
    return ((await shown(this.path, 'officer')).links['reviewBallot'] ?? '').replace('/api/v1', '');
  }

  async standard(): Promise<Body> {
    return (await api.ask('GET', this.path.replace('/projects', '/standards'))).body;
  }
}

describe('given a local standard over HTTP', () => {
  test('the profile is shipped and readable, and a start without its local part is refused with code, rule and cure', async () => {
    const profiles = JSON.stringify((await api.ask('GET', '/profiles')).body);
    expect(profiles).toContain('local-standard/liaoning');
    const { local: _local, ...bare } = start;
    expect(await post('drafter', '/projects', bare)).toMatchObject({ status: 422, code: 'LOCAL_STANDARD_UNCLEAR', rule: 'DB-BIRTH', cure: ['self'] });
  });

  test.each(['officer', 'monitor', 'user1'])('XB12 nobody speaks for a body that may propose without belonging to it: not %s', async (who) => {
    expect(await post(who, '/projects', start)).toMatchObject({ status: 403, code: 'PROPOSER_NOT_ENTITLED' });
  });

  test('XB15 the society’s side of a local standard and its competent department are registered authorities', async () => {
    const of = (department: string) => ({ ...start.local, department: { organisation: department, name: start.local.department.name } });
    const bodies = [
      { ...start, local: of(lead) },
      { ...start, organisation: partner },
    ];
    for (const body of bodies) expect(await post('drafter', '/projects', body)).toMatchObject({ status: 403, code: 'NOT_AN_AUTHORITY' });
  });

  test('during the announcement everybody sees it and may object; objectors are not named, and the office answers', async () => {
    const local = await (await Local.begin()).announced();
    const open = await shown(local.path);
    expect(open).toMatchObject({ status: '10.20', stage: { zh: '立项公示' }, view: 'public' });
    expect(open.deadlines.map((row) => row.name)).toContain('noticeCloses');
    await local.act('user1', 'object-notice', { words: '与在研国家标准重复' });
    const seen = JSON.stringify(await shown(local.path));
    expect(seen).toContain('"objections":1');
    expect(seen).not.toContain('user1');
    expect(await post('user1', `${local.path}/answer-objection`, { objection: 1, upheld: false, reason: '不成立' })).toMatchObject({ status: 403 });
    await local.act('officer', 'answer-objection', { objection: 1, upheld: false, reason: '不重复' });
  });

  test('it is published as DB21/T, listed with its filing, alarmed after 45 days, overdue after 60, filed late and marked so', async () => {
    const local = await (await (await Local.begin()).announced()).published();
    expect(await local.standard()).toMatchObject({
      ...{ kind: 'local', feedbackChannel: '平台', filing: { state: 'due' }, replaces: null, replacedBy: null },
      units: expect.arrayContaining([{ name: expect.any(String), organisation: expect.stringMatching(/^[0-9A-Z]{18}$/) }]),
      reviewDue: expect.stringMatching(/\+08:00$/),
    });
    expect(String((await local.standard())['number'])).toMatch(/^DB21\/T \d{4}—2026$/);
    api.now += 50 * day;
    await api.engine.runDue();
    expect(await local.standard()).toMatchObject({ filing: { state: 'alarmed' } });
    api.now += 20 * day;
    await api.engine.runDue();
    expect(await local.standard()).toMatchObject({ filing: { state: 'overdue' } });
    const rows = JSON.stringify((await api.ask('GET', '/monitor/pilots', { token: tokens['monitor'] ?? '' })).body);
    expect(rows).toContain('D-CLOCK-FILING');
    await local.act('officer', 'file-standard', { filingNumber: '备案2026-1', proof: await stored('回执') });
    expect(await local.standard()).toMatchObject({ filing: { state: 'filedLate', number: '备案2026-1', due: null } });
    const answer = await api.ask('GET', '/standards?kind=local-standard');
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    const listed = answer.body['items'];
    expect(listed).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'local' })]));
    expect((await api.ask('GET', '/standards?kind=group-standard')).body['items']).toEqual([]);
  });

  test('the grant of its number and its withdrawal have dossiers that compute again, for the office and for the public', async () => {
    const local = await (await (await Local.begin()).announced()).published();
    for (let n = 1; n <= 5; n += 1) await local.act(`user${n}`, 'give-feedback', { kind: 'error', summary: '表2数值有误', clause: '4.1' });
    await local.file('reviewConclusion');
    await local.act('chair', 'conclude-systematic-review', { outcome: 'withdraw', reason: '已被国家标准代替' });
    await local.file('withdrawalAnnouncement');
    await local.act('officer', 'publish-withdrawal', { reason: '已被国家标准代替' });
    const number = String((await local.standard())['number']);
    const found = await checkedDossiers(api, local.path, tokens['officer'], seeded(1));
    const of = (type: string) => found.find(({ subject }) => subject.type === type) ?? expect.fail(`no ${type}`);
    expect(of('numberGranted')).toMatchObject({ subject: { decision: 'numberGrant' }, outcome: { word: number } });
    expect(of('noticeClosed').deadlines.map(({ name }) => name)).toContain('projectNotice');
    const gone = of('standardWithdrawn');
    expect(gone).toMatchObject({ subject: { decision: 'withdrawal' }, outcome: { reason: '已被国家标准代替' } });
    const page = await dossierHtml(api, `${local.path}/dossiers/${gone.subject.seq}`, tokens['officer']);
    for (const words of ['废止公告 announcement of withdrawal', '备案 filing', '已被国家标准代替']) expect(page).toContain(words);
    const open = await checkedDossiers(api, local.path, undefined, seeded(2));
    expect(open.map(({ subject }) => subject.type)).toEqual(expect.arrayContaining(['numberGranted', 'standardWithdrawn']));
    expect(await dossierHtml(api, `${local.path}/dossier`, undefined)).toContain('公开版');
  });

  test('five people who report errors open its early review', async () => {
    const local = await (await (await Local.begin()).announced()).published();
    for (let n = 1; n <= 5; n += 1) {
      expect((await shown(local.path)).status).toBe('60.60');
      await local.act(`user${n}`, 'give-feedback', { kind: 'error', summary: '表2数值有误', clause: '4.1' });
    }
    expect((await shown(local.path)).status).toBe('90.20');
  });

  test('a campaign asks for its review, takes others with evidence, and shows what is done, open and overdue', async () => {
    const local = await (await (await Local.begin()).announced()).published();
    const number = String((await local.standard())['number']);
    const body = {
      organisation: amr,
      title: { zh: '推荐性地方标准集中复审', en: 'Review of recommended local standards' },
      scope: 'recommended',
      within: { count: 60, unit: 'calendarDays' },
    };
    expect(await post('user1', '/campaigns', body)).toMatchObject({ status: 403 });
    const path = `/campaigns/${String((await must('officer', '/campaigns', body))['id'])}`;
    const project = `standard-project/${local.path.slice('/projects/'.length)}`;
    const outside = [
      { number: 'DB21/T 1001-2015', title: '农产品冷链物流要求' },
      { number: 'DB21/T 1002—2016', title: '乡村旅游服务规范' },
    ];
    await must('officer', `${path}/add-standards`, { standards: [{ number, title: start.title.zh, project }, ...outside] });
    expect((await shown(local.path)).status).toBe('90.20');
    expect(await post('officer', `${path}/record-outcome`, { item: 2, outcome: 'withdraw', reason: '已被国家标准代替' })).toMatchObject({
      status: 422,
      code: 'OUTCOME_WITHOUT_EVIDENCE',
    });
    await must('officer', `${path}/record-outcome`, { item: 2, outcome: 'withdraw', reason: '已被国家标准代替', evidence: contentHash('公告') });
    await local.file('reviewConclusion');
    await local.act('chair', 'conclude-systematic-review', { outcome: 'confirm', reason: '继续有效' });
    api.now += 70 * day;
    await api.engine.runDue();
    const seen = await shown(path);
    expect(seen).toMatchObject({
      status: 'overdue',
      state: { figures: { total: 3, done: 2, open: 1, overdue: 1, byOutcome: { confirm: 1, revise: 0, withdraw: 1 } } },
    });
    expect(seen.state['items']).toEqual([
      expect.objectContaining({ number, title: start.title.zh, standing: 'done', outcome: 'confirm', project: `/api/v1${local.path}` }),
      expect.objectContaining({ number: 'DB21/T 1001—2015', standing: 'done', outcome: 'withdraw', project: null }),
      expect.objectContaining({ number: 'DB21/T 1002—2016', standing: 'overdue', outcome: null }),
    ]);
    expect(seen.acts.find((act) => act.name === 'closeCampaign')?.open).toBe(false);
    expect((await api.ask('GET', '/campaigns?status=overdue')).body['items']).toHaveLength(1);
  });

  test('S9: an erratum in review asks who voted, later votes name it, and the project goes on with it; a technical change voids the vote', async () => {
    const local = await (await Local.begin()).announced();
    const two = await local.reviewed();
    const ballot = await local.ballot();
    const [corrected, other] = [await stored(draft('应防滑，并设扶手。')), await stored(draft('应防滑，并设双侧扶手'))];
    for (const n of [1, 2]) await must(`expert${n}`, `${ballot}/votes`, { choice: 'yes', text: two });
    const erratum = { to: corrected, version: 'v2a', nature: 'erratum', reason: '漏句号' };
    expect(await post('drafter', `${local.path}/swap-draft`, erratum)).toMatchObject({ status: 403, code: 'ROLE_NOT_ALLOWED' });
    const byHand = await post('officer', `${ballot}/swap-ballot-text`, { from: two, to: corrected, nature: 'erratum', reason: '漏句号' });
    expect(byHand).toMatchObject({ status: 409, code: 'SWAP_AT_PROJECT', needed: { act: 'swapDraft' } });
    await local.act('officer', 'swap-draft', erratum);
    expect(await post('officer', `${ballot}/confirm-change`, { n: 1 })).toMatchObject({ code: 'SECOND_PERSON' });
    await must('chair', `${ballot}/confirm-change`, { n: 1 });
    expect((await shown(local.path, 'officer')).state).toMatchObject({ draft: { sha256: corrected, version: 'v2a' }, code: '40.20' });
    expect(await post('expert3', `${ballot}/votes`, { choice: 'yes', text: two })).toMatchObject({ status: 422, code: 'TEXT_MISMATCH' });
    await must('expert3', `${ballot}/votes`, { choice: 'yes', text: corrected });
    await must('expert1', `${ballot}/stand-by-vote`, { text: corrected });
    await local.act('officer', 'swap-draft', { to: other, version: 'v3', nature: 'technical', reason: '4.1 双侧' });
    expect((await shown(ballot, 'officer')).status).toBe('open');
    await must('chair', `${ballot}/confirm-voiding`, { n: 2 });
    expect((await shown(ballot, 'officer')).status).toBe('voided');
    expect(await shown(local.path, 'officer')).toMatchObject({
      status: '20.20',
      state: { draft: { sha256: other }, comment: { repeat: true }, review: { ballot: null, failures: 0 } },
    });
    const again = await post('officer', `${local.path}/swap-draft`, { ...erratum, to: two });
    expect(again).toMatchObject({ status: 409, code: 'WRONG_STAGE' });
  });
});
