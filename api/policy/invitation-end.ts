import { generationsOf } from '../../db/account.js';
import type { InvitationRow } from '../../db/invitation.js';
import type { InvitationEnd } from '../../contract/invitation.js';
import { refuse } from '../../domain/kernel/refusal.js';
import { HttpProblem, Refused } from '../http/problem.js';
import type { Ports } from '../ports.js';

type Store = Pick<Ports, 'db' | 'clock'>;

/**
 * Why links are no longer good, each null while it is. The store is asked for the list, when one is opened, and at every request of a session that one opened: so what ends a link
 * ends its sessions at once, in every process, and nothing has to be told around.
 */
export async function endsOf({ db, clock }: Store, rows: readonly InvitationRow[]): Promise<(row: InvitationRow) => InvitationEnd | null> {
  const now = clock();
  const generations = await generationsOf(db, [...new Set(rows.flatMap(({ person, by }) => [person, by]))]);
  return ({ revoked, until, person, by, generation }) => {
    if (revoked !== null) return 'revoked';
    if (until <= now) return 'expired';
    if (generations.has(person)) return 'hasAccount';
    return (generations.get(by) ?? 0) === generation ? null : 'makerChanged';
  };
}

const problemOf = (end: InvitationEnd | 'unknown', person: string): HttpProblem | Refused =>
  end === 'hasAccount' ? hasAccount(person) : new HttpProblem('INVITATION_OVER', { found: end, cure: ['self'] });

/** A link that is there and good; throws what there is to say of any other. */
export async function goodLink(store: Store, row: InvitationRow | null): Promise<InvitationRow> {
  const end = row === null ? 'unknown' : (await endsOf(store, [row]))(row);
  if (row === null || end !== null) throw problemOf(end ?? 'unknown', row?.person ?? '');
  return row;
}

type Code = 'INVITED_NOT_EXPECTED' | 'INVITED_HAS_ACCOUNT' | 'INVITED_TOO_LATE';

export const notInvited = (code: Code, found: string, needed: string): Refused =>
  new Refused(refuse(code, { rule: 'D-INVITATION', source: 'D-DEFAULT-DENY', found, needed, cure: ['self'] }).error);

/** Who has an account, locked or not, would find their vote cast, or seen, by whoever made the link. */
export const hasAccount = (person: string): Refused => notInvited('INVITED_HAS_ACCOUNT', person, 'somebody without an account');
