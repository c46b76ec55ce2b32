import { entriesOf, headOf } from '../register/number-book.js';
import { numberOf } from '../register/mint-number.js';
import type { RegisterState } from '../register/state.js';
import { printStandardNumber } from '../standard-number/number.js';
import { byTable, type CommandOf, type Fields, type Told, type Translate } from './command-table.js';

const bookOf = (state: unknown): RegisterState => state as RegisterState; // folded by the register's own decider

/** A mandatory local number bears no `/T`. */
const mandatoryIn = (number: unknown, { code }: RegisterState): boolean => /^DB\d/.test(code) && !String(number).includes('/T');

const dated = (asOf: unknown): Fields => (asOf === undefined ? {} : { asOf });

/** Whether a serial was wished for does not show; one that is not the next of the book was. */
const minted: Translate = ({ project, year, revises, plain, number, asOf }, { state }): Told => {
  const next = headOf(String(plain)) === bookOf(state).highest + 1 && !String(plain).includes('.');
  const wish = revises !== null || next ? null : plain;
  return { type: 'mint', ...{ project, year, revises, wish, ...dated(asOf) }, mandatory: mandatoryIn(number, bookOf(state)) };
};

/** The number the project has already, whatever it asked for. */
const repeated: Translate = ({ project, year, revises, number, asOf }, { state }): Told => ({
  type: 'mint',
  ...{ project, year, revises, wish: null, ...dated(asOf) },
  mandatory: mandatoryIn(number, bookOf(state)),
});

/** The order that was refused is not kept. The refusal names what was found in the book: an order that meets it must be refused so. */
const refused: Translate = ({ project, refusal }, { state }): readonly Told[] => {
  const { found } = refusal as { readonly found: unknown }; // every refusal says what it found
  const about: Fields = typeof found === 'object' && found !== null ? { ...found } : {};
  const issuer = typeof about['organisation'] === 'string' ? { organisation: about['organisation'] } : {};
  const order = { type: 'mint', project, ...issuer, year: typeof about['year'] === 'number' ? about['year'] : 2000, revises: null, wish: null };
  const serial = about['serial'];
  if (typeof found === 'string')
    return [
      { ...order, wish: found },
      { ...order, revises: found },
    ];
  if (typeof serial !== 'string') return [order];
  const editions = entriesOf(bookOf(state).book).filter((one) => one.serial === serial && one.status !== 'burnt');
  const revisions = editions.map((one) => ({ ...order, revises: printStandardNumber(numberOf(bookOf(state), serial, one.year)) }));
  return [{ ...order, wish: serial }, ...revisions];
};

export const registerCommandOf: CommandOf = byTable({
  registerOpened: ({ type: _type, ...input }) => ({ type: 'start', input }),
  numberMinted: minted,
  numberRepeated: repeated,
  numberRefused: refused,
  numberBurnt: 'burn',
  numbersImported: ({ numbers, source }) => ({
    type: 'importUsed',
    source,
    // the numbers of the catalogue, with their titles where it has them
    numbers: (numbers as readonly { readonly number: string; readonly title?: string }[]).map(({ number, title }) =>
      title === undefined ? number : { number, title },
    ),
  }),
  registerReassigned: 'reassignRegister',
});
