import { publicNoticeEvents } from '../../steps/public-notice/events.js';
import { applicants, atAuthority } from '../audiences.js';
import { move } from '../fields.js';
import { founding } from '../notices.js';
import { moved, type Move } from '../standing.js';
import type { CommitteeState, Displayed } from '../state.js';

/* 公示: of the set-up, of the plan, of the ending. */

export const noticeStep = publicNoticeEvents<CommitteeState, Displayed, Move>({
  moved,
  move,
  shown: ['path'],
  about: founding,
  subject: ({ name }) => ({ title: name }),
  parties: applicants,
  judges: (state) => [atAuthority(state)],
});

const { noticeOpened, noticeObjected, objectionAnswered, noticeClosed } = noticeStep;

export const noticeEvents = [noticeOpened, noticeObjected, objectionAnswered, noticeClosed] as const;
