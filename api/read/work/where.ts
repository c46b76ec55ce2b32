import type { NounPath } from '../../../contract/notices/mail-words.js';
import type { Caller } from '../../http/call.js';
import type { Reach } from '../../policy/reach.js';
import { trusted } from '../../../db/model.js';

type Filter = { readonly [field: string]: unknown };
/** Which views of a collection are looked through for what waits in them. */
export type Where = { readonly collection: string; readonly filter: Filter };

/** Whose work is asked for. A person’s own is what names the person, and what their organisations are party to. */
export type Scope =
  | { readonly of: 'person'; readonly caller: Caller; readonly reach: Reach }
  | { readonly of: 'organisation'; readonly organisation: string }
  | { readonly of: 'committee'; readonly stream: string }
  | { readonly of: 'supervised'; readonly reach: Reach };

const within = (values: readonly string[]): unknown => trusted({ $in: [...values] });

/** Those lifecycles of each noun in which something can still wait for somebody; null where nothing ever does. */
const living: { readonly [collection: string]: Filter | null } = {
  ballots: { status: within(['draft', 'open', 'tied', 'closed']) },
  campaigns: { ended: false },
  committees: { ended: false },
  consultations: { status: within(['open', 'closed']) },
  draftings: { status: 'working' },
  meetings: { status: within(['called', 'open', 'adjourned', 'held']) },
  organisations: { standing: 'suspended' },
  persons: { 'state.memberships.unconfirmed': true },
  pilots: { ended: false },
  procedures: { drafted: true },
  projects: { end: null },
  registers: null,
  supervisions: { ended: false },
} satisfies { readonly [noun in NounPath]: Filter | null };

const ofAll = (filter: Filter): readonly Where[] =>
  Object.entries(living).flatMap(([collection, alive]) => (alive === null ? [] : [{ collection, filter: { $and: [alive, filter] } }]));

const ofPerson = ({ actor }: Caller): readonly Where[] => {
  const mine = actor.grants.map(({ organisation }) => organisation).filter((code) => code !== '*');
  return ofAll({ $or: [{ persons: actor.id }, { parties: within(mine) }] });
};

/** What a supervising authority is told of, without being party to it: what is suspended, and complaints. */
const facts: { readonly [collection: string]: Filter } = {
  organisations: {},
  committees: { 'state.suspended': trusted({ $ne: null }) },
  pilots: { 'state.frozen': trusted({ $ne: null }) },
  supervisions: {},
  // A draft that was filed, with what the check-up found in it.
  procedures: {},
  projects: {
    $or: [
      { 'state.complaints.open.0': trusted({ $exists: true }) },
      { 'state.holds.frozen': true },
      { 'state.holds.suspended': trusted({ $ne: null }) },
    ],
  },
};

const overseen = ({ all, at, streams }: Reach): Filter =>
  all ? {} : { $or: [{ parties: within(at) }, { project: within(streams) }, { committee: within(streams) }] };

const supervises = ({ all, at }: Reach): boolean => all || at.length > 0;

export function whereOf(scope: Scope): readonly Where[] {
  switch (scope.of) {
    case 'person':
      return [...ofPerson(scope.caller), ...(supervises(scope.reach) ? ofSupervised(scope.reach) : [])];
    case 'organisation':
      return ofAll({ $or: [{ organisation: scope.organisation }, { parties: scope.organisation }] });
    case 'committee':
      return ofAll({ $or: [{ _id: scope.stream }, { committee: scope.stream }] });
    case 'supervised':
      return ofSupervised(scope.reach);
  }
}

const ofSupervised = (reach: Reach): readonly Where[] =>
  Object.entries(facts).map(([collection, fact]) => ({ collection, filter: { $and: [living[collection] ?? {}, fact, overseen(reach)] } }));

/** Lifecycles whose ledgers of notices have a keeper, to be looked through for whom a notice did not reach. */
const kept = ['ballots', 'committees', 'consultations'] as const;

export function ledgersOf(scope: Scope): readonly Where[] {
  const found = scope.of === 'person' && supervises(scope.reach) ? [...ofPerson(scope.caller), ...ledgersOver(scope.reach)] : whereOf(scope);
  const ledgers = scope.of === 'supervised' ? ledgersOver(scope.reach) : found;
  return ledgers.filter(({ collection }) => kept.some((one) => one === collection));
}

const ledgersOver = (reach: Reach): readonly Where[] =>
  kept.map((collection) => ({ collection, filter: { $and: [{ ended: false }, overseen(reach)] } }));
