import type { ProjectStart } from '../../contract/standard-project.js';
import { refuse } from '../../domain/kernel/refusal.js';
import { parseStandardNumber } from '../../domain/law/standard-number/check.js';
import { printStandardNumber } from '../../domain/law/standard-number/number.js';
import type { ProjectState } from '../../domain/standard-project/state.js';
import { Refused } from '../http/problem.js';
import type { Ports } from '../ports.js';
import { readView } from '../read/views.js';

const printed = (number: string | null): string | null => {
  const parsed = number === null ? null : parseStandardNumber(number);
  return parsed?.ok === true ? printStandardNumber(parsed.value) : null;
};

/**
 * A revision that names the project of the standard it replaces names one that this society published, under that number, in the same world: what it
 * replaces is ended when it is published itself. A standard of before this system has a number alone.
 */
export async function revisedIsOwn({ db }: Ports, { revises, organisation, rehearsal }: ProjectStart): Promise<void> {
  if (revises === null || revises.project === null) return;
  const view = await readView(db, 'projects', revises.project);
  const old = view === null ? null : (view.state as ProjectState); // written by the projection of projects
  const own = old !== null && old.organisation === organisation && old.rehearsal === rehearsal;
  if (own && old.publication !== null && printed(old.number) === printed(revises.number)) return;
  throw new Refused(
    refuse('REVISION_UNCLEAR', {
      ...{ rule: 'G10', source: 'GBT-NUMBERS', cure: ['self'] },
      // What another society has in hand, and whether there is such a project at all, is not told here.
      found: own ? { number: old.number, published: old.publication !== null } : { project: revises.project },
      needed: { number: revises.number, published: true, organisation, rehearsal },
    }).error,
  );
}
