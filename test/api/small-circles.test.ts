import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isDossier, recompute } from '../../domain/dossier/recompute.js';
import { publicBallotRow, veiled } from '../../domain/dossier/veil.js';
import { contentHash } from '../../domain/kernel/log/merkle.js';
import { profileHash } from '../../domain/profile/hash.js';
import { shippedProfiles } from '../../domain/profile/shipped.js';
import { monday, startApi, type TestApi } from '../support/api.js';
import { beginBallot, letterBallot, letterSeats, letterTerms, society } from '../support/letter-ballot.js';

let api: TestApi;
let secretary: string;
const text = contentHash('送审稿');

beforeAll(async () => {
  api = await startApi();
  secretary = await api.token('secretary', { role: 'secretariat', organisation: society });
});
afterAll(() => api.close());
beforeEach(() => {
  api.now = monday;
});

it('XE25 a ballot that names a procedure nobody knows is refused', async () => {
  const body = { ...letterBallot(), profile: '0'.repeat(64) };
  const answer = await api.ask('POST', '/ballots', { token: secretary, body });
  expect([answer.status, answer.body['code'], answer.body['found']]).toEqual([422, 'NO_SUCH_PROFILE', body.profile]);
});

/** A ballot on which m0, m1, … vote these ways, closed. */
async function closed(ways: readonly ('yes' | 'no')[], over: object): Promise<string> {
  const id = await beginBallot(api, secretary, { ...letterBallot(letterSeats(ways.length)), ...over });
  for (const [n, choice] of ways.entries()) {
    // Reasons in an order of words that is not that of the seats.
    const body = { choice, text, ...(choice === 'no' ? { reason: `理由${9 - n}：缺少试验依据` } : {}) };
    expect((await api.ask('POST', `/ballots/${id}/votes`, { token: await api.token(`m${n}`), body })).status).toBe(200);
  }
  api.now = monday + 40 * 86_400_000;
  await api.engine.runDue();
  return id;
}

const read = async (path: string, token: string): Promise<unknown> => {
  const answer = await api.ask('GET', path, { token });
  expect(answer.status, path).toBe(200);
  return answer.body;
};

/** Every object inside an answer. */
const objectsIn = (value: unknown): readonly Record<string, unknown>[] =>
  typeof value !== 'object' || value === null
    ? []
    : [...(Array.isArray(value) ? [] : [value as Record<string, unknown>]), ...Object.values(value).flatMap(objectsIn)]; // any JSON object

describe('XB4 a ballot that only counts, with two votes against', () => {
  it('XB4 another member reads the reasons without seat, person or order of seats, and the dossier marks no seat', async () => {
    const id = await closed(['yes', 'no', 'yes', 'no', 'yes', 'yes', 'yes'], { terms: { ...letterTerms, visibility: 'countsAfterClose' } });
    const member = await api.token('m0');
    const { items } = (await read(`/ballots/${id}/negatives`, member)) as { items: { seat: unknown; person: unknown; reason: string }[] }; // the route's body
    expect(items.map(({ seat, person }) => [seat, person])).toEqual([
      [null, null],
      [null, null],
    ]);
    // m3 said 理由6, m1 said 理由8: by words, so the later seat comes first.
    expect(items.map(({ reason }) => reason.slice(0, 3))).toEqual(['理由6', '理由8']);
    const dossier = await read(`/ballots/${id}/dossier`, member);
    const tied = objectsIn(dossier).filter((one) => 'mark' in one || 'choice' in one || 'withoutSeat' in one);
    expect(tied.every((one) => one['mark'] === undefined && one['choice'] === undefined && (one['withoutSeat'] ?? null) === null)).toBe(true);
    expect(JSON.stringify(dossier)).not.toContain('缺少试验依据');
    const { state } = (await read(`/ballots/${id}`, member)) as { state: Record<string, unknown> }; // the route's body
    expect(JSON.stringify([state['negatives'], state['changed'], state['motions']])).toBe('[null,null,null]');
    // Who conducts the ballot is shown no more: nothing in this rule is done with a seat.
    expect(await read(`/ballots/${id}/negatives`, secretary)).toEqual(await read(`/ballots/${id}/negatives`, member));
    expect(JSON.stringify(((await read(`/ballots/${id}`, secretary)) as { state: unknown }).state)).not.toMatch(/"(mark|was)":/); // as above
  });

  it.each([
    [
      'the rule resolves negatives seat by seat',
      { ...letterTerms, rule: 'ASTM-SUB', params: {}, abstention: 'outOfDenominator', recusal: 'staysInBase' },
      [1],
    ],
    ['the terms name the votes', { ...letterTerms, visibility: 'namedAfterClose' }, [1]],
    ['neither', letterTerms, [null]],
  ])('XB4 who conducts the ballot reads a negative with its seat where %s', async (_, terms, wanted) => {
    const id = await closed(['yes', 'no', 'yes', 'yes', 'yes'], { terms });
    const { items } = (await read(`/ballots/${id}/negatives`, secretary)) as { items: { seat: number | null }[] }; // the route's body
    expect(items.map(({ seat }) => seat)).toEqual(wanted);
  });
});

describe('XA2 a dossier of terms that are somebody’s own', () => {
  const robotics = shippedProfiles['group-standard/robotics'];
  const letter = robotics?.ballots.letterReview;
  if (robotics === undefined || letter === undefined) throw new Error('no such profile');
  const profile = profileHash(robotics);

  it.each([
    ['house terms', { ...letter, minSeats: 1 }, true],
    ['the terms of the profile', letter, false],
  ] as const)('XA2 %s: recompute is same, and the rule rests on what the terms rest on', async (_, terms, house) => {
    const seats = letterSeats(letter.minSeats);
    const id = await closed(
      seats.map(() => 'yes'),
      { terms, profile, window: terms.window.default },
    );
    const dossier = await read(`/ballots/${id}/dossier`, secretary);
    if (!isDossier(dossier)) throw new Error('no dossier');
    expect(recompute(dossier).verdict).toBe('same');
    expect(dossier.rule?.houseTerms).toBe(house);
    expect(dossier.rule?.source === 'D-OWN-TERMS').toBe(house);
    expect(dossier.pinned.profile === profile).toBe(!house);
  });
});

describe('XB5 a ballot in classes of four and one', () => {
  const split = {
    ...{ ...letterTerms, rule: 'CLASS-SPLIT', params: {}, choices: 'three', minSeats: 1 },
    ...{ recusal: 'staysInBase', abstention: 'outOfDenominator' },
  };
  const roll = {
    kind: 'seats',
    seats: letterSeats(5).map((seat, n) => ({ ...seat, class: n < 4 ? 'producers' : 'users' })),
  };

  const begun = (visibility: string) => closed(['yes', 'yes', 'yes', 'yes', 'no'], { terms: { ...split, visibility }, roll });

  /** No figure by class anywhere but in what was reckoned at the opening, when nobody had voted. */
  function withoutFigures(body: unknown): void {
    const found = objectsIn(JSON.parse(JSON.stringify(body, (key, value: unknown) => (key === 'reachability' ? null : value))));
    expect(found.filter((one) => 'classes' in one || (typeof one['test'] === 'string' && 'num' in one))).toEqual([]);
  }
  function extract(dossier: unknown): void {
    if (!isDossier(dossier)) throw new Error(JSON.stringify(dossier));
    withoutFigures(dossier);
    expect(dossier.result?.trace.find(({ test }) => test === 'users yes')?.holds).toBe(false);
    const again = recompute(dossier);
    expect(again.differences).toEqual([]);
    expect(again).toMatchObject({ verdict: 'same', proven: { integrity: true, computation: 'arithmetic', completeness: null } });
    expect(again.unprovenParts).toContain('/result');
  }

  it('XB5 a member of a ballot that only counts gets no figure by class from any answer, and the dossier recomputes', async () => {
    const id = await begun('countsAfterClose');
    const token = await api.token('m0');
    for (const path of ['', '/count', '/negatives', '/dossier', '/dossiers']) withoutFigures(await read(`/ballots/${id}${path}`, token));
    extract(await read(`/ballots/${id}/dossier`, token));
  });

  it('XB5 the public extract of a ballot that names its votes gives none either, and recomputes', async () => {
    const whole = await read(`/ballots/${await begun('namedAfterClose')}/dossier`, secretary);
    if (!isDossier(whole)) throw new Error('no dossier');
    expect(recompute(whole)).toMatchObject({ verdict: 'same', proven: { computation: 'everything' } });
    extract(veiled(whole, { sight: 'public', row: publicBallotRow }));
  });
});
