import type { Decider } from '../../../domain/kernel/decider.js';
import { refuse } from '../../../domain/kernel/refusal.js';
import { ok } from '../../../domain/kernel/result.js';

/** The smallest lifecycle that uses everything the shell offers: a count with a deadline, a child, a report and a notice. */
export type Counter = {
  readonly count: number;
  readonly ticks: number;
  readonly nextTick: number | null;
  readonly every: number;
  readonly ended: boolean;
  readonly heard: readonly string[];
};
export type CounterCommand =
  | { readonly type: 'add'; readonly n: number }
  | { readonly type: 'tick' }
  | { readonly type: 'spawn'; readonly child: `register/${string}` }
  | { readonly type: 'report'; readonly from: string }
  | { readonly type: 'end' };
export type CounterEvent =
  | { readonly type: 'born'; readonly at: number; readonly every: number; readonly parent: string | null }
  | { readonly type: 'added'; readonly n: number }
  | { readonly type: 'ticked'; readonly next: number }
  | { readonly type: 'spawned'; readonly child: `register/${string}`; readonly self: string }
  | { readonly type: 'reported'; readonly from: string }
  | { readonly type: 'ended' };
/** It is bound as a register, and so has what the birth of one says to Temporal's pages. */
export const asRegister = { code: 'COUNT', organisation: '51210000MJ4K0X072M' } as const;
export type CounterInput = typeof asRegister & { readonly every: number; readonly parent: string | null };

const why = { rule: 'T-1', source: 'own:test', cure: ['self'] } as const;

export const counter: Decider<Counter, CounterCommand, CounterEvent, CounterInput> = {
  kind: 'register',
  commands: { add: true, tick: true, spawn: true, report: true, end: true },
  start: (input, { now }) =>
    input.every < 0
      ? refuse('EVERY_NEGATIVE', { ...why, found: input.every, needed: 0 })
      : ok([{ type: 'born', at: now, every: input.every, parent: input.parent }]),
  decide: (state, command, { now, stream }) => {
    if (state.ended) return refuse('ENDED', { ...why, found: true, needed: false });
    if (command.type === 'add')
      return command.n > 0 ? ok([{ type: 'added', n: command.n }]) : refuse('NOT_POSITIVE', { ...why, found: command.n, needed: 1 });
    if (command.type === 'tick')
      return state.nextTick !== null && now >= state.nextTick
        ? ok([{ type: 'ticked', next: state.nextTick + state.every }])
        : refuse('EARLY', { ...why, found: now, needed: state.nextTick });
    if (command.type === 'spawn') return ok([{ type: 'spawned', child: command.child, self: stream ?? '' }]);
    if (command.type === 'report') return ok([{ type: 'reported', from: command.from }]);
    return ok([{ type: 'ended' }]);
  },
  evolve: (state, event) => {
    const now = state ?? { count: 0, ticks: 0, nextTick: null, every: 0, ended: false, heard: [] };
    if (event.type === 'born') return { ...now, every: event.every, nextTick: event.every ? event.at + event.every : null };
    if (event.type === 'added') return { ...now, count: now.count + event.n };
    if (event.type === 'ticked') return { ...now, ticks: now.ticks + 1, nextTick: event.next };
    if (event.type === 'reported') return { ...now, heard: [...now.heard, event.from] };
    if (event.type === 'ended') return { ...now, ended: true, nextTick: null };
    return now;
  },
  due: (state) => (state.nextTick === null ? null : { at: state.nextTick, command: { type: 'tick' } }),
  effects: (event) => {
    if (event.type === 'spawned') return [{ kind: 'start', stream: event.child, input: { ...asRegister, every: 0, parent: event.self } }];
    if (event.type === 'born' && event.parent)
      return [{ kind: 'tell', stream: event.parent as `register/${string}`, command: { type: 'report', from: 'child' } as { type: string } }]; // the parent is a register in these tests
    if (event.type === 'ticked') return [{ kind: 'notice', template: 'ticked', to: [{ feed: 'public' }], data: { next: event.next } }];
    return [];
  },
  can: () => ok(null),
  blockers: () => [],
  status: (state) => (state.ended ? 'ended' : 'open'),
  ended: (state) => state.ended,
};
