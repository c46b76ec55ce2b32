import { expect } from 'vitest';
import type { Actor } from '../../domain/kernel/actor.js';
import type { ProjectCommand } from '../../domain/standard-project/acts.js';
import type { ProjectEvent } from '../../domain/standard-project/events.js';
import type { ProjectInput } from '../../domain/standard-project/input.js';
import { Project, drafter, input, projectAt, stream } from '../domain/standard-project/project-fixture.js';
import type { TestApi } from './api.js';

export type Done = { readonly actor: Actor; readonly command: ProjectCommand; readonly at: number };

/** Every act of the normal way up to a code, with who did it and when. */
function actsUpTo(code: string): readonly Done[] {
  const done: Done[] = [];
  const plain: Project['do'] = Reflect.get(Project.prototype, 'do');
  Project.prototype.do = function (this: Project, actor: Actor, command: ProjectCommand): readonly ProjectEvent[] {
    done.push({ actor, command, at: this.now });
    return plain.call(this, actor, command);
  };
  try {
    projectAt(code);
  } finally {
    Project.prototype.do = plain;
  }
  return done;
}

/** How an act is done in a test API: as the engine takes it, unless a test lets somebody do it by the pages. */
export type Does = (done: Done, n: number) => Promise<void>;

const byEngine =
  (api: TestApi): Does =>
  async ({ actor, command }, n) => {
    const verdict = await api.engine.submit(stream, { id: `test:${n}`, actor, command });
    expect(verdict, JSON.stringify(verdict)).toMatchObject({ ok: true });
  };

/** The acts that lead from one code to another, at their times. */
export async function walkOn(
  api: TestApi,
  { from, to }: { readonly from: string | null; readonly to: string },
  does: Does = byEngine(api),
): Promise<void> {
  const passed = from === null ? 0 : actsUpTo(from).length;
  for (const [n, done] of actsUpTo(to).entries()) {
    if (n < passed || done.actor.id.startsWith('stream:register/')) continue;
    api.now = Math.max(api.now, done.at);
    await does(done, n);
  }
}

/**
 * The project `p1` of the fixture as it stands at a code, in the engine and the archive of a test API: the same acts at the same times. Its ballots run in the
 * engine too; the register answers for itself.
 */
export async function walkTo(api: TestApi, code: string, over: Partial<ProjectInput> = {}): Promise<void> {
  api.now = new Project().now;
  expect(await api.engine.start(stream, input(over), { id: 'drafter:start', actor: drafter })).toMatchObject({ ok: true });
  await walkOn(api, { from: null, to: code });
}
