import { formatInstant, latestInstant } from '../../domain/law/calendar/instant.js';
import type { Instant, Stream } from '../../domain/kernel/decider.js';
import type { Words } from '../../domain/kernel/words.js';
import { inBoth } from '../messages/label.js';
import { summary } from '../messages/summary.js';

/** What Temporal's pages show of a lifecycle while it runs, besides what every lifecycle shows. */
export type Shown<State> = {
  /** The stage in words, for the code or the phase that the search attribute has. */
  readonly stage: (state: State) => Words;
  /** Lifecycles it began and now waits for. */
  readonly waitsFor?: (state: State) => readonly Stream[];
};

/** The next act of the clock, in words where its lifecycle names it. */
export type Next = { readonly at: Instant; readonly act: string; readonly words: Words | null };

export type Details = {
  readonly stage: Words;
  readonly status: string;
  readonly next: Next | null;
  readonly waitsFor: readonly Stream[];
  /** Its instants are those of a rehearsal clock. */
  readonly rehearsed: boolean;
};

/** A committee may wait for many meetings and ballots; they all stand in its view. */
const mostShown = 12;

/** Markdown, as Temporal's pages show it. */
export function currentDetails({ stage, status, next, waitsFor, rehearsed }: Details): string {
  const further = waitsFor.length - mostShown;
  return [
    `**阶段 stage** ${inBoth(stage)} (${status})`,
    `**下一步 next** ${next === null ? '无 none' : nextText(next)}`,
    ...(waitsFor.length === 0 ? [] : [`**等待 waits for** ${waitsFor.slice(0, mostShown).join(', ')}${further > 0 ? ` … +${further}` : ''}`]),
    ...(rehearsed ? ['**演练 rehearsal** 时间均为演练时间 all instants are those of the rehearsal clock'] : []),
  ].join('\n\n');
}

/** Which act a timer waits for. */
export const timerSummary = (next: Next): string => summary(nextText(next));

/** The instant before the words, for a summary is cut at its end. */
const nextText = ({ at, act, words }: Next): string => `${act} ${instantText(at)}${words === null ? '' : ` ${inBoth(words)}`}`;

/** In China time. A rehearsal may set deadlines beyond what can be written. */
const instantText = (at: Instant): string => (at <= latestInstant ? formatInstant(at) : '–');

/** What a lifecycle calls an act, where its definition says so. */
export function wordsOfAct(commands: { readonly [type: string]: unknown }, type: string): Words | null {
  const row = Object.hasOwn(commands, type) ? commands[type] : undefined;
  return isWorded(row) ? row.words : null;
}

const isWorded = (row: unknown): row is { readonly words: Words } => typeof row === 'object' && row !== null && 'words' in row;
