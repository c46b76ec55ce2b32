import { describe, expect, it } from 'vitest';
import type { AnyCommand, Kind } from '../../../domain/kernel/decider.js';
import { partOf } from '../../../domain/kernel/lifecycle.js';
import type { Refusal } from '../../../domain/kernel/refusal.js';
import type { Result } from '../../../domain/kernel/result.js';
import { Dice } from '../../support/fuzz/random.js';
import { Ground, walk, type Asked, type Look, type Place } from './walker.js';
import { worlds } from './worlds.js';
import { howMany } from '../../support/campaign.js';

/*
 * An act that is shown open takes some well-formed payload, here and now; one that is not is refused by the same refusal whatever is sent. Random
 * walks through every lifecycle look at every act for everybody, somebody without an account among them.
 */

const walks = { seeds: howMany(24, 4), steps: 7 } as const;

/** Asked again where what a gate has looked for is used: several acts share the place. */
const askedAgain = ['NO_BALLOT_IN_PROFILE'];

const coded = (refusal: Refusal | null): string => JSON.stringify(refusal);

type Barred = { readonly place: Place; readonly asked: Asked; readonly refusal: Refusal };
/** What the walks of one lifecycle showed. */
class Report {
  readonly places = { seen: 0 };
  readonly taken = new Set<string>();
  readonly untrue = new Set<string>();
  readonly otherwise = new Set<string>();
  /** Where a gate was the first to refuse. */
  readonly barred = new Map<string, Barred[]>();

  private keep(gate: string, one: Barred): void {
    const kept = this.barred.get(gate) ?? [];
    if (kept.length < 12) this.barred.set(gate, [...kept, one]);
  }

  constructor(readonly ground: Ground) {}

  look(place: Place, look: Look): void {
    const { act, actor, blockers, tried } = look;
    const may = this.ground.noun.decider.can(place.state, act, this.ground.context(place, actor));
    if (may.ok ? blockers.length > 0 : coded(may.error) !== coded(blockers[0] ?? null)) this.otherwise.add(act);
    if (blockers.length > 0) this.closed(place, look);
    else if (tried.some(({ verdict }) => verdict.ok)) this.taken.add(act);
    else this.open(act, tried);
  }

  private open(act: string, tried: Look['tried']): void {
    const codes = tried.flatMap(({ verdict }) => (verdict.ok ? [] : [verdict.error.code]));
    this.untrue.add(`${act}: ${[...new Set(codes)].sort().join(' ')}`);
  }

  private closed(place: Place, { act, actor, blockers: [blocker], tried }: Look): void {
    const found = this.ground.gatesOf(act);
    const context = this.ground.context(place, actor);
    const at = found === null ? -1 : [...found.entry, ...found.gates].findIndex((gate) => !gate(place.state, context).ok);
    // Behind a door the act is over, and what is sent all the same is kept or refused as it deserves.
    if (found !== null && at < 0) return;
    for (const { command, verdict } of tried) {
      if (verdict.ok || blocker === undefined || coded(verdict.error) !== coded(blocker)) this.otherwise.add(act);
      else if (at >= 0) this.keep(`${act} ${at}`, { place, asked: [actor, command], refusal: blocker });
    }
  }
}

function reportOf(ground: Ground): Report {
  const report = new Report(ground);
  for (let seed = 0; seed < Math.max(walks.seeds, ground.world.starts.length); seed += 1)
    for (const { place, looks } of walk(ground, seed, walks.steps)) {
      report.places.seen += 1;
      for (const look of looks) report.look(place, look);
    }
  return report;
}

type Copy = ReturnType<typeof without>;

/** The lifecycle with one act, and that without one of its gates; without its door, too, which says the same of who comes too late. */
function without(ground: Ground, act: string, at: number) {
  const found = ground.gatesOf(act);
  const asked = found === null ? [] : [...found.entry, ...found.gates];
  const open = { ...found, entry: [], gates: asked.filter((_, n) => n !== at), door: [] };
  return partOf()({ kind: ground.noun.kind, words: { zh: '', en: '' }, input: null, refusals: {}, events: [], acts: [open as never] });
}

/**
 * Whether both what is shown and what is answered are another thing once the gate is gone; an act that cannot be carried out at all is one. Of the thing
 * that a payload names an act may still say the same: so several payloads are sent.
 */
function another(
  copy: Copy,
  ground: Ground,
  { place, asked: [actor, command], refusal }: Barred,
): { readonly shown: boolean; readonly answered: boolean } {
  const context = ground.context(place, actor);
  const differs = (ask: () => Result<unknown, Refusal>): boolean => {
    try {
      const verdict = ask();
      return verdict.ok || coded(verdict.error) !== coded(refusal);
    } catch {
      return true;
    }
  };
  return {
    shown: differs(() => copy.can(place.state, command.type as never, context)),
    answered: [command, ...others(ground, place, [actor, command])].some((one) => differs(() => copy.decide(place.state, one as never, context))),
  };
}

function others(ground: Ground, place: Place, [actor, { type }]: Asked): readonly AnyCommand[] {
  const dice = new Dice(7);
  return Array.from({ length: 8 }, (_, n) => ground.command(place, [type, actor], dice, n % 2 === 0)).flatMap((one) => (one === null ? [] : [one]));
}

const made = new Map<Kind, Report>();
function reportOn(kind: Kind): Report {
  const world = worlds.find((one) => one.kind === kind);
  if (world === undefined) throw new Error(kind);
  const report = made.get(kind) ?? reportOf(new Ground(world));
  made.set(kind, report);
  return report;
}

describe.each(worlds.map(({ kind }) => [kind] as const))('XE2 the acts of a %s', (kind) => {
  it('are looked at in many places', () => {
    const { places, taken, ground } = reportOn(kind);
    expect(places.seen).toBeGreaterThanOrEqual(28);
    expect(taken.size).toBeGreaterThan(Object.keys(ground.noun.acts).length * 0.4);
  }, 600_000);

  it('are taken where they are open, with some payload', () => expect([...reportOn(kind).untrue].sort()).toEqual([]));

  it('are refused where they are not, as was shown beside them', () => expect([...reportOn(kind).otherwise].sort()).toEqual([]));

  it('are shown and refused otherwise once one of their gates is deleted', () => {
    const { barred, ground } = reportOn(kind);
    const alike = [...barred].flatMap(([gate, kept]) => {
      const [act = '', at = ''] = gate.split(' ');
      const copy = without(ground, act, Number(at));
      const seen = kept.map((one) => another(copy, ground, one));
      const shown = seen.some((one) => one.shown);
      const answered = seen.some((one) => one.answered) || kept.every(({ refusal }) => askedAgain.includes(refusal.code));
      return shown && answered ? [] : [{ gate, shown, answered, code: kept[0]?.refusal.code }];
    });
    expect(alike).toEqual([]);
  });
});
