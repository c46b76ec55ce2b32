import { said, type ValueWords } from '../kernel/words.js';

/** How a person leaves. */
export const departureNames = {
  resigned: said('辞职', 'resigned'),
  died: said('去世', 'died'),
} as const;

/** By which terms of its profile a committee votes. */
export const termsNames = {
  letter: said('函审表决', 'by letter'),
  meeting: said('会议表决', 'at a meeting'),
} as const;

export const openingNames = {
  atStart: said('立即开放', 'at once'),
  byHand: said('人工开放', 'by hand'),
} as const;

export const meetingForms = {
  plenary: said('年会', 'plenary'),
  review: said('审查会', 'review of a draft'),
  election: said('选举会议', 'election'),
  working: said('工作会议', 'working meeting'),
} as const;

export const subgroupKinds = {
  SC: said('分技术委员会', 'subcommittee'),
  WG: said('工作组', 'working group'),
} as const;

/** What changes by application and approval. */
export const changeNames = {
  host: said('秘书处承担单位', 'host of the secretariat'),
  name: said('名称', 'name'),
  scope: said('工作范围', 'scope'),
} as const;

export const endingNames = {
  deregister: said('注销', 'deregistration'),
  revoke: said('撤销', 'revocation'),
} as const;

export const dutyNames = {
  chair: said('主任委员', 'chair'),
  vice: said('副主任委员', 'vice-chair'),
  secretaryGeneral: said('秘书长', 'secretary-general'),
  deputySecretary: said('副秘书长', 'deputy secretary'),
  member: said('委员', 'member'),
  adviser: said('顾问', 'adviser'),
  observer: said('观察员', 'observer'),
} as const;

/** Papers of an application, a constitution plan and a re-election, as the profiles that ship name them. */
export const committeePaperNames: ValueWords = {
  application: said('筹建申请书', 'application'),
  basicInfo: said('基本信息表', 'basic information'),
  memberForms: said('委员登记表', 'forms of the members'),
  memberSummary: said('委员汇总表', 'summary of the members'),
  charter: said('章程', 'charter'),
  secretariatRules: said('秘书处工作细则', 'rules of the secretariat'),
  standardsSystem: said('标准体系表', 'standards-system table'),
  hostSupport: said('秘书处承担单位支持函', 'support letter of the host'),
  threeYearPlan: said('三年工作计划', 'plan of three years'),
  workReport: said('工作报告', 'work report'),
  renewalApplication: said('换届申请', 'application for re-election'),
};
