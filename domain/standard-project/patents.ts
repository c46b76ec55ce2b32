import type { Context, Instant } from '../kernel/decider.js';
import { startOfDay, localDay } from '../law/calendar/instant.js';
import type { May } from '../kernel/gate.js';
import type { StageCode } from '../profile/stage-codes.js';
import { ok } from '../kernel/result.js';
import { groundOf } from './ground.js';
import { refused } from './refusals.js';
import type { Patent, ProjectState } from './state.js';

/** Those the text rests on. */
export const livePatents = (state: ProjectState): readonly Patent[] => state.patents.filter((patent) => !patent.removed);

/** Disclosed patents whose holder has made no statement. */
export const unlicensedPatents = (state: ProjectState): readonly string[] => livePatents(state).flatMap((p) => (p.licence === null ? [p.id] : []));

/** Listed drafters who have not said whether they know of a patent. */
export const unansweredDrafters = (state: ProjectState): readonly string[] =>
  state.group?.drafters.flatMap((one) => (state.group?.answered.includes(one.person) ? [] : [one.name])) ?? [];

/** G8: a text may not rest on a patent whose holder refuses both licences. */
export function noRefusedPatent(state: ProjectState): May {
  const kept = livePatents(state).filter((patent) => patent.licence === 'c');
  if (kept.length === 0) return ok(null);
  return refused('PATENT_REFUSED', {
    rule: 'G8',
    source: groundOf(state, 'patents').source,
    found: kept.map((p) => p.id),
    needed: 'licence a or b, or the patent removed from the text',
    cure: ['drafter', 'officer'],
  });
}

/** Every patent answered and the call for patents over: what approval and publication rest on. */
export function patentsClear(state: ProjectState, { now }: Context): May {
  const licensed = noRefusedPatent(state);
  if (!licensed.ok) return licensed;
  const silent = unlicensedPatents(state);
  if (silent.length > 0)
    return refused('PATENT_UNANSWERED', {
      ...groundOf(state, 'patents'),
      found: silent,
      needed: 'a licence statement for each',
      cure: ['officer', 'drafter'],
    });
  if (state.patentCallUntil === null || state.patentCallUntil <= now) return ok(null);
  return refused('PATENT_CALL_OPEN', {
    rule: 'I3',
    source: state.profile.patents.source,
    found: { until: state.patentCallUntil, now },
    needed: 'the call for patents is over',
    cure: ['nobody'],
  });
}

/** End of the call that entering one of `codes` opens, or null when the profile calls for patents elsewhere or sets no window. */
export function patentCall(state: ProjectState, { now }: Context, ...codes: readonly StageCode[]): Instant | null {
  const { callAt, windowDays } = state.profile.patents;
  if (windowDays < 1 || !codes.some((code) => callAt.includes(code))) return null;
  return startOfDay(localDay(now) + windowDays + 1);
}
