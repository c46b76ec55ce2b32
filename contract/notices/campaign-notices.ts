import { rules, says, type NoticeTable } from './notice-words.js';

const tag = says('集中复审', 'Review campaign');

/** What a review campaign tells. */
export const campaignNotices = {
  'campaign.opened': {
    tag,
    subject: says('{named}：集中复审开始', '{named}: the review campaign begins'),
    lines: [],
    rule: rules.periodic,
  },
  'campaign.overdue': {
    tag,
    subject: says('{named}：期限已过，{open} 项没有结论', '{named}: the deadline has passed, {open} without outcome'),
    lines: [says('期限：{due}（北京时间）', 'Deadline: {due} (Beijing time)')],
    rule: rules.periodic,
  },
  'campaign.closed': {
    tag,
    subject: says('{named}：集中复审结束', '{named}: the review campaign is closed'),
    lines: [says('共 {total} 项，均有结论。', '{total} standards, each with an outcome.')],
    rule: rules.periodic,
  },
} as const satisfies NoticeTable;
