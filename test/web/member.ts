import { expect } from 'vitest';
import { ensureAccounts } from '../../api/accounts/ensure-accounts.js';
import type { Grant } from '../../domain/kernel/actor.js';
import { codeAt } from '../support/authenticator.js';
import { personNamed } from '../support/spelt.js';
import type { TestApi } from './town.js';
import { open, submit, type Seen } from './visitor.js';

const secret = 'a long enough secret';

export type Member = {
  readonly cookie: string;
  readonly open: (path: string) => Promise<Seen>;
  readonly submit: (path: string, fields: Record<string, string>) => ReturnType<typeof submit>;
};

type Named = { readonly person: string; readonly name?: string; readonly grants?: readonly Grant[] };

/** Somebody with an account, signed in with a browser. */
export async function signedIn(api: TestApi, { person, name = person, grants = [] }: Named): Promise<Member> {
  // Whoever has a token of the tests has an account already, to which nobody can sign in.
  const account = personNamed(`${person}-signs-in`);
  await ensureAccounts(api.db, [{ account, secret, person: personNamed(person), name, grants: [...grants] }], {
    now: api.now,
    cost: { memoryKib: 64, passes: 1 },
  });
  const origin = new URL(api.url).origin;
  const answer = await api.ask('POST', '/sessions', { body: { account, secret, cookie: true }, headers: { origin } });
  const cookie = /^(__Host-biaocheng=[^;]*);/.exec(answer.headers.get('set-cookie') ?? '')?.[1];
  if (cookie === undefined) throw new Error(`${person} is not signed in: ${JSON.stringify(answer.body)}`);
  expect(answer.status).toBe(201);
  const here = { cookie, origin };
  return {
    cookie,
    open: (path) => open(`${api.url}${path}`, here),
    submit: (path, fields) => submit(`${api.url}${path}`, fields, here),
  };
}

/** Enrols an authenticator for somebody who was signed in, and signs in with it. */
export async function enrolled(api: TestApi, account: string): Promise<{ readonly cookie: string; readonly seed: string }> {
  const known = { account: personNamed(account), secret };
  const token = String((await api.ask('POST', '/sessions', { body: known })).body['token']);
  const seed = String((await api.ask('POST', '/me/second-factor', { token, body: { secret } })).body['secret']);
  expect((await api.ask('POST', '/me/second-factor/confirm', { token, body: { code: codeAt(seed, api.now) } })).status).toBe(201);
  api.now += 60_000;
  const body = { ...known, cookie: true, code: codeAt(seed, api.now) };
  const answer = await api.ask('POST', '/sessions', { body, headers: { origin: new URL(api.url).origin } });
  return { cookie: /^(__Host-biaocheng=[^;]*);/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '', seed };
}
