import { holds } from '../../domain/kernel/actor.js';
import type { CommitteeState } from '../../domain/committee/state.js';
import type { EventRow, SeenRow } from '../../db/archive.js';
import type { View } from '../../db/projection.js';
import type { Caller } from '../http/call.js';
import { partOf } from './public-events.js';

/** Who objects to a committee, and in which words, is told to the authority that answers and stands on no record: others read that there was an objection. */
export function committeeObjection(view: View, { actor }: Caller): (row: EventRow) => SeenRow {
  const { authority } = view.state as CommitteeState; // written by the projection of committees
  const answers = holds(actor, authority, 'officer', 'secretariat', 'chair', 'monitor');
  return (row) =>
    row.type !== 'noticeObjected' || answers || row.actor === actor.id
      ? row
      : { ...row, actor: null, data: partOf(row.data, (field) => field === 'objection') };
}
