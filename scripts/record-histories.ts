import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localDate } from '../domain/calendar/instant.js';
import type { Stream } from '../domain/decider.js';
import { repositoryRoot } from '../repository.js';
import { drafter, input, lead, officer, profile, society } from '../test/domain/standard-project/project-fixture.js';
import { CommitteeLife } from '../test/support/committee-life.js';
import { Lifecycles } from '../test/support/lifecycle-driver.js';
import { MeetingLife } from '../test/support/meeting-life.js';
import { StandardLife } from '../test/support/standard-life.js';
import { kindOf } from '../workflows/messages/workflow-type.js';
import { recordHistory } from './record-history.js';
import { freePort, startMongoServer } from './servers.js';

/*
 * `npm run record-histories [-- committee]`: one standard lives on real servers until its first 复审 is due, and the history of each lifecycle it met
 * is kept for test/replay under the version in package.json: the first run as KIND-VERSION.json, and the run it handed over to, when it
 * did, as KIND-VERSION-handed-over.json. Histories of other versions stay as they are.
 */
const day = 86_400_000;
const project: Stream = 'standard-project/recorded';

async function live(run: Lifecycles): Promise<void> {
  const body = { uscc: society, name: '示范学会', kind: 'society', fields: ['robotics'], charter: '章程', code: 'LNSR', override: null };
  await run.begin(`organisation/${society}`, body, officer);
  await run.begin('register/LNSR', { code: 'LNSR', organisation: society, serialWidth: 3, rehearsal: false }, officer);
  await run.begin('person/recorded', { name: '李工', registrar: society, memberships: [] }, officer);
  const membership = { organisation: lead, role: 'employee', from: '2020-03-01', to: null, evidence: '劳动合同' };
  await run.act('person/recorded', officer, { type: 'addMembership', ...membership });
  const shipped = profile('robotics');
  const life = new StandardLife(run, project, input({ profile: { ...shipped, review: { ...shipped.review, ballot: 'letterReview' } } }));
  await life.propose();
  await life.skip(3);
  await life.accept();
  await life.establish('LNSR-1', []);
  await life.draft();
  await life.openConsultation([]);
  await life.consult();
  await life.submitForReview([]);
  await life.review([]);
  await life.submitForApproval();
  await life.approve();
  const { clocks } = await life.publish('学发〔1〕1号', localDate((await run.now(project)) + 30 * day));
  await life.act(drafter, { type: 'giveFeedback', kind: 'use', summary: '已用于三条产线' });
  await run.skipTo(project, clocks.review?.at ?? 0);
  await life.stands('90.20');
  await meet(run);
  await found(run);
}

/** One meeting from its call to its file. Its date for material falls into the second month, so that the second run has acts to show. */
async function meet(run: Lifecycles): Promise<void> {
  const life = new MeetingLife(run, 'meeting/recorded');
  await life.call(Date.now() + 70 * day);
  await life.lateMaterial();
  await life.hold();
  await life.minute();
  await life.file();
}

/** One committee from its application to its first assessment. It asks for no ballot and no meeting: those have histories of their own. */
async function found(run: Lifecycles): Promise<void> {
  const life = new CommitteeLife(run, 'committee/recorded');
  await life.found();
  await life.year();
}

/** What may be recorded alone, by the kind it is about. */
const scenes: { readonly [kind: string]: (run: Lifecycles) => Promise<void> } = { committee: found };

/** The first two runs of a lifecycle, by their run ids. */
async function runsOf({ temporal: { client } }: Lifecycles, workflowId: Stream): Promise<readonly string[]> {
  const { raw } = await client.workflow.getHandle(workflowId).describe();
  const first = raw.workflowExecutionInfo?.firstRunId ?? '';
  const { events } = await client.workflow.getHandle(workflowId, first).fetchHistory();
  const next = events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId;
  return next ? [first, next] : [first];
}

async function keep(run: Lifecycles, stream: Stream, version: string): Promise<void> {
  const { address, namespace } = run.temporal;
  for (const [n, runId] of (await runsOf(run, stream)).entries()) {
    const name = `${kindOf(stream)}-${version}${n === 0 ? '' : '-handed-over'}`;
    console.log(recordHistory(name, { address, namespace, workflowId: stream, runId }));
  }
}

async function main(only: string | undefined): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')) as { version: string }; // npm itself needs it to be so
  const directory = mkdtempSync(join(tmpdir(), 'biaocheng-record-'));
  const mongod = await startMongoServer({ directory: join(directory, 'data'), port: await freePort(), log: join(directory, 'mongod.log') });
  const run = await Lifecycles.start(mongod.uri);
  try {
    const scene = only === undefined ? live : scenes[only];
    if (scene === undefined) throw new Error(`${only}: not one of ${Object.keys(scenes).join(', ')}`);
    await scene(run);
    const streams = (await run.db.collection('events').distinct('stream')) as Stream[]; // every row names its stream
    for (const stream of streams) await keep(run, stream, version);
  } finally {
    await run.stop();
    await mongod.child.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

await main(process.argv[2]);
