import type { meetingView } from '../../contract/views/meeting.js';
import type { ShownFrom } from '../../contract/views/shown.js';
import { figuresOf } from '../../domain/meeting/attendance.js';
import type { MeetingState } from '../../domain/meeting/state.js';
import type { Seen } from '../policy/sight.js';
import type { Ports } from '../ports.js';
import { attendanceShown } from '../read/attendance.js';
import { namesOf } from '../read/names.js';
import { readView } from '../read/views.js';

type Name = { readonly zh: string; readonly en: string };

/** A meeting with its figures and, beside each name of the roster, whether that person is there. */
export async function showMeeting({ db }: Ports, { view }: Seen): Promise<ShownFrom<typeof meetingView>> {
  const state = view.state as MeetingState; // written by the projection of meetings
  const { confirmed, organisation, committee, attendance } = state;
  const [names, held] = await Promise.all([namesOf(db, [confirmed?.by], [organisation]), readView(db, 'committees', committee)]);
  return {
    ...state,
    committeeName: (held?.['title'] as Name | undefined) ?? null, // a facet of committees
    organisationName: names(organisation),
    quorum: state.quorum ?? null,
    roster: state.roster.map((row, n) => ({ ...row, attendance: attendanceShown(attendance.charAt(n)) })),
    confirmed: confirmed === null ? null : { ...confirmed, byName: names(confirmed.by) },
    figures: figuresOf(state),
  };
}
