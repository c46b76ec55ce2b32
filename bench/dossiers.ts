import { idOf } from '../domain/kernel/decider.js';
import { performance } from 'node:perf_hooks';
import { signToken } from '../api/accounts/token.js';
import { mongoArchive } from '../db/archive.js';
import { projections } from '../db/projections.js';
import { currentCalendar } from '../domain/law/calendar/current.js';
import { isDossier, recompute } from '../domain/dossier/recompute.js';
import type { Bench } from './bench.js';
import { writeClosedBallot } from './closed-ballot.js';
import { round } from './figures.js';
import { memoryOf } from './memory.js';
import { pacedGets, type Paced } from './paced.js';

/** One way of asking for the dossier: for the first time and again and again while others read. */
type Asked = { readonly as: string; readonly megabytes: number; readonly firstByteMs: number; readonly wholeMs: number };

/** `bench/results/dossiers.json`. `quiet` and `during`: small reads at 20 a second without and beside the dossiers; `recomputeMs` and its memory are the verifier's. */
export type DossiersResult = {
  readonly votes: number;
  readonly asked: readonly Asked[];
  readonly quiet: Paced;
  readonly during: Paced;
  readonly apiRssBeforeMb: number;
  readonly apiRssPeakMb: number;
  readonly recomputed: { readonly verdict: string; readonly ms: number; readonly rssMb: number };
};

type Options = { readonly votes: number; readonly seconds: number; readonly say: (text: string) => void };

/** The dossier of a ballot with very many papers, and what asking for it does to everybody else. */
export async function measureDossiers({ stack, db, api }: Bench, { votes, seconds, say }: Options): Promise<DossiersResult> {
  const stream = await writeClosedBallot(mongoArchive(db, projections), { votes, calendar: currentCalendar });
  const monitor = await monitorToken(stack.tokenKey);
  const path = `/api/v1/ballots/${idOf(stream)}`;
  const reader = { port: stack.apiPort, token: api.token };
  const reads = (howLong: number): Promise<Paced> => pacedGets(reader, [path], { perSecond: 20, seconds: howLong });
  await reads(2);
  const quiet = await reads(seconds);
  const before = memoryOf(stack.pids, 'api').now;
  const asking = [
    ['counts, as JSON', api.token, 'application/json'],
    ['by name, as JSON', monitor, 'application/json'],
    ['counts, as a page', api.token, 'text/html'],
  ] as const;
  const beside = reads(seconds);
  const asked: Asked[] = [];
  let file: readonly Uint8Array[] = [];
  for (const [as, token, accept] of asking) {
    const got = await askFor(`http://127.0.0.1:${stack.apiPort}${path}/dossier`, token, accept);
    asked.push({ as, ...got.figures });
    if (as.startsWith('by name')) file = got.pieces;
  }
  const during = await beside;
  const result = {
    votes,
    asked,
    quiet,
    during,
    apiRssBeforeMb: before,
    apiRssPeakMb: memoryOf(stack.pids, 'api').peak,
    recomputed: recomputed(Buffer.concat(file).toString('utf8')),
  };
  for (const { as, megabytes, firstByteMs, wholeMs } of asked)
    say(`dossiers        ${votes} votes, ${as}: ${megabytes} MB, first byte ${firstByteMs} ms, whole ${wholeMs} ms`);
  say(`dossiers        small reads: quiet p99 ${quiet.p99} ms, max ${quiet.max} ms; beside the dossiers p99 ${during.p99} ms, max ${during.max} ms`);
  say(
    `dossiers        API ${before} MB before, peak ${result.apiRssPeakMb} MB; recompute: ${result.recomputed.verdict} in ${result.recomputed.ms} ms`,
  );
  return result;
}

/** Pieces are put together only when nothing is measured any more: joining 40 MB would make the reads beside it look slow. */
async function askFor(
  url: string,
  token: string,
  accept: string,
): Promise<{ readonly figures: Omit<Asked, 'as'>; readonly pieces: readonly Uint8Array[] }> {
  const from = performance.now();
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token}`, accept } });
  const firstByteMs = round(performance.now() - from);
  const pieces: Uint8Array[] = [];
  for await (const piece of answer.body ?? []) pieces.push(piece as Uint8Array); // the body of a fetch is bytes
  if (answer.status !== 200) throw new Error(`${url}: ${answer.status} ${Buffer.concat(pieces).toString('utf8').slice(0, 300)}`);
  const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
  return { figures: { megabytes: round(bytes / 1e6), firstByteMs, wholeMs: round(performance.now() - from) }, pieces };
}

function recomputed(text: string): DossiersResult['recomputed'] {
  const from = performance.now();
  const file: unknown = JSON.parse(text);
  if (!isDossier(file)) throw new Error('the API sent no dossier');
  const { verdict } = recompute(file);
  return { verdict, ms: round(performance.now() - from), rssMb: round(process.memoryUsage().rss / 1e6) };
}

const monitorToken = (key: Uint8Array): Promise<string> =>
  signToken(
    key,
    { sub: 'bench-monitor', name: 'monitor', grants: [{ role: 'monitor', organisation: '*' }] },
    { now: Date.now(), seconds: 3600, id: 'bench-monitor' },
  );
