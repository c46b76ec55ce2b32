import { said } from '../kernel/words.js';
import { startOfDay } from '../law/calendar/instant.js';
import type { ConsultationFacts, ProjectFacts } from './facts.js';
import { rowsOf, within, type Indicator } from './indicator.js';

/** Comments by the units of the drafting group, and by other units. */
function byUnit({ units }: ConsultationFacts, project: ProjectFacts | null): { readonly named: number; readonly outside: number } {
  const counts = Object.entries(units);
  const sum = (rows: typeof counts): number => rows.reduce((total, [, count]) => total + count, 0);
  return { named: sum(counts), outside: sum(counts.filter(([unit]) => project?.units.includes(unit) !== true)) };
}

const comments: Indicator = {
  ...{ id: 'comments', number: 5, counts: 'happened', spread: 'comments' },
  words: said('意见数量及起草单位以外的比例', 'comments, and the share from outside the drafting units'),
  formula: said(
    '每轮征求意见收到的意见数的中位数；起草单位以外的单位所提意见 ÷ 写明单位的意见。',
    'median of the comments of a round; comments by units outside the drafting group ÷ comments that name a unit.',
  ),
  base: said('期间内截止的征求意见轮次，及其按时收到的意见。', 'comment rounds that closed within the period, and their comments in time.'),
  exclusions: said('演练；迟到的意见；没有写明单位的意见不计入比例。', 'rehearsals; late comments; comments that name no unit are not in the share.'),
  measures: [
    {
      id: 'comments',
      words: said('每轮意见数（中位数）', 'comments of a round (median)'),
      unit: 'count',
      made: { how: 'median', value: 'comments' },
    },
    {
      id: 'outside',
      words: said('起草单位以外', 'from outside the drafting units'),
      unit: 'share',
      made: { how: 'share', part: 'outside', of: 'named' },
    },
    { id: 'none', words: said('没有意见的轮次', 'rounds without a comment'), unit: 'count', made: { how: 'sum', value: 'none' } },
  ],
  marks: [
    { mark: 'watch', measure: 'none', is: 'over', limit: [0, 1], source: 'D-INDICATOR-MARKS' },
    { mark: 'watch', measure: 'outside', is: 'under', limit: [1, 2], source: 'D-INDICATOR-MARKS' },
  ],
  rows: rowsOf('consultation', (facts, beside) => {
    const { closedAt, received } = facts;
    if (closedAt === null || !within(beside, closedAt)) return [];
    return [{ stage: 'comment', at: closedAt, values: { comments: received, none: received === 0 ? 1 : 0, ...byUnit(facts, beside.project) } }];
  }),
};

const dispositions: Indicator = {
  ...{ id: 'dispositions', number: 6, counts: 'happened' },
  words: said('意见处理的理由与采纳', 'reasons and adoption of comments'),
  formula: said(
    '采纳和部分采纳 ÷ 采纳、部分采纳、不采纳之和；附有理由的处理 ÷ 全部处理。',
    'adopted or partly adopted ÷ adopted, partly adopted and not adopted; dispositions with a reason ÷ all dispositions.',
  ),
  base: said('期间内签署汇总处理表的轮次。', 'rounds whose table of comments was signed within the period.'),
  exclusions: said(
    '演练；撤回和合并的意见；改判一次另计一次处理。采纳可以不附理由。',
    'rehearsals; comments withdrawn or answered with another; a disposition that is changed counts again. What is adopted needs no reason.',
  ),
  measures: [
    { id: 'adopted', words: said('采纳比例', 'adopted'), unit: 'share', made: { how: 'share', part: 'adopted', of: 'decided' } },
    { id: 'reasoned', words: said('附有理由', 'with a reason'), unit: 'share', made: { how: 'share', part: 'reasoned', of: 'dispositions' } },
  ],
  marks: [{ mark: 'watch', measure: 'adopted', is: 'under', limit: [1, 10], source: 'D-INDICATOR-MARKS' }],
  rows: rowsOf('consultation', ({ settled, dispositions: made, reasoned }, moment) => {
    if (settled === null || !within(moment, settled.at)) return [];
    const { adopted, partly, rejected } = settled;
    const values = { adopted: adopted + partly, decided: adopted + partly + rejected, dispositions: made, reasoned };
    return [{ stage: 'comment', at: settled.at, values }];
  }),
};

const answerDays: Indicator = {
  ...{ id: 'answerDays', number: 7, counts: 'happened', spread: 'days' },
  words: said('答复意见的时间', 'time to answer a comment'),
  formula: said(
    '从收到意见到第一次处理的自然日数的中位数和第90百分位数。',
    'median and 90th percentile of the calendar days from a comment to its first disposition.',
  ),
  base: said('期间内第一次处理（或合并）的意见。', 'comments first disposed of, or linked to another, within the period.'),
  exclusions: said('演练；尚未处理和撤回的意见；改判。', 'rehearsals; comments not answered yet or withdrawn; changes of a disposition.'),
  measures: [
    { id: 'median', words: said('日数（中位数）', 'days (median)'), unit: 'days', made: { how: 'median', value: 'days' } },
    { id: 'ninetieth', words: said('日数（第90百分位数）', 'days (90th percentile)'), unit: 'days', made: { how: 'ninetieth', value: 'days' } },
  ],
  marks: [],
  rows: rowsOf('consultation', ({ answers }, moment) => {
    const of = answers.filter(([day]) => within(moment, startOfDay(day)));
    const last = of.at(-1);
    if (last === undefined) return [];
    return [{ stage: 'comment', at: startOfDay(last[0]), values: { days: of.map(([, waited, times]) => [waited, times] as const) } }];
  }),
};

export const ofComments = [comments, dispositions, answerDays] as const;
