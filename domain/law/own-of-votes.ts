import { own, type SourceRow } from './row.js';

/** What this system decided itself: about ballots, meetings, consultations and drafting. */
export const ownOfVotes = {
  'D-BALLOT-ORDER': own(
    '投票依次为草拟、开启、截止、定案',
    'a ballot goes draft, open, closed, settled',
    'Every reader can then tell from one word what is still possible.',
  ),
  'D-FROZEN-ROLL': own(
    '名册自开启时冻结',
    'the electorate is frozen at opening',
    'A roll that moves while papers come in changes the threshold after people have voted.',
  ),
  'D-FROZEN-TEXT': own(
    '文本自开启时冻结，每票写明所依据的文本',
    'the text is frozen at opening and every vote names it',
    'A vote is worth nothing when nobody can say what it was about.',
  ),
  'D-ONE-CLOCK': own(
    '以受理时刻为准',
    'one clock: the instant at which an act is taken into the record',
    'Clocks of browsers and servers differ; one of them must decide.',
  ),
  'D-TRANSIT': own('截止后留有在途宽限，再行关闭', 'closing follows the grace for transit', 'A vote handed in on time must not be lost on its way.'),
  'D-DOOR': own('截止后不再接收', 'nothing is taken after the close', 'What was late is told so at once.'),
  'D-BEFORE-USE': own('结果仅可在项目据以推进之前更正', 'a result may change only before the project acts on it', 'Later steps rest on it.'),
  'D-REOPEN': own(
    '有效的表决结果不重开，仅就有记录的缺票、停机或程序错误重开一次',
    'a valid result is not re-opened; what lacks papers, an outage or an upheld appeal re-opens a ballot once, when the record shows it',
    'Whoever may open a lost ballot again until it passes decides it alone.',
  ),
  'D-VOID': own(
    '已公布的有效结果须有据作废：申诉成立、停机未补时、写明的程序错误并附文件，或由主管部门提出',
    'a declared result is voided on a ground: an appeal upheld, an outage not made good, a named error of procedure with its document, or the authority',
    'Whoever may void a lost vote without one repeats it until it passes.',
  ),
  'D-SECOND-TRY': own(
    '有效表决未通过的，再次表决须换文本或写明变化，名册不减，规则不变',
    'after a valid loss the next round has another text or a named change, the roll and the rule of the one before',
    'Whoever may repeat a vote and choose who votes decides it alone.',
  ),
  'D-GRACE': own(
    '更正期满后定案',
    'a result settles when its days of grace are over',
    'Who answered with a condition gets time to say whether it is met.',
  ),
  'D-CARRY-OVER': own(
    '上一轮的票带入下一轮',
    'votes carry over into the next round',
    'A further round asks about changes only; nobody needs to repeat the rest.',
  ),
  'D-RECALL': own(
    '误开启可在短时间内撤回',
    'a slip may be recalled while it is fresh and nobody has voted',
    'Everybody presses the wrong button once; the trail stays.',
  ),
  'D-OWN-VOTE': own(
    '表决由名册上的本人作出',
    'a vote is the act of the person on the roll',
    'A vote typed by somebody else is a paper with its own rules.',
  ),
  'D-EMPTY-VOTE': own('无意见的弃权须再次确认', 'an abstention without a word is confirmed', 'It is often a slip.'),
  'D-CHANGE-SEAT': own(
    '投票期间人员变动按既定方式处理',
    'changes of the roll while a ballot is open follow its terms',
    'People move, leave and die; what that does to a vote is settled before.',
  ),
  'D-FOLLOW-UP': own('后续投票一次一个，须有名册', 'one following ballot at a time, and with a roll', 'Two at once could contradict each other.'),
  'D-MANDATE': own(
    '一席一票，委托以书面为据，本人投票优先',
    'one seat, one vote; a mandate is in writing and the member’s own vote comes first',
    'Proxies are not allowed by default; where they are, nobody may vote twice.',
  ),
  'D-PAPER': own('两个勾选视为废票', 'two ticks on a sheet make it spoilt', 'Nobody but the voter knows what was meant.'),
  'D-PAPER-TWO': own(
    '代录纸质票须另一人核对，本人可提出异议',
    'a sheet is typed by one officer, confirmed by another, open to the voter’s objection',
    'Whoever types for somebody else can make a mistake or worse.',
  ),
  'D-TWO-PERSONS': own('一人提出、另一人确认', 'one person proposes, another confirms', 'What bends a decision must not lie in one hand.'),
  'D-TERM-SANE': own('期限超过一百年视为笔误', 'a term of more than a hundred years is a slip of the pen', 'Nothing outlives it.'),
  'D-RECIRCULATION': own(
    '再次函审只就改动部分和未决反对意见',
    'a recirculation is on changed parts and open negatives only',
    'Otherwise what was settled begins again.',
  ),
  'D-WITHDRAW-NEGATIVE': own('反对票只可撤回为赞成', 'a negative is withdrawn in favour', 'Anything else is a new vote.'),
  'D-ONE-SEAT': own('一人一席', 'one person, one seat', 'Otherwise somebody would count twice.'),
  'D-SWAP': own(
    '投票或征求意见期间换文须声明，已表决者另行确认',
    'a text under vote or comment is replaced by a declared swap',
    'People must know that what they answered about has changed.',
  ),
  'D-CONDUCT': own(
    '弃权、未返回、回避、废票和平票的处理须事先写明',
    'what abstention, silence, recusal, spoilt papers and ties do is said beforehand',
    'These decide close results, and the law is silent on most of them.',
  ),
  'D-QUESTION-FORM': own('投票的名称表明其形式', 'the name of a ballot says its form', 'A letter ballot run as a meeting has another base.'),
  'D-HIDDEN': own('截止前不公开票数', 'nothing of a ballot is shown before its close', 'Running counts push those who have not voted.'),
  'D-OUTAGE': own(
    '系统停机可顺延截止时间',
    'time in which the system was down may be given back',
    'Nobody should lose a vote to our fault; what was lost is measured.',
  ),
  'D-TALLY': own(
    '计票参数须完整、互不矛盾',
    'parameters and counts of a tally are whole and agree with each other',
    'A count that cannot be true decides nothing.',
  ),
  'D-HYPOTHESIS': own(
    '假设计算须按席位记名的票',
    'a count under another rule needs the papers by seat',
    'A rule that looks at units or persons cannot be tried on sums.',
  ),
  'D-CN-DB': own(
    '专家表决参照团体标准：五人以上、奇数、四分之三赞成',
    'a panel of five or more, odd in number, three quarters in favour',
    'The measures on local standards set no fraction; this follows art. 14 of the group standard provisions and the rules of 1990.',
  ),
  'D-ATTENDANCE': own('出席以一份记录为准，每人一次', 'one source of attendance, each person once', 'Minutes and votes must agree.'),
  'D-REMOTE': own(
    '远程参会经核验身份并记录的计入出席',
    'remote attendance counts when the identity was checked and recorded',
    'Practice since 2020.',
  ),
  'D-MEETING-ORDER': own(
    '会议依次为召集、开始、结束、纪要、归档',
    'a meeting is called, opened, ended, minuted, filed',
    'Each step rests on the one before.',
  ),
  'D-MEETING-TIME': own('会议不早于通知的时间', 'not before the time that all were told', 'Who comes on time must not be late.'),
  'D-MINUTES': own('纪要和决议由记录生成', 'minutes and resolutions say what the record says', 'Two stories of one meeting end in a quarrel.'),
  'D-ROUND-ORDER': own(
    '征求意见依次为开放、截止、处理完毕',
    'a comment round goes open, closed, settled',
    'Every reader can then tell what is still possible.',
  ),
  'D-COMMENT-TEXT': own('意见针对所写明的文本', 'a comment is about the text it names', 'Otherwise its answer may be about something else.'),
  'D-LATE-COMMENT': own('逾期意见留存并答复', 'a late comment is kept and answered', 'The law does not forbid it and it costs little.'),
  'D-LONGER-ONLY': own('期限只可延长，最长一年', 'a round is only made longer, to a year at most', 'Who relied on the day must not lose it.'),
  'D-REPEAT-ROUND': own(
    '实质性修改后再次征求意见，不少于十五日',
    'a substantive change repeats the comments, fifteen days or more',
    'The law is silent; a text nobody has seen was not commented on.',
  ),
  'D-ZERO-OPEN': own(
    '意见和异议全部答复后方可推进',
    'no comment without a treatment, and no objection to one without an answer',
    'The provisions ask that what comes back is dealt with; that each comment gets an answer, and that nothing goes on before, is ours.',
  ),
  'D-HEARD': own(
    '处理结论作出七日后方可签署汇总表',
    'a week between the treatment of comments and the signed table',
    'Who is not wholly followed may object, and an objection that only the fastest can make is none. The law is silent; a week is what notices of this kind allow.',
  ),
  'D-POSITION-TEXT': own('立场针对所写明的文本', 'a position is about the text it names', 'Otherwise agreement moves to a text nobody has read.'),
  'D-CLAUSES': own('条款由存档文本读出', 'clauses are read from the stored text and from nowhere else', 'Who sends them could send others.'),
  'D-EDITORIAL': own(
    '发布的文本即批准的文本；编辑性修改须声明差异并由另一人同意',
    'what is published is what was approved; an editorial change is declared with its difference and agreed by a second person',
    'The law puts approval before publication and says nothing of misprints; another text under the same approval was approved by nobody.',
  ),
  'D-LINEAGE': own(
    '采纳的意见须在文本中有所体现',
    'an adopted comment leaves a trace in the text',
    'Adopting on paper only is the commonest complaint.',
  ),
  'D-OWN-TERMS': own(
    '自定表决条件（不依据任何法规）',
    'house terms: set by whoever put the question, resting on no law',
    'Terms that are not those of a procedure must not look as if a law stood behind them.',
  ),
  'D-HOUSE-TERMS': own(
    '起草组协商一致的通用条件',
    'general terms of a drafting group',
    'Times and shares that hold where the group has not set its own.',
  ),
} as const satisfies { readonly [id: string]: SourceRow };
