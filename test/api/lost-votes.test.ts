import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeNotice } from '../../contract/notices/compose-notice.js';
import { lifecycleShown } from '../../contract/http.js';
import { streamActor, type Actor } from '../../domain/kernel/actor.js';
import { metalsByLetter } from '../../domain/profile/metals-by-letter.js';
import type { ProjectCommand } from '../../domain/standard-project/acts.js';
import {
  at,
  counts,
  drafter,
  lead,
  officer,
  outsider,
  Project,
  projectAt,
  roll,
  sha,
  society,
  stream,
} from '../domain/standard-project/project-fixture.js';
import { startApi, type TestApi } from '../support/api.js';
import { msOf } from '../support/client.js';
import { walkTo } from '../support/walked-project.js';

let api: TestApi;
const objections = ['试验方法 6.3 重复性数据不足', '与现行国家标准重复', '范围过宽', '样品数量不够'];

beforeAll(async () => {
  api = await startApi();
  await walkTo(api, '10.00', { profile: metalsByLetter, field: 'metals' });
});
afterAll(() => api.close());

const shown = async (path: string, token: string) => lifecycleShown.parse((await api.ask('GET', path, { token })).body);
const submit = async (id: string, actor: Actor, command: ProjectCommand) =>
  expect(await api.engine.submit(stream, { id, actor, command })).toMatchObject({ ok: true });

/** Three of seven in favour; each negative with a reason of its own. */
async function voteDown(round: number, from = roll()): Promise<void> {
  const office = await api.token(officer.id, { role: 'officer', organisation: society });
  await submit(`test:ballot${round}`, officer, { type: 'openProjectBallot', roll: from });
  const path = `/ballots/p1-projectApproval-${round}`;
  const { text, countsUntil } = (await shown(path, office)).state;
  for (let seat = 0; seat < 7; seat += 1) {
    const token = await api.token(`expert${seat + 1}`, { role: 'expert', organisation: outsider });
    const body = seat < 3 ? { choice: 'yes', text } : { choice: 'no', text, reason: objections[seat - 3] };
    const answer = await api.ask('POST', `${path}/votes`, { token, body });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  }
  api.now = msOf(countsUntil);
  await api.engine.runDue();
}

describe('XE16 D4 a vote of a project that does not pass', () => {
  it('XE16 XA23 the proposer sees rule, comparisons, counts, reasons without names, and what may be done; the second time the project is over, and both rounds stay with it and with the monitor', async () => {
    const proposer = await api.token(drafter.id, { role: 'drafter', organisation: lead });
    await voteDown(1);
    const seen = await shown('/projects/p1', proposer);
    expect([seen.status, seen.view]).toEqual(['10.92', 'full']);
    const [vote, ...others] = seen.lostVotes ?? [];
    expect(others).toEqual([]);
    expect(vote).toMatchObject({
      of: 'projectVote',
      round: 1,
      outcome: 'FAIL',
      rule: { id: metalsByLetter.ballots.projectApproval?.rule, sourceTitleZh: expect.stringMatching(/\S/) },
      counts: { eligible: 7, yes: 3, noWithReasons: 4 },
    });
    expect(vote?.trace.filter(({ holds }) => !holds).map(({ zh }) => zh)).toEqual([expect.stringMatching(/^赞成 3 ≥ .*7.*不满足$/)]);
    expect(vote?.reasons).toEqual([...objections].sort().map((reason) => ({ reason, clause: null })));
    expect(JSON.stringify(vote)).not.toMatch(/expert|专家|"seat"|检测中心/);
    expect(vote?.next.map(({ act }) => act)).toEqual(['submit', 'withdraw', 'fileComplaint']);
    // What it names can be done by the one who reads it, and the time limit of the appeal lies ahead.
    const open = seen.acts.filter((act) => act.open).map(({ name }) => name);
    expect(open).toEqual(expect.arrayContaining(vote?.next.map(({ act }) => act) ?? ['none']));
    expect(Date.parse(vote?.next.at(-1)?.until ?? '')).toBeGreaterThan(api.now);
    await submit('test:form', officer, { type: 'attachDocument', kind: 'proposalForm', sha256: sha(4711) });
    await submit('test:again', drafter, { type: 'submit' });
    const accepting = { withinCharter: true, conflicts: [], duplicates: [], note: '查重无重复' };
    await submit('test:accepted', officer, { type: 'acceptProposal', ...accepting });
    // In a class of one a reason would say whose it is.
    const plain = roll();
    if (plain.kind !== 'seats') throw new Error('a roll by value');
    await voteDown(2, { kind: 'seats', seats: plain.seats.map((seat, n) => ({ ...seat, class: n === 6 ? 'user' : 'producer' })) });
    const over = await shown('/projects/p1', proposer);
    expect([over.status, over.lostVotes?.map(({ round, reasons, next }) => ({ round, reasons, next }))]).toEqual([
      '10.98',
      [
        { round: 1, reasons: vote?.reasons, next: [] },
        { round: 2, reasons: null, next: [] },
      ],
    ]);
    const monitor = await api.token('sun', { role: 'monitor', organisation: '*' });
    const found = (round: number) => ({ code: 'VOTE_LOST', found: { of: 'projectVote', round, outcome: 'FAIL' } });
    expect((await api.ask('GET', '/monitor/pilots', { token: monitor })).body['items']).toMatchObject([{ breaches: [found(1), found(2)] }]);
  });

  const row = { test: 'yes', num: 3, q: 4, op: '>=', p: 3, den: 7, holds: false } as const;
  const down = { outcome: 'FAIL', counts: { ...counts, yes: 3, noWithReasons: 4 }, trace: [row] } as const;
  const lost: readonly (readonly [string, () => Project, RegExp])[] = [
    [
      'standard-project.projectBallotDecided',
      () => {
        const project = new Project({ input: { profile: metalsByLetter, field: 'metals' } }).submit().accept();
        project.do(officer, { type: 'openProjectBallot', roll: roll() });
        const ballot = project.state.projectVote.ballot ?? 'ballot/none';
        project.do(streamActor(ballot), { type: 'ballotDecided', ballot, round: 1, ...down });
        return project;
      },
      /再次提交/,
    ],
    [
      'standard-project.reviewDecided',
      () => {
        const project = projectAt('40.00').review();
        project.fromBallot({ type: 'ballotDecided', ballot: project.ballot(), round: 1, ...down });
        return project;
      },
      /修改文本/,
    ],
    [
      'standard-project.systematicBallotDecided',
      () => {
        const project = projectAt('60.60').pinned(metalsByLetter);
        project.runUntil(at('2030-03-01T09:00:00+08:00'));
        project.do(officer, { type: 'openReviewBallot', proposal: 'confirm', roll: roll() });
        const ballot = project.state.systematic.ballot ?? 'ballot/none';
        project.do(streamActor(ballot), { type: 'ballotDecided', ballot, round: 1, ...down });
        return project;
      },
      /再次表决/,
    ],
  ];
  it.each(lost)('XE16 %s tells the makers rule, counts, comparisons and next steps', (template, fails, next) => {
    const [notice] = fails().noticed(template);
    if (notice?.kind !== 'notice') throw new Error('nobody was told');
    expect(notice.to).toContainEqual({ person: drafter.id });
    const lines = composeNotice(template, notice.data, { locale: 'zh', now: 0, rehearsal: false })?.lines.join('\n');
    expect(lines).toMatch(/表决规则：\S+（.+）/);
    expect(lines).toMatch(/赞成 3，不赞成 4/);
    expect(lines).toMatch(/赞成 3 ≥ 3\/4×7（3×4=12 ≥ 3×7=21）：不满足/);
    expect(lines).toMatch(next);
  });
});
