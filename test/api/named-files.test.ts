import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { filePlaces, filesNamed } from '../../domain/kernel/fields/document-hash.js';
import type { Endpoint } from '../../contract/endpoint.js';
import { contentHash } from '../../domain/kernel/log/merkle.js';
import { startApi, type TestApi } from '../support/api.js';
import { bodyOf, type Schema } from '../support/fuzz/body-of.js';
import { Dice } from '../support/fuzz/random.js';
import { worldOf, type World } from '../support/fuzz/world.js';
import { howMany } from '../support/campaign.js';
import { letterBallot, society } from '../support/letter-ballot.js';

const elsewhere = '91210100MA0UWX1X5G';
/** Hashes that only cite what is on record, or are no file at all: the decider compares them. */
const citing = /(^|\.)(profile|from|draft|hash|profileHash|calendarHash)$|^(text|minutes)$|^changes\.\*\.(from|to)$|^scan$/;

let api: TestApi;
let world: World;
beforeAll(async () => {
  api = await startApi();
  world = await worldOf(api);
});
afterAll(() => api.close());

const upload = async (token: string, text: string): Promise<string> => {
  const answer = await fetch(`${api.url}/api/v1/documents?name=draft.txt`, {
    ...{ method: 'POST', body: text },
    headers: { 'content-type': 'text/plain', authorization: `Bearer ${token}` },
  });
  return ((await answer.json()) as { sha256: string }).sha256; // the receipt of an upload
};

const pattern = '^[0-9a-f]{64}$';
/** Every place of a body where a SHA-256 may stand, as its JSON schema says it. */
function hashPlaces(schema: Schema, path = ''): readonly string[] {
  const below = (name: string): string => (path === '' ? name : `${path}.${name}`);
  if (schema['pattern'] === pattern) return [path];
  const parts = ['anyOf', 'oneOf', 'allOf'].flatMap((name) => (schema[name] as readonly Schema[] | undefined) ?? []); // JSON schema: lists of schemas
  const fields = Object.entries((schema['properties'] as Record<string, Schema> | undefined) ?? {}); // as above
  const item = schema['items'] as Schema | undefined; // as above
  return [
    ...parts.flatMap((part) => hashPlaces(part, path)),
    ...fields.flatMap(([name, part]) => hashPlaces(part, below(name))),
    ...(item === undefined ? [] : hashPlaces(item, below('*'))),
  ];
}
const bodied = (): readonly (Endpoint & { readonly body: z.ZodType })[] =>
  api.app.endpoints.filter((e): e is Endpoint & { readonly body: z.ZodType } => e.body !== undefined);
const jsonOf = (schema: z.ZodType): Schema => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });

describe('given every route whose body may carry a SHA-256', () => {
  it('XB1 each such field names a file and is asked about, or only cites what is on record', () => {
    const open: string[] = [];
    let named = 0;
    for (const e of bodied()) {
      const places = filePlaces(e.body);
      named += places.length;
      for (const place of hashPlaces(jsonOf(e.body))) if (!places.includes(place) && !citing.test(place)) open.push(`${e.name} ${place}`);
    }
    expect(open).toEqual([]);
    expect(named).toBeGreaterThan(35);
  });

  it('XB1 a file of others and one that is not there are refused in the same words, on every one of them; nothing happens and nothing becomes readable', async () => {
    const owner = await api.token('owner', { role: 'officer', organisation: elsewhere });
    const secret = await upload(owner, '另一学会未公开的草案');
    const missing = contentHash('nobody has ever uploaded this');
    const might = await api.token(
      'p1',
      ...(['officer', 'secretariat', 'chair', 'drafter', 'expert'] as const).map((role) => ({ role, organisation: '*' })),
    );
    const dice = new Dice(20_261_128);
    const asked = new Set<string>();
    for (const e of bodied()) {
      if (filePlaces(e.body).length === 0) continue;
      const noun = e.path.split('/')[3] ?? '';
      const path = e.path.replace('/api/v1', '').replace(':id', world.ids[noun]?.[0] ?? 'x');
      for (let round = 0; round < howMany(12, 4); round += 1) {
        const made = bodyOf(jsonOf(e.body), world.pool, dice);
        const text = JSON.stringify(made);
        if (!/"[0-9a-f]{64}"/.test(text)) continue;
        const with_ = (hash: string): unknown => JSON.parse(text.replaceAll(/"[0-9a-f]{64}"/g, `"${hash}"`));
        if (!e.body.safeParse(with_(secret)).success || filesNamed(e.body, e.body.parse(with_(secret))).length === 0) continue;
        const answers = [];
        for (const hash of [secret, missing]) {
          const { status, body } = await api.ask('POST', path, { token: might, body: with_(hash), asIs: true });
          answers.push(JSON.stringify([status, { ...body, requestId: '' }]).replaceAll(hash, 'HASH'));
        }
        expect(answers[0], e.name).toBe(answers[1]);
        if (answers[0]?.startsWith('[404')) continue;
        expect(answers[0], e.name).toContain('DOCUMENT_NOT_STORED');
        asked.add(e.name);
      }
    }
    expect(asked.size).toBeGreaterThan(20);
    expect((await api.ask('GET', `/documents/${secret}/about`, { token: might })).status).toBe(404);
  });
});

describe('given a draft of one society and an officer of another', () => {
  it('XB1 an own ballot that names it is refused; named by its own people it is read by who votes on it and by who conducts the vote', async () => {
    const [owner, thief] = [
      await api.token('drafter', { role: 'drafter', organisation: society }),
      await api.token('thief', { role: 'secretariat', organisation: elsewhere }),
    ];
    const text = await upload(owner, '隐藏的草案 第二稿');
    const read = async (token: string) => (await api.ask('GET', `/documents/${text}/about`, { token })).status;
    const stolen = await api.ask('POST', '/ballots', { token: thief, body: { ...letterBallot(), organisation: elsewhere, text }, asIs: true });
    expect([stolen.status, stolen.body['code']]).toEqual([422, 'DOCUMENT_NOT_STORED']);
    expect(await read(thief)).toBe(404);
    const office = await api.token('sec', { role: 'secretariat', organisation: society });
    const put = await api.ask('POST', '/ballots', { token: office, body: { ...letterBallot(), text }, asIs: true });
    expect(put.status, JSON.stringify(put.body)).toBe(201);
    expect([await read(office), await read(await api.token('m1')), await read(await api.token('x'))]).toEqual([200, 200, 404]);
  });
});
