import { performance } from 'node:perf_hooks';
import { signToken } from '../api/accounts/token.js';
import { groupStandardDefault } from '../domain/profile/group-standard.js';
import { profileHash } from '../domain/profile/hash.js';
import { untilSeen } from './api-client.js';
import type { Bench } from './bench.js';
import { benchOrganisation } from './electorate.js';
import { Stopwatch, type Figures } from './figures.js';
import { HttpConnection } from './http-connection.js';

/** `bench/results/plenary.json`: 29 members, 20 ballots, every vote on its way at the same moment, twice over (the second time all change their mind). */
export type PlenaryResult = {
  readonly members: number;
  readonly ballots: number;
  /** Each member sends one ballot after the other, as fast as answers come. */
  readonly inTurn: Figures;
  /** All 580 requests are sent before the first answer is read. */
  readonly together: Figures;
  readonly counted: number;
};

const members = 29;
const ballots = 20;
const personOf = (n: number): string => `plenary-member-${n}`;

type Open = { readonly id: string; readonly text: string };

export async function measurePlenary(bench: Bench, say: (text: string) => void): Promise<PlenaryResult> {
  const open: Open[] = [];
  for (let n = 0; n < ballots; n += 1) open.push(await openSmallBallot(bench, n));
  const tokens = await Promise.all(Array.from({ length: members }, (_, n) => tokenOf(bench, n)));
  const inTurn = await vote(bench, { open, tokens }, 'inTurn');
  const together = await vote(bench, { open, tokens }, 'together');
  const counted = await countCasts(bench, open);
  say(
    `plenary         in turn p99 ${inTurn.p99} ms, together p99 ${together.p99} ms, ${inTurn.errors + together.errors} errors, ${counted} casts in the archive`,
  );
  return { members, ballots, inTurn, together, counted };
}

async function openSmallBallot({ api }: Bench, n: number): Promise<Open> {
  const terms = groupStandardDefault.ballots.letterReview;
  if (!terms) throw new Error('the default profile has no letter ballot');
  const text = await api.upload('item.txt', `plenary item ${n}`);
  const seats = Array.from({ length: members }, (_, m) => ({
    person: personOf(m),
    name: `委员${m}`,
    organisation: benchOrganisation,
    organisationName: '基准测试学会',
  }));
  const { id } = await api.post('/ballots', {
    organisation: benchOrganisation,
    question: `议题 ${n + 1}`,
    text,
    terms,
    window: terms.window.default,
    roll: { kind: 'seats', seats },
    profile: profileHash(groupStandardDefault),
    opens: 'atStart',
  });
  await untilSeen(api, `/ballots/${id}`);
  return { id, text };
}

const tokenOf = ({ stack }: Bench, n: number): Promise<string> =>
  signToken(stack.tokenKey, { sub: personOf(n), name: personOf(n), grants: [] }, { now: Date.now(), seconds: 12 * 3600, id: personOf(n) });

type Table = { readonly open: readonly Open[]; readonly tokens: readonly string[] };

/** Every member votes once on every ballot: on one after the other, or on all at once. */
async function vote(bench: Bench, { open, tokens }: Table, order: 'inTurn' | 'together'): Promise<Figures> {
  const { apiPort } = bench.stack;
  const together = order === 'together';
  const wide = together ? open.length : 1;
  const lines = await Promise.all(tokens.map((token) => Promise.all(Array.from({ length: wide }, () => connected(apiPort, token)))));
  const watch = new Stopwatch(performance.now());
  const one = (line: Line, { id, text }: Open): Promise<void> => cast(line, { id, text, choice: together ? 'abstain' : 'yes' }, watch);
  await Promise.all(
    lines.map(async (own) => {
      const [first] = own;
      if (together) await Promise.all(open.map((ballot, n) => one(own[n] ?? first ?? noLine(), ballot)));
      else for (const ballot of open) await one(first ?? noLine(), ballot);
    }),
  );
  for (const own of lines) for (const { connection } of own) connection.close();
  return watch.figures();
}

type Line = { readonly connection: HttpConnection; readonly token: string; readonly host: string };

const noLine = (): never => {
  throw new Error('a member without a connection');
};

async function connected(port: number, token: string): Promise<Line> {
  const connection = new HttpConnection('127.0.0.1', port);
  await connection.open();
  return { connection, token, host: `127.0.0.1:${port}` };
}

function cast({ connection, token, host }: Line, sheet: Open & { readonly choice: string }, watch: Stopwatch): Promise<void> {
  const body = JSON.stringify({ choice: sheet.choice, text: sheet.text });
  const sentAt = performance.now();
  const head = `POST /api/v1/ballots/${sheet.id}/votes HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
  return new Promise((resolve) => {
    connection.send(head + body, ({ status }) => {
      if (status === 200) watch.acknowledge(sentAt, performance.now());
      else watch.errors += 1;
      resolve();
    });
  });
}

async function countCasts({ db }: Bench, open: readonly Open[]): Promise<number> {
  const streams = open.map(({ id }) => `ballot/${id}`);
  const wanted = members * ballots * 2;
  for (const end = Date.now() + 30_000; ;) {
    const held = await db.collection('events').countDocuments({ stream: { $in: streams }, type: 'voteCast' });
    if (held >= wanted || Date.now() > end) return held;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
