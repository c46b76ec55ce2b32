import type { Recomputed } from '../domain/dossier/recompute.js';

type Sentence = { readonly zh: string; readonly en: string };

const computation: { readonly [level in Recomputed['proven']['computation']]: Sentence } = {
  everything: { zh: '全部事件按规则重新判定，结果一致', en: 'every act was decided again and came out alike' },
  givenCounts: {
    zh: '规则对所给票数的运算一致；票数本身因保密未逐张重算',
    en: 'the rule was applied again to the counts given; the papers behind them are withheld',
  },
  arithmetic: {
    zh: '摘录内的合计、日期和语句一致；据以作出决定的内容未公开，未重算',
    en: 'sums, days and sentences of the extract agree; what the decision rests on is not shown and was not computed',
  },
  nothing: { zh: '运算不一致', en: 'the computation does not hold' },
};

const unproven: { readonly [what: string]: Sentence } = {
  identity: { zh: '具名者是否本人操作', en: 'that the persons named acted themselves' },
  authority: { zh: '操作者当时是否具有所需角色', en: 'that they held the roles the act needs' },
  thatTheLogIsTheOneTheSystemHolds: {
    zh: '日志是否为系统所存的那一份（请用 --noted 给出另处记下的 数目:根）',
    en: 'that this log is the one the system holds (give --noted SIZE:ROOT kept elsewhere)',
  },
  whatIsWithheld: { zh: '未公开部分的内容（其叶散列在内）', en: 'the content of what is withheld (its leaf hashes are in)' },
};

const whole = (completeness: boolean | null): Sentence =>
  completeness === null
    ? {
        zh: '本件是合法的摘录，未公开的事件以叶散列列出，是否齐全不在其中判断；所示内容以出具方所述为准',
        en: 'this is an extract, as it may be given; events not shown stand there by their leaves, so whether all are there is not judged, and what it says of them is as its issuer says',
      }
    : completeness
      ? { zh: '成立', en: 'holds' }
      : { zh: '不成立', en: 'fails' };

/** What was proven and what was not, in both languages. */
export function summaryOf({ verdict, proven, notProven }: Recomputed): { readonly summary: Sentence } {
  const yes = (holds: boolean): Sentence => (holds ? { zh: '成立', en: 'holds' } : { zh: '不成立', en: 'fails' });
  const of = (pick: (sentence: Sentence) => string, words: readonly string[]): string =>
    `${words[0]}：${pick(yes(proven.integrity))}；${words[1]}：${pick(computation[proven.computation])}；${words[2]}：${pick(whole(proven.completeness))}。${words[3]}：${notProven.map((what) => pick(unproven[what] ?? { zh: what, en: what })).join('；')}。`;
  const zh = `${verdict === 'same' ? '一致' : '不一致'}。${of((one) => one.zh, ['完整性', '运算', '齐全', '未证明'])}`;
  const en = `${verdict === 'same' ? 'Same' : 'Different'}. ${of((one) => one.en, ['Integrity', 'Computation', 'Completeness', 'Not proven'])}`;
  return { summary: { zh, en: en.replaceAll('：', ': ').replaceAll('；', '; ').replaceAll('。', '. ').trim() } };
}

const show = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** An outcome that the events shown do not prove is never printed as if they did. */
const doubt = ({ unprovenParts, proven }: Recomputed): string =>
  !unprovenParts.includes('/outcome') ? '' : proven.computation === 'givenCounts' ? '（按所给票数 by the counts given）' : '（未证明 not proven）';

/** The verdict for a person at a terminal. */
export function printOutcome(file: string, found: Recomputed, line: { readonly summary: Sentence }): string {
  const head = `${file}: ${found.verdict} ${found.verdict === 'same' ? '一致' : '不一致'}  ${found.stream} #${found.seq}  ${found.outcome}${doubt(found)}  ${found.log.size}:${found.log.root}`;
  const places = found.differences.map(
    (one) => `  ${one.place === '' ? '/' : one.place}  [${one.check}]\n    found 所载: ${show(one.found)}\n    computed 应为: ${show(one.computed)}`,
  );
  return [head, ...places, `  ${line.summary.zh}`, `  ${line.summary.en}`, ''].join('\n');
}
