import { standardProject } from '../domain/standard-project/standard-project.js';
import type { ProjectState } from '../domain/standard-project/state.js';
import type { Json } from '../domain/kernel/refusal.js';
import type { Projection } from './projection.js';
import { distinct, type SightFacets } from './sight-facets.js';
import { anything, texts } from './model.js';
import { viewCollection } from './view.js';

/** 立项公告; of a local standard already its 公示, at which everyone may object. */
const isAnnounced = ({ plan, notice }: ProjectState): boolean => plan !== null || notice !== null;

/** A project is the society's and the drafting units' own until it is announced (立项公告); from then on its public part is public. */
const sight = (state: ProjectState): SightFacets => ({
  openTo: isAnnounced(state) ? 'everyone' : 'nobody',
  parties: distinct([
    state.organisation,
    state.proposer.unit,
    state.plan?.lead.organisation,
    state.local?.department.organisation,
    ...(state.group?.units.map((unit) => unit.organisation) ?? []),
  ]),
  persons: distinct([
    state.proposer.person,
    ...(state.group?.drafters.map((drafter) => drafter.person) ?? []),
    // Who judges an appeal has to see what it is about.
    ...state.complaints.open.flatMap(({ panel = [] }) => panel.map((one) => one.person)),
  ]),
});

/** The files on record: whoever sees all of the project may read them. */
const filesOf = (state: ProjectState): readonly string[] =>
  distinct([
    state.draft?.sha256,
    ...Object.values(state.documents).map((one) => one.sha256),
    ...[state.comment.text, state.review.text, state.approval.text, state.publication?.text, state.corrections.current?.sha256],
  ]);

const searched = (state: ProjectState): { readonly [name: string]: Json } => ({
  organisation: state.organisation,
  organisationName: state.organisationName,
  societyCode: state.societyCode,
  title: state.title,
  field: state.field,
  profileId: state.profile.id,
  kind: state.profile.kind,
  filed: state.local === undefined ? null : state.local.filed !== null,
  rehearsal: state.rehearsal,
  number: state.number,
  publishedAt: state.publication?.at ?? null,
  publishedText: state.publication?.text ?? null,
  end: state.end,
  // Of its 公示, as long as it runs.
  closesAt: state.notice !== null && !state.notice.closed ? state.notice.closesAt : null,
  overdue: Object.values(state.clocks).some((clock) => clock?.overdue === true),
});

export const projects = viewCollection(
  'projects',
  { organisationName: String, profileId: String, filed: Boolean, publishedAt: Number, publishedText: String, end: anything, files: texts },
  [
    [{ organisation: 1, updatedAt: -1 }, { name: 'organisation' }],
    [{ status: 1, updatedAt: -1 }, { name: 'status' }],
    [{ parties: 1 }, { name: 'parties' }],
    [{ persons: 1 }, { name: 'persons' }],
    [{ publishedAt: -1, _id: -1 }, { name: 'published' }],
    [{ publishedText: 1 }, { name: 'publishedText' }],
    [{ number: 1 }, { name: 'number' }],
    [{ due: 1 }, { name: 'due' }],
    [{ files: 1 }, { name: 'files' }],
  ],
);

/** Projects, with what they are searched by. */
export const standardProjectProjection: Projection = {
  kind: 'standard-project',
  views: projects,
  decider: standardProject,
  facets: (value) => {
    const state = value as ProjectState; // evolved by its own decider
    return { ...sight(state), ...searched(state), files: filesOf(state) };
  },
};
