import type { Connection } from 'mongoose';
import { cellOf, worldOf, type Asked, type Cell, type World } from '../../../domain/indicator/cell.js';
import { breachesIn, type Breach } from '../../../domain/indicator/breaches.js';
import type { Moment } from '../../../domain/indicator/indicator.js';
import { indicators } from '../../../domain/indicator/indicators.js';
import { factsOf, type FactsRow } from '../../../db/indicator-facts.js';
import { trusted } from '../../../db/model.js';

/** What tells the facts of a body apart from those of before: how many there are, and the sum of the events that changed each last, which only grows. */
type Edition = { readonly _id: string; readonly rows: number; readonly seqs: number };
type Kept = {
  readonly edition: Edition;
  readonly world: World;
  readonly cells: Map<string, readonly Cell[]>;
  readonly breaches: Map<string, readonly Breach[]>;
};

/** Of how many questions the cells of a body are remembered. */
const questions = 6;

/**
 * The facts of bodies, and the cells made of them, as long as they are the newest: before each answer the store is asked what has changed, so that nobody is ever told of before, and
 * only what has changed is read again. A body's cells of the day are made once. Every process has its own; losing it costs time and nothing else.
 */
export class FactBook {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly db: Connection) {}

  /** The bodies that have facts, of these or of all, in the order of their codes, with the facts as they stand. */
  async read(organisations: readonly string[] | null): Promise<ReadonlyMap<string, Kept>> {
    const editions = await this.editions(organisations);
    const stale = editions.filter(({ _id, rows, seqs }) => {
      const known = this.kept.get(_id)?.edition;
      return known?.rows !== rows || known.seqs !== seqs;
    });
    await this.renew(stale);
    return new Map(editions.flatMap(({ _id }) => [this.kept.get(_id)].flatMap((one) => (one === undefined ? [] : [[_id, one] as const]))));
  }

  /** All cells of a body, made once for each question. */
  cells({ world, cells }: Kept, asked: Asked): readonly Cell[] {
    const key = JSON.stringify([asked.from, asked.at, asked.field, asked.stage, asked.projects]);
    return once(cells, key, () => indicators.map((one) => cellOf(one, world, asked)));
  }

  /** What of a body departed from the procedure, likewise. */
  breaches({ world, breaches }: Kept, moment: Moment): readonly Breach[] {
    return once(breaches, `${moment.from} ${moment.at}`, () => breachesIn(world.facts, moment));
  }

  private editions(organisations: readonly string[] | null): Promise<Edition[]> {
    return factsOf(this.db)
      .aggregate<Edition>([
        ...(organisations === null ? [] : [{ $match: { organisation: { $in: [...organisations] } } }]),
        { $group: { _id: '$organisation', rows: { $sum: 1 }, seqs: { $sum: '$lastSeq' } } },
        { $sort: { _id: 1 } },
      ])
      .hint('organisation')
      .option({ maxTimeMS: 10_000 });
  }

  private async renew(editions: readonly Edition[]): Promise<void> {
    if (editions.length === 0) return;
    const byBody = new Map<string, FactsRow[]>();
    const rows = factsOf(this.db)
      .find({ organisation: trusted({ $in: editions.map(({ _id }) => _id) }) })
      .maxTimeMS(60_000)
      .lean<FactsRow>();
    for await (const row of rows.cursor({ batchSize: 2000 })) {
      const known = byBody.get(row.organisation);
      if (known === undefined) byBody.set(row.organisation, [row]);
      else known.push(row);
    }
    for (const [organisation, found] of byBody) {
      // What was read may be newer than what was counted; then the next question finds it stale and reads it again.
      const edition = editions.find(({ _id }) => _id === organisation);
      if (edition !== undefined)
        this.kept.set(organisation, { edition, world: worldOf(found.map(({ facts }) => facts)), cells: new Map(), breaches: new Map() });
    }
  }
}

/** What is known under a key, or is made now; the oldest gives way. */
function once<Made>(known: Map<string, Made>, key: string, make: () => Made): Made {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  const [oldest] = known.keys();
  if (known.size >= questions && oldest !== undefined) known.delete(oldest);
  known.set(key, made);
  return made;
}

export type { Kept };
