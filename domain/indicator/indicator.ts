import type { Calendar } from '../law/calendar/calendar.js';
import type { Instant, Stream } from '../kernel/decider.js';
import type { Words } from '../kernel/words.js';
import type { Source } from '../law/sources.js';
import type { Stage } from '../profile/profile.js';
import type { Facts, ProjectFacts } from './facts.js';
import type { Weighted } from './figure.js';

/** One row behind a figure: what it is about, and the integers it adds. `at` is when it counts. */
export type Case = {
  readonly stage: Stage | null;
  readonly at: Instant;
  readonly values: { readonly [name: string]: number | Weighted };
};

/** When a figure is told: of what happened from `from` on and before `at`; what stands is told as of `at`. */
export type Moment = { readonly from: Instant; readonly at: Instant; readonly calendar: Calendar };
/** What is known beside a lifecycle's own facts. */
export type Beside = Moment & { readonly project: ProjectFacts | null };

/** How a measure is made of the rows: by integers alone. A share keeps both of its integers. */
export type Made =
  | { readonly how: 'rows' }
  | { readonly how: 'sum'; readonly value: string }
  | { readonly how: 'share'; readonly part: string; readonly of: string }
  | { readonly how: 'median' | 'ninetieth' | 'least' | 'greatest'; readonly value: string };

export type Unit = 'count' | 'share' | 'days' | 'workingDays';
export type Measure = { readonly id: string; readonly words: Words; readonly unit: Unit; readonly made: Made };

/** `normal`, `watch` 关注, `unusual` 异常: of a figure and by a limit that is said, never of people. */
export type Mark = {
  readonly mark: 'watch' | 'unusual';
  readonly measure: string;
  readonly is: 'over' | 'under';
  /** As a fraction: `[1, 2]` is a half; of a number `[0, 1]` is nought. */
  readonly limit: readonly [p: number, q: number];
  readonly source: Source;
};

type Said = {
  readonly id: string;
  /** Its place in the list, 1 to 20. */
  readonly number: number;
  readonly words: Words;
  readonly formula: Words;
  readonly base: Words;
  readonly exclusions: Words;
  /** The first is the one that is compared and shown first. */
  readonly measures: readonly [Measure, ...Measure[]];
};

/** An indicator as data, with the one function that makes rows of the facts of a lifecycle. */
export type Indicator = Said & {
  /** `standing`: as of a moment; `happened`: within a period. */
  readonly counts: 'standing' | 'happened';
  /** The value of a row by which rows are looked at for those that stand out. */
  readonly spread?: string;
  readonly marks: readonly Mark[];
} & ({ readonly rows: Rows } | { readonly rows: null; readonly notRecorded: Words });

export type Rows = (facts: Facts, beside: Beside) => readonly Case[];

/** A row with what it belongs to. */
export type Row = Case & { readonly stream: Stream; readonly project: Stream | null; readonly organisation: string; readonly field: string | null };

export const within = ({ from, at }: Moment, when: Instant | null): boolean => when !== null && when >= from && when < at;
/** Had come by then, whenever. */
export const by = ({ at }: Moment, when: Instant | null): when is Instant => when !== null && when < at;

/** Rows of one kind of facts alone. */
export const rowsOf =
  <Kind extends Facts['kind']>(kind: Kind, rows: (facts: Extract<Facts, { readonly kind: Kind }>, beside: Beside) => readonly Case[]) =>
  (facts: Facts, beside: Beside): readonly Case[] =>
    isOf(facts, kind) ? rows(facts, beside) : [];

const isOf = <Kind extends Facts['kind']>(facts: Facts, kind: Kind): facts is Extract<Facts, { readonly kind: Kind }> => facts.kind === kind;
