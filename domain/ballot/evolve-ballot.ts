import type { Instant } from '../decider.js';
import type { BallotInput, Roll } from '../messages.js';
import { unreachable } from '../result.js';
import type { BallotEvent } from './ballot-event.js';
import type { BallotState, Birth, Exclusion, KeptSeat, Paper } from './ballot-state.js';
import { evolveFollowUp, isFollowUpEvent, type FollowUpEvent } from './evolve-follow-up.js';
import { votedOn } from './consent.js';
import { evolveWindow, isWindowEvent, type WindowEvent } from './evolve-window.js';
import { firstKept, groundIn, onlyChanges, openAgain, withoutWaiting, voidedBy, withProposal } from './proposals.js';
import { settlingDays } from './settling.js';
import { withDeclined } from './declined.js';
import { exclusions, excludedAtOpening, excludedOf, freshMarks, withheldIn } from './electorate.js';
import { saysOf } from './choice.js';
import { blankRows, charAt, inRows, withChar } from '../rows.js';

type Of<Type extends BallotEvent['type']> = Extract<BallotEvent, { readonly type: Type }>;

/** The next state. Total: an event in the archive is a fact, whatever the rules say today. */
export function evolveBallot(state: BallotState | null, event: BallotEvent, at: Instant): BallotState {
  if (event.type === 'ballotDrafted') return drafted(event);
  if (!state) throw new Error(`${event.type} before ballotDrafted`);
  if (isWindowEvent(event)) return evolveWindow(state, event, at);
  if (isFollowUpEvent(event)) return evolveFollowUp(state, event, at);
  return evolve(state, event, at);
}

function evolve(state: BallotState, event: Exclude<BallotEvent, Of<'ballotDrafted'> | FollowUpEvent | WindowEvent>, at: Instant): BallotState {
  switch (event.type) {
    case 'ballotOpened':
      return {
        ...state,
        phase: 'open',
        openedAt: at,
        closesAt: event.closesAt,
        countsUntil: event.countsUntil,
        remindersLeft: event.reminders,
        seats: event.seats,
        excluded: event.excluded,
        marks: event.excluded.reduce((rows, one) => withChar(rows, one.seat, '-'), state.marks),
      };
    case 'openingFailed':
      return { ...state, opensAt: null };
    case 'voteCast':
      return castIn(votedOn(state, event.seat, event.text), event);
    case 'voteKeptLate':
      return { ...state, late: state.late + 1 };
    case 'paperEntered':
      return {
        ...state,
        papers: [...withoutPaper(state, event.seat), entered(state, event)],
        scans: [...(state.scans ?? []), { seat: event.seat, scan: event.scan }],
      };
    case 'paperConfirmed':
      return sheetConfirmed(state, event, at);
    case 'paperObjected':
      return {
        ...(isOvertaken(state, event.seat) ? state : { ...state, marks: withChar(state.marks, event.seat, '.') }),
        papers: withoutPaper(state, event.seat),
      };
    case 'conditionalConfirmed':
      return { ...state, marks: withChar(state.marks, event.seat, 'Y') };
    case 'seatRecused':
      return {
        ...recusedChange(state, event),
        ...withoutWaiting(state, event.seat, 'recuse'),
        marks: withChar(state.marks, event.seat, '-'),
        papers: withoutPaper(state, event.seat),
        excluded: [...state.excluded, agreedOn(state, event)],
      };
    case 'seatChangeNoted':
      return changed(state, event, at);
    case 'seatRestored':
      return restored(state, event);
    case 'attendanceRecorded':
      return { ...state, attendance: event.present.reduce((rows, seat) => withChar(rows, seat, '1'), blankRows(state.size, '0')) };
    case 'extensionProposed':
      return { ...state, ...withProposal(state, { act: 'extension', n: event.n, days: event.days, reason: event.reason, by: event.by }) };
    case 'reopeningProposed':
      return { ...state, ...withProposal(state, { act: 'reopening', n: event.n, days: event.days, reason: event.reason, by: event.by }) };
    case 'voidingProposed':
      return { ...state, ...withProposal(state, { act: 'voiding', n: event.n, days: 0, reason: event.reason, by: event.by, ...groundIn(event) }) };
    case 'changeProposed':
      return { ...state, ...withProposal(state, { act: 'change', n: event.n, change: event.change, by: event.by, at }) };
    case 'changeConfirmed':
      return { ...state, proposals: state.proposals?.filter(({ n }) => n !== event.n) ?? [] };
    case 'proposalDeclined':
    case 'proposalWithdrawn':
      return { ...state, ...withDeclined(state, event), proposals: state.proposals?.filter(({ n }) => n !== event.proposal) ?? [] };
    case 'ballotExtended':
      return prolonged(state, event);
    case 'ballotReopened':
      return { ...prolonged(state, event), ...openAgain(state), reopened: event.ground };
    case 'ballotVoided':
      return { ...state, phase: 'voided', proposals: [], ...withoutClose, voided: voidedBy(event, at) };
    case 'ballotRecalled':
      return { ...state, phase: 'recalled', proposals: [], ...withoutClose };
    case 'remindersSkipped':
      return { ...state, remindersLeft: state.remindersLeft.filter((days) => !event.days.includes(days)) };
    case 'votersReminded':
      return { ...state, remindersLeft: state.remindersLeft.filter((days) => days < event.daysLeft) };
    case 'ballotClosed':
      return {
        ...state,
        phase: event.tied ? 'tied' : 'closed',
        ...onlyChanges(state),
        remindersLeft: [],
        settlesAt: event.settlesAt,
        decidedAt: at,
        result: resultIn(event),
        ...(event.changed ? { changed: event.changed } : {}),
      };
    case 'tieDecided':
      return { ...state, phase: 'closed', ...onlyChanges(state), result: resultIn(event) };
    case 'resultRevised':
      return revised(state, event, at);
    case 'resultUsed':
      return { ...state, used: true };
    case 'ballotSettled':
      return { ...state, phase: 'settled', proposals: [] };
    default:
      return unreachable(event);
  }
}

/** What was called off closes no more: there is no date left that anybody could wait for. */
const withoutClose = { remindersLeft: [], opensAt: null, closesAt: null, countsUntil: null } as const;

/** A tie that a revision resolves is no tie any more. */
function revised(state: BallotState, event: Of<'resultRevised'>, at: Instant): BallotState {
  const { before, cause, outcome } = event;
  return {
    ...state,
    ...firstKept(state),
    phase: state.phase === 'tied' && outcome !== 'PENDING' ? 'closed' : state.phase,
    result: resultIn(event),
    revisions: [...(state.revisions ?? []), { at, cause, from: before.outcome, to: outcome }],
    ...(before.outcome === 'PENDING' ? graceAgain(at) : {}),
  };
}

/** A change of the roll that was noted and let stand has its effect once two persons have agreed on it. */
const recusedChange = (state: BallotState, { seat, reason }: Of<'seatRecused'>): BallotState =>
  state.changes === undefined
    ? state
    : {
        ...state,
        changes: state.changes.map((one) =>
          one.seat === seat && one.cause === reason && one.effect === 'stands' ? { ...one, effect: 'recused' } : one,
        ),
      };

function restored(state: BallotState, { seat, mark }: Of<'seatRestored'>): BallotState {
  return {
    ...state,
    marks: withChar(state.marks, seat, mark),
    excluded: state.excluded.filter((one) => one.seat !== seat),
    proposals: [],
    ...withoutWaiting(state, seat, 'recuse'),
  };
}

function agreedOn({ phase, seats }: BallotState, { seat, reason, evidence, was, by }: Of<'seatRecused'>): Exclusion {
  const whose = seats?.[seat]?.person === by ? {} : { by };
  return phase === 'draft'
    ? { ...excludedAtOpening(seat, reason, evidence), agreed: true, ...whose }
    : { seat, reason, evidence, late: true, was, ...whose };
}

const resultIn = ({ outcome, counts, trace }: Of<'ballotClosed' | 'tieDecided' | 'resultRevised'>): BallotState['result'] => ({
  outcome,
  counts,
  trace,
});

/** Before the opening the roll itself follows the change; afterwards only the record does. */
function changed(state: BallotState, { seat, cause, organisation, effect }: Of<'seatChangeNoted'>, at: Instant): BallotState {
  const next = { ...state, changes: [...(state.changes ?? []), { seat, cause, at, organisation, effect }] };
  if (effect !== 'beforeOpening' || !state.seats) return next;
  const seats = state.seats.map((kept, index) => (index === seat && organisation !== null ? { ...kept, organisation } : kept));
  const latest = next.changes.filter((one, at) => !next.changes.slice(at + 1).some((later) => later.seat === one.seat));
  const gone = latest.flatMap((one) => (one.organisation === null ? [excludedAtOpening(one.seat, one.cause, '')] : []));
  // What two agreed on stays, and who was suspended before the roll was made stays so until the committee says otherwise.
  const back = latest.filter((one) => one.cause === 'reinstated');
  const withheld = state.excluded.filter((one) => one.agreed || (one.reason === 'suspended' && !back.some(({ seat }) => seat === one.seat)));
  const out = excludedOf(gone, withheld);
  const excluded = [...exclusions(seats, state, state.terms).filter((one) => !out.some(({ seat }) => seat === one.seat)), ...out];
  return { ...next, seats, excluded, marks: freshMarks(state.size, excluded) };
}

/** The last vote of a seat counts; whether its member or a holder cast it is kept, because the member's own comes first. */
function castIn(state: BallotState, { seat, mark, as }: Of<'voteCast'>): BallotState {
  const others = (state.byMandate ?? []).filter((one) => one !== seat);
  const byMandate = as ? [...others, seat] : others;
  return {
    ...state,
    marks: withChar(state.marks, seat, mark),
    casts: state.casts + 1,
    papers: state.papers.map((paper) => (paper.seat === seat ? { ...paper, overtaken: true } : paper)),
    ...(state.byMandate || as ? { byMandate } : {}),
  };
}

/** What was pending is decided only now, so the days after the decision begin now. */
const graceAgain = (at: Instant) => ({ decidedAt: at, settlesAt: at + settlingDays * 86_400_000 });

const isOvertaken = ({ papers }: BallotState, seat: number): boolean => papers.some((paper) => paper.seat === seat && paper.overtaken === true);

/** A mark that no sheet on file has made is an electronic vote. */
function entered(state: BallotState, { seat, n, mark, scan, by, text, choice, reason, comment }: Of<'paperEntered'>): Paper {
  const before = state.papers.find((paper) => paper.seat === seat);
  const overtaken = before === undefined ? charAt(state.marks, seat) !== '.' : before.overtaken === true;
  return { seat, n, mark, said: saysOf(choice, reason, comment), scan, by, text, confirmedAt: null, ...(overtaken ? { overtaken } : {}) };
}

function sheetConfirmed(state: BallotState, { seat, mark }: Of<'paperConfirmed'>, at: Instant): BallotState {
  const next = { ...state, casts: state.casts + 1, papers: confirmed(state, seat, at) };
  return isOvertaken(state, seat) ? next : { ...votedOn(next, seat, aboutOf(state, seat)), marks: withChar(state.marks, seat, mark) };
}

/** A sheet about the text before an erratum counts, and its voter is asked as everybody else who had voted. */
const aboutOf = ({ papers, text }: BallotState, seat: number): string => papers.find((paper) => paper.seat === seat)?.text ?? text;

const withoutPaper = (state: BallotState, seat: number): readonly Paper[] =>
  state.papers.length === 0 ? state.papers : state.papers.filter((paper) => paper.seat !== seat);

const confirmed = (state: BallotState, seat: number, at: Instant): readonly Paper[] =>
  state.papers.map((paper) => (paper.seat === seat ? { ...paper, confirmedAt: at } : paper));

function prolonged(state: BallotState, event: Of<'ballotExtended' | 'ballotReopened'>): BallotState {
  const { closesAt, countsUntil, reminders, days } = event;
  return { ...state, closesAt, countsUntil, remindersLeft: reminders, extendedDays: state.extendedDays + days, ...onlyChanges(state) };
}

/** A roll by value, without what only people read. */
const keptSeats = (roll: Roll): readonly KeptSeat[] | null =>
  roll.kind !== 'seats'
    ? null
    : roll.seats.map(({ person, organisation, units, class: kind, weight }) => ({
        person,
        organisation,
        ...(units === undefined ? {} : { units }),
        ...(kind === undefined ? {} : { class: kind }),
        ...(weight === undefined ? {} : { weight }),
      }));

function birthOf({ purpose, project, organisation, round, question, text, terms, window, profile, rehearsal, ...more }: BallotInput): Birth {
  const { committee, meeting, secretariat, drafters, drafterUnits, named } = more;
  return {
    ...{ purpose, project, organisation, round, question, text, terms, window, profile, rehearsal, drafters, drafterUnits },
    ...(named ? { named } : {}),
    ...(committee ? { committee } : {}),
    ...(meeting ? { meeting } : {}),
    ...(secretariat ? { secretariat } : {}),
  };
}

function drafted({ stream, input, recallMinutes, reminders }: Of<'ballotDrafted'>): BallotState {
  const { roll, terms } = input;
  const seats = keptSeats(roll);
  const { follows } = input;
  const carried = follows?.kind === 'recirculation' ? follows : null;
  const excluded = carried
    ? carried.excluded.map((one) => excludedAtOpening(one.seat, one.reason, one.evidence))
    : roll.kind === 'seats'
      ? excludedOf(exclusions(seats ?? [], input, terms), withheldIn(roll))
      : roll.excluded.map((one) => excludedAtOpening(one.seat, one.reason, one.evidence ?? ''));
  const size = roll.kind === 'seats' ? roll.seats.length : roll.size;
  return {
    stream,
    phase: 'draft',
    ...birthOf(input),
    facts: input.facts ?? {},
    recallMinutes,
    reminders,
    remindersLeft: [],
    opensAt: input.opensAt ?? null,
    size,
    seats,
    document: roll.kind === 'document' ? roll.sha256 : null,
    // Votes carry over into a recirculation; the marks themselves are no part of what is shown.
    marks: carried ? inRows(carried.marks) : freshMarks(size, excluded),
    ...(follows ? { follows: carried ? { ...carried, marks: '' } : follows } : {}),
    ...(carried ? { negatives: [...carried.resting, ...carried.negatives].map((seat) => ({ seat, status: 'recirculated' as const })) } : {}),
    attendance: null,
    excluded,
    papers: [],
    openedAt: null,
    closesAt: null,
    countsUntil: null,
    settlesAt: null,
    extendedDays: 0,
    casts: 0,
    late: 0,
    result: null,
    used: false,
  };
}
