import pinyin from 'pinyin-match';
import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.js';
import { knownPerson, type KnownPerson } from '../../contract/views/known-person.js';
import { plainNumber } from '../../contract/plain-number.js';
import { employedAt, registered, seatedIn, type Place } from '../../db/known-people.js';
import { registeredNames } from '../../db/known.js';
import { trusted } from '../../db/model.js';
import { plainText } from '../../domain/kernel/half-width.js';
import { localDate } from '../../domain/law/calendar/instant.js';
import { holdsOffice } from '../accounts/offices.js';
import { bind, type Bound, type Caller, type Reply } from '../http/call.js';
import { reachOf } from '../policy/reach.js';
import { seenBy } from '../policy/sight.js';
import type { Ports } from '../ports.js';
import { roleWords } from '../read/role-words.js';
import { ofRehearsals } from './lists.js';

const query = z.strictObject({
  limit: plainNumber({ min: 1, max: 200 }).default(50),
  q: z
    .string()
    .trim()
    .regex(/^\P{Cc}{1,50}$/u, '须为 1 至 50 个字符，不含控制字符 · must be 1 to 50 characters, none of them a control character')
    .optional()
    .describe('姓名、姓名拼音或其首字母、账号、单位 · a name, its pinyin or the initials of that, an account, an organisation'),
  ...ofRehearsals,
});

const peopleEndpoint = endpoint({
  name: 'findPeople',
  method: 'get',
  path: '/api/v1/people',
  tag: 'persons',
  personal: true,
  summary:
    'Whom the caller knows and may name: members of the same committees, people in the register as far as it is seen, accounts of the own office; with unit and role',
  who: 'account',
  query,
  answer: z.strictObject({ items: z.array(knownPerson) }),
  status: 200,
});

type Known = { readonly id: string; readonly name: string; readonly places: readonly Place[] };

const ownUnits = ({ actor }: Caller): readonly string[] => actor.grants.map(({ organisation }) => organisation).filter((code) => code !== '*');

/** Committees of which the caller sees all: as a member, for a unit that bears it, or in the reach of an authority. */
const insideOf = (caller: Caller, reach: Awaited<ReturnType<typeof reachOf>>) =>
  reach.all
    ? {}
    : {
        $or: [
          { persons: caller.actor.id },
          { parties: trusted({ $in: [...ownUnits(caller), ...reach.at] }) },
          { _id: trusted({ $in: [...reach.streams] }) },
        ],
      };

async function knownTo({ db, clock }: Ports, caller: Caller, rehearsal: boolean): Promise<readonly Known[]> {
  const on = localDate(clock());
  const reach = await reachOf(db, caller);
  const places = (
    await Promise.all([
      seatedIn(db, insideOf(caller, reach), { on, rehearsal }),
      registered(db, seenBy(caller, reach), on),
      holdsOffice(caller.actor.grants) ? employedAt(db, ownUnits(caller)) : [],
    ])
  ).flat();
  const people = new Map<string, Known>();
  for (const place of places) {
    const { person, name } = place;
    const before = people.get(person);
    const isNew = before?.places.some((one) => one.organisation === place.organisation && one.role === place.role) !== true;
    people.set(person, {
      id: person,
      name: before?.name ?? name,
      places: [...(before?.places ?? []), ...(isNew && place.role !== '' ? [place] : [])],
    });
  }
  return [...people.values()];
}

const contains = (text: string | null | undefined, q: string): boolean => text?.toLowerCase().includes(q) === true;

/** How near: the whole name or account first, then what it begins with, then its sound, then the unit; null when not at all. */
function nearness({ id, name }: Known, units: readonly (string | undefined)[], typed: string): number | null {
  const q = plainText(typed).toLowerCase();
  if (name.toLowerCase() === q || id === q) return 0;
  if (name.toLowerCase().startsWith(q)) return 1;
  if (contains(name, q)) return 2;
  if (/^[a-z' ]+$/.test(q) && pinyin.match(name, q.replaceAll(/[' ]/g, '')) !== false) return 3;
  if (id.startsWith(q)) return 4;
  return units.some((unit) => contains(unit, q)) ? 5 : null;
}

function shown({ id, name, places }: Known, unitNames: ReadonlyMap<string, string>): KnownPerson {
  const placesShown = places.map(({ by, role, organisation }) => ({
    by,
    role: { code: role, ...roleWords({ by, role }) },
    organisation,
    organisationName: unitNames.get(organisation ?? '') ?? null,
  }));
  return { id, name, places: placesShown };
}

/** For whoever fills in a form with people in it. */
export const peopleRoutes = (ports: Ports): readonly Bound[] => [
  bind(peopleEndpoint, async ({ caller, query: { q, limit, rehearsal } }): Promise<Reply> => {
    const people = await knownTo(ports, caller, rehearsal);
    const codes = [...new Set(people.flatMap(({ places }) => places.flatMap(({ organisation }) => organisation ?? [])))];
    const unitNames = await registeredNames(ports.db, codes);
    const found = people.flatMap((one) => {
      const near =
        q === undefined
          ? 0
          : nearness(
              one,
              one.places.map(({ organisation }) => unitNames.get(organisation ?? '')),
              q,
            );
      return near === null ? [] : [{ one, near }];
    });
    found.sort((a, b) => a.near - b.near || (a.one.name < b.one.name ? -1 : 1));
    return { body: { items: found.slice(0, limit).map(({ one }) => shown(one, unitNames)) } };
  }),
];
