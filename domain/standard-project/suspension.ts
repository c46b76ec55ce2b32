import { localDay } from '../calendar/instant.js';
import type { Context, Instant } from '../decider.js';
import { holds } from '../actor.js';
import { refuse } from '../refusal.js';
import { ok } from '../result.js';
import { all, happened, open, type Acts, type May } from './act.js';
import type { Clock, Clocks, ProjectState } from './state.js';
import { clock, monitor, office, oneOf, organisationItself } from './who.js';

const day = 86_400_000;

/** Running limits after a rest, moved by the local days it lasted, so that they still end at 24:00. What was overdue before stays so. */
export function rearmed({ clocks, holds: { since } }: ProjectState, now: Instant): Clocks {
  const days = since === null ? 0 : localDay(now) - localDay(since);
  const later = (one: Clock | null): Clock | null =>
    one === null || one.overdue ? one : { ...one, at: one.at + days * day, from: one.from + days * day };
  // 备案 is a limit of the authority's own under the law: it does not rest.
  return {
    ...clocks,
    stage: later(clocks.stage),
    declaration: later(clocks.declaration),
    review: later(clocks.review),
    correction: later(clocks.correction),
  };
}

const notSuspended = ({ holds: { suspended } }: ProjectState): May =>
  suspended === null
    ? ok(null)
    : refuse('ALREADY_SUSPENDED', { rule: 'D-SUSPEND', source: 'D-SUSPENDED', found: suspended, needed: null, cure: ['nobody'] });

const canSuspend = (state: ProjectState, context: Context): May =>
  all(
    () => open(state, context, { who: oneOf(office, monitor), evenOnHold: true }),
    () => notSuspended(state),
  );

/** Whoever is stronger than the one who suspended may resume: what the monitor stopped, the office cannot start again. */
function canResume(state: ProjectState, context: Context): May {
  const { suspended } = state.holds;
  return all(
    () => open(state, context, { who: suspended?.by === 'monitor' ? monitor : oneOf(office, monitor), evenOnHold: true }),
    () =>
      suspended === null
        ? refuse('NOT_SUSPENDED', { rule: 'D-SUSPEND', source: 'D-SUSPENDED', found: null, needed: 'a suspended project', cure: ['nobody'] })
        : ok(null),
  );
}

export const suspensionActs: Acts<'suspend' | 'resume' | 'standingChanged'> = {
  suspend: {
    can: canSuspend,
    decide: (state, { reason }, { actor }) =>
      happened({ type: 'suspended', by: actor.id, as: holds(actor, state.organisation, 'officer', 'secretariat') ? 'office' : 'monitor', reason }),
  },
  resume: {
    can: canResume,
    decide: (state, { reason }, { actor, now }) =>
      happened({ type: 'resumed', by: actor.id, reason, clocks: state.holds.frozen ? state.clocks : rearmed(state, now) }),
  },
  standingChanged: {
    can: (state, context) => (context.actor.id.startsWith('stream:') ? ok(null) : clock(state, context)),
    decide(state, { standing, reason }, context) {
      if (state.end !== null || !organisationItself(state, context).ok || state.holds.frozen === (standing === 'suspended')) return ok([]);
      if (standing === 'suspended') return happened({ type: 'frozen', reason });
      return happened({ type: 'unfrozen', reason, clocks: state.holds.suspended === null ? rearmed(state, context.now) : state.clocks });
    },
  },
};
