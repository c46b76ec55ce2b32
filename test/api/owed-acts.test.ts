import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { beginnings, workList, type WorkRow } from '../../contract/views/work.js';
import { startApi, type TestApi } from '../support/api.js';
import { namedButShut } from '../support/open-acts.js';
import { worldOf, type Asker, type World } from '../support/fuzz/world.js';

/* One lifecycle of each kind under way, and everybody who might have something to do with it. */

let api: TestApi;
let world: World;
let everyone: readonly Asker[];
beforeAll(async () => {
  api = await startApi();
  world = await worldOf(api);
  everyone = [world.might, ...world.askers].filter(({ token }) => token !== null);
});
afterAll(() => api.close());

const read = (path: string, token: string | null) => api.ask('GET', path, { ...(token === null ? {} : { token }) });
const rowsAt = async (path: string, token: string | null): Promise<readonly WorkRow[]> => {
  const answer = await read(path, token);
  return answer.status === 200 ? (answer.body['items'] as readonly WorkRow[]) : []; // checked against its contract by the client
};

describe('XE8 every list of work', () => {
  test('XE7 XE8 names acts that are open to its reader, on whichever list or desk', async () => {
    const desks = [
      '/me/worklist?limit=200',
      '/monitor/desk',
      ...(world.ids['committees'] ?? []).map((id) => `/committees/${id}/desk`),
      ...(world.ids['organisations'] ?? []).map((id) => `/organisations/${id}/desk`),
    ];
    let named = 0;
    for (const { name, token } of everyone)
      for (const desk of desks) {
        const rows = await rowsAt(desk, token);
        named += rows.filter(({ act }) => act !== null).length;
        expect(await namedButShut(rows, (path) => read(path, token)), `${name} at ${desk}`).toEqual([]);
        expect(
          rows.filter(({ owed, act }) => owed && act === null),
          `${name} at ${desk}`,
        ).toEqual([]);
      }
    expect(named).toBeGreaterThan(10);
  });

  test('is in one order, counts what it holds, and goes on page by page without a row lost', async () => {
    const { token } = world.might;
    const whole = workList.parse((await read('/me/worklist?limit=200', token)).body);
    expect(whole.total).toEqual({ count: whole.items.length, exact: true });
    expect(whole.counts.reduce((sum, { total }) => sum + total, 0)).toBe(whole.items.length);
    expect(whole.owed).toBe(whole.items.filter(({ owed }) => owed).length);
    const owed = whole.items.map((row) => row.owed);
    expect(owed).toEqual(owed.toSorted((a, b) => Number(b) - Number(a)));
    const paged: WorkRow[] = [];
    for (let next: string | null = ''; next !== null;) {
      const page = workList.parse((await read(`/me/worklist?limit=2${next === '' ? '' : `&cursor=${next}`}`, token)).body);
      paged.push(...page.items);
      next = page.next;
    }
    expect(paged).toEqual(whole.items);
  });
});

test('XE8 who may begin what is told before it is tried, with the organisations it is for; who may not, why', async () => {
  const token = await api.token('beginner', { role: 'officer', organisation: '51210000MJ0A26014Y' });
  const { items } = beginnings.parse((await read('/me/acts', token)).body);
  const of = (name: string) => items.find((one) => one.name === name);
  expect(of('start.projects')).toMatchObject({ open: true, at: [{ organisation: '51210000MJ0A26014Y' }] });
  expect(of('start.meetings')).toBeUndefined();
  const expert = await api.token('no-beginner', { role: 'expert', organisation: '51210000MJ0A26014Y' });
  const shut = beginnings.parse((await read('/me/acts', expert)).body).items.find(({ name }) => name === 'start.campaigns');
  expect(shut).toMatchObject({ open: false, at: [], refusal: { code: 'ROLE_NOT_ALLOWED' } });
  const nobody = beginnings.parse((await read('/me/acts', null)).body).items;
  expect(nobody.map(({ open, refusal }) => [open, refusal?.code])).toEqual(nobody.map(() => [false, 'NOT_AUTHENTICATED']));
});
