import { deadline } from '../calendar/deadline.js';
import type { Context } from '../decider.js';
import { refuse, type Refusal } from '../refusal.js';
import { ok, type Result } from '../result.js';
import { figuresOf } from './attendance.js';
import { itemOf } from './change-agenda.js';
import { materialDate } from './material.js';
import type { MeetingAct } from './meeting-command.js';
import type { MeetingEvent } from './meeting-event.js';
import type { MeetingState } from './meeting-state.js';

type Decision = Result<readonly MeetingEvent[], Refusal>;

/** To a later time, or to another place at the same one: nobody may come too late because a meeting was brought forward. */
export function postponeMeeting(state: MeetingState, { opensAt, place, reason }: MeetingAct<'postponeMeeting'>, context: Context): Decision {
  const moved = opensAt !== state.opensAt || (place !== undefined && place !== state.place);
  if (opensAt < state.opensAt || opensAt <= context.now || !moved)
    return refuse('MEETING_MOVED_EARLIER', {
      rule: 'D-MEETING',
      source: 'D-MEETING-TIME',
      found: opensAt,
      needed: { from: state.opensAt, after: context.now },
      cure: ['self'],
    });
  const material = materialDate(context.calendar, opensAt, state.material);
  return ok([{ type: 'meetingPostponed', from: state.opensAt, opensAt, place: place ?? state.place, reason, by: context.actor.id, ...material }]);
}

/** Called off before it opened; when the committee ends, also while it is held. The votes that run are over with it. */
export function cancelMeeting(state: MeetingState, { reason }: MeetingAct<'cancelMeeting'>, { actor }: Context): Decision {
  if (state.phase !== 'called' && state.phase !== 'open' && state.phase !== 'adjourned') return ok([]);
  const votes = state.votes.filter((vote) => vote.phase === 'open' || vote.phase === 'closing').map((vote) => vote.ballot);
  return ok([{ type: 'meetingCancelled', reason, votes, by: actor.id }]);
}

/** Opens with the list as it stands: from here on the roster is frozen, whatever the committee changes later. */
export const openMeeting = (state: MeetingState, { actor }: Context): Decision =>
  ok([{ type: 'meetingOpened', figures: figuresOf(state), by: actor.id }]);

/** Everybody leaves; who comes back signs in again, so that a vote after the break has the attendance after the break. */
export function adjournMeeting(state: MeetingState, { resumesAt, place, reason }: MeetingAct<'adjournMeeting'>, { now, actor }: Context): Decision {
  if (resumesAt > now) return ok([{ type: 'meetingAdjourned', resumesAt, place: place ?? state.place, reason, by: actor.id }]);
  return refuse('MEETING_IN_PAST', { rule: 'D-MEETING', source: 'FORM-NOTICE', found: resumesAt, needed: { after: now }, cure: ['self'] });
}

export const resumeMeeting = (state: MeetingState, { actor }: Context): Decision =>
  ok([{ type: 'meetingResumed', figures: figuresOf(state), by: actor.id }]);

/** What somebody said, for the minutes: 意见. The person is on the roster, and a member notes only the own words. */
export function noteOpinion(state: MeetingState, { item, person, text }: MeetingAct<'noteOpinion'>, { actor }: Context): Decision {
  const known = itemOf(state, item);
  if (!known.ok) return known;
  if (state.roster.some((row) => row.person === person)) return ok([{ type: 'opinionNoted', item, person, text, by: actor.id }]);
  return refuse('NOT_ON_ROSTER', { rule: 'D-ROSTER', source: 'FORM-ROSTER', found: person, needed: 'a person on the roster', cure: ['self'] });
}

/** Ends with a conclusion. What a vote decided must stand as a resolution by then (the result becomes a resolution). */
export function endMeeting(state: MeetingState, { conclusion }: MeetingAct<'endMeeting'>, { now, calendar, actor }: Context): Decision {
  const open = state.votes.filter(
    (vote) => (vote.outcome === 'PASS' || vote.outcome === 'FAIL') && !state.resolutions.some((one) => one.vote === vote.n),
  );
  if (open.length > 0)
    return refuse('RESOLUTION_MISSING', {
      rule: 'CN-TC',
      source: 'TC-RESOLUTION',
      found: { votes: open.map((vote) => vote.n) },
      needed: 'a resolution for each vote that decided',
      cure: ['secretariat', 'chair'],
    });
  const { closesAt, provisional } = deadline(calendar, now, state.minutesWithin);
  return ok([{ type: 'meetingEnded', conclusion, figures: figuresOf(state), minutesBy: closesAt, provisional, by: actor.id }]);
}
