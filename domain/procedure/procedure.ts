import type { CommandOf } from '../kernel/act.js';
import type { Context } from '../kernel/decider.js';
import type { Verdict } from '../kernel/gate.js';
import { lifecycleOf } from '../kernel/lifecycle.js';
import { needRole } from '../kernel/need-role.js';
import { said } from '../kernel/words.js';
import { filed, ownId, procedureActs, titleIn } from './acts.js';
import { procedureEvents, procedureOpened, type ProcedureEvent } from './events.js';
import { startFields } from './fields.js';
import { procedureRefusals } from './refusals.js';
import { statusOf, type ProcedureInput, type ProcedureState } from './state.js';

const starters = ['officer', 'secretariat'] as const;

export type ProcedureCommand = CommandOf<typeof procedureActs>;

/** A society's own profile as data, through all its versions: filed with its check-up, confirmed by a second person, pinned by value by the projects begun with it. */
export const procedure = lifecycleOf<ProcedureState>()({
  kind: 'procedure',
  words: said('自有规程', 'own profile'),
  input: startFields,
  start: openProcedure,
  starters,
  events: procedureEvents,
  acts: procedureActs,
  refusals: procedureRefusals,
  due: () => null,
  status: statusOf,
  ended: ({ withdrawn }) => withdrawn !== null,
});

function openProcedure(input: ProcedureInput, { actor, stream }: Context): Verdict<ProcedureEvent> {
  const { organisation, organisationName, text, reading } = input;
  const allowed = needRole(actor, organisation, ...starters);
  if (!allowed.ok) return allowed;
  const own = ownId(text);
  if (!own.ok) return own;
  if (stream === undefined) throw new Error('a procedure is named by projects: the shell must name its stream in the context');
  const opened = procedureOpened({ by: actor.id, procedure: stream, organisation, organisationName, profileId: own.value, title: titleIn(text) });
  const first = filed(procedureOpened.evolve(null, opened, 0), { text, reading, by: actor.id });
  return first.ok ? { ok: true, value: [opened, ...first.value] } : first;
}
