import { isMachine } from '../kernel/actor.js';
import { localDate } from '../law/calendar/instant.js';
import type { Context } from '../kernel/decider.js';
import { needRole } from '../kernel/need-role.js';
import { happened, type Verdict } from '../kernel/gate.js';
import { ok } from '../kernel/result.js';
import { soundCommitteeProfile } from './check-profile.js';
import { committeeProfileHash, profileHoldsOn } from './profiles.js';
import { authorityApart, hostFree } from './host-bar.js';
import type { CommitteeInput } from './state.js';
import { committeeApplied } from './events/application.js';
import type { CommitteeEvent } from './events.js';
import { refused } from './refusals.js';

export const starters = ['officer', 'secretariat'] as const;

/** 筹建申请: by the applicant's officer or secretariat, under the version of a profile that holds on the day. */
export function startCommittee(input: CommitteeInput, context: Context): Verdict<CommitteeEvent> {
  const { actor } = context;
  const allowed = isMachine(actor) ? ok(null) : needRole(actor, input.applicant.organisation, ...starters);
  if (!allowed.ok) return allowed;
  const on = localDate(context.now);
  const { profile } = input;
  if (!profileHoldsOn(profile, on))
    return refused('PROFILE_NOT_IN_FORCE', { source: 'SET-PROFILE', found: { from: profile.from, until: profile.until }, needed: on });
  const sound = soundCommitteeProfile(profile);
  if (!sound.ok) return sound;
  const apart = authorityApart(input.authority, input.applicant);
  if (!apart.ok) return apart;
  const free = hostFree(input, context);
  if (!free.ok) return free;
  if (context.stream === undefined) throw new Error('a committee starts others: the shell must name its stream in the context');
  return happened(committeeApplied({ stream: context.stream, input, profileHash: committeeProfileHash(profile), by: actor.id }));
}
