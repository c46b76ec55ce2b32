import type { Context } from '../decider.js';
import type { Json, Refusal } from '../refusal.js';
import type { Result } from '../result.js';
import { ok } from '../result.js';
import { diffClauses, type ClauseDiff } from './clause-diff.js';
import type { UploadVersion } from './drafting-command.js';
import type { DraftingEvent } from './drafting-event.js';
import type { DraftingState } from './drafting-state.js';
import { named, wrong } from './refuse-drafting.js';
import { clausesOf } from './stand.js';

type Check = Result<null, Refusal>;

/** Some 80 bytes of state each, and a mark of each member in a call on all of them. */
export const maxClauses = 800;

/**
 * The next text of the group. A clause that keeps its words keeps its consensus, whatever its number; one that changes loses it. Nothing that was
 * raised ends with a text, for whoever writes the text would end it: it goes where its words go.
 */
export function uploadVersion(state: DraftingState, command: UploadVersion, { actor }: Context): Result<readonly DraftingEvent[], Refusal> {
  const diff = diffClauses(state.clauses, command.clauses);
  const check = [readable(command), isNew(state, command), unfrozen(state, diff)].find((one) => !one.ok);
  if (check && !check.ok) return check;
  const { unchanged: _same, ...changes } = diff;
  return ok([
    {
      type: 'versionUploaded',
      version: state.version + 1,
      text: command.sha256,
      note: command.note,
      clauses: command.clauses,
      duplicates: command.duplicates.slice(0, named),
      gaps: command.gaps.slice(0, named),
      diff: changes,
      decision: state.decisions + 1,
      by: actor.id,
    },
  ]);
}

function readable({ clauses }: UploadVersion): Check {
  if (clauses.length >= 1 && clauses.length <= maxClauses) return ok(null);
  return wrong('CLAUSES_OUT_OF_RANGE', { found: clauses.length, needed: { min: 1, max: maxClauses }, cure: ['self'] }, 'D-SIZE');
}

function isNew(state: DraftingState, { sha256 }: UploadVersion): Check {
  return state.text === sha256 ? wrong('VERSION_SAME', { found: sha256, needed: 'another text', cure: ['self'] }, 'D-TEXT') : ok(null);
}

/** Nobody's position may be moved to words they have not seen. */
function unfrozen(state: DraftingState, { changed, removed, moved }: ClauseDiff): Check {
  const touched = [...changed, ...removed, ...moved.map(({ from }) => from)];
  const calls = state.open.flatMap(({ n, clauses }): Json[] => {
    const hit = clauses.filter((clause) => touched.includes(clause));
    return hit.length === 0 ? [] : [{ call: n, clauses: hit.slice(0, named) }];
  });
  const votes = state.issues.flatMap((issue): Json[] =>
    issue.vote === 'running' && clausesOf(state, issue).some((clause) => touched.includes(clause)) ? [{ vote: issue.ballot, issue: issue.n }] : [],
  );
  if (calls.length + votes.length === 0) return ok(null);
  return wrong(
    'CLAUSES_FROZEN',
    { found: [...calls, ...votes], needed: 'the call closed or cancelled, the vote over', cure: ['drafter', 'officer'] },
    'D-TEXT',
  );
}
