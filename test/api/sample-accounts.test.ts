import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadTokenKey } from '../../api/accounts/token-key.js';
import { loadAppConfig } from '../../config.js';
import { makeAccounts } from '../../samples/accounts.js';
import { ApiClient } from '../../samples/walk/api-client.js';
import { Cast } from '../../samples/walk/cast.js';
import type { Player } from '../../samples/walk/player.js';
import { startApi, type TestApi } from '../support/api.js';
import { letterBallot, letterSeats } from '../support/letter-ballot.js';

const directory = mkdtempSync(join(tmpdir(), 'biaocheng-samples-'));
const tokenKeyFile = join(directory, 'token.key');
let api: TestApi;
let players: readonly Player[];

const make = () => {
  const { host, port, name } = api.db;
  return makeAccounts(loadAppConfig({ BIAOCHENG_DATA: directory, MONGODB_URI: `mongodb://${host}:${port}/${name}?replicaSet=rs0` }));
};

beforeAll(async () => {
  api = await startApi({ tokenKey: loadTokenKey(tokenKeyFile) });
  api.now = Date.now();
  players = await make();
});
afterAll(() => api.close());

it('XG4 the sample accounts have secrets, seeds for those who hold an office, and tokens by which a program opens a ballot in their name', async () => {
  const cast = new Cast(new ApiClient(api.url), players);
  const offices = players.filter(({ seed }) => seed !== undefined);
  expect(offices.every(({ grants }) => grants.some(({ role }) => ['officer', 'chair', 'secretariat', 'monitor'].includes(role)))).toBe(true);
  const secretary = cast.find('secretariat');
  expect(offices).toContain(secretary);
  const token = await cast.token(secretary);
  expect((await api.ask('GET', '/me', { token })).body).toMatchObject({ id: secretary.person, grants: secretary.grants });
  const organisation = secretary.grants[0]?.organisation;
  const opened = await api.ask('POST', '/ballots', { token, body: { ...letterBallot(letterSeats(5)), organisation } });
  expect([opened.status, opened.body['code']]).toEqual([201, undefined]);
  expect(await api.db.collection('events').findOne({ stream: opened.body['stream'], seq: 1 })).toMatchObject({ asked: { unattended: 'samples' } });
  const bare = await api.ask('POST', '/sessions', { body: { account: secretary.account, secret: secretary.secret } });
  expect([bare.status, bare.body['code']]).toEqual([401, 'SECOND_FACTOR_MISSING']);
});

it('XG4 made again, they keep their secrets and seeds, and the tokens of before are good', async () => {
  const again = await make();
  const kept = (some: readonly Player[]) => some.map(({ account, secret, seed }) => [account, secret, seed]);
  expect(kept(again)).toEqual(kept(players));
  expect((await api.ask('GET', '/me', { token: players[0]?.token ?? '' })).status).toBe(200);
});
