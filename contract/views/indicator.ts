import { z } from 'zod';
import { instant } from '../instant.js';
import { count, maybe, text, title, words } from './shown.js';

/* The figures of supervision, as they are shown to who supervises and to whom they are about. */

const share = z.object({ part: count, of: count });
/** A number, a share as its two integers, or null where there is nothing to tell: not applicable is not zero. */
const figure = z
  .union([count, share])
  .nullable()
  .meta({ id: 'Figure', description: '数值，或比例的分子和分母；不适用为 null · a number, or both integers of a share; null where not applicable' });
const figures = z.record(text, figure).describe('各项数值，按 measures 的 id · by the id of the measure');

const source = { source: text, sourceTitle: text, sourceTitleZh: text };
const measure = z.object({ id: text, words, unit: z.enum(['count', 'share', 'days', 'workingDays']) });

export const indicatorShown = z
  .object({
    ...{ id: text, number: count, words, formula: words, base: words, exclusions: words },
    counts: z.enum(['standing', 'happened']).describe('截至当时，或期间内发生 · as of the moment, or within the period'),
    measures: z.array(measure),
    notRecorded: words.nullable().describe('没有事件记载的原因 · why no event carries it'),
  })
  .meta({ id: 'Indicator' });

const mark = z.enum(['normal', 'watch', 'unusual', 'silent']).describe('正常、关注、异常；silent 为不适用 · silent where there is nothing to mark');
const reason = z.object({
  ...{
    measure: text,
    is: z.enum(['over', 'under']),
    limit: z.array(count).length(2).describe('界限的分子和分母 · the limit as both integers of a share'),
    found: figure,
    words,
    ...source,
  },
});

export const cellShown = z
  .object({
    ...{ indicator: text, figures, mark, reasons: z.array(reason), rows: count },
    outliers: count.nullable().describe('离群的行数；少于五行为 null · rows that stand out; null among fewer than five'),
    before: figure.describe('一周前的第一项数值 · the first figure a week before'),
    change: z.enum(['up', 'down', 'same']).nullable().describe('与一周前相比 · since the week before'),
    href: text.describe('构成此数的各行 · the rows behind it'),
  })
  .meta({ id: 'IndicatorCell' });

/** One indicator over all the bodies of the table: the middle one, and those that stand out. */
const body = z.object({ organisation: text, name: maybe });
const across = z.object({
  indicator: text,
  median: figure,
  least: figure,
  greatest: figure,
  standingOut: z.array(body).nullable().describe('离群的单位；少于五个为 null · bodies that stand out; null among fewer than five'),
});
/** The bodies registered in one city of the province, and how they are marked; `city` is null of all others. */
const place = z.object({ city: text.nullable(), words, bodies: count, unusual: count, watch: count, projects: count });

export const indicatorTable = z
  .object({
    at: instant.describe('截至 · as of'),
    from: instant.nullable().describe('自；未限定期间为 null · from; null of all time'),
    method: z.array(z.object({ words, ...source })).describe('口径 · how figures are made'),
    indicators: z.array(indicatorShown),
    items: z.array(z.object({ organisation: text, name: maybe, cells: z.array(cellShown) })),
    across: z.array(across),
    places: z.array(place).describe('按登记所在市 · by the city of registration'),
    total: count.describe('单位总数 · bodies in all'),
    next: text.nullable(),
  })
  .meta({ id: 'IndicatorTable' });
export type IndicatorTable = z.output<typeof indicatorTable>;

export const indicatorRow = z
  .object({
    ...{ kind: text, id: text, title: title.nullable(), organisation: text, project: maybe },
    stage: z.object({ code: text, zh: text, en: text }).nullable(),
    field: maybe,
    at: instant,
    figures,
    standsOut: z.boolean().describe('是否离群 · whether it stands out'),
    self: text.describe('记录 · the record'),
    dossiers: text.describe('决定卷宗 · its decisions, each with its dossier'),
    events: text.describe('事件 · its events'),
  })
  .meta({ id: 'IndicatorRow' });

export const indicatorRows = z
  .object({
    ...{ at: instant, from: instant.nullable(), indicator: indicatorShown, organisation: text, name: maybe, cell: cellShown },
    ...{ items: z.array(indicatorRow), total: count, next: text.nullable() },
  })
  .meta({ id: 'IndicatorRows' });
export type IndicatorRows = z.output<typeof indicatorRows>;
