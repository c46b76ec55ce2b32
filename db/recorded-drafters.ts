import type { Connection } from 'mongoose';
import type { DraftingState } from '../domain/drafting/state.js';
import type { ProjectState } from '../domain/standard-project/state.js';
import { sameUnit } from '../domain/ballot/electorate.js';
import type { PersonId } from '../domain/kernel/person-id.js';
import { eventsOf } from './archive.js';
import { draftings, draftingVersions } from './drafting.js';
import { modelOf, trusted } from './model.js';
import type { View } from './projection.js';
import { projects } from './standard-project.js';
import { unitsOfAll } from './known.js';

type Drafter = { readonly person: PersonId; readonly organisation: string; readonly acted: boolean };

/** Acts by which somebody takes part in a text: being put on a list by another is none. */
const ownActs = ['versionUploaded', 'positionStated'];

async function ofGroups(db: Connection, text: string): Promise<readonly Drafter[]> {
  const streams = await modelOf(db, draftingVersions).distinct('drafting', { sha256: text });
  if (streams.length === 0) return [];
  const [views, actors] = await Promise.all([
    modelOf(db, draftings)
      .find({ _id: trusted({ $in: streams }) })
      .lean<View[]>(),
    eventsOf(db).distinct('actor', { stream: trusted({ $in: streams }), type: trusted({ $in: ownActs }) }),
  ]);
  const groups = views.flatMap(({ state }) => (state as DraftingState).group); // written by the projection of drafting groups
  return groups.map(({ person, organisation }) => ({ person, organisation, acted: actors.some((one) => one === person) }));
}

async function ofProjects(db: Connection, text: string): Promise<readonly Drafter[]> {
  const views = await modelOf(db, projects).find({ files: text }).lean<View[]>();
  return views.flatMap(({ state }) => {
    const { group } = state as ProjectState; // written by the projection of projects
    return (group?.drafters ?? []).map(({ person, organisation }) => ({ person, organisation, acted: group?.answered.includes(person) ?? false }));
  });
}

export type OnRecord = { readonly drafters: readonly PersonId[]; readonly drafterUnits: readonly string[] };
const listed = (drafters: readonly Drafter[]): OnRecord => ({
  drafters: [...new Set(drafters.map(({ person }) => person))],
  drafterUnits: [...new Set(drafters.map(({ organisation }) => organisation))],
});

/**
 * Who drafted a text: `recorded` are those whose own acts in a drafting group or project say so, with the unit that is written there and that the register
 * knows them at; the `others` were only put on its list.
 */
export async function draftersOnRecord(
  db: Connection,
  text: string,
  on: string,
): Promise<{ readonly recorded: OnRecord; readonly others: OnRecord }> {
  const all = (await Promise.all([ofGroups(db, text), ofProjects(db, text)])).flat();
  const acted = all.filter((one) => one.acted);
  const persons = acted.map(({ person }) => person);
  const units = await unitsOfAll(db, persons, on);
  const known = acted.filter(({ person, organisation }) => units.get(person)?.some((unit) => sameUnit(unit, organisation)));
  const others = all.filter(({ person }) => !persons.includes(person));
  return { recorded: { drafters: listed(acted).drafters, drafterUnits: listed(known).drafterUnits }, others: listed(others) };
}
