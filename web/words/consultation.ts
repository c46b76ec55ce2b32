import { said, type Words } from '../../domain/kernel/words.js';

const plural = (n: number, one: string, many: string): string => (n === 1 ? `1 ${one}` : `${n} ${many}`);

export const consultationWords = {
  title: said('征求意见', 'Consultations'),
  lede: said(
    '正在征求意见的标准，先截止的在前。任何单位和个人都可以提意见，不需要账号。',
    'Drafts open for comment, those that close first in front. Anybody may comment; no account is needed.',
  ),
  open: said('正在征求意见', 'Open for comment'),
  closed: said('已截止', 'Closed'),
  noneOpen: said('目前没有公开征求意见的标准', 'Nothing is open for comment at present'),
  noneClosed: said('还没有已截止的征求意见', 'No consultation has closed yet'),
  rehearsals: said('看演练中的征求意见', 'Show rehearsed consultations'),
  round: (n: number): Words => said(`第${numeral(n)}轮`, `round ${n}`),
  comments: (n: number): Words => (n === 0 ? said('还没有意见', 'no comments yet') : said(`${n} 条意见`, plural(n, 'comment', 'comments'))),
  count: (n: number): Words => said(`${n} 条`, String(n)),
  give: said('提意见', 'Comment'),
  giveOn: said('对本条提意见', 'Comment on this clause'),
  text: said('下载文本', 'Download the text'),
  clauses: said('条款与意见', 'Clauses and comments'),
  whole: said('全文', 'The whole text'),
  notRead: said(
    '征求意见稿不是可以逐条显示的文本，请下载后阅读；提意见时写明条款。',
    'The draft cannot be shown clause by clause. Download it to read it, and name the clause when you comment.',
  ),
  commentsHead: said('意见', 'Comments'),
  elsewhere: said('其他意见', 'Other comments'),
  noComments: said('还没有意见', 'There are no comments yet'),
  moreComments: (n: number): Words => said(`本条全部 ${n} 条意见`, `All ${n} comments on this clause`),
  allComments: said('全部意见', 'All comments'),
  project: said('这个项目', 'The project'),
  projectLink: said('项目全过程', 'The whole life of the project'),
  opened: said('开始', 'Opened'),
  organisation: said('归口', 'Responsible'),
  roundLabel: said('轮次', 'Round'),
  received: said('意见', 'Comments'),
  sentTo: said('定向征求', 'Sent to'),
  units: (n: number): Words => said(`${n} 个单位`, plural(n, 'organisation', 'organisations')),
  answerBy: said('答复期限', 'Answers due'),
  version: said('文本', 'Text'),
  proposed: said('建议改为：', 'Proposed wording: '),
  reason: said('理由：', 'Reason: '),
  late: said('逾期，不计入', 'late, not counted'),
  selfStated: said('（自称）', ' (own statement)'),
  withdrawn: said('作者已撤回这条意见。', 'Its author has withdrawn this comment.'),
  duplicate: (n: number): Words => said(`与第 ${n} 条意见相同，一并处理。`, `The same as comment ${n}; answered there.`),
  objected: said('作者对处理提出异议：', 'The author objects: '),
  voided: said('本轮征求意见已作废', 'This round was called off'),
  note: (from: string): Words =>
    said(
      `${from}开始，次日起算。任何单位和个人都可以提意见，不需要账号。`,
      `Opened on ${from}; the first day counted is the next one. Anybody may comment; no account is needed.`,
    ),
  partOf: (title: string): Words => said(`第 ${title} 部分`, `Part ${title}`),
};

const numerals = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const numeral = (n: number): string => numerals[n] ?? ` ${n} `;

/** The state of a round. */
export const phaseWords: { readonly [phase: string]: { readonly words: Words; readonly tone: 'ok' | 'warn' | 'bad' | 'quiet' } } = {
  open: { words: said('征求意见', 'Open for comment'), tone: 'ok' },
  closed: { words: said('已截止，正在处理', 'Closed, being answered'), tone: 'quiet' },
  settled: { words: said('已办结', 'Settled'), tone: 'quiet' },
  voided: { words: said('已作废', 'Called off'), tone: 'bad' },
};

export const closingSoon = said('即将截止', 'Closing soon');

/** What became of a comment. */
export const statusWords: { readonly [status: string]: { readonly words: Words; readonly tone: 'ok' | 'warn' | 'info' | 'quiet' } } = {
  open: { words: said('待处理', 'Not yet answered'), tone: 'quiet' },
  adopted: { words: said('采纳', 'Adopted'), tone: 'ok' },
  partly: { words: said('部分采纳', 'Partly adopted'), tone: 'info' },
  rejected: { words: said('不采纳', 'Not adopted'), tone: 'quiet' },
  withdrawn: { words: said('已撤回', 'Withdrawn'), tone: 'quiet' },
  duplicate: { words: said('重复', 'Duplicate'), tone: 'quiet' },
};
