import type { Audience } from '../decider.js';
import type { PersonId } from '../person-id.js';
import type { Json } from '../refusal.js';
import type { OldEvent } from './committee-event.js';
import { atAuthority, atHost, everyone as everybody, inside } from './audiences.js';
import type { CommitteeState } from './committee-state.js';
import { amiss } from './notices.js';
import { memberOf, membersIn } from './member-reports.js';

type Told = (state: CommitteeState) => readonly Audience[];

const everyone: Told = () => [everybody];
const authority: Told = (state) => [atAuthority(state)];
const secretariat: Told = (state) => [atHost(state)];

/** Who is told of what; what is not here tells nobody, for its ballot or meeting does. The template is `committee.` and the event. */
const audiences: { readonly [type in OldEvent['type']]?: readonly Told[] } = {
  membersAdjusted: [authority, inside],
  memberDeparted: [authority, inside],
  employerChanged: [authority, inside],
  unitMerged: [authority, inside],
  dutyChanged: [authority, inside],
  memberSuspended: [authority, inside],
  memberReinstated: [authority, inside],
  memberReported: [authority, inside],
  reportDeclined: [authority, inside],
  recordCorrected: [authority, inside],
  replacementProposed: [inside],
  absenceWarned: [secretariat],
  committeeProposedProject: [authority],
  yearClosed: [authority, secretariat],
  annualReportFiled: [authority],
  annualReportMissed: [authority, inside],
  changeRequested: [authority],
  changeApproved: [inside],
  changeRefused: [inside],
  endingProposed: [authority, inside],
  committeeKept: [inside],
  committeeDeregistered: [everyone, inside],
  committeeRevoked: [everyone, inside],
  profileMigrated: [inside],
};

/** What is recorded of a member is told to the member, who alone may know that it is not so. */
const ofPerson: readonly OldEvent['type'][] = [
  'absenceWarned',
  'memberDeparted',
  'employerChanged',
  'unitMerged',
  'dutyChanged',
  'memberSuspended',
  'memberReinstated',
  'memberReported',
  'reportDeclined',
  'recordCorrected',
];

/** Fields of events that a notice may say. */
const said = ['reason', 'of', 'person', 'absences', 'standardsTo'];

export type CommitteeNotice = { readonly template: string; readonly to: readonly Audience[]; readonly data: { readonly [key: string]: Json } };

export function noticeOf(event: OldEvent, state: CommitteeState): CommitteeNotice | null {
  const to = audiences[event.type];
  // A year in which nothing was missed is nobody's news.
  if (to === undefined || (event.type === 'yearClosed' && !event.plenaryMissed)) return null;
  const fields = Object.entries(event).filter(([name]) => said.includes(name));
  const persons = ofPerson.includes(event.type) ? peopleOf(event, state).map((person) => ({ person })) : [];
  const data = { title: state.name, ...Object.fromEntries(fields), ...moreOf(event) };
  return { template: `committee.${event.type}`, to: [...to.flatMap((told) => told(state)), ...persons], data };
}

function peopleOf(event: OldEvent, state: CommitteeState): readonly PersonId[] {
  if (event.type === 'memberReported') return membersIn(state, event.report);
  if (event.type === 'unitMerged') return [...new Set(event.ended.map((one) => one.person))];
  return 'person' in event && event.person !== null ? [event.person] : [];
}

/** Codes of what is wrong with the body after a change and the year of a report. */
function moreOf(event: OldEvent): { readonly [key: string]: Json } {
  if ('findings' in event) return amiss(event);
  if (event.type === 'memberReported') return { reported: event.report.type, person: memberOf(event.report) };
  if (event.type === 'yearClosed') return { year: event.closed.year };
  if (event.type === 'annualReportFiled' || event.type === 'annualReportMissed') return { year: event.year };
  return {};
}
