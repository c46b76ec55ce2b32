import type { Indicator } from './indicator.js';
import { ofComments } from './of-comments.js';
import { ofOrder } from './of-order.js';
import { ofStages } from './of-stages.js';
import { ofStandards } from './of-standards.js';
import { ofVotes } from './of-votes.js';
import { ofWindows } from './of-windows.js';

/** The twenty, in their order. */
export const indicators: readonly Indicator[] = [...ofStages, ...ofWindows, ...ofComments, ...ofVotes, ...ofStandards, ...ofOrder].toSorted(
  (a, b) => a.number - b.number,
);

export const indicatorOf = (id: string): Indicator | null => indicators.find((one) => one.id === id) ?? null;
