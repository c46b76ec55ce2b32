import { happened, oneOf, type Gate } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import type { RosterOrder, RosterRow } from '../../messages/messages.js';
import type { PersonId } from '../../kernel/person-id.js';
import { ok } from '../../kernel/result.js';
import { meetingCancelled, meetingPostponed, rosterReplaced } from '../events/call.js';
import { opensAt, place, reason } from '../fields.js';
import { act, conducts, inPhase, itsCommittee, report, running } from '../gates.js';
import { materialDate } from '../material.js';
import { refused } from '../refusals.js';
import { rosterInOrder } from '../start-meeting.js';
import type { MeetingState } from '../state.js';

/** To a later time, or to another place at the same one: nobody may come too late because a meeting was brought forward. */
const postponeMeeting = act('postponeMeeting', {
  words: said('会议改期', 'move the meeting'),
  payload: { opensAt, place, reason },
  who: conducts,
  at: ['called'],
  decide(state, { opensAt: to, place: where = state.place, reason: why }, { now, calendar, actor }) {
    const { opensAt: from, place: before, material } = state;
    if (to < from || to <= now || (to === from && where === before))
      return refused('MEETING_MOVED_EARLIER', { source: 'D-MEETING-TIME', found: to, needed: { from, after: now }, cure: ['self'] });
    return happened(meetingPostponed({ from, opensAt: to, place: where, reason: why, by: actor.id, ...materialDate(calendar, to, material) }));
  },
});

/** What the committee orders is not a question of phase: a meeting that is over records nothing. */
const notOpened: Gate<MeetingState> = (state, context) => (itsCommittee(state, context).ok ? ok(null) : inPhase(state, ['called']));

/** Called off before it opened; when the committee ends, also while it is held. The votes that run are over with it. */
const cancelMeeting = act('cancelMeeting', {
  words: said('取消会议', 'call the meeting off'),
  payload: { reason },
  who: oneOf(conducts, itsCommittee),
  gates: [notOpened],
  secondFactor: true,
  decide({ phase, votes }, { reason: why }, { actor }) {
    if (!running.includes(phase)) return happened();
    const open = votes.filter((vote) => vote.phase === 'open' || vote.phase === 'closing').map((vote) => vote.ballot);
    return happened(meetingCancelled({ reason: why, votes: open, by: actor.id }));
  },
});

/** The committee's roster until the meeting opens; from then on it is frozen, and the news is not for this meeting. */
const rosterChanged = report<RosterOrder>('rosterChanged', {
  words: said('更新参会名册', 'the committee changes the roster'),
  from: 'committee',
  decide(state, { roster }, context) {
    const own = itsCommittee(state, context);
    if (!own.ok) return own;
    if (state.phase !== 'called') return happened();
    const inOrder = rosterInOrder(roster);
    if (!inOrder.ok) return inOrder;
    return happened(rosterReplaced({ roster, joined: missing(roster, state.roster), left: missing(state.roster, roster) }));
  },
});

const missing = (from: readonly RosterRow[], among: readonly RosterRow[]): readonly PersonId[] =>
  from.filter(({ person }) => !among.some((row) => row.person === person)).map(({ person }) => person);

export const callActs = [postponeMeeting, cancelMeeting, rosterChanged] as const;
