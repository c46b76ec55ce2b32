import { afterAll, beforeAll, expect, test } from 'vitest';
import { lifecycleShown, receipt } from '../../contract/http.js';
import type { Grant } from '../../domain/kernel/actor.js';
import type { Dossier } from '../../domain/dossier/dossier.js';
import { recompute } from '../../domain/dossier/recompute.js';
import { outsider, society } from '../domain/standard-project/project-fixture.js';
import { startApi, type TestApi } from '../support/api.js';
import { walkTo } from '../support/walked-project.js';

const day = 86_400_000;
const at = '/projects/p1';
const house = '91210100MA0UWX1X5G';
let api: TestApi;
const tokens: { [person: string]: string } = {};

/** The project stands before its approval, its review passed yesterday by the seven experts of the roll, who are in a ballot of the engine. */
beforeAll(async () => {
  api = await startApi();
  await walkTo(api, '50.20');
  api.now += day;
  const people: { readonly [person: string]: Grant | null } = {
    wang: { role: 'officer', organisation: society },
    sun: { role: 'monitor', organisation: '*' },
    zhao: { role: 'chair', organisation: society },
    expert3: { role: 'expert', organisation: outsider },
    expert99: { role: 'expert', organisation: outsider },
    j1: null,
  };
  for (const [person, grant] of Object.entries(people)) tokens[person] = await api.token(person, ...(grant === null ? [] : [grant]));
});
afterAll(() => api.close());

const ask = (who: string, act: string, body: object) => api.ask('POST', `${at}/${act}`, { token: tokens[who] ?? '', body });
async function does(who: string, act: string, body: object): Promise<void> {
  const answer = await ask(who, act, body);
  expect(answer.status, `${act}: ${JSON.stringify(answer.body)}`).toBe(200);
  receipt.parse(answer.body);
}
const shown = async (who: string) => lifecycleShown.parse((await api.ask('GET', at, { token: tokens[who] ?? '' })).body);
async function refused(who: string, act: string, body: object): Promise<unknown> {
  const answer = await ask(who, act, body);
  return [answer.status, answer.body['code']];
}
const openOf = async (who: string) => ((await shown(who)).state['complaints'] as { readonly open: readonly object[] }).open; // the state of a project

test('S16: over HTTP a voter appeals by the seat the roll gives; approval waits; a panel outside the parties sees the project and ends the appeal', async () => {
  const appeal = { ground: 'procedure', summary: '寄出的表决单未计入', realName: true, appeals: 'review' };
  expect(await refused('expert99', 'file-complaint', appeal)).toEqual([403, 'NO_STANDING']);
  expect(await refused('expert99', 'file-complaint', { ...appeal, seated: true })).toEqual([400, 'BAD_REQUEST']);
  await does('expert3', 'file-complaint', appeal);
  expect(await openOf('sun')).toMatchObject([{ by: 'expert3', appeal: { of: 'review', standing: 'voter', units: [outsider] } }]);
  await does('sun', 'accept-complaint', { complaint: 1 });
  expect(await refused('zhao', 'approve', {})).toEqual([409, 'COMPLAINT_OPEN']);
  const panel = (organisation: string) => ['j1', 'j2', 'j3'].map((person) => ({ person, name: person, organisation }));
  expect(await refused('sun', 'appoint-panel', { complaint: 1, members: panel(outsider) })).toEqual([422, 'PANEL_CONFLICTED']);
  expect((await shown('j1')).view).toBe('public');
  await does('sun', 'appoint-panel', { complaint: 1, members: panel(house) });
  const seen = await shown('j1');
  expect(seen.view).toBe('full');
  expect(seen.acts.find((act) => act.name === 'decideComplaint')?.open).toBe(true);
  const verdict = { complaint: 1, upheld: true, measure: 'remit', reason: '以收到为准' };
  expect(await refused('sun', 'decide-complaint', { ...verdict, concurring: ['j1', 'j2'] })).toEqual([403, 'NOT_ON_PANEL']);
  expect(await refused('j1', 'decide-complaint', { ...verdict, concurring: ['j1'] })).toEqual([422, 'PANEL_MAJORITY']);
  await does('j1', 'decide-complaint', { ...verdict, concurring: ['j1', 'j2'] });
  expect(await shown('wang')).toMatchObject({ status: '40.92', state: { complaints: { filed: 1, upheld: 1, open: [] } } });
  // Another machine decides every act of it again, the appeal among them.
  const { body } = await api.ask('GET', `${at}/dossier`, { token: tokens['wang'] ?? '' });
  const found: Dossier = body as never; // its own schema is tested with dossiers
  expect(found.decided.by).toMatchObject({ id: 'j1' });
  expect(recompute(found)).toMatchObject({ verdict: 'same', differences: [], notDecidedAgain: [] });
});
