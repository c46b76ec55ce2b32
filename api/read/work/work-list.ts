import type { Stream } from '../../../domain/kernel/decider.js';
import type { WorkList, WorkRow } from '../../../contract/views/work.js';
import { unreachedIn } from '../../../db/notice-ledger.js';
import { viewsOf } from '../../../db/collections.js';
import { trusted } from '../../../db/model.js';
import type { View } from '../../../db/projection.js';
import type { Waiting } from '../../../domain/work/owing.js';
import { whyOf, type WhyCode } from '../../../domain/work/whys.js';
import { chinaTime } from '../../http/china-time.js';
import type { Caller } from '../../http/call.js';
import type { Noun } from '../../nouns.js';
import type { Ports } from '../../ports.js';
import { nounTable } from '../../noun-table.js';
import { keepingOf, keeps, ledgerClosed } from '../../policy/ledger-sight.js';
import type { Reach } from '../../policy/reach.js';
import { isParty, seenOf, type Seen } from '../../policy/sight.js';
import { decodeCursor, pageOf } from '../cursor.js';
import { namesOf } from '../names.js';
import { askingOf } from '../acts.js';
import { committeeIn, correcting, rowOf, type Beside, type Found } from './row.js';
import { stoppedHooks } from './stopped-hooks.js';
import { waitingIn } from './waiting.js';
import { ledgersOf, whereOf, type Scope, type Where } from './where.js';

/** More lifecycles of one kind than any office has under way; beyond it the answer says that it is not complete. */
const most = 500;

export type Wanted = {
  readonly scope: Scope;
  readonly caller: Caller;
  readonly reach: Reach;
  /** In earnest, or of rehearsals; null for both. */
  readonly which: { readonly [field: string]: unknown } | null;
  readonly limit: number;
  readonly cursor?: string | undefined;
};

type Read = { readonly noun: Noun; readonly seen: Seen };

const nounOf = (collection: string): Noun => {
  const noun = nounTable.find((one) => one.collection === collection);
  if (noun === undefined) throw new Error(`no noun keeps its views in ${collection}`);
  return noun;
};

/** Views that the caller sees all of, each once. */
async function readAll(ports: Ports, wheres: readonly Where[], { caller, reach, which }: Wanted) {
  const found = await Promise.all(
    wheres.map(async ({ collection, filter }) => {
      const views = await viewsOf(ports.db, collection)
        .find({ $and: [filter, which ?? {}] })
        .sort({ due: 1, _id: 1 })
        .limit(most + 1)
        .maxTimeMS(10_000)
        .lean<View[]>();
      return { noun: nounOf(collection), views };
    }),
  );
  const read = new Map<string, Read>();
  for (const { noun, views } of found)
    for (const view of views.slice(0, most)) {
      const seen = seenOf(view, caller, reach);
      if (seen !== null && (seen.sight === 'full' || noun.kind === 'organisation' || noun.kind === 'campaign')) read.set(view._id, { noun, seen });
    }
  return { read: [...read.values()], complete: found.every(({ views }) => views.length <= most) };
}

/** Told to whom it concerns, with the rule it is measured by. */
const isFact = ({ why, ground }: Waiting): boolean => ground !== undefined && whyOf(why).concerns === true;

/**
 * On a desk, everything. In the list of a person what they owe, may do, or are concerned by, and of a project where there is none of these, what it
 * waits for. Of what they only supervise, facts and what they may do.
 */
function kept({ scope }: Wanted, { noun, party }: { readonly noun: Noun; readonly party: boolean }, waits: readonly Waiting[]): readonly Waiting[] {
  if (scope.of === 'organisation' || scope.of === 'committee') return waits;
  const theirs = waits.filter((one) => one.owed || isFact(one) || (one.may && one.acts.length > 0));
  if (scope.of === 'supervised' || !party) return theirs;
  const concerning = waits.filter((one) => theirs.includes(one) || whyOf(one.why).concerns === true);
  return concerning.length === 0 && noun.kind === 'standard-project' ? waits.slice(0, 1) : concerning;
}

async function waitingOf(ports: Ports, reads: readonly Read[], wanted: Wanted): Promise<readonly Found[]> {
  const found = await Promise.all(
    reads.map(async ({ noun, seen: { view } }) => {
      const asking = await askingOf(ports, { noun, view }, wanted.caller);
      const waits = await waitingIn(ports, { collection: noun.collection, view }, asking);
      return kept(wanted, { noun, party: isParty(view, wanted.caller) }, waits).map((waiting): Found => ({ noun, view, asking, waiting }));
    }),
  );
  return found.flat();
}

/** Ledgers of running lifecycles with a notice that did not reach everybody, for who may read them; who keeps one corrects the address. */
async function unreachedOf(ports: Ports, reads: readonly Read[], { caller }: Wanted): Promise<readonly Found[]> {
  const ledgers = reads.flatMap(({ noun, seen }) => {
    const keeping = seen.view.ended ? null : keepingOf(noun.kind, seen.view);
    return keeping === null || ledgerClosed(keeping, caller.actor, seen) !== null
      ? []
      : [{ noun, view: seen.view, keeps: keeps(keeping, caller.actor) }];
  });
  const counts = await unreachedIn(
    ports.db,
    ledgers.map(({ view }) => view._id as Stream), // views are named by streams
  );
  const missed = ledgers.flatMap(({ noun, view, keeps: keeper }) => {
    const people = counts.get(view._id as Stream); // as above
    return people === undefined ? [] : [{ noun, view, keeper, people }];
  });
  const found = missed.map(async ({ noun, view, keeper, people }): Promise<Found> => {
    const closesAt = typeof view['closesAt'] === 'number' ? view['closesAt'] : null;
    const ground = { rule: 'D-NOTICE', source: 'D-NOTICE-REACHES', found: { people }, needed: { people: 0 } } as const;
    const waiting: Waiting = {
      ...{ why: 'NOTICE_NOT_REACHED', acts: [], due: closesAt, about: { people }, ground, duty: false },
      ...{ owed: keeper, may: keeper },
    };
    return { noun, view, asking: await askingOf(ports, { noun, view }, caller), waiting, ...(keeper ? { beside: correcting } : {}) };
  });
  return Promise.all(found);
}

async function besideOf(ports: Ports, found: readonly Found[]): Promise<Beside> {
  const unnamed = found.flatMap(({ view }) => (typeof view['organisation'] === 'string' ? [view['organisation']] : []));
  const streams = [...new Set(found.flatMap(({ noun, view }) => committeeIn(noun, view) ?? []))];
  const [names, committees] = await Promise.all([
    namesOf(ports.db, [], unnamed),
    viewsOf(ports.db, 'committees')
      .find({ _id: trusted({ $in: streams }) }, { title: 1 })
      .lean<Pick<View, '_id' | 'title'>[]>(),
  ]);
  return { names, titles: new Map(committees.map(({ _id, title }) => [_id, title])) };
}

/** The order of every list of work: own duties, then what falls due first, then the gravest. */
const placeOf = ({ owed, due, weight, subject, why, about }: WorkRow): string =>
  [owed ? 0 : 1, due === null ? '9' : due, weight, subject.href, why.code, JSON.stringify(about)].join(' ');

function countsOf(rows: readonly WorkRow[]): WorkList['counts'] {
  const codes = [...new Set(rows.map(({ why }): WhyCode => why.code))];
  return codes.map((code) => {
    const { zh, en } = whyOf(code);
    const of = rows.filter(({ why }) => why.code === code);
    return { why: { code, zh, en }, owed: of.filter(({ owed }) => owed).length, total: of.length };
  });
}

/** Something the caller might have done, which is not theirs to do and can no longer be done. */
const isShut = ({ may, duty, why, ground }: Waiting, { act, blocked }: WorkRow): boolean =>
  may && !duty && act === null && blocked === null && ground === undefined && whyOf(why).concerns !== true;

/** The one builder of what is owed: for a person, an office, a committee, or an authority. */
export async function workOf(ports: Ports, wanted: Wanted): Promise<WorkList> {
  const [reads, ledgers] = await Promise.all([readAll(ports, whereOf(wanted.scope), wanted), readAll(ports, ledgersOf(wanted.scope), wanted)]);
  const found = [
    ...(await waitingOf(ports, reads.read, wanted)),
    ...(await unreachedOf(ports, ledgers.read, wanted)),
    ...(await stoppedHooks(ports, wanted)),
  ];
  const beside = await besideOf(ports, found);
  const placed = found.flatMap((one) => {
    const row = rowOf(one, beside);
    return isShut(one.waiting, row) ? [] : [{ row, place: placeOf(row) }];
  });
  const rows = placed.toSorted((a, b) => (a.place < b.place ? -1 : Number(a.place > b.place)));
  const after = decodeCursor(wanted.cursor)?.[1] ?? '';
  const page = pageOf(
    rows.filter(({ place }) => place > after),
    wanted.limit,
    ({ place }) => [0, place],
  );
  const all = rows.map(({ row }) => row);
  return {
    at: chinaTime(ports.clock()),
    items: page.items.map(({ row }) => row),
    next: page.next,
    total: { count: all.length, exact: reads.complete && ledgers.complete },
    owed: all.filter(({ owed }) => owed).length,
    counts: countsOf(all),
  };
}
