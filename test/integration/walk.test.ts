import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient } from '../../samples/walk/api-client.js';
import { Cast } from '../../samples/walk/cast.js';
import { readPlayers } from '../../samples/walk/player.js';
import { drive, Stuck } from '../../samples/walk/drive.js';
import { rehearsed } from '../../samples/walk/rehearsed.js';
import { readStream, type EventRow } from '../../db/archive.js';
import { viewsOf } from '../../db/collections.js';
import { connect } from '../../db/connect.js';
import type { Stream } from '../../domain/kernel/decider.js';
import { shippedProfiles } from '../../domain/profile/shipped.js';
import { repositoryRoot } from '../../repository.js';
import { loadAppConfig } from '../../config.js';
import { makeAccounts } from '../../samples/accounts.js';
import { registerMasterData } from '../../samples/master-data.js';
import { organisations } from '../../samples/organisations.js';
import { Stack } from '../../scripts/stack.js';
import { verifyRows, type Finding } from '../../scripts/verify-archive.js';
import { ask } from '../support/client.js';
import { runProgram, type Run } from './sample-stack.js';

type Line = Readonly<Record<string, unknown>>;

let stack: Stack;
let run: Run;
let lines: readonly Line[] = [];

const walk = (profile: string, ...more: string[]): Promise<Run> => runProgram(stack, 'cli.mjs', ['walk', '--profile', profile, '--json', ...more]);
const parsed = ({ out }: Run): readonly Line[] =>
  out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line); // the command prints one object per line

beforeAll(async () => {
  stack = await Stack.start();
  const players = await makeAccounts(loadAppConfig({ BIAOCHENG_DATA: stack.directory, MONGODB_URI: stack.mongoUri }));
  const client = new ApiClient(stack.api);
  await registerMasterData(new Cast(client, players));
  run = await walk('group-standard/robotics', '--seconds-per-day', '0.5');
  lines = parsed(run);
}, 300_000);

afterAll(() => stack.stop(), 60_000);

const end = (): Line => lines.at(-1) ?? {};
const streamOf = (): Stream => `standard-project/${String(end()['project']).split('/').at(-1) ?? ''}`;

type Kept = {
  readonly rows: readonly EventRow[];
  readonly found: Finding;
  readonly view: { readonly lastSeq: number; readonly root: string | null } | null;
};

async function archived(stream: Stream): Promise<Kept> {
  const db = await connect(stack.mongoUri);
  try {
    const rows: EventRow[] = [];
    for await (const row of readStream(db, stream)) rows.push(row);
    return { rows, found: await verifyRows(readStream(db, stream)), view: await viewsOf(db, 'projects').findOne({ _id: stream }) };
  } finally {
    await db.close();
  }
}

describe('given a running API and accounts, a walk by nothing but the acts offered', () => {
  it('S19: rehearsed with the very acts of real life, reaches a published number of this year within three minutes and says that it is a rehearsal', () => {
    expect({ code: run.code, err: run.err }).toEqual({ code: 0, err: '' });
    expect(run.ms).toBeLessThan(180_000);
    expect(end()).toMatchObject({ published: true, rehearsal: true, status: '60.60' });
    expect(end()['number']).toMatch(new RegExp(`^T/LNSR \\d{3}—${new Date().getFullYear()}$`));
  });

  it('passes every stage in order, each step by somebody whose role allows it', () => {
    const codes = lines
      .filter((line) => String(line['on']).startsWith('/api/v1/projects/') && !line['refused'])
      .map((line) => String(line['status']));
    expect(codes.filter((code, i) => code !== codes[i - 1])).toEqual([
      ...['00.00', '00.20', '10.00', '20.00', '20.20', '20.99', '30.20', '30.60', '40.00', '40.20', '40.60', '50.20', '50.60', '60.00', '60.60'],
    ]);
    const roleOf = (act: string) => lines.find((line) => line['act'] === act && !line['refused'])?.['role'];
    expect(['submit', 'acceptProposal', 'castVote', 'approve', 'publish'].map(roleOf)).toEqual([
      'drafter',
      'secretariat',
      'expert',
      'chair',
      'officer',
    ]);
  });

  it('meets refusals that each say code, rule, source, what was found, what is needed and who can cure it', () => {
    const refused = lines.flatMap((line) => (line['refused'] ? [line['refused'] as Line] : []));
    expect(refused.map((one) => one['code'])).toEqual(expect.arrayContaining(['FILE_INCOMPLETE', 'SEAT_EXCLUDED']));
    for (const one of refused) {
      expect(one).toEqual({
        code: expect.any(String),
        rule: expect.any(String),
        source: expect.any(String),
        found: expect.anything(),
        needed: expect.anything(),
        cure: expect.any(Array),
      });
      expect([one['code'], one['rule'], one['source']].every((text) => text !== '')).toBe(true);
      expect((one['cure'] as unknown[]).length).toBeGreaterThan(0);
    }
  });

  it('meets the gates of its field: R1, R2 and R3 ask for their evidence by name', () => {
    const asked = lines.flatMap((line) =>
      ((line['refused'] as { found?: { missing?: readonly Line[] } } | undefined)?.found?.missing ?? []).map((one) => one['rule']),
    );
    expect(asked).toEqual(expect.arrayContaining(['R1', 'R2', 'R3']));
  });

  it('leaves an archive without a gap whose leaves hold and whose root is the root of the view', async () => {
    const { rows, found, view } = await archived(streamOf());
    expect(found).toEqual({ size: view?.lastSeq, root: view?.root, fault: null });
    const types = rows.map((row) => row.type);
    const milestones = ['projectProposed', 'projectEstablished', 'consultationConcluded', 'reviewDecided', 'approved', 'numberGranted', 'published'];
    expect(types.filter((type) => milestones.includes(type))).toEqual(milestones);
  });

  it('S19: stands in the list of standards, marked as a rehearsal', async () => {
    const { body } = await ask(stack.api, 'GET', '/standards?field=robotics&rehearsal=true');
    expect(body['items']).toEqual([expect.objectContaining({ number: end()['number'], field: 'robotics', rehearsal: true, stage: '60.60' })]);
  });
});

describe('given the local standard of Liaoning, a walk by nothing but the acts offered', () => {
  let local: readonly Line[] = [];

  beforeAll(async () => {
    const { code, err, ...rest } = await walk('local-standard/liaoning');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    local = parsed({ code, err, ...rest });
  }, 300_000);

  it('passes evaluation, announcement, consent and panel to a DB21/T number, is filed, reviewed and withdrawn', () => {
    expect(local.at(-1)).toMatchObject({ published: true, rehearsal: true, filed: expect.stringContaining('备案') });
    expect(local.at(-1)?.['number']).toMatch(new RegExp(`^DB21/T \\d{4}—${new Date().getFullYear()}$`));
    const codes = local
      .filter((line) => String(line['on']).startsWith('/api/v1/projects/') && !line['refused'])
      .map((line) => String(line['status']));
    expect(codes.filter((code, i) => code !== codes[i - 1])).toEqual([
      ...[
        '00.00',
        '00.20',
        '10.00',
        '10.20',
        '20.00',
        '20.20',
        '20.99',
        '30.20',
        '30.60',
        '40.00',
        '40.20',
        '40.60',
        '50.20',
        '50.60',
        '60.00',
        '60.60',
        '90.20',
        '95.20',
        '95.99',
      ],
    ]);
  });

  it('is reviewed early when the fifth user has reported, and withdrawn: its end', () => {
    const reported = local.filter((line) => line['act'] === 'giveFeedback' && !line['refused']);
    expect(reported.map((line) => line['status'])).toEqual(['60.60', '60.60', '60.60', '60.60', '90.20']);
    expect(new Set(reported.map((line) => line['who'])).size).toBe(5);
    expect(local.at(-1)).toMatchObject({ status: '95.99', end: 'withdrawn' });
  });

  it('is asked for the consent of the department, and meets no refusal that is not cured', () => {
    const refused = local.flatMap((line) => (line['refused'] ? [(line['refused'] as Line)['code']] : []));
    expect(refused).toContain('CONSENT_MISSING');
    expect(local.find((line) => line['act'] === 'consentToReview')?.['who']).toBe('苏颖');
  });

  it('stands in the list of standards with its filing and where feedback is taken', async () => {
    const { body } = await ask(stack.api, 'GET', '/standards?kind=local-standard&rehearsal=true');
    expect(body['items']).toEqual([
      expect.objectContaining({ number: local.at(-1)?.['number'], kind: 'local', filing: { state: 'filed', due: null, number: expect.any(String) } }),
    ]);
  });
});

it('given a society that was suspended, the walk stops and names the refusal that keeps it', async () => {
  const client = new ApiClient(stack.api);
  const cast = new Cast(client, await readPlayers(join(stack.directory, 'sample-accounts.json')));
  const token = await cast.token(cast.find('monitor'));
  const because = { reason: '责令停止活动', evidence: '行政处罚决定书' };
  await client.post(`/api/v1/organisations/${organisations.lnsr.uscc}/suspend`, because, { token });
  try {
    const scenario = await rehearsed(cast, { profile: 'group-standard/robotics', scale: 86_400, run: 'frozen', year: 2026 });
    const stopped = await drive(cast, scenario, { watch: () => undefined, patienceMs: 3_000 }).catch((error: unknown) => error);
    expect(stopped).toBeInstanceOf(Stuck);
    const refusals = (stopped as Stuck).refusals.map(({ refusal }) => refusal.code); // the line above
    expect(refusals).toContain('ORGANISATION_SUSPENDED');
  } finally {
    await client.post(`/api/v1/organisations/${organisations.lnsr.uscc}/clear`, because, { token });
  }
});

const others = Object.keys(shippedProfiles).filter((id) => id.startsWith('group-standard/') && id !== 'group-standard/robotics');

describe.runIf(process.env['WALK_ALL'] === '1')('the other shipped profiles, all at once', () => {
  it.concurrent.each(others)(
    '%s reaches a published number',
    async (profile) => {
      const { code, err, ...rest } = await walk(profile);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(parsed({ code, err, ...rest }).at(-1)?.['number']).toMatch(/^T\/[A-Z]+ \d{3}—\d{4}$/);
    },
    300_000,
  );
});

describe.runIf(process.env['WALK_ALL'] === '1')('a local standard drafted by consensus and reviewed by a committee', () => {
  it('founds the committee, resolves the objection, is voted on by the members and filed', async () => {
    const { code, err, ...rest } = await walk('local-standard/liaoning-consensus');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const steps = parsed({ code, err, ...rest });
    expect(steps.at(-1)).toMatchObject({ published: true, rehearsal: true, filed: expect.stringContaining('备案'), end: 'withdrawn' });
    const doneOn = (path: string) =>
      steps.filter((line) => String(line['on']).startsWith(`/api/v1/${path}/`) && !line['refused']).map((line) => line['act']);
    expect(doneOn('committees')).toContain('approveCommittee');
    // A view that is a moment behind makes the walk send an act again, which is done once.
    const once = doneOn('draftings').filter((act, i, all) => act !== all[i - 1]);
    expect(once).toEqual([
      ...['uploadVersion', 'openCall', 'statePosition', 'closeCall', 'uploadVersion', 'answerIssue'],
      ...['openCall', 'statePosition', 'closeCall', 'declareConsensus'],
    ]);
    expect(doneOn('ballots').filter((act) => act === 'castVote').length).toBeGreaterThan(20);
  }, 600_000);
});

describe('a walk that cannot begin ends with 1 and one sentence', () => {
  it('given a profile that does not exist', async () => {
    const { code, err } = await walk('group-standard/gardening');
    expect(code).toBe(1);
    expect(err).toContain('404');
  });

  it('given nothing at the address', async () => {
    const { code, err } = await walk('group-standard/robotics', '--api', 'http://127.0.0.1:9');
    expect(code).toBe(1);
    expect(err).toContain('http://127.0.0.1:9 does not answer; start it with: npm start');
  });

  it('given no accounts', async () => {
    const missing = join(stack.directory, 'nobody.json');
    expect(existsSync(missing)).toBe(false);
    const { code, err } = await walk('group-standard/robotics', '--accounts', missing);
    expect(code).toBe(1);
    expect(err).toContain(missing);
  });
});

it('the command line carries no server: neither Temporal, nor MongoDB, nor Express is in its bundle', () => {
  const bundle = readFileSync(join(repositoryRoot, 'dist', 'cli.mjs'), 'utf8');
  expect(['node_modules/mongoose/', 'node_modules/@temporalio/', 'node_modules/express/'].filter((name) => bundle.includes(name))).toEqual([]);
});
