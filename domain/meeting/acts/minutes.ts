import { happened, type Gate } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import { ok } from '../../kernel/result.js';
import { settlingDays } from '../../messages/settling.js';
import { filingDue, minutesDue } from '../due.js';
import { meetingFiled, minutesBecameOverdue, minutesConfirmed } from '../events/minutes.js';
import { facts, minutesHash } from '../fields.js';
import { act, chairs, clock, owed, underWay } from '../gates.js';
import { refusedResolution } from '../refusals.js';
import type { MeetingState } from '../state.js';
import { contradicted } from '../vote-figures.js';

const resolutionsAgree: Gate<MeetingState> = (state) => {
  const against = contradicted(state).map((one) => one.number);
  if (against.length === 0) return ok(null);
  return refusedResolution('MINUTES_DISAGREE', { found: { resolutions: against }, needed: 'resolutions that say what their votes say' });
};

const noVoteRuns: Gate<MeetingState> = (state) => {
  const votes = underWay(state, 'open', 'closing');
  return votes.length === 0 ? ok(null) : refusedResolution('VOTE_RUNNING', { found: { votes }, needed: 'no vote under way' });
};

/** A day after a ballot can be revised no more its word is the last. */
const settledMs = (settlingDays + 1) * 86_400_000;

/** The chair confirms the minutes as generated, by their hash; whoever read them before something else happened reads again. */
const confirmMinutes = act('confirmMinutes', {
  words: said('确认纪要', 'confirm the minutes'),
  payload: { hash: minutesHash, facts },
  who: chairs,
  at: ['held'],
  gates: [resolutionsAgree, noVoteRuns],
  decide(state, { hash, facts: read }, { now, actor }) {
    if (read !== state.facts) return refusedResolution('MINUTES_MOVED', { found: read, needed: state.facts });
    const last = Math.max(0, ...state.votes.map(({ decidedAt }) => decidedAt ?? 0));
    const filesAt = last === 0 ? now : Math.max(now, last + settledMs);
    const late = state.minutesBy !== null && now >= state.minutesBy;
    return happened(minutesConfirmed({ hash, facts: read, filesAt, late, by: actor.id }));
  },
});

const noteMinutesOverdue = clock('noteMinutesOverdue', {
  words: said('纪要逾期', 'the minutes are overdue'),
  at: ['held'],
  gates: [owed(minutesDue)],
  decide: ({ minutesBy }) => happened(...(minutesBy === null ? [] : [minutesBecameOverdue({ minutesBy })])),
});

const fileMeeting = clock('fileMeeting', {
  words: said('会议归档', 'file the meeting'),
  at: ['minuted'],
  gates: [owed(filingDue)],
  decide: () => happened(meetingFiled({})),
});

export const minutesActs = [confirmMinutes, noteMinutesOverdue, fileMeeting] as const;
