import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Endpoint } from '../../contract/endpoint.js';
import type { Scope } from '../../contract/scope.js';
import type { Actor } from '../../domain/kernel/actor.js';

/**
 * The sign-in a caller comes with: `id` is the same through all renewals, `token` that of this very token. `account` is null for a token that was signed for a person by a program of ours.
 * Times in milliseconds.
 */
export type Session = {
  readonly id: string;
  readonly token: string;
  readonly account: string | null;
  readonly generation: number;
  readonly browser: boolean;
  readonly since: number;
  readonly until: number;
  /** When the second factor was last shown. */
  readonly factorAt: number | null;
  /** The one record an invitation is for, and which invitation it was. */
  readonly only: string | null;
  readonly link: string | null;
  /** Set for a token that somebody gave to a program. */
  readonly program: { readonly name: string; readonly scopes: readonly Scope[]; readonly unattended: boolean } | null;
};

/** What a token said about the caller. `operator` holds the token of the settings and is no account. */
export type Caller = {
  readonly actor: Actor;
  readonly name: string;
  readonly session: Session | null;
  readonly anonymous: boolean;
  readonly operator?: true;
};

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

/** One request after parsing: the only thing a handler sees. */
export type Call<E extends Endpoint = Endpoint> = {
  readonly caller: Caller;
  readonly params: Parsed<E['params']>;
  readonly query: Parsed<E['query']>;
  readonly body: Parsed<E['body']>;
  readonly requestId: string;
  readonly address: string;
  readonly ifMatch: number | null;
  readonly key: { readonly value: string; readonly given: boolean };
  readonly request: IncomingMessage;
};

/** Who asks, and up to which event of the record they want to see it. */
export type Asker = {
  readonly caller: Caller;
  readonly atLeast: number;
  /** Asks for what is rehearsed, where a name may mean that or the real one. */
  readonly rehearsal?: boolean;
};

/**
 * How a route finds the one thing its path names, for this caller. What is missing and what is hidden throw the same 404, after the same time.
 * `serve` asks it before it looks at anything else of the request.
 */
export type Look<P, R> = (params: P, asker: Asker) => Promise<R>;

/** What a handler gives back; `stream` for documents, `text` for CSV, otherwise JSON. */
export type Reply = {
  readonly status?: number;
  readonly headers?: { readonly [name: string]: string };
} & ({ readonly body: unknown } | { readonly text: string } | { readonly stream: Readable } | { readonly empty: true });

export type Handler<E extends Endpoint = Endpoint> = (call: Call<E>) => Promise<Reply> | Reply;

/** A route ready to mount; `look` is null for one that is about no record. */
export type Bound = {
  readonly endpoint: Endpoint;
  readonly look: Look<never, unknown> | null;
  readonly handle: (call: Call<never>, record: never) => Promise<Reply> | Reply;
};

/** Variables of a path that name no record somebody could be kept from: a shipped procedure, a schema, and a key that is the caller's own. */
const openVariables: readonly string[] = ['/api/v1/profiles/*id', '/api/v1/commands/:key', '/api/v1/schemas/:noun/:act'];

/** Binds a handler to an endpoint that is about no record. One whose path names a record is bound to it with `bindTo`: there is no other way to its handler. */
export const bind = <E extends Endpoint>(endpoint: E, handle: Handler<E>): Bound => {
  if (/[:*]/.test(endpoint.path) && !openVariables.includes(endpoint.path)) throw new Error(`${endpoint.path} names a record: bindTo`);
  return { endpoint, look: null, handle };
};

/** Binds a handler to an endpoint and to the record its path names, which `look` has found to be seen by the caller. */
export const bindTo = <E extends Endpoint, R>(
  endpoint: E,
  look: Look<Parsed<E['params']>, R>,
  handle: (call: Call<E>, record: R) => Promise<Reply> | Reply,
): Bound => ({ endpoint, look, handle });
