import type { Context } from '../decider.js';
import { soundProfile } from '../profile/check.js';
import { profileHash } from '../profile/hash.js';
import { refuse } from '../refusal.js';
import { ok } from '../result.js';
import { all, happened, open, provided, type Acts, type May, type Verdict } from './act.js';
import { makeClock } from './clock.js';
import type { Command } from './commands.js';
import { runningChild } from './call-off.js';
import type { Clock, Clocks, ProjectState } from './state.js';
import { chair, clock, monitor, office, oneOf } from './who.js';

/** A round that people are taking part in ends under the rules it began with. */
const nothingRuns = (state: ProjectState): May => {
  const child = runningChild(state);
  return child === null
    ? ok(null)
    : refuse('ROUND_RUNNING', {
        rule: 'D-PIN',
        source: 'D-RULE-CHANGE',
        found: child,
        needed: 'no consultation or ballot running',
        cure: ['nobody'],
      });
};

const canMigrateProfile = (state: ProjectState, context: Context): May =>
  all(
    () => open(state, context, { who: chair }),
    () => nothingRuns(state),
  );

/** Rules change for a running project only by this act of the decision body. */
function decideMigrateProfile(state: ProjectState, { profile, reason }: Command<'migrateProfile'>, { actor }: Context): Verdict {
  const hash = profileHash(profile);
  const compatible = profile.kind === state.profile.kind && profile.numbering.kind === state.profile.numbering.kind && hash !== state.profileHash;
  const event = { type: 'profileMigrated', by: actor.id, from: state.profileHash, profile, profileHash: hash, reason } as const;
  const may = all(
    () => (compatible ? ok(null) : notForThis(state, profile, hash)),
    () => soundProfile(profile),
  );
  return provided(may, event);
}

const notForThis = (state: ProjectState, profile: Command<'migrateProfile'>['profile'], hash: string): May =>
  refuse('PROFILE_NOT_COMPATIBLE', {
    rule: 'D-PIN',
    source: 'D-RULE-CHANGE',
    found: { kind: profile.kind, numbering: profile.numbering.kind, hash },
    needed: { kind: state.profile.kind, numbering: state.profile.numbering.kind, otherThan: state.profileHash },
    cure: ['self'],
  });

const canAdoptCalendar = (state: ProjectState, context: Context): May =>
  all(
    () => open(state, context, { who: oneOf(clock, office, monitor), evenOnHold: true }),
    () =>
      context.calendar.hash === state.calendarHash
        ? refuse('CALENDAR_NOT_NEW', {
            rule: 'D-CALENDAR',
            source: 'D-PROVISIONAL',
            found: context.calendar.hash,
            needed: { otherThan: state.calendarHash },
            cure: ['operator'],
          })
        : ok(null),
  );

/** Days off of a new year were announced: provisional limits are computed again, all others stand as they were promised. */
function decideAdoptCalendar(state: ProjectState, _command: Command<'adoptCalendar'>, context: Context): Verdict {
  const again = (one: Clock): Clock => (one.provisional && !one.overdue ? makeClock(context, one.from, one.term) : one);
  const opt = (one: Clock | null): Clock | null => one && again(one);
  const { stage, declaration, review, correction, filing } = state.clocks;
  const clocks: Clocks = {
    ...(filing === undefined ? {} : { filing: opt(filing) }),
    stage: opt(stage),
    declaration: opt(declaration),
    review: opt(review),
    correction: opt(correction),
  };
  const complaints = state.complaints.open.map(({ n, clock: one }) => ({ n, clock: again(one) }));
  return happened({ type: 'calendarAdopted', by: context.actor.id, calendarHash: context.calendar.hash, clocks, complaints });
}

export const ruleChangeActs: Acts<'migrateProfile' | 'adoptCalendar'> = {
  migrateProfile: { can: canMigrateProfile, decide: decideMigrateProfile },
  adoptCalendar: { can: canAdoptCalendar, decide: decideAdoptCalendar },
};
