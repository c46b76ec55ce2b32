import { everybody } from '../../domain/kernel/actor.js';
import type { Caller } from '../http/call.js';
import { HttpProblem } from '../http/problem.js';
import { verifyToken, type Claims } from './token.js';

/** Which tokens are no longer good although they are signed and in time. */
export interface Revocations {
  /** True when this session was ended, or what the account could do or who knew its secret changed since the token was given. */
  revoked(claims: { readonly jti: string; readonly account?: string | undefined; readonly generation?: number | undefined }): boolean;
}

type Known = { readonly caller: Caller; readonly claims: Claims };

/** Someone without a token. */
export const anonymous: Caller = { actor: everybody, name: '', session: null, anonymous: true };

/** Verified tokens that are kept at most. */
const capacity = 50_000;

/** Turns the Authorization header into a caller. Verified tokens are kept (bounded, the oldest half goes out at once); expiry and revocation are looked at each time. */
export class TokenGate {
  /** Two generations: when the young one is full it becomes the old one. Deleting a Map's first key again and again gets slow. */
  private young = new Map<string, Known>();
  private old = new Map<string, Known>();

  constructor(
    private readonly key: Uint8Array,
    private readonly revocations: Revocations,
    private readonly now: () => number,
  ) {}

  caller(authorization: string | undefined): Caller {
    if (authorization === undefined) return anonymous;
    const token = /^Bearer ([\w.-]{20,4096})$/i.exec(authorization)?.[1];
    const known = token === undefined ? null : this.lookUp(token);
    if (known === null || known.claims.exp * 1000 <= this.now() || this.revocations.revoked(known.claims)) throw badToken();
    return known.caller;
  }

  private lookUp(token: string): Known | null {
    const hit = this.young.get(token) ?? this.old.get(token);
    if (hit !== undefined) return hit;
    const claims = verifyToken(this.key, token);
    return claims === null ? null : this.keep(token, claims);
  }

  private keep(token: string, claims: Claims): Known {
    const caller = { actor: { id: claims.sub, grants: claims.grants }, name: claims.name, session: claims.jti, anonymous: false };
    const known = { caller, claims };
    if (this.young.size >= capacity / 2) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(token, known);
    return known;
  }
}

const badToken = (): HttpProblem => new HttpProblem('BAD_TOKEN', { cure: ['self'], headers: { 'www-authenticate': 'Bearer error="invalid_token"' } });
