import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parted, publicPartsOf } from '../../api/policy/public-events.js';
import { receipt } from '../../contract/http.js';
import { eventsOf } from '../../db/archive.js';
import { profileHash } from '../../domain/profile/hash.js';
import { shippedProfiles } from '../../domain/profile/shipped.js';
import { startApi, type TestApi } from '../support/api.js';
import { society } from '../support/letter-ballot.js';
import { breaks, broken } from '../domain/profile/broken-profiles.js';
import { findingCodes } from '../../domain/profile/finding.js';

let api: TestApi;
let officer: string;
let chair: string;
let monitor: string;
let project: string;

beforeAll(async () => {
  api = await startApi();
  officer = await api.token('officer', { role: 'officer', organisation: society });
  chair = await api.token('chair', { role: 'chair', organisation: society });
  monitor = await api.token('sun', { role: 'monitor', organisation: '*' });
  const body = {
    organisation: society,
    organisationName: '示例机器人协会',
    societyCode: 'LNSR',
    title: { zh: '协作机器人接口', en: 'Collaborative robot interface' },
    proposer: { unit: '91210100MA0UWX1X5G' },
    profile: 'group-standard/robotics',
  };
  project = receipt.parse((await api.ask('POST', '/projects', { token: officer, body })).body).id;
});
afterAll(() => api.close());

const migrate = (profile: unknown) =>
  api.ask('POST', `/projects/${project}/migrate-profile`, { token: chair, body: { profile, reason: '新规程经理事会通过' } });
const pilot = async () =>
  ((await api.ask('GET', '/monitor/pilots', { token: monitor })).body['items'] as { project: string; breaches: { code: string }[] }[])[0];

describe('XA1 over HTTP', () => {
  it('XA1 every legal floor lowered in turn is answered with 422, the finding and the sentence of /profiles/check', async () => {
    const lowered = breaks.filter(([code, , , id]) => findingCodes[code] === 'error' && (id === undefined || id.startsWith('group-standard/')));
    let looked = 0;
    for (const [code, story, change, id] of lowered) {
      const profile = broken(change, id);
      const checked = await api.ask('POST', '/profiles/check', { token: chair, body: profile });
      expect(checked.body, story).toMatchObject({ sound: false });
      const refused = await migrate(profile);
      expect(refused.status, story).toBe(422);
      // A profile of another kind is refused for that first.
      if (refused.body['code'] === 'PROFILE_NOT_COMPATIBLE') continue;
      expect([refused.body['code'], JSON.stringify(refused.body['found']).includes(code)], story).toEqual(['PROFILE_UNSOUND', true]);
      looked += 1;
    }
    expect(looked).toBeGreaterThan(20);
    expect(lowered.length).toBeGreaterThan(30);
    expect((await pilot())?.breaches.map((one) => one.code)).toEqual([]);
  });

  it('XA1 a lawful migration is a public event with both hashes, and a fact for the monitor', async () => {
    const first = shippedProfiles['group-standard/robotics'];
    if (first === undefined) throw new Error('no robotics');
    const next = broken((p) => Object.assign(p, { version: 2, recallMinutes: 45 }));
    expect((await migrate(next)).status).toBe(200);
    const hashes = { from: profileHash(first), profileHash: profileHash(next) };
    expect((await pilot())?.breaches).toMatchObject([
      { code: 'PROFILE_MIGRATED', found: { times: 1, profileHash: hashes.profileHash }, needed: { profileHash: hashes.from } },
    ]);
    const shown = await api.ask('GET', `/projects/${project}/events?type=profileMigrated`, { token: officer });
    expect(shown.body['items']).toMatchObject([{ type: 'profileMigrated', data: hashes }]);
    const row = await eventsOf(api.db).findOne({ type: 'profileMigrated' });
    if (row === null) throw new Error('nothing archived');
    expect(parted(publicPartsOf('standard-project'))(row).data).toEqual({ ...hashes, reason: '新规程经理事会通过' });
  });
});
