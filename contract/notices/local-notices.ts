import { rules, shared, type NoticeTable } from '../../domain/kernel/notice-words.js';
import { said as says } from '../../domain/kernel/words.js';

const { reason } = shared;
const campaign = says('集中复审', 'Review campaign');
/** What a local standard tells besides what every standard does. */
export const localNotices = {
  'project.campaignJoined': {
    tag: campaign,
    subject: says('{named}：列入集中复审', '{named}: part of a review campaign'),
    lines: [reason],
    rule: rules.periodic,
  },
} as const satisfies NoticeTable;
