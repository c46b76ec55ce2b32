import { consistencyProof } from '../log/consistency.js';
import { rootOfLeaves } from '../log/merkle.js';
import type { Calendar } from '../calendar/calendar.js';
import type { Recorded } from '../decider.js';
import type { Profile } from '../profile/profile.js';
import { contentOf } from './content.js';
import type { Dossier, Log, NoticeFigures, Software } from './dossier.js';
import { sealOf } from './seal.js';

/** What a dossier is made of. `later` are the leaves of the events that have followed the decision, in order. */
export type Given = {
  readonly events: readonly Recorded[];
  readonly later: readonly string[];
  readonly calendar: Calendar;
  readonly profile: Profile | null;
  readonly notices: readonly NoticeFigures[];
  readonly software: Software;
};

export const sealed = (content: Omit<Dossier, 'seal'>): Dossier => ({ ...content, seal: sealOf(content) });

/** The whole dossier of the last event. */
export function makeDossier({ events, later, calendar, profile, notices, software }: Given): Dossier {
  return sealed({ ...contentOf(events, calendar), log: logOf(events, later), calendar, profile, notices, software, sight: 'full' });
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
