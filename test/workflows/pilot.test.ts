import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OrganisationState } from '../../domain/organisation/state.js';
import { officer, signers, society } from '../domain/pilot/pilot-fixture.js';
import { Lifecycles } from '../support/lifecycle-driver.js';
import { PilotLife } from '../support/pilot-life.js';
import { archived, expectSoundArchive } from '../support/sound-archive.js';

let run: Lifecycles;

beforeAll(async () => {
  run = await Lifecycles.start();
  const body = { uscc: society, name: '示范学会', kind: 'society', fields: ['robotics'], charter: '章程', code: 'LNSR', override: null };
  await run.begin(`organisation/${society}`, body, officer);
}, 120_000);
afterAll(() => run.stop());

it('XH8 a pilot on real servers: two years from its call to a model, a mid-term check failed and put right, reports that are missed', async () => {
  const life = new PilotLife(run, 'pilot/real');
  await life.select();
  const own = await run.view(`organisation/${society}`, ({ state }) => (state as OrganisationState).projects.length > 0);
  expect((own.state as OrganisationState).projects).toEqual(['pilot/real-1']); // the projection of organisations wrote it
  expect((await run.refusal(life.pilot, officer, { type: 'fileReport', report: '0'.repeat(64), summary: '进展' })).code).toBe('REPORT_NOT_OPEN');
  await life.firstYear();
  expect((await run.refusal(life.pilot, signers.market, { type: 'concludePilot', department: 'market', opinion: 'exit', reason: '期满' })).code).toBe(
    'PILOT_STAGE',
  );
  await life.secondYear();
  const end = await run.over(life.pilot);
  const types = (await archived(run, life.pilot)).map((row) => row.type);
  expect(types.filter((type) => type === 'pilotDayCame')).toHaveLength(4); // mid-term, two missed reports, self-assessment
  expect(types.slice(-2)).toEqual(['jointDecided', 'pilotEnded']);
  expect(await life.state()).toMatchObject({ end: 'promoted', rectifications: 1, reports: { filed: 1, late: 0, missed: 2 } });
  await run.view(`organisation/${society}`, ({ state }) => (state as OrganisationState).projects.length === 0);
  await expectSoundArchive(run, life.pilot, end);
}, 240_000);
