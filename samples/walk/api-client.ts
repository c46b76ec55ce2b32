import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Refusal } from '../../domain/kernel/refusal.js';

export type Body = { readonly [name: string]: unknown };
/** problem+json as the API answers it. The evidence of a refusal stands beside its code. */
export type Problem = Partial<Omit<Refusal, 'code'>> & {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly titleZh: string;
};

/** An answer of 400 and above. */
export class Answered extends Error {
  constructor(
    readonly problem: Problem,
    readonly where: string,
  ) {
    super(`${where}: ${problem.status} ${problem.code} – ${problem.title}`);
  }
}

/** The API does not answer at all, or something else does. */
export class Unreachable extends Error {}

/** How long one request may take, and how often one is repeated whose outcome is unknown. */
const patience = { requestMs: 15_000, attempts: 8 } as const;

/** The few things of HTTP that a client of this API needs. Every POST bears a key, so that repeating one is doing it once. */
export class ApiClient {
  constructor(readonly base: string) {}

  /** Throws at once when nothing answers, so that nobody waits for a server that was never started. */
  async greet(): Promise<void> {
    const answer = await this.once('GET', '/readyz', { token: null }).catch((error: unknown) => new Unreachable(String(error)));
    if (answer instanceof Unreachable) throw new Unreachable(`${this.base} does not answer`);
    if (!answer.ok && answer.status !== 503) throw new Unreachable(`what answers at ${this.base} is not Biaocheng (${answer.status} on /readyz)`);
  }

  get(path: string, token: string | null): Promise<Body> {
    return this.patiently('GET', path, { token });
  }

  post(path: string, body: Body, { token, key }: { readonly token: string | null; readonly key?: string }): Promise<Body> {
    return this.patiently('POST', path, { token, key, text: JSON.stringify(body), type: 'application/json' });
  }

  /** Stores a text and answers with its address, the SHA-256 of its bytes. */
  async upload(name: string, text: string, token: string): Promise<string> {
    const type = name.endsWith('.json') ? 'application/json' : 'text/plain';
    const sha256 = createHash('sha256').update(text).digest('hex');
    const stored = await this.patiently('POST', `/api/v1/documents?name=${encodeURIComponent(name)}`, { token, text, type });
    if (stored['sha256'] !== sha256) throw new Error(`${name} was stored under ${String(stored['sha256'])}, not under ${sha256}`);
    return sha256;
  }

  /** 429, 503 and a lost connection are tried again: the key makes it safe, and the answer says how long to wait. */
  private async patiently(method: string, path: string, sent: Sent): Promise<Body> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.once(method, path, sent).catch((error: unknown) => new Unreachable(String(error)));
      if (answer instanceof Unreachable) {
        if (attempt >= patience.attempts) throw new Unreachable(`${this.base} does not answer (${answer.message})`);
        await pause(250 * attempt);
        continue;
      }
      if (answer.ok) return parsed(await answer.text());
      if ([429, 503].includes(answer.status) && attempt < patience.attempts) {
        await pause(1000 * Number(answer.headers.get('retry-after') ?? '1'));
        continue;
      }
      throw new Answered({ ...problemOf(parsed(await answer.text())), status: answer.status }, `${method} ${path}`);
    }
  }

  private once(method: string, path: string, { token, key, text, type }: Sent): Promise<Response> {
    return fetch(`${this.base}${path}`, {
      method,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(type === undefined ? {} : { 'content-type': type }),
      },
      ...(text === undefined ? {} : { body: text }),
      signal: AbortSignal.timeout(patience.requestMs),
    });
  }
}

type Sent = { readonly token: string | null; readonly key?: string | undefined; readonly text?: string; readonly type?: string };

function parsed(text: string): Body {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Body) : {}; // an object of JSON has names and values
  } catch {
    return {};
  }
}

/** A problem whose code is missing is not one of this API: something else answers at that address. */
function problemOf(body: Body): Problem {
  if (typeof body['code'] === 'string') return body as unknown as Problem; // contract/http.ts: every refusal of the API has this shape
  return { status: 0, code: 'NOT_THIS_API', title: 'what answers here is not Biaocheng', titleZh: '此地址上的服务不是标程' };
}
