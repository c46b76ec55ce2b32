import { personId } from '../domain/kernel/fields/identity.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cast } from './walk/cast.js';
import type { Player } from './walk/player.js';
import type { CommitteeScenario } from './walk/committee-scenario.js';
import type { Side } from '../domain/committee/profile.js';
import type { Candidate } from '../domain/committee/member.js';
import { repositoryRoot } from '../repository.js';
import { organisations, type OrganisationName } from './organisations.js';

/** A document of the sample committee. */
export const committeePaper = (name: string) => ({
  name: `${name}.md`,
  text: readFileSync(join(repositoryRoot, 'samples', 'documents', 'committee', `${name}.md`), 'utf8'),
});

/** Seventeen members of thirteen units: the officers first, every side heard, none above a half. */
const members: readonly (readonly [account: string, unit: OrganisationName, side: Side, duty?: Candidate['duty']])[] = [
  ['institute.chair', 'university', 'public', 'chair'],
  ['automation.member', 'automation', 'public', 'vice'],
  ['institute.secretary', 'institute', 'public', 'secretaryGeneral'],
  ['university.expert1', 'university', 'public'],
  ['university.expert2', 'university', 'public'],
  ['lab.expert1', 'lab', 'public'],
  ['institute.expert1', 'institute', 'public'],
  ['robotics.expert', 'robotics', 'producer'],
  ['robotics.member', 'robotics', 'producer'],
  ['software.expert', 'software', 'producer'],
  ['reducer.member', 'reducer', 'producer'],
  ['sensor.member', 'sensor', 'producer'],
  ['aviation.expert', 'aviation', 'user'],
  ['shipyard.member', 'shipyard', 'user'],
  ['carmaker.member', 'carmaker', 'user'],
  ['logistics.member', 'logistics', 'operator'],
  ['consumers.member', 'consumers', 'consumer'],
];

/**
 * How far back the committee was applied for, and how long a day takes until its clock has caught up with the present: some 135 s in all. Its walk has to be
 * through with the notices by then, also on a busy machine: from there on thirty days take thirty days.
 */
const founded = { daysAgo: 405, scale: 259_200 } as const;
const day = 86_400_000;

/**
 * A provincial committee in operation. Its two public notices and the call for members take ninety days, which nobody waits for: it is founded on a
 * rehearsal clock that starts last year and, once it has caught up with the present, goes on as real time, so that real people can vote.
 */
export function committeeScenario(cast: Cast, now: number): CommitteeScenario {
  const player = (account: string): Player => {
    const found = cast.byPerson(account);
    if (found) return found;
    throw new Error(`${account} is no sample account`);
  };
  const unit = (name: OrganisationName) => ({ organisation: organisations[name].uscc, name: organisations[name].name });
  const epoch = new Date(now - founded.daysAgo * day).toISOString().slice(0, 10);
  return {
    name: 'sample-committee',
    start: {
      name: { zh: '辽宁省示例机器人应用标准化技术委员会', en: 'Example technical committee of Liaoning on applied robotics' },
      scope: '机器人应用领域的地方标准：术语、接口、安全和检验方法',
      ...{ applicant: unit('lnsr'), host: unit('institute'), authority: organisations.amr.uscc },
      ...{ profile: 'committee/provincial', rehearsal: true, rehearsalScale: founded.scale },
      ...{ rehearsalEpoch: `${epoch}T09:00:00+08:00`, rehearsalCatchesUp: true },
    },
    team: {
      authority: player('amr.supervisor'),
      applicant: player('lnsr.officer'),
      secretary: player('institute.secretary'),
      chair: player('institute.chair'),
    },
    answered: members.map(([account, at, side, duty = 'member']) => ({
      ...{ person: personId.parse(account), name: player(account).name, ...organisationOf(at) },
      ...{ side, grade: 'senior', duty, title: '正高级工程师' },
    })),
    paper: (kind) => ({ name: `${kind}.md`, text: `# ${kind}（示例）\n\n本文件属于示例委员会的筹建材料，内容从略。\n` }),
    number: 'LN/TC 示例01',
    goal: 'operating',
  };
}

const organisationOf = (at: OrganisationName) => ({ organisation: organisations[at].uscc, organisationName: organisations[at].name });
