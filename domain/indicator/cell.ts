import type { Stream } from '../kernel/decider.js';
import type { Stage } from '../profile/profile.js';
import type { Facts, ProjectFacts } from './facts.js';
import { compared, fractionOf, quantile, standsOut, type Figure, type Weighted } from './figure.js';
import type { Indicator, Mark, Measure, Moment, Row } from './indicator.js';

/* A cell of the table: one indicator over the facts of somebody. The same function answers whoever may see it. */

/** What is asked: of which moment and period, which field and stage, and of these projects alone where a set is named. */
export type Asked = Moment & {
  readonly field?: string | undefined;
  readonly stage?: Stage | undefined;
  readonly projects?: readonly Stream[] | undefined;
};

/** Why a figure is marked: the limit it is beyond. */
export type Reason = Omit<Mark, 'mark'> & { readonly found: Figure };
/** `silent`: not applicable, or no event carries it. */
export type Marked = { readonly mark: Mark['mark'] | 'normal' | 'silent'; readonly reasons: readonly Reason[] };

export type Cell = Marked & {
  readonly indicator: string;
  readonly figures: { readonly [measure: string]: Figure };
  readonly rows: number;
  /** How many rows stand out; null where there are too few of them to say. */
  readonly outliers: number | null;
  /** The first measure a week before, and which way it has gone; null where the period had not begun or there is nothing to compare. */
  readonly before: Figure;
  readonly change: 'up' | 'down' | 'same' | null;
};

/** The facts of somebody, with the projects among them by their name. */
export type World = { readonly facts: readonly Facts[]; readonly projects: ReadonlyMap<string, ProjectFacts> };

export const worldOf = (facts: readonly Facts[]): World => ({
  facts,
  projects: new Map(facts.flatMap((one) => (one.kind === 'standard-project' ? [[one.stream, one]] : []))),
});

/** The rows behind a cell, in the order of the facts. */
export function rowsBehind({ rows }: Indicator, { facts, projects }: World, asked: Asked): readonly Row[] {
  if (rows === null) return [];
  const found: Row[] = [];
  for (const one of facts) {
    const project = projectOf(one);
    const known = project === null ? undefined : projects.get(project);
    const field = known?.field ?? null;
    if (asked.field !== undefined && field !== asked.field) continue;
    if (asked.projects !== undefined && (project === null || !asked.projects.includes(project))) continue;
    for (const row of rows(one, { ...asked, project: known ?? null }))
      if (asked.stage === undefined || row.stage === asked.stage)
        found.push({ ...row, stream: one.stream, project, organisation: one.organisation, field });
  }
  return found;
}

function projectOf(facts: Facts): Stream | null {
  if (facts.kind === 'committee') return null;
  return facts.kind === 'standard-project' ? facts.stream : facts.project;
}

const weighted = (value: number | Weighted | undefined): Weighted => (value === undefined ? [] : typeof value === 'number' ? [[value, 1]] : value);
const valuesOf = (rows: readonly Row[], name: string): Weighted => rows.flatMap(({ values }) => weighted(values[name]));
const sumOf = (rows: readonly Row[], name: string): number => valuesOf(rows, name).reduce((sum, [value, times]) => sum + value * times, 0);

/** A measure over rows; not applicable without any, or where nothing is left to divide by. */
export function figureOf({ made }: Measure, rows: readonly Row[]): Figure {
  if (rows.length === 0) return null;
  switch (made.how) {
    case 'rows':
      return rows.length;
    case 'sum':
      return sumOf(rows, made.value);
    case 'share': {
      const of = sumOf(rows, made.of);
      return of === 0 ? null : { part: sumOf(rows, made.part), of };
    }
    case 'median':
      return quantile(valuesOf(rows, made.value), 1, 2);
    case 'ninetieth':
      return quantile(valuesOf(rows, made.value), 9, 10);
    case 'least':
      return valuesOf(rows, made.value).reduce<number | null>((least, [value]) => (least === null || value < least ? value : least), null);
    case 'greatest':
      return valuesOf(rows, made.value).reduce<number | null>((most, [value]) => (most === null || value > most ? value : most), null);
  }
}

const beyond = (figure: Figure, { is, limit: [p, q] }: Mark): boolean => {
  const fraction = fractionOf(figure);
  if (fraction === null) return false;
  const [found, limit] = [fraction.part * q, p * fraction.of];
  return is === 'over' ? found > limit : found < limit;
};

/** How a cell is marked: unusual by any limit of that kind, else to watch, else normal; with every limit it is beyond. */
export function markOf({ marks, measures, rows }: Indicator, figures: Cell['figures']): Marked {
  const figure = (measure: string): Figure => figures[measure] ?? null;
  if (rows === null || measures.every(({ id }) => figure(id) === null)) return { mark: 'silent', reasons: [] };
  const hit = marks.filter((one) => beyond(figure(one.measure), one));
  const reasons = hit.map(({ mark: _mark, ...why }) => ({ ...why, found: figure(why.measure) }));
  return { mark: hit.some(({ mark }) => mark === 'unusual') ? 'unusual' : hit.length > 0 ? 'watch' : 'normal', reasons };
}

/** Which rows stand out by the value the indicator spreads over; null where there are too few to say. */
export function standingOut({ spread }: Indicator, rows: readonly Row[]): readonly Row[] | null {
  const far = spread === undefined ? null : standsOut(valuesOf(rows, spread));
  return far === null || spread === undefined ? null : rows.filter(({ values }) => weighted(values[spread]).some(([value]) => far(value)));
}

const week = 7 * 86_400_000;
/** The same a week earlier; null where the period had not begun. */
export const weekBefore = (asked: Asked): Asked | null => (asked.at - week <= asked.from ? null : { ...asked, at: asked.at - week });

const directions = { '1': 'up', '-1': 'down', '0': 'same' } as const;

export function cellOf(indicator: Indicator, world: World, asked: Asked): Cell {
  const rows = rowsBehind(indicator, world, asked);
  const figures = Object.fromEntries(indicator.measures.map((measure) => [measure.id, figureOf(measure, rows)]));
  const earlier = weekBefore(asked);
  const [first] = indicator.measures;
  const before = earlier === null ? null : figureOf(first, rowsBehind(indicator, world, earlier));
  const order = compared(figures[first.id] ?? null, before);
  return {
    ...{ indicator: indicator.id, figures, rows: rows.length, outliers: standingOut(indicator, rows)?.length ?? null },
    ...{ before, change: order === null ? null : directions[order] },
    ...markOf(indicator, figures),
  };
}
