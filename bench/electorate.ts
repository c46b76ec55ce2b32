import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { signToken } from '../api/accounts/token.js';
import { creditCodeCheckCharacter, organisationCheckCharacter } from '../domain/law/credit-code.js';
import { personOf } from './ballot-papers.js';
import type { Stack } from './stack.js';

/** People entitled to one ballot, with a bearer token each: line n of the file `tokens` and of the text `roll` is seat n. */
export type Electorate = { readonly label: string; readonly size: number; readonly tokens: string; readonly roll: string };

const codeBody = `51210100BENCHMAR${organisationCheckCharacter('BENCHMAR')}`;
/** The credit code (GB 32100) of a social group that does not exist. */
export const benchOrganisation = codeBody + creditCodeCheckCharacter(codeBody);

/** Signs a token for each voter with the API's own code and key. Done before any clock runs. */
export async function makeElectorate(
  { directory, tokenKey }: Pick<Stack, 'directory' | 'tokenKey'>,
  label: string,
  size: number,
): Promise<Electorate> {
  const now = Date.now();
  const lines: string[] = [];
  for (let seat = 0; seat < size; seat += 1) {
    const subject = { sub: personOf(label, seat), name: `voter ${seat}`, grants: [{ role: 'expert', organisation: benchOrganisation }] as const };
    lines.push(await signToken(tokenKey, subject, { now, seconds: 12 * 3600, id: `${label}-${seat}` }));
  }
  const tokens = join(directory, `${label}.tokens`);
  writeFileSync(tokens, `${lines.join('\n')}\n`);
  return { label, size, tokens, roll: Array.from({ length: size }, (_, seat) => `{"person":"${personOf(label, seat)}"}\n`).join('') };
}

/** A token for the one who conducts ballots and projects. */
export const officerToken = (key: Uint8Array): Promise<string> =>
  signToken(
    key,
    {
      factor: Math.floor(Date.now() / 1000) + 12 * 3600,
      sub: 'bench-officer',
      name: 'officer',
      grants: (['officer', 'secretariat', 'chair'] as const).map((role) => ({ role, organisation: benchOrganisation })),
    },
    { now: Date.now(), seconds: 12 * 3600, id: 'bench-officer' },
  );
