import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, Grant } from '../../domain/kernel/actor.js';
import { recompute } from '../../domain/dossier/recompute.js';
import type { ProjectCommand } from '../../domain/standard-project/acts.js';
import { drafter, lead, monitor, officer, outsider, society, stream } from '../domain/standard-project/project-fixture.js';
import { startApi, type TestApi } from '../support/api.js';
import { personNamed } from '../support/spelt.js';
import { walkTo } from '../support/walked-project.js';

let api: TestApi;
const panel = ['judge1', 'judge2', 'judge3'].map((person) => ({ person: personNamed(person), name: person, organisation: outsider }));
const complaint = { type: 'fileComplaint', ground: 'procedure', summary: '程序不当' } as const;

async function submit(actor: Actor, command: ProjectCommand, id: string): Promise<void> {
  const verdict = await api.engine.submit(stream, { id: `${actor.id}:${id}`, actor, command });
  expect(verdict, JSON.stringify(verdict)).toMatchObject({ ok: true });
}

/** Of four complaints one was decided and one rejected; two are open, one of them before a panel. */
beforeAll(async () => {
  api = await startApi();
  await walkTo(api, '10.00');
  for (const [n, realName] of [true, false, true, false].entries())
    await submit({ id: personNamed(`whistle.${n + 1}`), grants: [] }, { ...complaint, realName, ...(n === 1 ? { against: lead } : {}) }, 'filed');
  await submit(monitor, { type: 'acceptComplaint', complaint: 1 }, 'accepted1');
  await submit(monitor, { type: 'rejectComplaint', complaint: 3, reason: '不成立' }, 'rejected3');
  await submit(monitor, { type: 'acceptComplaint', complaint: 4 }, 'accepted4');
  await submit(monitor, { type: 'appointPanel', complaint: 4, members: panel }, 'panel4');
  await submit(monitor, { type: 'decideComplaint', complaint: 1, upheld: false, measure: 'none', reason: '程序合规' }, 'decided1');
});
afterAll(() => api.close());

const exits = [
  '/projects/p1',
  '/projects/p1/events?limit=200',
  '/projects/p1/dossiers',
  '/projects/p1/dossier',
  '/projects/p1/dossier?format=html',
  '/projects',
  '/me/worklist',
] as const;

/** What one reader is told at every exit, with the answers to acts that are refused. */
async function toldTo(id: string, ...grants: readonly Grant[]): Promise<string> {
  const token = await api.token(id, ...grants);
  const read = await Promise.all(exits.map((path) => fetch(`${api.url}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } })));
  expect(read.map(({ status }) => status)).toEqual(exits.map(() => 200));
  const pages = await Promise.all(read.map((one) => one.text()));
  const guess = { person: 'whistle.2', name: '猜', organisation: outsider };
  const refused = await Promise.all([
    api.ask('POST', '/projects/p1/appoint-panel', { token, body: { complaint: 2, members: [guess, ...panel.slice(1)] } }),
    api.ask('POST', '/projects/p1/decide-complaint', { token, body: { complaint: 4, upheld: false, measure: 'none', reason: '不成立' } }),
    api.ask('POST', '/projects/p1/submit', { token, body: {}, headers: { 'if-match': '"1"' } }),
  ]);
  return [...pages, ...refused.map(({ body }) => JSON.stringify(body))].join('\n');
}

describe('XB13 who complained', () => {
  it.each<readonly [string, Grant]>([
    [officer.id, { role: 'officer', organisation: society }],
    ['sec', { role: 'secretariat', organisation: society }],
    ['head', { role: 'chair', organisation: society }],
    [drafter.id, { role: 'drafter', organisation: lead }],
  ])(
    'XB13 %s of the society or of the unit complained about reads no complainant anywhere, and number, ground and summary all the same',
    async (id, grant) => {
      const told = await toldTo(id, grant);
      expect(told).not.toContain('whistle');
      expect(told).toContain('程序不当');
      expect(told).toMatch(/"open":\[\{"n":2/);
    },
  );

  it('XB13 the authority reads all, a panel its own complaint, a complainant the own', async () => {
    const all = await toldTo(monitor.id, ...monitor.grants);
    for (const n of [1, 2, 3, 4]) expect(all).toContain(`whistle.${n}`);
    const own = await toldTo('judge1');
    expect(own).toContain('whistle.4');
    expect(own).not.toMatch(/whistle\.[123]/);
    const mine = await toldTo('whistle.1', { role: 'drafter', organisation: lead });
    expect(mine).toContain('"complainant":"whistle.1"');
    expect(mine).not.toMatch(/whistle\.[34]/);
  });

  it('XB13 a dossier without complainants is an extract that holds; nothing is withheld from the authority, which decides it again', async () => {
    const dossierFor = async (id: string, ...grants: readonly Grant[]) =>
      recompute((await api.ask('GET', '/projects/p1/dossier', { token: await api.token(id, ...grants) })).body as never); // its schema is tested with dossiers
    expect(await dossierFor(officer.id, { role: 'officer', organisation: society })).toMatchObject({ verdict: 'same', withheld: 9 });
    expect(await dossierFor(monitor.id, ...monitor.grants)).toMatchObject({ verdict: 'same', withheld: 0, notDecidedAgain: [] });
  });
});
