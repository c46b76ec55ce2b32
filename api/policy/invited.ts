import type { Endpoint } from '../../contract/endpoint.js';
import type { View } from '../../db/projection.js';
import { viewsOf } from '../../db/collections.js';
import { idOf, kindOf, type Kind } from '../../domain/kernel/decider.js';
import { findInvitation } from '../../db/invitation.js';
import { anonymous } from '../accounts/token-gate.js';
import { lifecycles } from '../../domain/lifecycles.js';
import type { Caller } from '../http/call.js';
import { HttpProblem } from '../http/problem.js';
import { goodLink } from './invitation-end.js';
import type { Noun } from '../nouns.js';
import type { Ports } from '../ports.js';

/** What whoever holds an invitation may ask besides the record it is for: about the session itself, what became of a command of theirs, and whether that record moved. */
const always: readonly string[] = ['currentSession', 'signOut', 'whoAmI', 'readCommand', 'listen'];

/** Whether who came by an invitation may do this; everybody else is asked by the rules alone. */
export const invitedMay = (kind: Kind, act: string, { session }: Pick<Caller, 'session'>): boolean =>
  session?.only == null || lifecycles[kind]?.commands[act]?.byInvitation === true;

/** What an endpoint does, where it is an act of this noun. */
const actIn = ({ name, method }: Endpoint, { path }: Noun): string | null =>
  method === 'get' ? null : name.startsWith(`${path}.`) ? name.slice(path.length + 1) : name;

/** Which of the files an endpoint is about. */
const fileIn = ({ path }: Endpoint, params: unknown): string | null =>
  path.startsWith('/api/v1/documents/:') && typeof params === 'object' && params !== null && 'sha256' in params ? String(params.sha256) : null;

const idIn = (params: unknown): string | null => (typeof params === 'object' && params !== null && 'id' in params ? String(params.id) : null);

export const outside = (found: string): HttpProblem => new HttpProblem('OUTSIDE_INVITATION', { found, cure: ['self'] });

/**
 * As whom somebody with an invitation asks: as the person invited, about the record it is for and the files that stand there; about anything everybody may read, as everybody; and
 * nothing else. So a link that went astray opens one ballot, and not whatever its person may see. Whether the link is still good is asked each time.
 */
export class Invited {
  constructor(
    private readonly ports: Pick<Ports, 'db' | 'clock'>,
    private readonly nouns: readonly Noun[],
  ) {}

  async callerFor(endpoint: Endpoint, params: unknown, caller: Caller): Promise<Caller> {
    const only = caller.session?.only ?? null;
    if (only === null) return caller;
    await goodLink(this.ports, await findInvitation(this.ports.db, { _id: caller.session?.link ?? '' }));
    if (always.includes(endpoint.name)) return caller;
    const noun = this.nouns.find(({ kind }) => kind === kindOf(only));
    const own = `/api/v1/${noun?.path ?? ''}/:id`;
    if (noun !== undefined && (endpoint.path === own || endpoint.path.startsWith(`${own}/`)) && idIn(params) === idOf(only)) {
      const act = actIn(endpoint, noun);
      if (act !== null && !invitedMay(noun.kind, act, caller)) throw outside(endpoint.path);
      return caller;
    }
    const file = fileIn(endpoint, params);
    if (file !== null && noun !== undefined && (await this.names(noun, only, file))) return caller;
    if (endpoint.method === 'get' && endpoint.who === 'public') return anonymous;
    throw outside(endpoint.path);
  }

  private async names({ collection }: Noun, stream: string, file: string): Promise<boolean> {
    const view = await viewsOf(this.ports.db, collection).findOne({ _id: stream }).lean<View>();
    return view !== null && JSON.stringify(view).includes(`"${file}"`);
  }
}
