import { setTimeout as pause } from 'node:timers/promises';
import type { ApiClient, Body } from './walk/api-client.js';
import type { Cast } from './walk/cast.js';
import { driveCommittee } from './walk/committee-drive.js';
import { textIn, type Shown } from './walk/lifecycle.js';
import type { Watching } from './walk/scenario.js';
import { committeePaper, committeeScenario } from './committee.js';
import { organisations } from './organisations.js';

/** Who has voted on the charter before the newcomer comes. With three more the quorum of three quarters (13 of 17) is there. */
const voted: readonly (readonly [account: string, paper: Body])[] = [
  ['automation.member', { choice: 'yes' }],
  ['institute.secretary', { choice: 'yes' }],
  ['university.expert2', { choice: 'yes' }],
  ['lab.expert1', { choice: 'yes' }],
  ['institute.expert1', { choice: 'yes' }],
  ['robotics.expert', { choice: 'yes' }],
  ['robotics.member', { choice: 'yes', comment: '第 5 条建议注明材料的送达方式' }],
  ['software.expert', { choice: 'yes' }],
  ['aviation.expert', { choice: 'abstain' }],
  ['shipyard.member', { choice: 'no', reason: '第 6 条任期五年偏长，建议四年' }],
];

/** Members whose votes are waited for, named in the greeting. */
export const waitedFor = ['reducer.member', 'carmaker.member', 'consumers.member'] as const;

const group = ['university.expert1', 'robotics.member', 'sensor.member', 'carmaker.member', 'logistics.member'] as const;

export type CommitteeWork = { readonly committee: string; readonly ballot: string; readonly text: string; readonly drafting: string };

/** Founds the committee, then leaves a letter ballot and a consensus call open. Every POST bears a fixed key. */
export async function committeeAtWork(cast: Cast, watching: Watching) {
  const shown = await driveCommittee(cast, committeeScenario(cast, Date.now()), watching);
  await caughtUp(cast, shown);
  const [ballot, drafting] = [await letterBallot(cast, shown), await consensusCall(cast, shown)];
  return { committee: shown.self, ...ballot, drafting } satisfies CommitteeWork;
}

async function send(cast: Cast, account: string, { path, body, key }: { readonly path: string; readonly body: Body; readonly key: string }) {
  const player = cast.byPerson(account);
  if (!player) throw new Error(`${account} is no sample account`);
  return cast.client.post(path, body, { token: await cast.token(player), key: `sample-committee-${key}` });
}

/** A ballot opened while the clock still runs would be over before anybody has seen it. */
async function caughtUp(cast: Cast, { self }: Shown): Promise<void> {
  const token = await cast.token(cast.find('monitor'));
  for (const until = Date.now() + 300_000; Date.now() < until; await pause(500)) {
    const now = Date.parse(textIn(await cast.client.get(`${self}/desk`, token), 'at') ?? '');
    if (Date.now() - now < 5_000) return;
  }
  throw new Error(`the clock of ${self} has not caught up with the present`);
}

async function letterBallot(cast: Cast, { self, id }: Shown): Promise<{ readonly ballot: string; readonly text: string }> {
  const text = await store(cast, 'institute.secretary', 'charter');
  const body = {
    terms: 'letter',
    matter: 'charter',
    question: '是否同意委员会章程',
    text,
    opens: 'atStart',
    window: { count: 60, unit: 'calendarDays' },
  };
  await send(cast, 'institute.secretary', { path: `${self}/call-ballot`, body, key: 'charter-ballot' });
  const ballot = `/api/v1/ballots/${id}-b1`;
  await there(cast.client, ballot, await cast.token(cast.find('monitor')));
  for (const [account, paper] of voted)
    await send(cast, account, { path: `${ballot}/votes`, body: { ...paper, text }, key: `charter-vote-${account}` });
  return { ballot, text };
}

async function consensusCall(cast: Cast, { id, rehearsal }: Shown): Promise<string> {
  const seats = group.map((account) => {
    const player = cast.byPerson(account);
    const unit = Object.values(organisations).find(({ uscc }) =>
      player?.grants.some((grant) => grant.role === 'expert' && grant.organisation === uscc),
    );
    return { person: account, name: player?.name ?? account, organisation: unit?.uscc, organisationName: unit?.name };
  });
  const receipt = await send(cast, 'institute.secretary', {
    path: '/api/v1/draftings',
    body: {
      organisation: organisations.institute.uscc,
      title: { zh: '移动搬运机器人电池更换站 安全要求', en: 'Battery exchange stations for mobile handling robots – Safety requirements' },
      ...{ committee: id, group: seats, editors: ['university.expert1'], rehearsal },
    },
    key: 'drafting',
  });
  const drafting = `/api/v1/draftings/${String(receipt['id'])}`;
  await there(cast.client, drafting, await cast.token(cast.find('monitor')));
  const sha256 = await store(cast, 'university.expert1', 'working-draft');
  const act = (account: string, name: string, body: Body) =>
    send(cast, account, { path: `${drafting}/${name}`, body, key: `drafting-${name}-${account}` });
  await act('university.expert1', 'upload-version', { sha256, note: '工作组草案第 1 稿' });
  await act('university.expert1', 'open-call', { whole: true, note: '请各成员对全文逐条表态' });
  await act('robotics.member', 'state-position', { call: 1, position: 'support' });
  await act('carmaker.member', 'state-position', {
    ...{ call: 1, position: 'concern', clauses: ['4.2'], reason: '60 ℃ 对快充电池偏低，正常工况会误报' },
    proposed: '电池舱温度超过制造商规定的上限时，更换站应停止充电并报警。',
  });
  return drafting;
}

/** What people who open them call the papers. */
const calledAs: { readonly [name: string]: string } = { charter: '委员会章程（草案）.txt', 'working-draft': '工作组草案第1稿.txt' };

async function store(cast: Cast, account: string, name: string): Promise<string> {
  const player = cast.byPerson(account);
  if (!player) throw new Error(`${account} is no sample account`);
  const paper = committeePaper(name);
  return cast.client.upload(calledAs[name] ?? `${paper.name}.txt`, paper.text, await cast.token(player));
}

/** What was ordered a moment ago may not be readable yet. */
async function there(client: ApiClient, path: string, token: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const found = await client.get(path, token).catch((error: unknown) => (tries < 200 ? null : Promise.reject(error as Error))); // whatever the client threw
    if (found !== null) return;
    await pause(100);
  }
}
