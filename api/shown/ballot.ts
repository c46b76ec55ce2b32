import type { Connection } from 'mongoose';
import type { ballotView } from '../../contract/views/ballot.js';
import type { ShownFrom } from '../../contract/views/shown.js';
import { eventId, eventsOf, type EventRow } from '../../db/archive.js';
import type { BallotState } from '../../domain/ballot/state.js';
import type { Roll } from '../../domain/messages/messages.js';
import type { Caller } from '../http/call.js';
import { showBallot } from '../policy/ballot-sight.js';
import type { Seen } from '../policy/sight.js';
import type { Ports } from '../ports.js';
import { namesOf } from '../read/names.js';

/** The names on the roll as it was drawn up: the state keeps none. */
export async function rollOf(db: Connection, stream: string): Promise<readonly { readonly name: string; readonly organisationName: string }[]> {
  const born = await eventsOf(db)
    .findOne({ _id: eventId(stream, 1) }, { 'data.input.roll': 1 })
    .lean<EventRow>();
  const { input } = (born?.data ?? {}) as { readonly input?: { readonly roll: Roll } }; // a ballot begins with its input
  return input?.roll.kind === 'seats' ? input.roll.seats : [];
}

/** The seats marked in rows of one character per seat. */
const presentIn = (rows: readonly string[] | null): readonly number[] | null =>
  rows === null ? null : [...rows.join('')].flatMap((mark, seat) => (mark === '1' ? [seat] : []));

/** A ballot as its reader may see it, with the names of its roll where the roll is shown. */
export async function ballotShown({ db }: Ports, { view, sight }: Seen, caller: Caller): Promise<ShownFrom<typeof ballotView>> {
  const shown = showBallot(view, sight, caller);
  const { stream, organisation, attendance } = view.state as BallotState; // written by the projection of ballots
  const { mandates, you, seats } = shown;
  const roll = seats === null ? [] : await rollOf(db, stream);
  const names = await namesOf(
    db,
    [...(mandates ?? []), you?.mandate].map((one) => one?.holder),
    [organisation],
  );
  const held = <Mandate extends { readonly holder: string }>(one: Mandate) => ({ ...one, holderName: names(one.holder) });
  return {
    ...shown,
    organisationName: names(organisation),
    present: presentIn(attendance),
    seats:
      seats === null ? null : seats.map((seat, n) => ({ ...seat, name: roll[n]?.name ?? null, organisationName: roll[n]?.organisationName ?? null })),
    mandates: mandates?.map(held),
    you: you === null ? null : { ...you, mandate: you.mandate === null ? null : held(you.mandate) },
  };
}
