import { said, type Words } from '../../domain/kernel/words.js';

const clauses = (n: number): string => (n === 1 ? '1 clause' : `${n} clauses`);

export const changesWords = {
  title: said('前后两稿逐条对照', 'Two drafts side by side'),
  lede: said(
    '左为前稿，右为后稿；删去的加删除线，新增的加下划线。',
    'The former draft stands left, the later one right; what went is struck out, what came is underlined.',
  ),
  round: (n: number): Words => said(`第 ${n} 轮征求意见稿与下一稿`, `The draft of round ${n} and the next one`),
  versions: (from: number, to: number): Words => said(`第 ${from} 稿与第 ${to} 稿`, `Version ${from} and version ${to}`),
  compare: said('逐条对照前后两稿', 'Compare two drafts clause by clause'),
  count: (n: number): Words => said(`${n} 条有变动`, `${clauses(n)} changed`),
  before: said('前稿', 'Before'),
  after: said('后稿', 'After'),
  kinds: {
    added: said('新增', 'Added'),
    removed: said('删除', 'Removed'),
    changed: said('修改', 'Changed'),
    moved: said('只改编号', 'Only renumbered'),
  },
  movedTo: (to: string): Words => said(`现为 ${to}`, `now ${to}`),
  nothing: said('没有条款变动', 'No clause has changed'),
  notYet: said('还没有下一稿，或其中一稿不能逐条读出。', 'There is no next draft yet, or one of the two cannot be read clause by clause.'),
  withheld: said(
    '两稿全文只供有权阅读者查看，这里只列出变动的条款。',
    'The words are for those who may read both drafts; the clauses that changed are listed.',
  ),
  from: said('前稿号', 'From version'),
  show: said('对照', 'Compare'),
};
