import { randomUUID } from 'node:crypto';
import { loadTokenKey } from '../../api/accounts/token-key.js';
import { signToken } from '../../api/accounts/token.js';
import type { Grant } from '../../domain/kernel/actor.js';

export type Answer = { readonly status: number; readonly headers: Headers; readonly body: Record<string, unknown> };
export type Ask = {
  readonly token?: string;
  readonly body?: unknown;
  readonly key?: string;
  readonly headers?: Record<string, string>;
  /** Send it as it stands: file nothing that it names. */ readonly asIs?: boolean;
};

/** An instant of an answer in milliseconds. */
export const msOf = (value: unknown): number => Date.parse(String(value));

/** A token for a person who may hold any grants, signed with the installation's own key. */
export function tokenFor(keyFile: string, sub: string, ...grants: Grant[]): Promise<string> {
  return signToken(
    loadTokenKey(keyFile),
    { sub, name: sub, grants, factor: Math.floor(Date.now() / 1000) + 3_600 },
    { now: Date.now(), seconds: 3_600, id: randomUUID() },
  );
}

/** One HTTP call; the body is parsed whatever the status. Network faults throw. */
export async function ask(api: string, method: string, path: string, { token, body, key, headers }: Ask = {}): Promise<Answer> {
  const answer = await fetch(path.startsWith('http') ? path : `${api}/api/v1${path}`, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(key ? { 'idempotency-key': key } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(30_000),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text ? (JSON.parse(text) as Record<string, unknown>) : {} }; // every answer of the API is a JSON object
}
