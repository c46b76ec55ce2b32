import type { Connection } from 'mongoose';
import { personNames, registeredNames } from '../../db/known.js';

/** What somebody or a unit is called, by id; null where nobody has written a name down. */
export type Names = (id: string | null | undefined) => string | null;

/** The names of those whom one answer is about, read together. */
export async function namesOf(db: Connection, persons: readonly (string | null | undefined)[], units: readonly string[] = []): Promise<Names> {
  const ids = [...new Set(persons.filter((id): id is string => typeof id === 'string'))];
  const [people, registered] = await Promise.all([personNames(db, ids), registeredNames(db, [...new Set(units)])]);
  return (id) => (id == null ? null : (people.get(id) ?? registered.get(id) ?? null));
}
