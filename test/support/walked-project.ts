import { expect } from 'vitest';
import type { Actor } from '../../domain/kernel/actor.js';
import type { ProjectCommand } from '../../domain/standard-project/acts.js';
import type { ProjectEvent } from '../../domain/standard-project/events.js';
import type { ProjectInput } from '../../domain/standard-project/input.js';
import { Project, drafter, input, projectAt, stream } from '../domain/standard-project/project-fixture.js';
import type { TestApi } from './api.js';

type Done = { readonly actor: Actor; readonly command: ProjectCommand; readonly at: number };

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

/**
 * The project `p1` of the fixture as it stands at a code, in the engine and the archive of a test API: the same acts at the same times. Its ballots run in the
 * engine too; the register answers for itself.
 */
export async function walkTo(api: TestApi, code: string, over: Partial<ProjectInput> = {}): Promise<void> {
  const acts = actsUpTo(code).filter(({ actor }) => !actor.id.startsWith('stream:register/'));
  api.now = new Project().now;
  expect(await api.engine.start(stream, input(over), { id: 'drafter:start', actor: drafter })).toMatchObject({ ok: true });
  for (const [n, { actor, command, at }] of acts.entries()) {
    api.now = at;
    const verdict = await api.engine.submit(stream, { id: `test:${n}`, actor, command });
    expect(verdict, JSON.stringify(verdict)).toMatchObject({ ok: true });
  }
}
