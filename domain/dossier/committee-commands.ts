import type { PersonId } from '../person-id.js';
import { termFrom } from '../committee/committee-act.js';
import type { CommitteeEvent, EventPayloads } from '../committee/committee-event.js';
import type { ClockName, CommitteeState } from '../committee/committee-state.js';
import type { Candidate, Member } from '../committee/member.js';
import { contentHash } from '../log/merkle.js';
import { streamActor } from '../actor.js';
import { elsewhereIn } from './elsewhere.js';
import {
  as,
  byTable,
  start,
  termTo,
  untold,
  type CommandOf,
  type Fields,
  type Setting,
  type Told,
  type Translate,
  type Untold,
} from './command-table.js';

type Of<T extends CommitteeEvent['type']> = EventPayloads[T];
const stateOf = ({ state }: Setting): CommitteeState => state as CommitteeState; // folded by the committee's own decider

/** The event's own fields: it was archived by this decider. */
const of =
  <T extends CommitteeEvent['type']>(_type: T, translate: (event: Of<T>, setting: Setting) => Told | readonly Told[] | Untold): Translate =>
  (fields, setting) =>
    translate(fields as unknown as Of<T>, setting); // an archived event of that type

const passed =
  (clock: ClockName): Translate =>
  () => ({ type: 'passDeadline', clock });
const candidateOf = ({ person, name, organisation, organisationName, side, grade, duty, title }: Member): Candidate => ({
  ...{ person, name, organisation, organisationName, side, grade, duty, title },
});

const noDate = untold('生效日期未存档', 'the day on which it works is not kept');

type Shifted = Pick<Of<'memberDeparted'>, 'ended' | 'added'>;
/** The day from which a change of the roster works. */
const dayOf = ({ ended, added }: Shifted): string | null => added[0]?.from ?? ended[0]?.until ?? null;
const dated = (event: Shifted, command: (on: string) => Told): Told | Untold => {
  const on = dayOf(event);
  return on === null ? noDate : command(on);
};

/** A term that was ordered: one with its end, unless the usual one has it; an end that no term has is compared with the usual one. */
function within(name: string, at: number | null, usual: Parameters<typeof termFrom>[1], { calendar, at: now, actor }: Setting): Fields {
  if (at === null || termFrom({ calendar, now, actor: { id: actor, grants: [] } }, usual).at === at) return {};
  const term = termTo(calendar, now, at);
  return term === null ? {} : { [name]: term };
}

const recruited = of('recruitmentOpened', ({ closesAt }, setting) => {
  const window = within('window', closesAt, stateOf(setting).profile.founding.recruitment, setting);
  return { type: 'openRecruitment', ...window };
});

const assessed = of('committeeAssessed', ({ score, report, rectifyBy }, setting) => {
  const term = within('rectifyWithin', rectifyBy, stateOf(setting).profile.rectification.max, setting);
  return { type: 'assess', score, report, ...term };
});

const rectification = of('rectificationOrdered', ({ reason, rectifyBy }, { state, calendar, at }) => ({
  type: 'orderRectification',
  reason,
  within: termTo(calendar, at, rectifyBy) ?? (state as CommitteeState).profile.rectification.max, // folded by the committee's own decider
}));

const adjusted = of('membersAdjusted', (event) => {
  const { ended, added, ballot, filing, body, seats } = event;
  const reasonOf = (person: PersonId): string => seats.find(({ order }) => order.person === person)?.order.evidence ?? '';
  const remove = [...new Set(ended.map(({ person }) => person))].map((person) => ({ person, reason: reasonOf(person) }));
  return dated(event, (on) => ({ type: 'adjustMembers', add: added.map(candidateOf), remove, on, ballot, filing, body }));
});

const employed = of('employerChanged', (event) => {
  const { person, evidence, added } = event;
  const [first] = added;
  const side = added.every((one) => one.side === first?.side) ? first?.side : undefined;
  const { organisation = null, organisationName = '' } = first ?? {};
  return dated(event, (on) => ({
    type: 'changeEmployer',
    person,
    organisation,
    organisationName,
    on,
    evidence,
    ...(side === undefined ? {} : { side }),
  }));
});

const grouped = of('subgroupFormed', (event) => {
  const { subgroup, added, ballot } = event;
  const { kind, name, scope, host } = subgroup;
  return dated(event, (on) => as('formSubgroup', { kind, name, scope, host, members: added.map(candidateOf), on, ballot }));
});

/** What was asked by a project carries its input; a ballot of the committee's own, the words it was called with. */
const balloted = of('ballotCalled', ({ open, input }, setting) => {
  const { roll: _roll, committee: _committee, ...asked } = input;
  const { ballot, matter, body, change } = open;
  if (input.project !== null && setting.actor === streamActor(input.project).id) return { type: 'ballotAsked', ballot, input: asked };
  const { question, text, window, opens } = input;
  const { drafters, drafterUnits } = input.named ?? {};
  const recorded = { drafters: input.drafters, drafterUnits: input.drafterUnits };
  const meeting = contentHash(input.terms) === contentHash(stateOf(setting).profile.ballots.meeting);
  return {
    type: 'callBallot',
    terms: meeting ? 'meeting' : 'letter',
    ...{ matter, question, text, drafters, drafterUnits, recorded, window, body, opens, change },
  };
});

const ballotEnded = of('ballotEnded', ({ ballot, outcome, silent }) =>
  outcome === null ? { type: 'ballotVoided', ballot } : { type: 'ballotDecided', ballot, outcome, silent },
);

/** Who was there stands in the meeting's own log; here, whose count went up was absent, and whose count is gone was present. */
const met = of('meetingNoted', ({ meeting, form, resolutions, decided, absences }, setting) => {
  const before = stateOf(setting).absences;
  const absent = Object.keys(absences).filter((person) => absences[person] !== before[person]);
  const present = Object.keys(before).filter((person) => absences[person] === undefined);
  // Resolutions that decided nothing of the committee itself are only counted here.
  const others = Array.from({ length: resolutions - decided.length }, () => ({ ballot: null, outcome: null }));
  return { type: 'meetingHeld', meeting, form, present, absent, resolutions: [...decided, ...others] };
});

const changed = of('changeApproved', (event, setting) => {
  const what = stateOf(setting).change?.what ?? 'host';
  return { type: 'approveChange', [what]: event[what] };
});

const deniedBallot = untold('被拒的表决请求存于请求方的日志', 'the order that was refused stands in the log of who gave it');

export const committeeCommandOf: CommandOf = byTable({
  committeeApplied: start,
  applicationRevised: 'reviseApplication',
  applicationWithdrawn: 'withdrawApplication',
  evaluationOpened: 'openEvaluation',
  evaluationOverdue: passed('evaluation'),
  evaluationPassed: (data) => ({ ...as('passEvaluation', data), overlaps: [] }),
  applicationRejected: 'rejectApplication',
  noticeOpened: 'openNotice',
  noticeObjected: 'objectNotice',
  objectionAnswered: 'answerObjection',
  noticeClosed: passed('notice'),
  setupApproved: 'approveSetup',
  setupReturned: 'returnSetup',
  setupRefused: 'refuseSetup',
  recruitmentOpened: recruited,
  recruitmentClosed: passed('recruitment'),
  rosterProposed: of('rosterProposed', ({ members, findings }) => ({ type: 'proposeRoster', members, elsewhere: elsewhereIn(findings) })),
  paperAttached: 'attachPaper',
  planFiled: 'filePlan',
  planReturned: 'returnPlan',
  planAccepted: 'acceptPlan',
  constitutionLapsed: passed('constitution'),
  committeeEstablished: of('committeeEstablished', ({ number, term }) => ({ type: 'approveCommittee', number, startsOn: term.startsOn })),
  establishmentRefused: 'refuseCommittee',
  membersAdjusted: adjusted,
  memberDeparted: of('memberDeparted', (event) =>
    dated(event, (on) => ({ type: 'recordDeparture', person: event.person, cause: event.ended[0]?.cause, on, evidence: event.evidence })),
  ),
  employerChanged: employed,
  unitMerged: of('unitMerged', (event) =>
    dated(event, (on) => ({ type: 'mergeUnit', from: event.from, to: event.to, on, evidence: event.evidence })),
  ),
  dutyChanged: of('dutyChanged', (event) =>
    dated(event, (on) => as('changeDuty', { person: event.person, duty: event.added[0]?.duty, on, ballot: event.ballot, body: event.body })),
  ),
  memberSuspended: of('memberSuspended', (event) =>
    dated(event, (on) => ({ type: 'suspendMember', person: event.person, on, reason: event.reason })),
  ),
  memberReinstated: of('memberReinstated', (event) =>
    dated(event, (on) => ({ type: 'reinstateMember', person: event.person, on, reason: event.reason })),
  ),
  memberReported: of('memberReported', ({ report }) => report),
  reportConfirmed: of('reportConfirmed', ({ n, proof }) => as('confirmReport', { n, proof })),
  reportDeclined: of('reportDeclined', ({ n, reason }) => ({ type: 'declineReport', n, reason })),
  recordCorrected: of('recordCorrected', ({ person, reason, evidence }) => ({ type: 'correctRecord', person, reason, evidence })),
  ballotCalled: balloted,
  ballotDenied: () => deniedBallot,
  ballotEnded,
  ballotReopened: ({ ballot }) => ({ type: 'ballotOpened', ballot }),
  meetingCalled: ({ input, body }) => ({ ...as('callMeeting', { ...(input as Fields) }), body }), // the order carries the meeting's input
  meetingNoted: met,
  meetingCalledOff: 'meetingCancelled',
  documentAdopted: 'adoptDocument',
  committeeProposedProject: 'proposeProject',
  subgroupFormed: grouped,
  subgroupDissolved: of('subgroupDissolved', (event) =>
    dated(event, (on) => as('dissolveSubgroup', { subgroup: event.subgroup, on, reason: event.reason, ballot: event.ballot })),
  ),
  yearClosed: passed('year'),
  annualReportFiled: 'fileAnnualReport',
  annualReportMissed: passed('report'),
  changeRequested: 'requestChange',
  changeApproved: changed,
  changeRefused: 'refuseChange',
  renewalAlarmed: passed('renewalAlarm'),
  renewalDossierMissed: passed('renewalDossier'),
  renewalOpened: 'openRenewal',
  renewalFiled: 'fileRenewal',
  renewalReturned: 'returnRenewal',
  renewalApproved: of('renewalApproved', ({ term }) => ({ type: 'approveRenewal', startsOn: term.startsOn })),
  termEnded: passed('termEnd'),
  renewalOverdue: passed('lateRenewal'),
  assessmentDue: passed('assessment'),
  committeeAssessed: assessed,
  rectificationOrdered: rectification,
  rectificationFiled: 'fileRectification',
  rectificationAccepted: 'acceptRectification',
  rectificationRejected: 'rejectRectification',
  rectificationOverdue: passed('rectification'),
  committeeSuspended: 'suspendCommittee',
  committeeResumed: 'resumeCommittee',
  endingProposed: 'proposeEnding',
  committeeKept: 'keepCommittee',
  committeeDeregistered: 'deregister',
  committeeRevoked: 'revoke',
  profileMigrated: 'migrateProfile',
});
