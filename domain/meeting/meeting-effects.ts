import type { PersonId } from '../person-id.js';
import type { Audience, Effect, Stream } from '../decider.js';
import type { BallotOrder, MeetingReport, MeetingOrder, MeetingResolution } from '../messages.js';
import type { Json } from '../refusal.js';
import { attended, markOfRow } from './attendance.js';
import type { MeetingEvent } from './meeting-event.js';
import type { MeetingState, Resolution } from './meeting-state.js';

type Data = { readonly [key: string]: Json };
type Of<Type extends MeetingEvent['type']> = Extract<MeetingEvent, { readonly type: Type }>;

/** What others hear: the roster by notice, the ballot by order, the committee by report. */
export function meetingEffects(event: MeetingEvent, state: MeetingState): readonly Effect[] {
  switch (event.type) {
    case 'meetingCalled':
      return [notice(state, 'meeting.called', everybody(state), invitation(state))];
    case 'rosterReplaced':
      return [...toPersons(state, event.joined, 'meeting.called', invitation(state)), ...toPersons(state, event.left, 'meeting.uninvited', {})];
    case 'agendaChanged':
      return [notice(state, 'meeting.agendaChanged', everybody(state), { ...invitation(state), late: [...event.late], reason: event.reason })];
    case 'lateMaterialAccepted':
      return [notice(state, 'meeting.lateMaterialAccepted', everybody(state), { item: event.item, reason: event.reason })];
    case 'materialClosed':
      return event.missing.length === 0 ? [] : [notice(state, 'meeting.materialMissing', conductors(state), { items: [...event.missing] })];
    case 'meetingPostponed':
    case 'meetingAdjourned':
      return [
        notice(state, `meeting.${event.type === 'meetingPostponed' ? 'postponed' : 'adjourned'}`, everybody(state), {
          ...invitation(state),
          reason: event.reason,
        }),
      ];
    case 'meetingCancelled':
      return [
        notice(state, 'meeting.cancelled', everybody(state), { opensAt: state.opensAt, reason: event.reason }),
        ...event.votes.map((ballot) => voided(ballot, event.reason)),
        // Who ordered it is not told of it again.
        ...(event.by === `stream:${state.committee}` ? [] : [tell(state, { type: 'meetingCancelled', meeting: state.stream, reason: event.reason })]),
      ];
    case 'voteOrdered':
      // The attendance of this instant reaches the ballot before any vote can be closed: effects are delivered in order.
      return [{ kind: 'start', stream: event.ballot, input: event.input }, order(event, { type: 'recordAttendance', present: event.present })];
    case 'voteEnded':
      return [order(event, { type: 'closeMeeting' })];
    case 'voteDecided':
      return event.contradicts.length === 0
        ? []
        : [notice(state, 'meeting.resolutionContradicted', conductors(state), { numbers: [...event.contradicts], outcome: event.outcome })];
    case 'meetingEnded':
      return [held(state), notice(state, 'meeting.minutesDue', conductors(state), { minutesBy: event.minutesBy })];
    case 'minutesBecameOverdue':
      return [notice(state, 'meeting.minutesOverdue', conductors(state), { minutesBy: event.minutesBy })];
    case 'minutesConfirmed':
      return [notice(state, 'meeting.minutesConfirmed', everybody(state), { resolutions: state.resolutions.map((one) => one.number) })];
    case 'minutesReopened':
      return [notice(state, 'meeting.minutesReopened', conductors(state), { vote: event.vote })];
    default:
      return [];
  }
}

const order = ({ ballot }: Of<'voteOrdered' | 'voteEnded'>, command: MeetingOrder): Effect => ({ kind: 'tell', stream: ballot, command });
const tell = (state: MeetingState, command: MeetingReport): Effect => ({ kind: 'tell', stream: state.committee, command });

function voided(stream: Stream, reason: string): Effect {
  const command: BallotOrder = { type: 'voidBallot', reason };
  return { kind: 'tell', stream, command };
}

/** Who was there, who was not, what was resolved: the committee counts absences and keeps the resolutions. */
function held(state: MeetingState): Effect {
  const personsWhere = (test: (mark: string) => boolean): readonly PersonId[] =>
    state.roster.filter((_, row) => test(markOfRow(state, row))).map((row) => row.person);
  return tell(state, {
    type: 'meetingHeld',
    meeting: state.stream,
    form: state.form,
    at: state.openedAt ?? state.opensAt,
    present: personsWhere(attended),
    absent: personsWhere((mark) => !attended(mark)),
    onLeave: personsWhere((mark) => mark === 'l'),
    resolutions: state.resolutions.map((one) => resolved(state, one)),
  });
}

/** What a project's item decided is the project's; a matter of the committee goes to the committee with the text that was voted on. */
function resolved({ votes, agenda }: MeetingState, { number, item, vote: n, outcome }: Resolution): MeetingResolution {
  const vote = votes.find((one) => one.n === n);
  if (vote === undefined) return { number, ballot: null, outcome };
  const { matter, project } = agenda.find((one) => one.n === item) ?? {};
  const { ballot, text } = vote;
  return { number, ballot, outcome, ...(matter === undefined || project !== null ? {} : { matter, text }) };
}

/** Time, place, link, agenda and the date for material, as they stand. `closesAt` is what a calendar is told. */
const invitation = (state: MeetingState): Data => ({
  opensAt: state.opensAt,
  closesAt: state.opensAt,
  place: state.place,
  link: state.remote ? state.link : null,
  agenda: state.agenda.map((item) => ({ ...item.title })),
  materialBy: state.materialBy,
});

const notice = (state: MeetingState, template: string, to: readonly Audience[], data: Data): Effect => ({
  kind: 'notice',
  template,
  to,
  data: { meeting: state.stream, committee: state.committee, title: state.title, ...data },
});

const toPersons = (state: MeetingState, persons: readonly PersonId[], template: string, data: Data): readonly Effect[] =>
  persons.length === 0
    ? []
    : [
        notice(
          state,
          template,
          persons.map((person) => ({ person })),
          data,
        ),
      ];

const everybody = (state: MeetingState): readonly Audience[] => state.roster.map(({ person }) => ({ person }));
const conductors = (state: MeetingState): readonly Audience[] =>
  (['chair', 'secretariat'] as const).map((role) => ({ role, organisation: state.organisation }));
