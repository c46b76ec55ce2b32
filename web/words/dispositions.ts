import { said, type Words } from '../../domain/kernel/words.js';

const comments = (n: number): string => (n === 1 ? '1 comment' : `${n} comments`);

/** The 意见汇总处理表 at the desk of who answers comments. */
export const dispositionsWords = {
  title: said('意见处理', 'Answers to comments'),
  lede: said(
    '在行内选结论、写理由，或勾选几条一并答复；没有填的行不动。答复可以再改，每次都留痕。',
    'Choose and give a reason in the row, or tick several and answer them at once; a row left empty is left alone. An answer may be changed, and each change stays on record.',
  ),
  toDispositions: said('按条处理意见', 'Answer the comments in one table'),
  round: (n: number): Words => said(`第 ${n} 轮`, `round ${n}`),
  progress: (answered: number, of: number): Words => said(`已处理 ${answered} 条，共 ${of} 条`, `${answered} of ${of} answered`),
  left: said('还差', 'What remains'),
  leftOpen: (n: number): Words => said(`${n} 条待处理`, `${comments(n)} to answer`),
  leftObjected: (n: number): Words => said(`${n} 条异议待答复`, `${n === 1 ? '1 objection' : `${n} objections`} to answer`),
  nothingLeft: said('各条都已答复', 'Every comment is answered'),
  answerBy: said('答复期限', 'Answers due'),
  sign: said('签署汇总处理表', 'Sign the table'),
  diff: said('与下一稿逐条对照', 'Compare with the next draft'),
  state: said('状态', 'State'),
  clause: said('条款', 'Clause'),
  by: said('提出', 'Made by'),
  all: said('全部', 'all'),
  none: said('没有符合条件的意见', 'No comment is like this'),
  objected: said('有异议待答复', 'objected, to be answered'),
  late: said('逾期', 'late'),
  filter: said('筛选', 'Show these'),
  shown: (n: number, of: number): Words =>
    said(`列出 ${n} 条，符合条件的有 ${of} 条；其余请再筛选。`, `${n} of ${of} are shown; narrow the choice to see the rest.`),
  first: (n: number): Words =>
    said(
      `本轮意见很多，这里读到前 ${n} 条；按状态筛选可看到其余。`,
      `The round is large: the first ${n} are read here. Choose a state to see the others.`,
    ),
  clauseText: said('条文', 'Text of the clause'),
  given: said('处理结论', 'Disposition'),
  givenOf: (n: number): Words => said(`第 ${n} 条的处理`, `Disposition of comment ${n}`),
  reason: said('理由或改法', 'Reason, or what was changed'),
  reasonOf: (n: number): Words => said(`第 ${n} 条的理由或改法`, `Reason for comment ${n}`),
  select: said('选入一并答复', 'Answer with others'),
  selectOf: (n: number): Words => said(`第 ${n} 条选入一并答复`, `Answer comment ${n} with others`),
  change: said('改处理', 'Change the answer'),
  answerObjection: said('答复异议', 'Answer the objection'),
  block: said('一并答复所选的意见', 'One answer to all that are ticked'),
  blockReason: said('理由或改法', 'Reason, or what was changed'),
  duplicate: said('与另一条相同', 'The same as another'),
  duplicateHint: said('各条和各提出者都保留，由那一条代为答复', 'Each row and author is kept; that one is answered for all'),
  lead: said('那一条的序号', 'Number of that one'),
  selectAll: said('勾选列出的全部', 'Tick all that are shown'),
  selectNone: said('全部不勾选', 'Untick all'),
  save: said('保存', 'Save'),
  keys: said('按键：', 'Keys: '),
  keysAre: said(
    'j、k 下一条、上一条，1、2、3 采纳、部分采纳、不采纳，x 勾选，e 写理由，Ctrl+Enter 保存',
    'j and k next and last, 1, 2, 3 adopted, partly, not adopted, x tick, e reason, Ctrl+Enter save',
  ),
  saved: said('已保存', 'Saved'),
  savedSome: (n: number): Words =>
    said(`已保存 ${n} 条，其余没有办理，内容还在下面。`, `${comments(n)} saved. The others were not done; what you typed is below.`),
  nothing: said('没有填写任何答复。', 'Nothing was filled in.'),
  movedTitle: said('您读取之后已有变化', 'This has changed since you read it'),
  moved: (list: string): Words =>
    said(
      `没有办理。第 ${list} 条已由他人处理，当前的答复写在该行；您填写的内容保留着，再次保存即以您的为准。`,
      `Nothing was done. Somebody has treated comments ${list}: what stands now is written in the row, and what you typed is kept. Save again to put yours in its place.`,
    ),
  movedRow: said('他人刚处理过', 'just treated by somebody else'),
  errorHead: said('还没有保存', 'Not saved yet'),
  twice: (n: number): Words =>
    said(`第 ${n} 条既在行内答复，又选入一并答复，请只留一种`, `Comment ${n} is answered in its row and ticked as well; keep one of the two`),
  needGiven: (n: number): Words => said(`请选择第 ${n} 条的处理结论`, `Choose the disposition of comment ${n}`),
  needReason: (n: number): Words => said(`请写明第 ${n} 条部分采纳或不采纳的理由`, `Give the reason why comment ${n} is not wholly adopted`),
  noneSelected: said('请先勾选要一并答复的意见', 'Tick the comments that the answer is for'),
  needBlock: said('请选择所勾选意见的处理结论', 'Choose what becomes of the ticked comments'),
  needBlockReason: said('请写明部分采纳或不采纳的理由', 'Give the reason why they are not wholly adopted'),
  needLead: said('请写代为答复的那一条的序号', 'Give the number of the comment that is answered for all'),
  refused: (n: number, why: Words): Words => said(`第 ${n} 条：${why.zh}`, `Comment ${n}: ${why.en}`),
  unknownTitle: said('尚不知道是否已保存', 'It is not yet known whether this was saved'),
  unknown: said(
    '系统没有及时答复。内容没有丢失：再次提交是同一项操作，只会办理一次。',
    'The system did not answer in time. Nothing is lost: sent again it is the same act and is done once.',
  ),
  again: said('再次提交', 'Send again'),
  lookUp: said('先查看', 'Look first'),
};
