import { z } from 'zod';
import type { ActorId } from '../../kernel/actor.js';
import type { Audience, Instant } from '../../kernel/decider.js';
import { eventsOf } from '../../kernel/event.js';
import { field, held, type Shape } from '../../kernel/field.js';
import { shared, type NoticeWords } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import type { Json } from '../../kernel/refusal.js';
import { begun, noticeChanged, type Noticed, type Shown } from './state.js';

type By = { readonly by: ActorId };
type Objected = By & { readonly objection: number; readonly words: string };
type Answered = By & { readonly objection: number; readonly upheld: boolean; readonly reason: string };
type Closed = { readonly objections: number };

/** What can happen to a notice. `Move` is what it means for the lifecycle: where it stands afterwards, and which deadlines run. */
export type NoticeEvent<Of extends string, Move> =
  | ({ readonly type: 'noticeOpened' } & Shown<Of> & By & Move)
  | ({ readonly type: 'noticeObjected' } & Objected)
  | ({ readonly type: 'objectionAnswered' } & Answered)
  | ({ readonly type: 'noticeClosed' } & Closed & Move);

export type NoticeReaders<State, Move> = {
  readonly moved: (state: State, move: Move, at: Instant) => State;
  /** Names of the fields of `Move`. */
  readonly move: Shape;
  /** What its mails are about. */
  readonly about: Pick<NoticeWords, 'tag' | 'rule'>;
  readonly title: (state: State) => Json;
  /** Who hears of what is shown, beside everybody. */
  readonly parties: (state: State) => readonly Audience[];
  /** Who decides on objections. */
  readonly judges: (state: State) => readonly Audience[];
};

const objection = field(z.int(), '异议序号', 'number of the objection');
const by = field(held<ActorId>(), '经办人', 'done by');
const text = (zh: string, en: string) => field(z.string(), zh, en);
const everyone: Audience = { feed: 'public' };

/** The events of a 公示 in a lifecycle. */
export function publicNoticeEvents<State extends Noticed<Of>, Of extends string, Move extends object>({
  moved,
  move,
  about,
  title,
  parties,
  judges,
}: NoticeReaders<State, Move>) {
  const { typed } = eventsOf<State>();

  const noticeOpened = typed<Shown<Of> & By & Move>({
    of: field(held<Of>(), '公示事项', 'what is shown'),
    closesAt: field(held<Instant>(), '截止时刻', 'closes at'),
    provisional: field(held<boolean>(), '日历未定', 'counted by a calendar that is not announced yet'),
    by,
    ...move,
  })('noticeOpened', {
    words: said('发布公示', 'public notice opened'),
    evolve: (state, opened, at) => moved({ ...state, notice: begun(opened, at) }, opened, at),
    tells: [
      {
        ...about,
        to: (state) => [everyone, ...parties(state)],
        subject: said('{named}：公示，{closesAt} 截止{left}', '{named}: public notice until {closesAt}{left}'),
        lines: [said('有异议的请在公示期内提出。', 'Objections are made while the notice runs.'), shared.closes, shared.provisional],
        calendar: 'deadline',
        values: (state, { of, closesAt, provisional }) => ({ title: title(state), of, closesAt, provisional }),
      },
    ],
  });

  const noticeObjected = typed<Objected>({ objection, words: text('异议内容', 'what is objected'), by })('noticeObjected', {
    words: said('收到公示异议', 'objection to a public notice'),
    evolve: (state, { objection: n }) => noticeChanged(state, ({ open }) => ({ objections: n, open: [...open, n] })),
    tells: [
      {
        ...about,
        to: judges,
        subject: said('{named}：收到第 {objection} 号异议', '{named}: objection {objection} received'),
        lines: [],
        values: (state, { objection: n }) => ({ title: title(state), objection: n }),
      },
    ],
  });

  const objectionAnswered = typed<Answered>({
    objection,
    upheld: field(z.boolean(), '是否成立', 'whether it is upheld'),
    reason: text('理由', 'reason'),
    by,
  })('objectionAnswered', {
    words: said('答复公示异议', 'objection answered'),
    evolve: (state, { objection: n, upheld: stands }) =>
      noticeChanged(state, ({ open, upheld }) => ({ open: open.filter((one) => one !== n), upheld: stands ? [...upheld, n] : upheld })),
  });

  const noticeClosed = typed<Closed & Move>({ objections: field(z.int(), '异议数', 'how many objections there were'), ...move })('noticeClosed', {
    words: said('公示结束', 'public notice closed'),
    evolve: (state, closed, at) =>
      moved(
        noticeChanged(state, () => ({ closed: true })),
        closed,
        at,
      ),
    tells: [
      {
        ...about,
        to: judges,
        subject: said('{named}：公示结束', '{named}: the public notice has closed'),
        lines: [],
        values: (state) => ({ title: title(state) }),
      },
    ],
  });

  return { noticeOpened, noticeObjected, objectionAnswered, noticeClosed };
}
