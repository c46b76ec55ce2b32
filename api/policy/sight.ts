import type { View } from '../../db/projection.js';
import type { Caller } from '../http/call.js';
import type { Reach } from './reach.js';
import { trusted } from '../../db/model.js';

/** What a caller may see of a lifecycle: all of it, the part that is public, or not even that it exists. */
export type Sight = 'full' | 'public' | 'none';

/** A lifecycle that its caller sees; `supervised` when it is within the reach of a supervising authority that asks. */
export type Seen = { readonly view: View; readonly sight: Exclude<Sight, 'none'>; readonly supervised: boolean };

const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []);
const within = (value: unknown, streams: readonly string[]): boolean => typeof value === 'string' && streams.includes(value);

const organisationsOf = (caller: Caller): string[] => caller.actor.grants.map((grant) => grant.organisation).filter((code) => code !== '*');

const overseen = (view: View, { all, at, streams }: Reach): boolean =>
  all || texts(view['parties']).some((one) => at.includes(one)) || within(view['project'], streams) || within(view['committee'], streams);

export const isParty = (view: View, caller: Caller): boolean =>
  texts(view['persons']).includes(caller.actor.id) || texts(view['parties']).some((code) => organisationsOf(caller).includes(code));

/** How much of a lifecycle a caller sees, from the facets its projection wrote (db/sight-facets.ts); null when not even that it exists. */
export function seenOf(view: View, caller: Caller, reach: Reach): Seen | null {
  const seen = (sight: Seen['sight'], supervised = false): Seen => ({ view, sight, supervised });
  if (!caller.anonymous) {
    if (overseen(view, reach)) return seen('full', true);
    if (isParty(view, caller)) return seen('full');
    if (view['openTo'] === 'accounts') return seen('public');
  }
  return view['openTo'] === 'everyone' ? seen('public') : null;
}

/** The same question as a filter, for lists. */
export function seenBy(caller: Caller, { all, streams }: Reach): { readonly [field: string]: unknown } {
  if (caller.anonymous) return { openTo: 'everyone' };
  if (all) return {};
  const owned = streams.length === 0 ? [] : [{ project: trusted({ $in: [...streams] }) }, { committee: trusted({ $in: [...streams] }) }];
  return {
    $or: [
      { openTo: trusted({ $in: ['everyone', 'accounts'] }) },
      { persons: caller.actor.id },
      { parties: trusted({ $in: organisationsOf(caller) }) },
      ...owned,
    ],
  };
}
