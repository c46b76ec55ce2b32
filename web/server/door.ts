import type { IncomingHttpHeaders } from 'node:http';

/** problem+json, as a client is told it (contract/http.ts). */
export type Problem = {
  readonly title: string;
  readonly titleZh: string;
  readonly status: number;
  readonly code: string;
  readonly requestId: string;
  readonly sourceTitle?: string;
  readonly sourceTitleZh?: string;
  readonly found?: unknown;
  readonly needed?: unknown;
  readonly cure?: readonly string[];
  readonly [more: string]: unknown;
};

/** What is asked of a route of the API, by the name of its endpoint. A command carries the key under which it is done once. */
export type Asked = {
  readonly route: string;
  /** Of an address that may hold slashes, its parts. */
  readonly params?: { readonly [name: string]: string | readonly string[] };
  readonly query?: { readonly [name: string]: string };
  readonly body?: object;
  readonly key?: string;
  /** A proof of work, where a sign-in asks for one. */
  readonly proof?: string;
  /** A file, where the route takes the bytes themselves. */
  readonly raw?: { readonly type: string; readonly bytes: Buffer };
  /** The page does without it: a refusal is not an attempt of who visits. */
  readonly ifAny?: true;
  /** The record as it was shown to who asks: where that has moved since, nothing is done. */
  readonly ifMatch?: number;
  /** The secret under which a comment without an account is signed. */
  readonly receiptSecret?: string;
};

export type Answered =
  { readonly ok: true; readonly body: unknown } | { readonly ok: false; readonly problem: Problem; readonly retryAfter?: number };

/** Asks the API in this process, with the rights of who visits the page and no others. */
export type Ask = (asked: Asked) => Promise<Answered>;

/** The session a browser brings: whose it is, and what a form of theirs sends back. */
export type Session = {
  readonly name: string;
  readonly formToken: string;
  /** The one record it is for, of a session by an invitation. */
  readonly only: string | null;
};

/** What a route would say of a body before anything is done with it; null where it takes it. */
export type Wrong = (asked: Pick<Asked, 'route' | 'body'>) => Problem | null;

/** One visit inside the API. What was asked may have begun or ended a session: `session` is the one it leaves, `cookie` what the browser is told of it. */
export type Entered = { readonly ask: Ask; readonly wrong: Wrong; readonly session: () => Session | null; readonly cookie: () => string | null };

/** Who visits: what the request carried, and the address under which it is counted. */
export type Visitor = {
  readonly headers: IncomingHttpHeaders;
  /** What the form brought for its session. */ readonly formToken?: string | undefined;
  readonly address: string;
  readonly requestId: string;
};

/** The API as the pages know it: it lets a visitor in, or throws what keeps them out, and answers as it answers anybody. */
export type Door = {
  readonly enter: (visitor: Visitor) => Promise<Entered>;
  readonly problemOf: (thrown: unknown, requestId: string) => Problem;
  /** A problem of the pages themselves. */
  readonly refusal: (code: 'NOT_FOUND' | 'FOREIGN_PAGE' | 'NOT_UTF8' | 'OUTSIDE_INVITATION', requestId: string) => Problem;
};
