import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { castFields } from '../../domain/ballot/fields.js';
import type { Endpoint } from '../../contract/endpoint.js';
import { secretChange } from '../../contract/http.js';
import { issueRows } from '../../contract/issue-words.js';
import { eventsOf } from '../../db/archive.js';
import { startApi, type TestApi } from '../support/api.js';
import { bodyOf, broken } from '../support/fuzz/body-of.js';
import { checkAnswer, checkProblem, schemaOf } from '../support/fuzz/promises.js';
import { Dice } from '../support/fuzz/random.js';
import { worldOf, type Asker, type World } from '../support/fuzz/world.js';
import { howMany, isCampaign } from '../support/campaign.js';

/*
 * Every route × every asker, with bodies made from the route's own schema and bodies put wrong somewhere. Whatever is asked, the answer is the one
 * the contract promises or a problem with its evidence, and a refusal has changed nothing. a campaign asks fifty times as much.
 */

const rounds = howMany(20, 1);
/** How many of the askers ask in one turn. */
const atOnce = howMany(4, 1);

let api: TestApi;
let world: World;
beforeAll(async () => {
  api = await startApi();
  world = await worldOf(api);
});
afterAll(() => api.close());

function pathOf(e: Endpoint, dice: Dice): string {
  const noun = e.path.split('/')[3] ?? '';
  const filled = e.path.replaceAll(/[:*](\w+)/g, (_, name: string) => {
    const known = name === 'id' || name === 'sha256' ? world.ids[noun] : name === 'seq' ? ['1', '3'] : undefined;
    return encodeURIComponent(
      known !== undefined && !dice.once(12) ? dice.pick(known) : dice.pick(['1', 'x', '不存在', 'a'.repeat(64), '__proto__']),
    );
  });
  if (e.query === undefined || dice.once(2)) return filled;
  const query = bodyOf(schemaOf(e.query), world.pool, dice);
  const asked = Object.entries((dice.once(3) ? broken(query, dice) : query) ?? {})
    .slice(0, 20)
    .map(([name, value]): [string, string] => [name, String(value)]);
  return `${filled}?${new URLSearchParams(asked).toString()}`;
}

async function send(e: Endpoint, asker: Asker, dice: Dice) {
  const wrong = dice.once(asker === world.might ? 4 : 2);
  const made = e.body === undefined ? undefined : bodyOf(schemaOf(e.body), world.pool, dice);
  const body = made === undefined || !wrong ? made : broken(made, dice);
  const raw = e.raw === undefined ? {} : { body: 'text', headers: { 'content-type': 'text/plain' } };
  const json = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const init = { ...raw, ...json };
  const path = pathOf(e, dice);
  const answer = await fetch(`${api.url}${path}`, {
    ...{ method: e.method.toUpperCase(), ...init, signal: AbortSignal.timeout(20_000) },
    headers: { ...('headers' in init ? init.headers : {}), ...(asker.token === null ? {} : { authorization: `Bearer ${asker.token}` }) },
  });
  return { answer, text: await answer.text(), asked: `${e.method} ${decodeURIComponent(path)} as ${asker.name}: ${JSON.stringify(body)}` };
}

/** Askers in turn: over the routes all of them ask in one round. */
const some = (askers: readonly Asker[], turn: number): readonly Asker[] => askers.filter((_, i) => (i + turn) % askers.length < atOnce);

/** Of an ordinary run every second route as it begins, and the others two months later. */
const routesOf = (all: readonly Endpoint[], days: number): readonly Endpoint[] => (isCampaign ? all : all.filter((_, at) => (at + days) % 2 === 0));

describe('given every route and everybody who may ask, whatever they send', () => {
  test.each([
    ['as they begin', 0],
    ['two months later', 61],
  ])(
    '%s, the answer is the contract’s or a problem with its evidence, never a 5xx, and a refusal has changed nothing',
    async (_when, days) => {
      api.now += days * 86_400_000;
      await api.engine.runDue();
      const dice = new Dice(20_261_125 + days);
      const faults: string[] = [];
      let turn = days;
      const seen = { accepted: 0, refused: 0, codes: new Set<string>() };
      for (let round = 0; round < rounds; round += 1)
        for (const e of routesOf(
          api.app.endpoints.filter((one) => one.name !== 'signOut' && one.goesOn !== true),
          days,
        ))
          for (const asker of [...some(world.askers, (turn += 1)), world.might, world.might]) {
            const before = await eventsOf(api.db).estimatedDocumentCount();
            const { answer, text, asked } = await send(e, asker, dice);
            const refused = answer.status >= 400;
            const fault = refused ? checkProblem(answer.headers.get('content-type'), answer.status, text) : checkAnswer(e, answer.status, text);
            if (fault !== null) faults.push(`${asked}\n  ${answer.status} ${fault} ${text.slice(0, 300)}`);
            if (refused && !text.includes('"kept":') && (await eventsOf(api.db).estimatedDocumentCount()) !== before)
              faults.push(`${asked}\n  refused, and yet something happened`);
            seen[refused ? 'refused' : 'accepted'] += 1;
            if (refused) seen.codes.add(String((JSON.parse(text) as { code: string }).code)); // checked to be a problem above
          }

      expect(faults.slice(0, 40)).toEqual([]);
      expect(seen.accepted).toBeGreaterThan(howMany(100, 40));
      expect(seen.codes.size).toBeGreaterThan(howMany(50, 35));
    },
    600_000,
  );
});

describe('XE24 given a body or query that does not match the schema of its route', () => {
  const typed = ['x', 'surprise', 'maybe', '\\^[', '成'];
  /** What no clerk reads: patterns, names of types, English sentences. What the sender typed and examples of a form are no part of it. */
  const technical = /[\\^$]|\p{L}\{|\b(expected|invalid|must|needs?|received|input|string|number|object|array|undefined|null|NaN|regex|pattern)\b/u;
  /** What is said where a schema says nothing of its own: every pattern and every rule of a field says what it wants. */
  const unsaid = /格式不符|不符合要求|另一种值/;
  const wrong = (schema: z.ZodType, dice: Dice): readonly unknown[] => {
    const made = bodyOf(schemaOf(schema), world.pool, dice);
    return [undefined, null, 7, [], {}, ...typed, made, ...Array.from({ length: 20 }, () => broken(made, dice))];
  };

  test('each fault is said in Chinese and in English, with the field, what was found and what is allowed, and no pattern or name of a type', () => {
    const dice = new Dice(22);
    const faults = new Set<string>();
    let rows = 0;
    for (const e of api.app.endpoints)
      for (const schema of [e.body, e.query].filter((one) => one !== undefined))
        for (const value of wrong(schema, dice)) {
          const parsed = schema.safeParse(value);
          for (const { path, problem, problemZh } of parsed.success ? [] : issueRows(parsed.error.issues, value)) {
            rows += 1;
            const chinese = problemZh.replaceAll(/“[^”]*”/g, '');
            if (!/\p{Script=Han}/u.test(chinese) || unsaid.test(chinese) || technical.test(chinese) || /\b[a-z]{2,} [a-z]{2,}\b/i.test(chinese))
              faults.add(`${e.name} ${path}: ${problemZh}`);
            if (/\p{Script=Han}/u.test(problem) || /[\\^$]|undefined|Invalid/.test(problem)) faults.add(`${e.name} ${path}: ${problem}`);
          }
        }
    expect([...faults].slice(0, 40)).toEqual([]);
    expect(rows).toBeGreaterThan(2000);
  });

  test('a vote that is none, a seat that is none and a secret: the words of the field, the value found, the values allowed; the secret is not said back', () => {
    const vote = { choice: 'maybe', seat: -1, text: 'A' };
    const [seat, choice, text] = issueRows(z.strictObject(castFields).safeParse(vote).error?.issues ?? [], vote);
    expect(seat).toMatchObject({ path: 'seat', found: -1, problemZh: '“席位”不得小于 0。', problem: '“seat” must be 0 or more.' });
    expect(choice).toMatchObject({ path: 'choice', found: 'maybe', problemZh: '“所投之票”须为所列值之一。' });
    expect(choice?.allowed).toContainEqual({ value: 'no', zh: '不赞成', en: 'no' });
    expect(text?.problemZh).toMatch(/^“文本”须为文件指纹/);
    const [secret] = issueRows(secretChange.safeParse({ account: 'a', secret: 'b', newSecret: 'short' }).error?.issues ?? [], { newSecret: 'short' });
    expect(secret).toEqual({
      path: 'newSecret',
      problem: '“new secret” must have at least 12 characters.',
      problemZh: '“新口令”至少 12 个字符。',
      found: null,
    });
  });
});

test('XE39 a number in an address is written in digits: no route takes another spelling for one', () => {
  const spellings = ['0x10', '0b1', '0o7', '1e1', '+1', '-0', ' 1', '1 ', '1.0', '1_0', '１', '', 'Infinity', 'true', '9007199254740993'];
  const fieldsIn = z.looseObject({ properties: z.record(z.string(), z.looseObject({ type: z.string().optional() })).default({}) });
  const taken: string[] = [];
  let numbers = 0;
  for (const e of api.app.endpoints)
    for (const schema of [e.params, e.query].filter((one) => one !== undefined))
      for (const [name, { type }] of Object.entries(fieldsIn.parse(schemaOf(schema)).properties)) {
        if (type !== 'integer' && type !== 'number') continue;
        numbers += 1;
        // The others of its schema are missing, which is no matter: what is wrong with this one is named by its path.
        const wrong = (value: string) => schema.safeParse({ [name]: value }).error?.issues.some(({ path }) => path[0] === name) === true;
        expect([name, wrong('2026') && wrong('1')], e.name).toEqual([name, false]);
        taken.push(...spellings.filter((one) => !wrong(one)).map((one) => `${e.name} ?${name}=${one}`));
      }
  expect(taken).toEqual([]);
  expect(numbers).toBeGreaterThan(40);
});
