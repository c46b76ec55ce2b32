import { idOf } from '../../domain/kernel/decider.js';
import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.js';
import { idParams, instant, pageOf as pageSchema } from '../../contract/http.js';
import { total } from '../../contract/views/list-row.js';
import type { filingShown } from '../../contract/views/standard.js';
import { standardShown } from '../../contract/views/standard.js';
import { viewsOf } from '../../db/collections.js';
import { numbers, type NumberRow } from '../../db/register.js';
import type { View } from '../../db/projection.js';
import { patternOf } from '../../domain/law/standard-number/alike.js';
import { parseStandardNumber } from '../../domain/law/standard-number/check.js';
import type { Classification } from '../../domain/standard-project/input.js';
import type { ProjectState } from '../../domain/standard-project/state.js';
import { bind, bindTo, type Bound, type Call, type Look, type Reply } from '../http/call.js';
import { chinaTime } from '../http/china-time.js';
import { HttpProblem } from '../http/problem.js';
import type { Noun } from '../nouns.js';
import type { Ports } from '../ports.js';
import { decodeCursor, pageOf } from '../read/cursor.js';
import { lookUp } from '../read/record.js';
import { issuerNotes, type IssuerNotes } from '../read/issuer-note.js';
import { bibtexOf, relatonItem, relatonOf } from '../read/standard-citation.js';
import { atomFeed, atomMedia, today } from '../read/feed.js';
import { standardEntry, type Published as Fed } from '../read/standard-feed.js';
import { earnest, filterOf, listQuery, ofRehearsals, pageViews, totalOf } from './lists.js';
import { modelOf, trusted } from '../../db/model.js';

/** Where 备案 stands; null for standards that are not filed. */
function filingOf({ local, clocks, publication }: ProjectState): z.output<typeof filingShown> | null {
  if (local === undefined || publication === null) return null;
  if (local.filed !== null) return { state: local.filed.late ? 'filedLate' : 'filed', due: null, number: local.filed.number };
  const { filing } = clocks;
  const state = filing?.overdue === true ? 'overdue' : local.filing?.alarmed === true ? 'alarmed' : 'due';
  return { state, due: filing ? chinaTime(filing.at) : null, number: null };
}

const standingOf = (state: ProjectState, effective: boolean): z.output<typeof standardShown>['standing'] => {
  if (state.end === 'superseded') return 'superseded';
  if (state.end === 'withdrawn') return 'withdrawn';
  return effective ? 'inForce' : 'published';
};

type Published = { readonly state: ProjectState; readonly number: string; readonly publication: NonNullable<ProjectState['publication']> };

/** A view that is listed as a standard has a number and a publication. */
function publishedOf(view: View): Published {
  const state = view.state as ProjectState; // written by the projection of projects
  const { number, publication } = state;
  if (number === null || publication === null) throw new Error(`${view._id} is listed as a standard without a number or a publication`);
  return { state, number, publication };
}

const classesOf = ({ classification }: ProjectState): Classification => classification ?? { ics: [], ccs: [] };

/** What a citation and an entry of the feed carry. */
function citedOf(ports: Ports, view: View, notes: IssuerNotes): Fed {
  const { state, number, publication } = publishedOf(view);
  const standing = standingOf(state, publication.effective);
  return {
    id: view._id,
    ...{ number, standing, title: state.title, organisationName: state.organisationName, rehearsal: state.rehearsal },
    issuer: notes(state.organisation),
    classification: classesOf(state),
    kind: state.local === undefined ? 'group' : 'local',
    ...{ publishedAt: publication.at, effectiveAt: publication.effectiveAt },
    // Feedback and reviews move the view as well: a reader of the feed is told of what changes for users.
    changedAt: state.end === null ? (publication.effective ? Math.max(publication.at, publication.effectiveAt) : publication.at) : view.updatedAt,
    url: `${ports.config.publicUrl}/api/v1/standards/${idOf(view._id)}`,
    page: `${ports.config.publicUrl}/standards/${idOf(view._id)}`,
  };
}

const shown = (view: View, notes: IssuerNotes): z.output<typeof standardShown> => {
  const { state, number, publication } = publishedOf(view);
  return {
    id: idOf(view._id),
    number,
    kind: state.local === undefined ? 'group' : 'local', // lists come without the profile
    title: { ...state.title },
    field: state.field,
    ics: [...classesOf(state).ics],
    ccs: [...classesOf(state).ccs],
    organisation: state.organisation,
    organisationName: state.organisationName,
    stage: view.status,
    standing: standingOf(state, publication.effective),
    publishedAt: chinaTime(publication.at),
    effectiveAt: chinaTime(publication.effectiveAt),
    rehearsal: state.rehearsal,
    issuer: notes(state.organisation),
    text: `/api/v1/documents/${publication.text}`,
    project: `/api/v1/projects/${idOf(view._id)}`,
    units: (state.group?.units ?? []).map(({ organisation, name }) => ({ organisation, name })),
    replaces: state.revises?.number ?? null,
    replacedBy: state.successor?.number ?? null,
    reviewDue: state.clocks.review === null ? null : chinaTime(state.clocks.review.at),
    feedbackChannel: state.local?.feedbackChannel ?? null,
    filing: filingOf(state),
  };
};

const published = { publishedAt: trusted({ $ne: null }) };

const listEndpoint = endpoint({
  name: 'listStandards',
  method: 'get',
  path: '/api/v1/standards',
  tag: 'standards',
  summary: 'Published standards; rehearsals, marked, only when asked for',
  who: 'public',
  query: listQuery.omit({ mine: true, committee: true }),
  answer: pageSchema(standardShown).extend({ total }),
  status: 200,
});
const readEndpoint = endpoint({
  name: 'readStandard',
  method: 'get',
  path: '/api/v1/standards/:id',
  tag: 'standards',
  summary: 'One published standard, by its id or its number (of a rehearsed one when asked for); as JSON, BibTeX or Relaton',
  who: 'public',
  params: z.strictObject({ id: z.string().min(1).max(100) }),
  query: z.strictObject({ format: z.enum(['json', 'bibtex', 'relaton']).optional(), ...ofRehearsals }),
  answer: z.union([standardShown, relatonItem]),
  status: 200,
});

/** As many of the latest as a feed carries; the list has them all. */
const inFeed = 50;
const feedEndpoint = endpoint({
  name: 'standardsFeed',
  method: 'get',
  path: '/api/v1/standards.atom',
  tag: 'standards',
  summary: 'The latest published standards as an Atom feed, rehearsals left out unless asked for',
  who: 'public',
  query: z.strictObject(ofRehearsals),
  answer: { media: atomMedia },
  status: 200,
});

const bibtex = 'application/x-bibtex';
const formatOf = ({ query, request }: Call<typeof readEndpoint>): 'json' | 'bibtex' | 'relaton' =>
  query.format ?? ((request.headers.accept ?? '').includes(bibtex) ? 'bibtex' : 'json');

const numberShown = z.strictObject({
  number: z.string(),
  year: z.number().int(),
  status: z.enum(['minted', 'burnt', 'imported']),
  at: instant,
  rehearsal: z.boolean(),
});
const numbersEndpoint = endpoint({
  name: 'listNumbers',
  method: 'get',
  path: '/api/v1/registers/:id/numbers',
  tag: 'registers',
  summary: 'Every number of a register; a burnt one stays taken',
  who: 'public',
  params: idParams,
  query: listQuery.pick({ limit: true, cursor: true }),
  answer: pageSchema(numberShown),
  status: 200,
});

/** By its number as people type it, the latest where no year is named. A rehearsal may bear the number of a real standard: it answers who asks for it. */
async function numbered(db: Ports['db'], typed: string, asked: { readonly rehearsal: boolean }): Promise<View | null> {
  const parsed = parseStandardNumber(typed);
  if (!parsed.ok) return null;
  const alike = { number: trusted({ $regex: `${patternOf(parsed.value)}(?:[—:-]\\d{4})?$` }), ...published, ...earnest(asked) };
  return viewsOf(db, 'projects').findOne(alike).sort({ publishedAt: -1 }).lean<View>();
}

/** A published standard, which everybody sees. */
const findStandard =
  ({ db }: Ports): Look<{ readonly id: string }, View> =>
  async ({ id }, { rehearsal = false }) => {
    const view =
      (await viewsOf(db, 'projects')
        .findOne({ _id: `standard-project/${id}`, ...published })
        .lean<View>()) ?? (await numbered(db, id, { rehearsal }));
    if (view === null) throw new HttpProblem('NOT_FOUND', { cure: ['self'] });
    return view;
  };

/** What the world reads: standards, and the numbers they bear. */
export const standardRoutes = (ports: Ports, registers: Noun): readonly Bound[] => [
  bind(listEndpoint, async ({ query }): Promise<Reply> => {
    const filters = [published, ...filterOf(query)];
    const [page, total] = await Promise.all([
      pageViews(ports, { collection: 'projects', filters }, query),
      query.cursor === undefined ? totalOf(ports, 'projects', filters) : null,
    ]);
    const notes = await issuerNotes(
      ports.db,
      page.items.map((view) => view['organisation']),
    );
    return { body: { items: page.items.map((view) => shown(view, notes)), next: page.next, total } };
  }),
  bind(feedEndpoint, async ({ query }): Promise<Reply> => {
    const views = await viewsOf(ports.db, 'projects')
      .find({ ...published, ...earnest(query) })
      .sort({ publishedAt: -1, _id: 1 })
      .limit(inFeed)
      .lean<View[]>();
    const notes = await issuerNotes(
      ports.db,
      views.map((view) => view['organisation']),
    );
    const { publicUrl } = ports.config;
    return {
      text: atomFeed({
        ...{ named: 'standards.atom', title: '已发布标准 · published standards', since: today(ports.clock()) },
        ...{ self: `${publicUrl}/api/v1/standards.atom`, page: `${publicUrl}/standards` },
        entries: views.map((view) => standardEntry(citedOf(ports, view, notes))),
      }),
    };
  }),
  bindTo(readEndpoint, findStandard(ports), async (call, view): Promise<Reply> => {
    const notes = await issuerNotes(ports.db, [view['organisation']]);
    const format = formatOf(call);
    if (format === 'bibtex') return { text: bibtexOf(citedOf(ports, view, notes)), headers: { 'content-type': `${bibtex}; charset=utf-8` } };
    return { body: format === 'relaton' ? relatonOf(citedOf(ports, view, notes)) : shown(view, notes) };
  }),
  bindTo(numbersEndpoint, lookUp(ports, registers), async ({ query }, { view }): Promise<Reply> => {
    const after = decodeCursor(query.cursor);
    const rows = await modelOf(ports.db, numbers)
      // the stream of a register by the noun that found it
      .find({ register: view._id as NumberRow['register'], ...(after === null ? {} : { _id: trusted({ $gt: after[1] }) }) })
      .sort({ _id: 1 })
      .limit(query.limit + 1)
      .lean<NumberRow[]>();
    const page = pageOf<NumberRow>(rows, query.limit, (row) => [0, row._id]);
    return {
      body: {
        items: page.items.map(({ number, year, status, at, rehearsal }) => ({ number, year, status, at: chinaTime(at), rehearsal })),
        next: page.next,
      },
    };
  }),
];
