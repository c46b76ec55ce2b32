import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';
import { HttpProblem } from './problem.js';

/*
 * Whether what a browser sends comes from a page of this installation. A page of another site could send it with what the browser keeps of us; a name of another site that
 * is made to lead to this machine (DNS rebinding) would pass for ours if only the two names in the request were compared, so the name itself must be one of ours.
 */

type Headers = { readonly headers: IncomingHttpHeaders };

const one = (header: string | string[] | undefined): string | undefined => (Array.isArray(header) ? header.join(', ') : header);

export class OwnPages {
  private readonly origin: string;
  private readonly names: ReadonlySet<string>;

  /** `hosts` are names under which people come by besides the public address. */
  constructor({ publicUrl, hosts }: { readonly publicUrl: string; readonly hosts: readonly string[] }) {
    const url = new URL(publicUrl);
    this.origin = url.origin;
    this.names = new Set([url.hostname, 'localhost', ...hosts]);
  }

  /** Throws when the request does not say that it comes from a page of ours, under the public address or the one the browser has asked. */
  check(req: Headers): void {
    const { site, origin } = saidBy(req);
    const own = origin === undefined ? site === 'same-origin' && this.isOurName(req.headers.host) : this.isOwn(origin, req);
    if (own && (site === undefined || site === 'same-origin')) return;
    throw new HttpProblem('FOREIGN_PAGE', { found: origin ?? site ?? null, needed: this.origin, cure: ['self'] });
  }

  /** The same of what needs no session: whoever says nothing is no browser and has nothing kept, and what somebody has typed in comes from nowhere. */
  isFromElsewhere(req: Headers): boolean {
    const { site, origin } = saidBy(req);
    if (site === undefined && origin === undefined) return false;
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
    return origin === undefined ? !this.isOurName(req.headers.host) : !this.isOwn(origin, req);
  }

  private isOwn(origin: string, { headers: { host } }: Headers): boolean {
    if (origin === this.origin) return true;
    const asked = URL.canParse(origin) ? new URL(origin) : null;
    return asked !== null && asked.origin === origin && asked.host === host && this.isOurName(host);
  }

  /** Nobody can make an address in figures lead to another machine. */
  private isOurName(host: string | undefined): boolean {
    const name = host !== undefined && URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : '';
    return this.names.has(name) || isIP(name.replaceAll(/^\[|\]$/g, '')) !== 0;
  }
}

const saidBy = ({ headers }: Headers) => ({ site: one(headers['sec-fetch-site']), origin: one(headers.origin) });
