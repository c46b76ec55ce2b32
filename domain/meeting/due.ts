import type { Due, Instant } from '../kernel/decider.js';
import type { MeetingState } from './state.js';

type When = (state: MeetingState) => Instant | null;

/** The date for material. */
export const materialDue: When = ({ phase, materialNoted, materialBy }) => (phase === 'called' && !materialNoted ? materialBy : null);
/** The date for minutes. */
export const minutesDue: When = ({ phase, minutesOverdue, minutesBy }) => (phase === 'held' && !minutesOverdue ? minutesBy : null);
/** The day from which nothing can change any more. */
export const filingDue: When = ({ phase, filesAt }) => (phase === 'minuted' ? filesAt : null);

const clocks = [
  { when: materialDue, type: 'noteMaterialDeadline' },
  { when: minutesDue, type: 'noteMinutesOverdue' },
  { when: filingDue, type: 'fileMeeting' },
] as const;

/** The next act of the clock: a phase waits for one of them at most. */
export function meetingDue(state: MeetingState): Due<{ readonly type: (typeof clocks)[number]['type'] }> | null {
  for (const { when, type } of clocks) {
    const at = when(state);
    if (at !== null) return { at, command: { type } };
  }
  return null;
}
