import type { Audience } from '../kernel/decider.js';
import type { CommitteeState } from './state.js';

/** Who is told of what happens to a committee. */
export const everyone: Audience = { feed: 'public' };
export const atAuthority = ({ authority }: CommitteeState): Audience => ({ role: 'monitor', organisation: authority });
export const applicants = ({ applicant: { organisation } }: CommitteeState): readonly Audience[] => [
  { role: 'officer', organisation },
  { role: 'secretariat', organisation },
];
export const atHost = ({ host }: CommitteeState): Audience => ({ role: 'secretariat', organisation: host.organisation });
/** Who conducts it: its secretariat and its chair. */
export const inside = (state: CommitteeState): readonly Audience[] => [atHost(state), chairOf(state)];

function chairOf({ members, host }: CommitteeState): Audience {
  const inOffice = members.find((one) => one.duty === 'chair' && one.until === null);
  return inOffice === undefined ? { role: 'chair', organisation: host.organisation } : { person: inOffice.person };
}
