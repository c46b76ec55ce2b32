import type { Instant } from '../../decider.js';
import { z } from 'zod';
import { eventsOf } from '../../kernel/event.js';
import { field, held } from '../../kernel/fields.js';
import { shared } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import { applicants, atAuthority, everyone } from '../audiences.js';
import type { CommitteeState, PublicNotice } from '../state.js';
import { by, closesAt, move, objection, objectionWords, provisional, reason, upheld } from '../fields.js';
import { foundingNotice, until } from '../notices.js';
import { moving } from '../standing.js';

/* 公示: of the set-up, of the plan, of the ending. */

const { event } = eventsOf<CommitteeState>();

export const noticeOpened = event('noticeOpened', {
  words: said('发布公示', 'public notice opened'),
  data: { of: field(held<PublicNotice['of']>(), '公示事项', 'what is shown'), closesAt, provisional, by, ...move },
  evolve: moving((state, { of, closesAt: ends, provisional: unsure }, at) => ({
    ...state,
    notice: { of, opensAt: at, closesAt: ends, provisional: unsure, closed: false, objections: 0, open: [], upheld: [] },
  })),
  tells: [
    foundingNotice({
      to: (state) => [everyone, ...applicants(state)],
      subject: said('公示，{closesAt} 截止{left}', 'public notice until {closesAt}{left}'),
      lines: [said('有异议的请在公示期内提出。', 'Objections are made while the notice runs.'), shared.closes, shared.provisional],
      calendar: 'deadline',
      values: (shown: { readonly of: PublicNotice['of']; readonly closesAt: Instant; readonly provisional: boolean }) => ({
        of: shown.of,
        ...until(shown),
      }),
    }),
  ],
});

export const noticeObjected = event('noticeObjected', {
  words: said('收到公示异议', 'objection to a public notice'),
  data: { objection, words: objectionWords, by },
  evolve: (state, { objection: n }) => changed(state, (notice) => ({ objections: n, open: [...notice.open, n] })),
  tells: [
    foundingNotice({
      to: (state) => [atAuthority(state)],
      subject: said('收到第 {objection} 号异议', 'objection {objection} received'),
      values: ({ objection: n }: { readonly objection: number }) => ({ objection: n }),
    }),
  ],
});

export const objectionAnswered = event('objectionAnswered', {
  words: said('答复公示异议', 'objection answered'),
  data: { objection, upheld, reason, by },
  evolve: (state, { objection: n, upheld: stands }) =>
    changed(state, (notice) => ({
      open: notice.open.filter((one) => one !== n),
      upheld: stands ? [...notice.upheld, n] : notice.upheld,
    })),
});

export const noticeClosed = event('noticeClosed', {
  words: said('公示结束', 'public notice closed'),
  data: { objections: field(z.int(), '异议数', 'how many objections there were'), ...move },
  evolve: moving((state) => changed(state, () => ({ closed: true }))),
  tells: [foundingNotice({ to: (state) => [atAuthority(state)], subject: said('公示结束', 'the public notice has closed') })],
});

export const noticeEvents = [noticeOpened, noticeObjected, objectionAnswered, noticeClosed] as const;

const changed = (state: CommitteeState, change: (notice: PublicNotice) => Partial<PublicNotice>): CommitteeState =>
  state.notice === null ? state : { ...state, notice: { ...state.notice, ...change(state.notice) } };
