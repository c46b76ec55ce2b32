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
  whatIsWithheld: { zh: '未公开部分的内容（其校验值在内）', en: 'the content of what is withheld (its hashes are in)' },
};

const whole = (completeness: boolean | null): Sentence =>
  completeness === null
    ? {
        zh: '本件是摘录，属正常情形；未公开的事件只列校验值，是否齐全须看全本',
        en: 'this is an extract, and nothing is wrong with that; events not shown stand there by their hashes, so the whole file tells whether all are there',
      }
    : completeness
      ? { zh: '成立', en: 'holds' }
      : { zh: '不成立', en: 'fails' };

/** Parts of a dossier as a reader knows them. */
const partNames: { readonly [part: string]: Sentence } = {
  subject: { zh: '事项名称', en: 'what it is about' },
  decided: { zh: '作出决定的时间和人员', en: 'when and by whom it was decided' },
  'decided/by': { zh: '作出决定的人员', en: 'by whom it was decided' },
  pinned: { zh: '所适用的规程', en: 'the procedure that applied' },
  electorate: { zh: '名册', en: 'the roll' },
  rule: { zh: '表决规则', en: 'the rule of the vote' },
  result: { zh: '票数', en: 'the counts' },
  papers: { zh: '票的种类', en: 'the sorts of papers' },
  before: { zh: '更改前的结果', en: 'the result before the change' },
  sensitivity: { zh: '另行计算的结果', en: 'how close it was' },
  assessment: { zh: '考核得分', en: 'the score' },
  composition: { zh: '组成情况', en: 'the composition' },
  deadlines: { zh: '期限的起算', en: 'where the time limits begin' },
  documents: { zh: '所列文件', en: 'the documents listed' },
  related: { zh: '相关事项', en: 'what it relates to' },
  outcome: { zh: '结论', en: 'the outcome' },
  'outcome/reason': { zh: '结论的理由', en: 'the reason of the outcome' },
  log: { zh: '未公开的事件', en: 'the events not shown' },
};

/** What an extract says beyond what its events show: as its issuer says it, which is what an extract is. */
function saidByIssuer({ unprovenParts, proven }: Recomputed): Sentence | null {
  if (proven.completeness !== null) return null;
  const parts = unprovenParts.map((part) => part.replace(/^\//, '').replace(/^log\/events.*/, 'log'));
  const names = [...new Set(parts)].flatMap((part) => partNames[part] ?? []);
  if (names.length === 0) return null;
  return {
    zh: `以出具方所述为准：${names.map(({ zh }) => zh).join('、')}。`,
    en: ` As its issuer says: ${names.map(({ en }) => en).join(', ')}.`,
  };
}

const yes = (holds: boolean): Sentence => (holds ? { zh: '成立', en: 'holds' } : { zh: '不成立', en: 'fails' });
const unprovenWords = ({ notProven }: Recomputed): readonly Sentence[] => notProven.map((what) => unproven[what] ?? { zh: what, en: what });

/** What was proven and what was not, in both languages. */
export function summaryOf(found: Recomputed): { readonly summary: Sentence } {
  const { verdict, proven } = found;
  const said = saidByIssuer(found);
  const of = (pick: (sentence: Sentence) => string, words: readonly string[]): string =>
    `${words[0]}：${pick(yes(proven.integrity))}；${words[1]}：${pick(computation[proven.computation])}；${words[2]}：${pick(whole(proven.completeness))}。${words[3]}：${unprovenWords(found).map(pick).join('；')}。`;
  const zh = `${verdict === 'same' ? '一致' : '不一致'}。${of((one) => one.zh, ['完整性', '运算', '齐全', '未证明'])}`;
  const en = `${verdict === 'same' ? 'Same' : 'Different'}. ${of((one) => one.en, ['Integrity', 'Computation', 'Completeness', 'Not proven'])}`;
  const english = en.replaceAll('：', ': ').replaceAll('；', '; ').replaceAll('。', '. ').trim();
  return { summary: { zh: `${zh}${said?.zh ?? ''}`, en: `${english}${said?.en ?? ''}` } };
}

/** The same one by one, for who shows them in places of their own; and every place that differs. */
export type Findings = Pick<Recomputed, 'verdict' | 'differences' | 'log'> & {
  readonly outcome: string;
  readonly integrity: Sentence;
  readonly computation: Sentence;
  readonly completeness: Sentence;
  readonly notProven: readonly Sentence[];
  readonly byIssuer: Sentence | null;
};

export function findings(found: Recomputed): Findings {
  const { verdict, differences, log, outcome, proven } = found;
  return {
    ...{ verdict, differences, log, outcome: `${outcome}${doubt(found)}` },
    ...{ integrity: yes(proven.integrity), computation: computation[proven.computation], completeness: whole(proven.completeness) },
    ...{ notProven: unprovenWords(found), byIssuer: saidByIssuer(found) },
  };
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
