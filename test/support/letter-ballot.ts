import { expect } from 'vitest';
import { receipt } from '../../contract/http.js';
import { contentHash } from '../../domain/kernel/log/merkle.js';
import { groupStandardDefault } from '../../domain/profile/group-standard.js';
import { profileHash } from '../../domain/profile/hash.js';
import type { Seat } from '../../domain/messages/messages.js';
import type { BallotTerms } from '../../domain/profile/profile.js';
import { days, society, terms } from '../domain/ballot/ballot-fixture.js';
import type { TestApi } from './api.js';
import { ask, tokenFor } from './client.js';
import { personNamed } from './spelt.js';

export { society };

export const letterTerms: BallotTerms = {
  ...terms,
  window: { ...terms.window, min: days(1) },
  minSeats: 5,
  extension: { maxDays: 60, persons: 2 },
};

/** The procedure it names: a shipped one, as a free ballot must. */
export const letterProfile = profileHash(groupStandardDefault);

/** Members m0, m1, … of the society. */
export const letterSeats = (size: number): readonly Seat[] =>
  Array.from({ length: size }, (_, n) => ({ person: personNamed(`m${n}`), name: `委员${n}`, organisation: society, organisationName: '示例学会' }));

/** The body that begins a letter ballot, open at once. */
export const letterBallot = (seats: readonly object[] = letterSeats(6)) => ({
  organisation: society,
  question: '是否同意送审稿',
  text: contentHash('送审稿'),
  terms: letterTerms,
  window: letterTerms.window.default,
  roll: { kind: 'seats', seats },
  profile: letterProfile,
  opens: 'atStart',
});

/** Begins a ballot as the holder of this token and answers its id. */
export async function beginBallot(api: Pick<TestApi, 'ask'>, token: string, body: object): Promise<string> {
  const answer = await api.ask('POST', '/ballots', { token, body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  const { id } = receipt.parse(answer.body);
  expect(answer.headers.get('location')).toBe(`/api/v1/ballots/${id}`);
  return id;
}

type Begun = { readonly organisation: string; readonly opens: string; readonly [field: string]: unknown };

/** Begins a ballot whose drafters another person of the office has agreed on before it opens. */
export async function beginAgreed(api: Pick<TestApi, 'ask' | 'token'>, token: string, body: Begun): Promise<string> {
  const id = await beginBallot(api, token, { ...body, opens: 'byHand' });
  const second = await api.token('second', { role: 'officer', organisation: body.organisation });
  const shown = await api.ask('GET', `/ballots/${id}`, { token });
  const { proposals = [] } = shown.body['state'] as { proposals?: readonly { n: number }[] }; // as shown to those who conduct it
  const does = async (as: string, act: string, said: object) =>
    expect((await api.ask('POST', `/ballots/${id}/${act}`, { token: as, body: said })).status).toBe(200);
  for (const { n } of proposals) await does(second, 'confirm-change', { n });
  if (body.opens === 'atStart') await does(token, 'open-ballot', {});
  return id;
}

export type OpenBallot = { readonly id: string; readonly text: string; readonly secretary: string; readonly voters: readonly string[] };

/** An open letter ballot with this many members, and a token for each of them. */
export async function openLetterBallot(stack: { readonly api: string; readonly tokenKeyFile: string }, members: number): Promise<OpenBallot> {
  const secretary = await tokenFor(stack.tokenKeyFile, 'secretary', { role: 'secretariat', organisation: society });
  const seats = letterSeats(members);
  const body = letterBallot(seats);
  await fetch(`${stack.api}/api/v1/documents?name=draft.txt`, {
    ...{ method: 'POST', body: JSON.stringify('送审稿') },
    headers: { 'content-type': 'text/plain', authorization: `Bearer ${secretary}` },
  });
  const started = await ask(stack.api, 'POST', '/ballots', { token: secretary, body });
  if (started.status !== 201) throw new Error(`ballot not started: ${started.status} ${JSON.stringify(started.body)}`);
  const voters = await Promise.all(seats.map((seat) => tokenFor(stack.tokenKeyFile, seat.person)));
  const id = (started.headers.get('location') ?? '').split('/').at(-1) ?? '';
  const seen = await ask(stack.api, 'GET', `/ballots/${id}?atLeast=${String(started.body['seq'])}`, { token: secretary });
  if (seen.status !== 200) throw new Error(`ballot not readable: ${seen.status} ${JSON.stringify(seen.body)}`);
  return { id, text: body.text, secretary, voters };
}
