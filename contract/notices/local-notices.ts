import { rules, shared, type NoticeTable } from '../../domain/kernel/notice-words.js';
import { said as says } from '../../domain/kernel/words.js';

const { reason, round } = shared;
const announcement = says('立项公示', 'Announcement of the project');
const campaign = says('集中复审', 'Review campaign');
const practice = says('《标准化法》第十五条；地方标准立项公示的规定', 'Standardization Law, art. 15; practice of announcing local standards');
/** What a local standard tells besides what every standard does. */
export const localNotices = {
  'project.projectAnnounced': {
    tag: announcement,
    subject: says('{named}：立项公示', '{named}: the project is announced'),
    lines: [says('公示截止：{closesAt}（北京时间）。任何人可以提出异议。', 'Anyone may object until {closesAt} (Beijing time).')],
    rule: practice,
  },
  'project.objectionRaised': {
    tag: announcement,
    subject: says('{named}：收到第 {n} 号异议', '{named}: objection no. {n}'),
    lines: [says('下达计划前须逐条答复。', 'Every objection is answered before the plan is issued.')],
    rule: practice,
  },
  'project.objectionAnswered': {
    tag: announcement,
    subject: says('{named}：第 {n} 号异议已答复', '{named}: objection no. {n} is answered'),
    lines: [reason],
    rule: practice,
  },
  'project.noticeClosed': {
    tag: announcement,
    subject: says('{named}：立项公示期满', '{named}: the announcement is over'),
    lines: [says('收到异议 {objections} 条。', 'Objections: {objections}.')],
    rule: practice,
  },
  'project.consensusReported': {
    tag: says('起草', 'Drafting'),
    subject: says('{named}：工作组达成一致', '{named}: the drafting group has reached consensus'),
    lines: [],
    rule: rules.profile,
  },
  'project.reviewBallotAsked': {
    tag: says('技术审查', 'Technical review'),
    subject: says('{named}：提请标委会审查', '{named}: the committee is asked to review'),
    lines: [],
    rule: rules.profile,
  },
  'project.committeeRefused': {
    tag: says('技术审查', 'Technical review'),
    subject: says('{named}：标委会未能组织第 {round} 轮审查', '{named}: the committee could not hold round {round} of the review'),
    lines: [round],
    rule: rules.profile,
  },
  'project.campaignJoined': {
    tag: campaign,
    subject: says('{named}：列入集中复审', '{named}: part of a review campaign'),
    lines: [reason],
    rule: rules.periodic,
  },
} as const satisfies NoticeTable;
