import { ensureAccounts } from '../api/accounts/ensure-accounts.js';
import { fieldsOf, open, submit } from '../test/web/visitor.js';
import { ballotWords } from '../web/words/ballot.js';
import { openBallot } from './api-client.js';
import { personOf } from './ballot-papers.js';
import type { Bench } from './bench.js';
import { untilDrained } from './check-ballot.js';
import { benchOrganisation, makeElectorate } from './electorate.js';
import { percentile, round } from './figures.js';

type Times = { readonly p50: number; readonly p95: number; readonly p99: number; readonly max: number };

/** Votes as people give them: the page is opened, the sheet is checked, the sheet is sent. Milliseconds of each, from the moment it was asked. */
export type PageVotesResult = {
  readonly votes: number;
  readonly seconds: number;
  readonly opened: Times;
  readonly checked: Times;
  readonly sent: Times;
  readonly errors: number;
  readonly problems: readonly string[];
  readonly counted: number;
};

const secret = 'a long enough secret';

/** A browser each, signed in: the session as their cookie. The secrets are hashed cheaply, because signing in is not what is measured. */
async function sessions({ stack, db }: Bench, people: readonly string[]): Promise<readonly string[]> {
  const now = Date.now();
  const grants = [{ role: 'expert', organisation: benchOrganisation }] as const;
  await ensureAccounts(
    db,
    people.map((person) => ({ account: person, secret, person, name: person, grants: [...grants] })),
    { now, cost: { memoryKib: 64, passes: 1 } },
  );
  const origin = `http://127.0.0.1:${stack.apiPort}`;
  const cookies: string[] = [];
  for (const account of people) {
    const headers = { origin, 'content-type': 'application/json' };
    const answer = await fetch(`${origin}/api/v1/sessions`, { method: 'POST', headers, body: JSON.stringify({ account, secret, cookie: true }) });
    const cookie = /^(__Host-biaocheng=[^;]*);/.exec(answer.headers.get('set-cookie') ?? '')?.[1];
    if (cookie === undefined) throw new Error(`${account} is not signed in: ${answer.status} ${await answer.text()}`);
    cookies.push(cookie);
  }
  return cookies;
}

const timesOf = (times: readonly number[]): Times => {
  const sorted = Float64Array.from(times).sort();
  const at = (percent: number): number => round(percentile(sorted, percent));
  return { p50: at(50), p95: at(95), p99: at(99), max: at(100) };
};

/** As many voters as `votes`, one after the other at an even pace, whether or not those before are done. */
export async function measurePageVotes(
  bench: Bench,
  { votes, seconds }: { readonly votes: number; readonly seconds: number },
): Promise<PageVotesResult> {
  const { stack, api } = bench;
  const label = 'page-voter';
  const electorate = await makeElectorate(stack, label, votes);
  const cookies = await sessions(
    bench,
    Array.from({ length: votes }, (_, seat) => personOf(label, seat)),
  );
  const ballot = await openBallot(api, electorate, 'votes through the page');
  const base = `http://127.0.0.1:${stack.apiPort}`;
  const page = `${base}/ballots/${ballot.id}`;
  const took: { readonly [step in 'opened' | 'checked' | 'sent']: number[] } = { opened: [], checked: [], sent: [] };
  const problems: string[] = [];
  const vote = async (cookie: string): Promise<void> => {
    const as = { cookie, origin: base };
    const timed = async <Answer>(into: number[], ask: () => Promise<Answer>): Promise<Answer> => {
      const from = performance.now();
      const answer = await ask();
      into.push(performance.now() - from);
      return answer;
    };
    const form = await timed(took.opened, () => open(page, as));
    const check = await timed(took.checked, () => submit(page, { ...fieldsOf(form), choice: 'yes', step: 'check' }, as));
    const sent = await timed(took.sent, () => submit(page, { ...fieldsOf(check), step: 'send' }, as));
    if (!sent.html.includes(ballotWords.receivedTitle.zh)) problems.push(`${form.status} ${check.status} ${sent.status}`);
  };
  const from = performance.now();
  const pending = cookies.map(async (cookie, n) => {
    await new Promise((resolve) => setTimeout(resolve, (n * seconds * 1000) / votes));
    await vote(cookie).catch((error: unknown) => problems.push(String(error)));
  });
  await Promise.all(pending);
  const lasted = round((performance.now() - from) / 1000);
  const { state } = await untilDrained(bench.client, ballot.stream);
  return {
    ...{ votes, seconds: lasted, opened: timesOf(took.opened), checked: timesOf(took.checked), sent: timesOf(took.sent) },
    ...{ errors: problems.length, problems: problems.slice(0, 5), counted: state.casts },
  };
}
