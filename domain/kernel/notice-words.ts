import type { Audience } from './decider.js';
import type { Json } from './refusal.js';
import { said as says, type Words } from './words.js';

/**
 * The words of one notice. `{name}` stands for a value of its data (`notice-values.ts`); a line that lacks its value is left out.
 * `rule` is what obliges us to send it and stands under every mail. `calendar` says what the mail does to the reader's calendar:
 * it sets the deadline `closesAt`, or takes it away. `courtesy`: the procedure does not rest on it, so its reader may choose when it comes.
 */
export type NoticeWords = {
  readonly tag: Words;
  readonly subject: Words;
  readonly lines: readonly Words[];
  readonly rule: Words;
  readonly calendar?: 'deadline' | 'cancelled';
  readonly courtesy?: true;
};

/** One notice that an event gives. `as` tells several of one event apart: its template is `kind.event` or `kind.event.as`. */
export type Tells<State, Data> = NoticeWords & {
  readonly as?: string;
  /** Who is told; nobody when it does not apply. */
  readonly to: (state: State, data: Data) => readonly Audience[];
  /** What the words are filled with. */
  readonly values: (state: State, data: Data) => { readonly [name: string]: Json };
};

export type NoticeTable = { readonly [template: string]: NoticeWords };

/** Lines that many notices share. */
export const shared = {
  reason: says('理由：{reason}', 'Reason: {reason}'),
  round: says('轮次：第 {round} 轮', 'Round: {round}'),
  outcome: says('结果：{outcome}', 'Outcome: {outcome}'),
  voteRule: says('表决规则：{voteRule}', 'Rule of the vote: {voteRule}'),
  voteCounts: says('票数：{voteCounts}', 'Counts: {voteCounts}'),
  comparisons: says('逐项比较：{comparisons}', 'Comparisons: {comparisons}'),
  next: says(
    '接下来可以：{next}。不赞成的理由（不署名）见项目页。',
    'What may be done: {next}. The reasons of the negatives, without names, stand with the project.',
  ),
  closes: says('截止时刻：{closesAt}（北京时间）{left}', 'Closes at: {closesAt} (Beijing time){left}'),
  provisional: says('{provisional}', '{provisional}'),
} as const;

/** What a vote that did not pass says of itself. */
export const lostVote = [shared.voteRule, shared.voteCounts, shared.comparisons, shared.next] as const;

/** What obliges us to tell; `rule` of an entry. */
export const rules = {
  procedure: says('《团体标准管理规定》第十四条（制定程序）', 'Group Standard Provisions, art. 14 (the steps of making a standard)'),
  comment: says(
    '《团体标准管理规定》第十四条（征求意见一般不少于三十日）',
    'Group Standard Provisions, art. 14 (comments are sought for thirty days as a rule)',
  ),
  review: says('《团体标准管理规定》第十四条（技术审查）', 'Group Standard Provisions, art. 14 (technical review)'),
  patents: says('《团体标准管理规定》第十六条（必要专利）', 'Group Standard Provisions, art. 16 (essential patents)'),
  number: says('《团体标准管理规定》第十七条（编号）', 'Group Standard Provisions, art. 17 (numbering)'),
  disclosure: says('《团体标准管理规定》第十八条（公开标准信息）', 'Group Standard Provisions, art. 18 (information that must be public)'),
  standing: says(
    '《团体标准管理规定》第三十一条（限期停止活动期间不得开展）',
    'Group Standard Provisions, art. 31 (no work while activity is suspended)',
  ),
  complaint: says('《团体标准管理规定》第三十四条、第三十六条（投诉举报）', 'Group Standard Provisions, arts. 34 and 36 (complaints)'),
  periodic: says('《标准化法》第二十九条及项目锁定的复审周期', 'Standardization Law, art. 29, and the review period the project pinned'),
  consensus: says(
    '起草组的协商规则（协商一致：无坚持的反对意见，且各方意见均已考虑）',
    'The drafting group’s terms of consensus: no sustained opposition, and every view considered',
  ),
  profile: says('项目立项时锁定的程序规则', 'The procedure pinned when the project was established'),
  meeting: says(
    '《全国专业标准化技术委员会管理办法》（会议与表决）及本委员会规程',
    'Technical Committee Measures (meetings and votes) and the committee’s own procedure',
  ),
  ballot: says('本次表决开启时冻结的表决规则', 'The rule frozen when this ballot was opened'),
} as const;
