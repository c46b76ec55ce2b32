import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a form comes from a page of another site, which could send it with what the browser keeps of us. Browsers say where a form comes from; whoever says
 * nothing is no browser and has nothing kept.
 */
export function isFromElsewhere({ headers }: { readonly headers: IncomingHttpHeaders }): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const { origin, host } = headers;
  if (origin === undefined) return false;
  return origin === 'null' || !URL.canParse(origin) || new URL(origin).host !== host;
}
