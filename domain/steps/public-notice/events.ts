import { z } from 'zod';
import type { ActorId } from '../../kernel/actor.js';
import type { Audience, Effect, Instant } from '../../kernel/decider.js';
import { eventsOf } from '../../kernel/event.js';
import { field, held, type Shape } from '../../kernel/field.js';
import { shared, type NoticeWords } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import type { Json } from '../../kernel/refusal.js';
import type { Term } from '../../law/calendar/deadline.js';
import { begun, noticeChanged, type Noticed, type OpenObjection, type Shown } from './state.js';

type By = { readonly by: ActorId };
type Objected = OpenObjection & { readonly words: string; readonly evidence: string | null };
type Answered = By & { readonly objection: number; readonly objector: ActorId; readonly upheld: boolean; readonly reason: string };
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
  /** Which of them everybody may see. */
  readonly shown: readonly (keyof Move & string)[];
  /** Everybody may see which objections were answered, and whether they were upheld. */
  readonly answersShown?: true;
  /** What else follows from its opening. */
  readonly opened?: (state: State) => readonly Effect[];
  /** What its mails are about. */
  readonly about: Pick<NoticeWords, 'tag' | 'rule'>;
  /** What every mail says of the lifecycle, its title at least. */
  readonly subject: (state: State) => { readonly [name: string]: Json };
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
  shown: moves,
  answersShown,
  opened,
  about,
  subject,
  parties,
  judges,
}: NoticeReaders<State, Move>) {
  const { typed } = eventsOf<State>();
  const concerned = (state: State): readonly Audience[] => [...judges(state), ...parties(state)];

  const noticeOpened = typed<Shown<Of> & By & Move>({
    of: field(held<Of>(), '公示事项', 'what is shown'),
    term: field(held<Term>(), '公示期', 'how long it is shown'),
    closesAt: field(held<Instant>(), '截止时刻', 'closes at'),
    provisional: field(held<boolean>(), '日历未定', 'counted by a calendar that is not announced yet'),
    by,
    ...move,
  })('noticeOpened', {
    words: said('发布公示', 'public notice opened'),
    sight: { everybody: ['of', 'term', 'closesAt', 'provisional', ...moves] },
    evolve: (state, data, at) => moved({ ...state, notice: begun(data, at) }, data, at),
    effects: (_data, state) => opened?.(state) ?? [],
    tells: [
      {
        ...about,
        to: (state) => [everyone, ...concerned(state)],
        subject: said('{named}：公示，{closesAt} 截止{left}', '{named}: public notice until {closesAt}{left}'),
        lines: [said('有异议的请在公示期内提出。', 'Objections are made while the notice runs.'), shared.closes, shared.provisional],
        calendar: 'deadline',
        values: (state, { of, closesAt, provisional }) => ({ ...subject(state), of, closesAt, provisional }),
      },
    ],
  });

  /** The text names people: who decides on it is told, and reads it in the record. */
  const noticeObjected = typed<Objected>({
    objection,
    words: text('异议内容', 'what is objected'),
    evidence: field(held<string | null>(), '证据', 'SHA-256 of the evidence'),
    by,
  })('noticeObjected', {
    words: said('收到公示异议', 'objection to a public notice'),
    evolve: (state, { objection: n, by: objector }) =>
      noticeChanged(state, ({ open }) => ({ objections: n, open: [...open, { objection: n, by: objector }] })),
    tells: [
      {
        ...about,
        to: judges,
        subject: said('{named}：收到第 {objection} 号异议', '{named}: objection {objection} received'),
        lines: [said('作出决定前须逐条答复。', 'Every objection is answered before the decision.')],
        values: (state, { objection: n }) => ({ ...subject(state), objection: n }),
      },
    ],
  });

  /** Objectors are told what became of their word, and nobody else is told who they are. */
  const objectionAnswered = typed<Answered>({
    objection,
    objector: field(held<ActorId>(), '异议人', 'who objected'),
    upheld: field(z.boolean(), '是否成立', 'whether it is upheld'),
    reason: text('理由', 'reason'),
    by,
  })('objectionAnswered', {
    words: said('答复公示异议', 'objection answered'),
    ...(answersShown === undefined ? {} : { sight: { everybody: ['objection', 'upheld', 'reason'] } }),
    evolve: (state, { objection: n, upheld: stands }) =>
      noticeChanged(state, ({ open, upheld }) => ({
        open: open.filter((one) => one.objection !== n),
        upheld: stands ? [...upheld, n] : upheld,
      })),
    tells: [
      {
        ...about,
        to: (state, { objector }) => [...concerned(state), { person: objector }],
        subject: said('{named}：第 {objection} 号异议已答复', '{named}: objection {objection} is answered'),
        lines: [shared.reason],
        values: (state, { objection: n, reason }) => ({ ...subject(state), objection: n, reason }),
      },
    ],
  });

  const noticeClosed = typed<Closed & Move>({ objections: field(z.int(), '异议数', 'how many objections there were'), ...move })('noticeClosed', {
    words: said('公示结束', 'public notice closed'),
    sight: { everybody: ['objections', ...moves] },
    evolve: (state, closed, at) =>
      moved(
        noticeChanged(state, () => ({ closed: true })),
        closed,
        at,
      ),
    tells: [
      {
        ...about,
        to: concerned,
        subject: said('{named}：公示结束', '{named}: the public notice has closed'),
        lines: [said('收到异议 {objections} 条。', 'Objections: {objections}.')],
        values: (state, { objections }) => ({ ...subject(state), objections }),
      },
    ],
  });

  return { noticeOpened, noticeObjected, objectionAnswered, noticeClosed };
}
