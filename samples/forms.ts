import { documentKinds, isDocumentKind } from '../domain/profile/vocabulary.js';
import type { SheetComment, Team } from './walk/scenario.js';

/** What the short forms of a project are filled in with. */
export type FormFacts = {
  readonly title: string;
  readonly society: string;
  readonly planNumber: string;
  readonly team: Team;
  readonly comments: readonly SheetComment[];
};

const dispositionWords = { adopted: '采纳', partly: '部分采纳', rejected: '不采纳' } as const;

/** A form of the trade as the office would fill it in; kinds without a form of their own get a record sheet. */
export function form(kind: string, facts: FormFacts): string {
  const title = isDocumentKind(kind) ? documentKinds[kind].zh : kind;
  return [`# ${title}（示例）`, heading(facts), ...body(kind, facts), ''].join('\n\n');
}

const heading = ({ title, society, planNumber }: FormFacts): string => `项目：${title}\n\n计划号：${planNumber}\n\n归口：${society}`;

function body(kind: string, facts: FormFacts): readonly string[] {
  switch (kind) {
    case 'draftOutline':
      return ['1 范围；2 规范性引用文件；3 术语和定义；4 以后为要求；最后为试验或验证方法。'];
    case 'projectAssessment':
      return [table(assessment), '评估结论：同意立项。'];
    case 'projectAnnouncement':
      return [`经评估，现将《${facts.title}》列入团体标准制定计划，计划号 ${facts.planNumber}。起草单位：${units(facts)}。欢迎有关单位参加起草。`];
    case 'patentRegister':
      return ['自立项公告之日起公开征集必要专利信息；截至本次登记，未收到披露。', '征集期内新收到的披露随时补登。'];
    case 'mandatoryStandardComparison':
      return [table(comparison), '逐条对照后，技术要求均不低于强制性标准，未发现冲突。'];
    case 'commentSummary':
      return [commentTable(facts.comments)];
    case 'overlapTable':
      return [
        '查询范围：国家标准、行业标准（HB、MH）、地方标准和全国团体标准信息平台的目录。',
        '未查到同名或同内容的标准；不抄录国家军用标准的文本。',
      ];
    case 'fairCompetitionCheck':
      return ['未限定特定经营者的产品或服务；未设置不合理的准入条件；未含有指定检验机构、收费或分割市场的内容。', '自查结论：不妨碍公平竞争。'];
    case 'reviewMinutes':
      return [
        `审查会由归口单位主持，专家 ${facts.team.seats.length} 名列入名册，起草人和起草单位的专家不参加表决。`,
        '会议逐章审查了送审稿，表决结果以系统记录为准，同意形成报批稿。',
      ];
    case 'roster':
      return [table(facts.team.seats.map(({ player, organisationName }) => [player.name, organisationName]))];
    case 'approvalSubmission':
      return [`《${facts.title}》已完成征求意见和技术审查，报批稿与审查通过的文本一致，现报请批准。`];
    case 'approvalMinute':
      return ['会议审阅了报批材料，认为程序完整、意见均有处理、专利和公平竞争情况清楚，同意批准发布。'];
    case 'announcement':
      return [`现批准发布团体标准《${facts.title}》，标准编号和实施日期见发布记录，自实施之日起供社会自愿采用。`];
    case 'selfDeclaration':
      return ['已在企业标准信息和团体标准信息平台公开标准名称、编号、适用范围、专利信息和主要技术内容。'];
    default:
      return ['经核对，所列事项属实，有关记录由起草单位留存备查。'];
  }
}

const assessment = [
  ['必要性', '有明确的使用单位和问题'],
  ['可行性', '起草单位具备试验和应用条件'],
  ['协调性', '与现行国家标准、行业标准没有重复和冲突'],
  ['章程业务范围', '属于'],
] as const;

const comparison = [
  ['范围', '不在强制性标准规定的限值之内作降低'],
  ['要求', '引用强制性标准的条款，不改写'],
  ['试验方法', '不替代强制性标准规定的方法'],
] as const;

const units = ({ team }: FormFacts): string => [...new Set(team.drafters.map((one) => one.organisationName))].join('、');

const table = (rows: readonly (readonly string[])[]): string =>
  ['| 项目 | 内容 |', '|---|---|', ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');

function commentTable(comments: readonly SheetComment[]): string {
  const rows = comments.map(
    ({ clause, text, organisationName, author, disposition, answer }, i) =>
      `| ${i + 1} | ${clause} | ${text} | ${organisationName ?? author} | ${dispositionWords[disposition]} | ${answer ?? ''} |`,
  );
  return ['| 序号 | 章条 | 意见内容 | 提出单位 | 处理 | 理由 |', '|---|---|---|---|---|---|', ...rows].join('\n');
}
