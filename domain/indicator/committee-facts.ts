import type { CommitteeEvent } from '../committee/events.js';
import { committeeBody } from '../committee/member.js';
import type { CommitteeState } from '../committee/state.js';
import type { CommitteeFacts } from './facts.js';
import type { Happening } from './happening.js';

/** The facts of a committee after one more event, under the body that hosts it; null for a rehearsal. Its members are dated as the committee keeps them. */
export function committeeFacts(
  before: CommitteeFacts | null,
  { at, stream, state }: Happening<CommitteeEvent, CommitteeState>,
): CommitteeFacts | null {
  if (state.rehearsal) return null;
  const established = state.establishedOn !== null;
  return {
    ...{ kind: 'committee', stream, organisation: state.host.organisation, name: state.name.zh, profile: state.profile },
    establishedAt: established ? (before?.establishedAt ?? at) : null,
    endedAt: state.end === null ? null : (before?.endedAt ?? at),
    // Names are not needed to count seats.
    members: established ? state.members.filter(({ body }) => body === committeeBody) : [],
    termEndsOn: state.term?.endsOn ?? null,
  };
}
