import type { Stream } from '../../kernel/decider.js';
import type { DraftingInput } from '../../messages/drafting.js';
import { eventsOf } from '../../kernel/event.js';
import { field, held, type PayloadOf } from '../../kernel/field.js';
import { rules, shared } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import type { BallotOrder, Seat } from '../../messages/messages.js';
import type { PersonId } from '../../kernel/person-id.js';
import { group, named, toBallot } from '../audiences.js';
import { entered, entry } from '../decision-log.js';
import { by, list, note, reason } from '../fields.js';
import type { DraftingState, Member } from '../state.js';

const { born, event } = eventsOf<DraftingState>();

const rule = rules.consensus;

const started = {
  stream: field(held<Stream>(), '起草组', 'drafting group'),
  input: field(held<DraftingInput>(), '组成与规则', 'who it is and by which terms it works'),
  by,
} as const;

export const draftingStarted = born('draftingStarted', {
  words: said('成立起草组', 'drafting group started'),
  data: started,
  evolve: begun,
  tells: [
    {
      tag: said('起草组', 'Drafting group'),
      subject: said('{named}：您是起草组成员', '{named}: you are in the drafting group'),
      lines: [said('今后每次协商征询都会通知您。', 'You will be told of every consensus call.')],
      rule,
      to: group,
      values: named,
    },
  ],
});

const regrouping = {
  join: list<Seat>('加入的成员', 'who joins'),
  leave: list<PersonId>('退出的成员', 'who leaves'),
  asked: list<PersonId>('须另一人确认退出的成员', 'members with something open, whose leaving takes another person'),
  editors: list<PersonId>('编辑', 'editors'),
  note,
  ...entry,
} as const;

export const groupChanged = event('groupChanged', {
  words: said('变更起草组', 'group changed'),
  data: regrouping,
  evolve: (state, change) => entered(regrouped(state, change), change),
  tells: [
    {
      tag: said('起草组变更', 'Group changed'),
      subject: said('{named}：起草组增加 {joined} 人，减少 {departed} 人', '{named}: {joined} joined, {departed} left'),
      lines: [
        said('说明：{note}', 'Note: {note}'),
        said(
          '有未了意见、须另一人或本人办理方可退出的：{asked} 人',
          'With something open, whose leaving takes another person or themselves: {asked}',
        ),
      ],
      rule,
      to: group,
      values: (state, { join, leave, asked, note: why }) => ({
        ...named(state),
        ...{ joined: join.length, departed: leave.length, asked: asked.length, note: why },
      }),
    },
  ],
});

const disbanding = { reason, ...entry } as const;

export const draftingDisbanded = event('draftingDisbanded', {
  words: said('解散起草组', 'group disbanded'),
  data: disbanding,
  evolve: (state, end) => entered({ ...state, phase: 'disbanded', open: [] }, end),
  effects: (end, { issues }) => issues.flatMap(({ vote, ballot }) => (vote === 'running' && ballot !== null ? [toBallot(ballot, wishOf(end))] : [])),
  tells: [
    {
      tag: said('起草组解散', 'Group disbanded'),
      subject: said('{named}：起草组已解散', '{named}: the drafting group is disbanded'),
      lines: [shared.reason],
      rule,
      to: group,
      values: (state, { reason: why }) => ({ ...named(state), reason: why }),
    },
  ],
});

export const groupEvents = [draftingStarted, groupChanged, draftingDisbanded] as const;

/** One person's wish throws away no votes: with some cast, the ballot asks for a second person. The project composes the group anew, or ends. */
const wishOf = ({ reason: why, by: who }: PayloadOf<typeof disbanding>): BallotOrder => ({
  type: 'voidBallot',
  reason: why,
  ...(who.startsWith('stream:') ? {} : { by: who }),
});

const seated = (seat: Seat, since: number): Member => ({ ...seat, since, left: null, leaveAskedBy: null });

function begun({ stream, input }: PayloadOf<typeof started>): DraftingState {
  const { group: seats, project, committee, organisation, title, terms, profile, rehearsal, editors } = input;
  return {
    ...{ stream, phase: 'working', project, committee, organisation, title, terms, profile, rehearsal },
    ...{ group: seats.map((seat) => seated(seat, 0)), editors },
    ...{ version: 0, text: null, clauses: [], duplicates: [] },
    ...{ calls: 0, open: [], raised: 0, issues: [], votes: 0, decisions: 0, parked: 0, alarms: null },
  };
}

/** Who joins takes a seat at the end; who leaves keeps theirs, empty. */
function regrouped(state: DraftingState, { join, leave, asked, editors, by: who }: PayloadOf<typeof regrouping>): DraftingState {
  const seats = state.group.map((member) => {
    const { person, left } = member;
    if (left === null && leave.includes(person)) return { ...member, left: { after: state.calls, own: person === who }, leaveAskedBy: null };
    return left === null && asked.includes(person) ? { ...member, leaveAskedBy: who } : member;
  });
  const more = '.'.repeat(join.length);
  return {
    ...state,
    group: [...seats, ...join.map((seat) => seated(seat, state.calls))],
    editors,
    open: state.open.map((call) => ({ ...call, marks: call.marks.map((row) => row + more) })),
  };
}
