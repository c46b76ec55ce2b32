import type { Candidate } from '../../domain/committee/member.js';
import type { Cast } from './cast.js';
import { driveCommittee } from './committee-drive.js';
import { rehearsedCommittee, type CommitteeWish } from './committee-scenario.js';
import { textIn } from './lifecycle.js';
import type { Watching } from './scenario.js';

/** A committee in operation that reviews the text of a project. `now` is what its clock shows; the project's begins there. */
export type ReviewingCommittee = { readonly stream: string; readonly members: readonly Candidate[]; readonly now: string };

/** Founds a rehearsal committee of everybody who answers its call, from the application to its first day of operation. */
export async function foundReviewingCommittee(cast: Cast, wish: Omit<CommitteeWish, 'profile'>, watching: Watching): Promise<ReviewingCommittee> {
  const scenario = { ...(await rehearsedCommittee(cast, { ...wish, profile: 'committee/provincial' })), goal: 'operating' as const };
  const { id, self } = await driveCommittee(cast, { ...scenario, name: `${scenario.name}-committee` }, watching);
  const desk = await cast.client.get(`${self}/desk`, await cast.token(scenario.team.authority));
  const now = textIn(desk, 'at');
  if (now === null) throw new Error(`${self}/desk does not say what time it is there`);
  return { stream: `committee/${id}`, members: scenario.answered, now };
}
