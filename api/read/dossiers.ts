import type { Connection } from 'mongoose';
import { apiVersion } from '../../contract/version.js';
import { eventId, eventsOf, readStream, recordedOf } from '../../db/archive.js';
import { noticeFigures } from '../../db/notice.js';
import type { View } from '../../db/projection.js';
import type { BallotState } from '../../domain/ballot/ballot-state.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { calendars } from '../../domain/calendar/state-council.js';
import type { Kind, Recorded, Stream } from '../../domain/decider.js';
import { decisionOf } from '../../domain/dossier/decision-kinds.js';
import type { Dossier } from '../../domain/dossier/dossier.js';
import { makeDossier } from '../../domain/dossier/make.js';
import { profileHash } from '../../domain/profile/hash.js';
import type { Profile } from '../../domain/profile/profile.js';
import { shippedProfiles } from '../../domain/profile/shipped.js';
import { readView } from './views.js';

const software = { name: 'biaocheng', version: apiVersion } as const;

export type Decision = { readonly seq: number; readonly at: number; readonly type: string; readonly data: object };

/** The decisions of a lifecycle, in order. */
export async function decisionsOf(db: Connection, stream: Stream, kind: Kind): Promise<readonly Decision[]> {
  const rows = await eventsOf(db)
    .find({ _id: { $gt: eventId(stream, 0), $lt: `${stream}#~` } }, { projection: { seq: 1, at: 1, type: 1, 'data.path': 1, 'data.outcome': 1 } })
    .sort({ _id: 1 })
    .toArray();
  return rows
    .filter((row) => decisionOf(kind, { type: row.type, data: row.data }) !== null)
    .map(({ seq, at, type, data }) => ({ seq, at, type, data }));
}

/** The whole dossier of the decision at `seq`, from the archive alone. */
export async function readDossier(db: Connection, view: View, seq: number, calendar: Calendar): Promise<Dossier> {
  const stream = view._id as Stream; // the id of every view is its stream
  const [events, later]: [Recorded[], string[]] = [[], []];
  for await (const row of readStream(db, stream)) {
    if (row.seq <= seq) events.push(recordedOf(row));
    else later.push(row.leaf);
  }
  return makeDossier({
    events,
    later,
    calendar: calendarPinned(events) ?? calendar,
    profile: await profileOf(db, view),
    notices: await noticeFigures(db, stream, seq),
    software,
  });
}

/** A project says by which calendar it lives; others go by the newest. */
function calendarPinned(events: readonly Recorded[]): Calendar | null {
  const pins = events.flatMap(({ data }) => ('calendarHash' in data && typeof data.calendarHash === 'string' ? [data.calendarHash] : []));
  const pin = pins.at(-1);
  return pin === undefined ? null : (calendars[pin] ?? null);
}

/** A ballot pins its profile by hash: the body is its project's, or a shipped one. In a project's own log it stands already. */
async function profileOf(db: Connection, view: View): Promise<Profile | null> {
  if (!view._id.startsWith('ballot/')) return null;
  const { profile: pinned, project } = view.state as BallotState; // written by the projection of ballots
  const shipped = Object.values(shippedProfiles).find((one) => profileHash(one) === pinned);
  if (shipped !== undefined || !project?.startsWith('standard-project/')) return shipped ?? null;
  const owner = (await readView(db, 'projects', project))?.state as { readonly profile?: Profile; readonly profileHash?: string } | undefined; // the asker's state
  return owner?.profileHash === pinned ? (owner.profile ?? null) : null;
}
