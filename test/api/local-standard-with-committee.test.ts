import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { lifecycleShown, problem, receipt } from '../../contract/http.js';
import { amr, host, people, unit } from '../domain/committee/committee-fixture.js';
import { monday, startApi, type TestApi } from '../support/api.js';
import { registerAuthority } from '../support/authority.js';
import { HttpCommittee } from '../support/http-committee.js';

/*
 * A local standard from the call for proposals to filing and early review, through a real committee, with an objection in the
 * drafting group that is resolved. Everything is found by links and done by the acts the answers offer.
 */

type Body = { readonly [name: string]: unknown };
type Problem = { readonly code: string } & Body;

const day = 86_400_000;
const department = unit(9101);
const lead = unit(9102);
/** p4 and the unit of p5 draft the text they would otherwise judge as members. */
const drafters = [
  { person: 'li', name: '李工', organisation: lead },
  { person: 'p4', name: '委员4', organisation: unit(4) },
  { person: 'chen', name: '陈工', organisation: unit(5) },
];
const title = { zh: '冰雪旅游场所防滑要求', en: 'Slip resistance of ice and snow tourism sites' };
const judges = people()
  .map((one) => one.person)
  .filter((person) => !['p4', 'p5'].includes(person));

let api: TestApi;
let tc: HttpCommittee;
let committee: string;
const tokens: { [who: string]: string } = {};

beforeAll(async () => {
  api = await startApi();
  tc = await HttpCommittee.over(api);
  for (const uscc of [amr, department]) await registerAuthority(api, uscc);
  tokens['secretary'] = tc.secretary;
  tokens['officer'] = await api.token('song', { role: 'officer', organisation: amr });
  tokens['head'] = await api.token('wei', { role: 'chair', organisation: amr });
  tokens['department'] = await api.token('su', { role: 'officer', organisation: department });
  for (const { person, organisation } of drafters) tokens[person] = await api.token(person, { role: 'drafter', organisation });
  for (const person of judges) tokens[person] = await api.token(person);
  for (let n = 1; n <= 5; n += 1) tokens[`user${n}`] = await api.token(`user${n}`, { role: 'public', organisation: '*' });
});
afterAll(() => api.close());
beforeEach(async () => {
  api.now = monday;
  // Each test founds a committee of p1 to p17: seats are counted over all committees of the store.
  await api.db.collection('memberships').deleteMany({});
  committee = await tc.established();
});

const token = (who: string): { readonly token?: string } => (who === 'anybody' ? {} : { token: tokens[who] ?? '' });
const plain = (href: string): string => href.replace('/api/v1', '');
const see = async (path: string, who: string) => {
  const answer = await api.ask('GET', plain(path), token(who));
  expect(answer.status, `${path} for ${who}: ${JSON.stringify(answer.body)}`).toBe(200);
  return lifecycleShown.parse(answer.body);
};
const rowOf = async (path: string, who: string, name: string) => {
  const row = (await see(path, who)).acts.find((one) => one.name === name);
  if (row === undefined) throw new Error(`${path} lists no ${name}`);
  return row;
};

/** An act as a client does it that follows the answers: listed as open, by its own link. */
async function does(path: string, who: string, name: string, body: Body = {}): Promise<void> {
  const row = await rowOf(path, who, name);
  expect(row.open, `${name} is closed to ${who}: ${JSON.stringify(row.blockers)}`).toBe(true);
  const answer = await api.ask(row.method ?? 'POST', plain(row.href ?? ''), { ...token(who), body });
  expect([200, 201], `${name} by ${who}: ${JSON.stringify(answer.body)}`).toContain(answer.status);
}

/** The act is listed as closed, and the same refusal answers who sends it all the same. */
async function closed(path: string, who: string, name: string): Promise<Problem> {
  const row = await rowOf(path, who, name);
  expect(row.open, `${name} is open to ${who}`).toBe(false);
  return row.blockers[0] as Problem; // a closed act carries what it is refused by
}

/** The act is refused with this body: by what `acts` shows already where it is closed. */
async function refused(path: string, who: string, name: string, body: Body): Promise<Problem> {
  const row = await rowOf(path, who, name);
  const answer = await api.ask('POST', plain(row.href ?? ''), { ...token(who), body });
  expect(answer.status, `${name} was accepted`).toBeGreaterThanOrEqual(400);
  const said = problem.parse(answer.body); // with its evidence beside the code
  if (!row.open) expect(said.code).toBe(row.blockers[0]?.code);
  return said;
}

const draft = (slope: string, sign = '应设警示标志'): string =>
  `# 防滑要求\n\n## 1 范围\n\n本文件规定了防滑要求。\n\n## 4 要求\n\n4.1 坡道的摩擦系数${slope}。\n\n4.2 入口${sign}。\n`;
async function stored(text: string, who = 'li'): Promise<string> {
  const headers = { 'content-type': 'text/plain', authorization: `Bearer ${tokens[who] ?? ''}` };
  const answer = await fetch(`${api.url}/api/v1/documents?name=draft.md`, { method: 'POST', body: text, headers });
  return ((await answer.json()) as { sha256: string }).sha256; // the receipt of an upload
}

let files = 0;
const file = async (path: string, ...kinds: readonly string[]): Promise<void> => {
  for (const kind of kinds) await does(path, 'officer', 'attachDocument', { kind, sha256: await stored(`paper ${(files += 1)}`) });
};
const link = async (path: string, name: string, who = 'officer'): Promise<string> => {
  const found = (await see(path, who)).links[name];
  if (found === undefined) throw new Error(`${path} has no link ${name}`);
  return found;
};
const votes = async (ballot: string, persons: readonly string[], text: string, other: { readonly [person: string]: Body } = {}): Promise<void> => {
  for (const person of persons) await does(ballot, person, 'castVote', { choice: 'yes', text, ...other[person] });
};

/** 征集 and 立项申报: the committee votes on the proposal, then its secretariat sends it in. */
async function proposed(): Promise<string> {
  const form = await stored('项目建议书');
  const desk = `/committees/${committee}`;
  await does(desk, 'secretary', 'callBallot', {
    terms: 'letter',
    matter: 'projectProposal',
    question: '是否同意申报？',
    text: form,
    opens: 'atStart',
  });
  const ballot = `${committee}-b1`;
  for (const person of ['p4', 'p5']) tokens[person] ??= await api.token(person);
  await votes(`/ballots/${ballot}`, [...judges, 'p4', 'p5'], form);
  await tc.skip(40);
  await does(desk, 'secretary', 'proposeProject', { title, text: form, ballot: `ballot/${ballot}` });
  const body = {
    ...{ organisation: amr, organisationName: '辽宁省示例市场监督管理局', societyCode: 'DB21', title, proposer: { unit: host } },
    profile: 'local-standard/liaoning-consensus',
    local: { proposedAs: 'committee', department: { organisation: department, name: '辽宁省示例文化和旅游厅' }, committee: `committee/${committee}` },
  };
  const answer = await api.ask('POST', '/projects', { ...token('secretary'), body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  const project = `/projects/${receipt.parse(answer.body).id}`;
  await does(project, 'secretary', 'attachDocument', { kind: 'proposalForm', sha256: form });
  expect(await closed(project, 'secretary', 'submit')).toMatchObject({
    code: 'FILE_INCOMPLETE',
    found: { missing: [{ name: 'departmentOpinion' }] },
  });
  await does(project, 'secretary', 'attachDocument', { kind: 'departmentOpinion', sha256: await stored('归口部门意见') });
  await does(project, 'secretary', 'submit');
  return project;
}

/** 立项评估, 公示, plan and drafting group. */
async function established(project: string): Promise<void> {
  await file(project, 'demandAnalysis', 'duplicateSearch');
  const scope = { specialRequirement: '冬季冰雪气候', restrictsMarket: false };
  // Every standard of these tests bears the same title: what the search found when it was proposed is named.
  const { lookedUp } = (await see(project, 'officer')).state as { readonly lookedUp?: { readonly near: readonly { readonly reference: string }[] } };
  const duplicates = (lookedUp?.near ?? []).map(({ reference }) => reference);
  await does(project, 'officer', 'acceptProposal', { withinCharter: true, conflicts: [], duplicates, note: '符合', scope });
  expect(await closed(project, 'officer', 'openNotice')).toMatchObject({ code: 'PROJECT_VOTE_MISSING', needed: 'PASS' });
  const seats = [6, 7, 8, 9, 10].map((n) => ({ person: `p${n}`, name: `委员${n}`, organisation: unit(n), organisationName: `单位${n}` }));
  await does(project, 'officer', 'openProjectBallot', { roll: { kind: 'seats', seats } });
  const ballot = await link(project, 'projectBallot');
  await votes(
    ballot,
    seats.map((seat) => seat.person),
    await stored('项目建议书'),
  );
  await does(ballot, 'officer', 'recordAttendance', { present: [0, 1, 2, 3, 4] });
  await does(ballot, 'head', 'closeMeeting');
  await file(project, 'projectAssessment');
  await does(project, 'officer', 'openNotice', { window: { count: 7, unit: 'calendarDays' } });
  expect(await closed(project, 'officer', 'establish')).toMatchObject({ code: 'WRONG_STAGE' });
  await tc.skip(20);
  await does(project, 'officer', 'establish', { planNumber: 'DB21-1', lead: { organisation: lead, name: '牵头' } });
  expect((await see(project, 'officer')).links['drafting']).toBeUndefined();
  const units = drafters.map(({ organisation }) => ({ organisation, name: `单位 ${organisation}` }));
  await does(project, 'officer', 'formGroup', { units, drafters });
}

/** The group the project started: an objection to 4.1 goes up to mediation, is met by another text, and everybody supports it. */
async function agreed(project: string): Promise<{ readonly first: string; readonly text: string }> {
  const group = await link(project, 'drafting');
  expect((await see(group, 'li')).state).toMatchObject({
    committee: `committee/${committee}`,
    project: `standard-project/${project.slice(10)}`,
    editors: [{ person: 'li' }],
  });
  expect(await closed(group, 'li', 'openCall')).toMatchObject({ code: 'NO_VERSION' });
  const [first, text] = [await stored(draft('应不小于 0.5')), await stored(draft('应不小于 0.6'))];
  await does(group, 'li', 'uploadVersion', { sha256: first, note: '第一稿' });
  await does(group, 'li', 'openCall');
  for (const person of ['li', 'chen']) await does(group, person, 'statePosition', { call: 1, position: 'support' });
  const objection = { call: 1, position: 'sustainedObjection', clauses: ['4.1'] };
  expect(await refused(group, 'p4', 'statePosition', objection)).toMatchObject({ code: 'POSITION_REASON_MISSING' });
  await does(group, 'p4', 'statePosition', { call: 1, position: 'support' });
  await does(group, 'p4', 'statePosition', { ...objection, reason: '结冰时 0.5 不够', proposed: '应不小于 0.6' });
  await does(group, 'li', 'closeCall', { call: 1 });

  const dispute = {
    code: 'CLAUSES_NOT_STANDING',
    found: { missing: 1, clauses: [{ id: '4.1' }], objections: [{ issue: 1, clauses: ['4.1'], answered: false }] },
  };
  expect(await closed(group, 'li', 'declareConsensus')).toMatchObject(dispute);
  await does(project, 'li', 'uploadDraft', { sha256: first, version: 'v1' });
  await file(project, 'explanatoryNote');
  const signed = { text: first, feedbackChannel: '平台' };
  expect(await refused(project, 'li', 'signOffDraft', signed)).toMatchObject({ code: 'CONSENSUS_MISSING', found: null, needed: first });

  expect(await closed(group, 'p4', 'escalate')).toMatchObject({ code: 'STEP_NOT_DONE' });
  expect(await closed(group, 'officer', 'recordMediation')).toMatchObject({ code: 'NOTHING_RAISED' });
  await does(group, 'li', 'answerIssue', { issue: 1, answer: '0.5 为现行值' });
  await does(group, 'p4', 'escalate', { issue: 1, reason: '答复未解决' });
  const met = [
    { person: 'li', name: '李工' },
    { person: 'p4', name: '委员4' },
  ];
  await does(group, 'officer', 'recordMediation', { issue: 1, people: met, outcome: 'agreed', summary: '按反对者的建议修改' });
  await does(group, 'li', 'uploadVersion', { sha256: text, note: '按第 1 号反对意见修改' });
  await does(group, 'li', 'openCall');
  for (const { person } of drafters) await does(group, person, 'statePosition', { call: 2, position: 'support' });
  await does(group, 'li', 'closeCall', { call: 2 });
  await does(group, 'li', 'declareConsensus');
  expect((await see(group, 'li')).status).toBe('agreed');
  expect(await refused(project, 'li', 'signOffDraft', signed)).toMatchObject({ code: 'CONSENSUS_MISSING', found: text, needed: first });
  await does(project, 'li', 'uploadDraft', { sha256: text, version: 'v2' });
  await does(project, 'li', 'signOffDraft', { text, feedbackChannel: '平台' });
  return { first, text };
}

/** A comment round of the public, its dispositions, and the lineage of the text that follows. */
async function commented(project: string, from: string): Promise<string> {
  await does(project, 'officer', 'openConsultation', { addressees: [department] });
  const round = await link(project, 'consultation', 'anybody');
  const comment = (clause: string, text: string) => ({ clause, kind: 'technical', text, author: '张三', draft: from });
  await does(round, 'anybody', 'comment', comment('4.1', '应说明测试温度'));
  await does(round, 'anybody', 'comment', comment('1', '适用范围应包括滑雪场'));
  await tc.skip(40);
  const early = await closed(project, 'li', 'submitForReview');
  expect(early).toMatchObject({ code: 'COMMENTS_OPEN' });
  await does(round, 'officer', 'dispose', { comments: [1], disposition: 'adopted' });
  expect(await closed(round, 'officer', 'settleConsultation')).toMatchObject({ code: 'COMMENTS_OPEN', found: { open: 1, comments: [2] } });
  await does(round, 'officer', 'dispose', { comments: [2], disposition: 'rejected', reason: '滑雪场另有标准' });
  expect(await closed(round, 'officer', 'settleConsultation')).toMatchObject({ code: 'OBJECTION_TIME_RUNNING' });
  await tc.skip(12);
  await does(round, 'officer', 'settleConsultation', { substantive: false });

  // 4.1 as the comment asked; the handrail of 4.2 nobody asked for.
  const text = await stored(draft('在 −10 ℃ 时应不小于 0.6', '应设警示标志和扶手'));
  await does(project, 'li', 'uploadDraft', { sha256: text, version: 'v3' });
  await file(project, 'commentSummary', 'mandatoryStandardComparison', 'patentRegister');
  for (const { person } of drafters) await does(project, person, 'answerPatentQuestion', { persons: [person], knows: false });
  expect(await refused(project, 'li', 'submitForReview', { text })).toMatchObject({ code: 'CONSENT_MISSING', needed: { by: department } });
  await does(project, 'department', 'consentToReview', { text, opinion: await stored('同意送审') });
  expect(await refused(project, 'li', 'submitForReview', { text })).toMatchObject({
    code: 'LINEAGE_UNANSWERED',
    found: { round: 1, open: 1, alarms: ['clause:4.2'] },
  });
  await does(await link(project, 'drafting'), 'li', 'answerAlarm', { alarm: 'clause:4.2', answer: 'explained', reason: '起草组试用后补充' });
  await does(project, 'li', 'submitForReview', { text });
  return text;
}

/** 技术审查 by the committee: its members, without who drafts and whose unit drafts. */
async function reviewed(project: string, text: string): Promise<void> {
  const roll = { kind: 'seats', seats: [{ person: 'p6', name: '委员6', organisation: unit(6), organisationName: '单位6' }] };
  expect(await refused(project, 'officer', 'openReview', { roll })).toMatchObject({ code: 'COMMITTEE_MAKES_ROLL' });
  await does(project, 'officer', 'openReview');
  const ballot = await link(project, 'reviewBallot');
  // The authority's ballot is held by the committee: its secretariat sees and conducts it too.
  expect((await see(ballot, 'secretary')).state).toMatchObject({ phase: 'open', committee: `committee/${committee}`, text });
  for (const who of ['officer', 'secretary']) expect((await rowOf(ballot, who, 'proposeExtension')).open, who).toBe(true);
  expect(await closed(ballot, 'p6', 'proposeExtension')).toMatchObject({
    code: 'ROLE_NOT_ALLOWED',
    needed: expect.arrayContaining([`secretariat@${host}`, `officer@${amr}`]),
  });
  const excluded = (await see(ballot, 'secretary')).state['excluded'] as readonly Body[]; // as the ballot shows it
  expect(excluded).toMatchObject([
    { seat: 3, reason: 'drafter', evidence: 'p4' },
    { seat: 4, reason: 'drafterUnit', evidence: unit(5) },
  ]);
  for (const person of ['p4', 'p5']) expect(await closed(ballot, person, 'castVote')).toMatchObject({ code: 'SEAT_EXCLUDED' });
  expect(await closed(project, 'officer', 'concludeReview')).toMatchObject({ code: 'REVIEW_NOT_PASSED', needed: 'PASS' });
  const other = { p6: { choice: 'no', reason: '0.6 过高' }, p7: { choice: 'yesWithComments', comment: '编辑性修改' }, p8: { choice: 'abstain' } };
  await votes(ballot, judges, text, other);
  await tc.skip(40);
  expect((await see(project, 'officer')).state['review']).toMatchObject({ outcome: 'PASS', round: 1 });
  expect((await see(`/committees/${committee}`, 'secretary')).state).toMatchObject({ ballots: [], absences: {} });
  expect(await closed(project, 'officer', 'concludeReview')).toMatchObject({
    code: 'FILE_INCOMPLETE',
    found: { missing: [{ name: 'letterBallotConclusion' }] },
  });
  await file(project, 'letterBallotConclusion');
  await does(project, 'officer', 'concludeReview', { outcome: 'pass', edits: [] });
}

async function published(project: string, text: string): Promise<void> {
  await file(project, 'fairCompetitionCheck');
  await does(project, 'li', 'submitForApproval', { text });
  await file(project, 'approvalSubmission', 'procedureAudit', 'approvalMinute');
  await does(project, 'head', 'approve');
  await does(project, 'officer', 'attachDocument', { kind: 'publishedText', sha256: text });
  await file(project, 'announcement');
  const effectiveDate = new Date(api.now + 60 * day).toISOString().slice(0, 10);
  await does(project, 'officer', 'publish', { documentNumber: '2027年第1号', effectiveDate });
}

describe('a local standard with a committee, by following acts', () => {
  test('from the call to filing and early review, with an objection in the drafting group that is resolved', async () => {
    const project = await proposed();
    await established(project);
    const { text: agreedText } = await agreed(project);
    const text = await commented(project, agreedText);
    await reviewed(project, text);
    await published(project, text);
    const standard = await link(project, 'standard', 'anybody');
    const listed = async () => (await api.ask('GET', plain(standard))).body;
    expect(await listed()).toMatchObject({ kind: 'local', filing: { state: 'due' }, feedbackChannel: '平台' });
    expect(String((await listed())['number'])).toMatch(/^DB21\/T 0001—2027$/);
    await does(project, 'officer', 'fileStandard', { filingNumber: '备案2027-1', proof: await stored('回执') });
    expect(await listed()).toMatchObject({ filing: { state: 'filed', number: '备案2027-1' } });
    expect(await closed(project, 'officer', 'fileStandard')).toMatchObject({ code: 'ALREADY_FILED' });

    expect(await closed(project, 'officer', 'concludeSystematicReview')).toMatchObject({ code: 'WRONG_STAGE' });
    for (let n = 1; n <= 5; n += 1) {
      expect((await see(project, 'anybody')).status).toBe('60.60');
      await does(project, `user${n}`, 'giveFeedback', { kind: 'difficulty', summary: '无法在 −10 ℃ 测试', clause: '4.1' });
    }
    expect((await see(project, 'anybody')).status).toBe('90.20');
    const outcome = { outcome: 'confirm', reason: '已发布测试方法' };
    expect(await refused(project, 'head', 'concludeSystematicReview', outcome)).toMatchObject({ code: 'FILE_INCOMPLETE' });
    await file(project, 'reviewConclusion');
    await does(project, 'head', 'concludeSystematicReview', outcome);
    expect((await see(project, 'anybody')).status).toBe('90.93');
  });

  test('a group composed anew works at a new place, and the old one is over; a committee that is no more gives way to a panel', async () => {
    const project = await proposed();
    await established(project);
    const first = await link(project, 'drafting');
    const units = drafters.map(({ organisation }) => ({ organisation, name: `单位 ${organisation}` }));
    await does(project, 'officer', 'formGroup', { units, drafters });
    expect(await link(project, 'drafting')).not.toBe(first);
    expect((await see(first, 'li')).status).toBe('disbanded');
    expect(await closed(first, 'li', 'uploadVersion')).toMatchObject({ code: 'DRAFTING_PHASE' });

    const { text: agreedText } = await agreed(project);
    const text = await commented(project, agreedText);
    await tc.ended(committee, 'deregister');
    expect(await refused(project, 'officer', 'openReview', {})).toMatchObject({
      code: 'ROLL_MISSING',
      found: { committeeEnded: `committee/${committee}` },
    });
    const seats = [6, 7, 8, 9, 10].map((n) => ({ person: `p${n}`, name: `委员${n}`, organisation: unit(n), organisationName: `单位${n}` }));
    await does(project, 'officer', 'openReview', { roll: { kind: 'seats', seats } });
    const ballot = await link(project, 'reviewBallot');
    await votes(ballot, ['p6', 'p7', 'p8', 'p9', 'p10'], text);
    await does(ballot, 'officer', 'recordAttendance', { present: [0, 1, 2, 3, 4] });
    await does(ballot, 'head', 'closeMeeting');
    await file(project, 'reviewMinutes', 'roster');
    await does(project, 'officer', 'concludeReview', { outcome: 'pass', edits: [] });
    expect((await see(project, 'officer')).status).toBe('40.60');
  });
});
