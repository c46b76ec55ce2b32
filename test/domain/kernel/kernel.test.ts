import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { streamActor, system, type Actor } from '../../../domain/kernel/actor.js';
import { calendar2026 } from '../../../domain/law/calendar/state-council.js';
import type { Context } from '../../../domain/kernel/decider.js';
import { actsOf, blockersOf } from '../../../domain/kernel/act.js';
import { decisionIn } from '../../../domain/kernel/decision.js';
import { eventsOf } from '../../../domain/kernel/event.js';
import { choice, field } from '../../../domain/kernel/field.js';
import { happened, oneOf, type Gate } from '../../../domain/kernel/gate.js';
import { lifecycleOf, noticesOf } from '../../../domain/kernel/lifecycle.js';
import { refusing } from '../../../domain/kernel/refusals.js';
import { actSchemasOf, startSchemaOf } from '../../../domain/kernel/wire.js';
import { said, valuesOf } from '../../../domain/kernel/words.js';
import { everyLifecycle } from '../../../domain/lifecycles.js';
import { needStream } from '../../../domain/kernel/need-role.js';
import { ok } from '../../../domain/kernel/result.js';
import { personNamed } from '../../support/spelt.js';

/** A door: opened by its keeper, shut by anybody inside, bricked up by the clock. */
type Door = { readonly keeper: string; readonly open: boolean; readonly shut: number; readonly gone: boolean };

const refusals = {
  NOT_THE_KEEPER: { status: 403, zh: '不是管理员。', en: 'Not the keeper.' },
  DOOR_GONE: { status: 409, zh: '门已封。', en: 'The door is gone.' },
  DOOR_STAGE: { status: 409, zh: '门的状态不符。', en: 'The door is in another state.' },
  DOOR_HEAVY: { status: 409, zh: '门太重。', en: 'The door is heavy.' },
} as const;
const refused = refusing(refusals, { rule: 'T-1', source: 'own:test', cure: ['self'] });
const ways = { slowly: said('慢', 'slowly'), fast: said('快', 'fast') } as const;

const { born, event } = eventsOf<Door>();
const doorMade = born('doorMade', {
  words: said('造门', 'door made'),
  data: { keeper: field(z.string(), '管理员', 'keeper') },
  evolve: (data) => ({ ...data, open: false, shut: 0, gone: false }),
});
const doorOpened = event('doorOpened', {
  words: said('开门', 'door opened'),
  data: { way: field(choice(ways), '方式', 'way') },
  evolve: (state) => ({ ...state, open: true }),
  tells: [
    {
      ...{ tag: said('门', 'Door'), subject: said('门开了', 'open'), lines: [], rule: said('规则', 'rule') },
      to: (state, { way }) => (way === 'fast' ? [] : [{ person: personNamed(state.keeper) }]),
      values: (_state, { way }) => ({ way }),
    },
  ],
  effects: ({ way }) => (way === 'fast' ? [] : [{ kind: 'start', stream: 'pilot/draught', input: null }]),
  decision: { kind: 'stagePassage', words: said('开门', 'opened'), unless: ({ way }) => way === 'fast' },
});
const doorShut = event('doorShut', {
  words: said('关门', 'door shut'),
  data: {},
  evolve: (state) => ({ ...state, open: false, shut: state.shut + 1 }),
});
const doorBricked = event('doorBricked', { words: said('封门', 'door bricked up'), data: {}, evolve: (state) => ({ ...state, gone: true }) });
const events = [doorMade, doorOpened, doorShut, doorBricked] as const;

const keeper: Gate<Door> = (state, { actor }) =>
  actor.id === state.keeper ? ok(null) : refused('NOT_THE_KEEPER', { found: actor.id, needed: state.keeper });
const anybody: Gate<Door> = () => ok(null);
const light: Gate<Door> = (state) => (state.shut < 2 ? ok(null) : refused('DOOR_HEAVY', { found: state.shut, needed: { below: 2 } }));
const { act, clock, report } = actsOf<Door, ReturnType<(typeof events)[number]>, 'open' | 'shut'>({
  ended: (state) => (state.gone ? refused('DOOR_GONE', { found: 'gone', needed: 'a door' }) : ok(null)),
  at: (state, codes) => (codes.includes(state.open ? 'open' : 'shut') ? ok(null) : refused('DOOR_STAGE', { found: state.open, needed: codes })),
});
const openDoor = act('openDoor', {
  words: said('开门', 'open the door'),
  payload: { way: field(choice(ways), '方式', 'way') },
  who: keeper,
  at: ['shut'],
  gates: [light],
  decide: (_state, asked) => happened(doorOpened({ ...asked })),
});
const shutDoor = act('shutDoor', {
  words: said('关门', 'shut the door'),
  payload: {},
  who: oneOf(keeper, anybody),
  at: ['open'],
  decide: () => happened(doorShut({})),
});
const leaveParcel = act('leaveParcel', {
  words: said('放包裹', 'leave a parcel'),
  payload: {},
  who: anybody,
  door: [light],
  decide: (state) => happened(...(state.shut < 2 ? [] : [doorShut({})])),
});
type Word = { readonly type: 'knocked' | 'wentUndelivered' | 'toldToShut' };
const knocked = report<Word>('knocked', { words: said('敲门', 'a knock'), from: 'meeting', decide: () => happened() });
const wentUndelivered = report<Word>('wentUndelivered', {
  words: said('无人应答', 'no answer'),
  from: 'meeting',
  undelivered: true,
  decide: () => happened(),
});
const toldToShut = report<Word>('toldToShut', {
  words: said('令关门', 'an order to shut it'),
  from: (state, { actor }) => needStream(actor, `meeting/${state.keeper}`),
  at: ['open'],
  decide: () => happened(doorShut({})),
});
const brickUp = clock('brickUp', { words: said('封门', 'brick the door up'), at: ['shut'], gates: [light], decide: () => happened(doorBricked({})) });

const door = lifecycleOf<Door>()({
  kind: 'pilot',
  words: said('门', 'door'),
  input: { keeper: field(z.string(), '管理员', 'keeper') },
  start: (input: { readonly keeper: string }) => happened(doorMade(input)),
  events,
  acts: [openDoor, shutDoor, leaveParcel, knocked, wentUndelivered, toldToShut, brickUp],
  refusals,
  due: () => null,
  status: (state) => (state.open ? 'open' : 'shut'),
  ended: (state) => state.gone,
});

const by = (id: string): Context => ({ now: 0, calendar: calendar2026, actor: { id: personNamed(id), grants: [] } satisfies Actor });
const clockwork: Context = { ...by('x'), actor: system };
const made: Door = { keeper: 'li', open: false, shut: 0, gone: false };
const code = (state: Door, type: Parameters<typeof door.can>[1], context: Context): string => {
  const verdict = door.can(state, type, context);
  return verdict.ok ? 'ok' : verdict.error.code;
};

describe('given a lifecycle written act by act', () => {
  it('is born with its data and nothing else, and follows its events', () => {
    const start = door.start({ keeper: 'li' }, by('li'));
    expect(start).toEqual(ok([{ type: 'doorMade', keeper: 'li' }]));
    if (!start.ok) throw new Error('not born');
    const state = start.value.reduce<Door | null>((folded, one) => door.evolve(folded, one, 0), null);
    expect(state).toEqual(made);
    expect(door.evolve(made, doorOpened({ way: 'fast' }), 0)).toEqual({ ...made, open: true });
    expect(() => door.evolve(null, doorShut({}), 0)).toThrow('doorShut before the birth of its lifecycle');
  });

  it('changes with each event after the first what all of them change', () => {
    const counted = eventsOf<{ readonly n: number }>(({ n }) => ({ n: n + 1 }));
    const begun = counted.born('begun', { words: said('开始', 'begun'), data: {}, evolve: () => ({ n: 0 }) });
    const added = counted.event('added', {
      words: said('增加', 'added'),
      data: { by: field(z.int(), '数', 'by') },
      evolve: ({ n }, { by: more }) => ({ n: n + more }),
    });
    expect(added.evolve(begun.evolve(null, {}, 0), { by: 10 }, 0)).toEqual({ n: 11 });
  });

  it('refuses in one order: who, ended, stage, gates, and only then looks at the payload', () => {
    const all: Door = { keeper: 'li', open: true, shut: 2, gone: true };
    expect(code(all, 'openDoor', by('wang'))).toBe('NOT_THE_KEEPER');
    expect(code(all, 'openDoor', by('li'))).toBe('DOOR_GONE');
    expect(code({ ...all, gone: false }, 'openDoor', by('li'))).toBe('DOOR_STAGE');
    expect(code({ ...all, gone: false, open: false }, 'openDoor', by('li'))).toBe('DOOR_HEAVY');
    expect(code(made, 'openDoor', by('li'))).toBe('ok');
    expect(door.decide(all, { type: 'openDoor', way: 'fast' }, by('wang'))).toEqual(door.can(all, 'openDoor', by('wang')));
    expect(door.decide(made, { type: 'openDoor', way: 'fast' }, by('li'))).toEqual(ok([{ type: 'doorOpened', way: 'fast' }]));
  });

  it('shows all that the gates refuse to whoever has come in, and what keeps anybody else out by itself', () => {
    const lighter: Gate<Door> = (state) => (state.shut < 1 ? ok(null) : refused('DOOR_HEAVY', { found: state.shut, needed: { below: 1 } }));
    const lift = act('lift', {
      words: said('抬门', 'lift the door'),
      payload: {},
      who: keeper,
      at: ['shut'],
      gates: [light, lighter],
      decide: () => happened(),
    });
    const shown = (state: Door, id: string) => blockersOf(lift, state, by(id)).map((one) => [one.code, one.needed]);
    const heavy = { ...made, shut: 2 };
    expect(shown(heavy, 'li')).toEqual([
      ['DOOR_HEAVY', { below: 2 }],
      ['DOOR_HEAVY', { below: 1 }],
    ]);
    expect([shown({ ...made, shut: 1 }, 'li'), shown(made, 'li')]).toEqual([[['DOOR_HEAVY', { below: 1 }]], []]);
    expect(shown(heavy, 'wang').map(([name]) => name)).toEqual(['NOT_THE_KEEPER']);
    expect(shown({ ...heavy, open: true, gone: true }, 'li').map(([name]) => name)).toEqual(['DOOR_GONE']);
    expect(shown({ ...heavy, open: true }, 'li').map(([name]) => name)).toEqual(['DOOR_STAGE']);
    expect(door.blockers(heavy, 'openDoor', by('li'))).toHaveLength(1);
  });

  it('lets the first of several in who may, and only the clock do what is the clock’s', () => {
    expect(code({ ...made, open: true }, 'shutDoor', by('wang'))).toBe('ok');
    expect(code(made, 'brickUp', by('li'))).toBe('MACHINE_ONLY');
    expect(code(made, 'brickUp', clockwork)).toBe('ok');
    expect(code({ ...made, open: true }, 'brickUp', clockwork)).toBe('DOOR_STAGE');
    expect(code({ ...made, shut: 2 }, 'brickUp', clockwork)).toBe('DOOR_HEAVY');
    expect(code({ ...made, gone: true }, 'brickUp', clockwork)).toBe('ok');
  });

  it('hears a report from the kind that makes it, and where it may go undelivered from the shell in its place', () => {
    const from = (stream: string): Context => ({ ...by('x'), actor: streamActor(stream) });
    expect(['meeting/1', 'meetings/1', 'ballot/1'].map((stream) => code(made, 'knocked', from(stream)))).toEqual([
      'ok',
      'MACHINE_ONLY',
      'MACHINE_ONLY',
    ]);
    expect(code(made, 'knocked', clockwork)).toBe('MACHINE_ONLY');
    expect([clockwork, from('meeting/1'), from('ballot/1')].map((context) => code(made, 'wentUndelivered', context))).toEqual([
      'ok',
      'ok',
      'MACHINE_ONLY',
    ]);
  });

  it('hears an order from whom the state names alone, and at its stage', () => {
    const from = (stream: string): Context => ({ ...by('x'), actor: streamActor(stream) });
    const opened: Door = { ...made, open: true };
    const heard = [`meeting/${made.keeper}`, 'meeting/another'].map((stream) => code(opened, 'toldToShut', from(stream)));
    expect([...heard, code(opened, 'toldToShut', clockwork), code(made, 'toldToShut', from(`meeting/${made.keeper}`))]).toEqual([
      'ok',
      'MACHINE_ONLY',
      'MACHINE_ONLY',
      'DOOR_STAGE',
    ]);
  });

  it('shows an act as over behind its door, and decides all the same what is still sent', () => {
    const heavy: Door = { ...made, shut: 2 };
    expect(code(heavy, 'leaveParcel', by('wang'))).toBe('DOOR_HEAVY');
    expect(door.decide(heavy, { type: 'leaveParcel' }, by('wang'))).toEqual(ok([{ type: 'doorShut' }]));
    expect(code({ ...heavy, gone: true }, 'leaveParcel', by('wang'))).toBe('DOOR_GONE');
  });

  it('tells and decides what its events say, unless they say that nothing was decided', () => {
    const [follows, told] = door.effects(doorOpened({ way: 'slowly' }), made);
    expect(follows).toEqual({ kind: 'start', stream: 'pilot/draught', input: null });
    expect(told).toEqual({ kind: 'notice', template: 'pilot.doorOpened', to: [{ person: 'li' }], data: { way: 'slowly' } });
    expect(door.effects(doorOpened({ way: 'fast' }), made)).toEqual([]);
    expect(Object.keys(noticesOf(door))).toEqual(['pilot.doorOpened']);
    expect(decisionIn(door, { type: 'doorOpened', data: { way: 'slowly' } })).toMatchObject({ decision: 'stagePassage', en: 'opened' });
    expect(decisionIn(door, { type: 'doorOpened', data: { way: 'fast' } })).toBeNull();
    expect(decisionIn(door, { type: 'doorShut', data: {} })).toBeNull();
  });

  it('has a wire schema for each act of a person, closed to other fields', () => {
    const schemas = actSchemasOf(door);
    expect(Object.keys(schemas)).toEqual(['openDoor', 'shutDoor', 'leaveParcel']);
    expect(schemas['openDoor']?.safeParse({ way: 'fast' }).success).toBe(true);
    expect(schemas['openDoor']?.safeParse({ way: 'kick' }).success).toBe(false);
    expect(schemas['shutDoor']?.safeParse({ way: 'fast' }).success).toBe(false);
    expect(z.toJSONSchema(schemas['openDoor'] ?? z.never())).toMatchObject({ properties: { way: { title: '方式 · way', enum: valuesOf(ways) } } });
    expect(startSchemaOf(door).parse({ keeper: 'li' })).toEqual({ keeper: 'li' });
    expect(() => startSchemaOf({ kind: 'door', input: null })).toThrow('nobody begins a door by a request');
  });

  it('two definitions of one name, and a name that nothing defines, are faults of ours', () => {
    const spec = {
      kind: 'pilot',
      words: door.words,
      input: null,
      start: () => happened(doorMade({ keeper: 'li' })),
      refusals,
      due: () => null,
      status: () => '',
    } as const;
    const twice = () => lifecycleOf<Door>()({ ...spec, ended: () => false, events, acts: [openDoor, shutDoor, openDoor] });
    expect(twice).toThrow('pilot defines openDoor twice');
    expect(() => door.can(made, 'constructor' as 'openDoor', by('li'))).toThrow('pilot knows no constructor');
  });
});

describe('every lifecycle that is written once', () => {
  it.each(everyLifecycle.map((one) => [one.kind, one] as const))(
    '%s has words in both languages for itself, its acts and its events',
    (_kind, one) => {
      const words = [one.words, ...Object.values(one.commands).map(({ words: w }) => w), ...Object.values(one.events).map(({ words: w }) => w)];
      expect(words.length).toBeGreaterThan(2);
      for (const { zh, en } of words) {
        expect(zh).toMatch(/\p{Script=Han}/u);
        expect(en).toMatch(/[a-z]/);
      }
    },
  );
});
