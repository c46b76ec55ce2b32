import type { Calendar } from '../law/calendar/calendar.js';
import type { Recorded } from '../kernel/decider.js';
import type { Shown } from '../steps/public-notice/state.js';
import { deadlineProof } from './deadline-proof.js';
import type { DeadlineProof } from './dossier.js';

/** Each 公示 a decision rests on, counted again; of what was shown twice the last. */
export const noticeProofs = (events: readonly Recorded[], shown: readonly string[], calendar: Calendar): readonly DeadlineProof[] =>
  shown.flatMap((of) => {
    const row = events.findLast(({ type, data }) => type === 'noticeOpened' && 'of' in data && data.of === of);
    if (row === undefined) return [];
    const { term, closesAt } = row.data as Omit<Shown<string>, 'type'>; // an archived event of that type
    return [deadlineProof(calendar, { name: `${of}Notice`, from: row.at, term, closesAt })];
  });
