import type { Connection } from 'mongoose';
import { mongoArchive } from '../db/archive.js';
import { projections } from '../db/projections.js';
import { personId } from '../domain/kernel/fields/identity.js';
import { record } from '../domain/kernel/log/record.js';
import type { Recorded, Stream } from '../domain/kernel/decider.js';
import { projectAt } from '../test/domain/standard-project/project-fixture.js';

/** The log of a project as its decider made it, as text in which what differs between projects is replaced. */
type Template = string;

/** Where the projects of a society stand in some year: as many published as under way, a few that the public does not see yet. */
const stages = ['60.60', '30.20', '60.60', '40.20', '60.60', '20.20', '30.60', '00.20', '60.60', '50.60'] as const;

const subjects = ['搬运机器人', '协作机器人', '航空复合材料', '精细化工品', '金属板材', '工业数据目录', '焊接机器人', '数控机床'] as const;

/** Appends to a project what its log says, up to an event. */
export type Filled = { readonly projects: number; readonly events: number; readonly seconds: number };

export const streamOf = (n: number): Stream => `standard-project/filled${n}`;

const templates = (): readonly Template[] => stages.map((code) => JSON.stringify(projectAt(code).log.map(({ event, at }) => ({ event, at }))));

/** The log of project n: another title and number, the same course. */
export function logOf(n: number, template: Template): readonly Recorded[] {
  const subject = subjects[n % subjects.length] ?? '';
  const own = template
    .replaceAll('工业机器人互操作接口规范', `${subject} 互操作接口 第${n + 1}部分：通用要求`)
    .replaceAll('Interoperability interfaces of industrial robots', `Interoperability interfaces, part ${n + 1}: General requirements`)
    .replaceAll('LNSR 003—2026', `LNSR ${String(n + 1).padStart(5, '0')}—2026`)
    .replaceAll('LNSR-2026-003', `LNSR-2026-${String(n + 1).padStart(5, '0')}`);
  const log = JSON.parse(own) as readonly { readonly event: { readonly type: string }; readonly at: number }[]; // our own text
  const [stream, actor] = [streamOf(n), personId.parse('bench-officer')];
  return log.map(({ event, at }, i) => record(event, { stream, seq: i + 1, at, actor, commandId: `filled:${n}:${i}` }).recorded);
}

/** Transactions at once: more would wait for one another. */
const atOnce = 8;

/**
 * So many projects in the archive, with the views, past the workflows: each is written by the archive's own function, as the journal of a worker does. None of them
 * runs in Temporal, so nothing can be done about them; they are read.
 */
export async function fillStore(db: Connection, projects: number): Promise<Filled> {
  const archive = mongoArchive(db, projections);
  const courses = templates();
  const from = performance.now();
  let next = 0;
  let events = 0;
  const filler = async (): Promise<void> => {
    while (next < projects) {
      const n = next;
      next += 1;
      const log = logOf(n, courses[n % courses.length] ?? '[]');
      events += log.length;
      await archive.append({ stream: streamOf(n), events: log, notices: [], size: log.length, root: null, clock: null });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, filler));
  return { projects, events, seconds: Math.round((performance.now() - from) / 1000) };
}

/** A project of the public that is published event by event: what is left of its course after it was announced. */
export function courseOf(n: number): { readonly begun: readonly Recorded[]; readonly rest: readonly Recorded[] } {
  const log = logOf(n, templates()[0] ?? '[]');
  const announced = projectAt('20.20').log.length;
  return { begun: log.slice(0, announced), rest: log.slice(announced) };
}
