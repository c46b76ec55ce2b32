import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { personId } from '../../domain/kernel/fields/identity.js';
import { roles, type Role } from '../../domain/kernel/actor.js';
import { textIn, inside } from './lifecycle.js';
import type { ApiClient } from './api-client.js';

const accountsFile = z.array(
  z.object({
    account: z.string(),
    secret: z.string(),
    person: personId,
    name: z.string(),
    zh: z.string(),
    en: z.string(),
    grants: z.array(z.object({ role: z.enum(roles), organisation: z.string() })),
  }),
);

/** An account somebody can sign in with, as `.data/sample-accounts.json` lists it. */
export type Player = z.infer<typeof accountsFile>[number];

/** Reads the accounts a walk may use. Throws one sentence when there are none. */
export async function readPlayers(file: string): Promise<readonly Player[]> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) throw new NoCast(`${file} is not there: npm start writes it on an empty store; name another with --accounts`);
  const read = accountsFile.safeParse(jsonOf(text));
  if (!read.success) throw new NoCast(`${file} is no list of accounts (${read.error.issues[0]?.path.join('.') ?? ''})`);
  return read.data;
}

/** The accounts do not suffice; the message says what is missing. */
export class NoCast extends Error {}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** People with accounts at one API, signed in when first needed. */
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

  private async signIn({ account, secret, person }: Player): Promise<string> {
    const session = await this.client.post('/api/v1/sessions', { account, secret }, { token: null });
    const token = textIn(session, 'token');
    if (token === null || inside(session, 'me', 'id') !== person)
      throw new NoCast(`signing in as ${account} did not answer with a token of ${person}`);
    return token;
  }
}

/** The organisation a player holds a role at. */
export const unitOf = (player: Player, role: Role): string => player.grants.find((grant) => grant.role === role)?.organisation ?? '';
