import type { PersonId } from '../person-id.js';
import type { Stream } from '../decider.js';
import type { OldEvent } from './committee-event.js';
import { named } from '../named-change.js';
import type { CommitteeState, DecidedBallot } from './committee-state.js';
import { endedAs } from './standing.js';
import type { Evolvers } from './evolve-committee.js';
import { committeeBody } from './member.js';

/** Decided ballots that may still be used; older ones are of no use to anybody. */
const keptDecided = 40;

const used = (state: CommitteeState, ballot: Stream | null): CommitteeState => ({
  ...state,
  decided: state.decided.filter((one) => one.ballot !== ballot),
});

/** Leaves behind no count of who has gone. */
const gone = (state: CommitteeState, persons: readonly PersonId[]): CommitteeState => ({
  ...state,
  absences: Object.fromEntries(Object.entries(state.absences).filter(([person]) => persons.every((one) => one !== person))),
});

const inYear = (state: CommitteeState, what: 'plenaries' | 'meetings' | 'ballots' | 'adjustments', by = 1): CommitteeState['year'] =>
  state.year && { ...state.year, [what]: state.year[what] + by };

/** Of a committee that has ended: no later report concerns it. */
const nothingUnderWay = { ballots: [], decided: [], meetings: [] } as const;

const same = (state: CommitteeState): CommitteeState => state;

export const operatingEvolvers: Evolvers<OldEvent['type']> = {
  membersAdjusted: (state, { added, ended, ballot, body }) => {
    const next = gone(
      used(state, ballot),
      ended.map((one) => one.person),
    );
    if (body !== committeeBody) return next;
    const beyond = added.length > state.vacancies || ended.length > 0;
    return { ...next, vacancies: Math.max(0, state.vacancies - added.length), year: beyond ? inYear(state, 'adjustments') : state.year };
  },
  memberDeparted: (state, { person, ended }) => {
    const seats = state.members.filter(
      ({ n, body, duty }) => body === committeeBody && state.profile.voting.duties.includes(duty) && ended.some((one) => one.n === n),
    );
    return { ...gone(state, [person]), vacancies: state.vacancies + seats.length };
  },
  employerChanged: same,
  unitMerged: (state, { from, to }) => (state.host.organisation === from ? { ...state, host: to } : state),
  dutyChanged: (state, { ballot }) => used(state, ballot),
  memberSuspended: same,
  memberReinstated: same,
  memberReported: (state, { n, report, by }) => ({ ...state, reported: n, reports: [...(state.reports ?? []), { n, report, by }] }),
  reportConfirmed: answeredReport,
  reportDeclined: answeredReport,
  recordCorrected: (state, { person, of, added }) => {
    const back = added.filter(({ body, duty }) => body === committeeBody && state.profile.voting.duties.includes(duty));
    return {
      ...state,
      records: (state.records ?? []).filter((one) => one.person !== person),
      vacancies: of === 'memberDeparted' ? Math.max(0, state.vacancies - back.length) : state.vacancies,
    };
  },
  ballotCalled: (state, { open }) => ({
    ...state,
    ballots: [...state.ballots, open],
    year: inYear(state, 'ballots'),
    counts: { ...state.counts, ballots: state.counts.ballots + 1 },
  }),
  ballotDenied: same,
  ballotEnded,
  ballotReopened: (state, { ballot }) => ({
    ...state,
    decided: state.decided.map((one) => (one.ballot === ballot ? recounted(one, 'PENDING') : one)),
  }),
  absenceWarned: (state) => ({ ...state, counts: { ...state.counts, warnings: state.counts.warnings + 1 } }),
  replacementProposed: same,
  meetingCalled: (state, { meeting, input, body }) => ({
    ...state,
    meetings: [...state.meetings, { meeting, form: input.form, opensAt: input.opensAt, body }],
    counts: { ...state.counts, meetings: state.counts.meetings + 1 },
  }),
  meetingNoted: (state, { meeting, form, absences, resolutions, decided }) => {
    const year = inYear(state, 'meetings');
    return {
      ...state,
      absences,
      decided: [...state.decided, ...decided].slice(-keptDecided),
      counts: { ...state.counts, resolutions: state.counts.resolutions + resolutions },
      meetings: state.meetings.filter((one) => one.meeting !== meeting),
      year: form === 'plenary' ? inYear({ ...state, year }, 'plenaries') : year,
    };
  },
  meetingCalledOff: (state, { meeting }) => ({ ...state, meetings: state.meetings.filter((one) => one.meeting !== meeting) }),
  documentAdopted: (state, { matter, sha256, ballot }) => ({ ...used(state, ballot), documents: { ...state.documents, [matter]: sha256 } }),
  committeeProposedProject: (state, { n, ballot }) => ({ ...used(state, ballot), counts: { ...state.counts, projects: n } }),
  subgroupFormed: (state, { subgroup, ballot }) => ({
    ...used(state, ballot),
    subgroups: [...state.subgroups, subgroup],
    counts: { ...state.counts, subgroups: state.counts.subgroups + 1 },
  }),
  subgroupDissolved: (state, { subgroup, ballot }) => ({
    ...used(state, ballot),
    subgroups: state.subgroups.filter((one) => one.key !== subgroup),
  }),
  yearClosed: (state, { closed, next }) => ({ ...state, year: next, report: { year: closed.year, missed: false } }),
  annualReportFiled: (state) => ({ ...state, report: null }),
  annualReportMissed: (state, { year }) => ({ ...state, report: { year, missed: true } }),
  changeRequested: (state, { what, reason }) => ({ ...state, change: { what, reason } }),
  changeApproved: (state, { name, scope, host }) => ({ ...state, name, scope, host, change: null }),
  changeRefused: (state) => ({ ...state, change: null }),
  endingProposed: (state, { kind, reason }) => ({ ...state, ending: { kind, reason }, notice: null }),
  committeeKept: (state) => ({ ...state, ending: null, notice: null }),
  committeeDeregistered: (state) => ({ ...endedAs('deregistered')(state), ...nothingUnderWay }),
  committeeRevoked: (state, { hostBarredUntil }) => ({ ...endedAs('revoked')(state), ...nothingUnderWay, hostBarredUntil }),
  profileMigrated: (state, { profile, profileHash }) => ({ ...state, profile, profileHash }),
};

function answeredReport(state: CommitteeState, { n }: { readonly n: number }): CommitteeState {
  return { ...state, reports: (state.reports ?? []).filter((one) => one.n !== n) };
}

/** The ballot is open no more; a result that was counted anew stands in the place of the earlier one. */
function ballotEnded(state: CommitteeState, { ballot, outcome, absences }: OldEvent<'ballotEnded'>): CommitteeState {
  const open = state.ballots.find((one) => one.ballot === ballot);
  const next = { ...state, absences, ballots: state.ballots.filter((one) => one.ballot !== ballot) };
  if (outcome === null) return used(next, ballot);
  if (open === undefined) return { ...next, decided: state.decided.map((one) => (one.ballot === ballot ? recounted(one, outcome) : one)) };
  // What a project asked is the project's to use.
  if (open.project !== null) return next;
  const { matter, body, text, change } = open;
  return { ...next, decided: [...state.decided, { ballot, matter, body, text, outcome, ...named(change) }].slice(-keptDecided) };
}

/** A loss is one until it passes. */
function recounted({ lost, ...one }: DecidedBallot, outcome: DecidedBallot['outcome']): DecidedBallot {
  return { ...one, outcome, ...(outcome !== 'PASS' && (lost || one.outcome === 'FAIL') ? { lost: true } : {}) };
}
