import { hash } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { PayloadCodec } from '@temporalio/common';
import type { Logger } from 'pino';
import { z } from 'zod';
import { OperatorToken } from './accounts/operator-token.js';
import type { ApiConfig } from './config.js';

type Opening = {
  readonly config: ApiConfig['codec'];
  readonly codec: PayloadCodec;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  readonly next: RequestListener;
};

/** As Temporal's pages and command line send payloads: protobuf's JSON, bytes in base64. */
const wire = z.object({
  payloads: z.array(z.object({ metadata: z.record(z.string(), z.string()).default({}), data: z.string().default('') })),
});
type Wire = z.output<typeof wire>['payloads'][number];

/** A page of Temporal's asks for some hundred payloads at a time, of two mebibytes at most each. */
const mostBytes = 16 * 1024 * 1024;
const cookieHours = 8;

/**
 * Makes the payloads in Temporal's pages readable for the operator (docs/operations.md). Who decodes sees votes and reasons: it is closed unless configured, and open to
 * the token alone, from the one origin named. `temporal --codec-auth` brings the token in a header; a browser, whose Temporal pages cannot, gets a cookie for it.
 */
export function codecDoor({ config, codec, log, next }: Opening): RequestListener {
  if (config === null) return next;
  const { origin } = config;
  const token = new OperatorToken(config.token);
  const kept = new OperatorToken(cookieOf(config.token));
  const knows = ({ headers }: IncomingMessage): boolean => token.isIn(headers.authorization) || kept.isIn(`Bearer ${cookieIn(headers.cookie)}`);

  async function enter(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const given = new URLSearchParams((await read(req)) ?? '').get('token') ?? '';
    if (!token.isIn(`Bearer ${given}`)) return answer(res, 401, page('口令不对 · this is not the token'));
    const cookie = `biaocheng_codec=${cookieOf(config?.token ?? '')}; Path=/codec; Max-Age=${cookieHours * 3600}; HttpOnly; SameSite=Strict`;
    res.setHeader('set-cookie', cookie);
    answer(res, 200, page(`可以解码 · payloads are readable in ${origin} for ${cookieHours} hours`));
  }

  async function decode(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (!knows(req)) return answer(res, 401, { message: 'the token of BIAOCHENG_CODEC_TOKEN is missing or wrong' });
    const body = wire.safeParse(parsed(await read(req)));
    if (!body.success) return answer(res, 400, { message: 'not a list of payloads' });
    const payloads = await Promise.all(body.data.payloads.map((one) => decoded(codec, one)));
    log.info({ payloads: payloads.length, namespace: req.headers['x-namespace'] }, 'payloads were decoded for the operator');
    answer(res, 200, { payloads });
  }

  return (req, res) => {
    const [path] = (req.url ?? '').split('?');
    if (path !== '/codec' && path !== '/codec/decode') return next(req, res);
    // A page of any other origin neither reads an answer nor, without the cookie, gets one.
    res.setHeader('access-control-allow-origin', origin).setHeader('access-control-allow-credentials', 'true').setHeader('vary', 'origin');
    const handle = {
      'GET /codec': () => answer(res, 200, page()),
      'POST /codec': () => enter(req, res),
      'POST /codec/decode': () => decode(req, res),
    };
    if (req.method === 'OPTIONS') return preflight(res);
    const found = handle[`${req.method ?? ''} ${path}` as keyof typeof handle] as (() => Promise<void> | void) | undefined; // what is no key is found as nothing
    if (found === undefined) return answer(res, 405, { message: 'method not allowed' });
    Promise.resolve(found()).catch(() => {
      log.warn({}, 'payloads were not decoded');
      answer(res, 400, { message: 'not understood' });
    });
  };
}

function preflight(res: ServerResponse): void {
  res.setHeader('access-control-allow-methods', 'POST').setHeader('access-control-allow-headers', 'authorization, content-type, x-namespace');
  res.writeHead(204).end();
}

/** A payload that cannot be read, because its key is not here, comes back as it was: the others are not lost with it. */
async function decoded(codec: PayloadCodec, one: Wire): Promise<Wire> {
  const metadata = Object.fromEntries(Object.entries(one.metadata).map(([name, value]) => [name, Buffer.from(value, 'base64')]));
  try {
    const [payload] = await codec.decode([{ metadata, data: Buffer.from(one.data, 'base64') }]);
    return {
      metadata: Object.fromEntries(Object.entries(payload?.metadata ?? {}).map(([name, value]) => [name, Buffer.from(value).toString('base64')])),
      data: Buffer.from(payload?.data ?? []).toString('base64'),
    };
  } catch {
    return one;
  }
}

/** Follows from the token and does not tell it. */
const cookieOf = (token: string): string => hash('sha256', `codec cookie ${token}`, 'hex');
const cookieIn = (header: string | undefined): string => /(?:^|; )biaocheng_codec=([0-9a-f]+)/.exec(header ?? '')?.[1] ?? '';

async function read(req: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of req as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > mostBytes) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function answer(res: ServerResponse, status: number, body: object | string): void {
  const type = typeof body === 'string' ? 'text/html; charset=utf-8' : 'application/json';
  const policy = "default-src 'none'; form-action 'self'; frame-ancestors 'none'";
  res.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
  });
  res.end(typeof body === 'string' ? body : JSON.stringify(body));
}

const page = (said = ''): string => `<!doctype html><html lang="zh"><meta charset="utf-8"><title>Biaocheng codec</title>
<form method="post" action="/codec"><p>${said}</p><label>BIAOCHENG_CODEC_TOKEN <input name="token" type="password" autocomplete="off" required></label> <button>进入 · enter</button></form></html>`;
