import type { Role } from '../../domain/kernel/actor.js';
import { textIn, inside } from './lifecycle.js';
import type { ApiClient } from './api-client.js';
import { NoCast, type Player } from './player.js';

/** People with accounts at one API, who bring the token given to programs or are signed in when first needed. */
export class Cast {
  private readonly tokens = new Map<string, Promise<string>>();

  constructor(
    readonly client: ApiClient,
    readonly players: readonly Player[],
  ) {}

  token(player: Player): Promise<string> {
    const known = this.tokens.get(player.account);
    if (known) return known;
    const fresh = this.signIn(player);
    this.tokens.set(player.account, fresh);
    return fresh;
  }

  having(role: Role, organisation?: string): readonly Player[] {
    return this.players.filter((one) =>
      one.grants.some((grant) => grant.role === role && (organisation === undefined || grant.organisation === organisation)),
    );
  }

  find(role: Role, organisation?: string): Player {
    const [first] = this.having(role, organisation);
    if (first) return first;
    throw new NoCast(`no account holds the role ${role}${organisation === undefined ? '' : ` at ${organisation}`}`);
  }

  byPerson(person: string): Player | null {
    return this.players.find((one) => one.person === person) ?? null;
  }

  private async signIn({ account, secret, person, token: given }: Player): Promise<string> {
    if (given !== undefined) return given;
    const session = await this.client.post('/api/v1/sessions', { account, secret }, { token: null });
    const token = textIn(session, 'token');
    if (token === null || inside(session, 'me', 'id') !== person)
      throw new NoCast(`signing in as ${account} did not answer with a token of ${person}`);
    return token;
  }
}

/** The organisation a player holds a role at. */
export const unitOf = (player: Player, role: Role): string => player.grants.find((grant) => grant.role === role)?.organisation ?? '';
