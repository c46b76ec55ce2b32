import { z } from 'zod';
import type { Tally } from '../../ballot-rule/ballot-rule.js';
import type { Stream } from '../../kernel/decider.js';
import { field, held } from '../../kernel/field.js';
import { shared } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import type { BallotTerms } from '../../profile/profile.js';
import type { Json, Refusal } from '../../kernel/refusal.js';
import { withChar } from '../../kernel/rows.js';
import { conductors, named, roll, rule, tag } from '../audiences.js';
import { bornOf } from '../birth.js';
import { openedReport } from '../reports.js';
import type { BallotState, Exclusion, KeptSeat, KnownUnits } from '../state.js';
import { born, by, count, event, input, instant, prolongedFields, text } from './binding.js';

const reminders = field(held<readonly number[]>(), '提醒', 'days before the close on which a reminder goes out');

export const ballotDrafted = born('ballotDrafted', {
  words: said('拟定表决', 'ballot drafted'),
  data: {
    stream: field(held<Stream>(), '表决', 'the ballot itself'),
    input,
    recallMinutes: count('可撤回的分钟数', 'minutes in which an opening may be recalled'),
    reminders,
  },
  sight: { everybody: [], conductors: ['recallMinutes', 'reminders'] },
  evolve: bornOf,
});

/** What is frozen at opening: electorate, rule, text, both closing instants, and whether the rule can still be met. */
export const ballotOpened = event('ballotOpened', {
  words: said('开启表决', 'ballot opened'),
  data: {
    by,
    text: text('表决文本', 'SHA-256 of the text put to the vote'),
    question: text('表决问题', 'question'),
    terms: field(held<BallotTerms>(), '表决规则', 'terms of the ballot'),
    profile: text('程序指纹', 'hash of the profile the terms were taken from'),
    seats: field(held<readonly KeptSeat[] | null>(), '名册', 'the roll by value'),
    document: field(z.string().nullable(), '名册文件', 'SHA-256 of the roll where it is a document'),
    size: count('席位数', 'seats'),
    eligible: count('有表决权的席位数', 'seats with a vote'),
    excluded: field(held<readonly Exclusion[]>(), '无表决权的席位', 'seats without a vote, and why'),
    ...prolongedFields,
    reminders,
    recallUntil: instant('可撤回至', 'until when the opening may be recalled'),
    reachability: field(
      held<Tally>(),
      '可达性',
      'the tally if every eligible seat said yes; anything but PASS is a warning that stands in the record',
    ),
    smallClasses: field(
      held<readonly string[]>().optional(),
      '人数过少的类别',
      'classes of fewer than three: their figures are shown to nobody else, and whoever opens the ballot is told',
    ),
    known: field(held<KnownUnits>().optional(), '另知的单位', 'units of persons looked up at this opening'),
  },
  sight: {
    everybody: ['text', 'question', 'size', 'eligible', 'closesAt', 'countsUntil', 'provisional'],
    conductors: [
      'text',
      'question',
      'size',
      'eligible',
      'closesAt',
      'countsUntil',
      'provisional',
      'seats',
      'document',
      'excluded',
      'recallUntil',
      'by',
    ],
  },
  evolve: (state, { closesAt, countsUntil, reminders: remindersLeft, seats, excluded }, at) => ({
    ...state,
    ...{ phase: 'open', openedAt: at, closesAt, countsUntil, remindersLeft, seats, excluded },
    marks: excluded.reduce((rows, one) => withChar(rows, one.seat, '-'), state.marks),
  }),
  effects: (_opening, state) => openedReport(state),
  tells: [
    {
      tag,
      subject: said('{question}，{closesAt} 截止{left}', '{question}, closes {closesAt}{left}'),
      lines: [
        said(
          '表决已经开始，请在截止前投票；截止前可以改投。',
          'The ballot is open. Please vote before it closes; you may change your vote until then.',
        ),
        shared.closes,
        shared.provisional,
        said('{unreachable}', '{unreachable}'),
      ],
      rule,
      calendar: 'deadline',
      to: (state) => (isRecirculation(state) ? [] : roll(state)),
      values: openedValues,
    },
    {
      as: 'recirculated',
      tag: said('再次征询', 'Recirculation'),
      subject: said('{question}，仅就改动部分，{closesAt} 截止{left}', '{question}, on the changes only, closes {closesAt}{left}'),
      lines: [
        said(
          '本轮只就改动的条款和未了的反对意见再次表决。此前的票继续有效，除非您改投。',
          'This round is on the changed clauses and the open negatives only. Your vote carries over unless you change it.',
        ),
        said('改动条款：{clauses}', 'Changed clauses: {clauses}'),
        shared.closes,
        shared.provisional,
      ],
      rule,
      calendar: 'deadline',
      to: (state) => (isRecirculation(state) ? roll(state) : []),
      values: openedValues,
    },
  ],
});

const isRecirculation = ({ follows }: BallotState): boolean => follows?.kind === 'recirculation';

const clausesOf = ({ follows }: BallotState): { readonly clauses?: Json } =>
  follows?.kind === 'recirculation' ? { clauses: follows.changes.map(({ clause }) => clause) } : {};

type Opened = { readonly closesAt: number; readonly provisional: boolean; readonly reachability: Tally };

function openedValues(state: BallotState, { closesAt, provisional, reachability }: Opened): { readonly [name: string]: Json } {
  return { ...named(state), ...clausesOf(state), closesAt, provisional, reachable: reachability.outcome };
}

/** The clock tried to open a draft and a rule forbade it; a person has to look. */
export const openingFailed = event('openingFailed', {
  words: said('按时开启未成', 'opening failed'),
  data: { refusal: field(held<Refusal>(), '未能开启的原因', 'why not') },
  sight: { everybody: ['refusal'] },
  evolve: (state) => ({ ...state, opensAt: null }),
  tells: [
    {
      tag: said('表决未能开启', 'Ballot not opened'),
      subject: said('{question}：未能按时开启', '{question}: could not be opened on time'),
      lines: [
        said('原因：{refusal}', 'Why: {refusal}'),
        said('请有权人员处理后手动开启。', 'Somebody entitled to must cure this and open it by hand.'),
      ],
      rule,
      to: conductors,
      values: (state, { refusal }) => ({ ...named(state), code: refusal.code }),
    },
  ],
});

export const openingEvents = [ballotDrafted, ballotOpened, openingFailed] as const;
