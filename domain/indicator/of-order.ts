import { composition } from '../committee/composition.js';
import { membersOn } from '../committee/member.js';
import { said } from '../kernel/words.js';
import { monthsLater } from '../law/calendar/deadline.js';
import { dateText } from '../law/calendar/civil-date.js';
import { localDay } from '../law/calendar/instant.js';
import type { Beside as Act, CommitteeFacts, ComplaintFacts, Facts } from './facts.js';
import { underWay } from './of-stages.js';
import { by, rowsOf, within, type Case, type Indicator, type Moment } from './indicator.js';

/* Complaints, bodies, acts beside the course, procedures, and notices. */

const notices: Indicator = {
  ...{ id: 'notices', number: 12, counts: 'happened' },
  words: said('法定通知未送达', 'statutory notices that did not arrive'),
  formula: said('未送达的人数 ÷ 应通知的人数。', 'people not reached ÷ people to be told.'),
  base: said('期间内发出的法定通知。', 'statutory notices given within the period.'),
  exclusions: said('演练。', 'rehearsals.'),
  measures: [{ id: 'missed', words: said('未送达', 'not reached'), unit: 'share', made: { how: 'share', part: 'missed', of: 'told' } }],
  marks: [],
  rows: null,
  notRecorded: said(
    '没有事件记载：送达结果在通知台账里，不在事件档案里，因此不能从档案重算。各次征求意见和表决的送达情况见其通知台账。',
    'no event carries it: what became of a mail stands in the ledger of notices and not in the archive, so it cannot be computed again. The ledger of each comment round and vote shows it.',
  ),
};

const daysOf = (list: readonly ComplaintFacts[], moment: Moment) =>
  list.flatMap(({ at, endedAt }) => (within(moment, endedAt) && endedAt !== null ? [[localDay(endedAt) - localDay(at), 1] as const] : []));

const complaints: Indicator = {
  ...{ id: 'complaints', number: 15, counts: 'happened', spread: 'days' },
  words: said('申诉和投诉', 'appeals and complaints'),
  formula: said(
    '期间内提出的投诉数，其中的申诉数；办结的自然日数的中位数；成立 ÷ 办结；截至当时逾期未办结数。',
    'complaints filed within the period, and the appeals among them; median of the calendar days to their end; upheld ÷ ended; those past their time and still open.',
  ),
  base: said('截至当时已提出的项目。', 'projects proposed by then.'),
  exclusions: said('演练；不予受理的计入办结，不计入成立。', 'rehearsals; what was not taken up has ended and was not upheld.'),
  measures: [
    { id: 'filed', words: said('提出', 'filed'), unit: 'count', made: { how: 'sum', value: 'filed' } },
    { id: 'appeals', words: said('其中申诉', 'appeals among them'), unit: 'count', made: { how: 'sum', value: 'appeals' } },
    { id: 'days', words: said('办结日数（中位数）', 'days to the end (median)'), unit: 'days', made: { how: 'median', value: 'days' } },
    { id: 'upheld', words: said('成立', 'upheld'), unit: 'share', made: { how: 'share', part: 'upheld', of: 'ended' } },
    { id: 'overdue', words: said('逾期未办结', 'past their time'), unit: 'count', made: { how: 'sum', value: 'overdue' } },
  ],
  marks: [
    { mark: 'unusual', measure: 'overdue', is: 'over', limit: [0, 1], source: 'D-COMPLAINT' },
    { mark: 'watch', measure: 'filed', is: 'over', limit: [0, 1], source: 'D-INDICATOR-MARKS' },
  ],
  rows: rowsOf('standard-project', ({ passages, complaints: all }, moment) => {
    const [first] = passages;
    if (first === undefined || !by(moment, first.at)) return [];
    const filed = all.filter(({ at }) => within(moment, at));
    const ended = all.filter(({ endedAt }) => within(moment, endedAt));
    const values = {
      filed: filed.length,
      appeals: filed.filter(({ appeal }) => appeal).length,
      ended: ended.length,
      upheld: ended.filter(({ upheld }) => upheld).length,
      overdue: all.filter(({ at, due, endedAt }) => by(moment, at) && by(moment, due) && !by(moment, endedAt)).length,
      days: daysOf(all, moment),
    };
    return [
      { stage: passages.findLast(({ at }) => by(moment, at))?.stage ?? null, at: all.findLast(({ at }) => by(moment, at))?.at ?? first.at, values },
    ];
  }),
};

/** What is not as the profile wants it on a date, notes aside. Seats elsewhere are another committee's facts. */
function breachesOn({ members, profile, organisation: host }: CommitteeFacts, date: string): number {
  const { findings } = composition(membersOn(members, date), { body: 'TC', profile, host, elsewhere: [] });
  return findings.filter(({ weight }) => weight !== 'note').length;
}

const bodies: Indicator = {
  ...{ id: 'bodies', number: 16, counts: 'standing' },
  words: said('委员会组成不合规定', 'breaches of the rules of composition'),
  formula: said(
    '当日不符合组成规定的项数；按已登记的任期起止，十二个月后当日不符合的项数；十二个月内任期届满的委员会数。',
    'findings against the rules of composition on the day; the same twelve months later by the intervals on record; committees whose term ends within twelve months.',
  ),
  base: said(
    '截至当时已组建、尚未注销的技术委员会，归秘书处承担单位。',
    'committees established by then and not ended, under the body that hosts them.',
  ),
  exclusions: said(
    '演练；仅作提示的事项；委员在其他委员会的任职；分委员会和工作组。',
    'rehearsals; mere notes; seats in other committees; subcommittees and working groups.',
  ),
  measures: [
    { id: 'today', words: said('当日', 'on the day'), unit: 'count', made: { how: 'sum', value: 'today' } },
    { id: 'later', words: said('十二个月后', 'in twelve months'), unit: 'count', made: { how: 'sum', value: 'later' } },
    { id: 'terms', words: said('任期将届满', 'terms that end'), unit: 'count', made: { how: 'sum', value: 'terms' } },
  ],
  marks: [
    { mark: 'unusual', measure: 'today', is: 'over', limit: [0, 1], source: 'TCM-MEMBER' },
    { mark: 'watch', measure: 'later', is: 'over', limit: [0, 1], source: 'D-INDICATOR-MARKS' },
  ],
  rows: rowsOf('committee', (facts, moment) => {
    const { establishedAt, endedAt, termEndsOn } = facts;
    if (!by(moment, establishedAt) || by(moment, endedAt)) return [];
    const day = localDay(moment.at);
    const [on, inAYear] = [dateText(day), dateText(monthsLater(day, 12))];
    const terms = termEndsOn !== null && termEndsOn <= inAYear ? 1 : 0;
    return [{ stage: null, at: establishedAt, values: { today: breachesOn(facts, on), later: breachesOn(facts, inAYear), terms } }];
  }),
};

const actsWithin = (beside: readonly Act[], moment: Moment, act: Act['act']): number =>
  beside.filter((one) => one.act === act && within(moment, one.at)).length;

function besideRow(facts: Facts, moment: Moment): readonly Case[] {
  if (facts.kind !== 'standard-project' && facts.kind !== 'ballot') return [];
  const begun = facts.kind === 'ballot' ? facts.openedAt : (facts.passages[0]?.at ?? null);
  if (!by(moment, begun)) return [];
  const counts = {
    waived: actsWithin(facts.beside, moment, 'gateWaived'),
    migrated: actsWithin(facts.beside, moment, 'profileMigrated'),
    recalled: actsWithin(facts.beside, moment, 'actRecalled'),
    changed: actsWithin(facts.beside, moment, 'changeConfirmed'),
  };
  const acts = counts.waived + counts.migrated + counts.recalled + counts.changed;
  const stage = facts.kind === 'ballot' ? facts.stage : (facts.passages.findLast(({ at }) => by(moment, at))?.stage ?? null);
  return [{ stage, at: begun, values: { ...counts, acts } }];
}

const overrides: Indicator = {
  ...{ id: 'overrides', number: 17, counts: 'happened' },
  words: said('例外处理', 'acts of officers beside the course'),
  formula: said(
    '期间内豁免关口、改用另一规程、撤回误操作、两人同意更改已投票或已宣布结果，各几次。',
    'how often, within the period, a gate was waived, a procedure changed under way, a slip recalled, or a cast vote or declared result changed by two persons.',
  ),
  base: said('截至当时已提出的项目和已开启的表决。', 'projects proposed and votes opened by then.'),
  exclusions: said('演练；延期、重开和作废见第11项。', 'rehearsals; extensions, reopenings and voids are number 11.'),
  measures: [
    { id: 'acts', words: said('共', 'in all'), unit: 'count', made: { how: 'sum', value: 'acts' } },
    { id: 'waived', words: said('豁免关口', 'gates waived'), unit: 'count', made: { how: 'sum', value: 'waived' } },
    { id: 'migrated', words: said('改用另一规程', 'procedures changed'), unit: 'count', made: { how: 'sum', value: 'migrated' } },
    { id: 'recalled', words: said('撤回误操作', 'slips recalled'), unit: 'count', made: { how: 'sum', value: 'recalled' } },
    { id: 'changed', words: said('更改票或结果', 'votes or results changed'), unit: 'count', made: { how: 'sum', value: 'changed' } },
  ],
  marks: [
    { mark: 'unusual', measure: 'changed', is: 'over', limit: [0, 1], source: 'D-TWO-PERSONS' },
    { mark: 'watch', measure: 'acts', is: 'over', limit: [0, 1], source: 'D-INDICATOR-MARKS' },
  ],
  rows: besideRow,
};

const procedures: Indicator = {
  ...{ id: 'procedures', number: 20, counts: 'standing' },
  words: said('规程体检中尚存的问题', 'findings of the check-up that are open'),
  formula: said(
    '所依规程在体检中仍有错误或警告的在办项目 ÷ 在办项目；一个规程的最多问题数。',
    'projects under way whose procedure still has errors or warnings in its check-up ÷ projects under way; greatest number of findings in one procedure.',
  ),
  base: said('截至当时的在办项目，各依其锁定的规程。', 'projects under way by then, each by the procedure it pinned.'),
  exclusions: said('演练；已发布或终止的项目；建议。', 'rehearsals; what is published or ended; mere advice.'),
  measures: [
    { id: 'open', words: said('规程尚有问题', 'with open findings'), unit: 'share', made: { how: 'share', part: 'open', of: 'projects' } },
    { id: 'most', words: said('最多问题数', 'most findings'), unit: 'count', made: { how: 'greatest', value: 'findings' } },
    { id: 'errors', words: said('有错误的', 'with errors'), unit: 'count', made: { how: 'sum', value: 'errors' } },
  ],
  marks: [
    { mark: 'unusual', measure: 'errors', is: 'over', limit: [0, 1], source: 'D-MANDATORY' },
    { mark: 'watch', measure: 'open', is: 'over', limit: [0, 1], source: 'D-INDICATOR-MARKS' },
  ],
  rows: rowsOf('standard-project', (facts, moment) => {
    const stood = underWay(facts, moment);
    const pinned = facts.pinned.findLast(({ at }) => by(moment, at));
    if (stood === null || pinned === undefined) return [];
    const findings = pinned.errors + pinned.warnings;
    return [{ stage: stood.stage, at: pinned.at, values: { projects: 1, findings, open: findings > 0 ? 1 : 0, errors: pinned.errors > 0 ? 1 : 0 } }];
  }),
};

export const ofOrder = [notices, complaints, bodies, overrides, procedures] as const;
