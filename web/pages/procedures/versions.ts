import { parseProfile } from '../../../contract/profile.js';
import type { Json } from '../../../domain/kernel/refusal.js';
import type { Profile } from '../../../domain/profile/profile.js';
import type { Visit } from '../../server/page.js';
import { readEventsOf, type Procedure } from '../../server/read.js';
import type { Text } from './schema.js';

/** The draft where its reader sees one. */
export const draftOf = (one: Procedure) => (one.view === 'full' ? one.state.draft : null);

/** A draft as a whole profile, where it is one. */
export const wholeOf = (text: Text): Profile | null => parseProfile(text as { readonly [field: string]: Json }).profile; // read from JSON

/** The text of a version as it was confirmed, from the archive; of the draft where no version is named. */
export async function textOf(visit: Visit, one: Procedure, named: string | undefined): Promise<Text | null> {
  if (named === 'draft') return draftOf(one)?.text ?? null;
  if (named === String(one.state.inForce?.version)) return one.state.inForce?.profile ?? null;
  const events = await readEventsOf(visit, 'procedures', { id: one.id, type: 'versionConfirmed' });
  const profile: unknown = events.find(({ data }) => String(data['version']) === named)?.data['profile'];
  return typeof profile === 'object' && profile !== null ? Object.fromEntries(Object.entries(profile)) : null;
}

/** The profile that a page shows: the draft where it is asked for, else what is in force, else the draft. */
export function shownProfile(one: Procedure, asked: string | undefined): Profile | null {
  const draft = draftOf(one);
  if (draft !== null && (asked === 'draft' || one.state.inForce === null)) return wholeOf(draft.text);
  return one.state.inForce?.profile ?? null;
}
