import type { z } from 'zod';
import { reasonWords } from '../../../contract/indicator-words.js';
import { sourceTitles } from '../../../contract/source.js';
import type { cellShown, indicatorRow, indicatorShown, indicatorTable } from '../../../contract/views/indicator.js';
import { cities, cityOf, everyCity } from '../../../domain/law/liaoning.js';
import { chinaTime } from '../../http/china-time.js';
import { figureOf, standingOut, type Cell, type World } from '../../../domain/indicator/cell.js';
import { compared, fractionOf, standsOut, type Figure } from '../../../domain/indicator/figure.js';
import type { Indicator, Row } from '../../../domain/indicator/indicator.js';
import { idOf, kindOf } from '../../../domain/kernel/decider.js';
import { said } from '../../../domain/kernel/words.js';
import { stageTitles } from '../../../domain/profile/vocabulary.js';

export function shownIndicator(one: Indicator): z.output<typeof indicatorShown> {
  const { id, number, words, formula, base, exclusions, counts, measures } = one;
  const named = measures.map(({ id: measure, words: called, unit }) => ({ id: measure, words: called, unit }));
  return { id, number, words, formula, base, exclusions, counts, measures: named, notRecorded: one.rows === null ? one.notRecorded : null };
}

/** `href` is where its rows are. */
export function shownCell(indicator: Indicator, cell: Cell, href: string): z.output<typeof cellShown> {
  const measureOf = (id: string) => indicator.measures.find((one) => one.id === id) ?? indicator.measures[0];
  const reasons = cell.reasons.map((why) => ({
    ...{ measure: why.measure, is: why.is, limit: [...why.limit], found: why.found, source: why.source },
    ...{ words: reasonWords(measureOf(why.measure), why), ...sourceTitles(why.source) },
  }));
  return { ...cell, figures: { ...cell.figures }, reasons, href };
}

/** The kind of a stream by the name of its list. */
const pathOf = (kind: string): string => (kind === 'standard-project' ? 'projects' : `${kind}s`);

/** What something is called: its project, or the committee itself. */
export function titleOf({ project, stream }: Pick<Row, 'project' | 'stream'>, { projects, facts }: World) {
  const known = project === null ? undefined : projects.get(project);
  if (known !== undefined) return known.title;
  const body = facts.find((one) => one.stream === stream);
  return body?.kind === 'committee' ? { zh: body.name, en: null } : null;
}

type Shown = { readonly indicator: Indicator; readonly world: World };

/** Rows as they are told: what each adds by the measures of the indicator, and whether it stands out. The weightiest first. */
export function shownRows(rows: readonly Row[], { indicator, world }: Shown): z.output<typeof indicatorRow>[] {
  const far = new Set(standingOut(indicator, rows) ?? []);
  const [first] = indicator.measures;
  const weighed = rows.map((row) => ({
    row,
    weight: figureOf(indicator.spread === undefined ? first : { ...first, made: { how: 'greatest', value: indicator.spread } }, [row]),
  }));
  return weighed
    .toSorted(
      (a, b) => (compared(b.weight, a.weight) ?? Number(a.weight === null) - Number(b.weight === null)) || (a.row.stream < b.row.stream ? -1 : 1),
    )
    .map(({ row }) => {
      const self = `/api/v1/${pathOf(kindOf(row.stream))}/${idOf(row.stream)}`;
      return {
        ...{ kind: kindOf(row.stream), id: idOf(row.stream), title: titleOf(row, world), organisation: row.organisation },
        project: row.project === null ? null : idOf(row.project),
        stage: row.stage === null ? null : { code: row.stage, ...stageTitles[row.stage] },
        ...{ field: row.field, at: chinaTime(row.at), standsOut: far.has(row) },
        figures: Object.fromEntries(indicator.measures.map((measure) => [measure.id, figureOf(measure, [row])])),
        ...{ self, dossiers: `${self}/dossiers`, events: `${self}/events` },
      };
    });
}

export type Bodied = { readonly organisation: string; readonly cells: readonly Cell[] };

/** A share in whole per mille, for the comparison between bodies alone. */
const perMille = (figure: Figure): number | null => {
  const fraction = fractionOf(figure);
  if (fraction === null) return null;
  return typeof figure === 'number' ? figure : Math.floor((fraction.part * 1000) / fraction.of);
};

type Across = Omit<z.output<typeof indicatorTable>['across'][number], 'standingOut'> & { readonly standingOut: readonly string[] | null };

/** The middle body by the first figure of each indicator, the ends, and the bodies that stand out by it. */
export function shownAcross(list: readonly Indicator[], bodies: readonly Bodied[]): readonly Across[] {
  return list.map(({ id, measures: [first] }, n) => {
    const found = bodies.flatMap(({ organisation, cells }) => {
      const figure = cells[n]?.figures[first.id] ?? null;
      const value = perMille(figure);
      return value === null ? [] : [{ organisation, figure, value }];
    });
    const ranked = found.toSorted((a, b) => compared(a.figure, b.figure) ?? 0);
    const far = standsOut(found.map(({ value }) => [value, 1] as const));
    const standingOutOf = far === null ? null : found.filter(({ value }) => far(value));
    return {
      ...{ indicator: id, median: ranked[Math.ceil(found.length / 2) - 1]?.figure ?? null },
      ...{ least: ranked[0]?.figure ?? null, greatest: ranked.at(-1)?.figure ?? null },
      standingOut: standingOutOf?.map(({ organisation }) => organisation) ?? null,
    };
  });
}

/** How a body is marked by its gravest cell. */
export const gravest = ({ cells }: Bodied): 'unusual' | 'watch' | null =>
  cells.some(({ mark }) => mark === 'unusual') ? 'unusual' : cells.some(({ mark }) => mark === 'watch') ? 'watch' : null;

const elsewhere = said('省本级及其他', 'the province itself, and elsewhere');

/** Bodies by the city that their credit code names, those of no city of the province last. */
export function shownPlaces(bodies: readonly Bodied[]): z.output<typeof indicatorTable>['places'] {
  return [...everyCity, null].map((city) => {
    const here = bodies.filter(({ organisation }) => cityOf(organisation) === city);
    const marks = here.map(gravest);
    const projects = here.map(({ cells }) => cells.find(({ indicator }) => indicator === 'inStages')?.figures['projects'] ?? 0);
    return {
      ...{ city, words: city === null ? elsewhere : cities[city].words, bodies: here.length },
      ...{ unusual: marks.filter((one) => one === 'unusual').length, watch: marks.filter((one) => one === 'watch').length },
      projects: projects.reduce<number>((sum, one) => sum + (typeof one === 'number' ? one : 0), 0),
    };
  });
}

/** How every figure is made: said with each answer. */
export const method = [
  {
    words: said(
      '由事件档案算出，无人填报；单位与监管部门看到同一函数的同一结果',
      'computed from the archive of events and reported by nobody; the body and who supervises it see the same result of the same function',
    ),
    source: 'D-INDICATOR-BASE',
  },
  {
    words: said(
      '分位数取实际出现的值（排在 n·p 向上取整的那一个）；比例保留分子分母；“不适用”不是零',
      'a quantile is a value that occurs, at rank n·p rounded up; a share keeps both integers; not applicable is not zero',
    ),
    source: 'D-INDICATOR-BASE',
  },
  {
    words: said(
      '离群按四分位距1.5倍，少于五个值不判；单位之间的比例以千分数比较',
      'outliers lie beyond one and a half times the middle half, and there are none among fewer than five; shares of bodies are compared per mille',
    ),
    source: 'D-OUTLIERS',
  },
  { words: said('关注线和异常线只说先看哪里，不评价人', 'limits say where to look first and judge nobody'), source: 'D-INDICATOR-MARKS' },
].map((one) => ({ ...one, ...sourceTitles(one.source) }));
