import type { Endpoint } from '../../contract/endpoint.js';
import type { ErrorEntry } from '../../contract/errors/error-entry.js';
import { httpErrors } from '../../contract/errors/http.js';
import { sharedErrors } from '../../contract/errors/shared.js';
import { noteAccess, type AccessRow } from '../../db/access-log.js';
import { holdsOffice } from './offices.js';
import type { Caller } from '../http/call.js';
import { HttpProblem, Refused } from '../http/problem.js';
import { scopeOf } from '../policy/token-scope.js';
import type { Ports } from '../ports.js';

/** One request, as far as it came: a record that it may not see is not in it. */
export type Access = {
  readonly endpoint: Endpoint;
  readonly caller: Caller;
  readonly params: unknown;
  readonly record: unknown;
  readonly address: string;
  readonly requestId: string;
};

/** Of a record that shows only its public part, nothing is read that is not everybody's. */
const isPublicPart = (record: unknown): boolean => typeof record === 'object' && record !== null && 'sight' in record && record.sight === 'public';

/** What of it goes into the log: acts of offices, and what shows personal data to somebody. */
function kindOf({ endpoint, caller, record }: Access): AccessRow['kind'] | null {
  if (caller.anonymous || caller.operator === true) return null;
  const office = holdsOffice(caller.actor.grants);
  if (endpoint.method === 'get')
    return endpoint.personal === true || (endpoint.personal === 'offices' && office && !isPublicPart(record)) ? 'read' : null;
  // Who votes does so as a member, and that somebody has voted is not for the office to read.
  if (scopeOf(endpoint) === 'vote') return null;
  return office ? 'act' : null;
}

/** What says that something is not for this reader: it is hidden, or shown to others. A reading that failed otherwise was no attempt at anything. */
const notForThem = (code: string): boolean => {
  const { status } = Object.entries<ErrorEntry>({ ...httpErrors, ...sharedErrors }).find(([name]) => name === code)?.[1] ?? { status: 0 };
  return status === 403 || status === 404;
};

/** The same of what was refused: whatever an office tried to do, and to read although it is not for it. */
function refusedKind(access: Access, code: string): AccessRow['kind'] | null {
  if (access.endpoint.method !== 'get') return kindOf(access);
  return holdsOffice(access.caller.actor.grants) && notForThem(code) ? 'read' : null;
}

/** A route's record, where it is one of a lifecycle: the organisation it belongs to. */
const organisationOf = (record: unknown): string | null => {
  const view = typeof record === 'object' && record !== null && 'view' in record ? record.view : null;
  return typeof view === 'object' && view !== null && 'organisation' in view && typeof view.organisation === 'string' ? view.organisation : null;
};

const idOf = (params: unknown): string | null => (typeof params === 'object' && params !== null && 'id' in params ? String(params.id) : null);

function wayOf({ session, actor }: Caller): string {
  if (actor.invited !== undefined) return `${actor.mailed === true ? 'mailed ' : ''}invitation by ${actor.invited}`;
  if (session?.program != null) return `program: ${session.program.name}`;
  return session?.browser === true ? 'browser' : 'token';
}

const outcomeOf = (error: unknown): string => {
  if (error instanceof HttpProblem) return error.code;
  return error instanceof Refused ? error.refusal.code : 'INTERNAL';
};

/**
 * Writes the access log. Nobody is shown personal data before the row stands; an act has happened by then, so that a row that cannot be written is said in the log of the process
 * and the answer is given.
 */
export class NotedAccess {
  constructor(private readonly ports: Pick<Ports, 'db' | 'clock' | 'log'>) {}

  async done(access: Access): Promise<void> {
    const kind = kindOf(access);
    if (kind === null) return;
    const written = this.write(access, { kind, outcome: 'done' });
    await (kind === 'read' ? written : written.catch((err: unknown) => this.unwritten(access, err)));
  }

  /** What was refused to an office, wherever on the way: at the door, because the record is hidden, or by its rules. It happened, so that a row that cannot be written changes nothing. */
  async refused(access: Access, error: unknown): Promise<void> {
    const outcome = outcomeOf(error);
    const kind = refusedKind(access, outcome);
    if (kind === null) return;
    await this.write(access, { kind, outcome }).catch((err: unknown) => this.unwritten(access, err));
  }

  private unwritten({ requestId, endpoint }: Access, err: unknown): void {
    this.ports.log.error({ err, requestId, route: endpoint.name }, 'not in the access log');
  }

  private write({ endpoint, caller, params, record, address, requestId }: Access, said: Pick<AccessRow, 'kind' | 'outcome'>): Promise<void> {
    const offices = caller.actor.grants.filter((grant) => holdsOffice([grant])).map(({ organisation }) => organisation);
    const units = [organisationOf(record), ...offices];
    const organisations = [...new Set(units.filter((one): one is string => one !== null && one !== '*'))];
    const { actor, name } = caller;
    const about = { route: endpoint.name, record: idOf(params), way: wayOf(caller), address, requestId };
    return noteAccess(this.ports.db, { at: this.ports.clock(), person: actor.id, name, organisations, ...about, ...said });
  }
}
