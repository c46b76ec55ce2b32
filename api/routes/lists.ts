import { idOf } from '../../domain/kernel/decider.js';
import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.js';
import { cursor, pageOf as pageSchema } from '../../contract/http.js';
import { facets, lifecycleRow, total } from '../../contract/views/list-row.js';
import { instantText } from '../../contract/named-instant.js';
import { plainNumber } from '../../contract/plain-number.js';
import { lifecycleId } from '../../domain/kernel/fields/lifecycle-id.js';
import { organisationAsked } from '../../domain/kernel/fields/identity.js';
import { spelt } from '../../domain/kernel/fields/spelt.js';
import { viewsOf } from '../../db/collections.js';
import { registeredNames } from '../../db/known.js';
import type { View } from '../../db/projection.js';

import { plainText } from '../../domain/kernel/half-width.js';
import { patternOf } from '../../domain/law/standard-number/alike.js';
import { groupCodeOf } from '../../domain/law/standard-number/issuers.js';
import { parseStandardNumber } from '../../domain/law/standard-number/check.js';
import { parseInstant } from '../../domain/law/calendar/instant.js';
import { fields } from '../../domain/profile/profile.js';
import { bind, type Bound, type Caller, type Reply } from '../http/call.js';
import { chinaTime } from '../http/china-time.js';
import { personalOf, type Noun } from '../nouns.js';
import { reachOf } from '../policy/reach.js';
import { seenBy } from '../policy/sight.js';
import type { Ports } from '../ports.js';
import { decodeCursor, pageOf } from '../read/cursor.js';
import { issuerNotes, type IssuerNote } from '../read/issuer-note.js';
import { timeOf } from '../read/time-of.js';
import { titlesWithProjects } from '../read/project-titles.js';
import type { ShownTitle } from '../read/title.js';
import { trusted } from '../../db/model.js';

/** One rule for every list: what is played through in a rehearsal is left out, and shown alone when it is asked for. */
export const ofRehearsals = {
  rehearsal: z.stringbool().default(false).describe('演练 · only rehearsals, which are left out otherwise'),
};
export const earnest = ({ rehearsal }: { readonly rehearsal: boolean }): { readonly [field: string]: unknown } => ({
  rehearsal: rehearsal ? true : trusted({ $ne: true }),
});

const sorts = ['began', '-updatedAt', 'due'] as const;

/** Search and filter, the same for every noun; what a noun does not have matches nothing. */
export const listQuery = z.strictObject({
  limit: plainNumber({ min: 1, max: 200 }).default(50),
  cursor,
  /** No control characters: a NUL in a pattern is an error to MongoDB. */
  q: z
    .string()
    .trim()
    .regex(/^\P{Cc}{1,100}$/u, '须为 1 至 100 个字符，不含控制字符 · must be 1 to 100 characters, none of them a control character')
    .optional(),
  organisation: organisationAsked.optional(),
  field: z.enum(fields).optional(),
  kind: z
    .string()
    .regex(/^[a-z-]{1,20}$/, '须为小写字母 · must be lower-case letters')
    .optional(),
  society: spelt((typed) => groupCodeOf(typed) ?? plainText(typed), '须为团体代号 · must be the code of a society').optional(),
  status: z.string().min(1).max(20).optional(),
  stage: z
    .string()
    .regex(/^\d{2}$/, '须为两位阶段代码，如 40 · must be the two digits of a stage, e.g. 40')
    .optional(),
  project: z
    .string()
    .regex(/^[\p{L}\p{N}._—-]{1,100}$/u, '须为所指记录的标识 · must be the id of a record')
    .optional(),
  committee: lifecycleId.optional(),
  mine: z.stringbool().default(false).describe('与本人有关 · only what names the caller as a person'),
  sort: z
    .enum(sorts)
    .default('began')
    .describe('排序 · began, -updatedAt: the latest first; due: what falls due first, without what has no deadline'),
  ...ofRehearsals,
  overdue: z.stringbool().optional(),
  dueBefore: instantText.optional(),
  /** For who keeps a copy: what changed from this instant on, the oldest change first. */
  updatedSince: instantText.optional(),
});
export type ListQuery = z.output<typeof listQuery>;

type Filter = { readonly [field: string]: unknown };

/** Searched text as a literal: nothing of it is a pattern. */
const pattern = ($regex: string) => trusted({ $regex, $options: 'i' });
const literal = (text: string): Filter => pattern(text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));

const between = String.raw`[\s\p{P}]*`;
/** The letters of a text in their order, whatever blanks and punctuation stand between them, in what is typed or in what is found. */
function loosely(text: string): Filter {
  const letters = [...text.replaceAll(/[\s\p{P}]/gu, '')];
  if (letters.length === 0) return literal(text);
  return pattern(letters.map((one) => one.replace(/[+^$|]/, '\\$&')).join(between));
}

/** What somebody types for a number, or for a piece of one: the dash of the canonical form is on no keyboard. */
function numbered(q: string): Filter {
  const parsed = parseStandardNumber(q);
  if (parsed.ok) return pattern(patternOf(parsed.value));
  return literal(q.replace(/(?<=\d) ?[-\u2010-\u2015\u2212] ?(?=\d)/g, '—'));
}

const searched = (typed: string): Filter => {
  const q = plainText(typed);
  return { $or: [{ 'title.zh': loosely(q) }, { 'title.en': loosely(q) }, { number: numbered(q) }, { title: loosely(q) }] };
};

/** Every value here is a scalar from `listQuery`; nothing a client sends becomes an operator (T20). */
export const filterOf = (query: Omit<ListQuery, 'mine'>): readonly Filter[] => [
  earnest(query),
  ...(query.q === undefined ? [] : [searched(query.q)]),
  ...(query.organisation === undefined ? [] : [{ organisation: query.organisation }]),
  ...(query.field === undefined ? [] : [{ field: query.field }]),
  ...(query.kind === undefined ? [] : [{ kind: query.kind }]),
  ...(query.society === undefined ? [] : [{ societyCode: query.society }]),
  ...(query.status === undefined ? [] : [{ status: query.status }]),
  ...(query.stage === undefined ? [] : [{ status: trusted({ $regex: `^${query.stage}\\.` }) }]),
  ...(query.project === undefined ? [] : [{ project: `standard-project/${query.project}` }]),
  ...(query.committee === undefined ? [] : [{ committee: `committee/${query.committee}` }]),
  ...(query.sort === 'due' ? [{ due: trusted({ $ne: null }) }] : []),
  ...(query.overdue === undefined ? [] : [{ overdue: query.overdue }]),
  ...(query.dueBefore === undefined ? [] : [{ due: trusted({ $ne: null, $lt: parseInstant(query.dueBefore) }) }]),
];

/** Of this status now. Rehearsals stand under the status that is recorded: the dates of each are of its own clock. */
function ofStatus({ pastClose }: Noun, { status, rehearsal }: Pick<ListQuery, 'status' | 'rehearsal'>, now: number): readonly Filter[] {
  if (status === undefined) return [];
  if (rehearsal || pastClose === undefined) return [{ status }];
  const { from, to } = pastClose;
  if (status === from) return [{ status, closesAt: trusted({ $gt: now }) }];
  return status === to ? [{ $or: [{ status }, { status: from, closesAt: trusted({ $lte: now }) }] }] : [{ status }];
}

/** The same of one row. */
function statusOf({ pastClose }: Noun, view: View, now: number): string {
  const { status, closesAt } = view;
  return pastClose?.from === status && typeof closesAt === 'number' && closesAt <= timeOf(view, now) ? pastClose.to : status;
}

/**
 * Orders in which a list cannot lose a row. Newest lifecycle first: when one began never changes. With `updatedSince`, by the last change, oldest
 * first: a row that changes while someone pages moves to where they have not been yet.
 */
const orders = {
  began: { field: 'startedAt', way: -1, beyond: '$lt' },
  changed: { field: 'updatedAt', way: 1, beyond: '$gt' },
  '-updatedAt': { field: 'updatedAt', way: -1, beyond: '$lt' },
  due: { field: 'due', way: 1, beyond: '$gt' },
} as const;

type Paging = {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly updatedSince?: string | undefined;
  readonly sort?: (typeof sorts)[number];
};

export async function pageViews(
  ports: Ports,
  { collection, filters }: { readonly collection: string; readonly filters: readonly Filter[] },
  query: Paging,
) {
  const since = query.updatedSince === undefined ? null : parseInstant(query.updatedSince);
  const { field, way, beyond } = orders[since === null ? (query.sort ?? 'began') : 'changed'];
  const after = decodeCursor(query.cursor);
  const at = after?.[0] ?? 0;
  const position = after === null ? [] : [{ $or: [{ [field]: trusted({ [beyond]: at }) }, { [field]: at, _id: trusted({ [beyond]: after[1] }) }] }];
  const changed = since === null ? [] : [{ updatedAt: trusted({ $gte: since }) }];
  const rows = await viewsOf(ports.db, collection)
    .find({ $and: [{}, ...filters, ...changed, ...position] }, { 'state.profile': 0 })
    .sort({ [field]: way, _id: way })
    .limit(query.limit + 1)
    .maxTimeMS(5000)
    .lean<View[]>();
  return pageOf(rows, query.limit, (row) => [row[field] ?? 0, row._id]);
}

/** No list is counted beyond. */
const counted = 1000;

export async function totalOf({ db }: Ports, collection: string, filters: readonly Filter[]): Promise<z.output<typeof total>> {
  const found = await viewsOf(db, collection)
    .countDocuments({ $and: [{}, ...filters] }, { limit: counted + 1 })
    .maxTimeMS(5000);
  return { count: Math.min(found, counted), exact: found <= counted };
}

/** What of the state a row shows too, by the names of its fields. */
const ofState = (noun: Noun, { state }: View): object =>
  Object.fromEntries(Object.entries(state as object).filter(([name]) => noun.listed?.includes(name))); // a state is an object

type Beside = { readonly issuer: IssuerNote | null; readonly name: string | null; readonly title: ShownTitle | null; readonly now: number };

const rowOf = (noun: Noun, view: View, { issuer, name, title, now }: Beside): z.output<typeof lifecycleRow> => ({
  id: idOf(view._id),
  self: `/api/v1/${noun.path}/${idOf(view._id)}`,
  seq: view.shownSeq,
  status: statusOf(noun, view, now),
  organisation: typeof view['organisation'] === 'string' ? view['organisation'] : null,
  organisationName: typeof view['organisationName'] === 'string' ? view['organisationName'] : name,
  ...(issuer === null ? {} : { issuer }),
  updatedAt: chinaTime(view.updatedAt),
  facets: facets.parse({ ...view, ...ofState(noun, view), ...(view['title'] === undefined ? {} : { title }) }),
});

const codeOf = (view: View): string[] => (typeof view['organisation'] === 'string' ? [view['organisation']] : []);

/** `GET /<noun>`: what the caller may see of it, by the same rule as the single read. */
export const listRoute = (ports: Ports, noun: Noun): Bound => {
  const e = endpoint({
    name: `list.${noun.path}`,
    method: 'get',
    path: `/api/v1/${noun.path}`,
    tag: noun.tag,
    summary: `Search and filter ${noun.path}`,
    who: 'public',
    ...personalOf(noun),
    query: listQuery,
    answer: pageSchema(lifecycleRow).extend({ total }),
    status: 200,
  });
  return bind(e, async ({ query, caller }: { query: ListQuery; caller: Caller }): Promise<Reply> => {
    const mine = query.mine ? [{ persons: caller.actor.id }] : [];
    const now = ports.clock();
    const { status: _status, ...others } = query;
    const filters = [seenBy(caller, await reachOf(ports.db, caller)), ...mine, ...filterOf(others), ...ofStatus(noun, query, now)];
    const [page, total] = await Promise.all([
      pageViews(ports, { collection: noun.collection, filters }, query),
      query.cursor === undefined ? totalOf(ports, noun.collection, filters) : null,
    ]);
    const codes = page.items.flatMap(codeOf);
    const [notes, names, titleOf] = await Promise.all([
      issuerNotes(ports.db, codes),
      registeredNames(ports.db, codes),
      titlesWithProjects(ports.db, page.items),
    ]);
    const beside = (view: View): Beside => ({
      ...{ issuer: notes(view['organisation']), name: names.get(codeOf(view)[0] ?? '') ?? null },
      ...{ title: titleOf(view), now },
    });
    return { body: { items: page.items.map((view) => rowOf(noun, view, beside(view))), next: page.next, total } };
  });
};
