import type { BallotState } from '../../domain/ballot/state.js';
import { countsRow } from '../../domain/dossier/veil.js';
import { holds, isMachineId } from '../../domain/kernel/actor.js';
import { recordedOf, type EventRow, type SeenRow } from '../../db/archive.js';
import type { Caller } from '../http/call.js';
import { conducts } from './ballot-sight.js';
import { partOf, partsFor, publicPartsOf, sightsOf, type EventSight, type Parts } from './public-events.js';
import type { Seen } from './sight.js';
import { namesVotes } from './vote-window.js';

const sights = sightsOf('ballot');
const everybody = publicPartsOf('ballot');
/** What those who conduct it see besides, before the close and after it: the roll, who proposed what, whose seat does not count. No mark is among it. */
const conductors: Parts = { ...everybody, ...partsFor('ballot', 'conductors') };
/** Votes and what becomes of each: for those to whom the terms name them, after the close. */
const ofVotes: readonly string[] = sights.flatMap(([type, { vote }]) => (vote === true ? [type] : []));

/** Events of a ballot: what its view shows this caller, and no vote before the close. */
export function ballotEvents(seen: Seen, caller: Caller): EventSight {
  const state = seen.view.state as BallotState; // written by the projection of ballots
  const inside = conducts(state, caller) || holds(caller.actor, state.organisation, 'monitor');
  const named = namesVotes(seen) === null;
  const parts = inside ? conductors : everybody;
  const whole = (type: string): boolean => named && ofVotes.includes(type);
  const row = (event: EventRow): SeenRow => {
    const actor = inside || whole(event.type) || isMachineId(event.actor) ? event.actor : null;
    const shown = named ? event.data : (countsRow(recordedOf(event)).data ?? event.data);
    const fields = parts[event.type] ?? [];
    return { ...event, actor, data: whole(event.type) ? partOf(event.data, (field) => field !== 'input') : partOf(shown, fields) };
  };
  return { types: [...new Set([...Object.keys(parts), ...(named ? ofVotes : [])])], row };
}
