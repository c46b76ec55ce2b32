import { intervalsOf, seatsElsewhere } from '../../db/membership.js';
import { membersOn } from '../../domain/committee/member.js';
import { compositionOn } from '../../domain/committee/roster.js';
import type { CommitteeState } from '../../domain/committee/state.js';
import type { Ports } from '../ports.js';

/** How a committee, or a subgroup of it, is composed on a date, with its members of that day and their seats elsewhere. */
export async function composed(ports: Ports, state: CommitteeState, { on, body }: { readonly on: string; readonly body: string }) {
  const members = await intervalsOf(ports.db, state.stream);
  const people = [...membersOn(members, on, body), ...state.roster].map((one) => one.person);
  const elsewhere = await seatsElsewhere(ports.db, people, { committee: state.stream, rehearsal: state.rehearsal, on });
  return compositionOn({ ...state, members }, { on, body, elsewhere });
}
