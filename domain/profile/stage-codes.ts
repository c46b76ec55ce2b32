import type { Profile, Stage } from './profile.js';
import type { Title } from './vocabulary.js';

/** Stage codes a standard passes through (GB/T 16733 and the ISO matrix), in order of `code`. */
export const stageCodes = {
  '00.00': { stage: 'proposal', zh: '提案收到', en: 'proposal received' },
  '00.20': { stage: 'proposal', zh: '标准办核查', en: 'office check' },
  '00.98': { stage: 'proposal', zh: '提案终止', en: 'proposal dropped' },
  '00.99': { stage: 'proposal', zh: '提案受理', en: 'proposal accepted' },
  '10.00': { stage: 'approvalOfProject', zh: '立项审查开始', en: 'project review opened' },
  '10.20': { stage: 'approvalOfProject', zh: '立项表决', en: 'vote on the project' },
  '10.60': { stage: 'approvalOfProject', zh: '立项表决结束', en: 'vote on the project closed' },
  '10.92': { stage: 'approvalOfProject', zh: '退回提案人', en: 'returned to the proposer' },
  '10.98': { stage: 'approvalOfProject', zh: '不予立项', en: 'project refused' },
  '10.99': { stage: 'approvalOfProject', zh: '立项公告', en: 'project announced' },
  '20.00': { stage: 'drafting', zh: '起草开始', en: 'drafting begun' },
  '20.20': { stage: 'drafting', zh: '工作组草案', en: 'working draft' },
  '20.60': { stage: 'drafting', zh: '工作组定稿', en: 'working group sign-off' },
  '20.98': { stage: 'drafting', zh: '起草终止', en: 'drafting terminated' },
  '20.99': { stage: 'drafting', zh: '形成征求意见稿', en: 'draft for comment ready' },
  '30.20': { stage: 'comment', zh: '征求意见', en: 'comment open' },
  '30.60': { stage: 'comment', zh: '征求意见截止', en: 'comment closed' },
  '30.92': { stage: 'comment', zh: '退回起草', en: 'back to drafting' },
  '30.99': { stage: 'comment', zh: '形成送审稿', en: 'draft for review ready' },
  '40.00': { stage: 'review', zh: '送审稿登记', en: 'draft for review registered' },
  '40.20': { stage: 'review', zh: '技术审查', en: 'technical review' },
  '40.60': { stage: 'review', zh: '技术审查结束', en: 'technical review closed' },
  '40.92': { stage: 'review', zh: '退回起草', en: 'back to drafting' },
  '40.93': { stage: 'review', zh: '重新审查', en: 'review repeated' },
  '40.98': { stage: 'review', zh: '审查终止', en: 'terminated at review' },
  '40.99': { stage: 'review', zh: '形成报批稿', en: 'draft for approval ready' },
  '50.20': { stage: 'approval', zh: '批准', en: 'approval' },
  '50.60': { stage: 'approval', zh: '批准完成', en: 'approval done' },
  '50.92': { stage: 'approval', zh: '批准退回', en: 'returned at approval' },
  '50.98': { stage: 'approval', zh: '不予批准', en: 'approval refused' },
  '50.99': { stage: 'approval', zh: '编号', en: 'number minted' },
  '60.00': { stage: 'publication', zh: '发布中', en: 'under publication' },
  '60.60': { stage: 'publication', zh: '发布', en: 'published' },
  '90.20': { stage: 'systematicReview', zh: '复审', en: 'systematic review' },
  '90.60': { stage: 'systematicReview', zh: '复审结束', en: 'systematic review closed' },
  '90.92': { stage: 'systematicReview', zh: '修订', en: 'to be revised' },
  '90.93': { stage: 'systematicReview', zh: '继续有效', en: 'confirmed' },
  '90.99': { stage: 'systematicReview', zh: '建议废止', en: 'withdrawal proposed' },
  '95.20': { stage: 'withdrawal', zh: '废止程序', en: 'withdrawal open' },
  '95.60': { stage: 'withdrawal', zh: '废止程序结束', en: 'withdrawal closed' },
  '95.92': { stage: 'withdrawal', zh: '保留', en: 'kept' },
  '95.99': { stage: 'withdrawal', zh: '废止', en: 'withdrawn' },
} as const satisfies { readonly [code: string]: Title & { readonly stage: Stage } };

export type StageCode = keyof typeof stageCodes;

export const isStageCode = (text: string): text is StageCode => Object.hasOwn(stageCodes, text);

/** Where a local standard calls a code by another name. */
const localNames: { readonly [code in StageCode]?: Title } = {
  '00.00': { zh: '项目建议收到', en: 'proposal received' },
  '00.20': { zh: '查重和需求研判', en: 'duplicate search and demand analysis' },
  '00.99': { zh: '进入立项评估', en: 'on to the evaluation' },
  '10.00': { zh: '专家评估', en: 'evaluation by experts' },
  '10.20': { zh: '立项公示', en: 'announced for objections' },
  '10.60': { zh: '公示期满', en: 'announcement over' },
  '10.99': { zh: '计划下达', en: 'plan issued' },
  '50.20': { zh: '报批审核', en: 'audit before approval' },
};

/** The name of a code in the procedure of this kind. */
export const stageNameOf = (code: StageCode, kind: Profile['kind']): Title => {
  const { zh, en } = (kind === 'local-standard' ? localNames[code] : undefined) ?? stageCodes[code];
  return { zh, en };
};
