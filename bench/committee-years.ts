import { localDate } from '../domain/law/calendar/instant.js';
import type { ClockName, CommitteeState } from '../domain/committee/state.js';
import type { Instant, Stream } from '../domain/kernel/decider.js';
import { Lifecycles } from '../test/support/lifecycle-driver.js';
import { openStore } from '../test/support/mongo.js';
import { committeeInput, founding, foundingAuthority, foundingOffice, membersOf } from './founded-committee.js';

/**
 * `bench/results/committee-years.json`: so many committees, each founded by its people on a real server and then left to its clocks for so many
 * years, skipped by the server's own time skipping. Years are the calendar years that ended in operation.
 */
export type CommitteeYearsResult = {
  readonly committees: number;
  readonly years: number;
  readonly members: number;
  /** Yearly clocks: how many should have fired, how many did, and (committee, year) pairs that fired not once but more often or never. */
  readonly expected: number;
  readonly fired: number;
  readonly notOnce: number;
  readonly largestHistory: number;
  readonly runs: number;
  readonly seconds: number;
};

/** The national rules, which take an even number. */
const members = 30;
/** Committees under way at once: enough to keep two cores busy, few enough to stay in the worker's cache. */
const lanes = 12;
const year = 366 * 86_400_000;
/** Real time a year of one committee may take while eleven others live theirs. */
const patienceMs = 600_000;

export async function measureCommitteeYears(
  mongoUri: string,
  options: { readonly committees: number; readonly years: number; readonly say: (text: string) => void },
): Promise<CommitteeYearsResult> {
  const { committees, years, say } = options;
  const began = Date.now();
  const run = await Lifecycles.startOn(await openStore(mongoUri));
  try {
    const ends = new Map<Stream, { readonly from: number; readonly to: number }>();
    let next = 0;
    const lane = async (): Promise<void> => {
      while (next < committees) {
        const n = next;
        next += 1;
        ends.set(`committee/years${n}`, await live(run, n, years));
        if ((n + 1) % 25 === 0)
          say(`committees      ${n + 1} of ${committees} have lived ${years} years after ${Math.round((Date.now() - began) / 1000)} s`);
      }
    };
    await Promise.all(Array.from({ length: Math.min(lanes, committees) }, lane));
    const result = {
      committees,
      years,
      members,
      ...(await yearsOf(run, ends)),
      ...(await historiesOf(run)),
      seconds: Math.round((Date.now() - began) / 1000),
    };
    say(
      `committees      ${committees} × ${years} years: ${result.fired} of ${result.expected} yearly clocks, ${result.notOnce} not once, largest history ${result.largestHistory} events, ${result.runs} runs, ${result.seconds} s`,
    );
    return result;
  } catch (error) {
    console.error(error);
    throw error;
  } finally {
    await run.stop();
  }
}

/** From application to establishment, then years of clocks alone. Answers with the calendar years that must have ended. */
async function live(run: Lifecycles, n: number, years: number): Promise<{ readonly from: number; readonly to: number }> {
  const stream: Stream = `committee/years${n}`;
  const input = committeeInput(n, 'committee/national');
  await run.begin(stream, input, foundingOffice);
  for (const step of founding(membersOf(n, members), input.profile.founding.papers)) {
    if (typeof step === 'string') await pass(run, stream, step);
    else await run.act(stream, ...step);
  }
  const startsOn = localDate(await run.now(stream));
  const established = await run.act(stream, foundingAuthority, { type: 'approveCommittee', number: `LN/TC ${n + 1}`, startsOn });
  for (let lived = 1; lived <= years; lived += 1) await run.skipTo(stream, established + lived * year, { patienceMs });
  return { from: yearOf(established), to: yearOf(await run.now(stream)) - 1 };
}

const yearOf = (at: Instant): number => Number(localDate(at).slice(0, 4));

/** Skips to a deadline and waits until its act stands in the view. */
async function pass(run: Lifecycles, stream: Stream, clock: ClockName): Promise<void> {
  const dueIn = ({ state }: { readonly state: unknown }): Instant | undefined => (state as CommitteeState).clocks[clock]; // a view of a committee is its state
  const due = dueIn(await run.view(stream, (view) => dueIn(view) !== undefined));
  await run.skipTo(stream, due ?? 0);
  await run.view(stream, (view) => dueIn(view) === undefined);
}

/** Every calendar year of every committee must have been closed exactly once. */
async function yearsOf(run: Lifecycles, ends: ReadonlyMap<Stream, { readonly from: number; readonly to: number }>) {
  const rows = await run.db
    .collection('events')
    .aggregate<{ _id: { stream: Stream; year: number }; times: number }>([
      { $match: { type: 'yearClosed' } },
      { $group: { _id: { stream: '$stream', year: '$data.closed.year' }, times: { $sum: 1 } } },
    ])
    .toArray();
  const times = new Map(rows.map((row) => [`${row._id.stream} ${row._id.year}`, row.times]));
  const wanted = [...ends].flatMap(([stream, { from, to }]) => Array.from({ length: to - from + 1 }, (_, i) => `${stream} ${from + i}`));
  const unwanted = [...times.keys()].filter((key) => !wanted.includes(key)).length;
  return {
    expected: wanted.length,
    fired: rows.reduce((sum, row) => sum + row.times, 0),
    notOnce: wanted.filter((key) => times.get(key) !== 1).length + unwanted,
  };
}

/** The longest single history, over all runs of all committees. */
async function historiesOf({ temporal: { client } }: Lifecycles): Promise<{ readonly largestHistory: number; readonly runs: number }> {
  let largestHistory = 0;
  let runs = 0;
  for await (const { historyLength } of client.workflow.list({ query: "WorkflowType = 'committee'", pageSize: 500 })) {
    largestHistory = Math.max(largestHistory, historyLength);
    runs += 1;
  }
  return { largestHistory, runs };
}
