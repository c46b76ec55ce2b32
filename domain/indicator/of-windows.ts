import { said } from '../kernel/words.js';
import type { BallotFacts, ConsultationFacts, Facts, Move } from './facts.js';
import { by, rowsOf, within, type Case, type Indicator, type Moment, type Rows } from './indicator.js';

/* Windows: comment rounds and votes, with a beginning and an end that are announced. */

type Window = BallotFacts | ConsultationFacts;

const stageOf = (facts: Window) => (facts.kind === 'consultation' ? 'comment' : facts.stage);
const isWindow = (facts: Facts): facts is Window => facts.kind === 'ballot' || facts.kind === 'consultation';
const windowRows =
  (rows: (facts: Window, moment: Moment) => readonly Case[]): Rows =>
  (facts, moment) =>
    isWindow(facts) ? rows(facts, moment) : [];

const movesBy = ({ moves }: Window, moment: Moment, ...how: readonly Move['how'][]): number =>
  moves.filter((one) => how.includes(one.how) && by(moment, one.at)).length;
const movesWithin = ({ moves }: Window, moment: Moment, how: Move['how']): number =>
  moves.filter((one) => one.how === how && within(moment, one.at)).length;

const closed = said('按公布时刻截止', 'closed as announced');

/** Ended within the period: closed, or voided before it could close. */
function endOf(facts: Window, moment: Moment): number | null {
  const voided = facts.moves.findLast(({ how }) => how === 'voided')?.at ?? null;
  const end = facts.closedAt ?? voided;
  return within(moment, end) ? end : null;
}

const onPlan: Indicator = {
  ...{ id: 'windowsOnPlan', number: 3, counts: 'happened' },
  words: said('窗口按计划开启和截止', 'windows opened and closed on plan'),
  formula: said(
    '按开启时公布的截止时刻截止的窗口数 ÷ 期间内结束的窗口数；预定了开启时刻的，按时开启的比例。',
    'windows that closed at the end announced when they opened ÷ windows that ended within the period; of those with a planned beginning, the share opened by then.',
  ),
  base: said('期间内截止或作废的征求意见和表决。', 'comment rounds and votes that closed or were voided within the period.'),
  exclusions: said(
    '演练；会议上的表决；误开撤回的表决；公示没有延期的做法，不计。',
    'rehearsals; votes taken at a meeting; votes recalled as opened by mistake; public notices, which cannot be moved.',
  ),
  measures: [
    { id: 'closed', words: closed, unit: 'share', made: { how: 'share', part: 'closed', of: 'ended' } },
    { id: 'opened', words: said('按预定时刻开启', 'opened as planned'), unit: 'share', made: { how: 'share', part: 'opened', of: 'planned' } },
  ],
  marks: [
    { mark: 'unusual', measure: 'closed', is: 'under', limit: [1, 2], source: 'D-INDICATOR-MARKS' },
    { mark: 'watch', measure: 'closed', is: 'under', limit: [3, 4], source: 'D-INDICATOR-MARKS' },
  ],
  rows: windowRows((facts, moment) => {
    const end = endOf(facts, moment);
    if (end === null || (facts.kind === 'ballot' && facts.atMeeting)) return [];
    const moved = movesBy(facts, moment, 'extended', 'reopened', 'voided', 'outage') > 0;
    const planned = facts.kind === 'ballot' && facts.opensAt !== null ? 1 : 0;
    const opened = planned === 1 && movesBy(facts, moment, 'openingFailed') === 0 ? 1 : 0;
    return [{ stage: stageOf(facts), at: end, values: { ended: 1, closed: moved ? 0 : 1, planned, opened } }];
  }),
};

const shortest: Indicator = {
  ...{ id: 'shortestConsultation', number: 4, counts: 'happened', spread: 'days' },
  words: said('最短征求意见期与规定天数', 'shortest comment round, and its floor'),
  formula: said(
    '征求意见期的整日数（起止当日不计）中的最小值；少于该轮规定天数的轮数。',
    'least of the full days of the rounds, neither the first nor the last day counted; number of rounds below their floor.',
  ),
  base: said(
    '期间内截止的征求意见轮次，各以其规程所定天数为下限。',
    'comment rounds that closed within the period, each against the floor of its procedure.',
  ),
  exclusions: said('演练；作废的轮次；不以日计的下限。', 'rehearsals; rounds that were voided; floors that are not given in days.'),
  measures: [
    { id: 'shortest', words: said('最短整日数', 'shortest, full days'), unit: 'days', made: { how: 'least', value: 'days' } },
    { id: 'below', words: said('少于规定天数的轮次', 'rounds below the floor'), unit: 'count', made: { how: 'sum', value: 'below' } },
  ],
  marks: [{ mark: 'unusual', measure: 'below', is: 'over', limit: [0, 1], source: 'GS-14' }],
  rows: rowsOf('consultation', (facts, moment) => {
    if (!within(moment, facts.closedAt) || facts.closedAt === null || facts.floor === null) return [];
    return [
      { stage: 'comment', at: facts.closedAt, values: { days: facts.fullDays, floor: facts.floor, below: facts.fullDays < facts.floor ? 1 : 0 } },
    ];
  }),
};

const moved: Indicator = {
  ...{ id: 'windowsMoved', number: 11, counts: 'happened' },
  words: said('延期、重开和作废', 'extensions, reopenings and voids'),
  formula: said(
    '期间内的延期、重新开放、作废各几次；理由见各自的事件。',
    'how often a window was extended, opened again or voided within the period; the reason stands in its event.',
  ),
  base: said('期间内开放过的征求意见和表决。', 'comment rounds and votes that were open within the period.'),
  exclusions: said('演练；因系统中断而补足的时间另计。', 'rehearsals; time given back for an outage of the system is counted by itself.'),
  measures: [
    { id: 'moved', words: said('共', 'in all'), unit: 'count', made: { how: 'sum', value: 'moved' } },
    { id: 'extended', words: said('延期', 'extended'), unit: 'count', made: { how: 'sum', value: 'extended' } },
    { id: 'reopened', words: said('重开', 'opened again'), unit: 'count', made: { how: 'sum', value: 'reopened' } },
    { id: 'voided', words: said('作废', 'voided'), unit: 'count', made: { how: 'sum', value: 'voided' } },
    { id: 'outages', words: said('因系统中断补时', 'given back for an outage'), unit: 'count', made: { how: 'sum', value: 'outages' } },
  ],
  marks: [
    { mark: 'unusual', measure: 'reopened', is: 'over', limit: [0, 1], source: 'D-INDICATOR-MARKS' },
    { mark: 'watch', measure: 'moved', is: 'over', limit: [0, 1], source: 'D-INDICATOR-MARKS' },
  ],
  rows: windowRows((facts, moment) => {
    const counts = {
      extended: movesWithin(facts, moment, 'extended'),
      reopened: movesWithin(facts, moment, 'reopened'),
      voided: movesWithin(facts, moment, 'voided'),
    };
    const sum = counts.extended + counts.reopened + counts.voided;
    const open = by(moment, facts.openedAt) && (facts.closedAt === null || facts.closedAt >= moment.from);
    if (!open && sum === 0) return [];
    return [
      { stage: stageOf(facts), at: facts.openedAt ?? moment.at, values: { ...counts, moved: sum, outages: movesWithin(facts, moment, 'outage') } },
    ];
  }),
};

export const ofWindows = [onPlan, shortest, moved] as const;
