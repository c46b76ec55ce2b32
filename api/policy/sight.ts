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

/** The fields of a view that say who sees it. */
export type SeenFacets = { readonly [facet: string]: unknown };
export const seenFacets = ['openTo', 'parties', 'persons', 'project', 'committee'] as const;

const overseen = (view: SeenFacets, { all, at, streams }: Reach): boolean =>
  all || texts(view['parties']).some((one) => at.includes(one)) || within(view['project'], streams) || within(view['committee'], streams);

export const isParty = (view: SeenFacets, caller: Caller): boolean =>
  texts(view['persons']).includes(caller.actor.id) || texts(view['parties']).some((code) => organisationsOf(caller).includes(code));

/** How much of a lifecycle a caller sees, from the facets its projection wrote (db/sight-facets.ts); null when not even that it exists. */
export function sightOf(facets: SeenFacets, caller: Caller, reach: Reach): Pick<Seen, 'sight' | 'supervised'> | null {
  if (!caller.anonymous) {
    if (overseen(facets, reach)) return { sight: 'full', supervised: true };
    if (isParty(facets, caller)) return { sight: 'full', supervised: false };
    if (facets['openTo'] === 'accounts') return { sight: 'public', supervised: false };
  }
  return facets['openTo'] === 'everyone' ? { sight: 'public', supervised: false } : null;
}

/** The same of a view that was read. */
export function seenOf(view: View, caller: Caller, reach: Reach): Seen | null {
  const seen = sightOf(view, caller, reach);
  return seen === null ? null : { view, ...seen };
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
