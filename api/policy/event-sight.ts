import type { ProjectState } from '../../domain/standard-project/state.js';
import { recordedOf, type EventRow, type SeenRow } from '../../db/archive.js';
import type { Caller } from '../http/call.js';
import type { Noun } from '../nouns.js';
import { ballotEvents } from './ballot-events.js';
import { answersComments } from './comment-sight.js';
import { complaintRow } from './complaint-sight.js';
import { committeeObjection } from './objection-sight.js';
import { parted, partOf, publicPartsOf, type EventSight, type Parts } from './public-events.js';
import type { Seen } from './sight.js';

const partsOnly = (parts: Parts): EventSight => ({ types: Object.keys(parts), row: parted(parts) });

export function eventSight(noun: Noun, seen: Seen, caller: Caller): EventSight {
  const { view, sight } = seen;
  if (noun.kind === 'ballot') return ballotEvents(seen, caller);
  if (sight === 'public') return partsOnly(publicPartsOf(noun.kind));
  switch (noun.kind) {
    case 'standard-project':
      return whole(projectRow(view.state as ProjectState, caller)); // written by the projection of projects
    case 'consultation':
      return answersComments(view, caller) ? whole(withoutAuthor) : partsOnly({ ...publicPartsOf('consultation'), ...ofAddressees });
    case 'committee':
      return whole(committeeObjection(view, caller));
    default:
      return whole((row) => row);
  }
}

/** All of it but what is another lifecycle's, which shows it to whom it shows itself, and where personal data stand. */
const whole = (row: (row: EventRow) => SeenRow): EventSight => ({
  types: null,
  row: (event) => {
    const shown = row(event);
    return { ...shown, data: partOf(shown.data, (field) => !foreign.includes(field) && (field !== 'input' || event.seq === 1)) };
  },
});
const foreign: readonly string[] = ['personal', 'ref', 'digest'];

const projectRow = (state: ProjectState, { actor }: Caller) => {
  const seen = complaintRow(state, actor);
  return (event: EventRow): SeenRow => {
    const { actor: who = null, data = {} } = seen(recordedOf(event));
    return { ...event, actor: who, data };
  };
};

/** Whose unit was asked to comment sees who was asked and who has replied. */
const ofAddressees: Parts = {
  replyRecorded: ['organisation'],
  addresseesReminded: ['daysLeft', 'silent'],
  addresseeRemindersSkipped: ['days'],
};

/** Who commented is named beside the comment, to those who answer it and until it is erased: never here, where nothing is erased. */
const ofAuthors: readonly string[] = ['commentReceived', 'commentKeptLate', 'commentWithdrawn', 'dispositionObjected'];
const withoutAuthor = (row: EventRow): SeenRow =>
  ofAuthors.includes(row.type) ? { ...row, actor: null, data: partOf(row.data, (field) => !['by', 'print'].includes(field)) } : row;
