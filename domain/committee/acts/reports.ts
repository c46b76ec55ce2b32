import { localDate } from '../../law/calendar/instant.js';
import { actsOf } from '../../kernel/act.js';
import { happened } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import type { BallotReport, MeetingReport, MeetingResolution } from '../../messages/messages.js';
import { needStream } from '../../kernel/need-role.js';
import type { PersonId } from '../../kernel/person-id.js';
import { counting } from '../absences.js';
import type { CommitteeState, DecidedBallot, OpenMeeting } from '../state.js';
import type { CommitteeEvent } from '../events.js';
import { ballotEnded, ballotReopened } from '../events/ballots.js';
import { meetingCalledOff, meetingNoted } from '../events/meetings.js';
import { membersOn } from '../member.js';

/* What its ballots and meetings tell the committee. A report about something it does not know changes nothing. */

const { report } = actsOf<CommitteeState, CommitteeEvent>();

type OfBallot<Type extends BallotReport['type']> = Extract<BallotReport, { readonly type: Type }>;
type OfMeeting<Type extends MeetingReport['type']> = Extract<MeetingReport, { readonly type: Type }>;

/** That one opens was its order; that one opens again (two persons, or an outage given back) takes its result away until it has closed anew. */
const ballotOpened = report<OfBallot<'ballotOpened'>>('ballotOpened', {
  words: said('表决重新开放', 'a ballot is open again'),
  from: 'ballot',
  decide(state, { ballot }, { actor }) {
    const before = needStream(actor, ballot).ok ? state.decided.find((one) => one.ballot === ballot) : undefined;
    return before === undefined || before.outcome === 'PENDING' ? happened() : happened(ballotReopened({ ballot, matter: before.matter }));
  },
});

/**
 * The ballots of a meeting report here too, and none of them is open here: who was not at the meeting is silent in each of its votes, and was counted
 * once, as absent from it.
 *
 * A pending result is none yet, or takes back the one there was. One that is counted anew (re-opened, late exclusion) replaces its own, and silence is
 * counted once.
 */
const ballotDecided = report<OfBallot<'ballotDecided'>>('ballotDecided', {
  words: said('表决结果', 'a ballot says what came out'),
  from: 'ballot',
  decide(state, { ballot, outcome, silent = [] }, { actor }) {
    if (!needStream(actor, ballot).ok) return happened();
    const open = state.ballots.find((one) => one.ballot === ballot);
    if (open === undefined) {
      const before = state.decided.find((one) => one.ballot === ballot);
      if (before === undefined || before.outcome === outcome) return happened();
      return happened(ballotEnded({ ballot, matter: before.matter, outcome, silent: [], absences: state.absences }));
    }
    if (outcome === 'PENDING') return happened();
    const { absences, said: told } = counting(state, { missed: silent.filter((person) => open.persons.includes(person)), all: open.persons });
    return happened(ballotEnded({ ballot, matter: open.matter, outcome, silent, absences }), ...told);
  },
});

const ballotVoided = report<OfBallot<'ballotVoided'>>('ballotVoided', {
  words: said('表决作废', 'a ballot was voided'),
  from: 'ballot',
  decide(state, { ballot }, { actor }) {
    const known = needStream(actor, ballot).ok ? [...state.ballots, ...state.decided].find((one) => one.ballot === ballot) : undefined;
    if (known === undefined) return happened();
    return happened(ballotEnded({ ballot, matter: known.matter, outcome: null, silent: [], absences: state.absences }));
  },
});

const meetingHeld = report<OfMeeting<'meetingHeld'>>('meetingHeld', {
  words: said('会议已召开', 'a meeting was held'),
  from: 'meeting',
  decide(state, { meeting, form, present, absent, onLeave = [], resolutions }, { actor }) {
    const known = state.meetings.find((one) => one.meeting === meeting);
    if (!needStream(actor, meeting).ok || known === undefined) return happened();
    const excused = state.profile.absence.leaveExcuses ? onLeave : [];
    const missed = absent.filter((person) => bound(state, known, person) && !excused.includes(person));
    const { absences, said: told } = counting(state, { missed, all: [...present, ...missed] });
    const decided = resolutions.flatMap((one) => decidedThere(one, known.body));
    return happened(meetingNoted({ meeting, form, resolutions: resolutions.length, decided, absences }), ...told);
  },
});

/** Who has a vote must come; advisers and observers are invited. */
const bound = ({ members, profile }: CommitteeState, { body, opensAt }: OpenMeeting, person: PersonId): boolean =>
  membersOn(members, localDate(opensAt), body).some((one) => one.person === person && !one.suspended && profile.voting.duties.includes(one.duty));

/** What a meeting decided for the committee may be used as a letter ballot may. */
const decidedThere = ({ ballot, outcome, matter, text }: MeetingResolution, body: string): readonly DecidedBallot[] =>
  ballot === null || outcome === null || matter === undefined || text === undefined ? [] : [{ ballot, matter, body, text, outcome }];

const meetingCancelled = report<OfMeeting<'meetingCancelled'>>('meetingCancelled', {
  words: said('会议取消', 'a meeting was called off'),
  from: 'meeting',
  decide: (state, { meeting, reason }, { actor }) =>
    needStream(actor, meeting).ok && state.meetings.some((one) => one.meeting === meeting)
      ? happened(meetingCalledOff({ meeting, reason }))
      : happened(),
});

export const reportActs = [ballotOpened, ballotDecided, ballotVoided, meetingHeld, meetingCancelled] as const;
