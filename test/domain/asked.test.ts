import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Grant } from '../../domain/kernel/actor.js';
import type { Asked, Recorded } from '../../domain/kernel/decider.js';
import type { Dossier } from '../../domain/dossier/dossier.js';
import { recompute } from '../../domain/dossier/recompute.js';
import { sealOf } from '../../domain/dossier/seal.js';
import { publicBallotRow, withoutPerson } from '../../domain/dossier/veil.js';
import { alike } from '../../domain/kernel/log/asked.js';
import { canonical } from '../../domain/kernel/log/canonical.js';
import { rootOfLeaves } from '../../domain/kernel/log/merkle.js';
import { leafHolds, leafOf } from '../../domain/kernel/log/record.js';
import { input, officer, society, start, text, voter, who } from './ballot/ballot-fixture.js';
import { Life } from './dossier/dossier-fixture.js';

const office: Grant = { role: 'officer', organisation: society };
const manifold = {
  ...who('manifold'),
  grants: [{ role: 'expert', organisation: society }, office, { role: 'chair', organisation: society }] as const,
};

const begun = () => new Life('ballot/b1', input({ opens: 'atStart' }), { actor: officer, now: start });
const last = ({ events }: Life): Recorded => events.at(-1) as Recorded; // each life has a birth

describe('given a command that was accepted, the archive keeps what was asked', () => {
  it('whole where no event holds it, with the one grant of several that it needed', () => {
    const life = begun().do(manifold, { type: 'proposeExtension', days: 5, reason: '函件迟到' } as { readonly type: string });
    expect(last(life)).toMatchObject({
      type: 'extensionProposed',
      asked: { command: { type: 'proposeExtension', days: 5, reason: '函件迟到' }, grants: [office] },
    });
    expect(leafHolds(last(life))).toBe(true);
  });

  it('not twice: a birth and a vote hold all of it, and a voter needs no grant', () => {
    const life = begun().do(voter(0), { type: 'castVote', seat: 0, choice: 'yes', text } as { readonly type: string });
    expect(last(life).type).toBe('voteCast');
    expect(last(life)).not.toHaveProperty('asked');
    expect(life.events[0]?.asked).not.toHaveProperty('command');
  });

  it('a vote that said more than its event holds is kept whole', () => {
    const command = { type: 'castVote', seat: 1, choice: 'abstain', text, confirmed: true } as const;
    expect(last(begun().do(voter(1), command)).asked).toEqual({ command });
  });

  it('once for all events of one command, and of the clock too', () => {
    const life = begun().do(voter(0), { type: 'castVote', seat: 0, choice: 'yes', text } as { readonly type: string });
    life.runUntil(start + 40 * 86_400_000);
    const closed = life.events.find(({ type }) => type === 'ballotClosed');
    expect(closed?.asked).toEqual({ command: { type: 'closeBallot' } });
    for (const { commandId } of life.events) expect(life.events.filter((one) => one.commandId === commandId && one.asked).length).toBeLessThan(2);
  });
});

describe('two values', () => {
  const json = fc.jsonValue({ maxDepth: 3 });
  it('are alike where their canonical texts are the same, and nowhere else', () => {
    fc.assert(fc.property(json, json, (a, b) => alike(a, b) === (canonical(a) === canonical(b))));
    fc.assert(fc.property(json, (a) => alike(a, JSON.parse(JSON.stringify(a)))));
  });

  it.each<readonly [unknown, unknown, boolean]>([
    [{ a: 1, b: undefined }, { a: 1 }, true],
    [{ a: 1 }, { b: undefined, a: 1 }, true],
    [{ a: { b: [1, { c: 2 }] } }, { a: { b: [1, { c: 3 }] } }, false],
    [[1], { 0: 1 }, false],
    [[], {}, false],
    [null, {}, false],
    [[1, 2], [1], false],
    [{ a: null }, {}, false],
  ])('%j and %j: %s', (a, b, same) => {
    expect([alike(a, b), alike(b, a)]).toEqual([same, same]);
  });
});

/** The dossier with what was asked at its last office act replaced, and leaf, root and seal made to fit. */
function withAsked(dossier: Dossier, change: (asked: Asked) => Asked): Dossier {
  const rows = dossier.log.events as readonly Recorded[]; // a whole dossier
  const at = rows.findLastIndex(({ type }) => type === 'ballotExtended');
  const events = rows.map((row, n): Recorded => {
    if (n !== at || row.asked === undefined) return row;
    const entry = { ...row, asked: change(row.asked) };
    return { ...entry, leaf: leafOf(entry) };
  });
  const { seal: _seal, ...content } = {
    ...dossier,
    log: { ...dossier.log, events, root: rootOfLeaves(events.map(({ leaf }) => leaf)), later: null },
  };
  return { ...content, seal: sealOf(content) };
}

describe('given a dossier of a ballot that two persons prolonged', () => {
  const life = begun()
    .do(officer, { type: 'proposeExtension', days: 5, reason: '函件迟到' } as { readonly type: string })
    .do(who('chair', 'chair'), { type: 'confirmExtension', n: 1 } as { readonly type: string });
  life.runUntil(start + 60 * 86_400_000);
  const dossier = life.dossier(life.events.findIndex(({ type }) => type === 'ballotClosed') + 1);

  it('everything is decided again under the grants it was given by: authority is proven, identity is not', () => {
    expect(recompute(dossier)).toMatchObject({ verdict: 'same', notDecidedAgain: [] });
    expect(recompute(dossier).notProven).toEqual(['identity', 'thatTheLogIsTheOneTheSystemHolds']);
  });

  it.each<readonly [string, (asked: Asked) => Asked]>([
    ['without the grant', ({ grants: _grants, ...asked }) => asked],
    ['under another office', (asked) => ({ ...asked, grants: [{ role: 'monitor', organisation: '*' }] })],
    ['of another society', (asked) => ({ ...asked, grants: [{ role: 'chair', organisation: '91350200776049653A' }] })],
    ['as another command', (asked) => ({ ...asked, command: { type: 'closeMeeting' } })],
    ['as no command at all', (asked) => ({ ...asked, command: { type: 'constructor' } })],
    ['as nothing', ({ grants = [] }) => ({ grants })],
  ])('a careful forger who lets it have been asked %s is found out, at that event', (_how, change) => {
    const { verdict, differences } = recompute(withAsked(dossier, change));
    expect(verdict).toBe('different');
    expect(differences.map(({ place }) => place).join(' ')).toMatch(/\/log\/events\/3/);
  });

  it('a leaf changed with what was asked is no leaf of it', () => {
    const row = life.events.find(({ asked }) => asked?.grants !== undefined) as Recorded;
    expect(leafHolds({ ...row, asked: { ...row.asked, grants: [] } })).toBe(false);
    expect(leafHolds({ ...row, asked: undefined })).toBe(false);
  });

  it('who may not see persons sees nothing of what was asked, and that it is withheld', () => {
    for (const row of life.events)
      for (const shown of [withoutPerson(row), publicBallotRow(row)]) {
        expect(shown).not.toHaveProperty('asked');
        expect(shown.withheld).toContain('asked');
      }
  });
});
