import type { Role } from '../../domain/kernel/actor.js';
import { documentKinds, isDocumentKind, isTrait } from '../../domain/profile/vocabulary.js';
import type { Body } from './api-client.js';
import { unitOf, type Cast } from './cast.js';
import { NoCast, type Player } from './player.js';
import { inside, listIn, textIn } from './lifecycle.js';
import type { ReviewingCommittee } from './reviewing-committee.js';
import type { Drafter, Paper, Papers, Scenario, Seat, SheetComment, Team } from './scenario.js';

/** A rehearsal of one profile: `scale` seconds of its clock pass in one second. */
export type Wish = { readonly profile: string; readonly scale: number; readonly run: string; readonly year: number };

type Society = { readonly organisation: string; readonly name: string; readonly code: string };

/** A project that carries every trait the profile's gates ask about, so that every gate is met on the way. */
export async function rehearsed(cast: Cast, wish: Wish, committee: ReviewingCommittee | null = null): Promise<Scenario> {
  const read = await cast.client.get(`/api/v1/profiles/${wish.profile}`, null);
  const profile = inside(read, 'profile');
  const field = textIn(profile, 'field');
  const isLocal = textIn(profile, 'kind') === 'local-standard';
  const society = isLocal ? await authorityFor(cast, profile) : await societyFor(cast, field);
  const whole = await teamOf(cast, society);
  const team = isLocal ? oddPanel(whole, await departmentFor(cast, society)) : whole;
  const what = { zh: `${textIn(profile, 'title', 'zh') ?? ''}演练项目`, en: `Rehearsal of ${textIn(profile, 'title', 'en') ?? wish.profile}` };
  return {
    name: `walk-${wish.run}`,
    start: {
      organisation: society.organisation,
      organisationName: society.name,
      societyCode: society.code,
      title: what,
      field,
      proposer: { unit: team.drafters[0].organisation },
      traits: triggers(profile),
      profile: textIn(profile, 'id'),
      ...(team.department === undefined ? {} : { local: { ...(await localOf(cast, team.department)), committee: committee?.stream ?? null } }),
      rehearsal: true,
      rehearsalScale: wish.scale,
      // The first working days of the year: whatever day it is, the number bears this year. With a committee, what its clock shows.
      rehearsalEpoch: committee?.now ?? `${wish.year}-01-05T09:00:00+08:00`,
    },
    team: committee === null ? team : { ...team, members: committee.members },
    papers: plainPapers(what.zh),
    comments: comments(team),
    values: () => ({}),
    filedBefore: {},
    goal: isLocal ? 'ended' : 'published',
  };
}

/** Every trait the gates ask about, but for the one that only a special law can give. */
const triggers = (profile: unknown): readonly string[] =>
  [...new Set(listIn(profile, 'gates').flatMap((gate) => [textIn(gate, 'trigger') ?? ''].filter(isTrait)))].filter((trait) => trait !== 'mandatory');

type Office = { readonly player: Player; readonly organisation: string; readonly state: unknown };

async function officeOf(cast: Cast, player: Player, role: Role): Promise<Office> {
  const organisation = unitOf(player, role);
  const { state } = await cast.client.get(`/api/v1/organisations/${organisation}`, await cast.token(player));
  return { player, organisation, state };
}

/** Those who hold a role, each with the organisation they hold it at. */
async function* officesOf(cast: Cast, role: Role): AsyncGenerator<Office> {
  for (const player of cast.having(role)) yield officeOf(cast, player, role);
}

/** A society whose charter covers the field and whose office has accounts here. */
async function societyFor(cast: Cast, field: string | null): Promise<Society> {
  for await (const { organisation, state } of officesOf(cast, 'chair')) {
    const [name, code] = [textIn(state, 'name'), textIn(state, 'code')];
    if (name !== null && code !== null && (field === null || listIn(state, 'fields').includes(field))) return { organisation, name, code };
  }
  throw new NoCast(`no society with a chair among the accounts has a charter for ${field ?? 'any field'}`);
}

/** The authority of a local standard: an organisation of that kind with a chair among the accounts. */
async function authorityFor(cast: Cast, profile: unknown): Promise<Society> {
  for await (const { organisation, state } of officesOf(cast, 'chair')) {
    const name = textIn(state, 'name');
    if (name !== null && textIn(state, 'kind') === 'authority') return { organisation, name, code: `DB${textIn(profile, 'local', 'region') ?? ''}` };
  }
  throw new NoCast('no authority has a chair among the accounts');
}

/** Another authority, which is competent for the subject. */
async function departmentFor(cast: Cast, { organisation: authority }: Society): Promise<Player> {
  for await (const { player, organisation, state } of officesOf(cast, 'officer'))
    if (organisation !== authority && textIn(state, 'kind') === 'authority') return player;
  throw new NoCast('no officer of a competent department is among the accounts');
}

async function localOf(cast: Cast, department: Player): Promise<Body> {
  const { organisation, state } = await officeOf(cast, department, 'officer');
  return { proposedAs: 'department', department: { organisation, name: textIn(state, 'name') ?? organisation } };
}

/** An odd number of experts, none of a drafting unit: of a local panel everyone must be present and nobody excluded. */
function oddPanel(team: Team, department: Player): Team {
  const drafting = team.drafters.map((one) => one.organisation);
  const free = team.seats.filter((seat) => !drafting.includes(seat.organisation));
  return { ...team, department, seats: free.slice(0, free.length - (free.length % 2 === 0 ? 1 : 0)) };
}

/** Enough for a quorum when the drafting units are taken out; each seat is one more vote to wait for on a fast clock. */
const panelSize = 10;

async function teamOf(cast: Cast, society: Society): Promise<Team> {
  const [first, ...others] = cast.having('drafter');
  if (!first) throw new NoCast('no account is a drafter');
  const second = others.find((one) => unitOf(one, 'drafter') !== unitOf(first, 'drafter'));
  const names = new Map<string, string>();
  const nameOf = async (organisation: string): Promise<string> => {
    const known = names.get(organisation);
    if (known !== undefined) return known;
    const name = textIn(await cast.client.get(`/api/v1/organisations/${organisation}`, await cast.token(first)), 'state', 'name') ?? organisation;
    names.set(organisation, name);
    return name;
  };
  const drafterOf = async (player: Player): Promise<Drafter> => {
    const organisation = unitOf(player, 'drafter');
    return { player, organisation, organisationName: await nameOf(organisation) };
  };
  const seats: Seat[] = [];
  for (const player of cast.having('expert').slice(0, panelSize)) {
    const organisation = unitOf(player, 'expert');
    seats.push({ player, organisation, organisationName: await nameOf(organisation), choice: 'yes' });
  }
  return {
    officer: cast.find('officer', society.organisation),
    secretary: cast.find('secretariat', society.organisation),
    chair: cast.find('chair', society.organisation),
    drafters: [await drafterOf(first), ...(second ? [await drafterOf(second)] : [])],
    seats,
  };
}

/** Texts that say what they are: papers of a rehearsal, with the clauses a comment can point at. */
const plainPapers = (title: string): Papers => ({
  document: (kind) => {
    const zh = isDocumentKind(kind) ? documentKinds[kind].zh : kind;
    return { name: `${kind}.txt`, text: `${zh}\n\n项目：${title}\n\n本文件为演练用，由 biaocheng walk 生成；其内容不作为任何真实标准的依据。\n` };
  },
  draft: (n) => draftOf(title, n),
  // What the group could not agree on: a sentence that asks for nothing.
  working: (n) => (n > 1 ? draftOf(title, n - 1) : firstWorking(draftOf(title, 1))),
});

const draftOf = (title: string, n: number): Paper => ({ name: `draft-v${n}.txt`, text: `${title}\n\n${clauses(n).join('\n\n')}\n` });

const firstWorking = ({ text }: Paper): Paper => ({ name: 'working-draft.txt', text: text.replace('每一步应由', '每一步可由') });

const clauses = (n: number): readonly string[] => [
  '1 范围\n本文件规定了演练对象的要求和验证方法。本文件适用于规程的演练。',
  '2 规范性引用文件\n本文件没有规范性引用文件。',
  '3 术语和定义\n3.1 演练：在演练时钟上走完一项标准的全过程。',
  `4 要求\n4.1 每一步应由有相应角色的人员办理。\n4.2 征求意见期不应少于 30 日。${n > 1 ? `\n4.3 每条意见应有处理结果和理由（第 ${n} 稿）。` : ''}`,
  '5 验证方法\n5.1 按归档事件逐条复核，归档根值应与视图一致。',
];

const comments = ({ seats }: Team): readonly SheetComment[] => {
  const [unit] = seats;
  return [
    {
      by: unit?.player ?? null,
      // The clause that the new 4.3 belongs to: a change that no comment explains raises an alarm.
      clause: '4',
      kind: 'technical',
      text: '建议补充意见处理的要求，否则征求意见没有结果。',
      proposed: '增加 4.3：每条意见应有处理结果和理由。',
      author: unit?.player.name ?? '公众',
      ...(unit ? { organisation: unit.organisation, organisationName: unit.organisationName } : {}),
      disposition: 'adopted',
    },
    {
      by: null,
      clause: '1',
      kind: 'general',
      text: '建议适用范围扩大到相邻领域。',
      author: '一位读者',
      disposition: 'rejected',
      answer: '本项目为规程的演练，适用范围以项目所锁定的规程为准。',
    },
  ];
};
