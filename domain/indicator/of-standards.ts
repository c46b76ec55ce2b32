import { said } from '../kernel/words.js';
import { localDay } from '../law/calendar/instant.js';
import type { ProjectFacts } from './facts.js';
import type { Weighted } from './figure.js';
import { by, rowsOf, within, type Indicator, type Moment } from './indicator.js';

/** A standard that was published by then and had not ended. */
const inForce = ({ publication, endedAt }: ProjectFacts, moment: Moment) =>
  publication !== null && by(moment, publication.at) && !by(moment, endedAt) ? publication : null;

const standards = said('截至当时已发布、尚未废止或被代替的标准。', 'standards published by then, neither withdrawn nor replaced.');
const rehearsals = said('演练。', 'rehearsals.');

/** Calendar days between, once; nothing where the end has not come. */
const daysUntil = (end: number | null, start: number): Weighted => (end === null ? [] : [[localDay(end) - localDay(start), 1]]);

const undeclared: Indicator = {
  ...{ id: 'undeclared', number: 13, counts: 'standing', spread: 'days' },
  words: said('发布后逾期未在平台公开', 'published without proof of the platform after its time'),
  formula: said(
    '发布后超过规程所定期限而没有自我声明公开的标准数；已公开而没有上传证明的标准数；从发布到公开的自然日数的中位数。',
    'standards without the declaration to the public after the time their procedure gives; standards declared without a document that proves it; median of the calendar days from publication to declaration.',
  ),
  base: said('截至当时已发布的团体标准。', 'group standards published by then.'),
  exclusions: said(
    '演练；地方标准（其备案另有期限）；期限未到的不计逾期。',
    'rehearsals; local standards, whose filing has its own limit; what is still in time is not late.',
  ),
  measures: [
    { id: 'late', words: said('逾期未公开', 'not declared in time'), unit: 'count', made: { how: 'sum', value: 'late' } },
    {
      id: 'unproven',
      words: said('公开而无证明', 'declared without proof'),
      unit: 'share',
      made: { how: 'share', part: 'unproven', of: 'declared' },
    },
    {
      id: 'days',
      words: said('发布到公开的日数（中位数）', 'days to the declaration (median)'),
      unit: 'days',
      made: { how: 'median', value: 'days' },
    },
  ],
  marks: [
    { mark: 'unusual', measure: 'late', is: 'over', limit: [2, 1], source: 'D-INDICATOR-MARKS' },
    { mark: 'watch', measure: 'late', is: 'over', limit: [0, 1], source: 'D-STAGE-TIMES' },
  ],
  rows: rowsOf('standard-project', ({ publication, local }, moment) => {
    if (publication === null || local || !by(moment, publication.at)) return [];
    const declaredAt = by(moment, publication.declaredAt) ? publication.declaredAt : null;
    const late = declaredAt === null && by(moment, publication.declareBy) ? 1 : 0;
    const declared = declaredAt === null ? 0 : 1;
    const unproven = declared === 1 && !publication.proven ? 1 : 0;
    return [{ stage: 'inForce', at: publication.at, values: { late, declared, unproven, days: daysUntil(declaredAt, publication.at) } }];
  }),
};

const pastReview: Indicator = {
  ...{ id: 'pastReview', number: 14, counts: 'standing', spread: 'days' },
  words: said('已到复审期而未复审的标准', 'standards past their review'),
  formula: said(
    '到复审期而未开始复审的标准数 ÷ 有效标准数；超过的自然日数的最大值。',
    'standards whose review was due and had not begun ÷ standards in force; greatest number of calendar days past it.',
  ),
  base: standards,
  exclusions: rehearsals,
  measures: [
    { id: 'past', words: said('已到期', 'past it'), unit: 'share', made: { how: 'share', part: 'past', of: 'standards' } },
    { id: 'longest', words: said('超过日数（最大值）', 'days past it (greatest)'), unit: 'days', made: { how: 'greatest', value: 'days' } },
  ],
  marks: [
    { mark: 'unusual', measure: 'past', is: 'over', limit: [1, 4], source: 'D-INDICATOR-MARKS' },
    { mark: 'watch', measure: 'past', is: 'over', limit: [0, 1], source: 'D-REVIEW-CLOCK' },
  ],
  rows: rowsOf('standard-project', (facts, moment) => {
    const publication = inForce(facts, moment);
    if (publication === null) return [];
    const review = facts.reviews.findLast((one) => by(moment, one.at));
    const past = review !== undefined && by(moment, review.due) && !by(moment, review.openedAt);
    return [
      { stage: 'inForce', at: publication.at, values: { standards: 1, past: past ? 1 : 0, days: past ? daysUntil(moment.at, review.due) : [] } },
    ];
  }),
};

const patents: Indicator = {
  ...{ id: 'patents', number: 18, counts: 'happened' },
  words: said('发布时缺少的专利答复', 'patent answers missing at publication'),
  formula: said(
    '发布时仍有起草人未答复专利问题、或仍有未作许可声明的专利的标准数；未答复的起草人 ÷ 全部起草人。',
    'standards published while a drafter had not answered about patents or a disclosed patent had no licence statement; drafters without an answer ÷ all drafters.',
  ),
  base: said('期间内发布的标准。', 'standards published within the period.'),
  exclusions: said('演练；已从文本中去除的专利。', 'rehearsals; patents the text no longer rests on.'),
  measures: [
    { id: 'missing', words: said('有缺的标准', 'standards with something missing'), unit: 'count', made: { how: 'sum', value: 'missing' } },
    {
      id: 'unanswered',
      words: said('未答复的起草人', 'drafters without an answer'),
      unit: 'share',
      made: { how: 'share', part: 'unanswered', of: 'drafters' },
    },
    { id: 'unlicensed', words: said('没有许可声明的专利', 'patents without a statement'), unit: 'count', made: { how: 'sum', value: 'unlicensed' } },
  ],
  marks: [
    { mark: 'unusual', measure: 'unlicensed', is: 'over', limit: [0, 1], source: 'D-INDICATOR-MARKS' },
    { mark: 'watch', measure: 'missing', is: 'over', limit: [0, 1], source: 'D-INDICATOR-MARKS' },
  ],
  rows: rowsOf('standard-project', ({ publication }, moment) => {
    if (publication === null || !within(moment, publication.at)) return [];
    const { drafters, unanswered, unlicensed } = publication;
    return [{ stage: 'publication', at: publication.at, values: { drafters, unanswered, unlicensed, missing: unanswered + unlicensed > 0 ? 1 : 0 } }];
  }),
};

const feedback: Indicator = {
  ...{ id: 'feedback', number: 19, counts: 'standing' },
  words: said('有实施反馈的标准', 'standards with feedback from use'),
  formula: said('收到过实施反馈的标准数 ÷ 有效标准数。', 'standards that feedback was ever given on ÷ standards in force.'),
  base: standards,
  exclusions: rehearsals,
  measures: [{ id: 'heard', words: said('有反馈', 'with feedback'), unit: 'share', made: { how: 'share', part: 'heard', of: 'standards' } }],
  marks: [],
  rows: rowsOf('standard-project', (facts, moment) => {
    const publication = inForce(facts, moment);
    return publication === null
      ? []
      : [{ stage: 'inForce', at: publication.at, values: { standards: 1, heard: by(moment, facts.feedbackAt) ? 1 : 0 } }];
  }),
};

export const ofStandards = [undeclared, pastReview, patents, feedback] as const;
