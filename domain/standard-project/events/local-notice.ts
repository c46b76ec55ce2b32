import { z } from 'zod';
import type { ActorId } from '../../kernel/actor.js';
import type { Term } from '../../law/calendar/deadline.js';
import type { Instant } from '../../kernel/decider.js';
import { eventsOf } from '../../kernel/event.js';
import { field, held } from '../../kernel/field.js';
import { shared, type NoticeWords } from '../../kernel/notice-words.js';
import { said, type Words } from '../../kernel/words.js';
import { by, closesAt, move, objection, objectionNumber, reason, upheld, usesBallot } from '../fields.js';
import { noticed } from '../local-state.js';
import { using } from '../orders.js';
import { notice, publicFacts } from '../parties.js';
import type { ProjectState } from '../state.js';

/* 公示 of a local standard: announced before the plan is issued, and open to objections by anybody. */

const { event } = eventsOf<ProjectState>();

const about = (subject: Words, ...lines: readonly Words[]): NoticeWords => ({
  ...{ tag: said('立项公示', 'Announcement of the project'), subject, lines },
  rule: said('《标准化法》第十五条；地方标准立项公示的规定', 'Standardization Law, art. 15; practice of announcing local standards'),
});

export const projectAnnounced = event('projectAnnounced', {
  words: said('立项公示', 'project announced'),
  data: {
    ...{ by, ...move, closesAt, usesBallot },
    from: field(held<Instant>(), '公示开始', 'announced at'),
    term: field(held<Term>(), '公示期', 'time for objections'),
  },
  evolve: (state, { closesAt: until }) => noticed(state, { status: 'open', closesAt: until }),
  effects: ({ usesBallot: stream }) => using(stream),
  tells: [
    notice({
      ...about(
        said('{named}：立项公示', '{named}: the project is announced'),
        said('公示截止：{closesAt}（北京时间）。任何人可以提出异议。', 'Anyone may object until {closesAt} (Beijing time).'),
      ),
      to: ['office', ...publicFacts],
      facts: ['closesAt'],
    }),
  ],
});

/** The text names people: the office alone is told, and reads it with the project. */
export const objectionRaised = event('objectionRaised', {
  words: said('提出异议', 'objection raised'),
  data: { by, n: objectionNumber, objection, evidence: field(held<string | null>(), '证据', 'evidence') },
  evolve: (state, { n, by: objector }) => noticed(state, { raised: n, open: [...(state.local?.notice.open ?? []), { n, by: objector }] }),
  tells: [
    notice({
      ...about(
        said('{named}：收到第 {n} 号异议', '{named}: objection no. {n}'),
        said('下达计划前须逐条答复。', 'Every objection is answered before the plan is issued.'),
      ),
      to: ['office'],
      facts: ['n'],
    }),
  ],
});

/** Objectors are told what became of their word (GS 34, 36), and nobody else is told who they are. */
const answered = notice({
  ...about(said('{named}：第 {n} 号异议已答复', '{named}: objection no. {n} is answered'), shared.reason),
  to: ['office', 'proposer'],
  facts: ['n', 'reason'],
});

export const objectionAnswered = event('objectionAnswered', {
  words: said('答复异议', 'objection answered'),
  data: { by, n: objectionNumber, objector: field(held<ActorId>(), '异议人', 'who objected'), upheld, reason },
  evolve: (state, { n, upheld: holds }) =>
    noticed(state, {
      open: (state.local?.notice.open ?? []).filter((one) => one.n !== n),
      upheld: (state.local?.notice.upheld ?? 0) + (holds ? 1 : 0),
    }),
  tells: [{ ...answered, to: (state, data) => [...answered.to(state, data), { person: data.objector }] }],
});

export const noticeClosed = event('noticeClosed', {
  words: said('公示期满', 'announcement over'),
  data: { ...move, objections: field(z.int(), '异议数', 'number of objections') },
  evolve: (state) => noticed(state, { status: 'closed' }),
  tells: [
    notice({
      ...about(said('{named}：立项公示期满', '{named}: the announcement is over'), said('收到异议 {objections} 条。', 'Objections: {objections}.')),
      to: ['office', 'proposer'],
      facts: ['objections'],
    }),
  ],
});

export const localNoticeEvents = [projectAnnounced, objectionRaised, objectionAnswered, noticeClosed] as const;
