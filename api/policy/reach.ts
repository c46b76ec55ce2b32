import type { Connection } from 'mongoose';
import { viewsOf } from '../../db/collections.js';
import type { Caller } from '../http/call.js';
import { trusted } from '../../db/model.js';
import type { View } from '../../db/projection.js';

/**
 * What a supervising authority oversees: everything with a grant for `*`; otherwise what names it as a party, and whatever belongs to such
 * committees and projects (their ballots, meetings, rounds, drafting groups).
 */
export type Reach = { readonly all: boolean; readonly at: readonly string[]; readonly streams: readonly string[] };

export const none: Reach = { all: false, at: [], streams: [] };

/** Asked once for a request, and used for records and lists alike. Only a supervisor's costs a look into the store. */
export async function reachOf(db: Connection, { actor }: Pick<Caller, 'actor'>): Promise<Reach> {
  const at = actor.grants.filter(({ role }) => role === 'monitor').map(({ organisation }) => organisation);
  if (at.length === 0) return none;
  if (at.includes('*')) return { all: true, at: [], streams: [] };
  const owners = ['projects', 'committees'].map((collection) =>
    viewsOf(db, collection)
      .find({ parties: trusted({ $in: at }) }, { _id: 1 })
      .lean<Pick<View, '_id'>[]>(),
  );
  return { all: false, at, streams: (await Promise.all(owners)).flat().map(({ _id }) => _id) };
}
