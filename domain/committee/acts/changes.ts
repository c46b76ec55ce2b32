import { localDate } from '../../law/calendar/instant.js';
import { actsOf } from '../../kernel/act.js';
import { held } from '../../kernel/field.js';
import { happened } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import { ok } from '../../kernel/result.js';
import { soundCommitteeProfile } from '../check-profile.js';
import type { CommitteeCode } from '../stages.js';
import { committeeProfileHash, profileHoldsOn } from '../profiles.js';
import type { CommitteeState, HostBar } from '../state.js';
import type { CommitteeEvent } from '../events.js';
import { changeApproved, changeRefused, changeRequested, profileMigrated } from '../events/changes.js';
import { newHost, newName, newProfile, newScope, reason, whatChanges } from '../fields.js';
import { authority, inOperation, secretariat, standing, type CommitteeGate } from '../gates.js';
import { hostFree } from '../host-bar.js';
import { refused } from '../refusals.js';

/* Changes of host, name and scope, and of the rules themselves. */

const { act } = actsOf<CommitteeState, CommitteeEvent, CommitteeCode>(standing);

const nonePending: CommitteeGate = ({ change }) =>
  change === null ? ok(null) : refused('CHANGE_PENDING', { source: 'D-ONE-AT-A-TIME', found: change.what, needed: 'a decision', cure: ['monitor'] });

const requestChange = act('requestChange', {
  words: said('申请变更秘书处、名称或范围', 'ask for another host, name or scope'),
  payload: { what: whatChanges, reason },
  who: secretariat,
  gates: [inOperation, nonePending],
  decide: (_state, { what, reason: why }, { actor }) => happened(changeRequested({ what, reason: why, by: actor.id })),
});

/** Host, name and scope change by application and approval; the authority may also change the host of its own accord (LN-TC 22). */
const approveChange = act('approveChange', {
  words: said('批准变更', 'approve the change'),
  payload: { name: newName, scope: newScope, host: newHost },
  known: held<{ readonly hostBar?: HostBar | null }>(),
  who: authority,
  gates: [inOperation],
  decide(state, { name, scope, host, hostBar }, context) {
    const given = { name: name !== undefined, scope: scope !== undefined, host: host !== undefined };
    const wanted = state.change?.what ?? 'host';
    if (!given[wanted] || Object.values(given).filter(Boolean).length !== 1)
      return refused('CHANGE_MISMATCH', { source: 'D-WHAT-WAS-SHOWN', found: given, needed: wanted });
    const free = hostFree({ ...state, host: host ?? state.host, hostBar }, context);
    if (!free.ok) return free;
    const { name: before, scope: covered, host: keeper } = state;
    return happened(changeApproved({ name: name ?? before, scope: scope ?? covered, host: host ?? keeper, by: context.actor.id }));
  },
});

const requested: CommitteeGate = ({ change }) =>
  change !== null
    ? ok(null)
    : refused('NO_CHANGE_REQUESTED', { source: 'D-ONE-AT-A-TIME', found: null, needed: 'requestChange', cure: ['secretariat'] });

const refuseChange = act('refuseChange', {
  words: said('不予变更', 'refuse the change'),
  payload: { reason },
  who: authority,
  gates: [inOperation, requested],
  decide: (_state, { reason: why }, { actor }) => happened(changeRefused({ reason: why, by: actor.id })),
});

/** A rule change reaches a committee only by this act. */
const migrateProfile = act('migrateProfile', {
  words: said('变更规程', 'migrate to another profile'),
  payload: { profile: newProfile, reason },
  who: authority,
  decide(state, { profile, reason: why }, context) {
    const on = localDate(context.now);
    if (!profileHoldsOn(profile, on))
      return refused('PROFILE_NOT_IN_FORCE', { source: 'SET-PROFILE', found: { from: profile.from, until: profile.until }, needed: on });
    const sound = soundCommitteeProfile(profile);
    if (!sound.ok) return sound;
    const hash = committeeProfileHash(profile);
    if (hash === state.profileHash) return refused('PROFILE_SAME', { source: 'D-RULE-CHANGE', found: hash, needed: 'another profile' });
    return happened(profileMigrated({ from: state.profileHash, profile, profileHash: hash, reason: why, by: context.actor.id }));
  },
});

export const changeActs = [requestChange, approveChange, refuseChange, migrateProfile] as const;
