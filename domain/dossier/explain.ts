import type { Operator, Outcome, TraceRow } from '../ballot-rule/ballot-rule.js';
import { unreachable } from '../result.js';
import type { Title } from '../profile/vocabulary.js';

/** A row of a trace with the sentence that explains it. Made from the row alone, so that the sentence can never say anything else. */
export type ExplainedRow = TraceRow & Title;

const names: { readonly [test: string]: Title } = {
  yes: { zh: '赞成', en: 'in favour' },
  no: { zh: '反对', en: 'against' },
  quorum: { zh: '回函（参加）', en: 'returned (quorum)' },
  return: { zh: '回函', en: 'returned' },
  present: { zh: '到会', en: 'present' },
  invited: { zh: '到会占应邀', en: 'present of those invited' },
  members: { zh: '成员', en: 'members' },
  majority: { zh: '多数', en: 'majority' },
  chair: { zh: '主任委员裁定', en: 'the chair’s word' },
  abst: { zh: '弃权', en: 'abstentions' },
  dissent: { zh: '异议', en: 'dissent' },
  signed: { zh: '签字', en: 'signed' },
  weight: { zh: '权重', en: 'weight' },
  category: { zh: '最大利益类别', en: 'largest interest category' },
  discuss: { zh: '需讨论', en: 'positions to discuss' },
  withdraw: { zh: '废止', en: 'for withdrawal' },
  'panel size': { zh: '专家组人数', en: 'panel size' },
  'panel odd': { zh: '专家组人数为单数', en: 'odd panel' },
  'all present': { zh: '全体到会', en: 'all present' },
  'open negatives': { zh: '未解决的反对', en: 'unresolved negatives' },
  'sustained opposition': { zh: '持续反对', en: 'sustained opposition' },
};

const suffix = ' base';

function nameOf(test: string): Title {
  if (test.endsWith(suffix)) {
    const of = nameOf(test.slice(0, -suffix.length));
    return { zh: `${of.zh}的基数不为零`, en: `base of ${of.en} is not empty` };
  }
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

/** `赞成 17×3 ≥ 2×21（51 ≥ 42）：是`, and the same in English. */
export function explainRow(row: TraceRow): ExplainedRow {
  const { test, num, q, op, p, den, holds } = row;
  const plain = `${num}×${q} ${sign(op)} ${p}×${den}`;
  const worked = `${num * q} ${sign(op)} ${p * den}`;
  const { zh, en } = nameOf(test);
  return {
    ...{ test, num, q, op, p, den, holds },
    zh: `${zh} ${plain}（${worked}）：${holds ? '是' : '否'}`,
    en: `${en} ${plain} (${worked}): ${holds ? 'holds' : 'fails'}`,
  };
}

export function explainOutcome(outcome: Outcome): Title {
  switch (outcome) {
    case 'PASS':
      return { zh: '通过', en: 'passed' };
    case 'FAIL':
      return { zh: '未通过', en: 'not passed' };
    case 'INVALID':
      return { zh: '无效（未达法定人数或结构要求）', en: 'void (quorum or balance not met)' };
    case 'PENDING':
      return { zh: '待定', en: 'pending' };
    default:
      return unreachable(outcome);
  }
}
