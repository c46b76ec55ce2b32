import type { BallotTerms } from '../../domain/profile/profile.js';
import type { Head, RuleInForce, Seated } from '../../domain/dossier/dossier.js';
import type { Result } from '../../domain/dossier/result.js';
import { both, named, paperNames, reasonNames } from './dossier-words.js';
import { treatmentNames } from '../../contract/value-words.js';
import { unitNames } from '../../contract/unit-names.js';
import { facts, joined, paragraph, plain, sourceWords, table, wide, type Rows } from './page-parts.js';

export const traceTable = ({ trace }: Result): string =>
  table(
    ['比较', 'Comparison'],
    trace.map((one) => [one.zh, one.en]),
  );

const heads = [
  ['members', '名册 Roll'],
  ['eligible', '有表决权 Entitled'],
  ['excluded', '回避 Excluded'],
  ['present', '参加/回函 Returned'],
  ['yes', '赞成 Yes'],
  ['noWithReasons', '反对（附理由） No, reasons'],
  ['noWithoutReasons', '反对（无理由） No, bare'],
  ['abstain', '弃权 Abstain'],
  ['spoilt', '废票 Spoilt'],
] as const;

/** The counts the rule was given, of all and of each class, with weights and further facts where it asks for them. */
export function countsTable({ counts }: Result): string {
  const { classes = {}, weights, facts: more = {} } = counts;
  const rows: Rows = [
    ['全体 All', ...heads.map(([name]) => String(counts[name]))],
    ...Object.entries(classes).map(([name, part]) => [name, ...heads.map(([head]) => (part[head] === undefined ? '–' : String(part[head])))]),
  ];
  const sum = (list: readonly number[]): string => String(list.reduce((all, one) => all + one, 0));
  const weighed: Rows =
    weights === undefined ? [] : [['权重 Weights', `赞成 yes ${sum(weights.yes)}，反对 no ${sum(weights.no)}，弃权 abstain ${sum(weights.abstain)}`]];
  const known: Rows = Object.entries(more).map(([name, value]) => [name, String(value)]);
  return `${wide(['票数 Counts', ...heads.map(([, title]) => title)], rows)}${facts(['规则所需事实 Facts of the rule', '值 Value'], [...weighed, ...known])}`;
}

/** The rule in force, the counts, every comparison, the papers by tick, and the result it takes the place of. */
export function rulePart({ rule, result, papers, before }: Head): string {
  if (result === null) return '';
  const ticks: Rows =
    papers === null ? [] : Object.entries(papers).flatMap(([paper, count]) => (count === 0 ? [] : [[named(paperNames, paper), String(count)]]));
  return [
    rule === null ? '' : ruleTable(rule),
    countsTable(result),
    traceTable(result),
    facts(['票面 Papers', '张数 Number'], ticks),
    before === null
      ? ''
      : `${paragraph({ zh: `更正前的结果：${before.zh}`, en: `Result before the revision: ${before.en}` })}${countsTable(before)}${traceTable(before)}`,
  ].join('');
}

const treatment = (terms: BallotTerms, name: string): string | null => {
  const known = treatmentNames[name];
  const value: unknown = { ...terms }[name as keyof BallotTerms]; // a name of the table; absent ones say nothing
  return known === undefined || typeof value !== 'string' ? null : `${both(known.of)}：${named(known.values, value)}`;
};

/** Terms that are not words: numbers, lengths of time, and whatever a newer version adds. */
const spelled: readonly (keyof BallotTerms)[] = ['rule', 'params', 'window', 'source', 'minSeats', 'graceSeconds', 'extension'];

function ruleTable({ id, params, source, terms }: RuleInForce): string {
  const settings = Object.entries(params).map(([name, value]) => `${name}=${String(value)}`);
  const words = Object.keys(treatmentNames).flatMap((name) => treatment(terms, name) ?? []);
  const others = Object.entries(terms).filter(([name]) => treatmentNames[name] === undefined && !spelled.includes(name as keyof BallotTerms)); // names of terms
  const { window, extension } = terms;
  return facts(
    ['规则 Rule', id],
    [
      ['依据 Source', joined(...[...new Set([terms.source, source])].map(sourceWords))],
      ...(settings.length === 0 ? [] : [['参数 Parameters', settings.join('，')]]),
      ['处理 Treatments', words.join('；')],
      [
        '期间 Window',
        `${[window.min, window.default, window.max].map(({ count, unit }) => `${count} ${named(unitNames, unit)}`).join(' / ')}（最短/通常/最长 least, usual, most）`,
      ],
      ['最少席位 Least seats', String(terms.minSeats)],
      ['在途宽限 Grace', `${terms.graceSeconds} 秒 s`],
      ['延长 Extension', extension === null ? '不可 none' : `最多 at most ${extension.maxDays} 日 days，${extension.persons} 人签署 signers`],
      ...others.map(([name, value]) => [name, plain(value)]),
    ],
  );
}

const reasonOf = ({ excluded }: Seated): string =>
  excluded === null ? '' : joined(named(reasonNames, excluded.reason), excluded.evidence, excluded.late ? '开启后发现 found after opening' : null);

/** Every seat, who is excluded and why, and where they may be seen, the marks. */
export function electoratePart({ electorate: roll }: Head): string {
  if (roll === null) return '';
  const seats = roll.seats ?? [];
  const has = (pick: (seat: Seated) => unknown): boolean => seats.some((seat) => pick(seat) !== undefined);
  const [marked, classed, weighed] = [has((seat) => seat.mark), has((seat) => seat.class), has((seat) => seat.weight)];
  const rows = seats.map((seat) => [
    String(seat.seat),
    joined(seat.name ?? null, seat.organisationName ?? null, seat.organisation),
    ...(classed ? [seat.class ?? ''] : []),
    ...(weighed ? [String(seat.weight ?? 1)] : []),
    ...(marked ? [seat.mark ?? ''] : []),
    reasonOf(seat),
  ]);
  const head = [
    '席 Seat',
    '委员与单位 Member and unit',
    ...(classed ? ['类别 Class'] : []),
    ...(weighed ? ['权重 Weight'] : []),
    ...(marked ? ['票 Mark'] : []),
    '回避 Recusal',
  ];
  const key = {
    zh: '票记：y 赞成，Y 赞成有意见，n 反对，N 反对附理由，c 有条件反对，a 弃权，x 废票，o 无异议，d 待议，. 未回，- 回避。',
    en: 'Marks: y yes, Y yes with comments, n no, N no with reasons, c conditional no, a abstention, x spoilt, o no objection, d discuss, . silent, - excluded.',
  };
  return [
    paragraph({
      zh: `名册 ${roll.size} 席，回避 ${roll.excluded} 席，有表决权 ${roll.eligible} 席。`,
      en: `${roll.size} seats, ${roll.excluded} excluded, ${roll.eligible} entitled.`,
    }),
    roll.document === null ? '' : paragraph({ zh: `名册存档文件 ${roll.document}`, en: 'The roll is an archived document; line n is seat n.' }),
    wide(head, rows),
    marked ? paragraph(key) : '',
  ].join('');
}

/** What would have changed the result. */
export function closenessPart({ sensitivity: close }: Head): string {
  if (close === null) return '';
  const turning = (close.withoutSeat ?? []).filter((one) => !one.same);
  const late = close.lateExclusionsCounted;
  const rows = [...(late === null ? [] : [late]), ...close.onePaperLess, ...turning];
  const seats = close.withoutSeat !== null && turning.length === 0;
  return [
    table(
      ['若', 'If'],
      rows.map((one) => [one.zh, one.en]),
    ),
    seats ? paragraph({ zh: '除去任何一席，结果不变。', en: 'Without any one seat: same result.' }) : '',
  ].join('');
}
