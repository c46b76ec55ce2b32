import type { View } from '../../db/projection.js';
import { trusted } from '../../db/model.js';
import { viewsOf } from '../../db/collections.js';
import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.js';
import { idParams, instant } from '../../contract/http.js';
import { creditCode, personId } from '../../domain/kernel/fields/identity.js';
import { instantText, namedDate } from '../../contract/named-instant.js';
import { intervalsOf, seatsElsewhere } from '../../db/membership.js';
import { unreachedIn } from '../../db/notice-ledger.js';
import { localDate, parseInstant } from '../../domain/law/calendar/instant.js';
import { electorateAt, suspensionsOf } from '../../domain/committee/electorate.js';
import type { CommitteeState } from '../../domain/committee/state.js';
import { committeeTasks } from '../../domain/committee/tasks.js';
import type { Stream } from '../../domain/kernel/decider.js';
import { committeeBody, membersOn, type Member } from '../../domain/committee/member.js';
import { compositionOn } from '../../domain/committee/roster.js';
import { bindTo, type Bound, type Look, type Reply } from '../http/call.js';
import { chinaTime } from '../http/china-time.js';
import { HttpProblem } from '../http/problem.js';
import type { Noun } from '../nouns.js';
import { checkNames } from '../policy/known-names.js';
import type { Ports } from '../ports.js';
import { actPath } from '../read/acts.js';
import { lookUp } from '../read/record.js';
import { timeOf } from '../read/time-of.js';

const body = z
  .string()
  .regex(/^(TC|(SC|WG)\d{1,4})$/, '须为 TC，或分委会、工作组的编号如 SC1、WG2 · must be TC, or the number of a subgroup such as SC1 or WG2')
  .default(committeeBody);
const listOf = <Name extends string>(one: z.ZodType<Name, string>) =>
  z
    .string()
    .max(4000)
    .transform((text) => text.split(/[,，]/).filter((name) => name.trim() !== ''))
    .pipe(z.array(one))
    .optional();
const findingShown = z.looseObject({ code: z.string(), weight: z.enum(['edit', 'whole', 'note']), rule: z.string(), source: z.string() });

const compositionEndpoint = endpoint({
  name: 'readComposition',
  method: 'get',
  path: '/api/v1/committees/:id/composition',
  tag: 'committees',
  summary: 'How a committee is composed on a date, the future included: size, sides, and every finding with rule, source, found and needed',
  who: 'account',
  params: idParams,
  query: z.strictObject({ on: namedDate.optional(), body }),
  answer: z.strictObject({
    on: z.string(),
    body: z.string(),
    of: z.enum(['members', 'proposed']),
    size: z.int(),
    bySide: z.record(z.string(), z.int()),
    findings: z.array(findingShown),
  }),
  status: 200,
});

const elector = z.strictObject({
  n: z.int(),
  person: z.string(),
  name: z.string(),
  organisation: z.string().nullable(),
  organisationName: z.string(),
  duty: z.string(),
  entitled: z.boolean(),
  reason: z.string().nullable(),
  from: z.string(),
  until: z.string().nullable(),
});
const electorateEndpoint = endpoint({
  name: 'readElectorate',
  method: 'get',
  path: '/api/v1/committees/:id/electorate',
  tag: 'committees',
  summary: 'Who had, has or will have a vote at an instant, and why the others have none; `drafters` and `units` are lists with commas',
  who: 'account',
  params: idParams,
  query: z.strictObject({ at: instantText.optional(), body, drafters: listOf(personId), units: listOf(creditCode) }),
  answer: z.strictObject({ at: instant, body: z.string(), entitled: z.int(), items: z.array(elector) }),
  status: 200,
});

const deskEndpoint = endpoint({
  name: 'readCommitteeDesk',
  method: 'get',
  path: '/api/v1/committees/:id/desk',
  tag: 'committees',
  summary: 'What waits to be done, gravest first and each with its act, and what is under way: also the sheet for who takes the secretariat over',
  who: 'account',
  params: idParams,
  answer: z.strictObject({
    at: instant,
    tasks: z.array(z.strictObject({ code: z.string(), consequence: z.int().min(1).max(4), found: z.json(), act: z.string(), href: z.string() })),
    deadlines: z.array(z.strictObject({ name: z.string(), at: instant })),
    ballots: z.array(z.looseObject({ ballot: z.string(), matter: z.string() })),
    meetings: z.array(z.looseObject({ meeting: z.string(), form: z.string() })),
    members: z.array(z.looseObject({ person: z.string(), duty: z.string() })),
    documents: z.record(z.string(), z.string()),
    papers: z.record(z.string(), z.string()),
  }),
  status: 200,
});

type Inside = { readonly state: CommitteeState; readonly now: number };

/** Only who sees all of a committee may ask about its people. */
export const insideCommittee =
  (ports: Ports, noun: Noun): Look<{ readonly id: string }, Inside> =>
  async (params, asker) => {
    const { view, sight } = await lookUp(ports, noun)(params, asker);
    if (sight !== 'full') throw new HttpProblem('NOT_FOUND', { cure: ['self'] });
    return { state: view.state as CommitteeState, now: timeOf(view, ports.clock()) }; // written by the projection of committees
  };

async function composed(ports: Ports, state: CommitteeState, { on, body }: { readonly on: string; readonly body: string }) {
  const members = await intervalsOf(ports.db, state.stream);
  const people = [...membersOn(members, on, body), ...state.roster].map((one) => one.person);
  const elsewhere = await seatsElsewhere(ports.db, people, { committee: state.stream, rehearsal: state.rehearsal, on });
  return compositionOn({ ...state, members }, { on, body, elsewhere });
}

/** A notice that did not reach a member weakens what is decided on it: one task for the committee and for each ballot that is open. */
async function notReached(ports: Ports, { stream, ballots }: CommitteeState) {
  const counts = await unreachedIn(ports.db, [stream, ...ballots.map((one) => one.ballot)]);
  const hrefOf = (of: Stream): string => `/api/v1/${of.replace('/', 's/')}/notices/correct-address`;
  return [...counts].map(([of, people]) => ({
    ...{ code: 'NOTICE_NOT_REACHED', consequence: 3, found: { of, people }, act: 'correctAddress', href: hrefOf(of) },
  }));
}

/** What each ballot waits for is an act of that ballot. */
const awaited: { readonly [status: string]: { readonly act: string; readonly path: string } } = {
  draft: { act: 'openBallot', path: 'open-ballot' },
  open: { act: 'castVote', path: 'votes' },
  tied: { act: 'decideTie', path: 'decide-tie' },
};

async function ballotsOpen(ports: Ports, { ballots }: CommitteeState) {
  const streams = ballots.map((one) => one.ballot);
  const views = await viewsOf(ports.db, 'ballots')
    .find({ _id: trusted({ $in: streams }) }, { status: 1 })
    .sort({ _id: 1 })
    .lean<Pick<View, '_id' | 'status'>[]>();
  return views.flatMap(({ _id, status }) => {
    const next = awaited[status];
    const href = `/api/v1/${_id.replace('/', 's/')}`;
    return next === undefined ? [] : [{ code: 'BALLOTS_OPEN', consequence: 4, found: _id, act: next.act, href: `${href}/${next.path}` }];
  });
}

/** A drafter or a unit nobody knows is asked about: an electorate that passed over the slip would be short of an exclusion. */
async function checkAsked(
  ports: Ports,
  members: readonly Member[],
  { drafters, drafterUnits }: { readonly drafters: readonly string[]; readonly drafterUnits: readonly string[] },
): Promise<void> {
  const schema = { properties: { drafters: { items: { format: 'person' } }, units: { items: { format: 'known-unit' } } } };
  await checkNames(ports, { schema, body: { drafters, units: drafterUnits } }, members);
}

/** Questions about a committee that its state alone does not answer. */
export const committeeRoutes = (ports: Ports, noun: Noun): readonly Bound[] => [
  bindTo(compositionEndpoint, insideCommittee(ports, noun), async ({ query }, { state, now }): Promise<Reply> => {
    const asked = { on: query.on ?? localDate(now), body: query.body };
    return { body: { ...asked, ...(await composed(ports, state, asked)) } };
  }),
  bindTo(electorateEndpoint, insideCommittee(ports, noun), async ({ query }, { state, now }): Promise<Reply> => {
    const at = (query.at === undefined ? null : parseInstant(query.at)) ?? now;
    const members = await intervalsOf(ports.db, state.stream);
    const recused = { drafters: query.drafters ?? [], drafterUnits: query.units ?? [] };
    await checkAsked(ports, members, recused);
    const items = electorateAt(members, state.profile, { at, body: query.body, ...recused, suspensions: suspensionsOf(state) });
    return { body: { at: chinaTime(at), body: query.body, entitled: items.filter((one) => one.entitled).length, items } };
  }),
  bindTo(deskEndpoint, insideCommittee(ports, noun), async ({ params }, { state, now }): Promise<Reply> => {
    const { findings } = await composed(ports, state, { on: localDate(now), body: committeeBody });
    const href = (act: string): string => `/api/v1/committees/${params.id}/${actPath(act)}`;
    return {
      body: {
        at: chinaTime(now),
        tasks: [
          ...committeeTasks(state, findings, now).map((task) => ({ ...task, href: href(task.act) })),
          ...(await notReached(ports, state)),
          ...(await ballotsOpen(ports, state)),
        ].toSorted((a, b) => a.consequence - b.consequence),
        deadlines: Object.entries(state.clocks).map(([name, at]) => ({ name, at: chinaTime(at) })),
        ballots: state.ballots.map(({ ballot, matter, body, round }) => ({ ballot, matter, body, round })),
        meetings: state.meetings,
        members: membersOn(state.members, localDate(now)).map(({ person, name, organisationName, duty }) => ({
          person,
          name,
          organisationName,
          duty,
        })),
        documents: state.documents,
        papers: state.papers,
      },
    };
  }),
];
