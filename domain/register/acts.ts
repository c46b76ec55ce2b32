import { actsOf } from '../kernel/act.js';
import { happened, type Gate } from '../kernel/gate.js';
import { said } from '../kernel/words.js';
import { needRole, needStream } from '../kernel/need-role.js';
import { printOf } from '../kernel/print-of.js';
import { ok } from '../kernel/result.js';
import type { RegisterOrder } from '../messages/register.js';
import { numberBurnt, numbersImported, registerReassigned, type RegisterEvent } from './events.js';
import { catalogue, evidence, organisation, reason, usedNumbers } from './fields.js';
import { mintNumber, ownNumber } from './mint-number.js';
import { entriesOf, maxEntries } from './number-book.js';
import { refused, registerFull } from './refusals.js';
import type { RegisterState } from './state.js';

const office: Gate<RegisterState> = (state, { actor }) => needRole(actor, state.organisation, 'officer', 'secretariat');
const supervisor: Gate<RegisterState> = (state, { actor }) => needRole(actor, state.organisation, 'monitor');

const { act, report } = actsOf<RegisterState, RegisterEvent>();

type Order<Type extends RegisterOrder['type']> = Extract<RegisterOrder, { readonly type: Type }>;

const mint = report<Order<'mint'>>('mint', {
  words: said('申请编号', 'a project asks for its number'),
  from: 'standard-project',
  decide(state, order, { actor }) {
    const own = needStream(actor, order.project);
    return own.ok ? happened(mintNumber(state, order)) : own;
  },
});

/** Burning what is not the project's own, or is burnt already, changes nothing: the order is repeated or out of date. */
const burn = report<Order<'burn'>>('burn', {
  words: said('作废编号', 'a project gives its number back'),
  from: 'standard-project',
  decide(state, { project, number, reason: why }, { actor }) {
    const own = needStream(actor, project);
    if (!own.ok) return own;
    const parsed = ownNumber(state, number);
    if (!parsed.ok) return happened();
    const { plain, year } = parsed.value;
    const isOwn = entriesOf(state.book).some(
      (entry) => entry.status === 'minted' && entry.serial === plain && entry.year === year && entry.owner === printOf(project),
    );
    return isOwn ? happened(numberBurnt({ project, number, plain, year, reason: why })) : happened();
  },
});

const roomForOne: Gate<RegisterState> = ({ book }) => {
  const next = entriesOf(book).length + 1;
  return next > maxEntries ? registerFull(next) : ok(null);
};

/** Numbers given out before us. Clashes are named and nothing is imported, so that a list is taken whole or not at all. */
const importUsed = act('importUsed', {
  words: said('导入已用编号', 'bring in numbers given out before'),
  payload: { numbers: usedNumbers, source: catalogue },
  who: office,
  gates: [roomForOne],
  decide(state, { numbers, source }, { actor }) {
    const read: Parameters<typeof numbersImported>[0]['numbers'][number][] = [];
    for (const used of numbers) {
      const { number: text, ...title } = typeof used === 'string' ? { number: used } : used;
      const parsed = ownNumber(state, text);
      if (!parsed.ok) return parsed;
      read.push({ ...parsed.value, ...title });
    }
    const total = entriesOf(state.book).length + read.length;
    if (total > maxEntries) return registerFull(total);
    const clashes = clashesIn(state, read).slice(0, 20);
    if (clashes.length > 0)
      return refused('NUMBER_USED', { found: clashes, needed: 'numbers not in the register', cure: ['officer', 'secretariat'] });
    return happened(numbersImported({ source, numbers: read, by: actor.id }));
  },
});

type Dated = { readonly number: string; readonly plain: string; readonly year: number };

/** Numbers that the book has, or that the list has twice. */
function clashesIn({ book }: RegisterState, read: readonly Dated[]): readonly string[] {
  const keyOf = (plain: string, year: number): string => `${plain}—${year}`;
  const taken = new Set(entriesOf(book).map(({ serial, year }) => keyOf(serial, year)));
  return read.flatMap(({ number, plain, year }) => {
    const clash = taken.has(keyOf(plain, year));
    taken.add(keyOf(plain, year));
    return clash ? [number] : [];
  });
}

/** Opened for the wrong organisation, a register would shut out the right one for ever. Only who supervises both can put it right; whose the code is the API has looked up. */
const reassignRegister = act('reassignRegister', {
  words: said('登记簿改归', 'reassign the register'),
  payload: { organisation, reason, evidence },
  who: supervisor,
  decide: ({ organisation: from }, { organisation: bearer, reason: why, evidence: proof }, { actor }) =>
    from === bearer ? happened() : happened(registerReassigned({ from, organisation: bearer, reason: why, evidence: proof, by: actor.id })),
});

export const registerActs = [mint, burn, importUsed, reassignRegister] as const;
