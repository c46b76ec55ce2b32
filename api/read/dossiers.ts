import type { Connection } from 'mongoose';
import { apiVersion } from '../../contract/version.js';
import { readStream, recordedOf } from '../../db/archive.js';
import { noticeFigures } from '../../db/notice.js';
import type { View } from '../../db/projection.js';
import type { BallotState } from '../../domain/ballot/state.js';
import type { Calendar } from '../../domain/law/calendar/calendar.js';
import { calendars } from '../../domain/law/calendar/state-council.js';
import type { Recorded, Stream } from '../../domain/kernel/decider.js';
import type { Dossier, Head } from '../../domain/dossier/dossier.js';
import { makeHead } from '../../domain/dossier/make.js';
import { redecide, type Redecided } from '../../domain/dossier/redecide.js';
import type { Veil } from '../../domain/dossier/veil.js';
import { withheldIn } from '../../domain/dossier/seal.js';
import { profileHash } from '../../domain/profile/hash.js';
import { shippedProfiles } from '../../domain/profile/shipped.js';
import { InTurn } from './in-turn.js';
import { passLog, rowFor, type PassedLog, type Place } from './passed-log.js';
import { readView } from './views.js';

const software = { name: 'biaocheng', version: apiVersion } as const;

/** A log beyond this is read while no other one is. */
const longLog = 2_000;
const mostWaiting = 8;
/** Events in one piece of the answer. */
const rowsPerPiece = 100;

/** The dossier of one decision as its reader sees it. The events stay in the store until `pieces` writes the whole file. */
export type ReadDossier = Pick<PassedLog, 'shown' | 'rows'> & {
  readonly head: Head;
  readonly pieces: () => AsyncGenerator<string>;
  /** Every act decided again, for a page; null where something is withheld or the log is too long to do it while others wait. */
  readonly again: () => Promise<Redecided | null>;
};

export type Wanted = { readonly view: View; readonly seq: number; readonly calendar: Calendar; readonly veil: Veil | null };

/** Dossiers from the archive alone. */
export class Dossiers {
  private readonly inTurn = new InTurn(mostWaiting);

  constructor(private readonly db: Connection) {}

  async read({ view, seq, calendar, veil }: Wanted): Promise<ReadDossier> {
    const place: Place = { stream: view._id as Stream, seq, total: view.lastSeq, veil }; // the id of every view is its stream
    const passing = (): Promise<PassedLog> => passLog(this.db, place);
    const passed = await (place.total > longLog ? this.inTurn.take(passing) : passing());
    const rest = {
      calendar: calendarPinned(passed.folded.events) ?? calendar,
      profile: await profileOf(this.db, view),
      notices: await noticeFigures(this.db, place.stream, seq),
      software,
    };
    const head = makeHead(passed, rest, veil);
    const { shown, rows } = passed;
    return {
      head,
      shown,
      rows,
      pieces: () => piecesOf(this.db, head, place),
      again: () => (withheldIn(rows) > 0 ? Promise.resolve(null) : againOf(this.db, head, place)),
    };
  }
}

/** Deciding again takes its time in one go. */
const mostDecidedAgain = 300;

async function againOf(db: Connection, { calendar }: Head, { stream, seq }: Place): Promise<Redecided | null> {
  if (seq > mostDecidedAgain) return null;
  const events: Recorded[] = [];
  for await (const row of readStream(db, stream, { upTo: seq })) events.push(recordedOf(row));
  return redecide(events, calendar);
}

/** The file in pieces: what was decided first, then the log, its events straight from the store. */
async function* piecesOf(db: Connection, { log, ...rest }: Head, { stream, seq, veil }: Place): AsyncGenerator<string> {
  yield `${JSON.stringify(rest).slice(0, -1)},"log":${JSON.stringify(log).slice(0, -1)},"events":[`;
  let piece: string[] = [];
  for await (const row of readStream(db, stream, { upTo: seq })) {
    piece.push(`${row.seq === 1 ? '' : ','}${JSON.stringify(rowFor(veil, recordedOf(row)))}`);
    if (piece.length < rowsPerPiece) continue;
    yield piece.join('');
    piece = [];
  }
  yield `${piece.join('')}]}}`;
}

/** A project says by which calendar it lives; others go by the newest. */
function calendarPinned(events: readonly Recorded[]): Calendar | null {
  const pins = events.flatMap(({ data }) => ('calendarHash' in data && typeof data.calendarHash === 'string' ? [data.calendarHash] : []));
  const pin = pins.at(-1);
  return pin === undefined ? null : (calendars[pin] ?? null);
}

/** A ballot pins its profile by hash: the body is its project's or committee's, or a shipped one. In the log of those it stands already. */
async function profileOf(db: Connection, view: View): Promise<Dossier['profile']> {
  if (!view._id.startsWith('ballot/')) return null;
  const { profile: pinned, project, committee } = view.state as BallotState; // written by the projection of ballots
  const shipped = Object.values(shippedProfiles).find((one) => profileHash(one) === pinned);
  if (shipped !== undefined) return shipped;
  const owners = [
    ...(project?.startsWith('standard-project/') === true ? [['projects', project] as const] : []),
    ...(committee === undefined ? [] : [['committees', committee] as const]),
  ];
  for (const [collection, stream] of owners) {
    const owner = (await readView(db, collection, stream))?.state as
      { readonly profile?: Dossier['profile']; readonly profileHash?: string } | undefined; // the asker's state
    if (owner?.profileHash === pinned && owner.profile !== undefined) return owner.profile;
  }
  return null;
}
