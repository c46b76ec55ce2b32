import { fieldProfile, groupStandardDefault } from './group-standard.js';
import { liaoning, liaoningByConsensus } from './local-standard.js';
import { metalsByLetter } from './metals-by-letter.js';
import { fields, type Profile } from './profile.js';

const all: readonly Profile[] = [groupStandardDefault, ...fields.map(fieldProfile), metalsByLetter, liaoning, liaoningByConsensus];

/** Profiles that come with the product, by id. */
export const shippedProfiles: Record<string, Profile> = Object.fromEntries(all.map((profile) => [profile.id, profile]));

/** Short names: what follows the slash. */
export const profileAliases: Readonly<Record<string, string>> = Object.fromEntries(all.map(({ id }) => [id.slice(id.indexOf('/') + 1), id]));

/** A shipped profile by id or short name; null when there is none. */
export function findProfile(name: string): Profile | null {
  const id = Object.hasOwn(profileAliases, name) ? profileAliases[name] : name;
  return id !== undefined && Object.hasOwn(shippedProfiles, id) ? (shippedProfiles[id] ?? null) : null;
}
