import type { View } from '../../db/projection.js';
import type { Caller } from '../http/call.js';
import type { Noun, Sight } from '../nouns.js';

const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []);

/** The supervising authority: it reads every lifecycle, wherever its own office is. */
export const supervises = ({ actor }: Pick<Caller, 'actor'>): boolean => actor.grants.some((grant) => grant.role === 'monitor');
const organisationsOf = (caller: Caller): string[] => caller.actor.grants.map((grant) => grant.organisation).filter((code) => code !== '*');

/** How much of a lifecycle a caller sees, from the facets its projection wrote (db/sight-facets.ts). */
export const sightOf: Noun['sees'] = (view: View, caller: Caller): Sight => {
  if (!caller.anonymous) {
    const parties = texts(view['parties']);
    if (supervises(caller) || texts(view['persons']).includes(caller.actor.id) || organisationsOf(caller).some((code) => parties.includes(code)))
      return 'full';
    if (view['openTo'] === 'accounts') return 'public';
  }
  return view['openTo'] === 'everyone' ? 'public' : 'none';
};

/** The same question as a filter, for lists. */
export function seenBy(caller: Caller): { readonly [field: string]: unknown } {
  if (caller.anonymous) return { openTo: 'everyone' };
  if (supervises(caller)) return {};
  return { $or: [{ openTo: { $in: ['everyone', 'accounts'] } }, { persons: caller.actor.id }, { parties: { $in: organisationsOf(caller) } }] };
}
