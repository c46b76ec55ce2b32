import { said } from '../kernel/words.js';
import type { BallotFacts } from './facts.js';
import { by, rowsOf, within, type Indicator, type Moment } from './indicator.js';

/** A ballot with a result that stood, closed by the clock within the period. */
function counted(facts: BallotFacts, moment: Moment) {
  const { result, closedAt, atMeeting, moves } = facts;
  const voided = moves.some(({ how, at }) => how === 'voided' && by(moment, at));
  return result === null || closedAt === null || atMeeting || voided || !within(moment, closedAt) ? null : { ...result, closedAt };
}

const letters = said('期间内由时钟截止、结果未作废的表决。', 'votes closed by the clock within the period whose result was not voided.');
const without = said('演练；会议上的表决；作废的表决。', 'rehearsals; votes taken at a meeting; voided votes.');

const returns: Indicator = {
  ...{ id: 'returns', number: 8, counts: 'happened' },
  words: said('表决回收率', 'return of ballots'),
  formula: said('收回的票 ÷ 有表决权的席位。', 'papers returned ÷ seats with a vote.'),
  base: letters,
  exclusions: without,
  measures: [
    { id: 'returned', words: said('收回', 'returned'), unit: 'share', made: { how: 'share', part: 'returned', of: 'eligible' } },
    { id: 'ballots', words: said('表决数', 'votes held'), unit: 'count', made: { how: 'rows' } },
  ],
  marks: [
    { mark: 'unusual', measure: 'returned', is: 'under', limit: [1, 2], source: 'D-INDICATOR-MARKS' },
    { mark: 'watch', measure: 'returned', is: 'under', limit: [3, 4], source: 'D-INDICATOR-MARKS' },
  ],
  rows: rowsOf('ballot', (facts, moment) => {
    const found = counted(facts, moment);
    return found === null ? [] : [{ stage: facts.stage, at: found.closedAt, values: { returned: found.returned, eligible: found.eligible } }];
  }),
};

const lastHour: Indicator = {
  ...{ id: 'lastHour', number: 9, counts: 'happened' },
  words: said('最后一小时的票与代为录入的票', 'votes of the last hour, and votes entered for others'),
  formula: said(
    '截止前最后一小时投出的票 ÷ 按时投出的票；由工作人员录入并核对的纸质票和受托投出的席位 ÷ 按时投出的票。',
    'votes cast in the hour before the close ÷ votes cast in time; sheets entered and confirmed by officers and seats voted for by the holder of a mandate ÷ votes cast in time.',
  ),
  base: letters,
  exclusions: said(
    '演练；会议上的表决；作废的表决；迟到的票。改投一次另计一次。',
    'rehearsals; votes at a meeting; voided votes; late papers. A vote that is changed counts again.',
  ),
  measures: [
    { id: 'lastHour', words: said('最后一小时', 'in the last hour'), unit: 'share', made: { how: 'share', part: 'lastHour', of: 'casts' } },
    { id: 'assisted', words: said('代为录入或受托', 'entered for others'), unit: 'share', made: { how: 'share', part: 'assisted', of: 'casts' } },
  ],
  marks: [
    { mark: 'watch', measure: 'lastHour', is: 'over', limit: [1, 2], source: 'D-INDICATOR-MARKS' },
    { mark: 'watch', measure: 'assisted', is: 'over', limit: [1, 4], source: 'D-INDICATOR-MARKS' },
  ],
  rows: rowsOf('ballot', (facts, moment) => {
    const found = counted(facts, moment);
    if (found === null) return [];
    const values = { lastHour: facts.lastHour, assisted: facts.assisted + found.mandated, casts: found.casts };
    return [{ stage: facts.stage, at: found.closedAt, values }];
  }),
};

const recusals: Indicator = {
  ...{ id: 'recusals', number: 10, counts: 'happened' },
  words: said('回避与可达性提示', 'recusals and warnings of reach'),
  formula: said(
    '没有表决权的席位（开启时排除的和其后回避的）÷ 全部席位；开启时即使全部赞成也不能通过的表决数。',
    'seats without a vote, excluded at the opening or recused later ÷ all seats; votes that could not have passed even if every seat agreed when they opened.',
  ),
  base: said('期间内开启的表决。', 'votes opened within the period.'),
  exclusions: said(
    '演练；误开撤回的表决；其后恢复的席位仍计一次回避。',
    'rehearsals; votes recalled as opened by mistake; a seat restored later was recused all the same.',
  ),
  measures: [
    { id: 'recused', words: said('没有表决权的席位', 'seats without a vote'), unit: 'share', made: { how: 'share', part: 'without', of: 'seats' } },
    { id: 'unreachable', words: said('不可能通过的表决', 'votes that could not pass'), unit: 'count', made: { how: 'sum', value: 'unreachable' } },
  ],
  marks: [
    { mark: 'unusual', measure: 'unreachable', is: 'over', limit: [0, 1], source: 'D-INDICATOR-MARKS' },
    { mark: 'watch', measure: 'recused', is: 'over', limit: [1, 4], source: 'D-INDICATOR-MARKS' },
  ],
  rows: rowsOf('ballot', ({ openedAt, stage, seats, excluded, recused, unreachable }, moment) => {
    if (openedAt === null || !within(moment, openedAt)) return [];
    const late = recused.filter((at) => by(moment, at)).length;
    return [{ stage, at: openedAt, values: { without: excluded + late, seats, unreachable: unreachable ? 1 : 0 } }];
  }),
};

export const ofVotes = [returns, lastHour, recusals] as const;
