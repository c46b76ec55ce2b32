import type { CommitteeState } from '../../domain/committee/state.js';
import { committeeBody } from '../../domain/committee/member.js';
import type { Noun } from '../nouns.js';

/** Whom a committee consists of is published with its announcement: names, units and duties, nothing else about a person. */
const publicMembers = (state: CommitteeState) =>
  state.members
    .filter((one) => one.until === null && one.body === committeeBody)
    .map(({ name, organisationName, duty }) => ({ name, organisationName, duty }));

/** What everybody may know of a committee. Absences, candidates, papers and what is being prepared stay inside. */
export const showCommittee: Noun['show'] = (view, sight) => {
  const state = view.state as CommitteeState; // written by the projection of committees
  if (sight === 'full') return { ...state };
  const { stream, name, scope, applicant, host, authority, rehearsal, code, since, end, number, establishedOn, term, suspended, subgroups } = state;
  return {
    ...{ stream, name, scope, applicant, host, authority, rehearsal, code, since, end, number, establishedOn, term, subgroups },
    profile: { id: state.profile.id, version: state.profile.version, hash: state.profileHash },
    notice: state.notice && { of: state.notice.of, opensAt: state.notice.opensAt, closesAt: state.notice.closesAt, closed: state.notice.closed },
    suspended: suspended !== null,
    members: publicMembers(state),
  };
};
