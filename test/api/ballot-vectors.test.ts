import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tallyLine } from '../../cli/tally.js';
import { lifecycleShown, receipt } from '../../contract/http.js';
import type { Tally, TraceRow } from '../../domain/ballot-rule/ballot-rule.js';
import { ruleWith } from '../../domain/ballot-rule/rules.js';
import type { BallotResult } from '../../domain/ballot/state.js';
import { contentHash } from '../../domain/kernel/log/merkle.js';
import type { BallotTerms } from '../../domain/profile/profile.js';
import { monday, startApi, type TestApi } from '../support/api.js';
import { msOf } from '../support/client.js';
import { beginAgreed, letterBallot, letterTerms, society } from '../support/letter-ballot.js';
import { isCampaign } from '../support/campaign.js';

/*
 * Vectors twice: through the code path of `npx biaocheng tally`, and as a real ballot over HTTP on the real store:
 * a roll, an opening, one vote by each person, facts with their evidence, the close by the clock or by the meeting. Outcome and trace must agree.
 */

type Heads = { readonly [name: string]: number | undefined };
type Given = Heads & { readonly classes?: { readonly [name: string]: Heads }; readonly weights?: { readonly [side: string]: readonly number[] } };
type Line = { readonly id: string; readonly rule: string; readonly params: { readonly [name: string]: string }; readonly counts: Given };
type Vector = { readonly line: Line; readonly outcome: string };
// The file is ours, one object for each vector.
const vectors = JSON.parse(readFileSync(new URL('../domain/ballot-rule/vectors.json', import.meta.url), 'utf8')) as Vector[];

type Voter = { readonly vote: object | null; readonly class?: string; readonly weight?: number };
const says: { readonly [count: string]: object } = {
  yes: { choice: 'yes' },
  noWithReasons: { choice: 'no', reason: '理由' },
  noWithoutReasons: { choice: 'no' },
  abstain: { choice: 'abstain' },
  noObjection: { choice: 'noObjection' },
  discuss: { choice: 'discuss', reason: '待议' },
};
const many = (n: number, voter: Voter): Voter[] => Array.from({ length: n }, () => voter);
const papers = (counts: Heads, over: object = {}): Voter[] =>
  Object.entries(says).flatMap(([name, vote]) => many(Number(counts[name] ?? 0), { vote, ...over }));

/** The people behind the counts: who votes what, who is silent, in which class, with which weight. */
function votersOf({ rule, counts }: Line): Voter[] {
  const { classes, weights } = counts;
  if (classes) return Object.entries(classes).flatMap(([name, heads]) => papers(heads, { class: name }));
  if (weights)
    return Object.entries(weights).flatMap(([side, list]) =>
      list.map((weight) => ({ vote: says[side === 'no' ? 'noWithReasons' : side] ?? null, weight })),
    );
  if (rule.startsWith('ETSI'))
    return ['yes', 'noWithReasons', 'abstain'].flatMap((name) => (counts[name] ? [{ vote: says[name] ?? null, weight: counts[name] }] : []));
  if (counts['replies'] !== undefined) return papers({ yes: counts['support'], noWithReasons: counts['replies'] - Number(counts['support']) });
  const cast = papers(counts);
  const out = Number(counts['recused'] ?? counts['excluded'] ?? 0);
  const size = Math.max(Number(counts['members'] ?? counts['eligible'] ?? counts['present'] ?? 0), cast.length + out) || 5;
  const all = [...cast, ...many(size - cast.length, { vote: null })];
  const largest = counts['largestCategory'];
  return largest === undefined ? all : all.map((voter, n) => ({ ...voter, class: `category${Math.floor(n / largest)}` }));
}

/** What a real ballot compares beyond the vector: negatives that rest nowhere yet, everybody present, no negatives at all. */
const beyond: { readonly [rule: string]: readonly string[] } = {
  'ASTM-SUB': ['open negatives'],
  'ASTM-MAIN': ['open negatives'],
  ANSI: ['open negatives'],
  'IEEE-SA': ['open negatives'],
  'CN-DB': ['all present'],
};

let api: TestApi;
let secretary: string;
let chair: string;
const text = contentHash('送审稿');
beforeAll(async () => {
  api = await startApi();
  secretary = await api.token('secretary', { role: 'secretariat', organisation: society });
  chair = await api.token('chair', { role: 'chair', organisation: society });
});
afterAll(() => api.close());

async function post(path: string, body: object, token = secretary): Promise<string> {
  const answer = await api.ask('POST', path, { token, body });
  expect(answer.status, `${path} ${JSON.stringify(answer.body)}`).toBeLessThan(300);
  return receipt.parse(answer.body).id;
}
const shown = async (id: string) => lifecycleShown.parse((await api.ask('GET', `/ballots/${id}`, { token: secretary })).body);
const resultIn = async (id: string): Promise<BallotResult> => (await shown(id)).state['result'] as BallotResult; // as the ballot shows it

function termsOf({ rule, params }: Line): BallotTerms {
  const read = ruleWith(rule, params);
  if (!read.ok) throw new Error(rule);
  const { silence, abstainIn, spoilt, recusal, tie } = read.value;
  return {
    ...letterTerms,
    rule,
    params,
    mode: ['CN-GS', 'CN-DB'].includes(rule) ? 'meeting' : 'letter',
    choices: rule === 'IETF' ? 'positions' : 'five',
    reasons: 'optional',
    minSeats: 1,
    silence,
    abstention: abstainIn.den ? 'inDenominator' : 'outOfDenominator',
    spoilt,
    recusal,
    tie,
  };
}

const personOf = (seat: number): string => `v${seat}`;

async function openFor(line: Line, voters: readonly Voter[]): Promise<string> {
  const terms = termsOf(line);
  const out = Number(line.counts['recused'] ?? line.counts['excluded'] ?? 0);
  const seats = voters.map((voter, seat) => ({
    person: personOf(seat),
    name: `成员${seat}`,
    organisation: society,
    organisationName: '示例学会',
    ...(voter.class === undefined ? {} : { class: voter.class }),
    ...(voter.weight === undefined ? {} : { weight: voter.weight }),
  }));
  const drafters = seats.slice(seats.length - out).map((seat) => seat.person);
  return beginAgreed(api, secretary, { ...letterBallot(seats), ...{ question: line.id, terms, drafters } });
}

async function closeIt(id: string, line: Line, size: number): Promise<void> {
  if (termsOf(line).mode === 'meeting') {
    await post(`/ballots/${id}/record-attendance`, { present: Array.from({ length: size }, (_, seat) => seat) });
    await post(`/ballots/${id}/close-meeting`, {});
  } else {
    api.now = msOf((await shown(id)).state['countsUntil']);
    await api.engine.runDue();
  }
}

async function run(line: Line): Promise<{ readonly id: string; readonly result: BallotResult }> {
  api.now = monday;
  const voters = votersOf(line);
  const id = await openFor(line, voters);
  const vote = async (paper: object, seat: number): Promise<string> =>
    post(`/ballots/${id}/votes`, { ...paper, text }, await api.token(personOf(seat)));
  await Promise.all(voters.flatMap(({ vote: paper }, seat) => (paper === null ? [] : [vote(paper, seat)])));
  for (const fact of ['commitments', 'opposingMemberStates', 'appealSupporters'])
    if (line.counts[fact] !== undefined) await post(`/ballots/${id}/record-fact`, { fact, value: line.counts[fact], evidence: '登记表' });
  await closeIt(id, line, voters.length);
  if ((await shown(id)).status === 'tied') await post(`/ballots/${id}/decide-tie`, { choice: 'no', reason: '主席裁定' }, chair);
  return { id, result: await resultIn(id) };
}

/** The line through `npx biaocheng tally`, as the command prints it. */
function tallied(line: Line): Tally {
  const out: string[] = [];
  tallyLine(1, JSON.stringify(line), { out: (printed) => out.push(printed), err: (refused) => out.push(refused) });
  return JSON.parse(out[0] ?? '') as Tally; // our own output
}
const without = (trace: readonly TraceRow[], names: readonly string[]): readonly TraceRow[] => trace.filter((row) => !names.includes(row.test));

/** Of each rule the smallest ballot with each outcome; in a campaign all of them. */
const held = [
  ...new Map(
    vectors
      .toSorted((a, b) => votersOf(b.line).length - votersOf(a.line).length)
      .map((one) => [isCampaign ? one.line.id : `${one.line.rule} ${one.outcome}`, one]),
  ).values(),
];

describe('the vectors as real ballots over HTTP', () => {
  test.each(held.map((vector) => [vector.line.id, vector] as const))('%s', { timeout: 30_000 }, async (_, { line, outcome }) => {
    const printed = tallied(line);
    expect(printed.outcome).toBe(outcome);
    const { result } = await run(line);
    const extra = beyond[line.rule] ?? [];
    expect(without(result.trace, extra)).toEqual(printed.trace);
    const rows = result.trace.filter((row) => extra.includes(row.test));
    expect(rows.map((row) => row.test)).toEqual(extra);
    const waiting = rows.some((row) => row.test === 'open negatives' && !row.holds);
    expect(result.outcome).toBe(outcome === 'PASS' && waiting ? 'PENDING' : outcome);
  });

  test.each(['ASTM-1', 'ASTM-3', 'ANSI-1', 'ANSI-3', 'IEEE-1'])('%s passes once its negatives rest', { timeout: 60_000 }, async (name) => {
    const vector = vectors.find((one) => one.line.id === name);
    if (!vector) throw new Error(name);
    const { id, result } = await run(vector.line);
    expect(result.outcome).toBe('PENDING');
    const asked = await api.ask('GET', `/ballots/${id}/negatives`, { token: secretary });
    // A bare no is a returned paper only in IEEE: there is nothing to resolve.
    const rows = asked.body['items'] as { seat: number; reason: string | null }[]; // as the route declares
    const negatives = rows.filter((one) => one.reason !== null).map((one) => one.seat);
    expect(negatives).toHaveLength(Number(result.counts.facts?.['openNegatives']));
    if (name.startsWith('ASTM')) await byMotions(id, negatives);
    else await byRecirculation(id, negatives);
    const after = await resultIn(id);
    expect(after.outcome).toBe('PASS');
    expect(without(after.trace, ['open negatives'])).toEqual(tallied(vector.line).trace);
  });
});

async function byMotions(id: string, negatives: readonly number[]): Promise<void> {
  for (const [n, seat] of negatives.entries()) {
    await post(`/ballots/${id}/put-motion`, { seat, way: 'notPersuasive' });
    const motion = `${id}-m${n + 1}`;
    for (const voter of [0, 1]) await post(`/ballots/${motion}/votes`, { choice: 'yes', text }, await api.token(personOf(voter)));
    api.now = msOf((await shown(motion)).state['countsUntil']);
    await api.engine.runDue();
  }
}

async function byRecirculation(id: string, negatives: readonly number[]): Promise<void> {
  for (const seat of negatives) await post(`/ballots/${id}/answer-negative`, { seat, answer: '已补充数据' });
  const changes = [{ clause: '6.3', from: contentHash('旧'), to: contentHash('新') }];
  await post(`/ballots/${id}/recirculate`, { text: contentHash('修改稿'), changes });
  api.now = msOf((await shown(`${id}-r1`)).state['countsUntil']);
  await api.engine.runDue();
}
