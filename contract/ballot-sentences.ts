import type { BallotResult } from '../domain/ballot/ballot-state.js';
import type { Operator, Outcome, TraceRow } from '../domain/ballot-rule/ballot-rule.js';

/** One thing in both languages of the product. */
export type Bilingual = { readonly zh: string; readonly en: string };

const names: { readonly [test: string]: Bilingual } = {
  quorum: { zh: '参加表决', en: 'returned' },
  return: { zh: '回函', en: 'returned' },
  present: { zh: '到会', en: 'present' },
  invited: { zh: '到会（占应邀）', en: 'present of those invited' },
  'panel size': { zh: '专家组人数', en: 'size of the panel' },
  'all present': { zh: '全部到会', en: 'all present' },
  yes: { zh: '赞成', en: 'yes' },
  no: { zh: '不赞成', en: 'no' },
  'P yes': { zh: 'P 成员赞成', en: 'yes of P-members' },
  'all no': { zh: '全部不赞成', en: 'no of all' },
  heads: { zh: '赞成（按成员数）', en: 'yes by heads' },
  weight: { zh: '赞成（按权重）', en: 'yes by weight' },
  abst: { zh: '弃权', en: 'abstentions' },
  majority: { zh: '多数', en: 'majority' },
  for: { zh: '赞成', en: 'for' },
  chair: { zh: '主席裁定赞成', en: 'the chair in favour' },
  commit: { zh: '承诺参加的专家', en: 'experts named' },
  cat: { zh: '最大利益方', en: 'largest interest category' },
  opposing: { zh: '反对的成员国', en: 'opposing Member States' },
  support: { zh: '支持', en: 'support' },
  appeal: { zh: '附议申诉', en: 'supporters of the appeal' },
  'appeal upheld': { zh: '申诉成立', en: 'appeal upheld' },
  statements: { zh: '应用声明', en: 'Statements of Use' },
  objections: { zh: '未了异议', en: 'open objections' },
  comments: { zh: '未了实质性意见', en: 'open substantive comments' },
  'open negatives': { zh: '未了反对意见', en: 'open negatives' },
  'persuasive negatives': { zh: '成立的反对意见', en: 'negatives found persuasive' },
  Discuss: { zh: 'Discuss（待议）', en: 'Discuss' },
  Yes: { zh: 'Yes（赞成）', en: 'Yes' },
  positions: { zh: '赞成与无异议', en: 'Yes and No Objection' },
};

const signs: { readonly [op in Operator]: string } = { '>=': '≥', '>': '>', '<=': '≤', '<': '<', '=': '=' };
const outcomes: { readonly [outcome in Outcome]: Bilingual } = {
  PASS: { zh: '通过', en: 'passed' },
  FAIL: { zh: '未通过', en: 'not passed' },
  INVALID: { zh: '无效（未达到有效条件）', en: 'invalid (a condition of validity is not met)' },
  PENDING: { zh: '待定', en: 'pending' },
};

/** `2/3×21 = 14`, with the cross product beside it: the integers decide, never the quotient (domain.md §0.4). */
function limitOf({ num, q, op, p, den }: TraceRow): string {
  if (den === 1) return `${num} ${signs[op]} ${p}`;
  const share = q === 1 ? `${p}×${den}` : `${p}/${q}×${den}`;
  return `${num} ${signs[op]} ${share}（${num}×${q}=${num * q} ${signs[op]} ${p}×${den}=${p * den}）`;
}

/** One comparison as a sentence: `赞成 17 ≥ 2/3×21（17×3=51 ≥ 2×21=42）：满足`. */
export function sentenceOf(row: TraceRow): Bilingual {
  const base = row.test.replace(/ base$/, '');
  const name = names[base] ?? { zh: base, en: base };
  const limit = limitOf(row);
  return {
    zh: `${name.zh} ${limit}：${row.holds ? '满足' : '不满足'}`,
    en: `${name.en} ${limit.replace('（', ' (').replace('）', ')')}: ${row.holds ? 'met' : 'not met'}`,
  };
}

/** Every comparison of a result, and what they come to. */
export const sentencesOf = ({ outcome, trace }: Pick<BallotResult, 'outcome' | 'trace'>): readonly Bilingual[] => [
  ...trace.map(sentenceOf),
  { zh: `结果：${outcomes[outcome].zh}`, en: `Outcome: ${outcomes[outcome].en}` },
];
