import { afterAll, beforeAll, expect, it } from 'vitest';
import { roles } from '../../domain/kernel/actor.js';
import { startApi, type TestApi } from '../support/api.js';
import { aComment, openRound } from '../support/comment-round.js';
import { crawl, idsIn } from '../support/crawl.js';
import { worldOf, type World } from '../support/fuzz/world.js';
import { society } from '../support/letter-ballot.js';
import { walkTo } from '../support/walked-project.js';
import { coDrafter, drafter, input, monitor, stream } from '../domain/standard-project/project-fixture.js';
import { personNamed } from '../support/spelt.js';

let api: TestApi;
let world: World;
let round: string;
beforeAll(async () => {
  api = await startApi();
  world = await worldOf(api);
  round = await openRound(api, 'crawled', { drafters: ['account-of-a-drafter'] });
  const office = await api.token('account-of-the-office', { role: 'officer', organisation: society });
  await api.ask('POST', `/consultations/${round}/comments`, { token: office, body: aComment() });
  await api.ask('POST', `/consultations/${round}/comments`, { body: aComment() });
  await api.ask('POST', `/consultations/${round}/dispose`, { token: office, body: { comments: [1, 2], disposition: 'adopted' } });
});
afterAll(() => api.close());

/** Every string of an answer. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

it('XB7 no public answer carries the id of a person or an account, on any route and for any noun', async () => {
  const actors = await api.db.collection<{ actor: string }>('events').distinct('actor');
  const seats = Array.from({ length: 17 }, (_, n) => `p${n + 1}`);
  const ids = new Set(
    [...actors, ...seats, 'account-of-a-drafter', ...(world.ids['persons'] ?? [])].filter((one) => !['system', 'public', ...roles].includes(one)),
  );
  expect(ids.has('account-of-the-office') && ids.has('p1')).toBe(true);
  const found: string[] = [];
  let read = 0;
  for (const e of api.app.endpoints.filter(({ method, who, goesOn }) => method === 'get' && who === 'public' && goesOn !== true)) {
    const noun = e.path.split('/')[3] ?? '';
    const records = noun === 'consultations' ? [round] : (world.ids[noun] ?? ['x']);
    for (const id of records) {
      const path = e.path
        .replace(/:(id|sha256)/, id)
        .replace(':seq', '1')
        .replace(/[:*]\w+/, 'nothing');
      const answer = await fetch(`${api.url}${path}`);
      const text = await answer.text();
      if (answer.status !== 200 || !text.startsWith('{')) continue;
      read += 1;
      for (const one of textsIn(JSON.parse(text))) if (ids.has(one) || ids.has(one.replace(/^person\//, ''))) found.push(`${path}: ${one}`);
    }
  }
  expect([...new Set(found)]).toEqual([]);
  expect(read).toBeGreaterThan(15);
});

it('XB7 nothing public of an announced and published project, or of what it links to, carries such an id, in any form', async () => {
  const own = await startApi();
  await walkTo(own, '60.60');
  const reader = { id: personNamed('reader-4711'), grants: [] };
  const more = [
    { actor: drafter, command: { type: 'disclosePatent', patent: 'CN1', title: '一种接口', holder: '持有公司', clause: '4.1' } },
    { actor: reader, command: { type: 'giveFeedback', kind: 'question', summary: '如何接线', clause: '4.2' } },
    { actor: monitor, command: { type: 'suspend', reason: '监督检查' } },
  ] as const;
  for (const [n, one] of more.entries()) expect(await own.engine.submit(stream, { id: `more:${n}`, ...one })).toMatchObject({ ok: true });
  const actors = await own.db.collection<{ actor: string }>('events').distinct('actor');
  const people = [...actors, drafter.id, coDrafter.id].filter((one) => !/^(system|public)$|^stream:/.test(one));
  const read = await crawl(own, { projects: ['p1'], standards: ['p1'], organisations: [input().organisation], consultations: ['p1-1'] });
  const paths = [...read.keys()].join(' ');
  for (const looked of ['/projects/p1/events', '/projects/p1/dossier', 'format=html', 'format=bibtex', '/standards.atom', '/projects/p1/lineage'])
    expect(paths).toContain(looked);
  expect(people.length).toBeGreaterThan(5);
  expect(people).toContain(reader.id);
  // The search sees: what is public is found by it.
  expect(idsIn(read, [input().organisation]).length).toBeGreaterThan(3);
  expect(idsIn(read, people)).toEqual([]);
  await own.close();
}, 120_000);
