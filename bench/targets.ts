import { compareConnections, type CompareResult, type SideName } from './compare.js';
import type { CommitteeYearsResult } from './committee-years.js';
import type { DossiersResult } from './dossiers.js';
import type { ElectoratesResult } from './electorates.js';
import { medianOf, round } from './figures.js';
import type { PlenaryResult } from './plenary.js';
import type { ProjectsResult } from './projects.js';
import type { SustainedResult } from './sustained.js';
import type { VotesResult } from './votes.js';
import type { WebResult } from './web.js';
import type { WorkerKillsResult } from './worker-kills.js';

/** One promise of the product and whether this run kept it. What is `exact` must hold in any run, a `speed` only in a full one on a quiet machine. */
export type Target = {
  readonly kind: 'speed' | 'exact';
  readonly name: string;
  readonly found: string;
  readonly needed: string;
  readonly met: boolean;
};

/** A figure that is needed, with the unit that is printed behind it. */
type Needed = { readonly limit: number; readonly unit: string };
const inUnit =
  (unit: string) =>
  (limit: number): Needed => ({ limit, unit });
const times = inUnit(' ×');
const ms = inUnit(' ms');
const bytes = inUnit(' B');
const megabytes = inUnit(' MB');
const seconds = inUnit(' s');
const runs = inUnit('');
const percentOfOther = inUnit(' % of the other tree');

const atLeast = (name: string, found: number, { limit, unit }: Needed): Target => ({
  kind: 'speed',
  name,
  found: `${found}${unit}`,
  needed: `≥ ${limit}${unit}`,
  met: found >= limit,
});
const atMost = (name: string, found: number, { limit, unit }: Needed): Target => ({
  kind: 'speed',
  name,
  found: `${found}${unit}`,
  needed: `≤ ${limit}${unit}`,
  met: found <= limit,
});
const none = (name: string, found: number): Target => ({ kind: 'exact', name, found: String(found), needed: 'none', met: found === 0 });
const holds = (name: string, met: boolean, found: string): Target => ({ kind: 'exact', name, found, needed: 'exact', met });

export function voteTargets(votes: VotesResult): readonly Target[] {
  const errors = Object.values(votes.ours).reduce((sum, { errors }) => sum + errors, 0);
  const checks = Object.values(votes.checks);
  return [
    atLeast('500 connections against the bare Temporal client', votes.ratioToBareTemporal, times(10)),
    atLeast('500 connections against Express + MongoDB', votes.ratioToExpressMongo, times(2.5)),
    none('errors at 20, 100 and 500 connections', errors),
    atMost('p99 at 500 connections', votes.ours['500']?.p99 ?? Infinity, ms(300)),
    holds(
      'counted = acknowledged',
      votes.counted === votes.acknowledged && checks.every((check) => check.marksMatch),
      `${votes.counted} of ${votes.acknowledged}`,
    ),
    holds(
      'root from the archive = root of the workflow = root of the view',
      votes.rootMatches && checks.every((check) => check.viewMatches),
      String(votes.rootMatches),
    ),
    atMost('largest payload in the history of a ballot', votes.growth.largestPayloadBytes, bytes(1024 * 1024)),
  ];
}

export function sustainedTargets(results: readonly SustainedResult[]): readonly Target[] {
  return results.flatMap(({ connections, figures, check, growth }) => {
    const at = `sustained at ${connections} connections:`;
    return [
      none(`${at} errors`, figures.errors),
      atMost(`${at} longest pause`, figures.longestPauseMs, ms(3_000)),
      holds(
        `${at} tally and root`,
        check.marksMatch && check.rootMatches && check.viewMatches && check.unclear === 0,
        `${check.counted} of ${check.acknowledged}`,
      ),
      atLeast(`${at} runs, joined by continue-as-new`, growth.runs, runs(3)),
      atMost(`${at} largest payload`, growth.largestPayloadBytes, bytes(1024 * 1024)),
    ];
  });
}

export function plenaryTargets({ members, ballots, inTurn, together, counted }: PlenaryResult): readonly Target[] {
  const cast = members * ballots * 2;
  return [
    none('plenary: errors', inTurn.errors + together.errors),
    holds('plenary: every vote in the archive', counted === cast, `${counted} of ${cast}`),
    atMost('plenary: p99 with all votes on all ballots at once', Math.max(inTurn.p99, together.p99), ms(1_000)),
  ];
}

export const electorateTargets = ({ memberships, read }: ElectoratesResult): readonly Target[] => [
  none(`electorate as of a day, ${memberships} memberships: errors`, read.errors),
  atMost(`electorate as of a day, ${memberships} memberships: p95`, read.p95, ms(30)),
];

export const dossierTargets = ({ votes, during, apiRssPeakMb, recomputed }: DossiersResult): readonly Target[] => [
  none(`dossier of ${votes} votes: errors of others`, during.errors),
  holds('dossier recomputes', recomputed.verdict === 'same', recomputed.verdict),
  atMost(`dossier of ${votes} votes: longest wait of a small read beside it`, during.max, ms(500)),
  atMost(`dossier of ${votes} votes: peak memory of the API`, apiRssPeakMb, megabytes(500)),
];

export const committeeTargets = (result: CommitteeYearsResult): readonly Target[] => [
  holds('every yearly clock fired exactly once', result.notOnce === 0 && result.fired === result.expected, `${result.fired} of ${result.expected}`),
  holds('no history over 10,000 events', result.largestHistory <= 10_000, `${result.largestHistory}`),
];

export function projectTargets(results: ProjectsResult): readonly Target[] {
  return results.alive.flatMap(({ projects, workerRssPeakMb, read }) => [
    atMost(`${projects} projects alive: memory of the worker`, workerRssPeakMb, megabytes(500)),
    atMost(`${projects} projects alive: p95 of GET /projects/:id at 100/s`, read.p95, ms(50)),
    none(`${projects} projects alive: errors`, results.errors + read.errors),
  ]);
}

/** Least share of PostgreSQL's rate, by connections. */
const shares: { readonly [connections: number]: number } = { 20: 0.35, 100: 0.9, 500: 1.8 };

/** Medians over the rounds; what was not there to compare with has no line. */
export function compareTargets({ rounds, single, checks }: CompareResult): readonly Target[] {
  const median = (side: SideName, connections: number, of: 'rate' | 'p99'): number =>
    round(medianOf(rounds.filter((one) => one.side === side && one.connections === connections).map(({ load }) => load[of])));
  const ratios = compareConnections.map((connections) => {
    const [own, peer] = [median('ours', connections, 'rate'), median('postgres', connections, 'rate')];
    return { connections, peer, ratio: peer === 0 ? 0 : round(own / peer) };
  });
  const within = (name: string, own: number, other: number): Target => atMost(name, round((own / other) * 100), percentOfOther(110));
  return [
    ...ratios
      .filter(({ peer }) => peer > 0)
      .map(({ connections, ratio }) => atLeast(`${connections} connections against Express + PostgreSQL`, ratio, times(shares[connections] ?? 0))),
    atMost('p99 at 500 connections, median', median('ours', 500, 'p99'), ms(350)),
    none(
      'errors of ours',
      rounds.filter(({ side }) => side === 'ours').reduce((sum, { load }) => sum + load.errors, 0),
    ),
    holds(
      'marks, roots and views of every round',
      checks.every(({ marksMatch, rootMatches, viewMatches }) => marksMatch && rootMatches && viewMatches),
      `${checks.length} ballots`,
    ),
    ...(single.ours && single.beside
      ? [
          within('single person, vote then read: p50', single.ours.p50, single.beside.p50),
          within('single person, vote then read: p95', single.ours.p95, single.beside.p95),
        ]
      : []),
  ];
}

export const workerKillTargets = ({ kills, p95, lost, faults }: WorkerKillsResult): readonly Target[] => [
  atMost(`worker killed ${kills} times: next vote accepted, p95`, p95, ms(3_000)),
  holds('worker killed: no acknowledged vote lost, marks and root', lost === 0 && faults.length === 0, `${lost} lost`),
];

/** The sizes of pages are tested with them; these are the times. */
export function webTargets({ filled, pages, paint, streams, votes, ratio, bare }: WebResult): readonly Target[] {
  return [
    atMost(`${filled.projects} projects: p95 of pages at 50/s (bare Express, the same bytes: ${bare.p95} ms, ${ratio} ×)`, pages.p95, ms(150)),
    none('pages: errors', pages.errors),
    atMost(`portal painted on a slow telephone (bare Express: ${paint.bare} s)`, paint.ours, seconds(2)),
    atMost(`${streams.streams} open streams: memory of the API more than before`, streams.memoryMoreMb, megabytes(150)),
    atMost(`${streams.streams} open streams: an event seen by all`, streams.slowestSeconds, seconds(1)),
    none(`${streams.streams} open streams: events missed`, streams.missed),
    atMost(`${votes.votes} votes through the page in ${votes.seconds} s: p99 of what sends one`, votes.sent.p99, ms(500)),
    holds('votes through the page: counted = sent', votes.errors === 0 && votes.counted === votes.votes, `${votes.counted} of ${votes.votes}`),
  ];
}
