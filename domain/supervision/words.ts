import { said } from '../kernel/words.js';

/** What a suspension reaches. It is said of each finding: nothing is suspended because nobody said otherwise. */
export const scopeNames = {
  nothing: said('不暂停任何环节', 'suspends nothing'),
  project: said('仅所涉项目的所列环节', 'the named acts of the one project'),
  society: said('该团体全部项目的所列环节', 'the named acts of all its projects'),
} as const;

export const settledNames = {
  cured: said('已整改', 'put right'),
  dropped: said('不再认定', 'not upheld'),
} as const;

/** Where a finding stands. */
export const findingNames = { open: said('待整改', 'to be put right'), filed: said('已报证明材料', 'evidence filed'), ...settledNames } as const;

export const conclusionNames = {
  explained: said('已作说明', 'explained'),
  unexplained: said('未作说明或者说明不成立', 'not explained'),
  rectified: said('整改完成', 'put right'),
  withdrawn: said('撤回', 'taken back'),
} as const;
export type Conclusion = keyof typeof conclusionNames;

/** Kinds of entries in the thread that both sides read. */
export const entryNames = {
  question: said('询问', 'question'),
  answer: said('答复', 'answer'),
  findings: said('整改通知', 'notice of rectification'),
  evidence: said('整改证明材料', 'evidence'),
  returned: said('退回补充', 'evidence returned'),
  settled: said('认定结果', 'finding settled'),
  lifted: said('解除暂停', 'suspension lifted'),
  moved: said('调整期限', 'deadline moved'),
  overdue: said('逾期', 'overdue'),
  conclusion: said('办结', 'conclusion'),
} as const;

export const awaitedNames = { answer: said('答复', 'answer'), evidence: said('整改证明材料', 'evidence') } as const;
export type Awaited = keyof typeof awaitedNames;
