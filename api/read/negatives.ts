import type { Connection } from 'mongoose';
import { readStream } from '../../db/archive.js';
import type { BallotEvent } from '../../domain/ballot/events.js';
import type { Mark } from '../../domain/ballot/marks.js';
import { eventOf } from '../../domain/kernel/log/record.js';
import type { Stream } from '../../domain/kernel/decider.js';

/** What the archive knows of one seat's negative: its words, its clause, the answer, and how it came to rest. */
export type NegativeRow = {
  readonly seat: number;
  readonly person: string | null;
  readonly mark: Mark;
  readonly reason: string | null;
  readonly clause: string | null;
  readonly answer: string | null;
  readonly status: string;
  readonly motion: Stream | null;
};
export type ParkedRow = { readonly seat: number; readonly person: string; readonly clause: string; readonly words: string };
/** `sheets` are typed in and not confirmed: they are no votes yet. */
type Found = {
  readonly negatives: Map<number, NegativeRow>;
  readonly sheets: Map<number, NegativeRow>;
  /** Seats with an electronic vote, which stands before any sheet. */
  readonly electronic: Set<number>;
  readonly parked: ParkedRow[];
};

const negativeMarks: readonly Mark[] = ['n', 'N', 'c', 'd'];
const blank = { reason: null, clause: null, answer: null, status: 'open', motion: null };

/** Negatives of a ballot in order of seats, those carried over from earlier rounds included, and the comments that were parked. */
export async function readNegatives(
  db: Connection,
  stream: Stream,
): Promise<{ readonly negatives: readonly NegativeRow[]; readonly parked: readonly ParkedRow[] }> {
  const { negatives, parked } = await foundIn(db, stream);
  return { negatives: [...negatives.values()].sort((a, b) => a.seat - b.seat), parked };
}

async function foundIn(db: Connection, stream: Stream): Promise<Found> {
  let found: Found = { negatives: new Map(), sheets: new Map(), electronic: new Set(), parked: [] };
  for await (const row of readStream(db, stream)) {
    const event = eventOf(row) as BallotEvent; // archived events of a ballot
    if (event.type === 'ballotDrafted' && event.input.follows?.kind === 'recirculation') found = await foundIn(db, event.input.follows.of);
    else note(found, event);
  }
  return found;
}

/** A vote that counts: a negative, or what takes the place of one. */
function counted(negatives: Found['negatives'], row: NegativeRow): void {
  if (negativeMarks.includes(row.mark)) negatives.set(row.seat, row);
  else negatives.delete(row.seat);
}

function note({ negatives, sheets, electronic, parked }: Found, event: BallotEvent): void {
  const change = (seat: number, over: Partial<NegativeRow>): void => {
    const before = negatives.get(seat);
    if (before) negatives.set(seat, { ...before, ...over });
  };
  switch (event.type) {
    case 'voteCast': {
      const { seat, mark, person, reason = null, clause = null } = event;
      electronic.add(seat);
      return counted(negatives, { ...blank, seat, person, mark, reason, clause });
    }
    case 'paperEntered': {
      const { seat, mark, reason = null } = event;
      return void sheets.set(seat, { ...blank, seat, person: null, mark, reason });
    }
    case 'paperConfirmed': {
      const sheet = sheets.get(event.seat);
      sheets.delete(event.seat);
      return sheet === undefined || electronic.has(event.seat) ? undefined : counted(negatives, { ...sheet, person: event.person });
    }
    case 'paperObjected':
      if (!electronic.has(event.seat)) negatives.delete(event.seat);
      return;
    case 'seatRecused':
    case 'conditionalConfirmed':
      negatives.delete(event.seat);
      return;
    case 'negativeWithdrawn':
      return change(event.seat, { status: 'withdrawn' });
    case 'negativeAnswered':
      return change(event.seat, { status: 'answered', answer: event.answer });
    case 'motionPut':
      return change(event.seat, { status: 'inMotion', motion: event.ballot });
    case 'negativeHandled':
      return change(event.seat, { status: event.way });
    case 'commentParked':
      parked.push({ seat: event.seat, person: event.person, clause: event.clause, words: event.words });
      return;
    default:
      return;
  }
}
