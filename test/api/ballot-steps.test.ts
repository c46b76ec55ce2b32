import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { formatInstant } from '../../domain/law/calendar/instant.js';
import pino from 'pino';
import type { Outages } from '../../activities/outages.js';
import { lifecycleShown, problem, receipt } from '../../contract/http.js';
import { eventsOf, recordedOf, type EventRow } from '../../db/archive.js';
import { Pulse } from '../../db/heartbeat.js';
import { contentHash } from '../../domain/kernel/log/merkle.js';
import { leafOf } from '../../domain/kernel/log/record.js';
import type { BallotTerms } from '../../domain/profile/profile.js';
import { monday, startApi, type TestApi } from '../support/api.js';
import { msOf } from '../support/client.js';
import type { Answer } from '../support/client.js';
import { beginAgreed, letterBallot, letterSeats, letterTerms, society } from '../support/letter-ballot.js';
import { trusted } from '../../db/model.js';
import { outagesOf, type Tell } from '../../worker/outages.js';

/* Steps S2–S14 over HTTP on the real store: a committee of 29, three of them of a drafting unit. */

let api: TestApi;
let secretary: string;
let officer: string;
const text = contentHash('送审稿');
const corrected = contentHash('送审稿（勘误）');
const unit = '91350200776049653A';
const minute = 60_000;
const day = 86_400_000;

beforeAll(async () => {
  api = await startApi();
  secretary = await api.token('secretary', { role: 'secretariat', organisation: society });
  officer = await api.token('officer', { role: 'officer', organisation: society });
});
afterAll(() => api.close());
beforeEach(() => {
  api.now = monday;
});

const seats = letterSeats(29).map((seat, n) => (n < 26 ? seat : { ...seat, organisation: unit, organisationName: '起草单位' }));
const begin = (over: Partial<BallotTerms> = {}, more: object = {}): Promise<string> =>
  beginAgreed(api, secretary, { ...letterBallot(seats), terms: { ...letterTerms, ...over }, drafterUnits: [unit], ...more });
const post = (id: string, act: string, body: object, token = secretary, key?: string) =>
  api.ask('POST', `/ballots/${id}/${act}`, { token, body, ...(key === undefined ? {} : { key }) });
const done = async (answer: Promise<Answer>): Promise<Answer> => {
  const given = await answer;
  expect(given.status, JSON.stringify(given.body)).toBe(200);
  return given;
};
const vote = async (id: string, person: string, over: object = {}, key?: string) =>
  post(id, 'votes', { choice: 'yes', text, ...over }, await api.token(person), key);
const shown = async (id: string, token = secretary) => lifecycleShown.parse((await api.ask('GET', `/ballots/${id}`, { token })).body);
/** The proposal that waits, as whoever confirms it names it. */
const voidingOf = async (id: string) => {
  const proposals = (await shown(id)).state['proposals'] as readonly { readonly n: number; readonly act: string }[]; // the state of a ballot
  return { n: proposals.find(({ act }) => act === 'voiding')?.n ?? 0 };
};
const count = (id: string, token = secretary) => api.ask('GET', `/ballots/${id}/count`, { token });
const code = (answer: Answer) => problem.parse(answer.body).code;
const eventsIn = (id: string, ...types: string[]) =>
  eventsOf(api.db)
    .find({ stream: `ballot/${id}` as never, type: trusted({ $in: types }) })
    .sort({ seq: 1 })
    .lean<EventRow[]>();
async function close(id: string): Promise<void> {
  api.now = msOf((await shown(id)).state['countsUntil']);
  await api.engine.runDue();
}
/** The sheets of S12: 15 赞成, 2 赞成有意见, 3 不赞成 (or conditional), 1 弃权. */
async function sheets(id: string, negative: object = { choice: 'no', reason: '6.3 数据不足' }): Promise<void> {
  for (let n = 0; n < 15; n += 1) await done(vote(id, `m${n}`));
  for (const n of [15, 16]) await done(vote(id, `m${n}`, { choice: 'yesWithComments', comment: '图 1 不清' }));
  for (const n of [17, 18, 19]) await done(vote(id, `m${n}`, negative));
  await done(vote(id, 'm20', { choice: 'abstain' }));
}

describe('before the opening', () => {
  test('S2: the preview says 26 of 29 entitled, quorum 20, how many must agree, and when it would close; it is marked as a preview', async () => {
    const id = await begin({}, { opens: 'byHand' });
    const answer = await done(count(id));
    expect(answer.body).toMatchObject({ kind: 'preview', eligible: 26, returned: 0, needed: 20, outcome: null, reach: { reachable: true } });
    expect(answer.body['reach']).toMatchObject({ needs: [{ remaining: 26, yesIfRestAgainst: 20, yesIfRestAbstain: 18 }] });
    expect(msOf(answer.body['closesAt'])).toBeGreaterThan(monday + 29 * day);
    expect((await count(id, await api.token('m1'))).status).toBe(403);
  });

  test('S2: twelve recusals too many make the threshold unreachable, and the preview says so', async () => {
    const most = seats.slice(0, 12).map((seat) => seat.person);
    const id = await begin({ recusal: 'staysInBase' }, { opens: 'byHand', drafters: most });
    expect((await done(count(id))).body).toMatchObject({ kind: 'preview', eligible: 14, reach: { reachable: false } });
  });

  test('S4: opened by hand it freezes electorate, rule and text; recalled within 30 minutes while nobody voted; afterwards only voided by two', async () => {
    const id = await begin({}, { opens: 'byHand' });
    await done(post(id, 'open-ballot', {}));
    const [opened] = await eventsIn(id, 'ballotOpened');
    expect(opened?.data).toMatchObject({ text, size: 29, eligible: 26, terms: { rule: 'CN-TC' } });
    const other = await begin();
    await done(post(other, 'recall-ballot', { reason: '误开' }));
    expect((await shown(other)).status).toBe('recalled');
    await done(vote(id, 'm1'));
    expect(code(await post(id, 'recall-ballot', { reason: '误开' }))).toBe('RECALL_OVER');
    await done(post(id, 'propose-voiding', { reason: '文本有误' }));
    expect(code(await post(id, 'confirm-voiding', await voidingOf(id)))).toBe('SECOND_PERSON');
    await done(post(id, 'confirm-voiding', await voidingOf(id), officer));
    expect((await shown(id)).status).toBe('voided');
  });
});

describe('while members vote', () => {
  test('S6: a member votes on two devices and changes their mind: all casts kept, one counted, the last receipt verifies against the archive', async () => {
    const id = await begin();
    const phone = await done(vote(id, 'm1', { choice: 'abstain' }));
    const desk = await done(vote(id, 'm1', { choice: 'no', reason: '数据不足' }));
    expect(code(await vote(id, 'm1', { choice: 'no' }))).toBe('REASON_MISSING');
    const kept = await eventsIn(id, 'voteCast');
    expect(kept.map(({ data }) => ('mark' in data && 'replaces' in data ? [data.mark, data.replaces] : data))).toEqual([
      ['a', '.'],
      ['N', 'a'],
    ]);
    const last = kept.at(-1);
    if (!last) throw new Error('no cast');
    expect(leafOf(recordedOf(last))).toBe(receipt.parse(desk.body).leaf);
    expect(receipt.parse(phone.body).leaf).not.toBe(receipt.parse(desk.body).leaf);
    await close(id);
    expect((await shown(id)).state['result']).toMatchObject({ counts: { noWithReasons: 1, abstain: 0 } });
  });

  test('S6: an abstention without a word is confirmed where the terms ask; the same POST repeated, and from two tabs, is one vote', async () => {
    const id = await begin({ emptyVote: 'confirmed' });
    expect(code(await vote(id, 'm1', { choice: 'abstain' }))).toBe('EMPTY_VOTE');
    const key = 'tab-one-of-m1';
    const [first, again] = await Promise.all([1, 2].map(() => vote(id, 'm1', { choice: 'abstain', confirmed: true }, key)));
    expect([first?.status, again?.status]).toEqual([200, 200]);
    expect(first?.body['seq']).toBe(again?.body['seq']);
    const tabs = await Promise.all(['yes', 'abstain'].map((choice) => vote(id, 'm2', { choice, comment: '另有说明' })));
    expect(tabs.map((answer) => answer.status)).toEqual([200, 200]);
    expect(await eventsIn(id, 'voteCast')).toHaveLength(3);
    await close(id);
    const { counts } = (await shown(id)).state['result'] as { counts: { yes: number; abstain: number } }; // as the ballot shows it
    expect(counts.yes + counts.abstain).toBe(2);
  });

  test('S9: an erratum on day 12: later votes name the new text, who voted is asked, a yes that is not confirmed is none; a technical change voids', async () => {
    const id = await begin();
    await done(vote(id, 'm1'));
    await done(vote(id, 'm2'));
    api.now = monday + 12 * day;
    await done(post(id, 'swap-ballot-text', { from: text, to: corrected, nature: 'erratum', reason: '表 4 有误' }));
    await done(post(id, 'confirm-change', { n: 4 }, officer));
    const owed = await done(api.ask('GET', '/me/worklist', { token: await api.token('m2') }));
    expect(owed.body['items']).toContainEqual(
      expect.objectContaining({
        ...{ why: expect.objectContaining({ code: 'STAND_BY_VOTE' }) as unknown, owed: true },
        subject: expect.objectContaining({ href: `/api/v1/ballots/${id}` }) as unknown,
      }),
    );
    expect(code(await vote(id, 'm3'))).toBe('TEXT_MISMATCH');
    await done(vote(id, 'm3', { text: corrected }));
    await done(post(id, 'stand-by-vote', { text: corrected }, await api.token('m1')));
    const other = await begin();
    await done(post(other, 'swap-ballot-text', { from: text, to: corrected, nature: 'technical', reason: '6.3 限值' }));
    await done(post(other, 'confirm-voiding', await voidingOf(other), officer));
    expect((await shown(other)).status).toBe('voided');
    await close(id);
    const [closed] = await eventsIn(id, 'ballotClosed');
    expect(closed?.data).toMatchObject({ counts: { yes: 2 }, swapped: { stood: 1, unanswered: 1, lapsed: 1 } });
  });

  test('S10: an alternate with a dated letter votes, is shown as such after the close, and the member’s own vote comes first', async () => {
    const id = await begin({ mandates: { alternates: true, proxies: false, perHolder: 1 }, visibility: 'namedAfterClose' });
    await api.token('deputy');
    const letter = { seat: 4, holder: 'deputy', kind: 'alternate', from: monday, until: monday + 20 * day, proof: contentHash('委托书') };
    expect(code(await vote(id, 'm4', { for: 'm5' }))).toBe('NOT_YOUR_SEAT');
    await done(post(id, 'record-mandate', letter));
    await done(post(id, 'confirm-change', { n: 4 }, await api.token('m4')));
    api.now = monday + 2000;
    await done(vote(id, 'deputy'));
    await done(vote(id, 'deputy', { choice: 'abstain', for: 'm4' }));
    await done(vote(id, 'm4'));
    expect(code(await vote(id, 'deputy', { for: 'm4' }))).toBe('PRINCIPAL_HAS_VOTED');
    await close(id);
    const votes = await done(api.ask('GET', `/ballots/${id}/votes`, { token: secretary }));
    const items = votes.body['items'] as { type: string; actor: { id: string }; data: { as?: string; proof?: string } }[]; // as the route declares
    const casts = items.filter(({ type }) => type === 'voteCast');
    expect(casts.map(({ actor, data }) => [actor.id, data.as])).toEqual([
      ['deputy', 'alternate'],
      ['deputy', 'alternate'],
      ['m4', undefined],
    ]);
    expect((await shown(id)).state['result']).toMatchObject({ counts: { yes: 1, abstain: 0 } });
  });
});

describe('S11: the system is away on the last evening', () => {
  /** Beats of both parts every ten seconds over ten minutes before 21:40, and from 22:02 on. */
  async function evening(midnight: number): Promise<Outages> {
    const worker = new Pulse(api.db, 'worker');
    const before = new Pulse(api.db, 'api');
    for (let at = midnight - 150 * minute; at <= midnight - 140 * minute; at += 10_000) await Promise.all([worker.beat(at), before.beat(at)]);
    const tell: Tell = async (ballot, fact) => void (await api.engine.submit(ballot, fact));
    const outages = outagesOf({ db: api.db, tell, clock: () => api.now, log: pino({ level: 'silent' }) });
    api.now = midnight - 118 * minute;
    await worker.beat(api.now);
    expect(await outages.unreported()).toBeNull();
    await before.beat(api.now);
    for (const outage of (await outages.unreported()) ?? []) await outages.tell(outage);
    return outages;
  }

  test('22 minutes: with the rule a vote at 00:04 is in, without it late and kept; both ballots show the outage', async () => {
    const aware = await begin({ outage: { rule: 'extend', minMinutes: 5 } });
    const plain = await begin();
    const midnight = msOf((await shown(aware)).state['closesAt']);
    const outages = await evening(midnight);
    expect((await shown(aware)).state).toMatchObject({ closesAt: formatInstant(midnight + 22 * minute), outages: [{ minutes: 22 }] });
    expect((await shown(plain)).state).toMatchObject({ closesAt: formatInstant(midnight), outages: [{ minutes: 0 }] });
    expect(await outages.unreported()).toEqual([]);
    expect(await eventsIn(aware, 'outageRecorded')).toHaveLength(1);
    api.now = midnight + 4 * minute;
    await api.engine.runDue();
    await done(vote(aware, 'm1'));
    const late = await vote(plain, 'm1');
    expect([late.status, code(late)]).toEqual([409, 'BALLOT_CLOSED']);
    expect(await eventsIn(plain, 'voteKeptLate')).toHaveLength(1);
    expect(await eventsIn(plain, 'voteCast')).toHaveLength(0);
    await close(aware);
    expect((await shown(aware)).state['result']).toMatchObject({ counts: { yes: 1 } });
  });
});

describe('the result', () => {
  test('S12: 26 entitled, 21 returned: the close fires by itself and every comparison is a sentence', async () => {
    const id = await begin();
    await sheets(id);
    expect(code(await count(id))).toBe('COUNT_HIDDEN');
    expect(code(await api.ask('GET', `/ballots/${id}/negatives`, { token: secretary }))).toBe('COUNT_HIDDEN');
    await close(id);
    const answer = await done(count(id, await api.token('m1')));
    expect(answer.body).toMatchObject({ kind: 'closed', eligible: 26, returned: 21, needed: 20, outcome: 'PASS' });
    expect((answer.body['sentences'] as { zh: string }[]).map(({ zh }) => zh)).toEqual([
      '参加表决 21 ≥ 3/4×26（21×4=84 ≥ 3×26=78）：满足',
      '赞成 17 ≥ 2/3×21（17×3=51 ≥ 2×21=42）：满足',
      '不赞成 3 ≤ 1/4×21（3×4=12 ≤ 1×21=21）：满足',
      '结果：通过',
    ]);
  });

  test('live terms show the count against the rule before the close; `returned` shows how many came and no more', async () => {
    const live = await begin({ visibility: 'live' });
    const returned = await begin({ progress: 'returned' });
    for (const id of [live, returned]) for (const n of [0, 1, 2]) await done(vote(id, `m${n}`));
    const answer = await done(count(live, await api.token('m9')));
    expect(answer.body).toMatchObject({ kind: 'live', returned: 3, needed: 20, outcome: 'INVALID', counts: { yes: 3 }, reach: { reachable: true } });
    const bare = await done(count(returned));
    expect(bare.body).toMatchObject({
      kind: 'returned',
      returned: 3,
      needed: 20,
      outcome: null,
      counts: null,
      trace: [],
      sentences: [],
      reach: null,
    });
    expect((await count(live, await api.token('stranger'))).status).toBe(404);
  });

  test('S13: three conditional negatives stay negative until each voter and a second person confirm', async () => {
    const id = await begin();
    await sheets(id, { choice: 'conditionalNo', reason: '如修改 6.3' });
    await close(id);
    expect((await shown(id)).state['result']).toMatchObject({ counts: { yes: 17, noWithReasons: 3 } });
    expect((await post(id, 'confirm-conditional', { text: corrected })).status).toBe(403);
    await done(post(id, 'confirm-conditional', { text: corrected }, await api.token('m17')));
    expect((await shown(id)).state['result']).toMatchObject({ counts: { yes: 17, noWithReasons: 3 } });
    const second = await api.token('second', { role: 'officer', organisation: society });
    expect((await shown(id, second)).acts.find(({ name }) => name === 'confirmChange')?.open).toBe(true);
    await done(post(id, 'confirm-change', { n: 4 }, second));
    expect((await shown(id)).state['result']).toMatchObject({ counts: { yes: 18, noWithReasons: 2 } });
    api.now += 7 * day + 1;
    await api.engine.runDue();
    expect((await post(id, 'confirm-conditional', { text: corrected }, await api.token('m18'))).status).toBe(409);
  });

  test('S14: a technical change in 6.3 → a round of ten days on 6.3 and the open negatives only; comments elsewhere are parked, visibly', async () => {
    const id = await begin({ recirculation: { window: { count: 10, unit: 'calendarDays' } }, visibility: 'namedAfterClose' });
    await sheets(id);
    await close(id);
    const change = { clause: '6.3', from: contentHash('6.3 旧'), to: contentHash('6.3 新') };
    await done(post(id, 'recirculate', { text: corrected, changes: [change] }));
    const round = `${id}-r1`;
    expect((await shown(id)).links).toMatchObject({ recirculation1: `/api/v1/ballots/${round}` });
    const form = await shown(round, await api.token('m17'));
    expect(form.links).toMatchObject({ follows: `/api/v1/ballots/${id}` });
    expect(form.state).toMatchObject({ text: corrected, round: 2, follows: { kind: 'recirculation', changes: [change] } });
    const listed = await done(api.ask('GET', `/ballots/${round}/negatives`, { token: await api.token('m17') }));
    expect(listed.body['items']).toMatchObject([17, 18, 19].map((seat) => ({ seat, reason: '6.3 数据不足', status: 'open' })));
    expect(code(await vote(round, 'm0', { choice: 'no', reason: '不同意', text: corrected }))).toBe('CLAUSE_MISSING');
    await done(vote(round, 'm0', { choice: 'no', reason: '术语不统一', clause: '3.1', text: corrected }));
    await done(vote(round, 'm17', { text: corrected }));
    await close(round);
    expect((await shown(id)).state['result']).toMatchObject({ outcome: 'PASS', counts: { yes: 18, noWithReasons: 2, abstain: 1 } });
    const after = await done(api.ask('GET', `/ballots/${round}/negatives`, { token: secretary }));
    expect(after.body['parked']).toMatchObject([{ seat: 0, clause: '3.1', words: '术语不统一' }]);
  });
});
