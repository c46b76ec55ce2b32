import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventShown } from '../../contract/event-shown.js';
import { receipt } from '../../contract/http.js';
import type { EventRow } from '../../db/archive.js';
import { namesOf, type Names } from '../../api/read/names.js';
import { creditCodePattern } from '../../domain/law/credit-code.js';
import type { AnyCommand } from '../../domain/kernel/decider.js';
import { personNamed } from '../support/spelt.js';
import { drafter, monitor, officer, stream } from '../domain/standard-project/project-fixture.js';
import { startApi, type TestApi } from '../support/api.js';
import { aComment, openRound } from '../support/comment-round.js';
import { worldOf, type Asker } from '../support/fuzz/world.js';
import { letterBallot, letterTerms, society } from '../support/letter-ballot.js';
import { walkTo } from '../support/walked-project.js';

/** Records of one installation, and everybody there who might ask. */
type Place = {
  readonly api: TestApi;
  readonly ids: { readonly [noun: string]: readonly string[] };
  readonly askers: readonly Asker[];
  readonly names: Names;
};

let api: TestApi;
let ids: Place['ids'];
let askers: readonly Asker[];
let walked: TestApi;
let places: readonly Place[];

/** A ballot that has closed, on which everybody has voted. */
async function closedBallot(visibility: 'countsAfterClose' | 'namedAfterClose'): Promise<string> {
  const token = await api.token('sec', { role: 'secretariat', organisation: society });
  const body = letterBallot();
  const started = await api.ask('POST', '/ballots', { token, body: { ...body, terms: { ...letterTerms, visibility } } });
  const { id } = receipt.parse(started.body);
  for (const person of ['m0', 'm1', 'm2', 'm3', 'm4', 'm5'])
    expect((await api.ask('POST', `/ballots/${id}/votes`, { token: await api.token(person), body: { choice: 'yes', text: body.text } })).status).toBe(
      200,
    );
  api.now += 60 * 86_400_000;
  await api.engine.runDue();
  return id;
}

/** Strings of a value with the field they stand in and what stands beside them. */
type Placed = { readonly field: string; readonly text: string; readonly beside: object };
function textsIn(value: unknown, field = '', beside: object = {}): readonly Placed[] {
  if (typeof value === 'string') return [{ field, text: value, beside }];
  if (Array.isArray(value)) return value.flatMap((one: unknown) => textsIn(one, field, {}));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]: [string, unknown]) => textsIn(one, name, value));
}
function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

let read = 0;
async function eventsFor(noun: string, id: string, token: string | null, of = api): Promise<readonly EventShown[]> {
  const { status, body } = await of.ask('GET', `/${noun}/${id}/events?limit=200`, token === null ? {} : { token });
  const record = await of.ask('GET', `/${noun}/${id}`, token === null ? {} : { token });
  expect([noun, id, status]).toEqual([noun, id, record.status]);
  read += 1;
  return status === 200 ? (body['items'] as EventShown[]) : []; // held to its schema by the client
}

beforeAll(async () => {
  api = await startApi();
  const world = await worldOf(api);
  const round = await openRound(api, 'told', { drafters: ['account-of-a-drafter'] });
  const office = await api.token('account-of-the-office', { role: 'officer', organisation: society });
  const author = await api.token('account-of-an-author');
  await api.ask('POST', `/consultations/${round}/comments`, { token: author, body: aComment() });
  await api.ask('POST', `/consultations/${round}/comments`, { body: aComment() });
  await api.ask('POST', `/consultations/${round}/dispose`, { token: office, body: { comments: [1, 2], disposition: 'adopted' } });
  const ballots = [...(world.ids['ballots'] ?? []), await closedBallot('countsAfterClose'), await closedBallot('namedAfterClose')];
  ids = { ...world.ids, ballots, consultations: [round] };
  const more: readonly (readonly [string, string])[] = [
    ['office', office],
    ['author', author],
    ['secretariat', await api.token('sec', { role: 'secretariat', organisation: society })],
    ['member of the ballot', await api.token('m0')],
  ];
  askers = [...world.askers, world.might, ...more.map(([name, token]) => ({ name, token }))];
  walked = await startApi();
  places = [{ api, ids, askers, names: await namesIn(api) }, await published(walked)];
}, 300_000);
afterAll(() => Promise.all([api.close(), walked.close()]));

/** What anybody is called whom an event here names. */
async function namesIn({ db }: TestApi): Promise<Names> {
  const rows = await db.collection<EventRow>('events').find().toArray();
  const texts = [...new Set(rows.flatMap(({ actor, data }) => [actor, ...textsIn(data).map(({ text }) => text)]))];
  return namesOf(
    db,
    texts.filter((text) => text.length <= 100),
    texts.filter((text) => creditCodePattern.test(text)),
  );
}

/** A project that was published, about which somebody complains and which is suspended. */
async function published(own: TestApi): Promise<Place> {
  await walkTo(own, '60.60');
  const whistle = { id: personNamed('account-of-a-whistle'), grants: [] };
  const complaint: AnyCommand = { type: 'fileComplaint', ground: 'procedure', summary: '程序不当', realName: true, against: society };
  const suspend: AnyCommand = { type: 'suspend', reason: '监督检查' };
  await own.engine.submit(stream, { id: 'more:1', actor: whistle, command: complaint });
  await own.engine.submit(stream, { id: 'more:2', actor: monitor, command: suspend });
  const people = [officer, drafter, monitor, whistle];
  const tokens = people.map(async ({ id, grants }) => ({ name: id, token: await own.token(id, ...grants) }));
  return {
    api: own,
    ids: { projects: ['p1'], consultations: ['p1-1'] },
    askers: [...(await Promise.all(tokens)), { name: 'nobody', token: null }],
    names: await namesIn(own),
  };
}

const nouns = [
  'projects',
  'campaigns',
  'consultations',
  'ballots',
  'committees',
  'draftings',
  'meetings',
  'organisations',
  'persons',
  'pilots',
  'procedures',
  'registers',
  'supervisions',
];

/** Every event of every record as each of the askers reads it. */
async function everyEvent(
  look: (event: EventShown, of: { readonly about: string; readonly names: Names }) => readonly string[],
): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const place of places)
    for (const noun of nouns)
      for (const id of place.ids[noun] ?? [])
        for (const { name, token } of place.askers)
          for (const event of await eventsFor(noun, id, token, place.api))
            faults.push(...look(event, { about: `${noun} ${event.type} as ${name}`, names: place.names }));
  return [...new Set(faults)];
}

describe('XD9 given every sample of every noun and everybody who might ask', () => {
  it('each record whose reader sees it has its events, with a sentence in both languages and nothing that only a program reads', async () => {
    const types = new Set<string>();
    const faults = await everyEvent((event, { about }) => {
      types.add(event.type);
      const { zh, en, data, actor } = event;
      const bad = [
        ...numbersIn(data).filter((one) => one > 100_000_000_000),
        ...(/\p{Script=Han}/u.test(zh) ? [] : [zh]),
        ...[zh, en].filter((one) => /undefined|null|NaN|\[object|[0-9a-f]{64}|\b[a-z]+[A-Z]\w*\b|[{}]/.test(one)),
        ...[zh, en].filter((one) => /\d{4}-\d\d-\d\dT|\b[a-z-]+\/\w/.test(one)),
        ...(actor === null || (actor.zh !== '' && actor.en !== '') ? [] : ['no actor']),
      ];
      return bad.map((one) => `${about.replace(/ as .*/, '')}: ${String(one)}`);
    });
    expect(faults).toEqual([]);
    expect(read).toBeGreaterThan(200);
    expect(types.size).toBeGreaterThan(50);
  }, 300_000);

  it('beside the id of whoever has a name stands the name', async () => {
    const faults = await everyEvent((event, { about, names }) =>
      textsIn(event.data)
        .filter(({ field, text }) => names(text) !== null && !/^name$|Name$/.test(field))
        .filter(
          ({ field, beside }) =>
            !['role', 'kind', 'fact'].includes(field) && ![`${field}Name`, 'name', 'organisationName'].some((name) => name in beside),
        )
        .map(({ field, text }) => `${about}: ${field} ${text}`),
    );
    expect(faults).toEqual([]);
  }, 300_000);

  it('of a ballot nobody reads a person there whom the record does not show them, and no vote', async () => {
    const faults: string[] = [];
    for (const id of ids['ballots'] ?? [])
      for (const { name, token } of askers) {
        const record = JSON.stringify((await api.ask('GET', `/ballots/${id}`, token === null ? {} : { token })).body);
        const may = (await api.ask('GET', `/ballots/${id}/votes`, token === null ? {} : { token })).status === 200;
        for (const event of await eventsFor('ballots', id, token)) {
          if (event.type.startsWith('vote') && event.type !== 'votersReminded' && !may) faults.push(`${name} ${event.type}`);
          const people = textsIn(event.data).filter(({ field }) => field === 'person' || field === 'holder');
          faults.push(...people.filter(({ text }) => !may && !record.includes(`"${text}"`)).map(({ text }) => `${name} ${event.type} ${text}`));
        }
      }
    expect(faults).toEqual([]);
  }, 300_000);
});

describe('XD9 given a ballot that has closed', () => {
  const types = async (id: string, person: string) => new Set((await eventsFor('ballots', id, await api.token(person))).map(({ type }) => type));

  it('whoever sat on it reads the votes where its terms name them, and the result alone where they do not', async () => {
    const [counted = '', named = ''] = (ids['ballots'] ?? []).slice(-2);
    expect(await types(named, 'm0')).toContain('voteCast');
    expect(await types(counted, 'm0')).not.toContain('voteCast');
    expect(await types(counted, 'm0')).toContain('ballotClosed');
    const cast = (await eventsFor('ballots', named, await api.token('m0'))).find(({ type }) => type === 'voteCast');
    expect(cast?.data).toMatchObject({ mark: 'yes', person: 'm0' });
  });
});

describe('XD9 given a comment round', () => {
  it('nobody reads in its events who commented: there nothing could be erased', async () => {
    const [round = ''] = ids['consultations'] ?? [];
    for (const { token } of askers) {
      const told = JSON.stringify(await eventsFor('consultations', round, token));
      expect(told).not.toContain('account-of-an-author');
      expect(told).not.toMatch(/"(personal|ref|digest)"/);
    }
    const office = askers.find(({ name }) => name === 'office')?.token ?? null;
    const disposed = (await eventsFor('consultations', round, office)).find(({ type }) => type === 'commentsDisposed');
    expect(disposed).toMatchObject({ actor: { id: 'account-of-the-office' }, data: { byName: 'account-of-the-office', disposition: 'adopted' } });
    const opened = (await eventsFor('consultations', round, null)).at(0);
    expect(opened?.zh).toMatch(/^标准项目：开始征求意见。整日数：\d+；截止时刻：\d{4}-\d\d-\d\d/);
  });
});

describe('XD9 given the pages of a long record', () => {
  it('they follow one another by number, and `after` goes on from any', async () => {
    const token = await walked.token(officer.id, ...officer.grants);
    const seqs: number[] = [];
    for (let next: string | null = ''; next !== null;) {
      const { body } = await walked.ask('GET', `/projects/p1/events?limit=7${next === '' ? '' : `&cursor=${encodeURIComponent(next)}`}`, { token });
      seqs.push(...(body['items'] as EventShown[]).map(({ seq }) => seq));
      next = body['next'] as string | null;
    }
    expect(seqs).toEqual(seqs.map((_, n) => n + 1));
    const rest = await walked.ask('GET', `/projects/p1/events?after=${seqs.length - 2}`, { token });
    expect((rest.body['items'] as EventShown[]).map(({ seq }) => seq)).toEqual(seqs.slice(-2));
    const tag = rest.headers.get('etag') ?? '';
    const held = await fetch(`${walked.url}/api/v1/projects/p1/events?after=${seqs.length - 2}`, {
      headers: { authorization: `Bearer ${token}`, 'if-none-match': tag },
    });
    expect(held.status).toBe(304);
  });
});
