import type { Field } from '../domain/profile/profile.js';
import type { Trait } from '../domain/profile/vocabulary.js';
import type { OrganisationName } from './organisations.js';

/** One sample project. `rehearsal` ones live through years in minutes; the other waits for the newcomer's comment in real time. */
export type SampleProject = {
  readonly folder: Field;
  readonly zh: string;
  readonly society: 'lnsr' | 'lnsa' | 'lnfc' | 'lnit';
  readonly title: { readonly zh: string; readonly en: string };
  readonly traits: readonly Trait[];
  /** Units that draft, the lead first. */
  readonly drafting: readonly [OrganisationName, ...OrganisationName[]];
  readonly planNumber: string;
  readonly documentNumber: string;
  readonly wish: string;
  readonly rehearsal: boolean;
  /** Who does not simply agree, by account. */
  readonly votes: { readonly [account: string]: { readonly choice: 'abstain' | 'no'; readonly reason?: string } };
};

export const projects: readonly SampleProject[] = [
  {
    folder: 'robotics',
    zh: '机器人',
    society: 'lnsr',
    title: {
      zh: '工业机器人与搬运机器人互操作接口 第1部分：任务交接',
      en: 'Interoperability of industrial and mobile handling robots – Part 1: Handover of tasks',
    },
    traits: ['interface', 'liaoningBody'],
    drafting: ['robotics', 'university'],
    planNumber: 'LNSR-2026-003',
    documentNumber: '辽示机协〔2026〕12号',
    wish: '003',
    rehearsal: true,
    votes: { 'software.expert': { choice: 'abstain' } },
  },
  {
    folder: 'aviation',
    zh: '航空',
    society: 'lnsa',
    title: {
      zh: '航空复合材料层合板件 冲击后剩余压缩强度试验 试样制备与数据处理',
      en: 'Aircraft composite laminates – Compression after impact – Specimen preparation and data reduction',
    },
    traits: ['material', 'testMethod', 'liaoningBody'],
    drafting: ['aviation', 'lab'],
    planNumber: 'LNSA-2026-007',
    documentNumber: '辽示航学〔2026〕9号',
    wish: '007',
    rehearsal: true,
    votes: { 'university.expert1': { choice: 'no', reason: '冲击能量宜按可见损伤确定，见本人书面意见' } },
  },
  {
    folder: 'chemicals',
    zh: '化工',
    society: 'lnfc',
    title: { zh: '精细化工 间歇硝化反应 安全控制要求', en: 'Fine chemicals – Safety control of batch nitration' },
    traits: ['process', 'chemicalProduct', 'liaoningBody'],
    drafting: ['chemicals', 'lab'],
    planNumber: 'LNFC-2026-005',
    documentNumber: '辽示化学〔2026〕17号',
    wish: '005',
    rehearsal: true,
    votes: {},
  },
  {
    folder: 'it',
    zh: '信息技术',
    society: 'lnit',
    title: { zh: '工业数据目录 编目字段与交换接口', en: 'Industrial data catalogue – Fields and exchange interface' },
    traits: ['dataSystem', 'protocol', 'liaoningBody'],
    drafting: ['software', 'university'],
    planNumber: 'LNIT-2026-002',
    documentNumber: '辽示信标〔2026〕6号',
    wish: '002',
    rehearsal: false,
    votes: {},
  },
];
