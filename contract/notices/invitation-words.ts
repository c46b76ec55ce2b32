import type { NoticeTable } from '../../domain/kernel/notice-words.js';
import { said } from '../../domain/kernel/words.js';

const rule = said('本系统约定（没有账号的人凭邀请办理本人的事项）', 'A rule of this system: who has no account does their part by an invitation');

/** Notices that follow no event: an office has asked somebody to do their part by a link. */
export const invitationNotices: NoticeTable = {
  'invitation.mailed': {
    tag: said('邀请', 'Invitation'),
    subject: said('{what}：{title}', '{what}: {title}'),
    lines: [
      said(
        '{invitedBy}请您凭下面的链接办理属于您本人的事项：表决、提意见或参会。不需要账号。',
        '{invitedBy} asks you to do by the link below what is yours here: to vote, to comment or to take part. You need no account.',
      ),
      said('链接：{link}', 'Link: {link}'),
      said('有效期至：{goodUntil}（北京时间）', 'Good until: {goodUntil} (Beijing time)'),
      said(
        '链接由系统直接寄给您，办事机构看不到。请勿转发：凭它办理的，都记在您的名下。',
        'The system sent it to you directly; the office has not seen it. Do not pass it on: what is done by it is recorded in your name.',
      ),
    ],
    rule,
  },
  'invitation.shown': {
    tag: said('邀请（链接由办事机构转交）', 'Invitation (its link is handed on by the office)'),
    subject: said('{what}：{title}', '{what}: {title}'),
    lines: [],
    rule,
  },
};
