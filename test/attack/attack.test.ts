import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Endpoint } from '../../contract/endpoint.js';
import { eventsOf } from '../../db/archive.js';
import { startApi, type TestApi } from '../support/api.js';
import { bodyOf, broken } from '../support/fuzz/body-of.js';
import { checkAnswer, checkProblem, schemaOf } from '../support/fuzz/promises.js';
import { Dice } from '../support/fuzz/random.js';
import { worldOf, type World } from '../support/fuzz/world.js';
import { openActs } from './open-acts.js';
import { roundOfSecond, secondSociety, secret, type SecondSociety } from './second-society.js';

/*
 * Two societies that have nothing to do with each other, and everybody who might ask anything of either: their own records, the other's, and
 * records that do not exist, with bodies made from the route's schema and bodies put wrong. The ordinary tests let every sixth of them ask in
 * turn; `npm run attack` lets all of them, ten times.
 */

const rounds = Number(process.env['ATTACK'] ?? 1);
const whole = process.env['ATTACK'] !== undefined;
let turn = 0;
/** Those whose turn it is: over the routes everybody comes to every noun. */
const inTurn = <T>(all: readonly T[]): readonly T[] => {
  turn += 1;
  return whole ? all : all.filter((_one, at) => (at + turn) % 6 === 0);
};

type Side = 'first' | 'second' | 'neither';
type Attacker = { readonly name: string; readonly token: string | null; readonly side: Side };
type Answered = {
  readonly status: number;
  readonly type: string | null;
  readonly text: string;
  readonly headers: string;
  readonly asked: string;
};

let api: TestApi;
let world: World;
let foreign: SecondSociety;
let attackers: readonly Attacker[];
beforeAll(async () => {
  api = await startApi();
  world = await worldOf(api);
  foreign = await secondSociety(api);
  attackers = [
    // A monitor of everything and the holder of every role are nobody's outsiders.
    ...world.askers.filter(({ name }) => name !== 'monitor').map((asker) => ({ ...asker, side: sideOf(asker.token) })),
    ...foreign.sides.map((one) => ({ ...one, side: 'second' as const })),
    { name: 'somebody with an account', token: await api.token('somebody'), side: 'neither' },
  ];
});
afterAll(() => api.close());

const sideOf = (token: string | null): Side => (token === null ? 'neither' : 'first');
const nounOf = (e: Endpoint): string => e.path.split('/')[3] ?? '';
const takesId = (e: Endpoint): boolean => /[:*](id|sha256)\b/.test(e.path);

function pathTo(e: Endpoint, id: string, dice: Dice): string {
  const filled = e.path.replaceAll(/[:*](\w+)/g, (_, name: string) => encodeURIComponent(name === 'id' || name === 'sha256' ? id : '1'));
  if (e.query === undefined || dice.once(2)) return filled;
  const query = Object.entries(bodyOf(schemaOf(e.query), world.pool, dice) ?? {}).map(([name, value]): [string, string] => [name, String(value)]);
  return `${filled}?${new URLSearchParams(query).toString()}`;
}

async function send(e: Endpoint, path: string, { name, token }: Attacker, body: unknown): Promise<Answered> {
  const json = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const raw = e.raw === undefined ? json : { body: 'text', headers: { 'content-type': 'text/plain' } };
  const answer = await fetch(`${api.url}${path}`, {
    ...{ method: e.method.toUpperCase(), ...raw, signal: AbortSignal.timeout(20_000) },
    headers: { ...('headers' in raw ? raw.headers : {}), ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
  });
  const type = answer.headers.get('content-type');
  return {
    ...{ status: answer.status, type, text: await answer.text(), headers: [...answer.headers].join(' ') },
    asked: `${e.method} ${decodeURIComponent(path)} as ${name}: ${JSON.stringify(body)?.slice(0, 300)}`,
  };
}

const bodyFor = (e: Endpoint, dice: Dice): unknown => {
  if (e.body === undefined) return undefined;
  const made = bodyOf(schemaOf(e.body), world.pool, dice);
  return dice.once(3) ? broken(made, dice) : made;
};

/** What two refusals may differ in: the name of the request and the id that was asked for. */
const alike = (text: string, id: string): string => text.replaceAll(id, 'ID').replaceAll(/"(requestId|instance)":"[^"]*"/g, '');

describe('given two societies and everybody who may ask', () => {
  test('no answer breaks the contract, and no refusal has changed anything', async () => {
    const dice = new Dice(20_261_128);
    const violations: string[] = [];
    for (let round = 0; round < rounds; round += 1)
      for (const e of api.app.endpoints.filter((one) => one.name !== 'signOut' && one.goesOn !== true))
        for (const attacker of inTurn(attackers)) {
          const own = world.ids[nounOf(e)] ?? [roundOfSecond];
          const id = dice.pick(takesId(e) ? [...own, foreign.hidden[nounOf(e)] ?? 'missing', 'missing'] : ['x']);
          const before = await eventsOf(api.db).estimatedDocumentCount();
          const { status, type, text, headers, asked } = await send(e, pathTo(e, id, dice), attacker, bodyFor(e, dice));
          const fault = status >= 400 ? checkProblem(type, status, text) : checkAnswer(e, status, text);
          if (fault !== null) violations.push(`${asked}\n  ${status} ${fault} ${text.slice(0, 300)}`);
          const happened = (await eventsOf(api.db).estimatedDocumentCount()) - before;
          if (status >= 400 && happened !== 0 && !text.includes('"kept":')) violations.push(`${asked}\n  refused, and yet something happened`);
          if (attacker.side !== 'second' && `${text}${headers}`.includes(secret))
            violations.push(`${asked}\n  shows what is the second society’s own: ${text.slice(0, 300)}`);
        }
    expect(violations.slice(0, 40)).toEqual([]);
  }, 1_200_000);

  test('what a caller may not see is answered as what does not exist, whatever is asked of it', async () => {
    const dice = new Dice(20_261_129);
    const violations: string[] = [];
    for (const [noun, id] of Object.entries(foreign.hidden))
      for (const e of api.app.endpoints.filter((one) => takesId(one) && nounOf(one) === noun))
        for (const attacker of inTurn(attackers.filter(({ side }) => side !== 'second'))) {
          const body = e.body === undefined ? undefined : bodyOf(schemaOf(e.body), world.pool, dice);
          const nowhere = noun === 'documents' ? 'f'.repeat(64) : `${id.slice(0, -4)}0000`;
          const path = pathTo(e, id, dice);
          const there = await send(e, path, attacker, body);
          const not = await send(e, path.replaceAll(encodeURIComponent(id), encodeURIComponent(nowhere)), attacker, body);
          if (there.status !== not.status || alike(there.text, id) !== alike(not.text, nowhere))
            violations.push(
              `${there.asked}\n  ${there.status} ${there.text.slice(0, 250)}\n  but of what does not exist ${not.status} ${not.text.slice(0, 250)}`,
            );
        }
    expect(violations.slice(0, 40)).toEqual([]);
  }, 1_200_000);

  test('nobody from elsewhere does anything to a record but what is open to all', async () => {
    const dice = new Dice(20_261_130);
    const violations: string[] = [];
    for (let round = 0; round < 3 * rounds; round += 1)
      for (const e of api.app.endpoints.filter((one) => one.method !== 'get' && takesId(one)))
        for (const attacker of inTurn(attackers)) {
          const firsts = world.ids[nounOf(e)];
          if (attacker.side === (firsts === undefined ? 'second' : 'first')) continue;
          const id = dice.pick(firsts ?? [roundOfSecond]);
          const body = e.body === undefined ? undefined : bodyOf(schemaOf(e.body), world.pool, dice);
          const { status, asked } = await send(e, pathTo(e, id, dice), attacker, body);
          const open = openActs.get(e.name);
          if (status < 300 && open !== 'everybody' && (open !== 'accounts' || attacker.token === null))
            violations.push(`${asked}\n  ${e.name} was taken`);
        }
    expect(violations.slice(0, 40)).toEqual([]);
  }, 1_200_000);
});
