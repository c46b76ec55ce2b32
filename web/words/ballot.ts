import { said, type Words } from '../../domain/kernel/words.js';
import type { papers } from '../../contract/views/ballot.js';

export const ballotWords = {
  title: said('表决', 'Ballot'),
  yours: said('您的表决', 'Your vote'),
  mode: {
    letter: said('函审', 'by letter'),
    meeting: said('会议表决', 'at a meeting'),
  },
  text: said('表决文本', 'Text put to the vote'),
  textHow: said('请先阅读全文，再表决。', 'Read it before you vote.'),
  textWas: said('付诸表决的全文。', 'The text that was voted on.'),
  print: said('散列', 'hash'),
  opened: said('开始', 'Opened'),
  corrected: said('表决文本已更正', 'The text was corrected'),
  correctedHow: said(
    '您投票之后，文本有更正。请阅读更正后的文本，再决定维持原票还是改投。不作答的，赞成票按未投处理。',
    'The text was corrected after you voted. Read the corrected text, then stand by your vote or vote anew. Without your word a yes counts as not returned.',
  ),
  correctedOn: (day: string): Words => said(`文本于 ${day} 更正，这里是更正后的文本。`, `Corrected on ${day}; this is the corrected text.`),
  stand: said('维持原票', 'Stand by my vote'),
  standTitle: said('维持原票？', 'Stand by your vote?'),
  standLede: said(
    '确认后，您的原票按更正后的文本计算。还没有提交。',
    'Once you confirm, your vote counts on the corrected text. Nothing has been sent yet.',
  ),
  voteAnew: said('改投', 'Vote anew'),
  you: {
    notYet: said('您尚未表决', 'You have not voted'),
    voted: said('您已表决', 'You have voted'),
    notShown: said('这里不显示您此前是否投过票', 'Whether you voted before is not shown here'),
    excluded: said('您没有表决权', 'You have no vote here'),
    none: said('您不在名册上', 'You are not on the roll'),
    mandate: said('您凭委托代投', 'You vote by a mandate'),
  },
  blind: said(
    '凭这个链接只能看到本次打开后投的票。此前投过的仍然有效；现在再投，将取代此前的一票。',
    'By this link only votes cast since it was opened here are shown. One cast before still counts; a vote now takes its place.',
  ),
  overtakenTitle: said('没有提交：您此后又投过票', 'Not sent: you have voted again since'),
  overtaken: said(
    '这一页上的票已经提交过，后来被另一票取代。现在计入的是下面这一票；要改回，请再按一次“提交表决”。',
    'The vote on this page was sent before and another has taken its place. What counts now stands below; to change back, submit once more.',
  ),
  excludedTitle: said('您的席位不参加这次表决', 'Your seat takes no part in this vote'),
  because: said('理由', 'Reason'),
  evidence: said('依据', 'Evidence'),
  notOnRoll: said('您可以看这次表决，但不在名册上，不能投票。', 'You may look at this ballot; you are not on its roll and cannot vote.'),
  cannotVote: said('现在不能投票', 'You cannot vote now'),
  mandateNote: said(
    '您凭委托书代一位委员表决。委员本人一旦投票，以本人的为准。',
    'You vote for a member by a mandate on record. Once the member votes, that vote takes the place of yours.',
  ),
  votesForYou: (name: string): Words =>
    said(`${name}受您委托代您表决；您本人也可以投票。`, `${name} votes for you by a mandate; you may vote yourself.`),
  counts: said('现在计入的是', 'What counts now'),
  untilClose: said('截止前可以改投，以最后一次为准。', 'You may vote again until the close; the last vote counts.'),
  once: said('本次表决只能投一次，提交后不能改投。', 'You vote once; what is sent cannot be changed.'),
  revoteUntil: said('截止前可以改投：', 'You may vote again until'),
  change: said('改投', 'Change your vote'),
  words: said('理由或意见', 'Reason or comment'),
  wordsHint: said('可以写到条款，例如“第八条：……”。最多 4,000 字。', 'You may name the clause, for example “Clause 8: …”. At most 4,000 characters.'),
  reason: said('理由', 'Reason'),
  comment: said('意见', 'Comment'),
  narrowed: (clauses: readonly string[]): Words =>
    said(
      `本轮只就改动的条款（${clauses.join('、')}）和未撤回的反对意见再次征询；其他条款的意见留待下次修订。`,
      `This round asks about what changed alone (${clauses.join(', ')}) and the objections that stand; words on other clauses wait for the next revision.`,
    ),
  clause: said('条款', 'Clause'),
  clauseHint: said(
    '这一轮只对改动的条款和未了的反对意见表决。意见针对哪一条，请写明。',
    'This round is about the clauses that changed and the open negatives. Name the clause your words are about.',
  ),
  needsReason: said('须写明理由', 'needs a reason'),
  needsComment: said('请在下面写明意见', 'say your comment below'),
  choiceMissing: said('请选择一项', 'Choose one'),
  reasonMissing: said('不赞成须写明理由', 'A vote against needs its reason'),
  commentMissing: said('请写明建议或意见', 'Say what your comment is'),
  errorHead: said('还不能核对，请更正下列各项', 'Not ready to check yet: please put these right'),
  check: said('核对并提交', 'Check and submit'),
  checkNote: said('下一步先核对，再提交。', 'Next you check your vote, then submit it.'),
  step: said('第 2 步，共 2 步', 'Step 2 of 2'),
  checkTitle: said('核对您的表决', 'Check your vote'),
  checkLede: said('还没有提交。请核对下面的内容，再按“提交表决”。', 'Nothing has been sent yet. Check what follows, then submit it.'),
  question: said('问题', 'Question'),
  voter: said('表决人', 'Voter'),
  byMandate: said('凭委托代一位委员', 'for a member, by a mandate'),
  confirmEmpty: said('我确认弃权，不写意见', 'I mean to abstain without a word'),
  send: said('提交表决', 'Submit vote'),
  edit: said('返回修改', 'Go back and change it'),
  parkedTitle: said('已收到您的意见，留待下次修订', 'What you wrote has arrived and waits for the next revision'),
  parkedNote: said(
    '您写的是本轮没有改动的条款，所以您的表决没有改变，意见留待下次修订处理。',
    'It is about a clause that did not change in this round, so your vote stays as it was and your words wait for the next revision.',
  ),
  receivedTitle: said('已收到您的表决', 'Your vote has arrived'),
  stoodTitle: said('已收到：维持原票', 'Received: you stand by your vote'),
  receivedOn: said('您对“', 'On “'),
  receivedAs: said('”投了', '” you voted '),
  stop: said('。', '.'),
  notSeen: said('现在还看不到您的表决', 'Your vote cannot be seen yet'),
  soon: said(
    '刚刚提交的，请稍候刷新本页；没有提交过的，请回到表决页。',
    'If you have just voted, load this page again in a moment; if you have not, go back to the ballot.',
  ),
  at: said('时间', 'Time'),
  number: said('日志序号', 'Number in the log'),
  leaf: said('日志散列', 'Hash in the log'),
  earlier: (n: number): Words =>
    said(
      `您此前投过 ${n} 次，仍留在日志中，不再计入。`,
      n === 1 ? 'Your earlier vote stays in the log and no longer counts.' : `Your ${n} earlier votes stay in the log and no longer count.`,
    ),
  next: said('接下来', 'What happens next'),
  toBallot: said('看这次表决', 'See the ballot'),
  unknownTitle: said('可能已收到，还不能确定', 'It may have arrived; this is not certain yet'),
  unknown: said(
    '系统没有及时答复。可以放心再次提交：同一份表决只计一次。也可以先查看现在计入的是哪一票。',
    'No answer came in time. You may safely send it again: the same vote is counted once. Or look first which vote counts now.',
  ),
  again: said('再次提交', 'Send it again'),
  lookUp: said('查看我的表决', 'See my vote'),
  lateTitle: said('已收到，逾期，不计入', 'Received late; not counted'),
  late: said(
    '您的表决在截止之后到达，已留存备查，不计入结果。截止前投过的，以截止前最后一次为准。',
    'Your vote arrived after the close. It is kept and does not count. If you voted before the close, that vote stands.',
  ),
  changedTitle: said('文本在您填写期间已更正', 'The text was corrected while you were voting'),
  changedHow: said(
    '没有提交。您填写的内容保留在下面；请阅读更正后的文本，再核对提交。',
    'Nothing was sent. What you typed is kept below; read the corrected text, then check and submit.',
  ),
  notSent: said('没有提交。您填写的内容：', 'Nothing was sent. What you typed:'),
  rule: said('怎样算通过', 'How it is decided'),
  valid: said('有效', 'Valid if'),
  passes: said('通过', 'Passed if'),
  silence: said('未投的票', 'Votes not cast'),
  abstention: said('弃权', 'Abstentions'),
  visibility: said('公开', 'Who sees what'),
  late2: said('逾期', 'Late votes'),
  own: said('本次表决的规则由发起单位自定，不是法定程序。', 'The terms of this ballot are the organiser’s own and no procedure of law.'),
  noDrafters: said('本次表决没有登记起草人，无人因起草而回避。', 'No drafters are on record for this ballot; nobody is excluded as one.'),
  result: said('结果', 'Result'),
  resultWaits: said('表决已截止，结果按规则计票后公布在这里。', 'The ballot has closed; the result stands here once it is counted by the rule.'),
  returned: said('收回', 'Returned'),
  of: (returned: number, eligible: number): Words => said(`${returned} 票，应投 ${eligible} 票`, `${returned} of ${eligible}`),
  figures: said('票数', 'Votes'),
  comparisons: said('逐项比较', 'The comparisons'),
  provisional: said('表决尚未截止，以下是到现在为止的票数。', 'The ballot is still open; these are the votes so far.'),
  preview: said('现在开启的话', 'If it were opened now'),
  unreachable: said('照现在的名册，无论怎样投票都不能通过。', 'With the roll as it stands, no votes whatever could pass it.'),
  entitled: said('有表决权', 'Entitled to vote'),
  mustReturn: said('须收回', 'Must be returned'),
  mustAgree: said('须赞成（其余都反对时）', 'Must agree (if all others are against)'),
  votesAtLeast: (n: number): Words => said(`至少 ${n} 票`, n === 1 ? 'at least 1 vote' : `at least ${n} votes`),
  wouldClose: said('将截止于', 'Would close at'),
  voided: said('本次表决已作废', 'This ballot was voided'),
  recalled: said('本次表决已撤回', 'This ballot was recalled'),
  project: said('这个项目', 'The project'),
  committee: said('委员会', 'Committee'),
  meeting: said('会议', 'Meeting'),
  roll: said('名册', 'Roll'),
  seats: (n: number): Words => said(`${n} 席`, n === 1 ? '1 seat' : `${n} seats`),
};

/** How the terms treat what is not a plain yes or no, in sentences. */
export const silenceWords = {
  notReturned: said('不算赞成，也不算反对，按未收回处理', 'neither a yes nor a no; they count as not returned'),
  abstain: said('按弃权计算，不算赞成', 'count as abstentions, never as a yes'),
  assent: said('按规则视为同意', 'count as assent under these terms'),
} as const;
export const abstentionWords = {
  inDenominator: said('计入分母，不算赞成', 'count in the base and are no yes'),
  outOfDenominator: said('不计入分母', 'are taken out of the base'),
} as const;
export const visibilityWords = {
  countsAfterClose: said('截止后公布票数，不公布每位委员的表决', 'figures after the close; how each member voted is not published'),
  namedAfterClose: said('截止后连同姓名公布', 'votes are shown by name after the close'),
  live: said('投票期间即可看到票数', 'figures are shown while the ballot runs'),
} as const;

export const phaseWords: { readonly [phase: string]: { readonly words: Words; readonly tone: 'ok' | 'warn' | 'bad' | 'quiet' } } = {
  draft: { words: said('尚未开启', 'Not open yet'), tone: 'quiet' },
  open: { words: said('表决中', 'Open'), tone: 'ok' },
  tied: { words: said('票数相等，等待裁定', 'A tie, to be decided'), tone: 'warn' },
  closed: { words: said('已截止', 'Closed'), tone: 'quiet' },
  settled: { words: said('已办结', 'Settled'), tone: 'quiet' },
  recalled: { words: said('已撤回', 'Recalled'), tone: 'bad' },
  voided: { words: said('已作废', 'Voided'), tone: 'bad' },
};

export const outcomeTones = { PASS: 'ok', FAIL: 'bad', INVALID: 'warn', PENDING: 'warn' } as const;

/** What a paper says, as it counts. */
export const paperWords: { readonly [paper in (typeof papers)[number]]: Words } = {
  none: said('没有表决', 'no vote'),
  excluded: said('回避', 'excluded'),
  yes: said('赞成', 'yes'),
  yesWithComments: said('赞成，有建议或意见', 'yes, with comments'),
  noWithReasons: said('不赞成，附理由', 'no, with reasons'),
  noWithoutReasons: said('不赞成', 'no'),
  conditionalNo: said('不赞成，如采纳建议或意见改为赞成', 'no, yes if accepted'),
  abstain: said('弃权', 'abstention'),
  spoilt: said('废票', 'spoilt'),
  noObjection: said('无异议', 'no objection'),
  discuss: said('待议', 'discuss'),
};

/** Why a seat takes no part. What somebody gave as a ground of their own stands as it was written. */
export const groundWords: { readonly [reason: string]: Words } = {
  drafter: said('参加了起草', 'took part in the drafting'),
  drafterUnit: said('属于起草单位', 'belongs to a drafting unit'),
  employerChanged: said('工作单位变动', 'changed employer'),
  resigned: said('已辞职', 'has resigned'),
  died: said('已去世', 'has died'),
  removed: said('已免去', 'was removed'),
  revoked: said('资格已撤销', 'standing revoked'),
  suspended: said('被暂停', 'is suspended'),
};

/** The figures of a count, in the order in which they are read out. */
export const figureWords = {
  yes: said('赞成', 'yes'),
  noWithReasons: said('不赞成，附理由', 'no, with reasons'),
  noWithoutReasons: said('不赞成，无理由', 'no, without reasons'),
  abstain: said('弃权', 'abstentions'),
  spoilt: said('废票', 'spoilt'),
  excluded: said('回避', 'excluded'),
} as const;
