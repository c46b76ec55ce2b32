import { z } from 'zod';
import { field, held } from '../../kernel/field.js';
import { said } from '../../kernel/words.js';
import type { PersonId } from '../../kernel/person-id.js';
import type { BallotTerms } from '../../profile/profile.js';
import { chairs, named, outcomeWords, roll, rule, sheetsWaiting, whereSheetsWait } from '../audiences.js';
import { firstKept, onlyChanges } from '../proposals.js';
import { decidedReport, useOf } from '../reports.js';
import { settlingDays } from '../../messages/settling.js';
import type { BallotResult, BallotState, Exclusion, Mandate, SeatSensitivity, Swap } from '../state.js';
import { by, count, event, instant, papers, reason, resultFields, text } from './binding.js';

const resultIn = ({ outcome, counts, trace }: BallotResult): BallotResult => ({ outcome, counts, trace });
const outcomeIn = (state: BallotState, { outcome }: BallotResult) => ({ ...named(state), outcome });

/** Of those who had voted before the last correction, how many stood by their vote, how many said nothing, and how many of these had agreed: theirs count as not returned. */
type Swapped = { readonly swaps: readonly Swap[]; readonly stood: number; readonly unanswered: number; readonly lapsed: number };
type Mandated = readonly { readonly seat: number; readonly holder: PersonId; readonly kind: Mandate['kind']; readonly proof: string }[];

/** Everything needed to recompute a result without us. */
export const ballotClosed = event('ballotClosed', {
  words: said('表决截止', 'ballot closed'),
  data: {
    by: field(held<'clock' | 'meeting'>(), '截止方式', 'by the clock or by the meeting'),
    ...resultFields,
    papers,
    rule: text('计票规则', 'rule'),
    params: field(held<BallotTerms['params']>(), '规则参数', 'parameters of the rule'),
    profile: text('程序指纹', 'hash of the profile the terms were taken from'),
    size: count('席位数', 'seats'),
    excluded: field(held<readonly Exclusion[]>(), '无表决权的席位', 'seats without a vote, and why'),
    sensitivity: field(
      held<BallotResult | null>(),
      '回避影响分析',
      'the result had the seats excluded after opening kept their votes; null when there are none',
    ),
    changed: field(held<readonly SeatSensitivity[]>().optional(), '名册变动影响', 'one row for each change of the roll while the ballot was open'),
    swapped: field(held<Swapped>().optional(), '文本更正', 'corrections of the text, and who answered for them'),
    mandated: field(held<Mandated>().optional(), '委托投票', 'seats that voted by the holder of a mandate'),
    unconfirmed: field(z.int().optional(), '未核对的纸质票', 'sheets that were typed in and that no second person confirmed: not counted'),
    casts: count('投票次数', 'casts taken in time, replaced ones included'),
    late: count('迟到的票', 'casts kept as late'),
    tied: field(z.boolean(), '平票', 'waits for the word of the chair'),
    settlesAt: instant('定案时间', 'when it settles'),
  },
  sight: { everybody: ['outcome', 'counts', 'trace', 'papers', 'rule', 'size', 'casts', 'late', 'tied', 'settlesAt'] },
  evolve: (state, closing, at) => ({
    ...state,
    phase: closing.tied ? 'tied' : 'closed',
    ...onlyChanges(state),
    ...{ remindersLeft: [], settlesAt: closing.settlesAt, closedAt: at, decidedAt: at, result: resultIn(closing) },
    ...(closing.changed ? { changed: closing.changed } : {}),
  }),
  effects: (closing, state) => (closing.tied ? [] : decidedReport(closing, state)),
  tells: [
    { ...outcomeWords, to: (state, { tied }) => (tied ? [] : roll(state)), values: outcomeIn },
    {
      as: 'sheetsNotCounted',
      tag: said('纸质票未计', 'Sheets not counted'),
      subject: said('{question}：未经第二人核对的纸质票没有计入', '{question}: sheets that nobody confirmed were not counted'),
      lines: [said('席位：{seats}。', 'Seats: {seats}.')],
      rule,
      to: (state, { tied }) => (tied ? [] : whereSheetsWait(state)),
      values: sheetsWaiting,
    },
    {
      as: 'tied',
      tag: said('表决平票', 'Ballot tied'),
      subject: said('{question}：平票，待主任委员裁定', '{question}: a tie, for the chair to decide'),
      lines: [said('请在 {settlesAt} 前裁定；逾期视为未通过。', 'Please decide before {settlesAt}; after that the question has failed.')],
      rule,
      to: (state, { tied }) => (tied ? chairs(state) : []),
      values: (state, { settlesAt }) => ({ ...named(state), settlesAt }),
    },
  ],
  decision: { kind: 'ballotResult', words: said('表决结果', 'result of a ballot') },
});

export const tieDecided = event('tieDecided', {
  words: said('主席裁定平票', 'tie decided'),
  data: { choice: field(held<'yes' | 'no'>(), '裁定', 'word of the chair'), reason, by, ...resultFields },
  sight: { everybody: ['choice', 'reason', 'outcome', 'counts', 'trace'] },
  evolve: (state, result) => ({ ...state, phase: 'closed', ...onlyChanges(state), result: resultIn(result) }),
  effects: decidedReport,
  tells: [{ ...outcomeWords, to: roll, values: outcomeIn }],
  decision: { kind: 'ballotResult', words: said('平票裁定后的表决结果', 'result of a ballot after the word on a tie') },
});

/** A lawful change after close (recusal, confirmation of a conditional no, objection to a paper): both results stand in the record. */
export const resultRevised = event('resultRevised', {
  words: said('更正表决结果', 'result revised'),
  data: {
    cause: text('更正原因', 'the event that changed it'),
    seat: field(z.int().optional(), '席位', 'seat it was about'),
    before: field(held<BallotResult>(), '更正前的结果', 'the result until now'),
    papers,
    ...resultFields,
  },
  // A tie that a revision resolves is no tie any more.
  sight: { everybody: ['cause', 'papers', 'outcome', 'counts', 'trace'] },
  evolve: (state, { before, cause, ...result }, at) => ({
    ...state,
    ...firstKept(state),
    phase: state.phase === 'tied' && result.outcome !== 'PENDING' ? 'closed' : state.phase,
    result: resultIn(result),
    revisions: [...(state.revisions ?? []), { at, cause, from: before.outcome, to: result.outcome }],
    ...(before.outcome === 'PENDING' ? graceAgain(at) : {}),
  }),
  // New figures reach everybody who shows the old ones; people are told when the outcome is another.
  effects: decidedReport,
  tells: [{ ...outcomeWords, to: (state, { outcome, before }) => (outcome === before.outcome ? [] : roll(state)), values: outcomeIn }],
  decision: { kind: 'ballotResult', words: said('更正后的表决结果', 'revised result of a ballot') },
});

/** What was pending is decided only now, so the days after the decision begin now. */
const graceAgain = (at: number) => ({ decidedAt: at, settlesAt: at + settlingDays * 86_400_000 });

export const resultUsed = event('resultUsed', {
  words: said('采用结果', 'result used'),
  data: { by },
  sight: { everybody: [] },
  evolve: (state) => ({ ...state, used: true }),
  effects: (_data, { followUps = [] }) =>
    followUps.flatMap(({ stream, kind, voided }) => (kind === 'recirculation' && !voided ? [useOf(stream)] : [])),
});

export const ballotSettled = event('ballotSettled', {
  words: said('结果确定', 'ballot settled'),
  data: {},
  sight: { everybody: [] },
  evolve: (state) => ({ ...state, phase: 'settled', proposals: [] }),
});

export const closeEvents = [ballotClosed, tieDecided, resultRevised, resultUsed, ballotSettled] as const;
