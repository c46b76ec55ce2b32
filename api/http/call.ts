import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Endpoint } from '../../contract/endpoint.js';
import type { Actor } from '../../domain/actor.js';

/** What a token said about the caller. `session` is the token's id, for signing out. */
export type Caller = { readonly actor: Actor; readonly name: string; readonly session: string | null; readonly anonymous: boolean };

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

/** What a handler gives back; `stream` for documents, `text` for CSV, otherwise JSON. */
export type Reply = {
  readonly status?: number;
  readonly headers?: { readonly [name: string]: string };
} & ({ readonly body: unknown } | { readonly text: string } | { readonly stream: Readable } | { readonly empty: true });

export type Handler<E extends Endpoint = Endpoint> = (call: Call<E>) => Promise<Reply> | Reply;

/** A route ready to mount. */
export type Bound = { readonly endpoint: Endpoint; readonly handle: Handler };

/** Binds a handler to its endpoint. The cast only forgets the parsed types, which `parseCall` has made true. */
export const bind = <E extends Endpoint>(endpoint: E, handle: Handler<E>): Bound => ({ endpoint, handle: handle });
