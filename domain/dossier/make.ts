import { consistencyProof } from '../kernel/log/consistency.js';
import { rootOfLeaves } from '../kernel/log/merkle.js';
import type { Calendar } from '../law/calendar/calendar.js';
import type { Recorded } from '../kernel/decider.js';
import { contentFrom, contentOf } from './content.js';
import type { Dossier, Head, Log, NoticeFigures, Software } from './dossier.js';
import { sealOf, type RowSeals } from './seal.js';
import { shownThrough, type Veil } from './veil.js';
import type { Folded } from './fold.js';

/** What a dossier is made of. `later` are the leaves of the events that have followed the decision, in order. */
export type Given = {
  readonly events: readonly Recorded[];
  readonly later: readonly string[];
  readonly calendar: Calendar;
  readonly profile: Dossier['profile'];
  readonly notices: readonly NoticeFigures[];
  readonly software: Software;
};

export const sealed = (content: Omit<Dossier, 'seal'>): Dossier => ({ ...content, seal: sealOf(content) });

/** The whole dossier of the last event. */
export function makeDossier({ events, later, calendar, profile, notices, software }: Given): Dossier {
  return sealed({ ...contentOf(events, calendar), log: logOf(events, later), calendar, profile, notices, software, sight: 'full' });
}

/** What was remembered of a log that passed by once, however long it was. */
export type Passed = { readonly folded: Folded; readonly log: Head['log']; readonly rows: RowSeals };

/** The dossier of the last event for a reader behind a veil, around events that are written elsewhere. */
export function makeHead({ folded, log, rows }: Passed, rest: Omit<Given, 'events' | 'later'>, veil: Veil | null): Head {
  const { calendar, profile, notices, software } = rest;
  const whole = { ...contentFrom(folded, calendar), log, calendar, profile, notices, software, sight: 'full' } as const;
  const shown = veil === null ? whole : shownThrough(whole, veil.sight);
  return { ...shown, seal: sealOf(shown, rows) };
}

function logOf(events: readonly Recorded[], later: readonly string[]): Log {
  const leaves = events.map((event) => event.leaf);
  const all = [...leaves, ...later];
  return {
    size: leaves.length,
    root: rootOfLeaves(leaves),
    events,
    later: later.length === 0 ? null : { size: all.length, root: rootOfLeaves(all), proof: consistencyProof(all, leaves.length) },
  };
}
