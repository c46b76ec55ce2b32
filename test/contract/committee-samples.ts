import { committee } from '../../domain/committee/committee.js';
import type { CommitteeEvent, EventType } from '../../domain/committee/events.js';
import type { Effect } from '../../domain/kernel/decider.js';
import { Committee, start } from '../domain/committee/committee-fixture.js';

const reason = { reason: '理由' };
const reasons = { reasons: ['理由一', '理由二'] };
const day = 86_400_000;
const finding = { code: 'SIZE_EVEN', weight: 'edit', rule: 'r', source: 's', found: 18, needed: 'odd' };
const change = { ended: [], added: [], body: 'TC', seats: [], rosters: [], findings: [finding], by: 'x' };
const told = { ...change, seats: [{ ballot: 'ballot/b', order: {} }], rosters: [{ meeting: 'meeting/m', roster: [] }], findings: [] };
const ballot = 'ballot/b';

/** Every event of a committee, as far as its effects look at it; a type that is missing here does not compile. */
const samples: { readonly [T in EventType]: readonly object[] } = {
  committeeApplied: [{}],
  applicationRevised: [{}],
  applicationWithdrawn: [reason],
  evaluationOpened: [{}],
  evaluationOverdue: [{}],
  evaluationPassed: [{}],
  applicationRejected: [reason],
  noticeOpened: [{ of: 'setup', closesAt: start + 30 * day, provisional: true }],
  noticeObjected: [{ objection: 2, words: '不同意' }],
  objectionAnswered: [{ objection: 2, objector: 'qian', ...reason }],
  noticeClosed: [{ objections: 2 }],
  setupApproved: [{}],
  setupReturned: [reasons],
  setupRefused: [reason],
  recruitmentOpened: [{ closesAt: start + 30 * day, provisional: false }],
  recruitmentClosed: [{}],
  rosterProposed: [{ findings: [] }],
  paperAttached: [{}],
  planFiled: [{}],
  planReturned: [reasons],
  planAccepted: [{}],
  constitutionLapsed: [{}],
  committeeEstablished: [{ number: 'LN/TC 21', ended: [], added: [] }],
  establishmentRefused: [reason],
  membersAdjusted: [{ ...change, ballot }],
  memberDeparted: [{ ...told, person: 'p5' }],
  employerChanged: [{ ...change, person: 'p5' }],
  unitMerged: [change],
  dutyChanged: [
    { ...change, person: 'p5', ballot },
    { ...change, person: 'p5', ballot: null },
  ],
  memberReported: [{ report: { type: 'recordDeparture', person: 'p5' } }, { report: { type: 'mergeUnit' } }],
  reportConfirmed: [{ n: 1 }],
  reportDeclined: [{ n: 1, person: 'p5', ...reason }],
  recordCorrected: [{ ...told, person: 'p5', ...reason }],
  memberSuspended: [{ ...change, person: 'p5', ...reason }],
  memberReinstated: [{ ...change, person: 'p5', ...reason }],
  ballotCalled: [{ open: { ballot }, input: {} }],
  ballotDenied: [{ ballot, project: 'standard-project/p', round: 1, refusal: {} }],
  ballotEnded: [{}],
  ballotReopened: [{}],
  absenceWarned: [{ person: 'p5', absences: 2 }],
  replacementProposed: [{ person: 'p5', absences: 3 }],
  meetingCalled: [{ meeting: 'meeting/m', input: {} }],
  meetingNoted: [{}],
  meetingCalledOff: [{}],
  documentAdopted: [{ ballot }, { ballot: null }],
  committeeProposedProject: [{ ballot }],
  subgroupFormed: [{ ...change, ballot }],
  subgroupDissolved: [{ ...change, ballot, ...reason }],
  yearClosed: [
    { closed: { year: 2027 }, plenaryMissed: true },
    { closed: { year: 2027 }, plenaryMissed: false },
  ],
  annualReportFiled: [{ year: 2027 }],
  annualReportMissed: [{ year: 2027 }],
  changeRequested: [reason],
  changeApproved: [{}],
  changeRefused: [reason],
  renewalAlarmed: [{ endsOn: '2031-11-02' }],
  renewalDossierMissed: [{ endsOn: '2031-11-02' }],
  renewalOpened: [reason],
  renewalFiled: [{}],
  renewalReturned: [reasons],
  renewalApproved: [change],
  termEnded: [{ endsOn: '2031-11-02' }],
  renewalOverdue: [{ rectifyBy: start }],
  assessmentDue: [{}],
  committeeAssessed: [
    { score: 92, grade: 'excellent', rectifyBy: null },
    { score: 40, grade: 'failed', rectifyBy: start },
  ],
  rectificationOrdered: [{ ...reason, rectifyBy: start }],
  rectificationFiled: [{}],
  rectificationAccepted: [{}],
  rectificationRejected: [reason],
  rectificationOverdue: [{}],
  committeeSuspended: [reason],
  committeeResumed: [reason],
  endingProposed: [reason],
  committeeKept: [reason],
  committeeDeregistered: [{ ...reason, standardsTo: 'LN/TC 3', ballots: [], meetings: [] }],
  committeeRevoked: [{ ...reason, standardsTo: 'LN/TC 3', ballots: [], meetings: [] }],
  profileMigrated: [reason],
};

/** All effects of all samples. */
export function committeeNotices(): readonly Effect[] {
  const { state } = new Committee();
  return Object.entries(samples).flatMap(([type, some]) =>
    some.flatMap((fields) => committee.effects({ ...fields, type } as unknown as CommitteeEvent, state)),
  ); // only what effects read
}
