import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mongoArchive } from '../../db/archive.js';
import { projections } from '../../db/projections.js';
import type { Recorded, Stream } from '../../domain/kernel/decider.js';
import type { Dossier } from '../../domain/dossier/dossier.js';
import { rootOfLeaves } from '../../domain/kernel/log/merkle.js';
import { committeeLife } from '../domain/dossier/committee-lives.js';
import { seeded } from '../domain/dossier/mutate.js';
import { projectLife, way } from '../domain/dossier/project-lives.js';
import { ballotLife, drawn } from '../domain/dossier/random-lives.js';
import { startApi, type TestApi } from '../support/api.js';
import { checkedDossiers, dossierHtml } from '../support/http-dossiers.js';
import { howMany } from '../support/campaign.js';

const seed = 20261125;
const wanted = howMany(200, 50);
const random = seeded(seed);
let api: TestApi;
let monitor: string;

beforeAll(async () => {
  api = await startApi();
  monitor = await api.token('sun', { role: 'monitor', organisation: '*' });
});
afterAll(() => api.close());

/** Written as the journal writes; each life has the store for itself, because fixtures share names. */
async function kept({ stream, events }: { readonly stream: Stream; readonly events: readonly Recorded[] }): Promise<string> {
  await Promise.all(['events', 'ballots', 'projects', 'committees', 'memberships'].map((name) => api.db.collection(name).deleteMany({})));
  const root = rootOfLeaves(events.map((event) => event.leaf));
  await mongoArchive(api.db, projections).append({ stream, events, notices: [], size: events.length, root, clock: null });
  return stream.slice(stream.indexOf('/') + 1);
}

test(`${wanted} random dossiers over HTTP, 200 in a campaign: each computes again, is found out with one byte altered, and every tenth is a page`, async () => {
  const lives = [
    committeeLife().life,
    ...fc.sample(way, { numRuns: howMany(4, 1), seed }).map(projectLife),
    ...fc.sample(drawn, { numRuns: howMany(90, 20), seed }).map(ballotLife),
  ];
  const paths: { readonly [kind: string]: string } = { ballot: 'ballots', committee: 'committees', 'standard-project': 'projects' };
  const found: Dossier[] = [];
  for (const life of lives) {
    const path = `/${paths[life.stream.slice(0, life.stream.indexOf('/'))] ?? ''}/${await kept(life)}`;
    const list = await checkedDossiers(api, path, monitor, random);
    for (const { subject } of list.slice(0, 1)) await dossierHtml(api, `${path}/dossiers/${subject.seq}`, monitor);
    found.push(...list);
  }
  expect(found.length).toBeGreaterThanOrEqual(wanted);
  expect(new Set(found.map(({ subject }) => subject.kind))).toEqual(new Set(['ballot', 'committee', 'standard-project']));
});
