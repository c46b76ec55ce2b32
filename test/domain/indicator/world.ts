import type { Instant, Recorded, Stream } from '../../../domain/kernel/decider.js';
import { record } from '../../../domain/kernel/log/record.js';
import { cellOf, worldOf, type Asked, type Cell } from '../../../domain/indicator/cell.js';
import type { Facts } from '../../../domain/indicator/facts.js';
import { factsAfter } from '../../../domain/indicator/fold.js';
import { indicatorOf } from '../../../domain/indicator/indicators.js';
import { calendar2026 } from '../../../domain/law/calendar/state-council.js';
import { personNamed } from '../../support/spelt.js';
import type { Run } from '../run.js';

/* Facts folded from what the deciders themselves decided, as the journal folds them. */

type Entry = { readonly event: { readonly type: string }; readonly at: Instant; readonly state: unknown };

const recorded = (stream: Stream, { event, at }: Entry, seq: number): Recorded =>
  record(event, { stream, seq, at, actor: personNamed('wang'), commandId: `wang:${seq}` }).recorded;

export const foldedFacts = (stream: Stream, log: readonly Entry[]): Facts | null =>
  log.reduce<Facts | null>((facts, entry, n) => factsAfter(facts, recorded(stream, entry, n + 1), entry.state), null);

/** The log of a run, told act by act. */
export function logOf<State, Event extends { readonly type: string }>(...runs: readonly Run<State, Event>[]): readonly Entry[] {
  return runs.flatMap(({ latest, now, state }) => latest.map((event) => ({ event, at: now, state })));
}

/** A cell of an indicator over these facts, of all time up to `at` unless asked otherwise. */
export function cell(id: string, facts: readonly (Facts | null)[], asked: Partial<Asked> & { readonly at: Instant }): Cell {
  const indicator = indicatorOf(id);
  if (indicator === null) throw new Error(`no indicator is called ${id}`);
  return cellOf(indicator, worldOf(facts.filter((one) => one !== null)), { from: 0, calendar: calendar2026, ...asked });
}
