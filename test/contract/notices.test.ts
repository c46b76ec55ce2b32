import { streamActor } from '../../domain/kernel/actor.js';
import { describe, expect, it } from 'vitest';
import { noticeTable } from '../../contract/notices.js';
import { composeNotice } from '../../contract/notices/compose-notice.js';
import { deadlineText, timeLeft } from '../../contract/notices/deadline-text.js';
import { lifecycleLink, lifecyclePaths, mailWords } from '../../contract/notices/mail-words.js';
import { plainText } from '../../contract/notices/plain-text.js';
import { nounTable } from '../../api/noun-table.js';
import { projections } from '../../db/projections.js';
import { ballot } from '../../domain/ballot/ballot.js';
import type { BallotEvent } from '../../domain/ballot/events.js';
import { pilot } from '../../domain/pilot/pilot.js';
import type { PilotEvent } from '../../domain/pilot/events.js';
import { underWay } from '../domain/pilot/pilot-fixture.js';
import type { SupervisionEvent } from '../../domain/supervision/events.js';
import { supervision } from '../../domain/supervision/supervision.js';
import { asked } from '../domain/supervision/supervision-fixture.js';
import { begun, chair, inForce, runs, second } from '../domain/procedure/procedure-fixture.js';
import { campaign } from '../../domain/campaign/campaign.js';
import type { CampaignEvent } from '../../domain/campaign/events.js';
import type { CampaignState } from '../../domain/campaign/state.js';
import { consultation } from '../../domain/consultation/consultation.js';
import type { ConsultationEvent } from '../../domain/consultation/events.js';
import { drafting } from '../../domain/drafting/drafting.js';
import type { DraftingEvent } from '../../domain/drafting/events.js';
import type { Effect } from '../../domain/kernel/decider.js';
import { parseInstant } from '../../domain/law/calendar/instant.js';
import type { MeetingEvent } from '../../domain/meeting/events.js';
import { meeting } from '../../domain/meeting/meeting.js';
import { organisation } from '../../domain/organisation/organisation.js';
import type { OrganisationEvent } from '../../domain/organisation/events.js';
import type { OrganisationState } from '../../domain/organisation/state.js';
import type { PersonEvent } from '../../domain/person/events.js';
import { register } from '../../domain/register/register.js';
import type { FollowUp } from '../../domain/messages/follow-up.js';
import type { RegisterEvent } from '../../domain/register/events.js';
import type { RegisterState } from '../../domain/register/state.js';
import type { EventType, ProjectEvent } from '../../domain/standard-project/events.js';
import { standardProject } from '../../domain/standard-project/standard-project.js';
import { committeeNotices } from './committee-samples.js';
import { begin, calendar, day, society, start, text } from '../domain/ballot/ballot-fixture.js';
import { begin as beginMeeting } from '../domain/meeting/meeting-fixture.js';
import { disputed } from '../domain/drafting/drafting-fixture.js';
import { Project } from '../domain/standard-project/project-fixture.js';
import { personNamed } from '../support/spelt.js';

type Notice = Extract<Effect, { readonly kind: 'notice' }>;
const isNotice = (effect: Effect): effect is Notice => effect.kind === 'notice';
/** Every event type of a lifecycle, with the variants that tell different people; a type that is missing here does not compile. */
type Samples<Event extends { readonly type: string }> = { readonly [T in Event['type']]: readonly object[] };
const eventsOf = <Event extends { readonly type: string }>(samples: Samples<Event>): readonly Event[] =>
  Object.entries<readonly object[]>(samples).flatMap(([type, some]) => some.map((fields) => ({ ...fields, type }) as unknown as Event)); // only what effects read

const refusal = { code: 'SEATS_TOO_FEW', rule: 'r', source: 's', found: 1, needed: 3, cure: [] };
const result = { outcome: 'PASS', counts: {}, trace: [] };
const prolonged = { closesAt: start + 7 * day, days: 7, reason: '节假日', provisional: false };

const ballotSamples: Samples<BallotEvent> = {
  ballotDrafted: [{}],
  ballotOpened: [{ closesAt: start + 30 * day, provisional: true, reachability: { outcome: 'FAIL' } }],
  openingFailed: [{ refusal }],
  voteCast: [{}],
  voteKeptLate: [{}],
  remindersSkipped: [{}],
  paperEntered: [{}],
  paperConfirmed: [{ person: personNamed('p1'), seat: 1, scan: text }],
  paperObjected: [{ seat: 1, reason: '不是我填的' }],
  conditionalConfirmed: [{}],
  seatRecused: [{ seat: 1, reason: '受雇于起草单位' }],
  seatChangeNoted: [{}],
  seatRestored: [
    { seat: 1, person: personNamed('p1'), mark: '.' },
    { seat: 1, person: personNamed('p1'), mark: 'N' },
  ],
  changeProposed: [
    { n: 1, by: 'officer', change: { type: 'recuse', seat: 1, reason: '受雇于起草单位', evidence: 'e' } },
    { n: 2, by: 'p1', change: { type: 'confirmConditional', seat: 1, text } },
    { n: 3, by: 'officer', change: { type: 'recordMandate', seat: 1, holder: 'p9', kind: 'alternate' } },
  ],
  changeConfirmed: [{}],
  proposalDeclined: [{ reason: '未见证据', by: 'chair', proposedBy: 'officer', person: 'p1' }],
  proposalWithdrawn: [{ reason: '误填', by: 'officer', proposedBy: 'officer', person: 'p1' }],
  attendanceRecorded: [{}],
  extensionProposed: [{ reason: '节假日', by: 'officer' }],
  ballotExtended: [prolonged],
  reopeningProposed: [{ reason: '节假日', by: 'officer' }],
  ballotReopened: [prolonged],
  voidingProposed: [{ reason: '文本有误', by: 'officer' }],
  ballotVoided: [{ reason: '文本有误', by: 'officer' }],
  ballotRecalled: [{ reason: '误开', by: 'officer' }],
  votersReminded: [{ daysLeft: 7, unvoted: 3 }],
  ballotClosed: [
    { ...result, tied: false },
    { ...result, tied: true, settlesAt: start + 40 * day },
  ],
  tieDecided: [result],
  resultRevised: [{ ...result, before: { ...result, outcome: 'FAIL' } }],
  negativeWithdrawn: [{}],
  negativeAnswered: [{ person: personNamed('p1'), seat: 1, answer: '已补充数据' }],
  negativeHandled: [{ person: personNamed('p1'), seat: 1, way: 'notPersuasive', reason: '2/3' }],
  motionPut: [{}],
  recirculationOpened: [{}],
  commentParked: [{}],
  appealSupported: [{}],
  appealOpened: [{}],
  factRecorded: [{}],
  followUpConcluded: [
    { ballot: 'ballot/b1-m1', before: null, report: { type: 'followUpVoided', ballot: 'ballot/b1-m1', reason: '误开' } },
    { ballot: 'ballot/b1-r1', before: null, report: { ...result, type: 'followUpDecided', ballot: 'ballot/b1-r1' } },
  ],
  textSwapped: [{ from: text, to: 'b'.repeat(64), reason: '表 4 有误' }],
  voteStood: [{}],
  mandateRecorded: [{ seat: 1, holder: personNamed('p9'), kind: 'alternate' }],
  mandateWithdrawn: [{}],
  outageRecorded: [
    { from: start, to: start + 60_000, minutes: 1, extension: null },
    { from: start, to: start + 22 * 60_000, minutes: 22, extension: { closesAt: start + 30 * day } },
  ],
  closeHeld: [{}],
  resultUsed: [{}],
  ballotSettled: [{}],
};

const figures = { adopted: 1, partly: 2, rejected: 3 };
const consultationSamples: Samples<ConsultationEvent> = {
  consultationOpened: [{ closesAt: start + 30 * day, provisional: false }],
  commentReceived: [{}],
  commentKeptLate: [{}],
  addresseeRemindersSkipped: [{}],
  commentWithdrawn: [{}],
  replyRecorded: [{}],
  commentsDisposed: [{}],
  duplicatesLinked: [{}],
  dispositionObjected: [{ comment: 7, reason: '未说明理由', answerBy: start + 30 * day, provisional: false }],
  objectionToCommentAnswered: [{}],
  objectionOverdue: [{ open: 1, answerBy: start + 30 * day }],
  consultationExtended: [prolonged],
  textCorrected: [{ from: text, to: 'b'.repeat(64), reason: '错字' }],
  consultationVoided: [{ reason: '稿件有误', to: null }],
  addresseesReminded: [{ daysLeft: 7, silent: [society] }],
  consultationClosed: [{ comments: 12, late: 1, answerBy: start + 60 * day }],
  answerOverdue: [{ open: 4 }],
  consultationSettled: [{ figures, substantive: false }],
};

const meetingSamples: Samples<MeetingEvent> = {
  meetingCalled: [{}],
  agendaChanged: [{ late: [1], reason: '补充材料' }],
  lateMaterialAccepted: [{ item: 1, reason: '紧急' }],
  materialClosed: [{ missing: [] }, { missing: [1, 2] }],
  rosterReplaced: [{ joined: ['m1'], left: ['m2'] }],
  meetingPostponed: [{ reason: '疫情' }],
  meetingCancelled: [{ reason: '议题撤回', votes: [] }],
  attendanceNoted: [{}],
  meetingOpened: [{}],
  meetingAdjourned: [{ reason: '次日继续' }],
  meetingResumed: [{}],
  opinionNoted: [{}],
  voteOrdered: [{}],
  voteEnded: [{}],
  voteDecided: [{ contradicts: [] }, { contradicts: ['2026-01'], outcome: 'FAIL' }],
  voteCalledOff: [{}],
  voteReopened: [{}],
  resolutionRecorded: [{}],
  resolutionAmended: [{}],
  meetingEnded: [{ minutesBy: start + 14 * day }],
  minutesBecameOverdue: [{ minutesBy: start + 14 * day }],
  minutesConfirmed: [{}],
  minutesReopened: [{ vote: 1 }],
  meetingFiled: [{}],
};

const named = { issue: 1, reason: '电压不兼容', decision: 2, by: 'officer' };
const draftingSamples: Samples<DraftingEvent> = {
  draftingStarted: [{}],
  versionUploaded: [{ version: 2, note: '按意见修改', diff: { changed: ['4.2'], added: [], removed: [], moved: [] } }],
  callOpened: [{ call: 1, closesAt: start + 14 * day, clauses: Array.from({ length: 30 }, (_, i) => `4.${i}`), version: 1 }],
  positionStated: [
    { position: 'support', issue: null },
    { position: 'concern', issue: 1, clauses: ['4.2'], reason: '未说明允差' },
    { position: 'sustainedObjection', issue: 1, clauses: ['4.2'], reason: '电压不兼容' },
  ],
  callClosed: [{ call: 1, counts: [{ clauses: ['4.2'], enough: true }], escalated: [{ issue: 1, step: 0 }], answerBy: start + 28 * day }],
  callCancelled: [{ call: 1, reason: '文本有误' }],
  remarkParked: [{}],
  issueAnswered: [{ issue: 1, answer: '见 4.3', version: 2 }],
  concernSustained: [named],
  issueWithdrawn: [{ ...named, ballot: null }],
  objectionEscalated: [{ ...named, step: 1 }],
  mediationRecorded: [
    { issue: 1, outcome: 'agreed', confirmed: true, summary: '双方同意 36 V' },
    { issue: 1, outcome: 'failed', confirmed: false, summary: '各持己见' },
  ],
  objectionVoteOrdered: [{ issue: 1, ballot: 'ballot/b1', input: {} }],
  objectionVoteDecided: [{ issue: 1, ballot: 'ballot/b1', outcome: 'PASS', binding: 'decides' }],
  objectionVoteFailed: [{ issue: 1, refusal, reason: refusal.code }],
  objectionDecided: [{ ...named, upheld: true }],
  consensusDeclared: [{ version: 2, text, byVote: ['4.2'] }],
  groupChanged: [{ join: [1], leave: [], asked: [], note: '单位变更' }],
  alarmAnswered: [{}],
  answersOverdue: [{ issues: [1, 2] }],
  draftingDisbanded: [named],
};

const organisationSamples: Samples<OrganisationEvent> = {
  organisationRegistered: [{}],
  organisationRenamed: [{}],
  charterChanged: [{}],
  codeAdopted: [{}],
  personalErased: [{}],
  addressErased: [{}],
  standingSuspended: [{}],
  standingCleared: [{}],
  projectStarted: [{}],
  projectEnded: [{}],
  standardReported: [{ pilots: ['pilot/t1-1'] }],
  actsSuspended: [{ suspension: { matter: 'supervision/s1', finding: 1, project: null } }],
  suspensionLifted: [{ suspension: { matter: 'supervision/s1', finding: 1, project: null } }],
};
const registerSamples: Samples<RegisterEvent> = {
  registerOpened: [{}],
  numberMinted: [{}],
  numberRepeated: [{}],
  numberRefused: [{ project: 'standard-project/p1', refusal }],
  numberBurnt: [{}],
  numbersImported: [{}],
  registerReassigned: [{}],
};
const personSamples: Samples<PersonEvent> = {
  personRegistered: [{}],
  personRenamed: [{}],
  membershipAdded: [{}],
  membershipConfirmed: [{}],
  membershipEnded: [{}],
};

const projectTypes = Object.keys({
  projectProposed: 1,
  proposalEdited: 1,
  proposalSubmitted: 1,
  proposalAccepted: 1,
  proposalReturned: 1,
  proposalDropped: 1,
  projectBallotOrdered: 1,
  projectBallotDecided: 1,
  projectEstablished: 1,
  projectReturned: 1,
  projectRefused: 1,
  groupFormed: 1,
  patentQuestionAnswered: 1,
  draftUploaded: 1,
  draftSignedOff: 1,
  consultationOrdered: 1,
  consultationRunning: 1,
  consultationEnded: 1,
  consultationConcluded: 1,
  consultationCalledOff: 1,
  draftSwapped: 1,
  erratumOrdered: 1,
  erratumMade: 1,
  voidingAsked: 1,
  reviewTextReplaced: 1,
  roundVoided: 1,
  substantiveChangeDeclared: 1,
  submittedForReview: 1,
  reviewBallotOrdered: 1,
  ballotRunning: 1,
  ballotCalledOff: 1,
  reviewDecided: 1,
  reviewTerminated: 1,
  reviewConcluded: 1,
  editsConfirmed: 1,
  sentBack: 1,
  submittedForApproval: 1,
  approved: 1,
  approvalReturned: 1,
  approvalRefused: 1,
  numberRequested: 1,
  numberGranted: 1,
  numberDenied: 1,
  published: 1,
  declared: 1,
  enteredIntoForce: 1,
  feedbackGiven: 1,
  correctionProposed: 1,
  correctionRejected: 1,
  correctionApproved: 1,
  correctionPublished: 1,
  systematicReviewOpened: 1,
  systematicBallotOrdered: 1,
  systematicBallotDecided: 1,
  standardConfirmed: 1,
  revisionStarted: 1,
  successorAnnounced: 1,
  successorFailed: 1,
  standardSuperseded: 1,
  withdrawalOpened: 1,
  standardWithdrawn: 1,
  standardKept: 1,
  documentAttached: 1,
  gateWaived: 1,
  traitsSet: 1,
  patentDisclosed: 1,
  patentLicensed: 1,
  patentRemoved: 1,
  suspended: 1,
  resumed: 1,
  frozen: 1,
  unfrozen: 1,
  withdrawnByProposer: 1,
  cancelled: 1,
  actRecalled: 1,
  complaintFiled: 1,
  panelAppointed: 1,
  complaintAccepted: 1,
  complaintRejected: 1,
  complaintDecided: 1,
  profileMigrated: 1,
  calendarAdopted: 1,
  becameOverdue: 1,
  noticeOpened: 1,
  noticeObjected: 1,
  objectionAnswered: 1,
  noticeClosed: 1,
  consensusReported: 1,
  consentGiven: 1,
  reviewBallotAsked: 1,
  committeeRefused: 1,
  filingAlarmed: 1,
  standardFiled: 1,
  editorialChangeDeclared: 1,
  editorialChangeConfirmed: 1,
  campaignJoined: 1,
  campaignAnswered: 1,
  actsHeld: 1,
  actsReleased: 1,
} satisfies { readonly [T in EventType]: 1 });

function projectNotices(): readonly Effect[] {
  const { state } = new Project();
  const group = { units: [], drafters: [{ person: personNamed('li'), name: '李', organisation: society }], answered: [], versions: 1 };
  const facts = {
    members: [{ person: personNamed('li'), name: '李', organisation: society }],
    round: 2,
    outcome: 'PASS',
    n: 3,
    gate: 'R1',
    patent: 'CN1',
    number: 'T/LNSR 0003',
    reason: '理由',
    complainant: 'qian',
    objector: 'qian',
    ...{ objection: 2, objections: 2, closesAt: 1_800_000_000_000, provisional: true },
    ...{ ballot: 'ballot/b1', usesBallot: null, voids: [], burns: null, input: { round: 2 }, mint: { register: 'register/LNSR' } },
  };
  const grouped = { ...state, group };
  return projectTypes.flatMap((type) => {
    const event = { type, ...facts } as unknown as ProjectEvent; // only what notices read
    return standardProject.effects(event, grouped);
  });
}

function ballotNotices(): readonly Effect[] {
  const { state } = begin();
  const change = { clause: '6.3', from: text, to: 'b'.repeat(64) };
  const round: FollowUp = {
    kind: 'recirculation',
    of: 'ballot/b1',
    from: text,
    changes: [change],
    negatives: [],
    resting: [],
    marks: '',
    excluded: [],
  };
  return eventsOf(ballotSamples).flatMap((event) => [
    ...ballot.effects(event, {
      ...state,
      project: 'standard-project/p1',
      followUps: [{ stream: 'ballot/b1-r1', kind: 'recirculation', running: true }],
      papers: [{ seat: 0, n: 1, mark: 'y', said: { choice: 'yes', words: false }, scan: text, by: personNamed('officer'), confirmedAt: null }],
    }),
    ...ballot.effects(event, { ...state, project: 'ballot/b1', follows: round }),
  ]);
}

function consultationNotices(): readonly Effect[] {
  const input = {
    project: 'standard-project/p1' as const,
    organisation: society,
    title: '机器人接口',
    round: 1,
    text,
    window: { count: 30, unit: 'calendarDays' as const },
    floor: { count: 30, unit: 'calendarDays' as const },
    public: true,
    lateDisposition: 'optional' as const,
    answer: { count: 30, unit: 'calendarDays' as const },
    reminders: [7],
    addressees: [society],
    rehearsal: false,
  };
  const context = { now: start, actor: streamActor('standard-project/p1'), calendar, stream: 'consultation/c1' as const };
  const born = consultation.start(input, context);
  if (!born.ok || !born.value[0]) throw new Error('no round');
  const state = { ...consultation.evolve(null, born.value[0], start), answerBy: start + 60 * day };
  return eventsOf(consultationSamples).flatMap((event) => consultation.effects(event, state));
}

function meetingNotices(): readonly Effect[] {
  const { state } = beginMeeting();
  const resolutions = [{ number: '2026-01', item: 1, vote: null, outcome: null, figures: null }];
  return eventsOf(meetingSamples).flatMap((event) => meeting.effects(event, { ...state, resolutions }));
}

const organisationState: OrganisationState = {
  stream: `organisation/${society}`,
  uscc: society,
  name: '辽宁省示范学会',
  kind: 'society',
  fields: [],
  code: 'LNSR',
  overridden: false,
  standing: 'suspended',
  reason: '年检不合格',
  since: start,
  projects: ['standard-project/p1'],
};
const registerState = { code: 'LNSR', organisation: society } as unknown as RegisterState; // only what effects read

const campaignSamples: Samples<CampaignEvent> = {
  campaignOpened: [{}],
  standardsAdded: [{ standards: [] }],
  standardRemoved: [{}],
  outcomeRecorded: [{}],
  outcomeReported: [{}],
  deadlineMoved: [{}],
  campaignOverdue: [{ due: start, open: 3 }],
  campaignClosed: [{ figures: { total: 9 } }],
};
const campaignState = {
  organisation: society,
  title: { zh: '集中复审', en: 'Campaign' },
  campaign: 'campaign/c1',
  deadline: start,
} as unknown as CampaignState; // only what effects read

const pilotSamples: Samples<PilotEvent> = {
  pilotsCalled: [{}],
  applicationReceived: [{}],
  pilotApplied: [{}],
  departmentActed: [{ department: 'civil', matter: 'acceptance' }],
  jointDecided: [
    { matter: 'midTerm', outcome: 'rectify' },
    { matter: 'order', outcome: 'signed' },
  ],
  applicationCompleted: [{}],
  panelHeld: [{}],
  noticeOpened: [{ of: 'selection', closesAt: start, provisional: true }],
  noticeObjected: [{ objection: 1 }],
  objectionAnswered: [{ objection: 1, objector: 'p1', reason: '已核实' }],
  noticeClosed: [{ objections: 1 }],
  orderDrafted: [{}],
  reportFiled: [{}],
  selfAssessmentFiled: [{}],
  curesReported: [{}],
  pilotDayCame: [{ clock: 'halfYearReport', due: start }],
  pilotFrozen: [{ reason: '年检不合格' }],
  pilotUnfrozen: [{ reason: '已整改' }],
  standardCounted: [{}],
  pilotEnded: [
    { end: 'promoted', reason: null },
    { end: 'failed', reason: '没有应用证明' },
  ],
};

const supervisionSamples: Samples<SupervisionEvent> = {
  supervisionOpened: [{ due: start }, { due: null }],
  questionAsked: [{ due: start }],
  answered: [{}],
  rectificationOrdered: [{ due: start, findings: [{ acts: [] }] }],
  evidenceFiled: [{}],
  evidenceReturned: [{ reason: '缺处理表', due: start }],
  findingSettled: [{ reason: '材料齐全', outcome: 'cured' }],
  suspensionLifted: [{ reason: '已整改' }],
  deadlineMoved: [{ reason: '补充调研', due: start }],
  supervisionOverdue: [{ awaited: 'evidence', due: start }],
  supervisionClosed: [{ reason: '整改完成', conclusion: 'rectified' }],
};
/** Each event of one life, with what it tells: a filing, a return, a confirmation, a withdrawal. */
function procedureNotices(): readonly Effect[] {
  const filed = begun();
  const returned = runs.act(filed, second, { type: 'returnDraft', filing: 1, reason: '弃权没有写清' });
  const withdrawn = runs.act(inForce(), chair, { type: 'withdrawProcedure', reason: '章程已修改' });
  return [filed, returned, inForce(), withdrawn].flatMap(({ effects }) => effects);
}

const emitted: { readonly [kind: string]: () => readonly Effect[] } = {
  ballot: ballotNotices,
  campaign: () => eventsOf(campaignSamples).flatMap((event) => campaign.effects(event, campaignState)),
  committee: committeeNotices,
  consultation: consultationNotices,
  meeting: meetingNotices,
  drafting: () => eventsOf(draftingSamples).flatMap((event) => drafting.effects(event, disputed().state)),
  organisation: () => eventsOf(organisationSamples).flatMap((event) => organisation.effects(event, organisationState)),
  person: () => eventsOf(personSamples).flatMap((event) => projections['person']?.decider.effects(event, {}) ?? []),
  pilot: () => eventsOf(pilotSamples).flatMap((event) => pilot.effects(event, underWay().state)),
  supervision: () => eventsOf(supervisionSamples).flatMap((event) => supervision.effects(event, asked().state)),
  procedure: procedureNotices,
  register: () => eventsOf(registerSamples).flatMap((event) => register.effects(event, registerState)),
  'standard-project': projectNotices,
};
const allNotices = Object.values(emitted).flatMap((emit) => emit().filter(isNotice));

describe('the table of notices', () => {
  it('looks at the deciders of every kind that the store knows', () => {
    expect(Object.keys(emitted).sort()).toEqual(Object.keys(projections).sort());
  });

  it('holds every template a decider can emit, and nothing else', () => {
    expect([...new Set(allNotices.map((one) => one.template))].sort()).toEqual(Object.keys(noticeTable).sort());
    expect(Object.keys(noticeTable).length).toBeGreaterThan(80);
  });

  it.each(allNotices.map((one) => [one.template, one] as const))('%s has a whole subject and a rule in both languages', (template, { data }) => {
    for (const locale of ['zh', 'en'] as const) {
      const words = composeNotice(template, data, { locale, now: start, rehearsal: false });
      expect(words?.subject).toMatch(/^\[.+\] ./u);
      expect([words?.subject, ...(words?.lines ?? [])].join('')).not.toMatch(/[{}]|undefined|null|NaN|\[object|—$|：—|: —/u);
      expect(words?.rule.length).toBeGreaterThan(4);
      if (locale === 'zh') expect(words?.subject).toMatch(/\p{Script=Han}/u);
    }
  });

  it('knows no word for a template of a newer version, nor for a name every object has', () => {
    for (const template of ['ballot.unheardOf', 'constructor', '__proto__'])
      expect(composeNotice(template, {}, { locale: 'zh', now: start, rehearsal: false })).toBeNull();
  });
});

const instant = (words: string): number => parseInstant(words) ?? Number.NaN;

describe('the words of a notice', () => {
  const question = 'T/LNSR 0003—2026 送审稿';
  const closesAt = instant('2026-10-16T17:00:00+08:00');
  const composing = { locale: 'zh' as const, now: closesAt - 7 * day + 40, rehearsal: false };

  it('puts what it is, the deadline to the minute and the days left into the subject', () => {
    expect(composeNotice('ballot.ballotOpened', { question, closesAt }, composing)?.subject).toBe(
      `[表决] ${question}，2026-10-16 17:00 截止（还剩 7 天）`,
    );
    expect(composeNotice('ballot.ballotOpened', { question, closesAt }, { ...composing, locale: 'en' })?.subject).toBe(
      `[Ballot] ${question}, closes 2026-10-16 17:00 (7 days left)`,
    );
  });

  it('marks a rehearsal in the subject and counts down to none of its deadlines', () => {
    expect(composeNotice('ballot.ballotOpened', { question, closesAt }, { ...composing, rehearsal: true })?.subject).toBe(
      `【演练】[表决] ${question}，2026-10-16 17:00 截止`,
    );
  });

  it.each([
    [closesAt - 7 * day, '（还剩 7 天）'],
    [closesAt - 7 * day + 3_600_001, '（还剩 6 天）'],
    [closesAt - day, '（还剩 1 天）'],
    [closesAt - 1, '（不足 1 天）'],
    [closesAt, '（已截止）'],
  ])('at %i says %s', (now, left) => {
    expect(timeLeft(closesAt, now).zh).toBe(left);
  });

  it('ends a period that ends with a day at its 24:00, not at the next 00:00', () => {
    expect(deadlineText(instant('2026-10-17T00:00:00+08:00'))).toBe('2026-10-16 24:00');
    expect(deadlineText(instant('2027-01-01T00:00:00+08:00'))).toBe('2026-12-31 24:00');
    expect(deadlineText(instant('2026-10-17T00:01:00+08:00'))).toBe('2026-10-17 00:01');
  });

  it('leaves out a line whose value is missing', () => {
    const lines = composeNotice('standard-project.resumed', { title: { zh: '甲', en: '' } }, composing)?.lines;
    expect(lines).toEqual(['各项期限已顺延。']);
  });

  it('falls back to the other language of a title that has only one', () => {
    const words = composeNotice('standard-project.approved', { title: { zh: '甲', en: '' }, number: null }, { ...composing, locale: 'en' });
    expect(words?.subject).toBe('[Approval] “甲”: approved');
  });

  it('gives the number of the new edition to the new edition only', () => {
    const data = { title: { zh: '旧版', en: 'Old' }, number: 'T/LNSR 0001—2031' };
    expect(composeNotice('standard-project.standardSuperseded', data, composing)?.subject).toBe('[复审] 《旧版》：已被新版代替');
  });

  it('explains a refusal by its registered sentence', () => {
    const words = composeNotice('register.numberRefused', { code: 'LNSR', refusal: 'NUMBER_USED', project: 'standard-project/p1' }, composing);
    expect(words?.lines[0]).toMatch(/^原因：\p{Script=Han}.* \(NUMBER_USED\)$/u);
  });

  it('takes a value that looks like a placeholder for what it is', () => {
    expect(composeNotice('ballot.ballotClosed', { question: '{outcome}', outcome: 'PASS' }, composing)?.subject).toBe('[表决结果] {outcome}：通过');
  });

  it('bounds the subject', () => {
    expect(Array.from(composeNotice('ballot.ballotClosed', { question: '长'.repeat(4000), outcome: 'PASS' }, composing)?.subject ?? '').length).toBe(
      200,
    );
  });
});

describe('text of others in a line of ours', () => {
  it.each([
    ['甲\r\nBcc: x@example.com', '甲 Bcc: x@example.com'],
    ['甲\u2028乙\u0085丙\u000b丁', '甲 乙 丙 丁'],
    ['abc\u202Ecod\u2066\u200Bx', 'abc cod x'],
    ['a\u0000b\u001b[31mc', 'a b [31mc'],
    ['  甲 \t 乙  ', '甲 乙'],
    ['\ud800甲', '\ufffd甲'],
  ])('%j becomes one visible line', (text, line) => {
    expect(plainText(text)).toBe(line);
  });
});

describe('links', () => {
  it('lead to where the API serves each noun', () => {
    expect(Object.fromEntries(nounTable.map((noun) => [noun.kind, noun.path]))).toEqual(lifecyclePaths);
  });

  it('cannot leave their place', () => {
    expect(lifecycleLink('https://b.example/', 'ballot/../x?y#z')).toBe('https://b.example/ballots/..%2Fx%3Fy%23z');
    expect(lifecycleLink('https://b.example', 'complaint/c1')).toBeNull();
  });

  it('stand once in the mail of a notice, in each language', () => {
    const notice = { id: 'ballot/b1#2.0', template: 'ballot.ballotClosed', data: { question: '甲', outcome: 'PASS' }, stream: 'ballot/b1' as const };
    const mail = mailWords({ ...notice, because: 'roll', now: start, rehearsal: true, publicUrl: 'http://x' });
    expect(mail?.text.match(/http:\/\/x\/ballots\/b1/g)).toHaveLength(2);
    expect(mail?.text).toContain('发送依据：本次表决开启时冻结的表决规则；您在本次表决的名册上');
    expect(mail?.text).toContain('【演练】本通知来自演练');
    expect(mail?.text.split('\r\n').join('')).not.toMatch(/[\r\n]/);
  });
});
