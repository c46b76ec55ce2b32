import { idOf } from '../../domain/kernel/decider.js';
import { viewsOf } from '../../db/collections.js';
import { unreachedIn } from '../../db/notice-ledger.js';
import type { View } from '../../db/projection.js';
import type { Kind, Stream } from '../../domain/kernel/decider.js';
import type { Caller } from '../http/call.js';
import { keepers, keepingOf, keeps } from '../policy/ledger-sight.js';
import type { Ports } from '../ports.js';
import type { Waiting, Which } from './worklist.js';
import { trusted } from '../../db/model.js';

const kept = [
  { kind: 'ballot', collection: 'ballots' },
  { kind: 'consultation', collection: 'consultations' },
  { kind: 'committee', collection: 'committees' },
] as const satisfies readonly { readonly kind: Kind; readonly collection: string }[];
const each = 100;

/** Lifecycles that run, whose ledgers the caller keeps, and whose notices did not reach everybody: one row each. */
export async function unreachedFor(ports: Ports, { actor }: Caller, which: Which): Promise<readonly Waiting[]> {
  const mine = actor.grants.flatMap(({ role, organisation }) => (keepers.some((one) => one === role) ? [organisation] : []));
  if (mine.length === 0) return [];
  const found = await Promise.all(
    kept.map(async ({ kind, collection }) => {
      const views = await viewsOf(ports.db, collection)
        .find({ ended: false, parties: trusted({ $in: mine }), ...which })
        .sort({ due: 1, _id: 1 })
        .limit(each)
        .lean<View[]>();
      const own = views.filter((view) => {
        const keeping = keepingOf(kind, view);
        return keeping !== null && keeps(keeping, actor);
      });
      return rowsOf(ports, { kind, collection }, own);
    }),
  );
  return found.flat();
}

async function rowsOf(
  ports: Ports,
  { kind, collection }: { readonly kind: Kind; readonly collection: string },
  views: readonly View[],
): Promise<readonly Waiting[]> {
  const streams = views.map((view) => view._id as Stream); // views are named by streams
  const counts = await unreachedIn(ports.db, streams);
  return views.flatMap((view) => {
    const people = counts.get(view._id as Stream); // as above
    if (people === undefined) return [];
    const self = `/api/v1/${collection}/${idOf(view._id)}`;
    const at = typeof view['closesAt'] === 'number' ? view['closesAt'] : null;
    return [{ kind, self, status: view.status, why: 'unreached', at, title: view['title'] ?? null, about: { people } } as const];
  });
}
