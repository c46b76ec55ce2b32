import type { Words } from '../../../domain/kernel/words.js';
import { DataTable, Empty } from '../../parts/blocks.js';
import { Chip } from '../../parts/chip.js';
import { useSay, Written } from '../../parts/visiting.js';
import type { Ballot } from '../../server/read.js';
import { groundWords } from '../../words/ballot.js';
import { conductWords as words } from '../../words/conduct.js';

type Seat = NonNullable<Ballot['state']['seats']>[number];
type RollRow = { readonly n: number; readonly seat: Seat; readonly why: Words | null; readonly holder: string | null };

function rowsOf({ seats, excluded, mandates = [] }: Ballot['state']): readonly RollRow[] {
  return (seats ?? []).map((seat, n) => {
    const out = excluded.find((one) => one.seat === n);
    const ground = out === undefined ? null : (groundWords[out.reason] ?? { zh: out.reason, en: out.reason });
    return { n, seat, why: ground, holder: mandates.find((one) => one.seat === n)?.holderName ?? null };
  });
}

const Standing = ({ row: { why, holder } }: { readonly row: RollRow }) => {
  const say = useSay();
  return (
    <>
      {why === null ? say(words.votesWord) : <Chip tone="warn" of={words.excluded} />} {why === null ? null : <Written text={say(why)} />}
      {holder === null ? null : <Written text={say(words.mandate(holder))} />}
    </>
  );
};

/** Who may vote, and who may not and why. */
export const Roll = ({ one: { state } }: { readonly one: Ballot }) => {
  const say = useSay();
  if (state.seats === null) return <Empty>{say(words.rollHidden)}</Empty>;
  return (
    <DataTable
      say={say}
      rows={rowsOf(state)}
      keyOf={({ n }) => String(n)}
      columns={[
        { head: words.name, cell: ({ seat: { name, person } }) => <Written text={name ?? person} /> },
        { head: words.unit, cell: ({ seat }) => <Written text={seat.organisationName ?? seat.organisation} /> },
        { head: words.standing, cell: (row) => <Standing row={row} /> },
      ]}
    />
  );
};
