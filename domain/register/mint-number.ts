import type { Context } from '../decider.js';
import { printOf } from '../print-of.js';
import type { Cure, Json, Refusal } from '../refusal.js';
import { refuse } from '../refusal.js';
import type { Result } from '../result.js';
import { ok } from '../result.js';
import { groupNumber, isMintable, localNumber } from '../standard-number/mint.js';
import { printStandardNumber, type StandardNumber } from '../standard-number/number.js';
import { parseStandardNumber } from '../standard-number.js';
import { entriesOf, headOf, maxEntries, plainSerial, type Entry } from './number-book.js';
import type { Minted, RegisterCommand, RegisterEvent, RegisterState } from './register-state.js';

type Mint = Extract<RegisterCommand, { readonly type: 'mint' }>;
type Found = Result<string, Refusal>;

/** Serials have at most six digits. */
const highestSerial = 999_999;

/**
 * A number for a project, once: asked again it gets the same one, after a burning a new one. A refusal is a fact the project must hear,
 * so it is recorded and told rather than answered.
 */
export function mintNumber(state: RegisterState, order: Mint, _context: Context): readonly RegisterEvent[] {
  if (order.organisation !== undefined && order.organisation !== state.organisation)
    return [{ type: 'numberRefused', project: order.project, refusal: notOwn(state, order.organisation) }];
  const own = entriesOf(state.book).find((entry) => entry.status === 'minted' && entry.owner === printOf(order.project));
  if (own) return [{ type: 'numberRepeated', ...minted(state, order, own.serial, own.year) }];
  const serial = serialFor(state, order);
  if (!serial.ok) return [{ type: 'numberRefused', project: order.project, refusal: serial.error }];
  const next = minted(state, order, serial.value, order.year);
  if (isMintable(numberOf(state, serial.value, order.year).kind, next.number)) return [{ type: 'numberMinted', ...next }];
  const { error } = wrong('NUMBER_FORMAT', next.number, 'a number of the strict form', ['officer']);
  return [{ type: 'numberRefused', project: order.project, refusal: error }];
}

const notOwn = (state: RegisterState, organisation: string): Refusal =>
  refuse('REGISTER_NOT_OWN', {
    rule: 'G10',
    source: 'GS-17',
    found: { organisation },
    needed: { organisation: state.organisation },
    cure: ['monitor'],
  }).error;

function serialFor(state: RegisterState, { revises, wish, year }: Mint): Found {
  const count = entriesOf(state.book).length;
  if (count >= maxEntries) return wrong('REGISTER_FULL', count, { max: maxEntries }, ['operator']);
  if (revises !== null) return revised(state, revises, year);
  if (wish !== null) return wished(state, wish);
  const next = state.highest + 1;
  return next <= highestSerial ? ok(String(next)) : wrong('SERIALS_EXHAUSTED', state.highest, { max: highestSerial }, ['operator']);
}

/** A revision keeps the serial and takes the new year. */
function revised(state: RegisterState, revises: string, year: number): Found {
  const parsed = ownNumber(state, revises);
  if (!parsed.ok) return parsed;
  const same = entriesOf(state.book).filter((entry) => entry.serial === parsed.value.plain && entry.status !== 'burnt');
  if (!same.some((entry) => entry.year === parsed.value.year)) return wrong('NUMBER_UNKNOWN', revises, 'a number of this register', ['officer']);
  const taken = entriesOf(state.book).find((entry) => entry.serial === parsed.value.plain && entry.year === year);
  return taken ? takenBy(taken) : ok(parsed.value.plain);
}

/** A wished serial must never have been used, in any year, burnt ones included (G10). */
function wished(state: RegisterState, wish: string): Found {
  if (!/^\d{1,6}(\.\d{1,3}){0,2}$/.test(wish) || headOf(wish) < 1) return wrong('NUMBER_FORMAT', wish, 'a serial such as 0003 or 12.1', ['officer']);
  const plain = plainSerial(wish);
  const taken = entriesOf(state.book).find((entry) => entry.serial === plain);
  return taken ? takenBy(taken) : ok(plain);
}

const takenBy = ({ status, serial, year }: Entry): Found =>
  wrong(status === 'burnt' ? 'NUMBER_BURNT' : 'NUMBER_USED', { serial, year, status }, 'a serial never used', ['officer', 'secretariat']);

/** A number of this register's code, taken apart. */
export function ownNumber(
  state: RegisterState,
  text: string,
): Result<{ readonly number: string; readonly plain: string; readonly year: number }, Refusal> {
  const parsed = parseStandardNumber(text);
  if (!parsed.ok) return wrong('NUMBER_FORMAT', text, parsed.error.needed, ['officer']);
  const { serial, parts, year } = parsed.value;
  const own = numberOf(state, '1', 2000);
  if (parsed.value.kind !== own.kind || parsed.value.code !== own.code || year === null || !/^\d+$/.test(serial)) {
    return wrong('NUMBER_FOREIGN', text, `a dated number of ${state.code}`, ['officer']);
  }
  return ok({ number: printStandardNumber(parsed.value), plain: plainSerial([serial, ...parts].join('.')), year });
}

/** Codes such as `DB21` are local standards, all others societies. A mandatory local standard, which a special law asks for, bears no `/T`. */
export function numberOf(state: RegisterState, plain: string, year: number, mandatory = false): StandardNumber {
  const [head = '', ...parts] = plain.split('.');
  const region = /^DB(\d{2}|\d{4})(?:\/T)?$/.exec(state.code)?.[1];
  const base =
    region === undefined
      ? groupNumber(state.code, Number(head), year, state.serialWidth)
      : localNumber(region, Number(head), year, state.serialWidth);
  return { ...base, parts, ...(mandatory && region !== undefined ? { mark: '' } : {}) };
}

function minted(state: RegisterState, { project, revises, mandatory, asOf }: Mint, plain: string, year: number): Minted {
  const number = numberOf(state, plain, year, mandatory);
  return {
    project,
    number: printStandardNumber(number),
    serial: [number.serial, ...number.parts].join('.'),
    plain,
    year,
    revises,
    mark: state.rehearsal ? 'REHEARSAL' : null,
    ...(asOf === undefined ? {} : { asOf }),
  };
}

export const wrong = (code: string, found: Json, needed: Json, cure: readonly Cure[]): { readonly ok: false; readonly error: Refusal } =>
  refuse(code, { rule: 'G10', source: 'D-NUMBER', found, needed, cure });
