import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { streamActor } from '../../../domain/kernel/actor.js';
import type { Dossier, NoticeFigures } from '../../../domain/dossier/dossier.js';
import { isDossier, recompute } from '../../../domain/dossier/recompute.js';
import { sealOf } from '../../../domain/dossier/seal.js';
import { countsRow, leafOnly, publicBallotRow, veiled, withoutPerson } from '../../../domain/dossier/veil.js';
import { officer, society, start } from '../ballot/ballot-fixture.js';
import { profile } from '../standard-project/project-fixture.js';
import { Life } from './dossier-fixture.js';
import { printOutcome, summaryOf } from '../../../recompute/words.js';
import { alter, leavesOf, seeded } from './mutate.js';
import { projectLife, way } from './project-lives.js';
import { ballotLife, drawn, tiedLife } from './random-lives.js';
import { howMany } from '../../support/campaign.js';

const seed = 20261125;
/** One of how many fields of a dossier a forger changes. */
const stride = howMany(3, 841);
/** One of how many dossiers has a value changed. */
const each = howMany(1, 4);

const notices = (seq: number): readonly NoticeFigures[] =>
  [1, seq].map((at) => ({
    seq: at,
    template: 'ballot.ballotOpened',
    state: 'done',
    recipients: 26,
    delivered: 24,
    failed: 1,
    noAddress: 1,
    open: 0,
    firstAt: start,
    lastAt: start + at,
  }));

/** Numbers given, asked for again, burnt and refused. */
function registerLife(n: number): Life {
  const life = new Life(`register/R${n}`, { code: 'LNSR', organisation: society, serialWidth: 3, rehearsal: false }, { actor: officer, now: start });
  for (let i = 0; i < 3 + (n % 4); i += 1) {
    const project = `standard-project/p${i % 3}` as const;
    const wish = i === 2 ? '001' : null;
    life.do(streamActor(project), { type: 'mint', project, year: 2026, revises: null, wish } as { readonly type: string });
    if (i === 1) life.do(streamActor(project), { type: 'burn', project, number: 'T/LNSR 002—2026', reason: '批准撤回' } as { readonly type: string });
  }
  return life;
}

const some = <T>(arbitrary: fc.Arbitrary<T>, numRuns: number): readonly T[] => fc.sample(arbitrary, { numRuns, seed });
const dossiersOf = (life: Life): readonly Dossier[] =>
  life.decisions().map((seq) => life.dossier(seq, { notices: seq % 2 === 0 ? notices(seq) : [] }));

const ballots = some(drawn, 640).map(ballotLife);
const ties = some(fc.nat(999), 12).map(tiedLife);
const projects = some(way, 24).map(projectLife);
const registers = some(fc.nat(999), 20).map(registerLife);
const dossiers = [
  ...registers.flatMap(dossiersOf).slice(0, 60),
  ...projects.flatMap(dossiersOf).slice(0, 240),
  ...ties.flatMap(dossiersOf),
  ...ballots.flatMap(dossiersOf),
].slice(0, 1000);

type Tree = { [key: string]: unknown };
const copyOf = (dossier: Dossier): Tree => JSON.parse(JSON.stringify(dossier)) as Tree;
/** One place inside the other, or the same. */
const within = (inner: string, outer: string): boolean => `${inner}/`.startsWith(`${outer}/`);

/** The verdict on an altered dossier, or null when it is `different` and the first difference is at the altered place. */
function missed(copy: Tree, place: string): string | null {
  if (!isDossier(copy)) return `${place}: no dossier any more`;
  const { verdict, differences } = recompute(copy);
  const [first] = differences;
  const named = first !== undefined && first.place !== '' && (within(place, first.place) || within(first.place, place));
  return verdict === 'different' && named ? null : `${place}: ${verdict} ${JSON.stringify(first)}`;
}

const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)] as T; // never asked of an empty list

// Some 15 s on an idle machine.
describe('a thousand dossiers', { timeout: 180_000 }, () => {
  it('are of every sort: results, revisions, ties, recalled time, stage passages, numbers, withdrawals', () => {
    const types = new Set(dossiers.map((one) => one.subject.type));
    expect(dossiers).toHaveLength(1000);
    expect([...types]).toEqual(
      expect.arrayContaining([
        'ballotClosed',
        'resultRevised',
        'tieDecided',
        'numberMinted',
        'numberBurnt',
        'reviewDecided',
        'numberGranted',
        'withdrawalOpened',
      ]),
    );
    expect(new Set(dossiers.map((one) => one.rule?.id)).size).toBeGreaterThan(20);
    expect(new Set(dossiers.map((one) => one.result?.outcome)).size).toBeGreaterThan(3);
    expect(dossiers.filter((one) => one.electorate?.seats?.some((seat) => seat.excluded?.late)).length).toBeGreaterThan(100);
    expect(dossiers.filter((one) => one.deadlines.some((limit) => limit.moved.length > 0)).length).toBeGreaterThan(50);
    expect(dossiers.filter((one) => one.log.later !== null).length).toBeGreaterThan(100);
  });

  it('1,000 as made: the same', () => {
    const wrong = dossiers.map((one) => recompute(one)).filter(({ verdict }) => verdict !== 'same');
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  it('each fourth, in a campaign all, with one value changed: different, and the place is named', () => {
    const random = seeded(seed);
    const tried = dossiers.filter((_one, n) => n % each === 0);
    const wrong = tried.flatMap((dossier) => {
      const place = pick(leavesOf(dossier), random);
      const copy = copyOf(dossier);
      alter(copy, place, random);
      return missed(copy, place) ?? [];
    });
    expect(wrong.slice(0, 10)).toEqual([]);
  });

  it('changed and sealed anew by a forger: still different, for what follows from the events is made again', () => {
    const random = seeded(seed + 1);
    const vouchedBySealOnly = /^\/(notices|software|sight|profile|seal|format|version)(\/|$)/;
    const wrong = dossiers
      .filter((_one, n) => n % (5 * each) === 0)
      .flatMap((dossier) => {
        const place = pick(
          leavesOf(dossier).filter((one) => !vouchedBySealOnly.test(one)),
          random,
        );
        const copy = copyOf(dossier);
        alter(copy, place, random);
        copy['seal'] = sealOf(copy);
        return missed(copy, place) ?? [];
      });
    expect(wrong.slice(0, 10)).toEqual([]);
  });

  it('XA11 each field of an extract or of the whole, changed and sealed anew: different, or named as not proven, in every sort of dossier', () => {
    const random = seeded(seed + 3);
    const sorts = [...new Map(dossiers.map((one) => [`${one.subject.type} ${one.outcome.word}`, one])).values()].slice(0, howMany(60, 20));
    const shown = sorts.flatMap((one) => [
      one,
      ...(one.subject.kind === 'ballot'
        ? [veiled(one, { sight: 'counts', row: countsRow }), veiled(one, { sight: 'public', row: publicBallotRow })]
        : [veiled(one, { sight: 'public', row: leafOnly }), veiled(one, { sight: 'public', row: withoutPerson })]),
    ]);
    const taken = shown.flatMap((dossier) => {
      const places = leavesOf(dossier).filter((place) => !place.startsWith('/seal'));
      const some = places.filter((place, n) => place.startsWith('/outcome') || n % stride === 0 || place.split('/').length === 2);
      return some.flatMap((place) => {
        const copy = copyOf(dossier);
        alter(copy, place, random);
        copy['seal'] = sealOf(copy);
        if (!isDossier(copy)) return [];
        const { verdict, unprovenParts, proven } = recompute(copy);
        const honest = verdict === 'different' || unprovenParts.some((part) => within(place, part));
        return honest && (proven.completeness === null) === dossier.log.events.some((row) => row.withheld !== undefined)
          ? []
          : [`${dossier.sight} ${dossier.subject.type} ${place}`];
      });
    });
    expect(shown.length).toBeGreaterThan(howMany(90, 50));
    expect(taken.slice(0, 10)).toEqual([]);
  });

  it('XA11 a stage that a public extract only says: shown as not proven, and an honest extract frightens nobody', () => {
    const project = dossiers.find((one) => one.subject.kind === 'standard-project' && one.result === null);
    if (project === undefined) throw new Error('no stage passage among the lives');
    const extract = veiled(project, { sight: 'public', row: leafOnly });
    const { seal: _seal, ...content } = { ...extract, outcome: { ...extract.outcome, word: '95.60' } };
    const forged = recompute({ ...content, seal: sealOf(content) });
    expect(forged.proven.computation).toBe('arithmetic');
    expect(forged.unprovenParts).toContain('/outcome');
    expect(printOutcome('x.json', forged, summaryOf(forged))).toContain('95.60（未证明 not proven）');
    const { summary } = summaryOf(recompute(extract));
    expect(`${summary.zh}${summary.en}`).not.toMatch(/不成立|fails/);
    expect(summary.zh).toContain('摘录');
    // A deciding event that is shown whole proves its time, counts and outcome.
    const counted = dossiers
      .filter(({ subject, log }) => subject.kind === 'ballot' && log.events.length > 3)
      .map((one) => veiled(one, { sight: 'counts', row: countsRow }))
      .find(({ log, result }) => result !== null && log.events.at(-1)?.withheld === undefined && log.events.some((row) => row.withheld));
    if (counted === undefined) throw new Error('no extract whose last event is whole');
    const { unprovenParts } = recompute(counted);
    expect(unprovenParts).toEqual(expect.arrayContaining(['/decided/by', '/rule']));
    expect(unprovenParts.filter((part) => ['/outcome', '/result', '/decided'].includes(part))).toEqual([]);
    expect(summaryOf(recompute(counted)).summary.zh).toContain('以出具方所述为准：');
  });

  it('veiled for a reader who may not see votes or persons: the same, and a change in it is still placed', () => {
    const random = seeded(seed + 2);
    const wrong = dossiers
      .filter((_one, n) => n % 5 === 1)
      .flatMap((dossier) => {
        const shown =
          dossier.subject.kind !== 'ballot'
            ? veiled(dossier, { sight: 'public', row: dossier.subject.kind === 'register' ? withoutPerson : leafOnly })
            : veiled(dossier, random() < 0.5 ? { sight: 'counts', row: countsRow } : { sight: 'public', row: publicBallotRow });
        const asMade = recompute(copyOf(shown) as unknown as Dossier);
        const place = pick(leavesOf(shown), random);
        const copy = copyOf(shown);
        alter(copy, place, random);
        return [
          ...(asMade.verdict === 'same' && asMade.withheld > 0 ? [] : [`as made: ${JSON.stringify(asMade.differences[0])}`]),
          missed(copy, place) ?? [],
        ].flat();
      });
    expect(wrong.slice(0, 10)).toEqual([]);
  });
});

describe('what the pinned profile says', () => {
  it('a profile that travels with the dossier must be the pinned one', () => {
    const life = ballots[0];
    const dossier = life?.dossier(undefined, { profile: profile('robotics') });
    expect(dossier && recompute(dossier).differences[0]).toMatchObject({ place: '/profile', check: 'profile', computed: 'd'.repeat(64) });
  });
});
