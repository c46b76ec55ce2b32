import type { Context } from '../kernel/decider.js';
import { ok } from '../kernel/result.js';
import { all, type May } from '../kernel/gate.js';
import { makeClock } from './clock.js';
import { refused } from './refusals.js';
import type { Appeal, OpenComplaint, ProjectState } from './state.js';
import { drafter, proposer } from './who.js';
import type { AppealOf } from './words.js';

const source = 'D-APPEAL';

/** What is appealed, and what the API saw of who appeals: a seat in that ballot, and their units. */
type Appealing = { readonly appeals?: AppealOf; readonly seated?: boolean; readonly units?: readonly string[] };

/** An appeal (申诉) is a complaint against a decision that was taken: it comes in time, from somebody the decision concerns. */
export const appealOpen = (state: ProjectState, { appeals, seated }: Appealing, context: Context): May =>
  appeals === undefined
    ? ok(null)
    : all(
        () => inTime(state, appeals, context),
        () => (standingOf(state, seated === true, context) === null ? noStanding(context) : ok(null)),
      );

/**
 * Until when a decision may be appealed; null where the procedure has no appeal. The decision is that of the ballot; where its close was not reported, it fell
 * when the project came to where it stands.
 */
export const appealUntil = (state: ProjectState, of: AppealOf, context: Context): number | null => {
  const { appeal } = state.profile;
  return appeal === null ? null : makeClock(context, state[of].closesAt ?? state.since, appeal.within).at;
};

function inTime(state: ProjectState, of: AppealOf, context: Context): May {
  const until = appealUntil(state, of, context);
  if (until === null) return refused('NO_APPEAL_HERE', { rule: 'D-APPEAL', source: 'SET-PROFILE', found: null, needed: 'appeal', cure: ['nobody'] });
  if (state[of].outcome === null)
    return refused('APPEAL_NOTHING_DECIDED', { rule: 'D-APPEAL', source, found: { of, outcome: null }, needed: 'a decision', cure: ['nobody'] });
  if (context.now <= until) return ok(null);
  return refused('APPEAL_TOO_LATE', {
    rule: 'D-APPEAL',
    source: 'SET-PROFILE',
    found: { now: context.now },
    needed: { notAfter: until },
    cure: ['nobody'],
  });
}

/** Who proposed it, drafts it, or had a seat in the ballot. The roll is not in the state: the API looks the seat up. */
function standingOf(state: ProjectState, seated: boolean, context: Context): Appeal['standing'] | null {
  if (proposer(state, context).ok || drafter(state, context).ok) return 'maker';
  return seated ? 'voter' : null;
}

function noStanding({ actor }: Context): May {
  return refused('NO_STANDING', {
    rule: 'D-APPEAL',
    source,
    found: actor.id,
    needed: ['proposer', 'drafter', 'a seat in the ballot'],
    cure: ['nobody'],
  });
}

/** What is kept of an appeal; the units of who appeals are there so that no colleague of theirs judges it. */
export function appealFiled(state: ProjectState, { appeals, seated, units }: Appealing, context: Context): { readonly appeal?: Appeal } {
  const standing = appeals === undefined ? null : standingOf(state, seated === true, context);
  if (appeals === undefined || standing === null) return {};
  return { appeal: { of: appeals, standing, units: units ?? [] } };
}

/** An appeal has a term of its own to be decided in. */
export const decideWithin = ({ profile }: ProjectState, complaint: OpenComplaint | null) =>
  (complaint?.appeal === undefined ? null : profile.appeal?.decideWithin) ?? profile.complaint.decideWithin;

/** Whether an open complaint holds approval and publication: a term of the profile, for appeals one of their own. */
export const stays = ({ profile }: ProjectState, { appeal }: OpenComplaint): boolean =>
  appeal === undefined ? profile.complaint.stays : (profile.appeal?.stays ?? profile.complaint.stays);
