import { viewsOf } from '../../db/collections.js';
import { holds } from '../../domain/kernel/actor.js';
import { nameKey, soundsOfficial } from '../../domain/organisation/organisation-name.js';
import type { OrganisationKind } from '../../domain/organisation/words.js';
import { refuse, type Json } from '../../domain/kernel/refusal.js';
import type { Caller } from '../http/call.js';
import { Refused } from '../http/problem.js';
import type { Ports } from '../ports.js';
import { trusted } from '../../db/model.js';
import type { View } from '../../db/projection.js';

export type Named = { readonly uscc: string; readonly name: string; readonly kind: OrganisationKind };

const refused = (code: string, found: Json, needed: Json): Refused =>
  new Refused(refuse(code, { rule: 'D-NAME', source: 'D-NAME', found, needed, cure: ['self', 'monitor'] }).error);

/**
 * The name a body registers or renames itself to. What it is called stands on projects, committees and ballots, because the register says so: it is nobody
 * else's name, in whatever spelling, and none of a state organ. Civil affairs, which knows the certificate, is not asked.
 */
export async function nameIsOwn({ db }: Ports, { uscc, name, kind }: Named, { actor }: Caller): Promise<void> {
  if (holds(actor, uscc, 'monitor')) return;
  if (kind !== 'authority' && soundsOfficial(name)) throw refused('NAME_OF_AUTHORITY', { name, kind }, { kind: 'authority' });
  const bearer = await viewsOf(db, 'organisations')
    .findOne({ nameKey: nameKey(name), _id: trusted({ $ne: `organisation/${uscc}` }) })
    .lean<View>();
  if (bearer !== null) throw refused('NAME_BORNE', { name, borneBy: String(bearer['organisation']) }, 'a name that no other organisation bears');
}
