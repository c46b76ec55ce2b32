import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findDocument, removeLoose } from '../../db/document.js';
import { hashesIn } from '../../db/named-file.js';
import { startApi, type TestApi } from '../support/api.js';
import { openRound } from '../support/comment-round.js';
import { beginBallot, letterBallot, society } from '../support/letter-ballot.js';

const day = 86_400_000;
const keptMs = 7 * day;
const limits = { files: 3, bytes: 1000, keptMs };

let api: TestApi;
beforeAll(async () => {
  api = await startApi({ looseFiles: limits });
});
afterAll(() => api.close());

let people = 0;
const somebody = () => api.token(`sender-${(people += 1)}`, { role: 'officer', organisation: society });
const words = (size: number): Buffer<ArrayBuffer> => Buffer.from(randomBytes(size).toString('base64').slice(0, size));
const shaOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

async function send(token: string, body: Buffer<ArrayBuffer> | ReadableStream = words(100)) {
  const headers = { 'content-type': 'text/plain', authorization: `Bearer ${token}` };
  const answer = await fetch(`${api.url}/api/v1/documents?name=a.txt`, { method: 'POST', body, headers, duplex: 'half' }); // not in the types yet
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as { readonly [name: string]: unknown } }; // receipt or problem
}
const stored = async (token: string, bytes = words(100)): Promise<string> => {
  expect((await send(token, bytes)).status).toBe(201);
  return shaOf(bytes);
};
const gridFiles = () => api.db.collection('files.files').countDocuments({});
const there = async (sha256: string): Promise<boolean> => (await findDocument(api.db, sha256)) !== null;
const sweep = () => removeLoose(api.db, api.now - keptMs);

describe('XF8 given an account that stores files no record names', () => {
  it('many at once get as far as one after the other, say when to come again, leave no bytes, and hold nobody else up', async () => {
    const token = await somebody();
    const before = await gridFiles();
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(3).fill(201), ...Array<number>(7).fill(429)]);
    expect(await gridFiles()).toBe(before + 3);
    const full = await send(token);
    expect(full.body).toMatchObject({
      code: 'LOOSE_FILES_FULL',
      found: { files: 3, bytes: 300 },
      needed: { filesBelow: 3, bytesUpTo: 1000 },
      cure: ['self'],
    });
    expect(Number(full.headers.get('retry-after'))).toBe(keptMs / 1000);
    expect((await send(await somebody())).status).toBe(201);
  });

  it('the bytes count too, whether or not a length is declared', async () => {
    const token = await somebody();
    await stored(token, words(900));
    expect((await send(token, words(101))).body).toMatchObject({ code: 'LOOSE_FILES_FULL', found: { bytes: 900 } });
    const undeclared = new Blob([words(101)]).stream();
    expect((await send(token, undeclared)).body).toMatchObject({ code: 'LOOSE_FILES_FULL' });
    expect((await send(token, words(100))).status).toBe(201);
  });

  it('what a record names counts no more, and what was removed neither', async () => {
    const token = await somebody();
    const text = await stored(token);
    for (const _ of [1, 2]) await stored(token);
    expect((await send(token)).status).toBe(429);
    await openRound(api, 'frees', { text });
    await stored(token);
    expect((await send(token)).status).toBe(429);
    api.now += keptMs + 1;
    expect(await sweep()).toBeGreaterThanOrEqual(3);
    expect((await send(token)).status).toBe(201);
  });
});

const proposal = {
  organisation: society,
  organisationName: '示例机器人协会',
  societyCode: 'LNSR',
  title: { zh: '协作机器人接口', en: 'Collaborative robot interface' },
  proposer: { unit: society },
  profile: 'group-standard/robotics',
};

describe('XF8 given the removal of files that no record names', () => {
  it('only what is named nowhere and was left alone for the whole time goes, with its bytes', async () => {
    const [first, second, third] = [await somebody(), await somebody(), await somebody()];
    const roll = Buffer.from(Array.from({ length: 6 }, (_, n) => JSON.stringify({ person: `a${n}` })).join('\n'));
    const [bytesSentAgain, bytesLost] = [words(50), words(60)];
    const [text, listed, forgotten] = [await stored(first), await stored(first, roll), await stored(first)];
    const [sentAgain, refused, lost] = [await stored(second, bytesSentAgain), await stored(second), await stored(second, bytesLost)];
    await openRound(api, 'named', { text });
    await openRound(api, 'lost', { text: lost });
    await beginBallot(api, await somebody(), { ...letterBallot(), roll: { kind: 'document', sha256: listed, size: 6, excluded: [] } });
    // Lost with a store that came back from a backup, and sent again long after its record was written.
    await api.db.collection('documents').deleteOne({ _id: lost as never });
    api.now += 6 * day;
    await stored(third, bytesLost);
    await stored(third, bytesSentAgain);
    const young = await stored(third);
    // A request that names it and is refused for another reason keeps it for another while.
    const { id } = (await api.ask('POST', '/projects', { token: second, body: proposal })).body;
    expect(
      (await api.ask('POST', `/projects/${String(id)}/upload-draft`, { token: second, body: { sha256: refused, version: '1' }, asIs: true })).status,
    ).toBe(403);
    const before = await gridFiles();
    const all = [text, listed, lost, sentAgain, refused, young, forgotten];
    const left = async () => Promise.all(all.map(there));

    api.now += day; // to the millisecond on which the first were left alone for seven days
    await sweep();
    expect(await left()).toEqual([true, true, true, true, true, true, true]);
    api.now += 1;
    await sweep();
    expect(await left()).toEqual([true, true, true, true, true, true, false]);
    expect(await gridFiles()).toBeLessThan(before);
    expect((await api.ask('GET', `/documents/${forgotten}`, { token: first })).status).toBe(404);
    api.now += keptMs;
    await sweep();
    expect(await left()).toEqual([true, true, true, false, false, false, false]);
  });

  it('a hash is found wherever in an event it stands, and is not taken for a part of another', () => {
    const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));
    const key = fc.string().filter((one) => one !== 'personal' && one !== '__proto__');
    fc.assert(
      fc.property(hash, fc.array(key, { maxLength: 5 }), fc.boolean(), (sha256, path, listed) => {
        const data = path.reduceRight<object>((inner, name) => ({ [name]: listed ? [inner] : inner, n: 1 }), { sha256, words: `见 ${sha256}。` });
        expect([...new Set(hashesIn(data as never))]).toEqual([sha256]);
        expect(hashesIn({ sha256: `${sha256}0` })).toEqual([]);
      }),
    );
  });
});
