import type { z } from 'zod';
import type { Role } from '../domain/kernel/actor.js';

/**
 * Who may call a route at all: anyone, any account, or an account holding one of the roles somewhere. What they may do there the decider says.
 * `operator` is whoever brings the token of the installation's settings, which is no account's.
 */
export type Who = 'public' | 'account' | 'operator' | readonly Role[];

/**
 * One route as data: the server mounts it, OpenAPI is made from it, the tests walk it.
 * `path` uses `:name`; `raw` marks a body that is a stream of bytes and not JSON.
 */
export type Endpoint = {
  readonly name: string;
  readonly method: 'get' | 'post' | 'delete';
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly who: Who;
  /** Where somebody without an account does the same; said to who asks here. */
  readonly withoutAccount?: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly raw?: readonly string[];
  readonly answer: z.ZodType | { readonly media: string };
  readonly status: 200 | 201 | 204;
  /** Other media the answer comes in when `format` or `Accept` asks for one. */
  readonly alsoAs?: readonly string[];
  /** Another status under which the same body comes, and what it means. */
  readonly orStatus?: { readonly status: 503; readonly means: string };
  /** True for an answer that goes on until one of the two sides ends it. */
  readonly goesOn?: true;
  /**
   * Where names, addresses or other personal data are shown, who reads them stands in the access log: `true` for whoever has signed in, `offices` where members read of themselves
   * and of one another what the record shows them anyway. A test holds every route that can show a person to it.
   */
  readonly personal?: true | 'offices';
  /** True for who signs in: a browser may come with a session that is over. */
  readonly opensSession?: true;
  /** True for POSTs that become a command: they take an Idempotency-Key and, on a record, may take If-Match. */
  readonly command?: boolean;
};

/** Keeps the literal types of an endpoint, so that its handler knows what was parsed. */
export const endpoint = <const E extends Endpoint>(e: E): E => e;
