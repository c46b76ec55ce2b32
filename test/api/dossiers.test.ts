import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { counterfactual, decisionRow, dossier as dossierShown } from '../../contract/dossier.js';
import { lifecycleShown, problem, receipt } from '../../contract/http.js';
import { mongoArchive } from '../../db/archive.js';
import { projections } from '../../db/projections.js';
import type { Dossier } from '../../domain/dossier/dossier.js';
import { isDossier, recompute } from '../../domain/dossier/recompute.js';
import { contentHash, rootOfLeaves } from '../../domain/kernel/log/merkle.js';
import type { BallotTerms } from '../../domain/profile/profile.js';
import type { Life } from '../domain/dossier/dossier-fixture.js';
import { projectLife } from '../domain/dossier/project-lives.js';
import { monday, startApi, type TestApi } from '../support/api.js';
import type { Answer } from '../support/client.js';
import { beginAgreed, letterBallot, letterSeats, letterTerms, society } from '../support/letter-ballot.js';

let api: TestApi;
let secretary: string;
let monitor: string;
const text = contentHash('送审稿');
const day = 86_400_000;
const plant = '91210100MA0UWX1X5G';

beforeAll(async () => {
  api = await startApi();
  secretary = await api.token('secretary', { role: 'secretariat', organisation: society });
  monitor = await api.token('sun', { role: 'monitor', organisation: '*' });
});
afterAll(() => api.close());
beforeEach(() => {
  api.now = monday;
});

/** A letter ballot of seven, one of them of a drafting unit; m0–m4 for, m5 against. */
async function ballot(visibility: BallotTerms['visibility'], closed = true, silent = 0): Promise<string> {
  const seats = letterSeats(7).map((seat, n) => (n < 6 ? seat : { ...seat, organisation: plant, organisationName: '起草<公司>' }));
  const id = await beginAgreed(api, secretary, {
    ...letterBallot(seats),
    question: '是否同意送审稿 <script>alert(1)</script>',
    terms: { ...letterTerms, visibility },
    drafterUnits: [plant],
  });
  for (let n = silent; n < 6; n += 1) {
    const token = await api.token(`m${n}`);
    const paper = n === 5 ? { choice: 'no', reason: '缺少试验依据', text } : { choice: 'yes', text };
    expect((await api.ask('POST', `/ballots/${id}/votes`, { token, body: paper })).status).toBe(200);
  }
  if (!closed) return id;
  api.now = monday + 40 * day;
  await api.engine.runDue();
  return id;
}

function dossierIn(answer: Answer): Dossier {
  expect(answer.status, JSON.stringify(answer.body).slice(0, 400)).toBe(200);
  dossierShown.parse(answer.body);
  if (!isDossier(answer.body)) throw new Error('no dossier');
  return answer.body;
}
const get = async (path: string, token?: string): Promise<Answer> => api.ask('GET', path, token === undefined ? {} : { token });
const page = async (path: string, token: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${api.url}/api/v1${path}`, { headers: { authorization: `Bearer ${token}`, ...headers } });
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    policy: answer.headers.get('content-security-policy'),
    html: await answer.text(),
  };
};

describe('given a ballot that names its votes after the close', () => {
  test('its roll, its conductors and the monitor get the whole dossier, and it computes again', async () => {
    const id = await ballot('namedAfterClose');
    for (const token of [secretary, monitor, await api.token('m1')]) {
      const found = dossierIn(await get(`/ballots/${id}/dossier`, token));
      expect(found.sight).toBe('full');
      expect(found.electorate?.seats?.map((seat) => seat.mark)).toEqual(['y', 'y', 'y', 'y', 'y', 'N', '-']);
      expect(recompute(found)).toMatchObject({ verdict: 'same', proven: { integrity: true, computation: 'everything', completeness: true } });
    }
  });

  test('before the close: 409, whoever asks; to strangers there is no such ballot', async () => {
    const id = await ballot('namedAfterClose', false);
    for (const token of [secretary, monitor, await api.token('m1')])
      for (const path of ['dossier', 'dossiers', 'dossiers/9']) {
        const answer = await get(`/ballots/${id}/${path}`, token);
        expect([answer.status, problem.parse(answer.body).code]).toEqual([409, 'DOSSIER_NOT_YET']);
      }
    expect((await get(`/ballots/${id}/dossier`)).status).toBe(404);
    expect((await get(`/ballots/${id}/dossier`, await api.token('stranger'))).status).toBe(404);
  });

  test.each(['namedAfterClose', 'countsAfterClose'] as const)(
    'XA16 %s, re-opened: the first result stays visible, and the second takes its place',
    async (visibility) => {
      const id = await ballot(visibility, true, 3);
      const state = async (token: string) => lifecycleShown.parse((await get(`/ballots/${id}`, token)).body).state;
      expect((await state(secretary))['result']).toMatchObject({ outcome: 'INVALID' });
      const chair = await api.token('chair', { role: 'chair', organisation: society });
      await api.ask('POST', `/ballots/${id}/propose-reopening`, { token: secretary, body: { days: 5, reason: '收到的票不足' } });
      const [{ n } = { n: 0 }] = (await state(secretary))['proposals'] as readonly { readonly n: number }[]; // the view of a ballot
      expect((await api.ask('POST', `/ballots/${id}/confirm-reopening`, { token: chair, body: { n } })).status).toBe(200);
      expect((await get(`/ballots/${id}/dossier`, monitor)).body).toMatchObject({ status: 409, code: 'DOSSIER_NOT_YET' });
      for (const token of [secretary, await api.token('m1')]) {
        expect(await state(token)).toMatchObject({
          result: null,
          reopened: 'papersMissing',
          firstResult: { outcome: 'INVALID', counts: { yes: 2 } },
        });
        expect(await state(token)).not.toHaveProperty('takenBack');
      }
      for (const n of [0, 1, 2]) await api.ask('POST', `/ballots/${id}/votes`, { token: await api.token(`m${n}`), body: { choice: 'yes', text } });
      api.now += 6 * 86_400_000;
      await api.engine.runDue();
      const second = dossierIn(await get(`/ballots/${id}/dossier`, secretary));
      expect([second.result?.outcome, second.before?.outcome, second.before?.counts.yes]).toEqual(['PASS', 'INVALID', 2]);
      expect(recompute(second)).toMatchObject({ verdict: 'same' });
    },
  );

  test('a recusal after the close yields a second dossier beside the first; the first proves that the log goes on from it', async () => {
    const id = await ballot('namedAfterClose');
    const body = { seat: 5, reason: '调入起草单位', evidence: '任职通知' };
    expect((await api.ask('POST', `/ballots/${id}/recuse`, { token: secretary, body })).status).toBe(200);
    const another = await api.token('second', { role: 'chair', organisation: society });
    expect((await api.ask('POST', `/ballots/${id}/confirm-change`, { token: another, body: { n: 2 } })).status).toBe(200);
    const list = (await get(`/ballots/${id}/dossiers`, secretary)).body['items'] as unknown[]; // parsed below
    const rows = list.map((one) => decisionRow.parse(one));
    expect(rows.map((one) => one.type)).toEqual(['ballotClosed', 'resultRevised']);
    const [first, second] = await Promise.all(rows.map(async ({ self }) => dossierIn(await get(self.replace('/api/v1', ''), secretary))));
    expect(first?.log.later?.size).toBe(second?.log.size);
    expect(second?.before?.counts.noWithReasons).toBe(1);
    expect(second?.sensitivity?.lateExclusionsCounted?.same).toBe(true);
    for (const one of [first, second])
      expect(one && recompute(one, { size: second?.log.size ?? 0, root: second?.log.root ?? '' })).toMatchObject({
        verdict: 'same',
        proven: { notedRoot: true },
      });
    expect((await get(`/ballots/${id}/dossiers/2`, secretary)).status).toBe(404);
  });

  test('?as= counts the same papers under another rule, marked as not binding; an unknown one is refused with what is known', async () => {
    const id = await ballot('namedAfterClose');
    const answer = await get(`/ballots/${id}/dossier?as=${encodeURIComponent('CN-GS;yes=9/10;den=E')}`, secretary);
    expect(counterfactual.parse(answer.body)).toMatchObject({
      binding: false,
      same: false,
      result: { outcome: 'FAIL', trace: [{ num: 5, q: 10, p: 9, den: 6 }] },
    });
    const unknown = await get(`/ballots/${id}/dossier?as=MAGIC`, secretary);
    expect([unknown.status, problem.parse(unknown.body).code]).toEqual([422, 'RULE_UNKNOWN']);
    const shown = await page(`/ballots/${id}/dossier?as=CN-TC&format=html`, secretary);
    expect(shown.html).toContain('不具约束力');
  });
});

describe('given a ballot that only counts', () => {
  test('nobody sees a mark: each vote is there by its leaf, and the rule on the counts still computes', async () => {
    const id = await ballot('countsAfterClose');
    for (const token of [secretary, monitor, await api.token('m1')]) {
      const found = dossierIn(await get(`/ballots/${id}/dossier`, token));
      expect(found.sight).toBe('counts');
      expect(found.electorate?.seats?.some((seat) => seat.mark !== undefined)).toBe(false);
      expect(JSON.stringify(found)).not.toMatch(/缺少试验依据|"choice"/);
      const votes = found.log.events.filter((row) => row.type === 'voteCast');
      expect(votes).toHaveLength(6);
      expect(votes.every((row) => row.data === undefined && row.actor === undefined && row.withheld?.includes('data'))).toBe(true);
      expect(recompute(found)).toMatchObject({
        verdict: 'same',
        // Six votes, and the recusal that two agreed on: proposal, confirmation, seat.
        withheld: 9,
        proven: { integrity: true, computation: 'givenCounts', completeness: null },
      });
    }
  });

  test('a voter can show that the vote is in it: the receipt’s leaf stands among the leaves', async () => {
    const id = await ballot('countsAfterClose', false);
    const again = await api.ask('POST', `/ballots/${id}/votes`, { token: await api.token('m0'), body: { choice: 'abstain', text } });
    api.now = monday + 40 * day;
    await api.engine.runDue();
    const found = dossierIn(await get(`/ballots/${id}/dossier`, secretary));
    expect(found.log.events.map((row) => row.leaf)).toContain(receipt.parse(again.body).leaf);
  });

  test('a rule that needs the papers by unit is refused', async () => {
    const id = await ballot('countsAfterClose');
    const answer = await get(`/ballots/${id}/dossier?as=${encodeURIComponent('CN-TC;sameUnit=equalOnce')}`, secretary);
    expect(problem.parse(answer.body).code).toBe('VOTES_NOT_NAMED');
  });
});

describe('as a page', () => {
  test('by Accept or ?format=html: both languages, the hash, nothing of the caller’s text as markup, no script', async () => {
    const id = await ballot('namedAfterClose');
    for (const { html, type, policy } of [
      await page(`/ballots/${id}/dossier`, secretary, { accept: 'text/html' }),
      await page(`/ballots/${id}/dossier?format=html`, secretary),
    ]) {
      expect(type).toContain('text/html');
      expect(policy).toContain("default-src 'none'");
      expect(html).toContain('赞成 5 ≥ 2/3×6（5×3=15 ≥ 2×6=12）：满足');
      expect(html).toContain('yes 5 ≥ 2/3×6 (5×3=15 ≥ 2×6=12): met');
      expect(html).toContain('系统超时处理');
      expect(html).toContain('&lt;script&gt;');
      expect(html).not.toMatch(/<script|https?:\/\//);
      expect(html).toContain('起草&lt;公司&gt;');
    }
    expect((await page(`/ballots/${id}/dossier`, secretary, { accept: 'image/png' })).status).toBe(406);
  });
});

async function keep(life: Life): Promise<string> {
  const { stream, events } = life;
  const root = rootOfLeaves(events.map((event) => event.leaf));
  await mongoArchive(api.db, projections).append({ stream, events, notices: [], size: events.length, root, clock: null });
  return stream.slice(stream.indexOf('/') + 1);
}

describe('given a published standard', () => {
  const way = { field: 'robotics', feedback: 1, failsFirst: true, returned: true, suspendedFor: 0, repeat: false, stop: 12, ending: 4 };

  test('every stage passage, the number and the results have a dossier that computes again', async () => {
    const id = await keep(projectLife(way));
    const rows = ((await get(`/projects/${id}/dossiers`, monitor)).body['items'] as unknown[]).map((one) => decisionRow.parse(one));
    expect(new Set(rows.map((one) => one.decision))).toEqual(new Set(['stagePassage', 'ballotResult', 'numberGrant']));
    for (const { self } of rows) {
      const found = dossierIn(await get(self.replace('/api/v1', ''), monitor));
      expect(recompute(found)).toMatchObject({ verdict: 'same', differences: [], notDecidedAgain: [] });
    }
  });

  test('the public gets the public decisions, without persons, and can check what it got', async () => {
    const items = (await get('/projects/p1/dossiers')).body['items'] as unknown[]; // parsed below
    const rows = items.map((one) => decisionRow.parse(one));
    expect(rows.map((one) => one.type)).toContain('numberGranted');
    expect(rows.map((one) => one.type)).not.toContain('groupFormed');
    for (const { self } of rows) {
      const found = dossierIn(await get(self.replace('/api/v1', '')));
      expect(found.sight).toBe('public');
      expect(JSON.stringify(found)).not.toMatch(/"(li|liu|wang|zhao|chen)"|expert1/);
      expect(recompute(found)).toMatchObject({ verdict: 'same', proven: { integrity: true } });
    }
    const hidden = (await get('/projects/p1/dossiers', monitor)).body['items'] as { type: string; self: string }[]; // as above
    const inner = hidden.find((one) => one.type === 'groupFormed');
    expect((await get((inner?.self ?? '').replace('/api/v1', ''))).status).toBe(404);
  });
});
