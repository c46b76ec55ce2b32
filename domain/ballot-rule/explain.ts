import { unreachable } from '../kernel/result.js';
import type { Operator, Outcome, ShownRow, Tally, TraceRow } from './ballot-rule.js';

/** One sentence in both languages of the product. */
export type Bilingual = { readonly zh: string; readonly en: string };

/** A row of a trace with the sentence that explains it. Made from the row alone, so that the sentence can never say anything else. */
export type ExplainedRow = TraceRow & Bilingual;

/** The same of a comparison whose figures are not shown, where they would name persons. */
export type ExplainedShown = ShownRow & Bilingual;

const names: { readonly [test: string]: Bilingual } = {
  quorum: { zh: '参加表决', en: 'returned' },
  return: { zh: '回函', en: 'returned' },
  present: { zh: '到会', en: 'present' },
  invited: { zh: '到会（占应邀）', en: 'present of those invited' },
  members: { zh: '成员', en: 'members' },
  'fewest seats': { zh: '最少表决席位', en: 'fewest seats with a vote' },
  'panel size': { zh: '专家组人数', en: 'size of the panel' },
  'panel odd': { zh: '专家组人数为单数', en: 'odd panel' },
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
  chair: { zh: '主任委员裁定赞成', en: 'the chair in favour' },
  dissent: { zh: '异议', en: 'dissent' },
  signed: { zh: '签字', en: 'signed' },
  commit: { zh: '承诺参加的专家', en: 'experts named' },
  cat: { zh: '最大利益方', en: 'largest interest category' },
  category: { zh: '最大利益方', en: 'largest interest category' },
  opposing: { zh: '反对的成员国', en: 'opposing Member States' },
  support: { zh: '支持', en: 'support' },
  withdraw: { zh: '废止', en: 'for withdrawal' },
  appeal: { zh: '附议申诉', en: 'supporters of the appeal' },
  'appeal upheld': { zh: '申诉成立', en: 'appeal upheld' },
  statements: { zh: '应用声明', en: 'Statements of Use' },
  objections: { zh: '未了异议', en: 'open objections' },
  comments: { zh: '未了实质性意见', en: 'open substantive comments' },
  'open negatives': { zh: '未了反对意见', en: 'open negatives' },
  'persuasive negatives': { zh: '成立的反对意见', en: 'negatives found persuasive' },
  'sustained opposition': { zh: '持续反对', en: 'sustained opposition' },
  Discuss: { zh: 'Discuss（待议）', en: 'Discuss' },
  Yes: { zh: 'Yes（赞成）', en: 'Yes' },
  positions: { zh: '赞成与无异议', en: 'Yes and No Objection' },
};

const floors = { 'law: ': { zh: '法定底线', en: 'legal floor' }, 'house: ': { zh: '本系统底线', en: 'floor of this system' } } as const;
const baseOf = ' base';

const grade = 'grade ';

/** What a comparison is about, `赞成` or `参加表决`; a row that guards a base against being empty is named after the row it guards. */
export function nameOf(test: string): Bilingual {
  if (test.endsWith(baseOf)) {
    const { zh, en } = nameOf(test.slice(0, -baseOf.length));
    return { zh: `${zh}的基数`, en: `base of ${en}` };
  }
  for (const [prefix, whose] of Object.entries(floors)) {
    if (!test.startsWith(prefix)) continue;
    const { zh, en } = nameOf(test.slice(prefix.length));
    return { zh: `${whose.zh}·${zh}`, en: `${whose.en}, ${en}` };
  }
  // A band of an assessment is compared with the score under its own name.
  if (test.startsWith(grade)) return { zh: `得分（${test.slice(grade.length)}）`, en: `score for ${test.slice(grade.length)}` };
  return Object.hasOwn(names, test) ? (names[test] ?? { zh: test, en: test }) : { zh: test, en: test };
}

function sign(op: Operator): string {
  switch (op) {
    case '>=':
      return '≥';
    case '<=':
      return '≤';
    case '>':
    case '<':
    case '=':
      return op;
    default:
      return unreachable(op);
  }
}

/** `17 ≥ 2/3×21`, and the cross product beside it: the integers decide, never the quotient. */
function comparison({ num, q, op, p, den }: TraceRow): { readonly plain: string; readonly worked: string | null } {
  if (den === 1 && q === 1) return { plain: `${num} ${sign(op)} ${p}`, worked: null };
  const share = q === 1 ? `${p}×${den}` : `${p}/${q}×${den}`;
  return { plain: `${num} ${sign(op)} ${share}`, worked: `${num}×${q}=${num * q} ${sign(op)} ${p}×${den}=${p * den}` };
}

/** One comparison as a sentence: `赞成 17 ≥ 2/3×21（17×3=51 ≥ 2×21=42）：满足`, and the same in English. */
export function explainRow(row: TraceRow): ExplainedRow {
  const { test, num, q, op, p, den, holds } = row;
  const { zh, en } = nameOf(test);
  const { plain, worked } = comparison(row);
  return {
    ...{ test, num, q, op, p, den, holds },
    zh: `${zh} ${plain}${worked === null ? '' : `（${worked}）`}：${holds ? '满足' : '不满足'}`,
    en: `${en} ${plain}${worked === null ? '' : ` (${worked})`}: ${holds ? 'met' : 'not met'}`,
  };
}

/** As `explainRow`; of a comparison without its figures, only whether it is met. */
export function explainShown(row: ShownRow): ExplainedShown {
  if ('num' in row) return explainRow(row);
  const { test, holds } = row;
  const { zh, en } = nameOf(test);
  return { test, holds, zh: `${zh}：${holds ? '满足' : '不满足'}`, en: `${en}: ${holds ? 'met' : 'not met'}` };
}

export function explainOutcome(outcome: Outcome): Bilingual {
  switch (outcome) {
    case 'PASS':
      return { zh: '通过', en: 'passed' };
    case 'FAIL':
      return { zh: '未通过', en: 'not passed' };
    case 'INVALID':
      return { zh: '无效（未达到有效条件）', en: 'invalid (a condition of validity is not met)' };
    case 'PENDING':
      return { zh: '待定', en: 'pending' };
    default:
      return unreachable(outcome);
  }
}

/** Every comparison of a result, and what they come to. */
export function explainResult({ outcome, trace }: Tally): readonly Bilingual[] {
  const { zh, en } = explainOutcome(outcome);
  return [...trace.map(explainRow).map((row) => ({ zh: row.zh, en: row.en })), { zh: `结果：${zh}`, en: `Outcome: ${en}` }];
}
