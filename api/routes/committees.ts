import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.js';
import { deadlineRow, idParams, instant, pageQuery } from '../../contract/http.js';
import { workList } from '../../contract/views/work.js';
import { creditCode, personId } from '../../domain/kernel/fields/identity.js';
import { instantText, namedDate } from '../../contract/named-instant.js';
import { intervalsOf } from '../../db/membership.js';
import { localDate, parseInstant } from '../../domain/law/calendar/instant.js';
import { electorateAt, suspensionsOf } from '../../domain/committee/electorate.js';
import type { CommitteeState } from '../../domain/committee/state.js';
import { committeeBody, membersOn, type Member } from '../../domain/committee/member.js';
import { bindTo, type Bound, type Look, type Reply } from '../http/call.js';
import { chinaTime } from '../http/china-time.js';
import { HttpProblem } from '../http/problem.js';
import type { Noun } from '../nouns.js';
import { checkNames } from '../policy/known-names.js';
import type { Ports } from '../ports.js';
import { reachOf } from '../policy/reach.js';
import { composed } from '../read/composed.js';
import { lookUp } from '../read/record.js';
import { deadlinesOf } from '../read/show-lifecycle.js';
import { timeOf } from '../read/time-of.js';
import { workOf } from '../read/work/work-list.js';

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
  personal: true,
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
  personal: true,
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

/** The list of what waits, and what else somebody needs who takes the secretariat over. */
const desk = workList
  .extend({
    deadlines: z.array(deadlineRow),
    ballots: z.array(z.looseObject({ ballot: z.string(), matter: z.string() })),
    meetings: z.array(z.looseObject({ meeting: z.string(), form: z.string() })),
    members: z.array(z.looseObject({ person: z.string(), duty: z.string() })),
    documents: z.record(z.string(), z.string()),
    papers: z.record(z.string(), z.string()),
  })
  .meta({ id: 'CommitteeDesk' });

const deskEndpoint = endpoint({
  name: 'readCommitteeDesk',
  personal: true,
  method: 'get',
  path: '/api/v1/committees/:id/desk',
  tag: 'committees',
  summary: 'What waits to be done, rows as in the work list, and what is under way: also the sheet for who takes the secretariat over',
  who: 'account',
  params: idParams,
  query: pageQuery,
  answer: desk,
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
export function committeeRoutes(ports: Ports, noun: Noun): readonly Bound[] {
  return [
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
    bindTo(deskEndpoint, insideCommittee(ports, noun), async ({ caller, query }, { state, now }): Promise<Reply> => {
      const reach = await reachOf(ports.db, caller);
      const work = await workOf(ports, { scope: { of: 'committee', stream: state.stream }, caller, reach, which: null, ...query });
      return {
        body: {
          ...work,
          at: chinaTime(now),
          deadlines: deadlinesOf(noun, state).filter(({ kind }) => kind === 'binding'),
          ballots: state.ballots.map(({ ballot, matter, body, round }) => ({ ballot, matter, body, round })),
          meetings: state.meetings.map((one) => ({ ...one, opensAt: chinaTime(one.opensAt) })),
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
}
