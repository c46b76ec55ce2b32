import { dayWords, deadlineText, deadlineWords, leftWords, momentText } from '../../contract/notices/deadline-text.js';
import { localDate, parseInstant } from '../../domain/law/calendar/instant.js';
import { timeWords } from '../words/times.js';
import { T, useSay, useVisiting } from './visiting.js';

const day = 86_400_000;
/** From so many days on a deadline is near. */
const soonDays = 3;

/** Instants of the API are RFC 3339; what it sends is one. */
export const msOf = (instant: string): number => parseInstant(instant) ?? 0;

/** A day in a table or a line: `2026-11-20`. */
export const Day = ({ at }: { readonly at: string }) => <time dateTime={localDate(msOf(at))}>{localDate(msOf(at))}</time>;

/** The day of an end, with its weekday. */
export function LongDay({ at }: { readonly at: string }) {
  return (
    <time dateTime={at}>
      <T of={deadlineWords(msOf(at))} />
    </time>
  );
}

/** An end in a list: without the year while that is the current one. */
export function End({ at }: { readonly at: string }) {
  const { now } = useVisiting();
  return (
    <time dateTime={at}>
      <T of={dayWords(msOf(at), now)} />
    </time>
  );
}

/** An end in a table, to the minute. */
export const ShortEnd = ({ at }: { readonly at: string }) => <time dateTime={at}>{deadlineText(msOf(at))}</time>;

/** When something happened, to the second. */
export const Moment = ({ at }: { readonly at: string }) => <time dateTime={at}>{momentText(msOf(at))}</time>;

export function TimeLeft({ at }: { readonly at: string }) {
  const { now } = useVisiting();
  const left = msOf(at) - now;
  const kind = left <= 0 ? 'left over' : left < soonDays * day ? 'left soon' : 'left';
  return (
    <span className={kind}>
      <T of={leftWords(msOf(at), now)} />
    </span>
  );
}

export const isSoon = (at: string, now: number): boolean => msOf(at) > now && msOf(at) - now < soonDays * day;

/** When it was over, by the clock or before. */
export function Closed({ at }: { readonly at: string }) {
  const say = useSay();
  return (
    <p className="until over">
      <span>{say(timeWords.closedBefore)}</span> <b>{<LongDay at={at} />}</b> <span>{say(timeWords.closedAfter)}</span>
    </p>
  );
}

/** The one line that must never be missed: until when, and how long that is. */
export function Deadline({ at, note, label }: { readonly at: string; readonly note?: string | undefined; readonly label?: string }) {
  const { now } = useVisiting();
  const say = useSay();
  if (msOf(at) <= now) return <Closed at={at} />;
  return (
    <p className={isSoon(at, now) ? 'until soon' : 'until'}>
      <span>{label ?? say(timeWords.until)}</span>{' '}
      <b>
        <LongDay at={at} />
      </b>{' '}
      <TimeLeft at={at} />
      {note === undefined ? null : <span className="note">{note}</span>}
    </p>
  );
}
