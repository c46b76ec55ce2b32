import { z } from 'zod';
import type { ActorId } from '../../kernel/actor.js';
import type { Audience } from '../../kernel/decider.js';
import { eventsOf } from '../../kernel/event.js';
import { field, held } from '../../kernel/field.js';
import { shared } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import type { PersonId } from '../../kernel/person-id.js';
import { atAuthority, inside } from '../audiences.js';
import type { CommitteeState, MemberRecord, MemberReport, UnitRef } from '../state.js';
import type { CompositionFinding } from '../composition.js';
import { gone, inYear } from '../counts.js';
import { tellUsed, used } from '../decided.js';
import { ballotUsed, ballotUsedIfAny, by, change, document, reason } from '../fields.js';
import { evidence, person } from '../member-fields.js';
import { committeeBody, type Member, type Shift } from '../member.js';
import { amiss, lines, membersNotice as notice } from '../notices.js';
import { withRecord } from '../records.js';
import { tellRoster } from '../tell-roster.js';
import { seated } from '../standing.js';
import { memberOf, membersIn } from '../whose-seat.js';

/* Who belongs to the committee, as dated intervals: each change ends some and begins others. */

const { event } = eventsOf<CommitteeState>();

type Of = { readonly person: PersonId | null };
type Found = { readonly findings: readonly CompositionFinding[] };

const watching = (state: CommitteeState): readonly Audience[] => [atAuthority(state), ...inside(state)];
/** What is recorded of a member is told to the member, who alone may know that it is not so. */
const withMember = (state: CommitteeState, { person: member }: Of): readonly Audience[] => [
  ...watching(state),
  ...(member === null ? [] : [{ person: member }]),
];

const ofMember = ({ person: member, findings }: Of & Found) => ({ person: member, ...amiss({ findings }) });
const ofMemberWhy = ({ reason: why, ...data }: Of & Found & { readonly reason: string }) => ({ reason: why, ...ofMember(data) });

const votes = ({ profile }: CommitteeState, { body, duty }: Member): boolean => body === committeeBody && profile.voting.duties.includes(duty);

export const membersAdjusted = event('membersAdjusted', {
  words: said('委员调整', 'members adjusted'),
  data: { filing: document, ballot: ballotUsed, ...change },
  evolve(before, { added, ended, ballot, body }) {
    const left = ended.map((one) => one.person);
    const state = gone(used(seated(before, { ended, added }), ballot), left);
    if (body !== committeeBody) return state;
    const beyond = added.length > state.vacancies || ended.length > 0;
    return { ...state, vacancies: Math.max(0, state.vacancies - added.length), year: beyond ? inYear(state.year, 'adjustments') : state.year };
  },
  effects: (data) => [...tellRoster(data), ...tellUsed(data)],
  tells: [notice({ to: watching, subject: said('委员调整', 'members adjusted'), lines: [lines.findings], values: amiss })],
  decision: { kind: 'stagePassage', words: said('委员调整', 'members adjusted') },
});

export const memberDeparted = event('memberDeparted', {
  words: said('委员离任', 'member departed'),
  data: { person, evidence, ...change },
  evolve(before, { person: member, ended, added }) {
    const state = seated(withRecord(before, { ended, added }, 'memberDeparted'), { ended, added });
    const seats = state.members.filter((one) => votes(state, one) && ended.some(({ n }) => n === one.n));
    return { ...gone(state, [member]), vacancies: state.vacancies + seats.length };
  },
  effects: tellRoster,
  tells: [notice({ to: withMember, subject: said('委员 {person} 离任', 'member {person} has left'), lines: [lines.findings], values: ofMember })],
});

export const employerChanged = event('employerChanged', {
  words: said('委员变更单位', 'employer of a member changed'),
  data: { person, evidence, ...change },
  evolve: (state, shift) => seated(withRecord(state, shift, 'employerChanged'), shift),
  effects: tellRoster,
  tells: [
    notice({
      to: withMember,
      subject: said('委员 {person} 变更单位', 'member {person} has moved to another unit'),
      lines: [lines.findings],
      values: ofMember,
    }),
  ],
});

export const unitMerged = event('unitMerged', {
  words: said('单位合并或更名', 'unit merged or renamed'),
  data: {
    from: field(z.string(), '原单位', 'credit code of before'),
    to: field(held<UnitRef>(), '新单位', 'unit of now'),
    evidence,
    ...change,
  },
  evolve(before, { from, to, ended, added }) {
    const state = seated(withRecord(before, { ended, added }, 'unitMerged'), { ended, added });
    return state.host.organisation === from ? { ...state, host: to } : state;
  },
  effects: tellRoster,
  tells: [
    notice({
      to: (state, { ended }: Pick<Shift, 'ended'>) => [
        ...watching(state),
        ...[...new Set(ended.map((one) => one.person))].map((member) => ({ person: member })),
      ],
      subject: said('委员单位合并或更名', 'a unit was merged or renamed'),
      lines: [lines.findings],
      values: amiss,
    }),
  ],
});

export const dutyChanged = event('dutyChanged', {
  words: said('变更职务', 'duty changed'),
  data: { person, ballot: ballotUsedIfAny, ...change },
  evolve: (state, { ballot, ended, added }) => used(seated(state, { ended, added }), ballot),
  effects: (data) => [...tellRoster(data), ...tellUsed(data)],
  tells: [
    notice({
      to: withMember,
      subject: said('委员 {person} 职务变更', 'member {person} has another duty'),
      lines: [lines.findings],
      values: ofMember,
    }),
  ],
});

export const memberSuspended = event('memberSuspended', {
  words: said('委员暂停履职', 'member suspended'),
  data: { person, reason, ...change },
  evolve: seated,
  effects: tellRoster,
  tells: [
    notice({ to: withMember, subject: said('委员 {person} 暂停履职', 'member {person} is suspended'), lines: [shared.reason], values: ofMemberWhy }),
  ],
});

export const memberReinstated = event('memberReinstated', {
  words: said('委员恢复履职', 'member reinstated'),
  data: { person, reason, ...change },
  evolve: seated,
  effects: tellRoster,
  tells: [
    notice({ to: withMember, subject: said('委员 {person} 恢复履职', 'member {person} is reinstated'), lines: [shared.reason], values: ofMemberWhy }),
  ],
});

const n = field(z.int(), '报告序号', 'number of the report');

export const memberReported = event('memberReported', {
  words: said('报告待确认', 'report to be confirmed'),
  data: { n, report: field(held<MemberReport['report']>(), '所报告事项', 'what is reported'), by },
  evolve: (state, { n: number, report, by: reporter }) => ({
    ...state,
    reported: number,
    reports: [...(state.reports ?? []), { n: number, report, by: reporter }],
  }),
  tells: [
    notice({
      to: (state, { report }: Pick<MemberReport, 'report'>) => [
        ...watching(state),
        ...membersIn(state, report).map((member) => ({ person: member })),
      ],
      subject: said('待确认：{reported} {person}', 'to be confirmed: {reported} {person}'),
      lines: [
        said(
          '此事由一人报告，尚未生效。经本人，或第二人附证明确认后生效；不实的，请以“不予确认”说明。',
          'One person reported this and nothing has changed yet. It holds when the member confirms it, or a second person with a document; who knows better declines the report.',
        ),
      ],
      values: ({ report }: Pick<MemberReport, 'report'>) => ({ reported: report.type, person: memberOf(report) }),
    }),
  ],
});

const answered = (state: CommitteeState, { n: number }: { readonly n: number }): CommitteeState => ({
  ...state,
  reports: (state.reports ?? []).filter((one) => one.n !== number),
});

export const reportConfirmed = event('reportConfirmed', {
  words: said('确认报告', 'report confirmed'),
  data: {
    n,
    proof: field(z.string().nullable(), '证明', 'SHA-256 of the proof'),
    reportedBy: field(held<ActorId>(), '报告人', 'who reported it'),
    by,
  },
  evolve: answered,
});

export const reportDeclined = event('reportDeclined', {
  words: said('不予确认', 'report declined'),
  data: { n, person: field(held<PersonId | null>(), '委员', 'member'), reason, by },
  evolve: answered,
  tells: [
    notice({
      to: withMember,
      subject: said('报告未获确认', 'a report was declined'),
      lines: [shared.reason],
      values: ({ person: member, reason: why }: Of & { readonly reason: string }) => ({ person: member, reason: why }),
    }),
  ],
});

type Put = Of & Found & { readonly of: MemberRecord['of']; readonly reason: string };

export const recordCorrected = event('recordCorrected', {
  words: said('更正误记', 'record put right'),
  data: { of: field(held<MemberRecord['of']>(), '所更正的记录', 'what was recorded in error'), person, reason, evidence, ...change },
  /** Recorded in error: the intervals of before go on from the day of the record, which stays. */
  evolve(before, { person: member, of, ended, added }) {
    const state = seated(before, { ended, added });
    const back = added.filter((one) => votes(state, one));
    return {
      ...state,
      records: (state.records ?? []).filter((one) => one.person !== member),
      vacancies: of === 'memberDeparted' ? Math.max(0, state.vacancies - back.length) : state.vacancies,
    };
  },
  effects: tellRoster,
  tells: [
    notice({
      to: withMember,
      subject: said('委员 {person} 的误记已更正', 'a wrong record of member {person} was put right'),
      lines: [shared.reason],
      values: ({ of, ...data }: Put) => ({ of, ...ofMemberWhy(data) }),
    }),
  ],
});

export const memberEvents = [
  membersAdjusted,
  memberDeparted,
  employerChanged,
  unitMerged,
  dutyChanged,
  memberSuspended,
  memberReinstated,
  memberReported,
  reportConfirmed,
  reportDeclined,
  recordCorrected,
] as const;
