import { isMachine } from '../kernel/actor.js';
import type { Context } from '../kernel/decider.js';
import { happened, type Verdict } from '../kernel/gate.js';
import { lifecycleOf } from '../kernel/lifecycle.js';
import { said } from '../kernel/words.js';
import { needRole } from '../kernel/need-role.js';
import type { RegisterInput } from '../messages/register.js';
import { registerActs } from './acts.js';
import { registerEvents, registerOpened, type RegisterEvent } from './events.js';
import { startFields } from './fields.js';
import { registerRefusals } from './refusals.js';
import type { RegisterState } from './state.js';

const starters = ['officer', 'secretariat'] as const;

/** The book of numbers of one code. It never ends: what was used stays used. Numbers are given to projects and taken back from them; people only bring in a catalogue. */
export const register = lifecycleOf<RegisterState>()({
  kind: 'register',
  words: said('编号登记簿', 'register of numbers'),
  input: startFields,
  start: openRegister,
  starters,
  events: registerEvents,
  acts: registerActs,
  refusals: registerRefusals,
  due: () => null,
  status: (state) => (state.rehearsal ? 'rehearsal' : 'open'),
  ended: () => false,
});

function openRegister(input: RegisterInput, { actor }: Context): Verdict<RegisterEvent> {
  const allowed = isMachine(actor) ? happened() : needRole(actor, input.organisation, ...starters);
  if (!allowed.ok) return allowed;
  return happened(registerOpened(input));
}
