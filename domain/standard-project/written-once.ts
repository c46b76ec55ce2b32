import { partOf } from '../kernel/lifecycle.js';
import { said } from '../kernel/words.js';
import { writtenActs } from './acts.js';
import { writtenEvents } from './events.js';
import { projectRefusals } from './refusals.js';
import type { ProjectState } from './state.js';

/**
 * The part of the life of a standard whose acts are written once already. It stands beside the older tables in `standard-project.ts` and `evolve.ts`
 * until the last of them is moved; then this becomes the lifecycle, and its `input` is what a proposal says.
 */
export const writtenOnce = partOf<ProjectState>()({
  kind: 'standard-project',
  words: said('标准项目', 'standard project'),
  input: null,
  events: writtenEvents,
  acts: writtenActs,
  refusals: projectRefusals,
});
