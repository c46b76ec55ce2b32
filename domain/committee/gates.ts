import { isMachine } from '../kernel/actor.js';
import { localDate } from '../law/calendar/instant.js';
import type { Gate, May } from '../kernel/gate.js';
import { needRole } from '../kernel/need-role.js';
import { ok } from '../kernel/result.js';
import type { CommitteeCode } from './stages.js';
import type { CommitteeState } from './state.js';
import { membersOn } from './member.js';
import { refused } from './refusals.js';

export type CommitteeGate = Gate<CommitteeState>;

/** Who seeks the committee: a department, an association, a city's AMR. */
export const applicant: CommitteeGate = (state, { actor }) => needRole(actor, state.applicant.organisation, 'officer', 'secretariat');
/** The AMR that decides on the committee: its people, or monitors of all. */
export const authority: CommitteeGate = (state, { actor }) => needRole(actor, state.authority, 'monitor');
/** The secretariat (秘书处) at its host. */
export const secretariat: CommitteeGate = (state, { actor }) => needRole(actor, state.host.organisation, 'secretariat');
/** The chair: who holds the duty today, or the role at the host. */
export const chair: CommitteeGate = (state, { actor, now }) => {
  const inOffice = membersOn(state.members, localDate(now)).some((one) => one.duty === 'chair' && !one.suspended && one.person === actor.id);
  return inOffice && !isMachine(actor) ? ok(null) : needRole(actor, state.host.organisation, 'chair');
};
/** Whoever draws up the roster: the applicant before the committee stands, its secretariat afterwards. */
export const rosterKeeper: CommitteeGate = (state, context) => (state.term === null ? applicant(state, context) : secretariat(state, context));

/** What everybody is told who still wants something of it. */
export const hasEnded = (state: CommitteeState) =>
  refused('COMMITTEE_ENDED', {
    rule: 'D-END',
    source: 'D-ENDED',
    found: { end: state.end, code: state.code },
    needed: 'a committee that has not ended',
    cure: ['nobody'],
  });

export const wrongStage = (state: CommitteeState, needed: readonly CommitteeCode[]) =>
  refused('COMMITTEE_STAGE', { rule: 'TCM-3', source: 'TCM-FOUNDING', found: state.code, needed, cure: ['secretariat', 'monitor'] });

/** How a committee stands in the way of its acts. */
export const standing = {
  ended: (state: CommitteeState): May => (state.end === null ? ok(null) : hasEnded(state)),
  at: (state: CommitteeState, codes: readonly CommitteeCode[]): May => (codes.includes(state.code) ? ok(null) : wrongStage(state, codes)),
};

/** The committee stands, and its term has been named. */
export const inOperation: CommitteeGate = (state) => (state.term === null ? wrongStage(state, ['TC:60.60']) : ok(null));

/** The list is made when everybody who wishes to has come forward. */
export const noCallRuns: CommitteeGate = ({ clocks: { recruitment }, profile }) =>
  recruitment === undefined
    ? ok(null)
    : refused('RECRUITMENT_OPEN', {
        ...{ source: profile.founding.source, found: recruitment, needed: 'the call that runs to end' },
        cure: ['nobody'],
      });

export function notSuspended(state: CommitteeState): May {
  if (state.suspended === null) return ok(null);
  return refused('COMMITTEE_SUSPENDED', {
    rule: 'TC-SUSPEND',
    source: 'LN-TC-22',
    found: { since: state.suspended.since, reason: state.suspended.reason },
    needed: 'resumed',
    cure: ['monitor'],
  });
}

/** While a re-election is overdue no new project is taken up; what runs goes on. */
export const notFrozen = ({ frozen, term }: CommitteeState): May =>
  frozen
    ? refused('PROJECT_RIGHTS_FROZEN', {
        rule: 'TC-TERM',
        source: 'D-RENEWAL-LATE',
        found: { endsOn: term?.endsOn ?? null },
        needed: 'a re-elected committee',
        cure: ['secretariat', 'monitor'],
      })
    : ok(null);
