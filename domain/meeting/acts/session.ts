import { deadline } from '../../law/calendar/deadline.js';
import { happened, type Gate } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import { ok } from '../../kernel/result.js';
import { itemOf } from '../agenda.js';
import { figuresOf } from '../attendance.js';
import { meetingAdjourned, meetingEnded, meetingOpened, meetingResumed, opinionNoted } from '../events/session.js';
import { conclusion, item, opinion, person, place, reason, resumesAt } from '../fields.js';
import { act, attendanceFree, conducts, mayActFor, takesPart, votesOver } from '../gates.js';
import { refused, refusedResolution, refusedRoster } from '../refusals.js';
import type { MeetingState } from '../state.js';

const timeHasCome: Gate<MeetingState> = ({ opensAt }, { now }) =>
  now >= opensAt ? ok(null) : refused('OPENING_TOO_EARLY', { source: 'D-MEETING-TIME', found: now, needed: { from: opensAt }, cure: ['self'] });

/** Opens with the list as it stands: from here on the roster is frozen, whatever the committee changes later. */
const openMeeting = act('openMeeting', {
  words: said('会议开始', 'open the meeting'),
  payload: {},
  who: conducts,
  at: ['called'],
  gates: [timeHasCome],
  secondFactor: true,
  decide: (state, _none, { actor }) => happened(meetingOpened({ figures: figuresOf(state), by: actor.id })),
});

/** Everybody leaves; who comes back signs in again, so that a vote after the break has the attendance after the break. */
const adjournMeeting = act('adjournMeeting', {
  words: said('休会', 'adjourn the meeting'),
  payload: { resumesAt, place, reason },
  who: conducts,
  at: ['open'],
  gates: [attendanceFree],
  decide(state, { resumesAt: to, place: where = state.place, reason: why }, { now, actor }) {
    if (to > now) return happened(meetingAdjourned({ resumesAt: to, place: where, reason: why, by: actor.id }));
    return refused('MEETING_IN_PAST', { found: to, needed: { after: now }, cure: ['self'] });
  },
});

const resumeMeeting = act('resumeMeeting', {
  words: said('复会', 'resume the meeting'),
  payload: {},
  who: conducts,
  at: ['adjourned'],
  decide: (state, _none, { actor }) => happened(meetingResumed({ figures: figuresOf(state), by: actor.id })),
});

/** What somebody said, for the minutes: 意见. The person is on the roster, and a member notes only the own words. */
const noteOpinion = act('noteOpinion', {
  words: said('记录发言', 'note what somebody said'),
  payload: { item, person, text: opinion },
  who: takesPart,
  byInvitation: true,
  at: ['open'],
  decide(state, { item: n, person: speaker, text }, context) {
    const own = mayActFor(state, speaker, context);
    if (!own.ok) return own;
    const known = itemOf(state, n);
    if (!known.ok) return known;
    if (!state.roster.some((row) => row.person === speaker))
      return refusedRoster('NOT_ON_ROSTER', { found: speaker, needed: 'a person on the roster', cure: ['self'] });
    return happened(opinionNoted({ item: n, person: speaker, text, by: context.actor.id }));
  },
});

/** What a vote decided must stand as a resolution (the result becomes a resolution). */
const allResolved: Gate<MeetingState> = ({ votes, resolutions }) => {
  const decided = votes.filter(({ outcome }) => outcome === 'PASS' || outcome === 'FAIL');
  const open = decided.filter(({ n }) => !resolutions.some((one) => one.vote === n)).map(({ n }) => n);
  if (open.length === 0) return ok(null);
  return refusedResolution('RESOLUTION_MISSING', { found: { votes: open }, needed: 'a resolution for each vote that decided' });
};

const endMeeting = act('endMeeting', {
  words: said('会议结束', 'end the meeting'),
  payload: { conclusion },
  who: conducts,
  at: ['open'],
  gates: [votesOver, allResolved],
  secondFactor: true,
  decide(state, { conclusion: found }, { now, calendar, actor }) {
    const { closesAt, provisional } = deadline(calendar, now, state.minutesWithin);
    return happened(meetingEnded({ conclusion: found, figures: figuresOf(state), minutesBy: closesAt, provisional, by: actor.id }));
  },
});

export const sessionActs = [openMeeting, adjournMeeting, resumeMeeting, noteOpinion, endMeeting] as const;
