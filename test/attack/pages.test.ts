import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventsOf } from '../../db/archive.js';
import type { Grant } from '../../domain/kernel/actor.js';
import { pages } from '../../web/pages/pages.js';
import type { Page } from '../../web/server/page.js';
import { startApi, type TestApi } from '../support/api.js';
import { Dice } from '../support/fuzz/random.js';
import { worldOf, type World } from '../support/fuzz/world.js';
import { signedIn } from '../web/member.js';
import { formTo, open, submit, type Seen } from '../web/visitor.js';
import { secondSociety, secret, type SecondSociety } from './second-society.js';

/*
 * The same two societies by their pages: everybody opens every page of the own, of the other and of what does not exist, and sends forms to them. The ordinary tests let every sixth of
 * them do it in turn; `npm run attack` lets all of them.
 */

const whole = process.env['ATTACK'] !== undefined;
let turn = 0;
const inTurn = <T>(all: readonly T[]): readonly T[] => {
  turn += 1;
  return whole ? all : all.filter((_one, at) => (at + turn) % 6 === 0);
};

type Visitor = {
  readonly name: string;
  readonly isSecond: boolean;
  readonly formToken: string;
  readonly headers: Record<string, string>;
};

let api: TestApi;
let world: World;
let foreign: SecondSociety;
let visitors: readonly Visitor[];

/** Who has this token, with a browser. */
async function browsing({
  name,
  token,
  isSecond,
}: {
  readonly name: string;
  readonly token: string | null;
  readonly isSecond: boolean;
}): Promise<Visitor> {
  const origin = new URL(api.url).origin;
  if (token === null) return { name, isSecond, formToken: '', headers: { origin } };
  const { sub = '', grants = [] } = decodeJwt<{ readonly grants?: readonly Grant[] }>(token);
  const { cookie } = await signedIn(api, { person: sub.replaceAll(' ', '-'), grants });
  const headers = { origin, cookie };
  return { name, isSecond, headers, formToken: formTo(await open(`${api.url}/`, headers), '/sign-out')['formToken'] ?? '' };
}

beforeAll(async () => {
  api = await startApi();
  world = await worldOf(api);
  foreign = await secondSociety(api);
  const askers = [
    ...world.askers.filter(({ name }) => name !== 'monitor').map((one) => ({ ...one, isSecond: false })),
    ...foreign.sides.map((one) => ({ ...one, isSecond: true })),
    { name: 'somebody with an account', token: await api.token('somebody'), isSecond: false },
  ];
  visitors = [];
  for (const asker of askers) visitors = [...visitors, await browsing(asker)];
});
afterAll(() => api.close());

const nounOf = ({ path }: Page): string => path.split('/').find((part) => part in foreign.hidden || part in world.ids) ?? 'projects';
const filled = ({ path }: Page, noun: string, id: string): string =>
  path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(name === 'noun' ? noun : name === 'id' ? id : name === 'act' ? 'open-ballot' : 'x1'),
  );
const nouns = (page: Page): readonly string[] =>
  page.path.includes(':noun') ? Object.keys(foreign.hidden).filter((one) => one !== 'documents') : [nounOf(page)];

/** What two pages may differ in: the name of the request, the id that was asked for, and when they were made. */
const alike = ({ html }: Seen, id: string): string =>
  html
    .replaceAll(encodeURIComponent(id), 'ID')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g, 'REQUEST')
    .replaceAll(/(name="token" value=")[^"]*/g, '$1');

const asks = (page: Page): readonly { readonly noun: string; readonly ids: readonly string[] }[] =>
  nouns(page).map((noun) => ({ noun, ids: [...(world.ids[noun] ?? []).slice(0, 1), foreign.hidden[noun] ?? 'missing', 'missing'] }));

/** What everybody may send, by the page: comments, what a receipt allows, a search. */
const openToAll = /^\/(consultations\/:id\/comment|receipts)/;

describe('given two societies and everybody with a browser', () => {
  test('no page fails, and none shows what is another society’s own', async () => {
    const violations: string[] = [];
    let asked = 0;
    let own = 0;
    for (const page of pages.filter(({ get }) => get !== undefined))
      for (const { noun, ids } of asks(page))
        for (const visitor of inTurn(visitors))
          for (const [at, id] of ids.entries()) {
            const path = `${at % 2 === 0 ? '' : '/en'}${filled(page, noun, id)}`;
            const seen = await open(`${api.url}${path}`, visitor.headers);
            asked += 1;
            if (visitor.isSecond && seen.html.includes(secret)) own += 1;
            if (seen.status >= 500) violations.push(`${path} as ${visitor.name}: ${seen.status}`);
            if (!visitor.isSecond && seen.html.includes(secret)) violations.push(`${path} as ${visitor.name} shows what is the second society’s own`);
          }
    expect(violations.slice(0, 40)).toEqual([]);
    expect(asked).toBeGreaterThan(300);
    // Its own people do see it.
    expect(own).toBeGreaterThan(3);
  }, 600_000);

  test('a page of what a visitor may not see is that of what does not exist', async () => {
    const violations: string[] = [];
    for (const page of pages.filter(({ path, get }) => get !== undefined && /:id/.test(path)))
      for (const noun of nouns(page)) {
        const id = foreign.hidden[noun];
        if (id === undefined) continue;
        const nowhere = `${id.slice(0, -4)}0000`;
        for (const visitor of inTurn(visitors.filter(({ isSecond }) => !isSecond))) {
          const [there, not] = [
            await open(`${api.url}${filled(page, noun, id)}`, visitor.headers),
            await open(`${api.url}${filled(page, noun, nowhere)}`, visitor.headers),
          ];
          if (there.status !== not.status || alike(there, id) !== alike(not, nowhere))
            violations.push(`${filled(page, noun, id)} as ${visitor.name}: ${there.status}, but of what does not exist ${not.status}`);
        }
      }
    expect(violations.slice(0, 40)).toEqual([]);
  }, 600_000);

  test('no form of somebody from elsewhere does anything, whatever it says', async () => {
    const dice = new Dice(20_261_130);
    const texts = ['', 'x', 'yes', 'no', '1', 'send', 'check', '同意', '__proto__', 'b'.repeat(64), '长'.repeat(3000)];
    const names = [
      'step',
      'choice',
      'text',
      'words',
      'reason',
      'call',
      'position',
      'clauses',
      'person',
      'days',
      'seat',
      'agree',
      'account',
      'secret',
      'next',
    ];
    const violations: string[] = [];
    for (const page of pages.filter(({ post }) => post !== undefined))
      for (const { noun, ids } of asks(page))
        for (const visitor of inTurn(visitors))
          for (const id of ids) {
            if (visitor.isSecond ? id === foreign.hidden[noun] : id !== foreign.hidden[noun]) continue;
            const fields = Object.fromEntries(names.filter(() => dice.once(2)).map((name) => [name, dice.pick(texts)]));
            const path = filled(page, noun, id);
            const before = await eventsOf(api.db).estimatedDocumentCount();
            const { status } = await submit(`${api.url}${path}`, { ...fields, formToken: visitor.formToken }, visitor.headers);
            const happened = (await eventsOf(api.db).estimatedDocumentCount()) - before;
            if (status >= 500) violations.push(`POST ${path} as ${visitor.name}: ${status} ${JSON.stringify(fields).slice(0, 200)}`);
            if (happened !== 0 && !openToAll.test(page.path)) violations.push(`POST ${path} as ${visitor.name}: something happened`);
          }
    expect(violations.slice(0, 40)).toEqual([]);
  }, 600_000);
});
