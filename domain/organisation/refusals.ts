import { refusing, type Refusals } from '../kernel/refusals.js';

export const organisationRefusals = {
  STREAM_MISMATCH: { status: 422, zh: '单位的标识须为其统一社会信用代码。', en: 'An organisation lives under its own credit code.' },
  NAME_BORNE: {
    status: 409,
    zh: '此名称为另一单位的登记名称；确有同名的由登记机关办理。',
    en: 'Another body is registered under this name; civil affairs registers a namesake.',
  },
  NAME_OF_AUTHORITY: {
    status: 422,
    zh: '此名称为国家机关的名称；国家机关由登记机关以主管部门登记。',
    en: 'The name is one of a state organ, which civil affairs registers as an authority.',
  },
  USCC_INVALID: { status: 422, zh: '统一社会信用代码格式不正确。', en: 'The credit code does not have the layout of GB 32100.' },
  USCC_CHECK_FAILED: {
    status: 422,
    zh: '统一社会信用代码校验位不符；确已核发的须附证明。',
    en: 'A check character of the credit code fails and no evidence overrides it.',
  },
  USCC_NOT_A_SOCIETY: {
    status: 422,
    zh: '只有社会团体（51 开头）可以发布团体标准；例外须附证明。',
    en: 'The code of a publishing society begins with 51, or evidence is given.',
  },
  CODE_NOT_FOR_KIND: { status: 422, zh: '只有社会团体使用团体代号。', en: 'Only a society bears a group code.' },
  GROUP_CODE_NOT_OWN: {
    status: 409,
    zh: '该团体代号属于其他单位，或与本团体的代号不同。',
    en: 'The group code is borne by another organisation, or is not that of this society.',
  },
  CODE_ADOPTED: { status: 409, zh: '团体代号已经确定，不能更换。', en: 'The society already has its group code.' },
  STANDING_ALREADY: { status: 409, zh: '该单位已处于此信用状态。', en: 'The organisation already has this standing.' },
  NOT_AN_AUTHORITY: {
    status: 403,
    zh: '所写单位未登记为行政主管部门，不得以主管部门名义审批、归口或者发起清理复审。',
    en: 'The organisation is not registered as an authority, so it decides, is competent and reviews for nobody.',
  },
} as const satisfies Refusals;

export const refused = refusing(organisationRefusals, { rule: 'G1', source: 'GB-32100', cure: ['self', 'monitor'] });
