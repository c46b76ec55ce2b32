import { localDate } from '../domain/law/calendar/instant.js';
import { mongoArchive } from '../db/archive.js';
import { projections } from '../db/projections.js';
import type { Bench } from './bench.js';
import { writeFounded } from './founded-committee.js';
import { pacedGets, type Paced } from './paced.js';

/** `bench/results/electorates.json`: who was entitled on a day, asked of a store that holds so many memberships. */
export type ElectoratesResult = { readonly committees: number; readonly memberships: number; readonly read: Paced };

/** An odd number, as some rules ask, and no more than the provincial profile allows. */
const membersEach = 49;
const day = 86_400_000;

export async function measureElectorates(
  { stack, db, api }: Bench,
  options: { readonly memberships: number; readonly seconds: number; readonly say: (text: string) => void },
): Promise<ElectoratesResult> {
  const archive = mongoArchive(db, projections);
  const committees = Math.ceil(options.memberships / membersEach);
  const paths: string[] = [];
  for (let n = 0; n < committees; n += 1) {
    const stream = await writeFounded(archive, n, membersEach);
    // A day of its own for each, so that no answer can be had twice.
    const at = `${localDate(Date.now() - (n % 1000) * day)}T12:00:00%2B08:00`;
    paths.push(`/api/v1/committees/${stream.slice(stream.indexOf('/') + 1)}/electorate?at=${at}`);
  }
  const memberships = await db.collection('memberships').countDocuments();
  const scattered = paths.map((_, n) => paths[(n * 7919) % paths.length] ?? '');
  const read = await pacedGets({ port: stack.apiPort, token: api.token }, scattered, { perSecond: 50, seconds: options.seconds });
  options.say(
    `electorates     ${memberships} memberships in ${committees} committees: p50 ${read.p50} ms, p95 ${read.p95} ms, ${read.errors} errors`,
  );
  return { committees, memberships, read };
}
