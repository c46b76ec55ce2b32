import { viewsOf } from '../../db/collections.js';
import { trusted } from '../../db/model.js';
import type { View } from '../../db/projection.js';
import { idOf } from '../../domain/kernel/decider.js';
import { refused } from '../../domain/procedure/refusals.js';
import { referenceTo, type InForce, type ProcedureState } from '../../domain/procedure/state.js';
import { profileHash } from '../../domain/profile/hash.js';
import type { Profile } from '../../domain/profile/profile.js';
import { findProfile } from '../../domain/profile/shipped.js';
import { HttpProblem, Refused } from '../http/problem.js';
import type { Ports } from '../ports.js';

type Reads = Pick<Ports, 'db'>;

/** A society’s own profile in force, under the name by which a project is begun with it. */
export type OwnProfile = { readonly reference: string; readonly profile: Profile };

const stateOf = (view: View): ProcedureState => view.state as ProcedureState; // folded by the projection of procedures

/** The confirmed profiles of these societies. */
export async function ownProfilesOf({ db }: Reads, organisations: readonly string[]): Promise<readonly OwnProfile[]> {
  const rows = await viewsOf(db, 'procedures')
    .find({ organisation: trusted({ $in: [...organisations] }), status: 'inForce' })
    .sort({ _id: 1 })
    .limit(200)
    .lean<View[]>();
  return rows.flatMap((view) => {
    const { inForce } = stateOf(view);
    return inForce === null ? [] : [{ reference: referenceTo(idOf(view._id), inForce.version), profile: inForce.profile }];
  });
}

const parts = /^([a-z0-9]{1,60})@([1-9]\d{0,6})$/;

async function procedureNamed({ db }: Reads, reference: string): Promise<{ readonly state: ProcedureState; readonly version: number } | null> {
  const [, id, version] = parts.exec(reference) ?? [];
  if (id === undefined) return null;
  const view = await viewsOf(db, 'procedures')
    .findOne({ _id: `procedure/${id}` })
    .lean<View>();
  return view === null ? null : { state: stateOf(view), version: Number(version) };
}

/** The version in force of somebody’s own profile, for whoever reads it; null where it is not in force. */
export async function ownProfileNamed(ports: Reads, reference: string): Promise<Profile | null> {
  const named = await procedureNamed(ports, reference);
  const inForce = named?.state.inForce ?? null;
  return inForce?.version === named?.version ? (inForce?.profile ?? null) : null;
}

/** Why this version is not one to begin with; a version that nobody confirmed is a draft, whatever its number. */
function inForceOrWhy({ inForce, withdrawn, versions }: ProcedureState, version: number): InForce {
  if (withdrawn !== null)
    throw new Refused(refused('PROCEDURE_WITHDRAWN', { found: withdrawn.reason, needed: 'a profile in force', cure: ['self'] }).error);
  if (inForce === null || version > (versions.at(-1)?.version ?? 0))
    throw new Refused(refused('PROFILE_NOT_CONFIRMED', { found: { version }, needed: { confirmed: inForce?.version ?? null } }).error);
  if (inForce.version !== version)
    throw new Refused(refused('PROFILE_SUPERSEDED', { found: { version }, needed: { version: inForce.version }, cure: ['self'] }).error);
  return inForce;
}

/** The profile that a project names to begin with: a shipped one, or one that its own society has in force. */
export async function profileNamed(ports: Reads, start: { readonly profile: string; readonly organisation: string }): Promise<Profile> {
  const shipped = findProfile(start.profile);
  if (shipped !== null) return shipped;
  const named = await procedureNamed(ports, start.profile);
  // Of a draft nobody else is told that it is there.
  const unseen = named === null || (named.state.organisation !== start.organisation && named.state.versions.length === 0);
  if (unseen) throw new HttpProblem('NO_SUCH_PROFILE', { found: start.profile, needed: 'an id of GET /api/v1/profiles', cure: ['self'] });
  const { organisation } = named.state;
  if (organisation !== start.organisation)
    throw new Refused(refused('PROFILE_OF_ANOTHER', { found: { organisation }, needed: { organisation: start.organisation }, cure: ['self'] }).error);
  return inForceOrWhy(named.state, named.version).profile;
}

/** A running project goes over to a text that bears the id of an own profile only where that very text is in force: a draft is not brought in by another door. */
export async function notOutOfForce({ db }: Reads, { organisation }: { readonly organisation: string }, body: object): Promise<void> {
  const { profile } = body as { readonly profile: Profile }; // parsed by the schema of the act
  const views = await viewsOf(db, 'procedures').find({ profileId: profile.id }).lean<View[]>();
  if (views.length === 0) return;
  const own = views.map(stateOf).find((one) => one.organisation === organisation);
  if (own === undefined)
    throw new Refused(refused('PROFILE_OF_ANOTHER', { found: { id: profile.id }, needed: { organisation }, cure: ['self'] }).error);
  const { hash } = inForceOrWhy(own, profile.version);
  if (hash !== profileHash(profile))
    throw new Refused(refused('PROFILE_NOT_CONFIRMED', { found: { hash: profileHash(profile) }, needed: { hash } }).error);
}
