import { said } from '../kernel/words.js';

/** What becomes of a comment, as the 意见汇总处理表 has it. */
export const dispositionNames = {
  adopted: said('采纳', 'adopted'),
  partly: said('部分采纳', 'partly adopted'),
  rejected: said('不采纳', 'not adopted'),
} as const;
export type Disposition = keyof typeof dispositionNames;

export const kindNames = {
  general: said('总体意见', 'general'),
  technical: said('技术性意见', 'technical'),
  editorial: said('编辑性意见', 'editorial'),
} as const;

/** How a comment came; anything but `web` is typed in by the office. */
export const wayNames = {
  web: said('网上提交', 'on the web'),
  sheet: said('意见表', 'on a comment sheet'),
  letter: said('来函', 'by letter'),
  telephone: said('电话', 'by telephone'),
} as const;

/** Where a comment stands, by its mark in small letters. */
export const standingNames: { readonly [mark: string]: { readonly status: string; readonly zh: string; readonly en: string } } = {
  o: { status: 'open', zh: '尚未处理', en: 'not yet answered' },
  a: { status: 'adopted', zh: '已采纳', en: 'adopted' },
  p: { status: 'partly', zh: '已部分采纳', en: 'partly adopted' },
  r: { status: 'rejected', zh: '未采纳', en: 'not adopted' },
  w: { status: 'withdrawn', zh: '已撤回', en: 'withdrawn' },
  d: { status: 'duplicate', zh: '与另一条意见重复', en: 'the same as another comment' },
};
