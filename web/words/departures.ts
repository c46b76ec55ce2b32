import { said, type Words } from '../../domain/kernel/words.js';
import { whys } from '../../domain/work/whys.js';

/** What departed from the procedure, as a fact. Those that are also waited for have their words there. */
const words: { readonly [code: string]: Words } = {
  DEADLINE_PASSED: said('时限已过', 'A time limit has passed'),
  GATE_WAIVED: said('豁免了一道关口', 'A gate was waived'),
  COMPLAINT_UPHELD: said('投诉成立', 'A complaint was upheld'),
  PROFILE_MIGRATED: said('办理中改用了另一规程', 'The procedure was changed under way'),
  ROUND_VOIDED: said('一轮征求意见作废', 'A comment round was voided'),
  VOTE_LOST: said('一次表决未通过', 'A vote was lost'),
  LOST_VOTE_VOIDED: said('未通过的表决经两人作废', 'A lost vote was voided by two persons'),
  SEATS_RECUSED: said('开启后有席位由他人提出回避', 'Seats were put aside by others after the opening'),
};

const waitedFor: { readonly [code: string]: Words } = whys;
const other = said('其他偏离', 'Another departure');

export const departureWords = (code: string): Words => words[code] ?? waitedFor[code] ?? other;
