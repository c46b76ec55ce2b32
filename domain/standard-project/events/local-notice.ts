import { said } from '../../kernel/words.js';
import { publicNoticeEvents } from '../../steps/public-notice/events.js';
import type { Move } from '../clock.js';
import { move } from '../fields.js';
import { using } from '../orders.js';
import { subject, toParties } from '../parties.js';
import type { ProjectState } from '../state.js';

/* 公示 of a local standard: shown before the plan is issued, and open to objections by anybody. */

export const noticeStep = publicNoticeEvents<ProjectState, 'project', Move>({
  moved: (state) => state, // the way is walked with every event (walk.ts)
  move,
  shown: ['path', 'clock'],
  answersShown: true,
  opened: ({ projectVote }) => using(projectVote.ballot),
  about: {
    tag: said('立项公示', 'Announcement of the project'),
    rule: said('《标准化法》第十五条；地方标准立项公示的规定', 'Standardization Law, art. 15; practice of announcing local standards'),
  },
  subject,
  parties: toParties('proposer'),
  judges: toParties('office'),
});

const { noticeOpened, noticeObjected, objectionAnswered, noticeClosed } = noticeStep;

export const localNoticeEvents = [noticeOpened, noticeObjected, objectionAnswered, noticeClosed] as const;
