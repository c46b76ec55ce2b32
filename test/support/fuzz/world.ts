import { houseTerms } from '../../../domain/drafting/house-terms.js';
import { amr, applicantUnit, host, people, sha, unit } from '../../domain/committee/committee-fixture.js';
import { civil, science } from '../../domain/pilot/pilot-fixture.js';
import type { TestApi } from '../api.js';
import { registerAuthority } from '../authority.js';
import { HttpCommittee } from '../http-committee.js';
import { letterProfile, letterTerms } from '../letter-ballot.js';
import type { Pool } from './body-of.js';

const day = 86_400_000;
const title = { zh: '协作机器人接口', en: 'Collaborative robot interface' };
const window = { count: 30, unit: 'calendarDays' } as const;
const item = { n: 1, title, documents: [sha('text')], project: null, decides: true, matter: 'charter' };
const project = {
  organisation: host,
  organisationName: '协会',
  societyCode: 'LNSR',
  title,
  proposer: { unit: unit(4) },
  profile: 'group-standard/robotics',
};
const local = { proposedAs: 'department', department: { organisation: unit(9101), name: '文旅厅' } };

const roles = ['officer', 'secretariat', 'chair', 'drafter', 'expert', 'monitor'] as const;

/** Everybody who might ask: the offices, a member of the committee, somebody from elsewhere, and somebody without an account. */
export type Asker = { readonly name: string; readonly token: string | null };
/** `might` holds every role everywhere and a seat besides: whatever refuses it, refuses the act and not the person. */
export type World = {
  readonly might: Asker;
  readonly askers: readonly Asker[];
  readonly pool: Pool;
  readonly ids: { readonly [path: string]: readonly string[] };
};

const grants = [
  ['officer', host],
  ['secretariat', host],
  ['chair', host],
  ['drafter', unit(4)],
  ['expert', unit(5)],
  ['monitor', '*'],
  ['public', '*'],
] as const;

/** One lifecycle of each kind under way, and people of every role who know their ids. */
export async function worldOf(api: TestApi): Promise<World> {
  const tc = await HttpCommittee.over(api);
  const committee = await tc.established();
  const officer = await api.token('officer', ...[host, amr, unit(4)].map((organisation) => ({ role: 'officer' as const, organisation })));
  const begin = async (path: string, body: object, token = officer): Promise<string> => {
    const answer = await api.ask('POST', `/${path}`, { token, body });
    if (answer.status !== 201) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return String(answer.body['id']);
  };
  const done = (path: string, body: object = {}, token = tc.secretary): Promise<void> => tc.done(path, token, body);
  await done(`committees/${committee}/call-ballot`, { terms: 'letter', matter: 'charter', question: '章程？', text: sha('text'), opens: 'atStart' });
  await done(`committees/${committee}/call-ballot`, { terms: 'letter', matter: 'members', question: '调整？', text: sha('text') });
  const meeting = { title, form: 'plenary', opensAt: api.now + 40 * day, place: '沈阳', remote: true, agenda: [item] };
  await done(`committees/${committee}/call-meeting`, meeting);
  const seats = people().map(({ person, name, organisation, organisationName }) => ({ person, name, organisation, organisationName }));
  const ballot = await begin('ballots', {
    ...{
      organisation: host,
      question: '是否同意',
      text: sha('text'),
      terms: { ...letterTerms, visibility: 'live' },
      window,
      profile: letterProfile,
      opens: 'atStart',
    },
    roll: { kind: 'seats', seats },
  });
  await registerAuthority(api, local.department.organisation);
  const [group, other] = [
    await begin('projects', project),
    await begin('projects', { ...project, organisation: amr, profile: 'local-standard/liaoning', societyCode: 'DB21', local }),
  ];
  const drafting = await begin('draftings', { organisation: host, title, group: seats.slice(0, 4), editors: ['p1'], committee, terms: houseTerms });
  const registrar = await api.token('amr', { role: 'monitor', organisation: '*' });
  const override = { reason: '示例', evidence: '示例' };
  const society = { uscc: host, name: '示例单位', kind: 'society', code: 'LNSR', charter: '业务范围', override };
  const organisation = await begin('organisations', society, registrar);
  const campaign = await begin('campaigns', {
    organisation: amr,
    title,
    scope: 'recommended',
    within: { count: 6, unit: 'months' },
  });
  const person = await begin('persons', { name: '张三', registrar: host });
  const register = await begin('registers', { code: 'LNSR', organisation: host });
  const document = await fetch(`${api.url}/api/v1/documents?name=draft.md`, {
    ...{ method: 'POST', body: '# 文\n\n## 1 范围\n\n本文件规定。\n\n4.1 应防滑。\n' },
    headers: { 'content-type': 'text/plain', authorization: `Bearer ${officer}` },
  });
  const { sha256 } = (await document.json()) as { sha256: string }; // the receipt of an upload
  for (const one of [civil, science]) await registerAuthority(api, one);
  const pilot = await begin('pilots', { title, market: amr, civil, science, fields: ['robotics'], text: sha256 });
  const [b1, b2, m1] = [`${committee}-b1`, `${committee}-b2`, `${committee}-m1`];
  const texts = [
    sha256,
    sha('text'),
    host,
    unit(4),
    unit(5),
    '2026-12-01',
    '2027-06-01',
    `ballot/${b1}`,
    `ballot/${b2}`,
    `committee/${committee}`,
    '1',
    '4.1',
    'TC',
    'SC1',
    'clause:4.1',
  ];
  const tokens = await Promise.all(
    grants.map(async ([role, organisation]) => ({ name: role, token: await api.token(`the ${role}`, { role, organisation }) })),
  );
  return {
    might: { name: 'p1 with every role', token: await api.token('p1', ...roles.map((role) => ({ role, organisation: '*' }))) },
    askers: [
      ...tokens,
      { name: 'member', token: await api.token('p1') },
      {
        name: 'authority',
        token: await api.token(
          'boss',
          { role: 'monitor', organisation: amr },
          { role: 'chair', organisation: amr },
          { role: 'officer', organisation: applicantUnit },
        ),
      },
      { name: 'nobody', token: null },
    ],
    ids: {
      ...{
        committees: [committee],
        ballots: [ballot, b1, b2],
        meetings: [m1],
        projects: [group, other],
        draftings: [drafting],
        campaigns: [campaign],
        pilots: [pilot],
      },
      ...{ persons: [person], registers: [register], organisations: [organisation], documents: [sha256], dossiers: ['1'], standards: ['x'] },
    },
    pool: {
      texts,
      named: {
        ...{
          person: ['p1', 'p4', 'p9', 'p17', 'nobody'],
          holder: ['p5', 'x'],
          organisation: [host, unit(4), unit(9)],
          text: [sha('text')],
          sha256: [sha256, sha('text')],
        },
        ...{
          on: ['2026-12-01', '2027-06-01', '2020-01-01'],
          startsOn: ['2027-06-01'],
          seat: [0, 1, 2, 16, 17],
          item: [1, 2],
          vote: [1],
          call: [1],
          issue: [1],
        },
        ...{
          ballot: [`ballot/${b1}`, `ballot/${b2}`],
          committee: [committee],
          project: [null, group, `standard-project/${group}`],
          opensAt: [api.now + 60 * day, 0],
          clause: ['1', '4.1'],
        },
        ...{ atLeast: [0, 1], comment: [1, 2], objection: [1], year: [2026], terms: ['letter', 'meeting'], count: [1, 10, 30, 36_500] },
      },
    },
  };
}
