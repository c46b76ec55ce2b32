import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localDate } from '../domain/law/calendar/instant.js';
import type { Actor } from '../domain/kernel/actor.js';
import type { CampaignCommand } from '../domain/campaign/campaign.js';
import type { CampaignInput, CampaignState } from '../domain/campaign/state.js';
import { kindOf, type Kind, type Stream } from '../domain/kernel/decider.js';
import type { ProcedureCommand } from '../domain/procedure/procedure.js';
import { repositoryRoot } from '../repository.js';
import { codeNamed } from '../test/support/spelt.js';
import { amr, amrChair, amrOfficer } from '../test/domain/standard-project/local-fixture.js';
import { drafter, input, lead, officer, profile, sha, society } from '../test/domain/standard-project/project-fixture.js';
import * as rules from '../test/domain/procedure/procedure-fixture.js';
import { CommitteeLife } from '../test/support/committee-life.js';
import { DraftingLife } from '../test/support/drafting-life.js';
import { Lifecycles } from '../test/support/lifecycle-driver.js';
import { MeetingLife } from '../test/support/meeting-life.js';
import { openStore } from '../test/support/mongo.js';
import type { SupervisionCommand } from '../domain/supervision/supervision.js';
import * as desk from '../test/domain/supervision/supervision-fixture.js';
import { PilotLife } from '../test/support/pilot-life.js';
import { StandardLife } from '../test/support/standard-life.js';
import { recordHistory } from './record-history.js';
import { freePort, startMongoServer } from './servers.js';

/*
 * `npm run record-histories`: one standard lives on real servers until its first 复审 is due, and the history of each lifecycle it met
 * is kept for test/replay under the version in package.json: the first run as KIND-VERSION.json, and the last one, when it
 * handed over, as KIND-VERSION-handed-over.json. Histories of other versions stay as they are. Kinds named as arguments are recorded alone:
 * `npm run record-histories -- drafting campaign`.
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
}

/** One meeting from its call to its file. Its date for material falls into the second month. */
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

/** A drafting group from its text to its end: a call closed by the clock, late answers, a vote of the group on an objection. */
async function draftTogether(run: Lifecycles): Promise<void> {
  const life = new DraftingLife(run, 'drafting/recorded');
  await life.begin();
  await life.dispute();
  await life.lateAnswers();
  await life.answers();
  const ballot = await life.asksVote(({ issues }) => issues.some(({ vote }) => vote === 'running'));
  await life.voted(ballot, 4);
  await life.state(({ issues }) => issues.length === 0);
  await run.over(ballot);
  await life.agrees();
  await run.over(life.stream);
}

/** A campaign over two standards from outside: one is decided in time, the other after the deadline was moved. */
async function campaign(run: Lifecycles): Promise<void> {
  const stream: Stream = 'campaign/recorded';
  const act = (actor: Actor, command: CampaignCommand) => run.act(stream, actor, command);
  const within = { count: 90, unit: 'calendarDays' } as const;
  const title = { zh: '推荐性地方标准集中复审', en: 'Review of recommended local standards' };
  const begun: CampaignInput = {
    organisation: codeNamed(amr),
    organisationName: '示范市场监督管理局',
    title,
    scope: 'recommended',
    within,
    rehearsal: false,
  };
  await run.begin(stream, begun, amrOfficer);
  const standards = [1, 2, 3].map((n) => ({ number: `DB21/T ${n}—2015`, title: `标准${n}` }));
  await act(amrOfficer, { type: 'addStandards', standards });
  await act(amrOfficer, { type: 'removeStandard', item: 3, reason: '已由行业标准代替' });
  const decided = { type: 'recordOutcome', outcome: 'revise', reason: '引用标准已废止', evidence: sha(3) } as const;
  await run.skipTo(stream, (await run.now(stream)) + 40 * day);
  await act(amrOfficer, { ...decided, item: 1 });
  const { deadline } = (await run.view(stream)).state as CampaignState; // folded by the projection of campaigns
  await run.skipTo(stream, deadline);
  await run.status(stream, 'overdue');
  await act(amrChair, { type: 'moveDeadline', within: { count: 10, unit: 'calendarDays' }, reason: '补充调研' });
  await act(amrOfficer, { ...decided, item: 2 });
  await act(amrChair, { type: 'closeCampaign', summary: sha(9) });
  await run.over(stream);
}

/** A call and its one pilot, up to the mid-term check that was put right: what follows is of the same acts. */
async function pilot(run: Lifecycles): Promise<void> {
  const life = new PilotLife(run, 'pilot/recorded');
  await life.select();
  await life.firstYear();
}

/** A question that is answered late, a finding that suspends publication, its evidence, and the end. */
async function supervise(run: Lifecycles): Promise<void> {
  const stream: Stream = 'supervision/recorded';
  const act = (actor: Actor, command: SupervisionCommand) => run.act(stream, actor, command);
  await run.begin(stream, desk.question, desk.supervisor);
  await run.skipTo(stream, (await run.now(stream)) + 30 * day);
  await act(desk.officer, { type: 'answer', text: '自三月二日起算', files: [] });
  await act(desk.supervisor, { type: 'orderRectification', findings: [desk.publicationStops], within: { count: 30, unit: 'calendarDays' } });
  await act(desk.officer, { type: 'fileEvidence', finding: 1, text: '已补正', evidence: [sha(4)] });
  await act(desk.supervisor, { type: 'settleFinding', finding: 1, outcome: 'cured', reason: '材料齐全' });
  await act(desk.supervisor, { type: 'liftSuspension', finding: 1, reason: '已重新征求意见', evidence: sha(5) });
  await act(desk.supervisor, { type: 'closeSupervision', conclusion: 'rectified', reason: '整改完成', evidence: sha(6) });
}

/** An own profile that was unsound when it was filed, was mended, confirmed, followed by a second version and withdrawn. */
async function procedure(run: Lifecycles): Promise<void> {
  const stream: Stream = 'procedure/recorded';
  const act = (actor: Actor, command: ProcedureCommand) => run.act(stream, actor, command);
  await run.begin(stream, rules.input(rules.short()), rules.filer);
  await act(rules.second, { type: 'returnDraft', filing: 1, reason: '征求意见期短于三十日' });
  await act(rules.filer, rules.filing(rules.own()));
  await act(rules.second, rules.confirm(2));
  await act(rules.filer, rules.filing(rules.longer(2)));
  await act(rules.chair, rules.confirm(1));
  await act(rules.chair, { type: 'withdrawProcedure', reason: '章程已修改' });
  await run.over(stream);
}

/** Each scenario with the kinds it records; a lifecycle it meets besides belongs to another scenario. */
const scenarios: readonly { readonly kinds: readonly Kind[]; readonly live: (run: Lifecycles) => Promise<void> }[] = [
  { kinds: ['organisation', 'register', 'person', 'standard-project', 'consultation', 'ballot'], live },
  { kinds: ['meeting'], live: meet },
  { kinds: ['committee'], live: found },
  { kinds: ['drafting'], live: draftTogether },
  { kinds: ['campaign'], live: campaign },
  { kinds: ['pilot'], live: pilot },
  { kinds: ['supervision'], live: supervise },
  { kinds: ['procedure'], live: procedure },
];

/** The first run of a lifecycle and, when that one handed over, the last: the runs between them may be half a year of silence. */
async function runsOf({ temporal: { client } }: Lifecycles, workflowId: Stream): Promise<readonly string[]> {
  const { raw, runId } = await client.workflow.getHandle(workflowId).describe();
  const first = raw.workflowExecutionInfo?.firstRunId ?? '';
  return first === runId ? [first] : [first, runId];
}

async function keep(run: Lifecycles, stream: Stream, version: string): Promise<void> {
  const { address, namespace } = run.temporal;
  for (const [n, runId] of (await runsOf(run, stream)).entries()) {
    const name = `${kindOf(stream)}-${version}${n === 0 ? '' : '-handed-over'}`;
    console.log(recordHistory(name, { address, namespace, workflowId: stream, runId }));
  }
}

const streamsOf = async (run: Lifecycles): Promise<readonly Stream[]> => (await run.db.collection('events').distinct('stream')) as Stream[]; // every row names its stream

async function main(named: readonly string[]): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')) as { version: string }; // npm itself needs it to be so
  const directory = mkdtempSync(join(tmpdir(), 'biaocheng-record-'));
  const mongod = await startMongoServer({ directory: join(directory, 'data'), port: await freePort(), log: join(directory, 'mongod.log') });
  const run = await Lifecycles.startOn(await openStore(mongod.uri));
  try {
    for (const scenario of scenarios) {
      const wanted = scenario.kinds.filter((kind) => named.length === 0 || named.includes(kind));
      if (wanted.length === 0) continue;
      const before = await streamsOf(run);
      await scenario.live(run);
      const met = (await streamsOf(run)).filter((stream) => !before.includes(stream));
      for (const stream of met.filter((one) => wanted.includes(kindOf(one)))) await keep(run, stream, version);
    }
  } finally {
    await run.stop();
    await mongod.child.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

await main(process.argv.slice(2));
