import type { ClausePrint } from './clause-tree.js';

/** What became of the clauses from one text to the next. `moved` has the same words under another number. Ids of `changed` and `unchanged` hold in both. */
export type ClauseDiff = {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
  readonly moved: readonly { readonly from: string; readonly to: string }[];
  readonly unchanged: readonly string[];
};

/**
 * First what kept number and words, then equal words under another number (in order, so that a clause put in before others renumbers
 * them and changes none), then equal numbers with other words. What is left came or went.
 */
export function diffClauses(before: readonly ClausePrint[], after: readonly ClausePrint[]): ClauseDiff {
  const old = indexed(before);
  const kept = indexed(after.filter(({ id, hash }) => old[id] === hash));
  const homeless = before.filter(({ id }) => kept[id] === undefined);
  const arrivals = after.filter(({ id }) => kept[id] === undefined);
  const waiting: { [hash: string]: string[] } = {};
  for (const { id, hash } of homeless) (waiting[hash] ??= []).push(id);
  const moved = arrivals.flatMap(({ id, hash }) => {
    const from = waiting[hash]?.shift();
    return from === undefined ? [] : [{ from, to: id }];
  });
  const gone = indexed(
    homeless,
    moved.map(({ from }) => from),
  );
  const come = indexed(
    arrivals,
    moved.map(({ to }) => to),
  );
  const ids = (of: readonly ClausePrint[], where: Index): string[] => of.map(({ id }) => id).filter((id) => where[id] !== undefined);
  return {
    unchanged: ids(after, kept),
    moved,
    changed: ids(after, come).filter((id) => gone[id] !== undefined),
    added: ids(after, come).filter((id) => gone[id] === undefined),
    removed: ids(before, gone).filter((id) => come[id] === undefined),
  };
}

type Index = { readonly [id: string]: string | undefined };

/** Hash by id, without those left out. */
function indexed(clauses: readonly ClausePrint[], without: readonly string[] = []): Index {
  const index: { [id: string]: string | undefined } = {};
  for (const { id, hash } of clauses) index[id] = hash;
  for (const id of without) index[id] = undefined;
  return index;
}
