import { hash, timingSafeEqual } from 'node:crypto';
import type { Caller } from '../http/call.js';
import { anonymous } from './token-gate.js';

/** Whoever brought the operator's token. It is no account: what else this caller may do is what everybody may. */
export const operator: Caller = { ...anonymous, name: 'operator', operator: true };

const printOf = (token: string): Buffer => hash('sha256', token, 'buffer');

/** The token of the settings (`BIAOCHENG_METRICS_TOKEN`). Prints of equal length are compared, so that the time it takes tells nothing of the token. */
export class OperatorToken {
  private readonly print: Buffer | null;

  constructor(token: string | null) {
    this.print = token === null ? null : printOf(token);
  }

  isIn(authorization: string | undefined): boolean {
    const brought = /^Bearer ([\w.-]+)$/i.exec(authorization ?? '')?.[1];
    return brought !== undefined && this.print !== null && timingSafeEqual(printOf(brought), this.print);
  }
}
