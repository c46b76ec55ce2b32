import { z } from 'zod';
import { breachCodes } from '../../domain/indicator/breaches.js';
import { instant } from '../instant.js';
import { count, maybe, text, title, words } from './shown.js';

const code = z.enum(breachCodes);
const source = { unit: z.enum(['count', 'days']), rule: text, source: text, sourceTitle: text, sourceTitleZh: text };

/** Departures from the procedure as facts, computed from the archive of events. */
export const breachList = z
  .object({
    at: instant.describe('截至 · as of'),
    from: instant.nullable().describe('自；未限定期间为 null · from; null of all time'),
    counts: z.array(z.object({ code, words, ...source, total: count })).describe('每类几件 · how many of each'),
    items: z.array(
      z.object({
        ...{ code, words, ...source, organisation: text, name: maybe, kind: text, id: text, title: title.nullable() },
        at: instant.describe('发生或起算的时刻 · when it happened, or since when it stands'),
        ...{ found: count, needed: count },
        self: text.describe('记录 · the record'),
        events: text.describe('所据事件 · its events'),
      }),
    ),
    ...{ total: count, next: text.nullable() },
  })
  .meta({ id: 'BreachList' });
export type BreachList = z.output<typeof breachList>;
