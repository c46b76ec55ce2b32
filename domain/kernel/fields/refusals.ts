import type { Refusals } from '../refusals.js';

/** Problems of codes, numbers and terms, as the checks of `domain/` and the offline command line report them. */
export const codesErrors = {
  CLAUSE_NOT_IN_TEXT: {
    status: 422,
    zh: '文本中没有所写的条款；请核对条款号，或注明“按原文”（asWritten）后重新提交。',
    en: 'The text has no clause of this number; look at the number, or send the same again with `asWritten`.',
  },
  PERSON_UNKNOWN: {
    status: 422,
    zh: '所写的人员在本系统中不存在，请核对账号。',
    en: 'Nobody here has the id that is named: neither an account, nor a member of a committee, nor anybody this record knows.',
  },
  CREDIT_CODE_UNKNOWN: {
    status: 422,
    zh: '所写的单位未登记，也不是成员的单位，请核对统一社会信用代码。',
    en: 'The unit that is named is neither registered nor the unit of anybody here; look at its credit code.',
  },
  CREDIT_CODE_LENGTH: { status: 422, zh: '统一社会信用代码不是 18 位。', en: 'The unified social credit code does not have 18 characters.' },
  CREDIT_CODE_OLD_REGISTRATION: {
    status: 422,
    zh: '这是 15 位的旧工商注册号，不是统一社会信用代码；请填营业执照上的 18 位代码。',
    en: 'These are 15 digits: an old business registration number. The unified social credit code that replaced it has 18 characters and stands on the licence.',
  },
  CREDIT_CODE_UNASSIGNED: {
    status: 422,
    zh: '统一社会信用代码的前两位（登记管理部门、机构类别）没有分配给任何机构。',
    en: 'The first two characters of the credit code, registration department and body type, are not assigned to any kind of body.',
  },
  CREDIT_CODE_CHARACTER: {
    status: 422,
    zh: '统一社会信用代码含有字符集以外的字符（不用 I、O、S、V、Z）。',
    en: 'The credit code holds a character outside its alphabet, which has no I, O, S, V or Z.',
  },
  CREDIT_CODE_REGION: {
    status: 422,
    zh: '统一社会信用代码第 3 至 8 位不是行政区划码数字。',
    en: 'Characters 3 to 8 of the credit code are not six region digits.',
  },
  CREDIT_CODE_ORGANISATION_CHECK: {
    status: 422,
    zh: '第 9 至 17 位组织机构代码的校验码不符；有证明材料时可人工确认。',
    en: 'The check character of the organisation code inside the credit code does not fit; evidence may stand in for it.',
  },
  CREDIT_CODE_CHECK: {
    status: 422,
    zh: '统一社会信用代码的校验码不符；有证明材料时可人工确认。',
    en: 'The check character of the credit code does not fit; evidence may stand in for it.',
  },
  NUMBER_EMPTY: { status: 422, zh: '标准编号为空。', en: 'The standard number is empty.' },
  NUMBER_CHARACTER: {
    status: 422,
    zh: '标准编号含有不能辨认的字符。',
    en: 'The standard number holds a character that no number has, as damaged copies do.',
  },
  NUMBER_SHAPE: { status: 422, zh: '不是任何一类标准编号的写法。', en: 'The text has the shape of no kind of standard number.' },
  NUMBER_YEAR: { status: 422, zh: '年代号不是四位（或早年的两位）数字。', en: 'The year is not four digits, nor two as older numbers have.' },
  NUMBER_NAMES_SEVERAL: {
    status: 422,
    zh: '一处写了多个部分，应逐个填写。',
    en: 'The text names several parts at once; each is a number of its own.',
  },
  NUMBER_ADOPTED: { status: 422, zh: '双编号中所采用的国际标准号无法辨认。', en: 'The adopted number in a dual number cannot be read.' },
  GROUP_CODE: {
    status: 422,
    zh: '团体代号须为 2 至 12 位大写字母或字母加数字。',
    en: 'A group code is not 2 to 12 capital letters, or letters with digits.',
  },
  GROUP_CODE_RESERVED: { status: 422, zh: '团体代号与现有标准代号相同。', en: 'The group code equals a standard code already in use.' },
  ICS_SHAPE: { status: 422, zh: '国际标准分类号应为 NN、NN.NNN 或 NN.NNN.NN。', en: 'An ICS code is not NN, NN.NNN or NN.NNN.NN.' },
  ICS_FIELD: { status: 422, zh: '国际标准分类中没有此一级类。', en: 'The ICS has no such field.' },
  CCS_SHAPE: {
    status: 422,
    zh: '中国标准文献分类号应为一个字母（不用 I、O）加两位数字。',
    en: 'A CCS code is not one letter other than I and O followed by two digits.',
  },
  LINE_NOT_JSON: { status: 400, zh: '该行不是有效的 JSON。', en: 'The line is not valid JSON.' },
  LINE_NOT_OBJECT: { status: 400, zh: '该行不是 JSON 对象。', en: 'The line is not a JSON object.' },
  LINE_VALUE: { status: 400, zh: '该行缺少字段，或字段取值不符。', en: 'A field of the line is missing or has a value it cannot have.' },
  LINE_UNKNOWN_NAME: {
    status: 400,
    zh: '该行含有未知的名称；列出了已知的名称。',
    en: 'The line uses a name that is not known; the known ones are listed.',
  },
  TERM_FROM: { status: 422, zh: '起点不是带时区的 RFC 3339 时间。', en: 'The start is not an RFC 3339 time with an offset.' },
  TERM_COUNT: { status: 422, zh: '期限数不是许可范围内的正整数。', en: 'The length of a term is not a whole number within its limits.' },
} as const satisfies Refusals;
