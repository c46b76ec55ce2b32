import { unitsOf } from '../../db/known.js';
import { localDate } from '../../domain/law/calendar/instant.js';
import type { Caller } from '../http/call.js';
import type { Ports } from '../ports.js';

/** The units the caller belongs to today, whatever the clock of a rehearsal says: by a grant of the account or a seat in a committee. */
export async function ownUnits({ db, clock }: Pick<Ports, 'db' | 'clock'>, { actor, anonymous }: Caller): Promise<readonly string[]> {
  if (anonymous) return [];
  const granted = actor.grants.map(({ organisation }) => organisation).filter((code) => code !== '*');
  return [...new Set([...granted, ...(await unitsOf(db, actor.id, localDate(clock())))])];
}

/** Whether the caller may speak for a unit. Asked wherever somebody names a unit as the own: what it is not true of is self-stated (自称). */
export const isOwnUnit = async (ports: Pick<Ports, 'db' | 'clock'>, caller: Caller, unit: string): Promise<boolean> =>
  (await ownUnits(ports, caller)).includes(unit);
