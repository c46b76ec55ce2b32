import { said } from '../kernel/words.js';
import { localDay } from '../law/calendar/instant.js';
import { workingDaysBetween } from '../law/calendar/working-day.js';
import type { Stage } from '../profile/profile.js';
import type { ProjectFacts } from './facts.js';
import { by, rowsOf, within, type Indicator, type Moment } from './indicator.js';

/** After publication it is a standard, and no project on its way any more. */
const afterwards: readonly Stage[] = ['inForce', 'systematicReview', 'withdrawal'];

const endedBy = (facts: ProjectFacts, moment: Moment): boolean => by(moment, facts.endedAt);
/** The stage in which it stood. */
const standing = (facts: ProjectFacts, moment: Moment) => facts.passages.findLast((one) => by(moment, one.at));
const restedAt = ({ rests }: ProjectFacts, moment: Moment): boolean => rests.some(({ from, until }) => by(moment, from) && !by(moment, until));

/** A project that is under way: begun, not ended, not yet a standard. */
export function underWay(facts: ProjectFacts, moment: Moment) {
  const last = standing(facts, moment);
  return last === undefined || endedBy(facts, moment) || afterwards.includes(last.stage) ? null : last;
}

const inStages: Indicator = {
  ...{ id: 'inStages', number: 1, counts: 'standing', spread: 'age' },
  words: said('在办项目及其所在阶段的时间', 'projects under way and how long they stand in their stage'),
  formula: said(
    '在办项目数；自进入现阶段起的自然日数的中位数；超过本阶段时限的项目数。',
    'number of projects under way; median of the calendar days since each entered its stage; number of those past the limit of their stage.',
  ),
  base: said('截至当时已提出、尚未终止、尚未发布的项目。', 'projects proposed by then, neither ended nor published.'),
  exclusions: said('演练；已发布的标准；暂停中的项目不计超期。', 'rehearsals; published standards; what is suspended is not past its limit.'),
  measures: [
    { id: 'projects', words: said('在办项目', 'under way'), unit: 'count', made: { how: 'rows' } },
    { id: 'age', words: said('在现阶段的日数（中位数）', 'days in the stage (median)'), unit: 'days', made: { how: 'median', value: 'age' } },
    { id: 'late', words: said('超过阶段时限', 'past the limit of the stage'), unit: 'count', made: { how: 'sum', value: 'late' } },
  ],
  marks: [
    { mark: 'unusual', measure: 'late', is: 'over', limit: [2, 1], source: 'D-INDICATOR-MARKS' },
    { mark: 'watch', measure: 'late', is: 'over', limit: [0, 1], source: 'D-STAGE-TIMES' },
  ],
  rows: rowsOf('standard-project', (facts, moment) => {
    const stood = underWay(facts, moment);
    if (stood === null) return [];
    const late = by(moment, stood.due) && !restedAt(facts, moment) ? 1 : 0;
    return [{ stage: stood.stage, at: stood.at, values: { age: localDay(moment.at) - localDay(stood.at), late } }];
  }),
};

const stageDays: Indicator = {
  ...{ id: 'stageDays', number: 2, counts: 'happened', spread: 'days' },
  words: said('各阶段用时', 'time taken by a stage'),
  formula: said(
    '每一阶段从进入到离开的工作日数（进入当日不计）的中位数和第90百分位数。',
    'median and 90th percentile of the working days from entering a stage to leaving it, the day of entering not counted.',
  ),
  base: said(
    '期间内离开的每一阶段，同一项目重走一次另计一次。',
    'each stage left within the period; one that a project goes through again counts again.',
  ),
  exclusions: said(
    '演练；仍在其中的阶段；实施中的标准；不扣除暂停的日数。',
    'rehearsals; stages not yet left; standards in force; days of suspension are not taken off.',
  ),
  measures: [
    { id: 'median', words: said('工作日（中位数）', 'working days (median)'), unit: 'workingDays', made: { how: 'median', value: 'days' } },
    {
      id: 'ninetieth',
      words: said('工作日（第90百分位数）', 'working days (90th percentile)'),
      unit: 'workingDays',
      made: { how: 'ninetieth', value: 'days' },
    },
  ],
  marks: [],
  rows: rowsOf('standard-project', (facts, moment) =>
    facts.passages.flatMap(({ stage, at }, n, all) => {
      const left = all[n + 1]?.at ?? null;
      if (left === null || !within(moment, left) || stage === 'inForce') return [];
      return [{ stage, at: left, values: { days: workingDaysBetween(moment.calendar, localDay(at), localDay(left)) } }];
    }),
  ),
};

export const ofStages = [inStages, stageDays] as const;
