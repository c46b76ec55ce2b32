import type { Endpoint } from '../../contract/endpoint.js';

/** What everybody may read, a page of any other site may read too. With a cookie it is not: a browser that sent one withholds an answer that any origin may read. */
export const isPublicRead = ({ method, who }: Pick<Endpoint, 'method' | 'who'>): boolean => method === 'get' && who === 'public';

export const crossOrigin = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag, Link, Location, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, X-Request-Id',
} as const;

/** The answer to a browser that asks before it reads. */
export const preflight = {
  ...crossOrigin,
  'access-control-allow-methods': 'GET, HEAD',
  'access-control-allow-headers': 'Accept, Accept-Language, Authorization, If-None-Match',
  'access-control-max-age': '600',
} as const;
