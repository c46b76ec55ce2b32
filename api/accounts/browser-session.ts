import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Endpoint } from '../../contract/endpoint.js';
import type { Caller } from '../http/call.js';
import type { OwnPages } from '../http/own-page.js';
import { HttpProblem } from '../http/problem.js';
import type { TokenGate } from './token-gate.js';

/*
 * A browser keeps its session in a cookie that no script reads, no other host sets and no other site's page sends along with a POST. What changes something
 * says moreover that it comes from a page of ours (`Origin`) and brings what only such a page has read (the form token).
 */

/** What a form sends back: known to whoever can read an answer given to this session. */
export const formTokenOf = (key: Uint8Array, session: string): string => createHmac('sha256', key).update(`form\n${session}`).digest('base64url');

const same = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

type Asked = Pick<IncomingMessage, 'headers'>;
const one = (header: string | string[] | undefined): string | undefined => (Array.isArray(header) ? header.join(', ') : header);

/** Throws when what was sent is not the form token of this session. */
export function checkFormToken({ headers }: Asked, key: Uint8Array, session: string): void {
  const brought = one(headers['x-form-token']) ?? '';
  if (!same(brought, formTokenOf(key, session)))
    throw new HttpProblem('FORM_TOKEN_WRONG', { found: brought === '' ? null : 'another', needed: 'X-Form-Token', cure: ['self'] });
}

type Rules = { readonly tokens: TokenGate; readonly key: Uint8Array; readonly pages: OwnPages };

/** Who comes with a session of a browser. Reading needs no more; what changes something comes from a page of ours and brings the form token. */
export const fromBrowser =
  ({ tokens, key, pages }: Rules) =>
  (req: Asked, { method, opensSession }: Pick<Endpoint, 'method' | 'opensSession'>, kept: string): Caller => {
    // Who signs in anew need not have a good session; the page they come from is looked at there.
    if (opensSession === true) return tokens.browserOrNobody(kept);
    const caller = tokens.browser(kept);
    if (method === 'get') return caller;
    pages.check(req);
    checkFormToken(req, key, caller.session?.id ?? '');
    return caller;
  };
