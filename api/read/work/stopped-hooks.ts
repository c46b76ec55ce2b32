import { viewsOf } from '../../../db/collections.js';
import { trusted } from '../../../db/model.js';
import type { View } from '../../../db/projection.js';
import { stoppedAt } from '../../../db/webhook.js';
import { holds } from '../../../domain/kernel/actor.js';
import type { Waiting } from '../../../domain/work/owing.js';
import type { Caller } from '../../http/call.js';
import { organisationNoun } from '../../nouns/organisation.js';
import type { Ports } from '../../ports.js';
import { askingOf } from '../acts.js';
import { resuming, type Found } from './row.js';
import type { Scope } from './where.js';

/** Whose work, asked by whom. */
type Asked = { readonly scope: Scope; readonly caller: Caller };

/** The offices asked about: of a person where they hold one, of a desk its own. */
function officesIn({ scope, caller }: Asked): readonly string[] {
  if (scope.of === 'organisation') return [scope.organisation];
  if (scope.of !== 'person') return [];
  return caller.actor.grants.flatMap(({ role, organisation }) => (role === 'officer' || role === 'secretariat' ? [organisation] : []));
}

/** Webhooks that were stopped because nothing got through: a task of the office that wants the messages. */
export async function stoppedHooks(ports: Ports, { scope, caller }: Asked): Promise<readonly Found[]> {
  const hooks = await stoppedAt(ports.db, officesIn({ scope, caller }));
  if (hooks.length === 0) return [];
  const views = await viewsOf(ports.db, 'organisations')
    .find({ organisation: trusted({ $in: hooks.map(({ organisation }) => organisation) }) })
    .lean<View[]>();
  const found = hooks.map(async ({ _id, name, organisation, error }): Promise<readonly Found[]> => {
    const view = views.find((one) => one['organisation'] === organisation);
    if (view === undefined) return [];
    const may = holds(caller.actor, organisation, 'officer', 'secretariat');
    const ground = { rule: 'D-WEBHOOK', source: 'D-WEBHOOK-STOPPED', found: error, needed: 'an answer of 2xx' } as const;
    const waiting: Waiting = { why: 'WEBHOOK_STOPPED', acts: [], due: null, about: { what: name }, ground, duty: false, owed: may, may };
    const asking = await askingOf(ports, { noun: organisationNoun, view }, caller);
    return [{ noun: organisationNoun, view, asking, waiting, ...(may ? { beside: resuming(_id) } : {}) }];
  });
  return (await Promise.all(found)).flat();
}
