import { everybody, type Actor } from '../../domain/kernel/actor.js';
import type { Caller, Session } from '../http/call.js';
import { HttpProblem } from '../http/problem.js';
import { noSession } from './session-cookie.js';
import { verifyToken, type Claims } from './token.js';

/** Which tokens are no longer good although they are signed and in time. */
export interface Revocations {
  /** True when this session was ended, or what the account could do or who knew its secret changed since the token was given. */
  revoked(claims: Pick<Claims, 'jti' | 'sid' | 'account' | 'generation'>): boolean;
}

type Known = { readonly caller: Caller; readonly claims: Claims };

/** Someone without a token. */
export const anonymous: Caller = { actor: everybody, name: '', session: null, anonymous: true };

/** Verified tokens that are kept at most. */
const capacity = 50_000;

/** Turns a token into a caller. Verified tokens are kept (bounded, the oldest half goes out at once); expiry and revocation are looked at each time. */
export class TokenGate {
  /** Two generations: when the young one is full it becomes the old one. Deleting a Map's first key again and again gets slow. */
  private young = new Map<string, Known>();
  private old = new Map<string, Known>();

  constructor(
    private readonly key: Uint8Array,
    private readonly revocations: Revocations,
    private readonly now: () => number,
  ) {}

  /** Who brings this in the header `Authorization`. What lives in a cookie is not good there. */
  caller(authorization: string | undefined): Caller {
    if (authorization === undefined) return anonymous;
    const known = this.good(/^Bearer (\S+)$/i.exec(authorization)?.[1] ?? '', undefined);
    if (known === null) throw badToken({ 'www-authenticate': 'Bearer error="invalid_token"' });
    return known;
  }

  /** Who brings this in the cookie of a browser. */
  browser(cookie: string): Caller {
    const known = this.good(cookie, 'browser');
    if (known === null) throw badToken({ 'set-cookie': noSession });
    return known;
  }

  /** The same, for who may come with a session that is over: nobody then. */
  browserOrNobody(cookie: string): Caller {
    return this.good(cookie, 'browser') ?? anonymous;
  }

  private good(token: string, use: Claims['use']): Caller | null {
    const known = /^[\w.-]{20,4096}$/.test(token) ? this.lookUp(token) : null;
    if (known === null || known.claims.use !== use) return null;
    return known.claims.exp * 1000 <= this.now() || this.revocations.revoked(known.claims) ? null : known.caller;
  }

  private lookUp(token: string): Known | null {
    const hit = this.young.get(token) ?? this.old.get(token);
    if (hit !== undefined) return hit;
    const claims = verifyToken(this.key, token);
    return claims === null ? null : this.keep(token, claims);
  }

  private keep(token: string, claims: Claims): Known {
    const caller = { actor: actorOf(claims), name: claims.name, session: sessionOf(claims), anonymous: false };
    const known = { caller, claims };
    if (this.young.size >= capacity / 2) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(token, known);
    return known;
  }
}

const actorOf = ({ sub: id, grants, invited, mailed }: Claims): Actor => ({
  ...{ id, grants },
  ...(invited === undefined ? {} : { invited }),
  ...(mailed === undefined ? {} : { mailed }),
});

const sessionOf = ({ jti, sid = jti, account, generation = 0, use, iat, since = iat, factor, program, only, link, exp }: Claims): Session => ({
  ...{ id: sid, token: jti, account: account ?? null, generation, browser: use === 'browser' },
  ...{ since: since * 1000, until: exp * 1000 },
  ...{ factorAt: factor === undefined ? null : factor * 1000, program: program ?? null, only: only ?? null, link: link ?? null },
});

const badToken = (headers: { readonly [name: string]: string }): HttpProblem => new HttpProblem('BAD_TOKEN', { cure: ['self'], headers });
