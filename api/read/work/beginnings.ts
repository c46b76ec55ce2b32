import type { z } from 'zod';
import type { Role } from '../../../domain/kernel/actor.js';
import { lifecycles } from '../../../domain/lifecycles.js';
import { needRole } from '../../../domain/kernel/need-role.js';
import type { Refusal } from '../../../domain/kernel/refusal.js';
import type { beginnings } from '../../../contract/views/work.js';
import { barred } from '../../http/access.js';
import type { Caller } from '../../http/call.js';
import { refusalOf, shownRefusal } from '../../http/problem.js';
import { jsonSchemaOf, type Noun } from '../../nouns.js';
import { nounTable } from '../../noun-table.js';
import type { Ports } from '../../ports.js';
import { namesOf } from '../names.js';

type Beginning = z.output<typeof beginnings>['items'][number];

/** Why the caller may begin none of a kind; null when they may, somewhere. */
function refusalTo({ starters }: { readonly starters: readonly Role[] }, caller: Caller, at: readonly string[]): Refusal | null {
  const outside = barred({ who: 'account' }, caller);
  if (outside !== null) return refusalOf(outside);
  if (at.length > 0) return null;
  const needed = needRole(caller.actor, '*', ...starters);
  return needed.ok ? null : needed.error;
}

/** What may be begun over HTTP, by the roles each lifecycle names: the same that its start asks for. */
export async function beginningsOf({ db }: Ports, caller: Caller, schemas: boolean): Promise<z.output<typeof beginnings>> {
  const names = await namesOf(
    db,
    [],
    caller.actor.grants.map(({ organisation }) => organisation),
  );
  const items = nounTable.flatMap((noun: Noun): readonly Beginning[] => {
    const lifecycle = lifecycles[noun.kind];
    if (noun.start === null || lifecycle === undefined) return [];
    const granted = caller.actor.grants.filter(({ role }) => lifecycle.starters.includes(role));
    const at = [...new Set(granted.map(({ organisation }) => organisation))];
    const refusal = refusalTo(lifecycle, caller, at);
    return [
      {
        ...{ name: `start.${noun.path}`, kind: noun.kind, ...lifecycle.words, method: 'POST', href: `/api/v1/${noun.path}`, open: refusal === null },
        roles: [...lifecycle.starters],
        at: at.map((organisation) => ({ organisation, organisationName: names(organisation) })),
        ...(schemas ? { schema: jsonSchemaOf(noun.start.body) } : {}),
        ...(refusal === null ? {} : { refusal: shownRefusal(refusal) }),
      },
    ];
  });
  return { items };
}
