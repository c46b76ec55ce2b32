import { isMachine } from '../kernel/actor.js';
import type { Context } from '../kernel/decider.js';
import type { CommandOf } from '../kernel/act.js';
import { happened, type Verdict } from '../kernel/gate.js';
import { lifecycleOf } from '../kernel/lifecycle.js';
import { said } from '../kernel/words.js';
import { personActs } from './acts.js';
import { personEvents, personRegistered, type PersonEvent } from './events.js';
import { startFields } from './fields.js';
import { intervalFits } from './interval.js';
import { keepingRoles, keeps, saidBy } from './keepers.js';
import { personRefusals } from './refusals.js';
import type { KeptMembership, PersonInput, PersonState } from './state.js';

export type PersonCommand = CommandOf<typeof personActs>;

/** Somebody with dated ties to organisations. History stays readable: who belonged where on the day of a ballot. */
export const person = lifecycleOf<PersonState>()({
  kind: 'person',
  words: said('人员', 'person'),
  input: startFields,
  start: registerPerson,
  starters: keepingRoles,
  events: personEvents,
  acts: personActs,
  refusals: personRefusals,
  due: () => null,
  status: () => 'registered',
  ended: () => false,
});

function registerPerson({ name, registrar, memberships }: PersonInput, { actor }: Context): Verdict<PersonEvent> {
  const allowed = isMachine(actor) ? happened() : keeps(actor, registrar);
  if (!allowed.ok) return allowed;
  const taken: KeptMembership[] = [];
  for (const membership of memberships) {
    const fits = intervalFits(taken, membership);
    if (!fits.ok) return fits;
    taken.push(saidBy(actor, membership));
  }
  return happened(personRegistered({ name, registrar, memberships: taken, by: actor.id }));
}
