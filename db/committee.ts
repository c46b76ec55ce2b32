import { committee } from '../domain/committee/committee.js';
import type { CommitteeEvent } from '../domain/committee/events.js';
import type { CommitteeState } from '../domain/committee/state.js';
import type { Member } from '../domain/committee/member.js';
import type { Recorded, Stream } from '../domain/kernel/decider.js';
import { eventOf } from '../domain/kernel/log/record.js';
import type { Projection, RowWrite } from './projection.js';
import { distinct, type SightFacets } from './sight-facets.js';
import { collection, texts } from './model.js';
import { viewCollection } from './view.js';

/** One interval of membership. The state of a committee forgets old ones; these rows never do, so that any day can be asked for. */
export type MemberRow = Member & { readonly _id: string; readonly committee: Stream; readonly rehearsal: boolean; readonly over: boolean };

export const memberships = collection<MemberRow>(
  'memberships',
  {
    committee: String,
    n: Number,
    person: String,
    name: String,
    organisation: String,
    organisationName: String,
    side: String,
    grade: String,
    duty: String,
    title: String,
    body: String,
    from: String,
    until: String,
    cause: String,
    suspended: Boolean,
    rehearsal: Boolean,
    over: Boolean,
  },
  [
    [
      { committee: 1, n: 1 },
      { name: 'committee', unique: true },
    ],
    [{ person: 1, until: 1 }, { name: 'person' }],
  ],
);

const rowId = (stream: Stream, n: number): string => `${stream}#${n}`;

function rowsOf(recorded: Recorded, value: unknown): readonly RowWrite[] {
  const event = eventOf(recorded) as CommitteeEvent; // an archived event of a committee
  const { rehearsal } = value as CommitteeState; // evolved by its own decider
  const { stream } = recorded;
  const update = (filter: object, set: object): RowWrite => ({
    collection: memberships,
    write: { updateMany: { filter, update: { $set: { ...set } } } },
  });
  if (event.type === 'committeeDeregistered' || event.type === 'committeeRevoked') return [update({ committee: stream }, { over: true })];
  if (!('ended' in event)) return [];
  return [
    ...event.ended.map(({ n, until, cause }) => update({ _id: rowId(stream, n) }, { until, cause })),
    ...event.added.map((member): RowWrite => {
      const replacement = { ...member, committee: stream, rehearsal, over: false };
      return {
        collection: memberships,
        write: { replaceOne: { filter: { _id: rowId(stream, member.n) as never }, replacement, upsert: true } },
      }; // rows are named by stream and number
    }),
  ];
}

/** Seen by the applicant, the host, its members and the authority; its public part by everybody once it has been shown to the public. */
const sight = (state: CommitteeState): SightFacets => ({
  openTo: state.notice !== null || state.number !== null || state.code >= 'TC:10' ? 'everyone' : 'nobody',
  parties: distinct([state.applicant.organisation, state.host.organisation, state.authority]),
  persons: distinct(state.members.filter((one) => one.until === null).map((one) => one.person)),
});

export const committees = viewCollection('committees', { files: texts, organisationName: String, termEndsOn: String, end: String }, [
  [{ parties: 1 }, { name: 'parties' }],
  [{ persons: 1 }, { name: 'persons' }],
  [{ files: 1 }, { name: 'files' }],
]);

/** Committees, and one row per interval of membership. */
export const committeeProjection: Projection = {
  kind: 'committee',
  views: committees,
  decider: committee,
  facets: (value) => {
    const state = value as CommitteeState; // evolved by its own decider
    const { name, host, number, term, rehearsal, end, notice } = state;
    return {
      ...sight(state),
      // Whoever sees all of the committee may read what it has on record.
      files: distinct([...Object.values(state.papers), ...Object.values(state.documents)]),
      organisation: host.organisation,
      keepers: distinct([host.organisation, state.applicant.organisation]),
      title: name,
      organisationName: host.name,
      number,
      termEndsOn: term?.endsOn ?? null,
      closesAt: notice !== null && !notice.closed ? notice.closesAt : null,
      rehearsal,
      end,
    };
  },
  rows: rowsOf,
};
