import type { PersonId } from './person-id.js';

/** The roles of the first releases (design: one role per organisation, default deny). */
export const roles = ['officer', 'drafter', 'expert', 'secretariat', 'chair', 'monitor', 'public'] as const;
export type Role = (typeof roles)[number];

/** A role held for one organisation (its unified social credit code), or `*` for roles that are not bound to one (monitor, public). */
export type Grant = { readonly role: Role; readonly organisation: string };

/** Under whose name an act is recorded: a person, or somebody or something that is none. */
export type ActorId = PersonId | 'system' | `stream:${string}` | typeof publicId | `${typeof publicId}:${string}`;

/**
 * Who acts. `system` is the clock; another lifecycle that reports in is `stream:<kind>/<id>`. `unattended`: a program acts in the person's name where people show who they are once more,
 * under the permission of this name, which stands in the record. `invited`: the person came by a link that this official made, and with `mailed` never saw: our own mail carried it.
 */
export type Actor = {
  readonly id: ActorId;
  readonly grants: readonly Grant[];
  readonly unattended?: string;
  readonly invited?: string;
  readonly mailed?: true;
};

export const system: Actor = { id: 'system', grants: [] };
export const streamActor = (stream: string): Actor => ({ id: `stream:${stream}`, grants: [] });

const publicId = 'public';

/** Somebody without an account. All of them are one actor: nothing they do can be attributed. */
export const everybody: Actor = { id: publicId, grants: [{ role: 'public', organisation: '*' }] };

/** Somebody without an account who holds the secret whose print this is: told apart from all others, known to nobody. */
export const holderOf = (print: string): Actor => ({ ...everybody, id: `${publicId}:${print}` });

/** True of an id under which people without an account act. */
export const isPublicId = (id: string): boolean => id === publicId || id.startsWith(`${publicId}:`);

/** True for the clock and for other lifecycles: acts of ours, never of a person. */
export const isMachine = ({ id }: Actor): boolean => isMachineId(id);
export const isMachineId = (id: string): boolean => id === 'system' || id.startsWith('stream:');

/** The lifecycle itself, or the shell in its place once it runs no more. */
export const speaksFor = ({ id }: Actor, stream: string): boolean => id === system.id || id === streamActor(stream).id;

/** Holds one of these roles in the name of this organisation: a grant for everywhere makes nobody one of its people. */
export const isOf = ({ grants }: Actor, organisation: string, ...wanted: readonly Role[]): boolean =>
  grants.some((grant) => grant.organisation === organisation && wanted.includes(grant.role));

export const holds = (actor: Actor, organisation: string, ...wanted: readonly Role[]): boolean =>
  actor.grants.some((g) => wanted.includes(g.role) && (g.organisation === '*' || g.organisation === organisation));
