import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Endpoint } from '../../contract/endpoint.js';
import { lifecycleShown, receipt } from '../../contract/http.js';
import { roles } from '../../domain/kernel/actor.js';
import { amr, applicantUnit, host, unit } from '../domain/committee/committee-fixture.js';
import { startApi, type TestApi } from '../support/api.js';
import { HttpCommittee } from '../support/http-committee.js';
import { letterBallot, letterTerms } from '../support/letter-ballot.js';
import { worldOf, type World } from '../support/fuzz/world.js';
import { howMany, isCampaign } from '../support/campaign.js';

const elsewhere = '91210100MA0UWX1X5G';

let api: TestApi;
let world: World;
/** Nobody of these has anything to do with the world: everybody who might ask from elsewhere. */
let strangers: readonly (readonly [name: string, token: string | null])[];
beforeAll(async () => {
  api = await startApi({ viewWaitMs: 40 });
  world = await worldOf(api);
  const held = roles.map(async (role) => [`${role} elsewhere`, await api.token(`x-${role}`, { role, organisation: elsewhere })] as const);
  strangers = [['nobody', null], ['no grants', await api.token('x')], ...(await Promise.all(held))];
});
afterAll(() => api.close());

/** What of the world is nobody's business: the records, by the noun that stands in their path. */
const hidden = (): { readonly [noun: string]: readonly string[] } => {
  const { ballots = [], meetings = [], projects = [], draftings = [], persons = [], documents = [] } = world.ids;
  return { ballots, meetings, projects: projects.slice(0, 1), draftings, persons, documents };
};
/** Committees are public; what is asked about their people is not. */
const inside = /^\/api\/v1\/committees\/:id\/(composition|electorate|desk|yearly-report)$/;

type Way = { readonly query: string; readonly headers: { readonly [name: string]: string }; readonly body: string | null };
const ways: readonly Way[] = [
  { query: '', headers: {}, body: null },
  { query: '?atLeast=1', headers: {}, body: '{}' },
  { query: '?atLeast=999999', headers: { 'if-none-match': '"1"' }, body: '{"reason":"x"}' },
  { query: '?nonsense=1', headers: { 'if-match': '"1"', 'idempotency-key': 'a-key-of-twenty-characters' }, body: '{"a":' },
  { query: '?atLeast=x', headers: { 'if-match': 'x', 'content-type': 'text/plain', accept: 'text/html' }, body: 'x' },
];

/** All ways for who comes without an account, in a campaign for the supervisor of others too; for everybody else one after the other, in turn. */
const waysOf = (name: string, turn: number): readonly Way[] =>
  name === 'nobody' || (isCampaign && name.startsWith('monitor')) ? ways : ways.filter((_, n) => n === turn % ways.length);

/** Routes that wait for an event of their record. */
const waiting = (e: Endpoint): boolean => e.method === 'get' && e.query?.safeParse({ atLeast: '1' }).success === true;

const ignored = ['date', 'x-request-id', 'idempotency-key', 'connection', 'keep-alive'];

async function answer(e: Endpoint, way: Way & { readonly method: string }, id: string, token: string | null) {
  const path = e.path
    .replace(/:(id|sha256)/, id)
    .replace(':seq', '1')
    .replace(':notice', '1.0');
  const began = performance.now();
  const got = await fetch(`${api.url}${path}${way.query}`, {
    method: way.method,
    headers: { 'content-type': 'application/json', ...way.headers, ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    ...(way.method === 'POST' && way.body !== null ? { body: way.body } : {}),
  });
  const text = await got.text();
  const headers = [...got.headers].filter(([name]) => !ignored.includes(name));
  return {
    waited: performance.now() - began >= 40,
    seen: { status: got.status, headers, text: text.replace(/"(requestId|key)":"[^"]*"/g, '"$1":""') },
  };
}

type Question = { readonly id: string; readonly name: string; readonly token: string | null; readonly way: Way; readonly method: string };

const nounOf = (e: Endpoint): string => e.path.split('/')[3] ?? '';
const methodsOf = (e: Endpoint): readonly string[] => (e.method === 'get' ? ['GET', 'HEAD'] : [e.method.toUpperCase()]);
const missingFor = (noun: string): string => (noun === 'documents' ? 'b'.repeat(64) : 'nosuchthing');

describe('given every mounted route of a record and everybody to whom it is hidden', () => {
  /** What was answered about a hidden one and about a missing one, when it is not the same refusal; nothing when all is well. */
  async function told(e: Endpoint, { id, name, token, way, method }: Question): Promise<string[]> {
    const missing = missingFor(nounOf(e));
    const [foreign, none] = await Promise.all([answer(e, { ...way, method }, id, token), answer(e, { ...way, method }, missing, token)]);
    const gate = e.who === 'public' ? [404] : token === null ? [401] : [403, 404];
    // Whoever waits for an event of what they may not see waits as long as for what is not there.
    const waits = way.query === '?atLeast=999999' && !gate.includes(401) && waiting(e);
    const same = JSON.stringify(foreign.seen) === JSON.stringify(none.seen) && (!waits || (foreign.waited && none.waited));
    if (same && gate.includes(foreign.seen.status)) return [];
    return [`${method} ${e.path}${way.query} as ${name}: ${foreign.seen.status} ${foreign.seen.text}\n  and ${none.seen.status}`];
  }

  it('XB3 a hidden one answers 404 like a missing one, byte for byte, whatever the method, the query, the headers and the body', async () => {
    const faults: string[] = [];
    let asked = 0;
    let turn = 0;
    const nouns = new Set<string>();
    for (const e of api.app.endpoints.filter(({ path }) => /:(id|sha256)/.test(path))) {
      const ids = inside.test(e.path) ? (world.ids['committees'] ?? []) : (hidden()[nounOf(e)] ?? []);
      const questions = ids
        .slice(0, howMany(2, 1))
        .flatMap((id) => strangers.map(([name, token]) => ({ id, name, token })))
        .flatMap((who) => waysOf(who.name, (turn += 1)).map((way) => ({ ...who, way })))
        .flatMap((one) => methodsOf(e).map((method) => ({ ...one, method })));
      // All at once: most of the time is waiting for what will not come.
      for (const said of await Promise.all(questions.map((question) => told(e, question)))) faults.push(...said);
      asked += 2 * questions.length;
      if (questions.length > 0) nouns.add(nounOf(e));
    }
    expect(faults.slice(0, 20)).toEqual([]);
    expect([...nouns].sort()).toEqual(['ballots', 'committees', 'documents', 'draftings', 'meetings', 'persons', 'projects']);
    expect(asked).toBeGreaterThan(howMany(6_000, 2_000));
  }, 300_000);

  it('XB3 who is of it is answered: the same routes are no wall', async () => {
    const mine = world.might.token ?? '';
    for (const e of api.app.endpoints.filter(({ name }) => /^read\.(ballots|meetings|projects|draftings|persons)$/.test(name)))
      for (const id of hidden()[e.path.split('/')[3] ?? ''] ?? [])
        expect([e.path, (await answer(e, { query: '', headers: {}, body: null, method: 'GET' }, id, mine)).seen.status]).toEqual([e.path, 200]);
  });

  it('XB3 no list names a hidden one, whoever asks', async () => {
    const all = Object.values(hidden()).flat();
    for (const [name, token] of strangers)
      for (const e of api.app.endpoints.filter((one) => one.name.startsWith('list.'))) {
        const listed = await api.ask('GET', `${e.path.slice('/api/v1'.length)}?limit=200`, token === null ? {} : { token });
        const ids = (listed.body['items'] as readonly { readonly id: string }[]).map(({ id }) => id); // checked by every-route
        expect(
          ids.filter((id) => all.includes(id)),
          `${e.path} as ${name}`,
        ).toEqual([]);
      }
  });
});

describe('given an open ballot whose terms show nothing before the close', () => {
  const members = ['m0', 'm1', 'm2', 'm3', 'm4', 'm5'];
  const office = () => api.token('sec', { role: 'secretariat', organisation: letterBallot().organisation });
  const begin = async () => {
    const token = await office();
    const body = letterBallot();
    const started = await api.ask('POST', '/ballots', { token, body: { ...body, terms: { ...letterTerms, visibility: 'countsAfterClose' } } });
    return { id: receipt.parse(started.body).id, text: body.text, token };
  };
  const vote = async (id: string, person: string, text: string) =>
    receipt.parse((await api.ask('POST', `/ballots/${id}/votes`, { token: await api.token(person), body: { choice: 'yes', text } })).body);

  /** Everything that is answered about a ballot, without what differs from one request to the next. */
  const everything = async (id: string, token: string) => {
    const about = api.app.endpoints.filter((e) => e.method === 'get' && e.path.startsWith('/api/v1/ballots'));
    const answers = await Promise.all(
      about
        .filter(({ name }) => name !== 'readOwnVote')
        .flatMap(({ path }) => ['', '?atLeast=5', '?atLeast=7'].map((query) => ({ path, query })))
        .map(async ({ path, query }) => {
          const at = path.slice('/api/v1'.length).replace(':id', id).replace(':seq', '1').replace(':notice', '2.0');
          const got = await api.ask('GET', `${at}${query}`, { token });
          return [path, query, got.status, got.headers.get('etag'), { ...got.body, requestId: '' }];
        }),
    );
    const stale = await api.ask('POST', `/ballots/${id}/extend-ballot`, {
      token,
      body: { days: 3, reason: '延长。' },
      headers: { 'if-match': '"999"' },
    });
    return [...answers, [stale.status, stale.headers.get('etag'), { ...stale.body, requestId: '' }]];
  };

  it('XB3 nothing that is answered about it moves when votes come: not number, tag, time, order nor what "not yet" finds', async () => {
    const { id, text, token } = await begin();
    const member = await api.token('m5');
    const monitor = await api.token('sun', { role: 'monitor', organisation: '*' });
    const readers = [token, member, monitor];
    // Who has an account is known by name, whether they vote or not.
    for (const person of members) await api.token(person);
    // A ballot may be recalled as long as nobody has voted, for half an hour: only then it shows, as a yes or no, whether somebody has.
    api.now += 3_600_000;
    const clock = api.now;
    const before = [];
    for (const reader of readers) before.push(await everything(id, reader));
    for (const person of members.slice(0, 4)) {
      api.now += 1000;
      await vote(id, person, text);
    }
    api.now = clock;
    const after = [];
    for (const reader of readers) after.push(await everything(id, reader));
    for (const [n, answers] of after.entries()) for (const [m, one] of answers.entries()) expect(one).toEqual(before[n]?.[m]);
  });

  it('XB3 the own receipt works on: the number it carries reads the own write, and another’s number tells nothing', async () => {
    const { id, text } = await begin();
    const [first, second] = [await vote(id, 'm0', text), await vote(id, 'm1', text)];
    const read = async (person: string, path: string) => api.ask('GET', path, { token: await api.token(person) });
    expect(await read('m1', `/ballots/${id}/votes/mine?atLeast=${second.seq}`)).toMatchObject({ status: 200, body: { seat: 1, choice: 'yes' } });
    expect((await read('m1', second.self.slice('/api/v1'.length))).status).toBe(200);
    const foreign = await read('m2', `/ballots/${id}?atLeast=${first.seq}`);
    const never = await read('m2', `/ballots/${id}?atLeast=${second.seq + 100}`);
    expect([foreign.status, foreign.body['found']]).toEqual([503, never.body['found']]);
    expect(never.body['found']).toBeLessThan(first.seq);
  });

  it('XB3 an act that is no vote shows, and after the close everything does', async () => {
    const { id, text, token } = await begin();
    for (const person of members) await vote(id, person, text);
    const shown = async () => lifecycleShown.parse((await api.ask('GET', `/ballots/${id}`, { token })).body);
    const early = await shown();
    api.now += 40 * 86_400_000;
    await api.engine.runDue();
    const late = await shown();
    expect(early.seq).toBeLessThan(4);
    expect(late.seq).toBeGreaterThan(early.seq + members.length);
  });
});

describe('given a supervisor with a grant at one authority', () => {
  it('XB6 C9 reads what is under that authority, ballots and meetings of its committees included, and of everybody else what the public reads', async () => {
    const { committees = [], meetings = [], ballots = [], draftings = [], projects = [], persons = [] } = world.ids;
    const reads = async (token: string, path: string) => (await api.ask('GET', path, { token })).status;
    const listed = async (token: string, noun: string) =>
      ((await api.ask('GET', `/${noun}?limit=200`, { token })).body['items'] as readonly { readonly id: string }[]).map(({ id }) => id);
    const [here, there] = [
      await api.token('here', { role: 'monitor', organisation: amr }),
      await api.token('there', { role: 'monitor', organisation: elsewhere }),
    ];
    const under: readonly [string, string][] = [
      ...meetings.map((id): [string, string] => ['meetings', id]),
      ...ballots.slice(1).map((id): [string, string] => ['ballots', id]),
      ...draftings.map((id): [string, string] => ['draftings', id]),
      ...projects.slice(1).map((id): [string, string] => ['projects', id]),
    ];
    for (const [noun, id] of under) {
      expect([noun, await reads(here, `/${noun}/${id}`), await reads(there, `/${noun}/${id}`)]).toEqual([noun, 200, 404]);
      expect(await listed(here, noun)).toContain(id);
      expect(await listed(there, noun)).not.toContain(id);
    }
    const foreign = [`/projects/${projects[0]}`, `/persons/${persons[0]}`, `/ballots/${ballots[0]}`, `/ballots/${ballots[0]}/votes`];
    for (const path of foreign) expect([path, await reads(here, path)]).toEqual([path, 404]);
    expect(lifecycleShown.parse((await api.ask('GET', `/committees/${committees[0]}`, { token: there })).body).view).toBe('public');
  });

  it('XB6 calls in the votes of an inspected ballot only within its scope', async () => {
    const tc = await HttpCommittee.over(api);
    const seats = Array.from({ length: 6 }, (_, n) => ({ person: `v${n}`, name: `委员${n}`, organisation: unit(n), organisationName: '单位' }));
    const body = { ...letterBallot(seats), organisation: host, terms: { ...letterTerms, visibility: 'countsAfterClose', inspection: 'named' } };
    const started = await api.ask('POST', '/ballots', { token: tc.secretary, body });
    const { id } = receipt.parse(started.body);
    api.now += 60 * 86_400_000;
    await api.engine.runDue();
    const asked = async (organisation: string) =>
      (
        await api.ask('GET', `/ballots/${id}/votes`, {
          token: await api.token(`of-${organisation === '*' ? 'all' : organisation}`, { role: 'monitor', organisation }),
        })
      ).status;
    expect([await asked('*'), await asked(host), await asked(elsewhere), await asked(applicantUnit)]).toEqual([200, 200, 404, 404]);
  });
});
