import { printOf } from '../print-of.js';
import { unreachable } from '../result.js';
import type { Instant } from '../decider.js';
import type { RosterRow } from '../messages.js';
import type { MeetingEvent } from './meeting-event.js';
import type { Item, MeetingState, MeetingVote, VoteFigures } from './meeting-state.js';

type Of<Type extends MeetingEvent['type']> = Extract<MeetingEvent, { readonly type: Type }>;

/** The next state. Total: an event in the archive is a fact. */
export function evolveMeeting(state: MeetingState | null, event: MeetingEvent, at: Instant): MeetingState {
  if (event.type === 'meetingCalled') return called(event, at);
  if (!state) throw new Error(`${event.type} before meetingCalled`);
  return { ...evolve(state, event, at), facts: state.facts + 1 };
}

function evolve(state: MeetingState, event: Exclude<MeetingEvent, Of<'meetingCalled'>>, at: Instant): MeetingState {
  switch (event.type) {
    case 'agendaChanged':
      return { ...state, agenda: event.agenda.map((item) => kept(state, event, item.n) ?? { ...item, materialAt: at, accepted: false }) };
    case 'lateMaterialAccepted':
      return { ...state, agenda: state.agenda.map((item) => (item.n === event.item ? { ...item, accepted: true } : item)) };
    case 'materialClosed':
      return { ...state, materialNoted: true };
    case 'rosterReplaced':
      return { ...state, roster: event.roster.map(rowOf), attendance: carriedOver(state, event.roster) };
    case 'meetingPostponed':
      return {
        ...state,
        opensAt: event.opensAt,
        place: event.place,
        materialBy: event.materialBy,
        materialNoted: at >= event.materialBy,
        // Leave and presence were for another day.
        attendance: blank(state.roster),
      };
    case 'meetingCancelled':
      return {
        ...state,
        phase: 'cancelled',
        votes: state.votes.map((vote) => (isRunning(vote) ? { ...vote, phase: 'voided', decidedAt: at } : vote)),
      };
    case 'attendanceNoted':
      return { ...state, attendance: state.attendance.slice(0, event.row) + event.mark + state.attendance.slice(event.row + 1) };
    case 'meetingOpened':
      return { ...state, phase: 'open', openedAt: at };
    case 'meetingAdjourned':
      return {
        ...state,
        phase: 'adjourned',
        opensAt: event.resumesAt,
        place: event.place,
        attendance: allGone(state.attendance),
      };
    case 'meetingResumed':
      return { ...state, phase: 'open' };
    case 'opinionNoted':
      return { ...state, opinions: state.opinions + 1 };
    case 'voteOrdered':
      return { ...state, votes: [...state.votes, ordered(event)] };
    case 'voteEnded':
      return withVote(state, event.vote, { phase: 'closing' });
    case 'voteDecided':
      return withVote(state, event.vote, { phase: 'decided', outcome: event.outcome, tally: figuresIn(event), decidedAt: at });
    case 'voteCalledOff':
      return withVote(state, event.vote, { phase: 'voided', outcome: null, tally: null, decidedAt: at });
    case 'voteReopened':
      return withVote(state, event.vote, { phase: 'closing', outcome: null, tally: null, decidedAt: null });
    case 'resolutionRecorded': {
      const { number, item, vote, outcome, figures } = event;
      return { ...state, resolutions: [...state.resolutions, { number, item, vote, outcome, figures }], nextSerial: state.nextSerial + 1 };
    }
    case 'resolutionAmended':
      return {
        ...state,
        resolutions: state.resolutions.map((one) => (one.number === event.number ? { ...one, outcome: event.outcome, figures: event.figures } : one)),
      };
    case 'meetingEnded':
      return { ...state, phase: 'held', endedAt: at, minutesBy: event.minutesBy };
    case 'minutesBecameOverdue':
      return { ...state, minutesOverdue: true };
    case 'minutesConfirmed':
      return { ...state, phase: 'minuted', confirmed: { by: event.by, at, hash: event.hash, facts: event.facts }, filesAt: event.filesAt };
    case 'minutesReopened':
      return { ...state, phase: 'held', confirmed: null, filesAt: null };
    case 'meetingFiled':
      return { ...state, phase: 'filed' };
    default:
      return unreachable(event);
  }
}

const isRunning = ({ phase }: MeetingVote): boolean => phase === 'open' || phase === 'closing';

const kept = (state: MeetingState, event: Of<'agendaChanged'>, n: number): Item | undefined =>
  event.changed.includes(n) ? undefined : state.agenda.find((item) => item.n === n);

const allGone = (attendance: string): string => attendance.replaceAll('p', 'd').replaceAll('r', 'e').replaceAll('c', '.');

const blank = (roster: readonly RosterRow[]): string => '.'.repeat(roster.length);

/** Rows may move; what is known of a person goes with the person. */
function carriedOver({ roster, attendance }: MeetingState, next: readonly RosterRow[]): string {
  return next.map((row) => attendance.charAt(roster.findIndex((one) => one.person === row.person)) || '.').join('');
}

const ordered = ({ vote, item, ballot, terms, input }: Of<'voteOrdered'>): MeetingVote => ({
  n: vote,
  item,
  ballot,
  terms,
  text: input.text,
  print: printOf(`${item}\n${input.question}`),
  phase: 'open',
  outcome: null,
  tally: null,
  decidedAt: null,
});

const figuresIn = ({ counts }: Of<'voteDecided'>): VoteFigures => ({
  yes: counts.yes,
  no: counts.noWithReasons + counts.noWithoutReasons,
  abstain: counts.abstain,
});

const withVote = (state: MeetingState, n: number, change: Partial<MeetingVote>): MeetingState => ({
  ...state,
  votes: state.votes.map((vote) => (vote.n === n ? { ...vote, ...change } : vote)),
});

/** Only the fields of a row; what else a committee may send stays in its event. */
const rowOf = ({ person, name, organisation, organisationName, duty, title, votes, suspended, class: kind, weight }: RosterRow): RosterRow => ({
  person,
  name,
  organisation,
  organisationName,
  duty,
  title,
  votes,
  ...(suspended === undefined ? {} : { suspended }),
  ...(kind === undefined ? {} : { class: kind }),
  ...(weight === undefined ? {} : { weight }),
});

/** When a committee says nothing of it (D): numbers by year, minutes in ten working days. */
const plainNumbering = { pattern: '{year}-{serial}', committee: '', firstSerial: 1, width: 2 } as const;
const tenWorkingDays = { count: 10, unit: 'workingDays' } as const;

function called({ stream, input, short, materialBy }: Of<'meetingCalled'>, at: Instant): MeetingState {
  const numbering = input.numbering ?? plainNumbering;
  return {
    stream,
    phase: 'called',
    committee: input.committee,
    organisation: input.organisation,
    title: input.title,
    form: input.form,
    opensAt: input.opensAt,
    place: input.place,
    remote: input.remote,
    link: input.link ?? null,
    agenda: input.agenda.map((item) => ({ ...item, materialAt: at, accepted: false })),
    roster: input.roster.map(rowOf),
    attendance: blank(input.roster),
    material: input.material,
    materialBy,
    materialNoted: short,
    terms: input.terms,
    quorum: input.quorum ?? null,
    numbering,
    nextSerial: numbering.firstSerial,
    minutesWithin: input.minutesWithin ?? tenWorkingDays,
    profile: input.profile,
    rehearsal: input.rehearsal,
    votes: [],
    resolutions: [],
    opinions: 0,
    calledAt: at,
    openedAt: null,
    endedAt: null,
    minutesBy: null,
    minutesOverdue: false,
    confirmed: null,
    filesAt: null,
    facts: 1,
  };
}
