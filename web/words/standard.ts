import { said, type Words } from '../../domain/kernel/words.js';
import type { Tone } from '../parts/chip.js';

export const standardWords = {
  title: said('标准', 'Standards'),
  lede: said('已发布的团体标准和地方标准。', 'Published group and local standards.'),
  find: said('查找标准', 'Find a standard'),
  findHint: said('标准号或名称', 'Number or title'),
  findButton: said('查找', 'Search'),
  none: said('没有找到标准', 'No standard was found'),
  noneYet: said('还没有发布的标准', 'No standard has been published yet'),
  inProjects: said('在项目中查找', 'Search among projects'),
  rehearsals: said('看演练中的标准', 'Show rehearsed standards'),
  published: said('发布', 'Published'),
  number: said('标准号', 'Number'),
  name: said('名称', 'Title'),
  body: said('发布单位', 'Published by'),
  standing: said('状态', 'Status'),
  publishedOn: said('发布日期', 'Published on'),
  effective: said('实施日期', 'In force from'),
  ics: said('国际标准分类', 'ICS'),
  ccs: said('中国标准分类', 'CCS'),
  kind: said('类别', 'Kind'),
  group: said('团体标准', 'group standard'),
  local: said('地方标准', 'local standard'),
  field: said('领域', 'Field'),
  units: said('起草单位', 'Drafted by'),
  replaces: said('代替', 'Replaces'),
  replacedBy: said('被代替', 'Replaced by'),
  reviewDue: said('复审期限', 'Review due'),
  filing: said('备案', 'Filing'),
  feedback: said('意见反馈', 'Feedback'),
  text: said('标准文本', 'Text of the standard'),
  cite: said('引用', 'Cite'),
  project: said('这项标准是怎样制定的', 'How this standard was made'),
  decisions: said('决定', 'Decisions'),
  dossier: said('卷宗', 'Dossier'),
};

export const standingWords: {
  readonly [standing in 'published' | 'inForce' | 'superseded' | 'withdrawn']: { readonly words: Words; readonly tone: Tone };
} = {
  published: { words: said('即将实施', 'Not yet in force'), tone: 'info' },
  inForce: { words: said('现行', 'In force'), tone: 'ok' },
  superseded: { words: said('被代替', 'Superseded'), tone: 'quiet' },
  withdrawn: { words: said('废止', 'Withdrawn'), tone: 'quiet' },
};
