import { isMachine } from '../kernel/actor.js';
import type { Context, Stream } from '../kernel/decider.js';
import { happened, type Verdict } from '../kernel/gate.js';
import { lifecycleOf } from '../kernel/lifecycle.js';
import { said } from '../kernel/words.js';
import { needRole } from '../kernel/need-role.js';
import { organisationActs } from './acts.js';
import { creditCodeStands, groupCodeStands } from './codes.js';
import { organisationEvents, organisationRegistered, type OrganisationEvent } from './events.js';
import { startFields } from './fields.js';
import { organisationRefusals, refused } from './refusals.js';
import type { OrganisationInput, OrganisationState } from './state.js';

/** A body that publishes or takes part, from its registration on; it never ends, only its standing changes. */
export const organisation = lifecycleOf<OrganisationState>()({
  kind: 'organisation',
  words: said('组织', 'organisation'),
  input: startFields,
  start: registerOrganisation,
  starters: ['officer', 'monitor'],
  events: organisationEvents,
  acts: organisationActs,
  refusals: organisationRefusals,
  due: () => null,
  status: (state) => state.standing,
  ended: () => false,
});

/** Registered under its canonical credit code, by civil affairs or by its own officer; an authority by civil affairs alone, for nobody makes himself one. */
function registerOrganisation(input: OrganisationInput, { actor, stream }: Context): Verdict<OrganisationEvent> {
  const officer = input.kind === 'authority' ? [] : (['officer'] as const);
  const allowed = isMachine(actor) ? happened() : needRole(actor, input.uscc, ...officer, 'monitor');
  if (!allowed.ok) return allowed;
  const uscc = creditCodeStands(input);
  if (!uscc.ok) return uscc;
  const code = groupCodeStands(input.kind, input.code);
  if (!code.ok) return code;
  const own: Stream = `organisation/${input.uscc}`;
  if (stream !== undefined && stream !== own) return refused('STREAM_MISMATCH', { found: stream, needed: own });
  return happened(organisationRegistered({ stream: own, ...input, by: actor.id }));
}
