import { z } from 'zod';
import { signalNames } from '../../domain/indicator/signals.js';
import { valuesOf } from '../../domain/kernel/words.js';
import { instant } from '../instant.js';
import { count, text, title, words } from './shown.js';

const source = { source: text, sourceTitle: text, sourceTitleZh: text };

/** What is worth a question about a body, as facts. */
export const signalList = z
  .object({
    at: instant.describe('截至 · as of'),
    from: instant.nullable(),
    note: words.describe('信号不是结论 · a signal is no finding'),
    notRecorded: z.array(words).describe('没有记载、因此不成为信号的 · what is not recorded and makes no signal'),
    ...source,
    looked: z.object({ rounds: count, votes: count }).describe('看了多少轮征求意见和表决 · of how many rounds and votes'),
    items: z.array(
      z.object({
        ...{ code: z.enum(valuesOf(signalNames)), words, kind: text, id: text, title: title.nullable(), at: instant },
        votes: count.describe('票数；征求意见为 0 · votes; 0 of a round'),
        minutes: count.describe('首末两票相隔的分钟数 · minutes between the first and the last vote'),
        ...{ self: text, events: text },
      }),
    ),
  })
  .meta({ id: 'SignalList' });
export type SignalList = z.output<typeof signalList>;
