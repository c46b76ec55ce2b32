import type { BallotState } from '../../domain/ballot/state.js';
import type { Recorded } from '../../domain/kernel/decider.js';
import type { LoggedEvent } from '../../domain/dossier/dossier.js';
import { countsRow, leafOnly, publicBallotRow, typeOnly, withoutPerson, type Veil } from '../../domain/dossier/veil.js';
import type { ProjectState } from '../../domain/standard-project/state.js';
import { refuse, type Refusal } from '../../domain/kernel/refusal.js';
import type { EventRow } from '../../db/archive.js';
import type { View } from '../../db/projection.js';
import type { Caller } from '../http/call.js';
import type { Noun } from '../nouns.js';
import { complaintRow } from './complaint-sight.js';
import type { Seen } from './sight.js';
import { parted, publicPartsOf } from './public-events.js';
import { namesVotes } from './vote-window.js';

/** While a ballot is open, or open again, there is no dossier of it: its result could be read from one (T26). */
export function dossierOpen(noun: Noun, view: View): Refusal | null {
  if (noun.kind !== 'ballot') return null;
  const { phase, result } = view.state as BallotState; // written by the projection of ballots
  if (result !== null || phase === 'voided' || phase === 'recalled') return null;
  return refuse('DOSSIER_NOT_YET', {
    rule: 'D-VISIBILITY',
    source: 'D-HIDDEN',
    found: phase,
    needed: 'closed',
    cure: ['nobody'],
  }).error;
}

/** Of a project the public sees the decisions whose events it may read; of everything else, the decisions of what it sees at all. */
export const seesDecision = (noun: Noun, { sight }: Seen, type: string): boolean =>
  sight === 'full' || noun.kind !== 'standard-project' || publicPartsOf('standard-project')[type] !== undefined;

/** What must be taken out of a dossier for this reader; null when it may be read whole. */
export function veilFor(noun: Noun, seen: Seen, { actor }: Pick<Caller, 'actor'>): Veil | null {
  const { view, sight } = seen;
  if (noun.kind === 'ballot') {
    if (sight === 'public') return { sight, row: publicBallotRow };
    return namesVotes(seen) === null ? null : { sight: 'counts', row: countsRow };
  }
  if (sight === 'public') return { sight, row: publicRow(noun) };
  return noun.kind === 'standard-project' ? { sight, row: complaintRow(view.state as ProjectState, actor) } : null; // written by the projection of projects
}

function publicRow(noun: Noun): (event: Recorded) => LoggedEvent {
  switch (noun.kind) {
    case 'standard-project':
      return publicProjectRow;
    case 'register':
      return withoutPerson;
    case 'consultation':
      return (event) => (event.type.startsWith('comment') ? leafOnly(event) : typeOnly(event));
    default:
      return leafOnly;
  }
}

/** The part of a project's event that everyone may read, as `GET …/events` shows it. */
function publicProjectRow(event: Recorded): LoggedEvent {
  const parts = publicPartsOf('standard-project');
  if (parts[event.type] === undefined) return leafOnly(event);
  const { actor: _actor, commandId: _commandId, ...row } = parted(parts)(event as EventRow); // only the recorded fields are read
  return { ...row, withheld: ['actor', 'commandId', 'data'] };
}
