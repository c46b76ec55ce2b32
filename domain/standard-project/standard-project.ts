import { lifecycleOf } from '../kernel/lifecycle.js';
import { said } from '../kernel/words.js';
import { projectActs } from './acts.js';
import { dueOf } from './due.js';
import { projectEvents } from './events.js';
import { projectRefusals } from './refusals.js';
import { roles } from '../kernel/actor.js';
import { startProject } from './start.js';
import { startFields } from './start-fields.js';
import type { ProjectState } from './state.js';
import { walked } from './walk.js';

const life = lifecycleOf<ProjectState>()({
  kind: 'standard-project',
  words: said('标准项目', 'standard project'),
  input: startFields,
  start: startProject,
  // Anybody with a role anywhere may propose (namedPerson in start.ts).
  starters: roles,
  events: projectEvents,
  acts: projectActs,
  refusals: projectRefusals,
  due: dueOf,
  status: (state) => state.code,
  ended: (state) => state.end !== null,
});

/** The whole life of a group or a local standard: 提案 to 废止. */
export const standardProject: typeof life = {
  ...life,
  evolve: (before, event, at) => walked(life.evolve(before, event, at), { before, event, at }),
};
