import type { Calendar } from '../calendar/calendar.js';
import { deadline, type Term } from '../calendar/deadline.js';
import { formatInstant } from '../calendar/instant.js';
import type { Instant, Recorded } from '../decider.js';
import type { DeadlineProof, Moved } from './dossier.js';

type Set = { readonly name: string; readonly from: Instant; readonly term: Term; readonly closesAt: Instant; readonly countsUntil?: Instant | null };

/**
 * A limit counted again: every day that was counted, by which calendar, and what moved it afterwards. The last word has `closesAt`;
 * without a move it is what was first counted.
 */
export function deadlineProof(
  calendar: Calendar,
  { name, from, term, closesAt, countsUntil = null }: Set,
  moved: readonly Moved[] = [],
): DeadlineProof {
  const first = deadline(calendar, from, term);
  return {
    name,
    from,
    opened: formatInstant(from),
    term,
    counted: first.daysCounted,
    first: { at: first.closesAt, text: formatInstant(first.closesAt) },
    closesAt,
    closes: formatInstant(closesAt),
    countsUntil,
    provisional: first.provisional,
    calendar: calendar.id,
    moved,
  };
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Events that set a new close carry it, with their reason and who signed. The opening itself is not among them. */
export function movesIn(events: readonly Recorded[], openings: readonly string[]): readonly Moved[] {
  return events.flatMap(({ seq, at, type, data }): readonly Moved[] => {
    if (openings.includes(type) || !('closesAt' in data) || typeof data.closesAt !== 'number') return [];
    const { reason, days, by, proposedBy } = { reason: null, days: null, by: null, proposedBy: null, ...data } as { readonly [key: string]: unknown }; // any event of any kind
    return [
      {
        seq,
        at,
        why: type,
        reason: text(reason),
        days: typeof days === 'number' ? days : null,
        signers: [...new Set([text(proposedBy), text(by)].filter((one) => one !== null))],
        closesAt: data.closesAt,
        closes: formatInstant(data.closesAt),
      },
    ];
  });
}
