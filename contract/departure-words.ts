import { said, type Words } from '../domain/kernel/words.js';
import { whys } from '../domain/work/whys.js';

/** What departed from the procedure, as a fact. Those that are also waited for have their words there. */
const words: { readonly [code: string]: Words } = {
  DEADLINE_PASSED: said('时限已过', 'A time limit has passed'),
  GATE_WAIVED: said('豁免了一道关口', 'A gate was waived'),
  COMPLAINT_UPHELD: said('投诉成立', 'A complaint was upheld'),
  PROFILE_MIGRATED: said('办理中改用了另一规程', 'The procedure was changed under way'),
  ROUND_VOIDED: said('一轮征求意见作废', 'A comment round was voided'),
  VOTE_LOST: said('一次表决未通过', 'A vote was lost'),
  LOST_VOTE_VOIDED: said('未通过的表决经两人作废', 'A lost vote was voided by two persons'),
  WINDOW_SHORT: said('征求意见期少于规定天数', 'A comment round was shorter than its floor'),
  VOTE_REOPENED: said('已截止的表决重新开放', 'A closed vote was opened again'),
  VOTE_VOIDED: said('表决作废', 'A vote was voided'),
  RESULT_CHANGED: said('已投票或已宣布结果经两人更改', 'A cast vote or a result was changed by two persons'),
  SLIP_RECALLED: said('误操作撤回', 'A slip was recalled'),
  DECLARATION_LATE: said('发布后逾期未公开', 'Not declared to the public in time'),
  FILING_LATE: said('地方标准逾期备案', 'A local standard was filed late, or is not filed yet'),
  REVIEW_PAST: said('到期未复审', 'A review is due and has not begun'),
  PATENTS_UNANSWERED: said('发布时缺专利答复', 'Published with patent answers missing'),
  SEATS_RECUSED: said('开启后有席位由他人提出回避', 'Seats were put aside by others after the opening'),
};

const waitedFor: { readonly [code: string]: Words } = whys;
const other = said('其他偏离', 'Another departure');

/** What a departure is called; where it is also waited for, a row of that table says more than its words. */
export function departureWords(code: string): Words {
  const { zh, en } = words[code] ?? waitedFor[code] ?? other;
  return { zh, en };
}
