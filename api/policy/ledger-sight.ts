import type { View } from '../../db/projection.js';
import type { BallotState } from '../../domain/ballot/state.js';
import { conductorsOf } from '../../domain/ballot/conductor.js';
import type { CommitteeState } from '../../domain/committee/state.js';
import type { ConsultationState } from '../../domain/consultation/state.js';
import type { Actor } from '../../domain/kernel/actor.js';
import { holds } from '../../domain/kernel/actor.js';
import type { Audience, Kind } from '../../domain/kernel/decider.js';
import { needRole } from '../../domain/kernel/need-role.js';
import type { Refusal } from '../../domain/kernel/refusal.js';
import type { Seen } from './sight.js';

/** Whoever keeps the record of a lifecycle: they see whom its notices reached, and correct addresses. */
type Keeping = { readonly organisations: readonly string[]; readonly names: ReadonlyMap<string, string> };

const named = (people: readonly { readonly person: string; readonly name: string }[]): Keeping['names'] =>
  new Map(people.map(({ person, name }) => [person, name]));

/** Null for a lifecycle whose ledger is not shown by itself. */
export function keepingOf(kind: Kind, { state }: Pick<View, 'state'>): Keeping | null {
  switch (kind) {
    case 'ballot':
      return { organisations: conductorsOf(state as BallotState), names: new Map() }; // written by the projection of ballots
    case 'committee': {
      const { host, applicant, members } = state as CommitteeState; // written by the projection of committees
      return { organisations: [...new Set([host.organisation, applicant.organisation])], names: named(members) };
    }
    case 'consultation':
      return { organisations: [(state as ConsultationState).organisation], names: new Map() }; // written by the projection of comment rounds
    default:
      return null;
  }
}

export const keepers = ['officer', 'secretariat'] as const;

export const keeps = ({ organisations }: Keeping, actor: Actor): boolean => organisations.some((one) => holds(actor, one, ...keepers));

/** Null when the ledger may be read: by who keeps it, and by the authority that supervises it. */
export function ledgerClosed(keeping: Keeping, actor: Actor, { supervised }: Pick<Seen, 'supervised'>): Refusal | null {
  return supervised || keeps(keeping, actor) ? null : notKeeper(keeping, actor);
}

export function notKeeper({ organisations }: Keeping, actor: Actor): Refusal | null {
  const [first = ''] = organisations;
  const verdict = needRole({ id: actor.id, grants: actor.grants.filter((grant) => organisations.includes(grant.organisation)) }, first, ...keepers);
  return verdict.ok ? null : verdict.error;
}

/** A reminder goes to those who have not voted: before the close it would say who has (T26), unless the frozen terms show that. */
export function hidesRecipients(kind: Kind, { state }: Pick<View, 'state'>, to: readonly Audience[]): boolean {
  if (kind !== 'ballot' || !to.some((one) => 'ballot' in one && one.only === 'unvoted')) return false;
  const { result, terms } = state as BallotState; // as above
  return result === null && terms.visibility !== 'live' && terms.progress !== 'returned';
}
