import type { Stage } from './profile.js';

/** A name in both languages of the product. */
export type Title = { readonly zh: string; readonly en: string };

/** What a project says about its own subject. A gate whose trigger is one of these applies to projects that carry it. */
export const traits = {
  physicalRobot: { zh: '实体机器人', en: 'physical robot' },
  interface: { zh: '接口、协议或数据交换', en: 'interface, protocol or data exchange' },
  performance: { zh: '性能指标', en: 'performance figures' },
  civilProduct: { zh: '民用航空产品、零部件或材料', en: 'civil aviation product, part or material' },
  material: { zh: '材料或制造工艺', en: 'material or manufacturing process' },
  chemicalProduct: { zh: '化学产品或化工过程', en: 'chemical product or process' },
  process: { zh: '反应工艺（硝化、氯化等）', en: 'reaction process (nitration, chlorination and the like)' },
  newSubstance: { zh: '新化学物质', en: 'new chemical substance' },
  testMethod: { zh: '试验方法', en: 'test method' },
  chemicalAnalysis: { zh: '化学分析', en: 'chemical analysis' },
  dataSystem: { zh: '信息系统或数据', en: 'information system or data' },
  protocol: { zh: '协议或数据格式', en: 'protocol or data format' },
  consumer: { zh: '涉及消费者权益', en: 'touches consumer interests' },
  liaoningBody: { zh: '辽宁省登记的团体', en: 'body registered in Liaoning' },
  tbt: { zh: '接受 TBT 良好行为规范', en: 'under the TBT Code of Good Practice' },
  mandatory: { zh: '强制性地方标准（特别法）', en: 'mandatory local standard by special law' },
  nationalConversion: { zh: '拟转化为国家标准', en: 'meant to become a national standard' },
} as const satisfies { readonly [trait: string]: Title };

export type Trait = keyof typeof traits;
export type Trigger = Trait | 'always';

export const isTrait = (text: string): text is Trait => Object.hasOwn(traits, text);
export const isTrigger = (text: string): text is Trigger => text === 'always' || isTrait(text);

/**
 * A kind of document: its titles and `from`, the first stage at which it can exist. With `only`, it is asked for
 * only where the technical review runs in that mode: minutes and roster at a meeting, the conclusion table of a 函审 by letter.
 */
export type DocumentKindEntry = Title & { readonly from: Stage; readonly only?: 'meeting' | 'letter' };

/** Document kinds of the stages and the evidence of the gates. */
export const documentKinds = {
  proposalForm: { zh: '项目建议书', en: 'proposal form', from: 'proposal' },
  draftOutline: { zh: '标准草案或大纲', en: 'outline or first draft', from: 'proposal' },
  feasibilityNote: { zh: '预研材料', en: 'feasibility note', from: 'proposal' },
  departmentOpinion: { zh: '归口部门意见', en: 'opinion of the competent department', from: 'proposal' },
  demandAnalysis: { zh: '需求研判意见', en: 'demand analysis', from: 'proposal' },
  duplicateSearch: { zh: '查重报告', en: 'duplicate search', from: 'proposal' },
  specialLawBasis: { zh: '制定强制性地方标准的法律依据', en: 'special law for a mandatory local standard', from: 'proposal' },
  projectAssessment: { zh: '立项评估表', en: 'project assessment', from: 'approvalOfProject' },
  projectAnnouncement: { zh: '立项公告', en: 'announcement of the project', from: 'approvalOfProject' },
  workingGroup: { zh: '起草工作组名单', en: 'roster of the drafting group', from: 'approvalOfProject' },
  workPlan: { zh: '工作计划', en: 'work plan', from: 'approvalOfProject' },
  draftForComment: { zh: '征求意见稿', en: 'draft for comment', from: 'drafting' },
  explanatoryNote: { zh: '编制说明', en: 'explanatory note', from: 'drafting' },
  commentLetter: { zh: '征求意见函', en: 'letter inviting comments', from: 'drafting' },
  commentSummary: { zh: '意见汇总处理表', en: 'comment summary with dispositions', from: 'comment' },
  draftForReview: { zh: '送审稿', en: 'draft for review', from: 'comment' },
  reviewMinutes: { zh: '审查会议纪要', en: 'minutes of the review meeting', from: 'review', only: 'meeting' },
  roster: { zh: '审查会签到名单', en: 'signed roster of the review meeting', from: 'review', only: 'meeting' },
  letterBallotConclusion: { zh: '函审结论表', en: 'conclusion of the letter ballot', from: 'review', only: 'letter' },
  draftForApproval: { zh: '报批稿', en: 'draft for approval', from: 'review' },
  approvalSubmission: { zh: '报批公文', en: 'submission for approval', from: 'review' },
  procedureAudit: { zh: '报批审核表', en: 'audit of completeness and procedure', from: 'approval' },
  approvalMinute: { zh: '批准纪要', en: 'minute of approval', from: 'approval' },
  publishedText: { zh: '标准文本', en: 'published text', from: 'approval' },
  announcement: { zh: '发布公告', en: 'announcement of publication', from: 'approval' },
  selfDeclaration: { zh: '自我声明', en: 'self-declaration', from: 'publication' },
  amendment: { zh: '修改单', en: 'amendment sheet', from: 'inForce' },
  reviewPlan: { zh: '复审工作方案', en: 'plan of the systematic review', from: 'inForce' },
  reviewOpinion: { zh: '复审意见表', en: 'opinions in the systematic review', from: 'systematicReview' },
  reviewConclusion: { zh: '复审结论表', en: 'conclusion of the systematic review', from: 'systematicReview' },
  withdrawalAnnouncement: { zh: '废止公告', en: 'announcement of withdrawal', from: 'withdrawal' },
  mandatoryStandardComparison: { zh: '与强制性标准对照表', en: 'comparison with mandatory standards', from: 'proposal' },
  patentRegister: { zh: '已披露专利清单', en: 'register of disclosed patents', from: 'proposal' },
  patentDisclosure: { zh: '必要专利信息披露表', en: 'disclosure of essential patents', from: 'proposal' },
  patentStatement: { zh: '必要专利实施许可声明表', en: 'licence statement of a patent holder', from: 'proposal' },
  fairCompetitionCheck: { zh: '公平竞争自查表', en: 'fair-competition self-check', from: 'proposal' },
  riskAssessment: { zh: '安全风险评估报告', en: 'risk assessment', from: 'proposal' },
  interoperabilityReport: { zh: '互操作测试报告', en: 'interoperability test report', from: 'drafting' },
  verificationReport: { zh: '验证试验报告', en: 'verification test report', from: 'drafting' },
  secrecyScreening: { zh: '保密与出口管制审查记录', en: 'secrecy and export-control screening record', from: 'proposal' },
  airworthinessMatrix: { zh: '适航符合性对照表', en: 'airworthiness trace matrix', from: 'proposal' },
  overlapTable: { zh: '标准重复性查询表', en: 'table of overlaps with existing standards', from: 'proposal' },
  hazardReview: { zh: '危险性与强制性标准核查表', en: 'hazard and mandatory-standard review', from: 'proposal' },
  reactionSafetyReport: { zh: '反应安全风险评估报告', en: 'reaction-safety risk assessment', from: 'proposal' },
  newSubstanceStatus: { zh: '新化学物质登记情况', en: 'registration status of the new substance', from: 'proposal' },
  methodValidation: { zh: '方法验证报告', en: 'method validation report', from: 'drafting' },
  roundRobin: { zh: '实验室间比对报告', en: 'inter-laboratory round robin report', from: 'drafting' },
  referenceMaterial: { zh: '标准样品说明', en: 'reference material note', from: 'proposal' },
  legalityCheck: { zh: '安全、数据与隐私合法性核查', en: 'legality check on security, data and privacy', from: 'proposal' },
  conformanceSuite: { zh: '一致性测试套件', en: 'conformance test suite', from: 'drafting' },
  referenceImplementation: { zh: '参考实现', en: 'reference implementation', from: 'drafting' },
  regionalLawNote: { zh: '地方法规适用说明', en: 'note on regional law', from: 'proposal' },
  complaintAnswer: { zh: '投诉答复', en: 'answer to a complaint', from: 'proposal' },
} as const satisfies { readonly [kind: string]: DocumentKindEntry };

export type DocumentKind = keyof typeof documentKinds;

export const isDocumentKind = (text: string): text is DocumentKind => Object.hasOwn(documentKinds, text);

/** Titles of the stages of a group standard. */
export const stageTitles: { readonly [stage in Stage]: Title } = {
  proposal: { zh: '提案', en: 'proposal' },
  approvalOfProject: { zh: '立项', en: 'project approval' },
  drafting: { zh: '起草', en: 'drafting' },
  comment: { zh: '征求意见', en: 'comment' },
  review: { zh: '技术审查', en: 'technical review' },
  approval: { zh: '批准', en: 'approval' },
  publication: { zh: '发布', en: 'publication' },
  inForce: { zh: '实施', en: 'in force' },
  systematicReview: { zh: '复审', en: 'systematic review' },
  withdrawal: { zh: '废止', en: 'withdrawal' },
};
