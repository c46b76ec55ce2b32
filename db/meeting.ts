import { meeting } from '../domain/meeting/meeting.js';
import type { MeetingState } from '../domain/meeting/state.js';
import type { Projection } from './projection.js';
import { distinct, type SightFacets } from './sight-facets.js';
import { texts } from './model.js';
import { viewCollection } from './view.js';

/** A meeting: its committee's organisation sees all of it, and so does everybody on its roster, from wherever they come. */
const sight = ({ organisation, roster }: MeetingState): SightFacets => ({
  openTo: 'nobody',
  parties: [organisation],
  persons: distinct(roster.map((row) => row.person)),
});

export const meetings = viewCollection('meetings', { form: String, opensAt: Number, documents: texts }, [
  [{ committee: 1, opensAt: -1 }, { name: 'committee' }],
  [{ persons: 1, status: 1 }, { name: 'persons' }],
  [{ parties: 1 }, { name: 'parties' }],
  [{ documents: 1 }, { name: 'documents' }],
]);

export const meetingProjection: Projection = {
  kind: 'meeting',
  views: meetings,
  decider: meeting,
  facets: (value) => {
    const state = value as MeetingState; // evolved by its own decider
    const { organisation, committee, title, form, opensAt, rehearsal, agenda } = state;
    const documents = distinct(agenda.flatMap((item) => item.documents));
    // What a calendar is told of a meeting is when it opens.
    return { ...sight(state), organisation, committee, title, form, opensAt, closesAt: opensAt, documents, rehearsal };
  },
};
