import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient } from '../../samples/walk/api-client.js';
import { Cast } from '../../samples/walk/cast.js';
import { readStream, type EventRow } from '../../db/archive.js';
import { viewsOf } from '../../db/collections.js';
import { connect } from '../../db/connect.js';
import type { Stream } from '../../domain/kernel/decider.js';
import { loadAppConfig } from '../../config.js';
import { makeAccounts } from '../../samples/accounts.js';
import { registerMasterData } from '../../samples/master-data.js';
import { Stack } from '../../scripts/stack.js';
import { verifyRows, type Finding } from '../../scripts/verify-archive.js';
import { runProgram, type Run } from './sample-stack.js';

type Line = Readonly<Record<string, unknown>>;

let stack: Stack;
let run: Run;
let lines: readonly Line[] = [];

beforeAll(async () => {
  stack = await Stack.start();
  const players = await makeAccounts(loadAppConfig({ BIAOCHENG_DATA: stack.directory, MONGODB_URI: stack.mongoUri }));
  await registerMasterData(new Cast(new ApiClient(stack.api), players));
  run = await runProgram(stack, 'cli.mjs', ['walk', '--profile', 'committee/provincial', '--json', '--seconds-per-day', '0.2']);
  lines = run.out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line); // the command prints one object per line
}, 400_000);

afterAll(() => stack.stop(), 60_000);

const end = (): Line => lines.at(-1) ?? {};
const stepsOn = (path: string): readonly Line[] => lines.filter((line) => String(line['on']).startsWith(`/api/v1/${path}/`) && !line['refused']);

async function archived(
  stream: Stream,
  collection: string,
): Promise<{ readonly rows: readonly EventRow[]; readonly found: Finding; readonly root: unknown }> {
  const db = await connect(stack.mongoUri);
  try {
    const rows: EventRow[] = [];
    for await (const row of readStream(db, stream)) rows.push(row);
    const view = await viewsOf(db, collection).findOne({ _id: stream });
    return { rows, found: await verifyRows(readStream(db, stream)), root: view?.root };
  } finally {
    await db.close();
  }
}
const streamOf = (): Stream => `committee/${String(end()['committee']).split('/').at(-1) ?? ''}`;

describe('given a running API and accounts, a committee walked by nothing but the acts offered', () => {
  it('comes to its end, deregistered, and says that it is a rehearsal', () => {
    expect({ code: run.code, err: run.err }).toEqual({ code: 0, err: '' });
    expect(end()).toMatchObject({ end: 'deregistered', rehearsal: true, status: 'TC:95.99' });
  });

  it('passes every code of its founding in order', () => {
    const codes = stepsOn('committees').map((line) => String(line['status']));
    const founding = codes.slice(0, codes.indexOf('TC:60.60') + 1);
    expect(founding.filter((code, i) => code !== founding[i - 1])).toEqual([
      ...['TC:00.00', 'TC:00.20', 'TC:00.99', 'TC:10.00', 'TC:10.99', 'TC:20.00', 'TC:20.20', 'TC:20.60', 'TC:20.99', 'TC:30.20', 'TC:60.60'],
    ]);
  });

  it('meets refusals and does what they name: papers of the plan filed, the list cut to an odd number', () => {
    const refused = lines.flatMap((line) => (line['refused'] ? [line['refused'] as Line] : []));
    expect(refused.map((one) => one['code'])).toEqual(expect.arrayContaining(['PAPERS_MISSING', 'SIZE_EVEN']));
    for (const one of refused) expect([one['code'], one['rule'], one['source']].every((text) => typeof text === 'string' && text !== '')).toBe(true);
  });

  it('works: a letter ballot passes and is used, a plenary votes and confirms its minutes, report, assessment and re-election follow', async () => {
    const { rows, found, root } = await archived(streamOf(), 'committees');
    expect(found).toEqual({ size: rows.length, root, fault: null });
    const types = rows.map((row) => row.type);
    expect(types.filter((type) => type === 'recruitmentClosed')).toHaveLength(2);
    const once = ['committeeEstablished', 'documentAdopted', 'committeeAssessed', 'annualReportFiled', 'renewalApproved', 'endingProposed'];
    expect(once.map((type) => types.filter((one) => one === type).length)).toEqual(once.map(() => 1));
    expect(types.at(-1)).toBe('committeeDeregistered');
    const acts = lines.filter((line) => !line['refused']).map((line) => String(line['act']));
    // Not `closeVote`: on this clock a vote is open for a second, and when the machine is busy it ends by its time.
    for (const act of ['signIn', 'openMeeting', 'putToVote', 'recordResolution', 'endMeeting', 'confirmMinutes']) expect(acts).toContain(act);
    expect(rows.find((row) => row.type === 'meetingNoted')?.data).toMatchObject({ form: 'plenary', resolutions: 1 });
    expect(rows.find((row) => row.type === 'ballotEnded')?.data).toMatchObject({ matter: 'charter', outcome: 'PASS' });
  });
});
