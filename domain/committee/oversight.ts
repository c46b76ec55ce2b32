import { refused } from './refusals.js';
import { settled } from './acts/notice.js';
import { termFrom, without } from './clocks.js';
import { oneOf, type May } from '../kernel/gate.js';
import { authority, secretariat } from './gates.js';
import { dateText, dayNumber } from '../calendar/civil-date.js';
import { monthsLater } from '../calendar/deadline.js';
import { localDate } from '../calendar/instant.js';
import type { Context } from '../decider.js';
import { unreachable } from '../result.js';
import { happened, open, opens, type Acts, type Verdict } from './committee-act.js';
import { soundCommitteeProfile } from './check-committee-profile.js';
import type { Command } from './committee-command.js';
import type { CommitteeProfile } from './committee-profile.js';
import type { CommitteeState } from './committee-state.js';
import { committeeProfileHash, profileHoldsOn } from './committee-profiles.js';
import { hostFree } from './host-bar.js';
import { reopened } from './roster.js';

type Oversight =
  | 'requestChange'
  | 'approveChange'
  | 'refuseChange'
  | 'fileAnnualReport'
  | 'proposeEnding'
  | 'keepCommittee'
  | 'deregister'
  | 'revoke'
  | 'migrateProfile';

const ordering = opens({ who: authority, operating: 'always' });
const working = opens({ who: secretariat, operating: 'always' });

/** Changes and reports that the authority decides on or takes in, and how a committee ends. */
export const oversightActs: Acts<Oversight> = {
  requestChange: {
    can: working,
    decide: (state, { what, reason }, { actor }) =>
      state.change === null
        ? happened({ type: 'changeRequested', what, reason, by: actor.id })
        : refused('CHANGE_PENDING', { source: 'D-ONE-AT-A-TIME', found: state.change.what, needed: 'a decision', cure: ['monitor'] }),
  },
  approveChange: { can: ordering, decide: approveChange },
  refuseChange: {
    can: (state, context) => requested(state, ordering(state, context)),
    decide: (_, { reason }, { actor }) => happened({ type: 'changeRefused', reason, by: actor.id }),
  },
  fileAnnualReport: { can: working, decide: fileAnnualReport },
  proposeEnding: {
    can(state, context) {
      const may = open(state, context, { who: oneOf(secretariat, authority), operating: 'always' });
      if (!may.ok || state.ending === null) return may;
      return refused('ENDING_PROPOSED', { source: 'D-ONE-AT-A-TIME', found: state.ending.kind, needed: null, cure: ['monitor'] });
    },
    decide(state, { kind, reason }, context) {
      const may = kind === 'revoke' ? authority(state, context) : ({ ok: true, value: null } as const);
      return may.ok ? happened({ type: 'endingProposed', kind, reason, by: context.actor.id }) : may;
    },
  },
  keepCommittee: {
    can: (state, context) => proposed(state, ordering(state, context)),
    decide: (state, { reason }, { actor }) =>
      happened({ type: 'committeeKept', reason, by: actor.id, path: [], clocks: without(state.clocks, 'notice') }),
  },
  deregister: { can: (state, context) => endable(state, context, 'deregister'), decide: end },
  revoke: { can: (state, context) => endable(state, context, 'revoke'), decide: end },
  migrateProfile: { can: opens({ who: authority }), decide: migrateProfile },
};

const requirement = (may: May, holds: boolean, refusal: () => May): May => (!may.ok || holds ? may : refusal());

const requested = (state: CommitteeState, may: May): May =>
  requirement(may, state.change !== null, () =>
    refused('NO_CHANGE_REQUESTED', { source: 'D-ONE-AT-A-TIME', found: null, needed: 'requestChange', cure: ['secretariat'] }),
  );

const proposed = (state: CommitteeState, may: May): May =>
  requirement(may, state.ending !== null, () =>
    refused('NO_ENDING_PROPOSED', { source: 'D-TWO-PERSONS', found: null, needed: 'proposeEnding', cure: ['monitor'] }),
  );

/** Host, name and scope change by application and approval; the authority may also change the host of its own accord (LN-TC 22). */
function approveChange(state: CommitteeState, { name, scope, host, hostBar }: Command<'approveChange'>, context: Context): Verdict {
  const given = { name: name !== undefined, scope: scope !== undefined, host: host !== undefined };
  const wanted = state.change?.what ?? 'host';
  if (!given[wanted] || Object.values(given).filter(Boolean).length !== 1)
    return refused('CHANGE_MISMATCH', { source: 'D-WHAT-WAS-SHOWN', found: given, needed: wanted });
  const free = hostFree({ ...state, host: host ?? state.host, hostBar }, context);
  if (!free.ok) return free;
  const by = context.actor.id;
  return happened({ type: 'changeApproved', name: name ?? state.name, scope: scope ?? state.scope, host: host ?? state.host, by });
}

/** Late is better than never: a missed report is still taken, and says so. */
function fileAnnualReport(state: CommitteeState, { year, sha256 }: Command<'fileAnnualReport'>, { actor }: Context): Verdict {
  const { report, profile } = state;
  if (report?.year !== year)
    return refused('REPORT_NOT_DUE', {
      rule: 'TC-REPORT',
      source: profile.report.source,
      found: year,
      needed: report?.year ?? null,
      cure: ['nobody'],
    });
  return happened({ type: 'annualReportFiled', year, sha256, late: report.missed, by: actor.id, path: [], clocks: without(state.clocks, 'report') });
}

/** Ended only after the notice of it has closed and its objections are answered. */
function endable(state: CommitteeState, context: Context, kind: 'deregister' | 'revoke'): May {
  const may = proposed(state, open(state, context, { who: authority, at: ['TC:95.60'] }));
  const right = requirement(may, state.ending?.kind === kind, () =>
    refused('ENDING_OF_OTHER_KIND', {
      source: 'D-WHAT-WAS-SHOWN',
      found: state.ending?.kind ?? null,
      needed: kind,
      cure: ['nobody'],
    }),
  );
  return right.ok ? settled(state) : right;
}

function end(state: CommitteeState, { type, standardsTo }: Command<'deregister' | 'revoke'>, context: Context): Verdict {
  const reason = state.ending?.reason ?? '';
  const again = reopened(state).map(({ ballot }) => ({ ballot, project: null, round: 1 }));
  const ballots = [...state.ballots.map(({ ballot, project, round }) => ({ ballot, project, round })), ...again];
  const interrupted = { ballots, meetings: state.meetings.map((one) => one.meeting) };
  const common = { standardsTo, reason, by: context.actor.id, path: ['TC:95.99'], clocks: {}, ...interrupted } as const;
  switch (type) {
    case 'deregister':
      return happened({ type: 'committeeDeregistered', ...common });
    case 'revoke':
      return happened({ type: 'committeeRevoked', ...common, hostBarredUntil: barredUntil(state.profile, context) });
    default:
      return unreachable(type);
  }
}

/** The host may not apply again before this date (D: a profile value). */
function barredUntil({ ending: { hostBarred } }: CommitteeProfile, context: Context): string {
  if (hostBarred.unit === 'years') return dateText(monthsLater(dayNumber(localDate(context.now)), hostBarred.count * 12));
  return localDate(termFrom(context, hostBarred).at);
}

/** A rule change reaches a committee only by this act. */
function migrateProfile(state: CommitteeState, { profile, reason }: Command<'migrateProfile'>, context: Context): Verdict {
  const on = localDate(context.now);
  if (!profileHoldsOn(profile, on))
    return refused('PROFILE_NOT_IN_FORCE', { source: 'SET-PROFILE', found: { from: profile.from, until: profile.until }, needed: on });
  const sound = soundCommitteeProfile(profile);
  if (!sound.ok) return sound;
  const hash = committeeProfileHash(profile);
  if (hash === state.profileHash) return refused('PROFILE_SAME', { source: 'D-RULE-CHANGE', found: hash, needed: 'another profile' });
  return happened({ type: 'profileMigrated', from: state.profileHash, profile, profileHash: hash, reason, by: context.actor.id });
}
