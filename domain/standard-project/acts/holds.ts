import { holds } from '../../kernel/actor.js';
import { actsOf } from '../../kernel/act.js';
import type { Context } from '../../kernel/decider.js';
import { happened } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import type { StandingReport } from '../../messages/messages.js';
import { isOf, type SuspensionOrder } from '../../messages/suspension.js';
import type { StageCode } from '../../profile/stage-codes.js';
import { ok } from '../../kernel/result.js';
import type { ProjectEvent } from '../events.js';
import { actsHeld, actsReleased, frozen, resumed, suspended, unfrozen } from '../events/holds.js';
import { reason } from '../fields.js';
import { standing, type ProjectGate } from '../gates.js';
import { rearmed } from '../rearmed.js';
import { refused } from '../refusals.js';
import type { ProjectState } from '../state.js';
import { monitor, office, oneOf } from '../who.js';

/* 中止与恢复, and the freeze with a society whose activity is suspended. The two are kept apart: a project goes on when neither holds it. */

const { act, report } = actsOf<ProjectState, ProjectEvent, StageCode>(standing);

const about = { rule: 'D-SUSPEND', source: 'D-SUSPENDED' } as const;
const officeOrMonitor = oneOf(office, monitor);

const runs: ProjectGate = ({ holds: { suspended: found } }) =>
  found === null ? ok(null) : refused('ALREADY_SUSPENDED', { ...about, found, needed: null, cure: ['nobody'] });

const suspend = act('suspend', {
  words: said('中止', 'suspend'),
  payload: { reason },
  who: officeOrMonitor,
  gates: [runs],
  decide: (state, { reason: why }, { actor }) =>
    happened(suspended({ by: actor.id, as: holds(actor, state.organisation, 'officer', 'secretariat') ? 'office' : 'monitor', reason: why })),
});

/** Whoever is stronger than the one who suspended may resume: what the monitor stopped, the office cannot start again. */
const mayResume: ProjectGate = (state, context) => (state.holds.suspended?.by === 'monitor' ? monitor : officeOrMonitor)(state, context);

const rests: ProjectGate = (state) =>
  state.holds.suspended === null ? refused('NOT_SUSPENDED', { ...about, found: null, needed: 'a suspended project', cure: ['nobody'] }) : ok(null);

const resume = act('resume', {
  words: said('恢复', 'resume'),
  payload: { reason },
  who: mayResume,
  gates: [rests],
  decide: (state, { reason: why }, { actor, now }) =>
    happened(resumed({ by: actor.id, reason: why, clocks: state.holds.frozen ? state.clocks : rearmed(state, now) })),
});

/** Its society says how it stands: another one has no say, and to a project that has ended or heard it before nothing happens. */
const standingChanged = report<StandingReport>('standingChanged', {
  words: said('团体状态变化', 'the standing of its society changed'),
  from: 'organisation',
  decide(state, { standing: now, reason: why }, { actor, now: at }) {
    const isOwn = actor.id === `stream:organisation/${state.organisation}`;
    if (state.end !== null || !isOwn || state.holds.frozen === (now === 'suspended')) return happened();
    if (now === 'suspended') return happened(frozen({ reason: why }));
    return happened(unfrozen({ reason: why, clocks: state.holds.suspended === null ? rearmed(state, at) : state.clocks }));
  },
});

type Order<Type extends SuspensionOrder['type']> = Extract<SuspensionOrder, { readonly type: Type }>;
const isOwnSociety = ({ organisation }: ProjectState, { actor }: Context): boolean => actor.id === `stream:organisation/${organisation}`;

/** Its society hands an order on: a rehearsed one to what is rehearsed, and to the one project where it names one. */
const actsSuspended = report<Order<'actsSuspended'>>('actsSuspended', {
  words: said('责令整改，暂停个别环节', 'acts are suspended by supervision'),
  from: 'organisation',
  decide(state, { suspension }, context) {
    const { project, rehearsal } = suspension;
    const concerns = (project === null || project === state.project) && rehearsal === state.rehearsal;
    const known = state.suspensions?.some((one) => isOf(one, suspension)) === true;
    return state.end === null && isOwnSociety(state, context) && concerns && !known ? happened(actsHeld({ suspension })) : happened();
  },
});

const suspensionLifted = report<Order<'suspensionLifted'>>('suspensionLifted', {
  words: said('解除暂停个别环节', 'acts are no longer suspended'),
  from: 'organisation',
  decide(state, { matter, finding, reason: why }, context) {
    const known = state.suspensions?.some((one) => isOf(one, { matter, finding })) === true;
    return known && isOwnSociety(state, context) ? happened(actsReleased({ matter, finding, reason: why })) : happened();
  },
});

export const holdActs = [suspend, resume, standingChanged, actsSuspended, suspensionLifted] as const;
