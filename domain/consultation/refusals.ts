import { refusing, type Refusals } from '../kernel/refusals.js';

export const consultationRefusals = {
  CONSULTATION_NOT_PUBLIC: {
    status: 403,
    zh: '本轮征求意见只面向所征求的单位。',
    en: 'The round is open only to the organisations that were asked.',
  },
  NOT_YOUR_COMMENT: {
    status: 403,
    zh: '只有意见提出者本人可以撤回或提出异议。',
    en: 'Only its author may withdraw a comment or object to its disposition.',
  },
  COMMENT_UNKNOWN: { status: 404, zh: '没有这个序号的意见。', en: 'A comment number in the list does not exist.' },
  CONSULTATION_PHASE: { status: 409, zh: '本轮征求意见所处阶段不允许此操作。', en: 'The act has no meaning in the phase the round is in.' },
  CONSULTATION_CLOSED: { status: 409, zh: '征求意见已经截止。', en: 'The round closed before the act was sequenced.' },
  CONSULTATION_STILL_OPEN: { status: 409, zh: '征求意见尚未到截止时刻。', en: 'The instant of close has not come.' },
  COMMENT_STATE: {
    status: 409,
    zh: '该意见当前的处理状态不允许此操作。',
    en: 'A comment in the list is in a state in which the act is not possible.',
  },
  OBJECTED_ALREADY: { status: 409, zh: '对该意见的处理已提出过一次异议。', en: 'The author has already objected to this disposition once.' },
  DISPOSITION_OBJECTIONS_OPEN: { status: 409, zh: '仍有对意见处理的异议没有答复。', en: 'Objections to dispositions remain without an answer.' },
  OBJECTION_TIME_RUNNING: {
    status: 409,
    zh: '意见提出者仍可对处理结论提出异议，期满后方可签署汇总表。',
    en: 'Authors of comments may still object to what became of them; the table is signed when that time is over.',
  },
  NO_OBJECTION_OPEN: { status: 409, zh: '该意见没有待答复的异议。', en: 'No objection to this comment’s disposition waits for an answer.' },
  COMMENTS_OPEN: { status: 409, zh: '仍有意见没有处理结论。', en: 'Comments without a disposition remain.' },
  COMMENT_TEXT_MISMATCH: {
    status: 422,
    zh: '意见所针对的文本不是当前征求意见的版本，请重新打开征求意见稿后再提交。',
    en: 'The comment is about another text than the one under comment now; open the draft again and send it for that one.',
  },
  COMMENT_EMPTY: { status: 422, zh: '意见内容为空。', en: 'The comment has no words.' },
  CONSULTATION_FULL: { status: 409, zh: '本轮意见数量已达系统上限。', en: 'The round holds as many comments as the system carries.' },
  CONSULTATION_TOO_SHORT: {
    status: 422,
    zh: '征求意见期限短于规定的下限（按整日计）。',
    en: 'The time for comments holds fewer full days than the floor.',
  },
  DISPOSITION_REASON_MISSING: {
    status: 422,
    zh: '未采纳或部分采纳须写明理由；“同上”不是理由。',
    en: 'A comment not wholly adopted is answered with a reason, and “as above” is none.',
  },
  EXTENSION_OUT_OF_RANGE: { status: 422, zh: '延长天数须为正数，且总期限不超过一年。', en: 'A round is only made longer, to a year at most.' },
  NOT_ADDRESSED: { status: 422, zh: '该单位不在征求意见名单上。', en: 'The organisation was not sent the draft.' },
} as const satisfies Refusals;

export const refused = refusing(consultationRefusals, { rule: 'G5', source: 'D-ZERO-OPEN', cure: ['self'] });
