import { loadAppConfig } from '../config.js';
import { ApiClient } from './walk/api-client.js';
import { Cast } from './walk/cast.js';
import { drive, Stuck } from './walk/drive.js';
import { callOf, departmentsAmong, drivePilot, type PilotScenario } from './walk/pilot.js';
import { textIn, type Shown } from './walk/lifecycle.js';
import type { Step } from './walk/scenario.js';
import { isStageCode, stageCodes } from '../domain/profile/stage-codes.js';
import { committeeCodes, isCommitteeCode } from '../domain/committee/stages.js';
import { makeAccounts } from './accounts.js';
import { committeeAtWork, waitedFor } from './committee-work.js';
import { organisations } from './organisations.js';
import { filedProcedure } from './own-procedure.js';
import { registerMasterData } from './master-data.js';
import { projects, type SampleProject } from './projects.js';
import { scenarioOf } from './scenario.js';
import type { Waiting } from '../api/accounts/sample-world.js';
import { askedSociety } from './supervision.js';
import { writeWaiting } from './waiting.js';

/** How long a project may stand still before the loading gives up: the longest window takes 18 s, a busy machine longer. */
const patienceMs = 120_000;

/**
 * Loads the samples through the public API. Every POST bears a fixed key and every step follows from the state of the project, so that running
 * it again changes nothing and running it after an interruption goes on.
 */
async function load(): Promise<void> {
  const began = Date.now();
  const config = loadAppConfig();
  const { dataDirectory, api } = config;
  say('建立示例账号', 'making the sample accounts');
  const players = await makeAccounts(config);
  const cast = new Cast(new ApiClient(process.env['BIAOCHENG_API'] ?? api.publicUrl), players);
  say(
    `登记 ${Object.keys(organisations).length} 个单位和名册上的人员`,
    `registering ${Object.keys(organisations).length} organisations and their people`,
  );
  await registerMasterData(cast);
  say(
    '四个项目和一个技术委员会同时进行：三个项目在演练时钟上（1 天 = 0.4 秒），一个在真实时间；委员会的时钟从去年追到今天',
    'four projects and a technical committee at once: three projects on the rehearsal clock (1 day = 0.4 s), one in real time; the clock of the committee runs from last year up to today',
  );
  const year = new Date().getFullYear();
  const waiting: Waiting[] = [];
  const done = await Promise.allSettled([
    ...projects.map((project) => one(project, cast, year)),
    committee(cast).then((found) => void waiting.push(...found)),
    pilot(cast).then((found) => void waiting.push(found)),
    askedSociety(cast).then((found) => void waiting.push(found)),
    filedProcedure(cast).then((found) => void waiting.push(found)),
  ]);
  writeWaiting(dataDirectory, waiting);
  const failed = done.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : [])); // reasons are whatever was thrown
  for (const reason of failed) console.error(`  ✗ ${explained(reason)}`);
  if (failed.length > 0) process.exitCode = 1;
  else say(`示例已载入，用时 ${seconds(began)} 秒`, `the samples are loaded after ${seconds(began)} s`);
}

async function one(project: SampleProject, cast: Cast, year: number): Promise<void> {
  const shown = await drive(cast, scenarioOf(project, cast, year), { watch: progress(project), patienceMs });
  const number = textIn(shown.state, 'number');
  if (number === null) inviteComment(project, cast.client.base, shown);
  else
    say(
      `${project.zh}：${number} 已发布（演练）；约七分钟后到复审期`,
      `${project.folder}: published as ${number} (rehearsal); its review falls due in about seven minutes`,
    );
}

/** How far back the pilots were called for: the first half-year report is due soon. Until its clock has caught up, a day takes a third of a second. */
const called = { daysAgo: 190, scale: 259_200 } as const;

/** A pilot under way, which counts the standard that its society publishes meanwhile. */
async function pilot(cast: Cast): Promise<Waiting> {
  const players = { ...departmentsAmong(cast), society: cast.find('officer', organisations.lnsr.uscc) };
  const epoch = new Date(Date.now() - called.daysAgo * 86_400_000).toISOString().slice(0, 10);
  const clock = { rehearsal: true, rehearsalScale: called.scale, rehearsalEpoch: `${epoch}T09:00:00+08:00`, rehearsalCatchesUp: true };
  const title = { zh: '辽宁省示例团体标准试点', en: 'Example pilots of group standards in Liaoning' };
  const scenario: PilotScenario = {
    ...{ name: 'sample-pilot', players, field: 'robotics', goal: 'underWay' },
    panel: [organisations.university.uscc, organisations.lab.uscc, organisations.institute.uscc],
    start: { title, ...callOf(players, ['robotics', 'aviation', 'chemicals', 'metals', 'it']), ...clock },
  };
  const { self } = await drivePilot(cast, scenario, { watch: () => undefined, patienceMs });
  say('机器人领域的团体标准试点已下达任务书', 'a pilot of group standards in robotics is under way');
  return {
    zh: `机器人领域的试点（演练）：${self}`,
    en: 'the pilot in robotics (rehearsal), led by civil.officer and two others',
    path: self,
    account: players.civil.account,
  };
}

/** A committee in operation, and what waits there for the newcomer. */
async function committee(cast: Cast): Promise<readonly Waiting[]> {
  let stage = '';
  const watch = ({ on, status, refused }: Step): void => {
    if (refused || !on.startsWith('/api/v1/committees/') || !isCommitteeCode(status) || status.slice(0, 5) === stage) return;
    stage = status.slice(0, 5);
    say(`技术委员会：${status} ${committeeCodes[status].zh}`, `committee: ${committeeCodes[status].en}`);
  };
  const { committee: self, ballot, drafting } = await committeeAtWork(cast, { watch, patienceMs });
  say(
    '技术委员会已运行（演练）：章程函审和一次协商征询正在等待',
    'the committee is at work (rehearsal): a letter ballot on its charter and a consensus call wait',
  );
  return [
    {
      zh: `技术委员会（演练）的工作台：${self}/desk`,
      en: `the desk of the committee (rehearsal); its secretary is institute.secretary`,
      path: `${self}/desk`,
      account: 'institute.secretary',
    },
    {
      zh: `章程函审等待表决：${waitedFor.join('、')} 等`,
      en: `a letter ballot waits for the votes of ${waitedFor.join(', ')} and others`,
      path: ballot,
      account: waitedFor[0],
    },
    {
      zh: '起草组的协商征询等待表态：sensor.member、logistics.member',
      en: 'a consensus call waits for sensor.member and logistics.member',
      path: drafting,
      account: 'sensor.member',
    },
  ];
}

/** The one thing a newcomer can do at once, without an account, ready to be copied. */
function inviteComment({ zh, folder }: SampleProject, api: string, shown: Shown): void {
  say(`${zh}：正在公开征求意见，您可以直接提意见（无需账号）：`, `${folder}: open for public comment, yours too, no account needed:`);
  const body = { clause: '4.1', kind: 'technical', text: '建议……', author: '读者', draft: textIn(shown.state, 'comment', 'text') };
  console.log(
    `    curl -X POST ${api}${shown.links['consultation'] ?? ''}/comments -H 'content-type: application/json' -d '${JSON.stringify(body)}'`,
  );
}

/** A line for every main stage a project reaches. */
function progress({ zh, folder }: SampleProject): (step: Step) => void {
  let stage = '';
  return ({ on, status, refused }) => {
    if (refused || !on.startsWith('/api/v1/projects/') || !isStageCode(status) || status.slice(0, 2) === stage) return;
    stage = status.slice(0, 2);
    say(`${zh}：${status} ${stageCodes[status].zh}`, `${folder}: ${stageCodes[status].en}`);
  };
}

function explained(reason: unknown): string {
  if (reason instanceof Stuck) return `${reason.message} (${reason.at.status}, ${reason.at.self}) ${JSON.stringify(reason.refusals)}`;
  return reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
}

const seconds = (since: number): number => Math.round((Date.now() - since) / 1000);
const say = (zh: string, en: string): void => console.log(`  · ${zh} / ${en}`);

await load().catch((error: unknown) => {
  console.error(`✗ ${explained(error)}`);
  process.exitCode = 1;
});
