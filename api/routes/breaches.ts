import { z } from 'zod';
import { departureWords } from '../../contract/departure-words.js';
import { plainNumber } from '../../contract/plain-number.js';
import { endpoint } from '../../contract/endpoint.js';
import { cursor } from '../../contract/http.js';
import { lifecyclePaths } from '../../contract/notices/mail-words.js';
import { sourceTitles } from '../../contract/source.js';
import { breachList, type BreachList } from '../../contract/views/breach.js';
import { breachCodes, groundOf, type Breach, type BreachCode } from '../../domain/indicator/breaches.js';
import type { World } from '../../domain/indicator/cell.js';
import { organisationAsked } from '../../domain/kernel/fields/identity.js';
import { idOf, kindOf } from '../../domain/kernel/decider.js';
import { bind, type Bound, type Call, type Reply } from '../http/call.js';
import { chinaTime } from '../http/china-time.js';
import { bodiesAsked, ownRoles } from '../policy/figures-seen.js';
import type { Ports } from '../ports.js';
import { decodeCursor, encodeCursor } from '../read/cursor.js';
import { asked, askedOf, pageOf, taken, withYear, yearNeeded } from '../read/indicators/asked.js';
import type { FactBook } from '../read/indicators/fact-book.js';
import { namesOfBodies } from '../read/indicators/names.js';
import { titleOf } from '../read/indicators/shown.js';

const { year, period, field } = asked;
const query = z
  .strictObject({
    ...{ year, period, field, organisation: organisationAsked.optional() },
    code: z.enum(breachCodes).optional().describe('只列这一类 · of this kind alone'),
    ...{ limit: plainNumber({ min: 1, max: 500 }).default(pageOf), cursor },
  })
  .refine(withYear, yearNeeded);

const breachesEndpoint = endpoint({
  ...{ name: 'readBreaches', method: 'get', path: '/api/v1/monitor/breaches', tag: 'monitor', status: 200 },
  summary: 'Departures from the procedure as facts with rule and source, the newest first; for who supervises, and for each body its own',
  who: ['monitor', ...ownRoles],
  query,
  answer: breachList,
});

type Placed = { readonly breach: Breach; readonly organisation: string; readonly world: World };
const told = (code: BreachCode) => {
  const { rule, source, unit } = groundOf(code);
  return { code, words: departureWords(code), unit, rule, source, ...sourceTitles(source) };
};

const shown = ({ breach, organisation, world }: Placed, names: ReadonlyMap<string, string>): BreachList['items'][number] => {
  const { code, stream, project, at, found, needed } = breach;
  const self = `/api/v1/${lifecyclePaths[kindOf(stream)] ?? ''}/${idOf(stream)}`;
  return {
    ...{ ...told(code), organisation, name: names.get(organisation) ?? null, kind: kindOf(stream), id: idOf(stream) },
    title: titleOf({ stream, project }, world),
    ...{ at: chinaTime(at), found, needed, self, events: `${self}/events` },
  };
};

/** What departed from the procedure. The rules are in domain/indicator/breaches.ts. */
export const breachRoutes = (ports: Ports, book: FactBook): readonly Bound[] => [
  bind(breachesEndpoint, async (call: Call<typeof breachesEndpoint>): Promise<Reply> => {
    const { organisation, code, limit, field: of, ...part } = call.query;
    const moment = askedOf(part, ports);
    const bodies = [...(await book.read(taken(bodiesAsked(call.caller.actor, organisation))))];
    const all = bodies
      .flatMap(([body, kept]) => book.breaches(kept, moment).map((breach): Placed => ({ breach, organisation: body, world: kept.world })))
      .filter(({ breach: { project }, world }) => of === undefined || (project !== null && world.projects.get(project)?.field === of))
      .toSorted((a, b) => b.breach.at - a.breach.at);
    const listed = all.filter(({ breach }) => code === undefined || breach.code === code);
    const [from] = decodeCursor(call.query.cursor) ?? [0];
    const page = listed.slice(from, from + limit);
    const names = await namesOfBodies(ports.db, [...new Set(page.map((one) => one.organisation))]);
    const counts = breachCodes.map((one) => ({ ...told(one), total: all.filter(({ breach }) => breach.code === one).length }));
    const body: BreachList = {
      ...{ at: chinaTime(moment.at), from: moment.from === 0 ? null : chinaTime(moment.from) },
      counts: counts.filter(({ total }) => total > 0),
      items: page.map((one) => shown(one, names)),
      ...{ total: listed.length, next: from + limit < listed.length ? encodeCursor([from + limit, '']) : null },
    };
    return { body };
  }),
];
