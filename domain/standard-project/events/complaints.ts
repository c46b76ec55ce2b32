import { z } from 'zod';
import type { ActorId } from '../../kernel/actor.js';
import type { Audience } from '../../kernel/decider.js';
import { eventsOf } from '../../kernel/event.js';
import { field, held } from '../../kernel/field.js';
import { rules, type NoticeWords, type Tells } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import type { PersonId } from '../../kernel/person-id.js';
import type { Json } from '../../kernel/refusal.js';
import { changedComplaint, closedComplaint } from '../complaints.js';
import { by, calledOff, complaint, complaintGround, complaintSummary, measure, move, reason, realName, upheld } from '../fields.js';
import { callingOff, farewells } from '../orders.js';
import { notice, toParties, type Party } from '../parties.js';
import { withoutRounds } from '../rounds.js';
import type { Appeal, Clock, Drafter, ProjectState } from '../state.js';

/* Complaints and their reasons name people: the parties hear that there is one, and never its text. */

const { event } = eventsOf<ProjectState>();

const handledBy = field(held<Clock>(), '处理期限', 'limit of the next step');
const complainant = field(held<ActorId>(), '投诉人', 'who complained');

type Telling = { readonly n: number; readonly complainant: ActorId };
const telling = { tag: said('投诉', 'Complaint'), lines: [], rule: rules.complaint } as const;

/** Complainants are told what became of their word (GS 34, 36), and nobody else is told who they are. */
const toComplainant = <Fact extends string = 'n'>(
  to: readonly Party[],
  words: Pick<NoticeWords, 'subject'> & Partial<Pick<NoticeWords, 'lines'>>,
  ...facts: readonly Fact[]
): Tells<ProjectState, Telling & { readonly [fact in Fact]: Json }> => ({
  ...notice({ ...telling, ...words, to, facts: ['n', ...facts] }),
  to: (state, { complainant: person }) => [...toParties(...to)(state), { person }],
});

export const complaintFiled = event('complaintFiled', {
  words: said('提出投诉', 'complaint filed'),
  data: {
    ...{ by, n: complaint, ground: complaintGround, summary: complaintSummary, realName },
    against: field(held<string>(), '被投诉单位', 'respondent'),
    evidence: field(held<string | null>(), '证据', 'SHA-256 of the evidence'),
    clock: handledBy,
    appeal: field(held<Appeal | undefined>().optional(), '申诉', 'appeal against a decision'),
  },
  evolve: (state, { n, by: person, against, clock, appeal }) => ({
    ...state,
    complaints: {
      ...state.complaints,
      filed: n,
      open: [...state.complaints.open, { n, by: person, against, accepted: false, clock, ...(appeal === undefined ? {} : { appeal }) }],
    },
  }),
  tells: [notice({ ...telling, subject: said('{named}：收到第 {n} 号投诉', '{named}: complaint no. {n}'), to: ['office', 'monitor'], facts: ['n'] })],
});

/** A panel is told that it is one. */
export const panelAppointed = event('panelAppointed', {
  words: said('组成处理小组', 'panel appointed'),
  data: { by, n: complaint, complainant, members: field(held<readonly Drafter[]>(), '小组成员', 'members') },
  evolve: (state, { n, members: panel }) => changedComplaint(state, n, { panel }),
  tells: [
    {
      ...notice({
        ...telling,
        subject: said('{named}：第 {n} 号投诉由处理小组处理', '{named}: complaint no. {n} goes to a panel'),
        to: ['office'],
        facts: ['n'],
      }),
      to: (state: ProjectState, data: Telling & { readonly members: readonly Drafter[] }): readonly Audience[] => [
        ...toParties('office')(state),
        ...[data.complainant, ...data.members.map(({ person }) => person)].map((person) => ({ person })),
      ],
    },
  ],
});

export const complaintAccepted = event('complaintAccepted', {
  words: said('受理投诉', 'complaint accepted'),
  data: { by, n: complaint, complainant, clock: handledBy },
  evolve: (state, { n, clock }) => changedComplaint(state, n, { accepted: true, clock }),
  tells: [toComplainant(['office'], { subject: said('{named}：第 {n} 号投诉已受理', '{named}: complaint no. {n} is accepted') })],
});

export const complaintRejected = event('complaintRejected', {
  words: said('不受理投诉', 'complaint not accepted'),
  data: { by, n: complaint, complainant, reason },
  evolve: (state, { n }) => closedComplaint(state, n),
  tells: [toComplainant(['office'], { subject: said('{named}：第 {n} 号投诉不予受理', '{named}: complaint no. {n} is not accepted') })],
});

export const complaintDecided = event('complaintDecided', {
  words: said('投诉处理决定', 'complaint decided'),
  data: {
    ...{ by, ...move, ...calledOff, n: complaint, complainant, upheld, measure, reason },
    correctBy: field(held<Clock | null>(), '改正期限', 'limit of the correction'),
    ends: field(z.boolean(), '终止项目', 'ends the project'),
    concurring: field(held<readonly PersonId[] | undefined>().optional(), '同意的小组成员', 'who decided together, where a panel did'),
  },
  evolve(state, { n, upheld: justified, measure: taken, correctBy, ends, ...off }) {
    const after = withoutRounds(closedComplaint(state, n, justified), off);
    const ordersWithdrawal = justified && taken === 'withdraw';
    const { correction, review } = after.clocks;
    return {
      ...after,
      clocks: { ...after.clocks, correction: correctBy ?? correction, review: ordersWithdrawal ? null : review },
      withdrawalOrdered: after.withdrawalOrdered || ordersWithdrawal,
      end: ends ? 'cancelled' : after.end,
    };
  },
  effects: (data, state) => [...callingOff(data, state), ...(data.ends ? farewells(state, data.reason) : [])],
  tells: [
    toComplainant(
      ['office', 'chair', 'monitor'],
      {
        subject: said('{named}：第 {n} 号投诉处理完毕', '{named}: complaint no. {n} is decided'),
        lines: [said('处理措施：{measure}', 'Measure: {measure}')],
      },
      'measure',
    ),
  ],
  decision: { kind: 'assessment', words: said('投诉处理决定', 'decision on a complaint') },
});

export const complaintEvents = [complaintFiled, panelAppointed, complaintAccepted, complaintRejected, complaintDecided] as const;
