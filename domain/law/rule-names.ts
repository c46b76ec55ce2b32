import type { Certainty } from './instruments.js';

type RuleName = { readonly zh: string; readonly en: string; readonly certainty: Certainty };
const of = (zh: string, en: string, certainty: Certainty = 'our decision'): RuleName => ({ zh, en, certainty });

/** How rules are named: the beginnings of `rule` in refusals, comparisons and gates. `test/architecture/sources.test.ts` finds a name that none explains. */
export const ruleNames = {
  'GS-': of('团体标准管理规定的条款', 'an article of the group standard provisions', 'second-hand'),
  'SL-': of('标准化法的条款', 'an article of the Standardization Law', 'second-hand'),
  TCM: of('全国专业标准化技术委员会管理办法', 'the national technical committee measures', 'second-hand'),
  'GBT-': of('国家标准', 'a national standard', 'second-hand'),
  USCC: of('统一社会信用代码的构成', 'how a unified social credit code is made', 'second-hand'),
  G: of(
    '关口 G1 至 G10：主体、领域、信用、征求意见期限、意见处理、回避、表决、专利、强制性标准、编号',
    'guards G1 to G10: who, field, standing, comment time, answers, recusal, vote, patents, mandatory standards, number',
  ),
  X: of(
    '各领域共同的关口：强制性标准比对、专利征集、公平竞争',
    'gates of every field: mandatory standards, patents, fair competition',
    'second-hand',
  ),
  R: of('机器人领域关口', 'gates of robotics'),
  A: of('航空装备领域关口', 'gates of aviation equipment'),
  C: of('精细化工领域关口', 'gates of fine chemicals'),
  M: of('金属材料领域关口', 'gates of metallic materials'),
  I: of('信息技术领域关口', 'gates of information technology'),
  DB: of('地方标准的关口和步骤', 'gates and steps of a local standard', 'second-hand'),
  'TC-': of('技术委员会的组成和运行', 'how a technical committee is composed and works', 'second-hand'),
  'CN-GS': of('团体标准审查会表决规则', 'the review vote of a group standard', 'second-hand'),
  'CN-TC': of('技术委员会表决规则', 'the vote of a technical committee', 'second-hand'),
  'CN-LB': of('1990 年函审规则', 'the letter review of 1990', 'second-hand'),
  'CN-DB': of('地方标准专家表决规则', 'the panel vote on a local standard'),
  'CN-MAND': of('强制性国家标准专家组审查', 'the panel on a mandatory national standard', 'second-hand'),
  'ISO-': of('ISO/IEC 表决规则', 'ballot rules of ISO/IEC', 'second-hand'),
  'CEN-': of('CEN/CENELEC 表决规则', 'ballot rules of CEN/CENELEC', 'second-hand'),
  'ETSI-': of('ETSI 表决规则', 'ballot rules of ETSI', 'second-hand'),
  'ASTM-': of('ASTM 表决规则', 'ballot rules of ASTM', 'second-hand'),
  ANSI: of('ANSI 表决规则', 'ballot rules of ANSI', 'second-hand'),
  'IEEE-': of('IEEE SA 表决规则', 'ballot rules of IEEE SA', 'second-hand'),
  'ITU-': of('ITU-T 批准程序', 'approval procedures of ITU-T', 'second-hand'),
  W3C: of('W3C 理事会和申诉', 'Council and appeals of W3C', 'second-hand'),
  'OASIS-': of('OASIS 表决规则', 'ballot rules of OASIS', 'second-hand'),
  IETF: of('IESG 表决规则', 'ballot rules of the IESG', 'second-hand'),
  'CLASS-SPLIT': of('分类别表决', 'a vote in classes', 'second-hand'),
  'D-': of('本系统约定，后接所涉事项', 'a rule of this system; what follows names the matter'),
} as const satisfies { readonly [name: string]: RuleName };
