import type { PersonId } from '../person-id.js';
import { localDate } from '../calendar/instant.js';
import type { Context } from '../decider.js';
import type { MeetingResolution } from '../messages.js';
import { needStream } from '../need-role.js';
import { ok } from '../result.js';
import { happened, type Acts, type Verdict } from './committee-act.js';
import type { Command } from './committee-command.js';
import type { CommitteeEvent } from './events.js';
import type { CommitteeState, DecidedBallot, OpenMeeting } from './committee-state.js';
import { membersOn } from './member.js';

type Reported = 'ballotOpened' | 'ballotDecided' | 'ballotVoided' | 'meetingHeld' | 'meetingCancelled';

const machine = (_: CommitteeState, context: Context) => (context.actor.id.startsWith('stream:') ? ok(null) : needStream(context.actor, null));

/** What its ballots and meetings tell the committee. A report about something it does not know changes nothing. */
export const reportActs: Acts<Reported> = {
  ballotOpened: { can: machine, decide: ballotReopened },
  ballotDecided: { can: machine, decide: ballotDecided },
  ballotVoided: {
    can: machine,
    decide: (state, { ballot }, context) => {
      const known = needStream(context.actor, ballot).ok ? [...state.ballots, ...state.decided].find((one) => one.ballot === ballot) : undefined;
      if (known === undefined) return happened();
      return happened({ type: 'ballotEnded', ballot, matter: known.matter, outcome: null, silent: [], absences: state.absences });
    },
  },
  meetingHeld: { can: machine, decide: meetingHeld },
  meetingCancelled: {
    can: machine,
    decide: (state, { meeting, reason }, context) =>
      needStream(context.actor, meeting).ok && state.meetings.some((one) => one.meeting === meeting)
        ? happened({ type: 'meetingCalledOff', meeting, reason })
        : happened(),
  },
};

/** That one opens was its order; that one opens again (two persons, or an outage given back) takes its result away until it has closed anew. */
function ballotReopened(state: CommitteeState, { ballot }: Command<'ballotOpened'>, context: Context): Verdict {
  const before = needStream(context.actor, ballot).ok ? state.decided.find((one) => one.ballot === ballot) : undefined;
  return before === undefined || before.outcome === 'PENDING' ? happened() : happened({ type: 'ballotReopened', ballot, matter: before.matter });
}

/**
 * The ballots of a meeting report here too, and none of them is open here: who was not at the meeting is silent in each of its votes, and was counted
 * once, as absent from it.
 *
 * A pending result is none yet, or takes back the one there was. One that is counted anew (re-opened, late exclusion) replaces its own, and silence is
 * counted once.
 */
function ballotDecided(state: CommitteeState, { ballot, outcome, silent = [] }: Command<'ballotDecided'>, context: Context): Verdict {
  if (!needStream(context.actor, ballot).ok) return happened();
  const open = state.ballots.find((one) => one.ballot === ballot);
  if (open === undefined) {
    const before = state.decided.find((one) => one.ballot === ballot);
    if (before === undefined || before.outcome === outcome) return happened();
    return happened({ type: 'ballotEnded', ballot, matter: before.matter, outcome, silent: [], absences: state.absences });
  }
  if (outcome === 'PENDING') return happened();
  const counted = counting(state, { missed: silent.filter((person) => open.persons.includes(person)), all: open.persons });
  return happened({ type: 'ballotEnded', ballot, matter: open.matter, outcome, silent, absences: counted.absences }, ...counted.said);
}

function meetingHeld(state: CommitteeState, report: Command<'meetingHeld'>, context: Context): Verdict {
  const { meeting, form, present, absent, onLeave = [], resolutions } = report;
  const known = state.meetings.find((one) => one.meeting === meeting);
  if (!needStream(context.actor, meeting).ok || known === undefined) return happened();
  const excused = state.profile.absence.leaveExcuses ? onLeave : [];
  const missed = absent.filter((person) => bound(state, known, person) && !excused.includes(person));
  const counted = counting(state, { missed, all: [...present, ...missed] });
  const decided = resolutions.flatMap((one) => decidedThere(one, known.body));
  return happened({ type: 'meetingNoted', meeting, form, resolutions: resolutions.length, decided, absences: counted.absences }, ...counted.said);
}

/** Who has a vote must come; advisers and observers are invited. */
const bound = ({ members, profile }: CommitteeState, { body, opensAt }: OpenMeeting, person: PersonId): boolean =>
  membersOn(members, localDate(opensAt), body).some((one) => one.person === person && !one.suspended && profile.voting.duties.includes(one.duty));

/** What a meeting decided for the committee may be used as a letter ballot may. */
const decidedThere = ({ ballot, outcome, matter, text }: MeetingResolution, body: string): readonly DecidedBallot[] =>
  ballot === null || outcome === null || matter === undefined || text === undefined ? [] : [{ ballot, matter, body, text, outcome }];

type Counted = { readonly absences: { readonly [person: string]: number }; readonly said: readonly CommitteeEvent[] };

/** Missed in a row, meetings and ballots together; whoever takes part begins at none again. At the profile's counts somebody is told. */
function counting(state: CommitteeState, { missed, all }: { readonly missed: readonly PersonId[]; readonly all: readonly PersonId[] }): Counted {
  const { warn, replace } = state.profile.absence;
  const kept = Object.entries(state.absences).filter(([person]) => all.every((one) => one !== person));
  const counts = missed.map((person) => [person, (state.absences[person] ?? 0) + 1] as const);
  const said = counts.flatMap(([person, absences]): readonly CommitteeEvent[] => {
    if (absences === replace) return [{ type: 'replacementProposed', person, absences }];
    return absences === warn ? [{ type: 'absenceWarned', person, absences }] : [];
  });
  return { absences: Object.fromEntries([...kept, ...counts]), said };
}
