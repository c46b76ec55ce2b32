import { printOf } from '../kernel/print-of.js';
import type { Refusal } from '../kernel/refusal.js';
import type { RegisterOrder } from '../messages/register.js';
import type { Result } from '../kernel/result.js';
import { ok } from '../kernel/result.js';
import { groupNumber, isMintable, localNumber } from '../law/standard-number/mint.js';
import { printStandardNumber } from '../law/standard-number/number.js';
import type { StandardNumber } from '../law/standard-number/standard-number.js';
import { parseStandardNumber } from '../law/standard-number/check.js';
import { entriesOf, headOf, maxEntries, plainSerial, type Entry } from './number-book.js';
import { numberMinted, numberRefused, numberRepeated, type Minted, type RegisterEvent } from './events.js';
import { refused, registerFull } from './refusals.js';
import type { RegisterState } from './state.js';

type Mint = Omit<Extract<RegisterOrder, { readonly type: 'mint' }>, 'type'>;
type Found = Result<string, Refusal>;

/** Serials have at most six digits. */
const highestSerial = 999_999;

/**
 * A number for a project, once: asked again it gets the same one, after a burning a new one. A refusal is a fact the project must hear,
 * so it is recorded and told rather than answered.
 */
export function mintNumber(state: RegisterState, order: Mint): RegisterEvent {
  const { project, organisation, year } = order;
  const denied = (refusal: Refusal) => numberRefused({ project, refusal });
  if (organisation !== undefined && organisation !== state.organisation) return denied(notOwn(state, organisation));
  const own = entriesOf(state.book).find((entry) => entry.status === 'minted' && entry.owner === printOf(project));
  if (own) return numberRepeated(minted(state, order, own));
  const serial = serialFor(state, order);
  if (!serial.ok) return denied(serial.error);
  const next = minted(state, order, { serial: serial.value, year });
  if (isMintable(numberOf(state, { plain: serial.value, year }).kind, next.number)) return numberMinted(next);
  return denied(refused('NUMBER_FORMAT', { found: next.number, needed: 'a number of the strict form' }).error);
}

const notOwn = (state: RegisterState, organisation: string): Refusal =>
  refused('REGISTER_NOT_OWN', { source: 'GS-17', found: { organisation }, needed: { organisation: state.organisation }, cure: ['monitor'] }).error;

function serialFor(state: RegisterState, { revises, wish, year }: Mint): Found {
  const count = entriesOf(state.book).length;
  if (count >= maxEntries) return registerFull(count + 1);
  if (revises !== null) return revised(state, revises, year);
  if (wish !== null) return wished(state, wish);
  const next = state.highest + 1;
  return next <= highestSerial ? ok(String(next)) : refused('SERIALS_EXHAUSTED', { found: state.highest, needed: { lessThan: highestSerial } });
}

/** A revision keeps the serial and takes the new year. */
function revised(state: RegisterState, revises: string, year: number): Found {
  const parsed = ownNumber(state, revises);
  if (!parsed.ok) return parsed;
  const same = entriesOf(state.book).filter((entry) => entry.serial === parsed.value.plain && entry.status !== 'burnt');
  if (!same.some((entry) => entry.year === parsed.value.year))
    return refused('NUMBER_UNKNOWN', { found: revises, needed: 'a number of this register' });
  const taken = entriesOf(state.book).find((entry) => entry.serial === parsed.value.plain && entry.year === year);
  return taken ? takenBy(taken) : ok(parsed.value.plain);
}

/** A wished serial must never have been used, in any year, burnt ones included (G10). */
function wished(state: RegisterState, wish: string): Found {
  if (!/^\d{1,6}(\.\d{1,3}){0,2}$/.test(wish) || headOf(wish) < 1)
    return refused('NUMBER_FORMAT', { found: wish, needed: 'a serial such as 0003 or 12.1' });
  const plain = plainSerial(wish);
  const taken = entriesOf(state.book).find((entry) => entry.serial === plain);
  return taken ? takenBy(taken) : ok(plain);
}

const takenBy = ({ status, serial, year }: Entry): Found =>
  refused(status === 'burnt' ? 'NUMBER_BURNT' : 'NUMBER_USED', {
    found: { serial, year, status },
    needed: 'a serial never used',
    cure: ['officer', 'secretariat'],
  });

/** A number of this register's code, taken apart. */
export function ownNumber(
  state: RegisterState,
  text: string,
): Result<{ readonly number: string; readonly plain: string; readonly year: number }, Refusal> {
  const parsed = parseStandardNumber(text);
  if (!parsed.ok) return refused('NUMBER_FORMAT', { found: text, needed: parsed.error.needed });
  const { serial, parts, year } = parsed.value;
  const own = numberOf(state, { plain: '1', year: 2000 });
  if (parsed.value.kind !== own.kind || parsed.value.code !== own.code || year === null || !/^\d+$/.test(serial)) {
    return refused('NUMBER_FOREIGN', { found: text, needed: `a dated number of ${state.code}` });
  }
  return ok({ number: printStandardNumber(parsed.value), plain: plainSerial([serial, ...parts].join('.')), year });
}

/** Codes such as `DB21` are local standards, all others societies. A mandatory local standard, which a special law asks for, bears no `/T`. */
export function numberOf(
  state: RegisterState,
  { plain, year, mandatory = false }: { readonly plain: string; readonly year: number; readonly mandatory?: boolean | undefined },
): StandardNumber {
  const [head = '', ...parts] = plain.split('.');
  const region = /^DB(\d{2}|\d{4})(?:\/T)?$/.exec(state.code)?.[1];
  const order = { serial: Number(head), year, width: state.serialWidth };
  const base = region === undefined ? groupNumber(state.code, order) : localNumber(region, order);
  return { ...base, parts, ...(mandatory && region !== undefined ? { mark: '' } : {}) };
}

function minted(state: RegisterState, { project, revises, mandatory, asOf }: Mint, { serial: plain, year }: Pick<Entry, 'serial' | 'year'>): Minted {
  const number = numberOf(state, { plain, year, mandatory });
  return {
    ...{ project, number: printStandardNumber(number), plain, year, revises },
    serial: [number.serial, ...number.parts].join('.'),
    mark: state.rehearsal ? 'REHEARSAL' : null,
    ...(asOf === undefined ? {} : { asOf }),
  };
}
