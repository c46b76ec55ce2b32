import { said } from '../kernel/words.js';

/** The ticks a voter may set. */
export const choiceNames = {
  yes: said('赞成', 'yes'),
  yesWithComments: said('赞成，有建议或意见', 'yes with comments'),
  no: said('不赞成', 'no'),
  conditionalNo: said('不赞成，如采纳建议或意见改为赞成', 'no, yes if accepted'),
  abstain: said('弃权', 'abstention'),
  noObjection: said('无异议', 'no objection'),
  discuss: said('待议', 'discuss'),
} as const;
export type Choice = keyof typeof choiceNames;

/** What may stand on a sheet of paper. */
export const sheetNames = { ...choiceNames, spoilt: said('废票', 'spoilt') } as const;

/** What a paper may say once its negative is taken back. */
export const positiveNames = { yes: choiceNames.yes, abstain: choiceNames.abstain, noObjection: choiceNames.noObjection } as const;

/** Whether the minutes of an outage are given back, and why not. */
export const makingUpNames = {
  extended: said('已顺延截止时间', 'given back'),
  termsSayNone: said('表决条款不补时', 'not given back: the terms give none back'),
  tooShort: said('时间短于条款所定，不补', 'not given back: shorter than the terms ask'),
  tooEarly: said('离截止尚早，不补', 'not given back: long before the close'),
  resultUsed: said('结果已被采用，不补', 'not given back: the result is used'),
} as const;
export type MakingUp = keyof typeof makingUpNames;

/** The word of a chair on a tie. */
export const tieNames = { yes: choiceNames.yes, no: choiceNames.no } as const;

/** Errors of procedure for which a declared result is voided: in the roll, the text, what the voters were told, how the vote went, or the count. */
export const faultNames = {
  roll: said('名册', 'in the roll'),
  text: said('文本', 'in the text'),
  notice: said('通知', 'in what the voters were told'),
  conduct: said('过程', 'in how the vote went'),
  count: said('计票', 'in the count'),
} as const;
export type Fault = keyof typeof faultNames;

export const mandateNames = {
  alternate: said('候补人', 'an alternate without a seat'),
  proxy: said('受托委员', 'another member'),
} as const;

export const natureNames = {
  erratum: said('勘误', 'an erratum'),
  technical: said('技术性修改', 'a technical change'),
} as const;

/** How a negative comes to rest. */
export const wayNames = {
  withdrawn: said('撤回', 'withdrawn'),
  answered: said('已答复', 'answered'),
  persuasive: said('意见成立，事项退回修改', 'persuasive; the item goes back'),
  notPersuasive: said('意见不成立', 'not persuasive'),
  notRelated: said('与表决事项无关', 'not related to the item'),
  overruled: said('异议被驳回', 'overruled'),
  sustained: said('异议成立，事项停止', 'sustained; the item stops'),
} as const;
