import type { committeeView, publicCommitteeView } from '../../contract/views/committee.js';
import type { ShownFrom } from '../../contract/views/shown.js';
import type { CommitteeState } from '../../domain/committee/state.js';
import { committeeBody } from '../../domain/committee/member.js';
import { publicNotice } from '../policy/public-notice.js';
import type { Seen } from '../policy/sight.js';
import type { Ports } from '../ports.js';
import { namesOf } from '../read/names.js';

/** Whom a committee consists of is published with its announcement: names, units and duties, nothing else about a person. */
const publicMembers = (state: CommitteeState) => state.members.filter((one) => one.until === null && one.body === committeeBody);

/** What everybody may know of a committee. Absences, candidates, papers and what is being prepared stay inside. */
export async function showCommittee(
  { db }: Ports,
  { view, sight }: Seen,
): Promise<ShownFrom<typeof committeeView> | ShownFrom<typeof publicCommitteeView>> {
  const state = view.state as CommitteeState; // written by the projection of committees
  const full = sight === 'full';
  const names = await namesOf(db, full ? [...(state.reports ?? []), ...(state.notice?.open ?? [])].map(({ by }) => by) : [], [state.authority]);
  const known = { ...state, authorityName: names(state.authority), profile: { ...state.profile, hash: state.profileHash } };
  if (!full) return { ...known, notice: publicNotice(state.notice), suspended: state.suspended !== null, members: publicMembers(state) };
  const signed = <Done extends { readonly by: string }>(one: Done) => ({ ...one, byName: names(one.by) });
  const notice = state.notice === null ? null : { ...state.notice, open: state.notice.open.map(signed) };
  return { ...known, notice, reports: state.reports?.map(signed) };
}
