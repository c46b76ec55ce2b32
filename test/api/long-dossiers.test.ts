import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { InTurn } from '../../api/read/in-turn.js';
import { mongoArchive } from '../../db/archive.js';
import { projections } from '../../db/projections.js';
import { streamActor } from '../../domain/kernel/actor.js';
import { calendar2026 } from '../../domain/law/calendar/state-council.js';
import type { BallotState } from '../../domain/ballot/state.js';
import { apiVersion } from '../../contract/version.js';
import { makeDossier } from '../../domain/dossier/make.js';
import { isDossier, recompute } from '../../domain/dossier/recompute.js';
import { countsRow, veiled } from '../../domain/dossier/veil.js';
import { contentHash, rootOfLeaves } from '../../domain/kernel/log/merkle.js';
import { input, officer, society, start, terms, vote, voter } from '../domain/ballot/ballot-fixture.js';
import { Life } from '../domain/dossier/dossier-fixture.js';
import { startApi, type TestApi } from '../support/api.js';
import { dossierHtml } from '../support/http-dossiers.js';
import { personNamed } from '../support/spelt.js';

const seats = 2_300;
let api: TestApi;
let monitor: string;
let secretary: string;

beforeAll(async () => {
  api = await startApi();
  monitor = await api.token('sun', { role: 'monitor', organisation: '*' });
  secretary = await api.token('secretary', { role: 'secretariat', organisation: society });
});
afterAll(() => api.close());

async function kept({ stream, events }: Life): Promise<void> {
  const archive = mongoArchive(api.db, projections);
  for (let from = 0; from < events.length; from += 1000) {
    const some = events.slice(from, from + 1000);
    const upTo = events.slice(0, from + some.length);
    await archive.append({ stream, events: some, notices: [], size: upTo.length, root: rootOfLeaves(upTo.map(({ leaf }) => leaf)), clock: null });
  }
}

/** A roll by document on which everybody votes, and two who are found to be drafters after the close. */
function longBallot(): Life {
  const roll = { kind: 'document', sha256: contentHash('roll'), size: seats, excluded: [] } as const;
  const life = new Life('ballot/long', input({ opens: 'atStart', roll, terms: { ...terms, inspection: 'named' } }), { actor: officer, now: start });
  for (let seat = 0; seat < seats; seat += 1) life.do(voter(seat), vote(seat, seat % 9 === 0 ? 'no' : 'yes'));
  life.runUntil((life.state as BallotState).countsUntil ?? 0);
  const second = { ...officer, id: personNamed('second') };
  for (const [at, seat] of [4, 9].entries()) {
    life.do(officer, { type: 'recuse', seat, reason: '调入起草单位', evidence: '任职通知' } as { readonly type: string });
    life.do(second, { type: 'confirmChange', n: at + 1 } as { readonly type: string });
  }
  return life;
}

describe('given a ballot of 2,300 papers', () => {
  test('each dossier that is read while it passes by is the one that is made from all events at once, whole or veiled, with its proof against the later log', async () => {
    const life = longBallot();
    await kept(life);
    const [first, ...revised] = life.decisions();
    expect(revised.length).toBe(2);
    for (const [token, sight] of [
      [monitor, 'full'],
      [secretary, 'counts'],
    ] as const) {
      const answer = await api.ask('GET', `/ballots/long/dossiers/${first ?? 0}`, { token });
      expect(answer.status, JSON.stringify(answer.body).slice(0, 300)).toBe(200);
      const events = life.events.slice(0, first);
      const later = life.events.slice(first).map(({ leaf }) => leaf);
      const software = { name: 'biaocheng', version: apiVersion };
      const whole = makeDossier({ events, later, calendar: calendar2026, profile: null, notices: [], software });
      const shown = sight === 'full' ? whole : veiled(whole, { sight, row: countsRow });
      expect(answer.body).toEqual(JSON.parse(JSON.stringify(shown)));
      if (!isDossier(answer.body)) throw new Error('no dossier');
      expect(answer.body.log.later?.size).toBe(life.events.length);
      const together = Object.keys(answer.body.seal.parts).filter((place) => place.startsWith('/log/events'));
      expect(together).toEqual(sight === 'full' ? [] : ['/log/events']);
      expect(recompute(answer.body)).toMatchObject({ verdict: 'same', withheld: sight === 'full' ? 0 : seats });
    }
  });

  test('a forged withheld row is found by the seal of all of them', async () => {
    const answer = await api.ask('GET', '/ballots/long/dossier', { token: secretary });
    const { events } = answer.body['log'] as { events: { type: string }[] }; // a dossier, as checked above
    const vote10 = events[10];
    if (vote10 === undefined) throw new Error('no event');
    vote10.type = 'seatRecused';
    if (!isDossier(answer.body)) throw new Error('no dossier');
    expect(recompute(answer.body)).toMatchObject({ verdict: 'different', differences: [{ place: '/log/events', check: 'seal' }] });
  });

  test('its page prints the beginning and the end of the log, and says how many events stand in the file alone', async () => {
    const { items } = (await api.ask('GET', '/ballots/long/dossiers', { token: secretary })).body as { items: { seq: number }[] }; // rows of the list
    const seq = items[0]?.seq ?? 0;
    const page = await dossierHtml(api, `/ballots/long/dossiers/${seq}`, secretary);
    expect(page).toContain(`另有 ${seq - 200} 个事件未印出`);
    expect(page.length).toBeLessThan(200_000);
  });
});

describe('given a register that has granted 250 numbers', () => {
  test('its decisions are listed in pages, and each grant has its dossier', async () => {
    const life = new Life('register/LNSR', { code: 'LNSR', organisation: society, serialWidth: 3, rehearsal: false }, { actor: officer, now: start });
    for (let n = 1; n <= 250; n += 1)
      life.do(streamActor(`standard-project/p${n}`), {
        ...{ type: 'mint', project: `standard-project/p${n}`, year: 2026, revises: null, wish: null },
      });
    await kept(life);
    const first = await api.ask('GET', '/registers/LNSR/dossiers', { token: monitor });
    const rest = await api.ask('GET', `/registers/LNSR/dossiers?cursor=${String(first.body['next'])}`, { token: monitor });
    const seqs = [first, rest].flatMap(({ body }) => (body['items'] as { seq: number }[]).map(({ seq }) => seq)); // rows of the list
    expect(seqs).toEqual(Array.from({ length: 250 }, (_, n) => n + 2));
    expect(rest.body['next']).toBeNull();
    const last = (await api.ask('GET', '/registers/LNSR/dossiers/251', { token: monitor })).body;
    expect(isDossier(last) && recompute(last)).toMatchObject({ verdict: 'same', decidedAgain: 251 });
  });
});

test('given nine who wait for long logs: the tenth is asked to come again, and the others get theirs one after the other', async () => {
  const turns = new InTurn(8);
  let [running, most] = [0, 0];
  const work = async (): Promise<string> => {
    most = Math.max(most, (running += 1));
    await new Promise((resolve) => setTimeout(resolve, 1));
    running -= 1;
    return 'done';
  };
  const nine = Array.from({ length: 9 }, () => turns.take(work));
  await expect(turns.take(work)).rejects.toMatchObject({ code: 'DOSSIER_BUSY' });
  expect(await Promise.all(nine)).toEqual(Array.from({ length: 9 }, () => 'done'));
  await expect(turns.take(() => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
  expect(await turns.take(work)).toBe('done');
  expect(most).toBe(1);
});
