import { actsOf } from '../../kernel/act.js';
import { all, happened, provided, type May } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import { soundProfile } from '../../profile/check.js';
import { profileHash } from '../../profile/hash.js';
import type { Profile } from '../../profile/profile.js';
import type { StageCode } from '../../profile/stage-codes.js';
import { ok } from '../../kernel/result.js';
import { runningChild } from '../call-off.js';
import { makeClock } from '../clock.js';
import type { ProjectEvent } from '../events.js';
import { calendarAdopted, profileMigrated } from '../events/rule-change.js';
import { profile, reason } from '../fields.js';
import { notOnHold, standing, type ProjectGate } from '../gates.js';
import { refused } from '../refusals.js';
import type { Clock, Clocks, ProjectState } from '../state.js';
import { chair, clock, monitor, office, oneOf } from '../who.js';

const { act } = actsOf<ProjectState, ProjectEvent, StageCode>(standing);

/** A round that people are taking part in ends under the rules it began with. */
const nothingRuns: ProjectGate = (state) => {
  const child = runningChild(state);
  if (child === null) return ok(null);
  return refused('ROUND_RUNNING', {
    rule: 'D-PIN',
    source: 'D-RULE-CHANGE',
    found: child,
    needed: 'no consultation or ballot running',
    cure: ['nobody'],
  });
};

/** Rules change for a running project only by this act of the decision body. */
const migrateProfile = act('migrateProfile', {
  words: said('变更规程', 'migrate to another profile'),
  payload: { profile, reason },
  who: chair,
  gates: [notOnHold, nothingRuns],
  decide(state, { profile: wanted, reason: why }, { actor }) {
    const hash = profileHash(wanted);
    const may = all(
      () => compatible(state, wanted, hash),
      () => soundProfile(wanted),
    );
    return provided(may, profileMigrated({ by: actor.id, from: state.profileHash, profile: wanted, profileHash: hash, reason: why }));
  },
});

function compatible(state: ProjectState, { kind, numbering }: Profile, hash: string): May {
  const pinned = state.profile;
  if (kind === pinned.kind && numbering.kind === pinned.numbering.kind && hash !== state.profileHash) return ok(null);
  return refused('PROFILE_NOT_COMPATIBLE', {
    rule: 'D-PIN',
    source: 'D-RULE-CHANGE',
    found: { kind, numbering: numbering.kind, hash },
    needed: { kind: pinned.kind, numbering: pinned.numbering.kind, otherThan: state.profileHash },
    cure: ['self'],
  });
}

const calendarIsNew: ProjectGate = ({ calendarHash }, { calendar }) =>
  calendar.hash === calendarHash
    ? refused('CALENDAR_NOT_NEW', {
        rule: 'D-CALENDAR',
        source: 'D-PROVISIONAL',
        found: calendar.hash,
        needed: { otherThan: calendarHash },
        cure: ['operator'],
      })
    : ok(null);

/** Days off of a new year were announced: provisional limits are computed again, all others stand as they were promised. */
const adoptCalendar = act('adoptCalendar', {
  words: said('采用新日历', 'adopt the newly announced calendar'),
  payload: {},
  who: oneOf(clock, office, monitor),
  gates: [calendarIsNew],
  decide(state, _none, context) {
    const again = (one: Clock): Clock => (one.provisional && !one.overdue ? makeClock(context, one.from, one.term) : one);
    const opt = (one: Clock | null): Clock | null => one && again(one);
    const { stage, declaration, review, correction, filing } = state.clocks;
    const clocks: Clocks = {
      ...(filing === undefined ? {} : { filing: opt(filing) }),
      ...{ stage: opt(stage), declaration: opt(declaration), review: opt(review), correction: opt(correction) },
    };
    const complaints = state.complaints.open.map(({ n, clock: one }) => ({ n, clock: again(one) }));
    return happened(calendarAdopted({ by: context.actor.id, calendarHash: context.calendar.hash, clocks, complaints }));
  },
});

export const ruleChangeActs = [migrateProfile, adoptCalendar] as const;
