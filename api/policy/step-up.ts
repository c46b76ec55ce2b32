import type { Actor } from '../../domain/kernel/actor.js';
import type { Kind } from '../../domain/kernel/decider.js';
import type { Caller, Session } from '../http/call.js';
import { HttpProblem } from '../http/problem.js';
import { holdsOffice } from '../accounts/offices.js';
import { notEnrolled } from '../accounts/second-factors.js';
import type { Ports } from '../ports.js';

/** What opens, closes, extends, publishes or voids; `start` begins one that may be open at once, `invite` makes a link by which somebody acts. */
const acts: { readonly [kind in Kind]?: readonly string[] } = {
  'standard-project': [
    ...['openConsultation', 'openProjectBallot', 'openReview', 'openReviewBallot'],
    ...['voidRound', 'publish', 'publishCorrection', 'publishWithdrawal'],
  ],
  ballot: [
    ...['start', 'openBallot', 'closeMeeting', 'recallBallot', 'proposeExtension', 'confirmExtension'],
    ...['proposeReopening', 'confirmReopening', 'proposeVoiding', 'confirmVoiding', 'invite'],
  ],
  consultation: ['extendConsultation', 'settleConsultation', 'invite'],
  committee: ['callBallot'],
  meeting: ['openMeeting', 'endMeeting', 'cancelMeeting', 'putToVote', 'closeVote', 'invite'],
  drafting: ['openCall', 'closeCall', 'cancelCall'],
  campaign: ['start', 'moveDeadline', 'closeCampaign'],
};

/** Whether this caller shows the second factor for this act. */
export const asksAgain = (kind: Kind, act: string, caller: Caller): boolean => holdsOffice(caller.actor.grants) && acts[kind]?.includes(act) === true;

/**
 * As whom an act is done for which a second factor is shown: by somebody who has just shown it, or by a program that its owner let act unattended, under the name of that permission,
 * which then stands in the record. Throws when neither holds.
 */
export async function actingAs(ports: Ports, caller: Caller, { kind, act }: { readonly kind: Kind; readonly act: string }): Promise<Actor> {
  if (!asksAgain(kind, act, caller)) return caller.actor;
  const program = caller.session?.program ?? null;
  if (program?.unattended === true) return { ...caller.actor, unattended: program.name };
  await checkShownLately(ports, caller.session);
  return caller.actor;
}

/** Throws unless the second factor was shown in this session a short while ago. */
export async function checkShownLately(ports: Ports, session: Session | null): Promise<void> {
  const { account = null, factorAt = null, program = null } = session ?? {};
  const { secondFactorMs } = ports.config;
  if (factorAt !== null && ports.clock() - factorAt <= secondFactorMs) return;
  if (program === null && account !== null && (await ports.personal.secondFactors.since(account)) === null) throw notEnrolled();
  throw new HttpProblem('SECOND_FACTOR_NEEDED', {
    found: program === null ? 'notShownLately' : 'program',
    needed: program === null ? { withinMinutes: secondFactorMs / 60_000 } : 'unattended',
    cure: ['self'],
    more: { show: '/api/v1/sessions/second-factor' },
  });
}
