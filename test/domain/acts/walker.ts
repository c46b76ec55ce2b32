import type { z } from 'zod';
import type { Noun } from '../../../api/nouns.js';
import { nounTable } from '../../../api/noun-table.js';
import { everybody, system, type Actor } from '../../../domain/kernel/actor.js';
import { localDate } from '../../../domain/law/calendar/instant.js';
import { calendar2026 } from '../../../domain/law/calendar/state-council.js';
import type { AnyCommand, Context, Instant, Kind, Stream } from '../../../domain/kernel/decider.js';
import type { Gate } from '../../../domain/kernel/gate.js';
import type { Refusal } from '../../../domain/kernel/refusal.js';
import type { Result } from '../../../domain/kernel/result.js';
import { bodyOf, type Pool } from '../../support/fuzz/body-of.js';
import { Dice } from '../../support/fuzz/random.js';

/** Where a lifecycle stands, and when. */
export type Place = { readonly state: unknown; readonly now: Instant; readonly stream: Stream };
export type Asked = readonly [Actor, AnyCommand];

/** What a walk must know of a lifecycle beside its acts. */
export type World = {
  readonly kind: Kind;
  readonly starts: readonly (() => Place)[];
  readonly actors: readonly Actor[];
  /** Payloads no schema would hit upon; a field left out is chosen by the schema. */
  readonly hints?: { readonly [act: string]: (place: never, dice: Dice, actor: Actor) => { readonly [field: string]: unknown } };
  /** What the API fills in beside the payload. */
  readonly known?: { readonly [act: string]: (place: never, body: never, actor: Actor) => { readonly [field: string]: unknown } };
  /** What other lifecycles would report. */
  readonly reports?: (place: never, dice: Dice) => readonly Asked[];
  /** Values that mean something here, by the name of the field. */
  readonly values?: { readonly [field: string]: readonly unknown[] };
};

type Verdict = Result<readonly { readonly type: string }[], Refusal>;
type Gated = { readonly entry: readonly Gate<unknown>[]; readonly gates: readonly Gate<unknown>[]; readonly door: readonly Gate<unknown>[] };

/** One lifecycle with its acts as the API offers them. */
export class Ground {
  readonly noun: Noun;

  constructor(readonly world: World) {
    const noun = nounTable.find((one) => one.kind === world.kind);
    if (noun === undefined) throw new Error(`no noun serves ${world.kind}`);
    this.noun = noun;
  }

  context({ now, stream }: Place, actor: Actor): Context {
    return { now, actor, calendar: calendar2026, stream };
  }

  blockers = (place: Place, actor: Actor, act: string): readonly Refusal[] =>
    this.noun.decider.blockers(place.state, act, this.context(place, actor));

  decide = (place: Place, [actor, command]: Asked): Verdict => this.noun.decider.decide(place.state, command, this.context(place, actor));

  /** The act as its definition has it; null where it still stands in tables of an older form. */
  gatesOf(act: string): Gated | null {
    const found: unknown = this.noun.decider.commands[act];
    return typeof found === 'object' && found !== null && 'gates' in found ? (found as Gated) : null; // written by act()
  }

  after(place: Place, events: readonly { readonly type: string }[], now: Instant): Place {
    const state = events.reduce<unknown>((before, event) => this.noun.decider.evolve(before, event, now), place.state);
    return { ...place, state, now };
  }

  private readonly pools = new WeakMap<Place, Pool>();

  private poolOf(place: Place): Pool {
    const known = this.pools.get(place) ?? poolOf(place, this.world);
    this.pools.set(place, known);
    return known;
  }

  /** A well-formed command; null when none was found. One drawn blindly knows nothing of what stands in the state. */
  command(place: Place, [act, actor]: readonly [string, Actor], dice: Dice, blindly = false): AnyCommand | null {
    const route = this.noun.acts[act];
    if (route === undefined) throw new Error(`no act ${act}`);
    const whole = this.poolOf(place);
    const pool = blindly ? { ...whole, named: {} } : whole;
    const hint = blindly ? undefined : this.world.hints?.[act];
    for (let tries = 0; tries < 20; tries += 1) {
      const drawn = {
        ...(bodyOf(route.jsonSchema, pool, dice) as object),
        ...(hint === undefined || dice.once(6) ? {} : hint(place as never, dice, actor)),
      };
      const parsed = (route.body as z.ZodType<object>).safeParse(drawn);
      if (!parsed.success) continue;
      const known = this.world.known?.[act]?.(place as never, parsed.data as never, actor) ?? {};
      // Blindly a seat is anybody's.
      return { ...parsed.data, ...known, ...(blindly && 'seat' in known ? { seat: dice.below(8) } : {}), type: act };
    }
    return null;
  }
}

/** One of a list, or nothing of it. */
export const oneOfThem = <One extends object>(dice: Dice, list: readonly One[]): Partial<One> => (list.length === 0 ? {} : dice.pick(list));

const always = { url: ['https://example.org/1'], reason: ['理由'], reasons: [['理由']] };

/** What stands in a state, by the field it stands under; numbers that count things stand for each other. */
function poolOf({ state, now }: Place, { values = {}, actors }: World): Pool {
  const named: { [field: string]: unknown[] } = {};
  const texts = new Set<string>();
  const add = (field: string, value: unknown): void => void (named[field] ??= []).push(value);
  const walk = (field: string, value: unknown): void => {
    if (Array.isArray(value)) value.forEach((one) => walk(field, one));
    else if (typeof value === 'object' && value !== null) for (const [name, one] of Object.entries(value)) walk(name, one);
    else if (value !== null && value !== undefined) {
      if (field !== '') add(field, value);
      if (typeof value === 'string') texts.add(value);
    }
  };
  walk('', state);
  texts.add('b'.repeat(64));
  const today = localDate(now);
  for (const text of [today, localDate(now + 200 * 86_400_000)]) texts.add(text);
  const counted = [...new Set([1, 2, ...(named['n'] ?? [])])];
  const numbers = Object.fromEntries(
    ['n', 'complaint', 'objection', 'item', 'issue', 'call', 'vote', 'proposal', 'comment', 'seat'].map((f) => [f, counted]),
  );
  const persons = [...new Set([...(named['person'] ?? []), ...actors.map(({ id }) => id)])];
  const people = { person: persons, by: persons, holder: persons };
  const dates = { on: [today], startsOn: [today], from: [today, now], until: [now + 20 * 86_400_000], opensAt: [now + 40 * 86_400_000] };
  return { named: { ...named, ...always, ...numbers, ...people, ...dates, ...values }, texts: [...texts].slice(0, 200) };
}

/** What an act was seen to be where it was asked: what stands in the way, or the commands that were tried and what became of them. */
export type Look = {
  readonly act: string;
  readonly actor: Actor;
  readonly blockers: readonly Refusal[];
  readonly tried: readonly { readonly command: AnyCommand; readonly verdict: Verdict }[];
};

/** How often an open act is asked, before it is given up as open in name only. */
const patience = 150;

/** Asks every act for every actor; an open one until a payload of it is taken. */
export function* looks(ground: Ground, place: Place, dice: Dice): Generator<Look> {
  for (const actor of [...ground.world.actors, everybody])
    for (const act of Object.keys(ground.noun.acts)) {
      const blockers = ground.blockers(place, actor, act);
      const tried: { command: AnyCommand; verdict: Verdict }[] = [];
      for (let n = blockers.length === 0 ? patience : 1; n > 0; n -= 1) {
        const command = ground.command(place, [act, actor], dice);
        if (command === null) continue;
        const verdict = ground.decide(place, [actor, command]);
        tried.push({ command, verdict });
        if (verdict.ok) break;
      }
      yield { act, actor, blockers, tried };
    }
}

/** Lets the clock act on all that is due. */
export function ticked(ground: Ground, place: Place, now: Instant): Place {
  const { decider } = ground.noun;
  let here = place;
  for (let turns = 0; turns < 200; turns += 1) {
    const due = decider.ended(here.state) ? null : decider.due(here.state);
    if (due === null || due.at > now) break;
    const at = Math.max(here.now, due.at);
    const done = ground.decide({ ...here, now: at }, [system, due.command]);
    if (!done.ok) throw new Error(`the clock was refused ${due.command.type}: ${done.error.code}`);
    here = ground.after(here, done.value, at);
  }
  return { ...here, now };
}

const day = 86_400_000;

/** A walk from one of the starts: at each place everything is looked at, then something that was taken happens, rare acts before common ones. */
export function* walk(ground: Ground, seed: number, steps: number): Generator<{ readonly place: Place; readonly looks: readonly Look[] }> {
  const dice = new Dice(seed);
  const start = ground.world.starts[seed % ground.world.starts.length];
  if (start === undefined) throw new Error('nowhere to start');
  const used = new Map<string, number>();
  let place = start();
  for (let n = 0; n < steps; n += 1) {
    const seen = [...looks(ground, place, dice)];
    yield { place, looks: seen };
    const open: Asked[] = seen.flatMap(({ actor, tried }) =>
      tried.flatMap(({ command, verdict }) => (verdict.ok ? [[actor, command] as const] : [])),
    );
    const heard = (ground.world.reports?.(place as never, dice) ?? []).filter((one) => {
      const verdict = ground.decide(place, one);
      return verdict.ok && verdict.value.length > 0;
    });
    const asked = heard.length > 0 && dice.once(2) ? dice.pick(heard) : rarest(open, used, dice);
    if (asked !== null) {
      used.set(asked[1].type, (used.get(asked[1].type) ?? 0) + 1);
      const done = ground.decide(place, asked);
      if (done.ok) place = ground.after(place, done.value, place.now);
    }
    place = ticked(ground, place, place.now + dice.pick([0, 0, 60_000, day, 5 * day, 40 * day]));
  }
}

function rarest(open: readonly Asked[], used: ReadonlyMap<string, number>, dice: Dice): Asked | null {
  if (open.length === 0) return null;
  const drawn = [dice.pick(open), dice.pick(open), dice.pick(open)];
  return drawn.toSorted(([, a], [, b]) => (used.get(a.type) ?? 0) - (used.get(b.type) ?? 0))[0] ?? null;
}
