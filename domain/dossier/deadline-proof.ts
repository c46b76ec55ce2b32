import type { Calendar } from '../law/calendar/calendar.js';
import { deadline, type Term } from '../law/calendar/deadline.js';
import { formatInstant } from '../law/calendar/instant.js';
import type { Instant, Recorded } from '../kernel/decider.js';
import type { DeadlineProof, Moved, OutageShown } from './dossier.js';

type Set = {
  readonly name: string;
  readonly from: Instant;
  readonly term: Term;
  readonly closesAt: Instant;
  readonly countsUntil?: Instant | null;
  readonly outages?: readonly OutageShown[];
};

/**
 * A limit counted again: every day that was counted, by which calendar, and what moved it afterwards. The last word has `closesAt`;
 * without a move it is what was first counted.
 */
export function deadlineProof(
  calendar: Calendar,
  { name, from, term, closesAt, countsUntil = null, outages = [] }: Set,
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
    outages,
  };
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

type Fields = { readonly [name: string]: unknown };
const fieldsOf = ({ data }: Recorded): Fields => ({ ...data });
/** An outage's new close stands one level deeper, because it may have none. */
const closeIn = (fields: Fields): unknown => (isFields(fields['extension']) ? fields['extension']['closesAt'] : fields['closesAt']);
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** Events that set a new close carry it, with their reason and who signed. The opening itself is not among them. */
export function movesIn(events: readonly Recorded[], openings: readonly string[]): readonly Moved[] {
  return events.flatMap((event): readonly Moved[] => {
    const fields = fieldsOf(event);
    const closesAt = closeIn(fields);
    if (openings.includes(event.type) || typeof closesAt !== 'number') return [];
    const { reason, days, by, proposedBy, why } = fields;
    return [
      {
        seq: event.seq,
        at: event.at,
        why: event.type,
        reason: text(reason) ?? text(why),
        days: typeof days === 'number' ? days : null,
        signers: [...new Set([text(proposedBy), text(by)].filter((one) => one !== null))],
        closesAt,
        closes: formatInstant(closesAt),
      },
    ];
  });
}

/** What the system recorded of its own absence inside the window, whether or not it moved the close. */
export function outagesIn(events: readonly Recorded[]): readonly OutageShown[] {
  return events.flatMap((event): readonly OutageShown[] => {
    const { from, to, minutes, why, extension } = fieldsOf(event);
    if (event.type !== 'outageRecorded' || typeof from !== 'number' || typeof to !== 'number' || typeof minutes !== 'number') return [];
    const words = `${formatInstant(from)} – ${formatInstant(to)}`;
    return [{ seq: event.seq, from, to, text: words, minutes, given: isFields(extension), why: text(why) ?? '' }];
  });
}
