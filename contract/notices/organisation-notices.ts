import { rules, shared, type NoticeTable } from '../../domain/kernel/notice-words.js';
import { said as says } from '../../domain/kernel/words.js';

/** What an organisation and its register of numbers tell its officers. */
export const organisationNotices = {
  'organisation.standing': {
    tag: says('组织状态', 'Standing'),
    subject: says('{name}：{standing}', '{name}: {standing}'),
    lines: [shared.reason, says('涉及在办项目 {projects} 个。', 'Running projects concerned: {projects}.')],
    rule: rules.standing,
  },
} as const satisfies NoticeTable;
