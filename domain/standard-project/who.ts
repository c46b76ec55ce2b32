import { type ActorId, holds, isMachine, type Role } from '../kernel/actor.js';
import { needRole, needSystem } from '../kernel/need-role.js';
import { refuse } from '../kernel/refusal.js';
import { ok } from '../kernel/result.js';
import type { May } from '../kernel/gate.js';
import type { ProjectGate as Who } from './gates.js';
import { refused } from './refusals.js';
import type { ProjectState } from './state.js';

const atSociety =
  (...roles: readonly Role[]): Who =>
  (state, { actor }) =>
    needRole(actor, state.organisation, ...roles);

/** The standards office of the society. */
export const office = atSociety('officer', 'secretariat');
export const officer = atSociety('officer');
/** The decision body speaks through its chair. */
export const chair = atSociety('chair');
export const officeOrChair = atSociety('officer', 'secretariat', 'chair');
export const monitor = atSociety('monitor');
export const anyone: Who = () => ok(null);
export const clock: Who = (_state, { actor }) => needSystem(actor);

/** Credit codes of everyone who drafts: the lead, the units of the group, the units its drafters belong to. */
export const draftingUnits = (state: ProjectState): readonly string[] => [
  ...new Set([
    ...(state.plan ? [state.plan.lead.organisation] : []),
    ...(state.group?.units.map((unit) => unit.organisation) ?? []),
    ...(state.group?.drafters.map((drafter) => drafter.organisation) ?? []),
  ]),
];

const listed = (state: ProjectState, person: ActorId): boolean => state.group?.drafters.some((drafter) => drafter.person === person) ?? false;

/** A listed drafter, or someone who holds the role of drafter at one of the drafting units. */
export const drafter: Who = (state, { actor }) =>
  listed(state, actor.id) || draftingUnits(state).some((unit) => holds(actor, unit, 'drafter'))
    ? ok(null)
    : needRole(actor, state.plan?.lead.organisation ?? state.proposer.unit, 'drafter');

/** A drafter of the lead unit (牵头单位), who signs for the group. */
export const leadDrafter: Who = (state, { actor }) => {
  const lead = state.plan?.lead.organisation ?? state.proposer.unit;
  const signs = state.group?.drafters.some((one) => one.person === actor.id && one.organisation === lead) ?? false;
  return signs ? ok(null) : needRole(actor, lead, 'drafter');
};

/** The competent department of a local standard (归口部门). */
export const department: Who = (state, { actor }) =>
  needRole(actor, state.local?.department.organisation ?? state.organisation, 'officer', 'secretariat', 'chair');

/** Who made the proposal, or a drafter of the unit that made it. */
export const proposer: Who = (state, { actor }) =>
  actor.id === state.proposer.person && !isMachine(actor) ? ok(null) : needRole(actor, state.proposer.unit, 'drafter');

/** Any of several; the refusal names all who could have done it. */
export const oneOf =
  (...whos: readonly Who[]): Who =>
  (state, context) => {
    const verdicts = whos.map((who) => who(state, context));
    if (verdicts.some((verdict) => verdict.ok)) return ok(null);
    const errors = verdicts.flatMap((verdict) => (verdict.ok ? [] : [verdict.error]));
    const [first] = errors;
    if (first === undefined) return ok(null);
    return refuse(first.code, {
      ...first,
      needed: [...new Set(errors.flatMap((e) => (Array.isArray(e.needed) ? e.needed : [e.needed])))],
      cure: [...new Set(errors.flatMap((e) => e.cure))],
    });
  };

/** Drafter ≠ reviewer (D; GS-14 for the vote): whoever drafts does not judge the draft. */
export const noDrafter =
  (who: Who): Who =>
  (state, context): May => {
    const allowed = who(state, context);
    if (!allowed.ok) return allowed;
    if (!listed(state, context.actor.id)) return ok(null);
    return refused('DRAFTER_IS_NOT_REVIEWER', {
      rule: 'D-SEPARATE',
      source: 'D-ROLES-APART',
      found: context.actor.id,
      needed: 'a person outside the drafting group',
      cure: ['officer', 'secretariat'],
    });
  };
