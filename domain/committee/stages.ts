import type { Title } from '../profile/vocabulary.js';

/** Where a committee stands, in a namespace of its own: ISO's codes are of standards, not of committees. */
export const committeeCodes = {
  'TC:00.00': { zh: '筹建申请收到', en: 'application received' },
  'TC:00.20': { zh: '评审', en: 'under evaluation' },
  'TC:00.98': { zh: '申请不予受理', en: 'application rejected' },
  'TC:00.99': { zh: '评审通过', en: 'evaluation passed' },
  'TC:10.00': { zh: '筹建公示', en: 'public notice of the set-up' },
  'TC:10.60': { zh: '筹建公示结束', en: 'public notice of the set-up closed' },
  'TC:10.92': { zh: '退回修改', en: 'returned to the applicant' },
  'TC:10.98': { zh: '不予筹建', en: 'set-up refused' },
  'TC:10.99': { zh: '筹建批复', en: 'set-up approved' },
  'TC:20.00': { zh: '征集委员', en: 'recruitment of members' },
  'TC:20.20': { zh: '编制组建方案', en: 'constitution plan being drawn up' },
  'TC:20.60': { zh: '组建方案已报送', en: 'constitution plan filed' },
  'TC:20.98': { zh: '筹建失效', en: 'set-up lapsed' },
  'TC:20.99': { zh: '组建方案受理', en: 'constitution plan accepted' },
  'TC:30.20': { zh: '组建方案公示', en: 'public notice of the plan' },
  'TC:30.60': { zh: '组建方案公示结束', en: 'public notice of the plan closed' },
  'TC:30.92': { zh: '组建方案退回修改', en: 'plan returned' },
  'TC:50.98': { zh: '不予成立', en: 'establishment refused' },
  'TC:60.60': { zh: '成立', en: 'established' },
  'TC:90.20': { zh: '换届或考核评估', en: 're-election or assessment' },
  'TC:90.60': { zh: '换届材料已报送', en: 're-election dossier filed' },
  'TC:90.92': { zh: '整改', en: 'under rectification' },
  'TC:90.93': { zh: '换届完成或考核合格', en: 're-elected or assessed in order' },
  'TC:90.99': { zh: '建议注销或撤销', en: 'ending proposed' },
  'TC:95.20': { zh: '注销或撤销公示', en: 'public notice of the ending' },
  'TC:95.60': { zh: '注销或撤销公示结束', en: 'public notice of the ending closed' },
  'TC:95.99': { zh: '注销或撤销', en: 'deregistered or revoked' },
} as const satisfies { readonly [code: string]: Title };

export type CommitteeCode = keyof typeof committeeCodes;

export const isCommitteeCode = (text: string): text is CommitteeCode => Object.hasOwn(committeeCodes, text);
