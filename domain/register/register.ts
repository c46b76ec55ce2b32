import { isMachine } from '../actor.js';
import type { Context, Decider, Effect } from '../decider.js';
import type { RegisterInput, RegisterReport } from '../register-messages.js';
import { needRole, needStream } from '../need-role.js';
import { printOf } from '../print-of.js';
import type { Refusal } from '../refusal.js';
import type { Result } from '../result.js';
import { ok, unreachable } from '../result.js';
import { entriesOf, headOf, maxEntries, withBurnt, withEntries } from './number-book.js';
import { mintNumber, ownNumber, wrong } from './mint-number.js';
import type { RegisterCommand, RegisterEvent, RegisterState } from './register-state.js';

type Decision = Result<readonly RegisterEvent[], Refusal>;
type Type = RegisterCommand['type'];

/** The book of numbers of one code. It never ends: what was used stays used. */
export const register: Decider<RegisterState, RegisterCommand, RegisterEvent, RegisterInput> = {
  kind: 'register',
  commands: { mint: true, burn: true, importUsed: true, reassignRegister: true },
  start: startRegister,
  decide: decideRegister,
  evolve: (state, event) => evolveRegister(state, event),
  due: () => null,
  effects: registerEffects,
  can: canRegister,
  status: (state) => (state.rehearsal ? 'rehearsal' : 'open'),
  ended: () => false,
};

function startRegister(input: RegisterInput, context: Context): Decision {
  const allowed = isMachine(context.actor) ? ok(null) : needRole(context.actor, input.organisation, 'officer', 'secretariat');
  if (!allowed.ok) return allowed;
  const width = input.serialWidth;
  if (!Number.isInteger(width) || width < 1 || width > 6) return wrong('SERIAL_WIDTH', width, { min: 1, max: 6 }, ['officer']);
  return ok([{ type: 'registerOpened', ...input }]);
}

/** Numbers are given to projects and taken back from them; people only bring in a catalogue. */
function canRegister(state: RegisterState, type: Type, { actor }: Context): Result<null, Refusal> {
  if (type === 'reassignRegister') return needRole(actor, state.organisation, 'monitor');
  if (type === 'importUsed') return needRole(actor, state.organisation, 'officer', 'secretariat');
  return actor.id.startsWith('stream:standard-project/') ? ok(null) : needStream(actor, null);
}

function decideRegister(state: RegisterState, command: RegisterCommand, context: Context): Decision {
  const allowed = canRegister(state, command.type, context);
  if (!allowed.ok) return allowed;
  if (command.type === 'importUsed') return importUsed(state, command, context);
  if (command.type === 'reassignRegister') return reassign(state, command, context);
  const own = needStream(context.actor, command.project);
  if (!own.ok) return own;
  return ok(command.type === 'mint' ? mintNumber(state, command, context) : burn(state, command));
}

/** Opened for the wrong organisation, a register would shut out the right one for ever. Only who supervises both can put it right; whose the code is the API has looked up. */
function reassign(
  { organisation: from }: RegisterState,
  { organisation, reason, evidence }: Extract<RegisterCommand, { readonly type: 'reassignRegister' }>,
  { actor }: Context,
): Decision {
  return ok(organisation === from ? [] : [{ type: 'registerReassigned', from, organisation, reason, evidence, by: actor.id }]);
}

/** Burning what is not the project's own, or is burnt already, changes nothing: the order is repeated or out of date. */
function burn(state: RegisterState, { project, number, reason }: Extract<RegisterCommand, { readonly type: 'burn' }>): readonly RegisterEvent[] {
  const parsed = ownNumber(state, number);
  if (!parsed.ok) return [];
  const { plain, year } = parsed.value;
  const own = entriesOf(state.book).some(
    (entry) => entry.status === 'minted' && entry.serial === plain && entry.year === year && entry.owner === printOf(project),
  );
  return own ? [{ type: 'numberBurnt', project, number, plain, year, reason }] : [];
}

/** Numbers given out before us. Clashes are named and nothing is imported, so that a list is taken whole or not at all. */
function importUsed(
  state: RegisterState,
  { numbers, source }: Extract<RegisterCommand, { readonly type: 'importUsed' }>,
  { actor }: Context,
): Decision {
  const read: { readonly number: string; readonly plain: string; readonly year: number; readonly title?: string }[] = [];
  for (const used of numbers) {
    const { number: text, ...title } = typeof used === 'string' ? { number: used } : used;
    const parsed = ownNumber(state, text);
    if (!parsed.ok) return parsed;
    read.push({ ...parsed.value, ...title });
  }
  const known = entriesOf(state.book);
  if (known.length + read.length > maxEntries) return wrong('REGISTER_FULL', known.length + read.length, { max: maxEntries }, ['operator']);
  const keyOf = ({ plain, year }: { readonly plain: string; readonly year: number }): string => `${plain}—${year}`;
  const taken = new Set(known.map(({ serial, year }) => keyOf({ plain: serial, year })));
  const clashes = read.filter((one) => {
    const clash = taken.has(keyOf(one));
    taken.add(keyOf(one));
    return clash;
  });
  if (clashes.length > 0)
    return wrong(
      'NUMBER_USED',
      clashes.slice(0, 20).map((one) => one.number),
      'numbers not in the register',
      ['officer', 'secretariat'],
    );
  return ok([{ type: 'numbersImported', source, numbers: read, by: actor.id }]);
}

function evolveRegister(state: RegisterState | null, event: RegisterEvent): RegisterState {
  if (event.type === 'registerOpened') {
    const { code, organisation, serialWidth, rehearsal } = event;
    return { code, organisation, serialWidth, rehearsal, highest: 0, book: [] };
  }
  if (!state) throw new Error(`${event.type} before registerOpened`);
  switch (event.type) {
    case 'numberMinted':
      return {
        ...state,
        highest: Math.max(state.highest, headOf(event.plain)),
        book: withEntries(state.book, [{ status: 'minted', owner: printOf(event.project), year: event.year, serial: event.plain }]),
      };
    case 'numberBurnt':
      return { ...state, book: withBurnt(state.book, event.plain, event.year) };
    case 'numbersImported':
      return {
        ...state,
        highest: event.numbers.reduce((highest, { plain }) => Math.max(highest, headOf(plain)), state.highest),
        book: withEntries(
          state.book,
          event.numbers.map(({ plain, year }) => ({ status: 'imported', owner: null, year, serial: plain })),
        ),
      };
    case 'registerReassigned':
      return { ...state, organisation: event.organisation };
    case 'numberRepeated':
    case 'numberRefused':
      return state;
    default:
      return unreachable(event);
  }
}

function registerEffects(event: RegisterEvent, state: RegisterState): readonly Effect[] {
  switch (event.type) {
    case 'numberMinted':
    case 'numberRepeated':
      return [tell(event.project, { type: 'numberMinted', number: event.number, serial: event.serial, year: event.year })];
    case 'numberRefused':
      return [
        tell(event.project, { type: 'numberRefused', refusal: event.refusal }),
        {
          kind: 'notice',
          template: 'register.refused',
          to: [{ role: 'officer', organisation: state.organisation }],
          data: { code: state.code, project: event.project, refusal: event.refusal.code },
        },
      ];
    default:
      return [];
  }
}

const tell = (stream: RegisterEventProject, command: RegisterReport): Effect => ({ kind: 'tell', stream, command });
type RegisterEventProject = Extract<RegisterEvent, { readonly type: 'numberMinted' }>['project'];
