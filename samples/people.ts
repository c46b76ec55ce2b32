import type { Role } from '../domain/kernel/actor.js';
import { organisations, type OrganisationName } from './organisations.js';

/** Somebody of the samples: one account, one role, at one organisation or everywhere. `employer` is where they belong when that is not where the role is held. */
export type SamplePerson = {
  readonly account: string;
  readonly name: string;
  readonly role: Role;
  readonly at: OrganisationName | null;
  readonly employer?: OrganisationName;
};

const societies = ['lnsr', 'lnsa', 'lnfc', 'lnit'] as const;
const officeNames = {
  lnsr: ['王慧', '刘洋', '赵国栋'],
  lnsa: ['高翔', '沈静', '韩卫东'],
  lnfc: ['唐敏', '许可', '曹志强'],
  lnit: ['陆遥', '丁宁', '潘学文'],
} as const;

/** Officer, secretary and chair of each society. */
const offices: readonly SamplePerson[] = societies.flatMap((at): readonly SamplePerson[] => {
  const [officer, secretary, chair] = officeNames[at];
  return [
    { account: `${at}.officer`, name: officer, role: 'officer', at },
    { account: `${at}.secretary`, name: secretary, role: 'secretariat', at },
    { account: `${at}.chair`, name: chair, role: 'chair', at },
  ];
});

const drafters: readonly SamplePerson[] = [
  { account: 'robotics.drafter', name: '李鸣', role: 'drafter', at: 'robotics' },
  { account: 'aviation.drafter', name: '何建平', role: 'drafter', at: 'aviation' },
  { account: 'chemicals.drafter', name: '孙立', role: 'drafter', at: 'chemicals' },
  { account: 'software.drafter', name: '吴桐', role: 'drafter', at: 'software' },
  { account: 'university.drafter', name: '陈启明', role: 'drafter', at: 'university' },
  { account: 'lab.drafter', name: '周正', role: 'drafter', at: 'lab' },
];

/** Ten experts of seven units, so that seven remain when two units draft. */
const experts: readonly SamplePerson[] = [
  { account: 'robotics.expert', name: '马骏', role: 'expert', at: 'robotics' },
  { account: 'aviation.expert', name: '罗翔宇', role: 'expert', at: 'aviation' },
  { account: 'chemicals.expert', name: '石磊', role: 'expert', at: 'chemicals' },
  { account: 'software.expert', name: '夏雨', role: 'expert', at: 'software' },
  { account: 'university.expert1', name: '林文博', role: 'expert', at: 'university' },
  { account: 'university.expert2', name: '白雪', role: 'expert', at: 'university' },
  { account: 'lab.expert1', name: '徐航', role: 'expert', at: 'lab' },
  { account: 'lab.expert2', name: '乔梁', role: 'expert', at: 'lab' },
  { account: 'institute.expert1', name: '郑重', role: 'expert', at: 'institute' },
  { account: 'institute.expert2', name: '谢知行', role: 'expert', at: 'institute' },
];

/** The authority of the local standards, the department that is competent for their subject, and the two that lead the pilots with it. */
const authorities: readonly SamplePerson[] = [
  { account: 'amr.officer', name: '宋立新', role: 'officer', at: 'amr' },
  { account: 'amr.secretary', name: '冯晓', role: 'secretariat', at: 'amr' },
  { account: 'amr.chair', name: '魏长海', role: 'chair', at: 'amr' },
  { account: 'department.officer', name: '苏颖', role: 'officer', at: 'department' },
  { account: 'civil.officer', name: '闵行知', role: 'officer', at: 'civil' },
  { account: 'science.officer', name: '柯新', role: 'officer', at: 'science' },
];

const others: readonly SamplePerson[] = [
  { account: 'monitor', name: '民政厅监管员', role: 'monitor', at: null, employer: 'civil' },
  { account: 'citizen', name: '公众用户', role: 'public', at: null },
];

/** Who a technical committee needs beside experts: its authority, its secretariat at the host, a chair from elsewhere, members of more units. */
const committee: readonly SamplePerson[] = [
  { account: 'amr.supervisor', name: '孟宪章', role: 'monitor', at: 'amr' },
  { account: 'institute.secretary', name: '苏晓', role: 'secretariat', at: 'institute' },
  { account: 'institute.chair', name: '田广志', role: 'chair', at: 'institute', employer: 'university' },
  { account: 'automation.member', name: '于海波', role: 'expert', at: 'automation' },
  { account: 'robotics.member', name: '钱进', role: 'expert', at: 'robotics' },
  { account: 'reducer.member', name: '姜山', role: 'expert', at: 'reducer' },
  { account: 'sensor.member', name: '方圆', role: 'expert', at: 'sensor' },
  { account: 'shipyard.member', name: '戴航', role: 'expert', at: 'shipyard' },
  { account: 'carmaker.member', name: '邹驰', role: 'expert', at: 'carmaker' },
  { account: 'logistics.member', name: '汪通', role: 'expert', at: 'logistics' },
  { account: 'consumers.member', name: '温和', role: 'expert', at: 'consumers' },
];

export const people: readonly SamplePerson[] = [...offices, ...drafters, ...experts, ...authorities, ...others, ...committee];

const roleWords: { readonly [role in Role]: readonly [string, string] } = {
  officer: ['标准化管理人员', 'officer'],
  secretariat: ['秘书处', 'secretariat'],
  chair: ['负责人', 'chair'],
  drafter: ['起草人', 'drafter'],
  expert: ['评审专家', 'expert'],
  monitor: ['主管部门', 'monitor'],
  public: ['公众', 'public'],
};

/** Who that is, for the greeting. */
export function describe({ name, role, at }: SamplePerson): { readonly zh: string; readonly en: string } {
  const [zh, en] = roleWords[role];
  return at === null ? { zh: `${zh} ${name}`, en } : { zh: `${organisations[at].name} ${zh} ${name}`, en: `${en} at ${at.toUpperCase()}` };
}
