import { ballotProjection } from './ballot.js';
import type { Projection } from './projection.js';

/** Every noun's view, by kind. The worker's journal refuses events of a kind that is not here. */
export const projections: { readonly [kind: string]: Projection } = {
  ballot: ballotProjection,
};
