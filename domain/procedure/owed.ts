import { isSound } from '../profile/check.js';
import { all, type Gate } from '../kernel/gate.js';
import { needRole } from '../kernel/need-role.js';
import type { Owing } from '../work/owing.js';
import { anotherPerson } from './acts.js';
import type { ProcedureCommand } from './procedure.js';
import type { ProcedureState } from './state.js';

const office: Gate<ProcedureState> = ({ organisation }, { actor }) => needRole(actor, organisation, 'officer', 'secretariat');
const second: Gate<ProcedureState> = (state, context) =>
  all(
    () => needRole(context.actor, state.organisation, 'officer', 'secretariat', 'chair'),
    () => anotherPerson(state, context),
  );

/** A draft waits for its filers while it is unsound or was returned, and then for a second person. */
export function procedureOwing({ draft }: ProcedureState): readonly Owing<ProcedureState, ProcedureCommand['type']>[] {
  if (draft === null) return [];
  const ready = draft.returned === null && isSound(draft.findings);
  return ready
    ? [{ why: 'PROFILE_TO_CONFIRM', acts: ['confirmVersion', 'returnDraft'], by: second, due: null }]
    : [{ why: 'PROFILE_TO_MEND', acts: ['fileProfile'], by: office, due: null }];
}
