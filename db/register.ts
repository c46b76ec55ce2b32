import type { Recorded, Stream } from '../domain/kernel/decider.js';
import { eventOf } from '../domain/kernel/log/record.js';
import { register } from '../domain/register/register.js';
import type { RegisterEvent } from '../domain/register/events.js';
import type { RegisterState } from '../domain/register/state.js';
import type { Projection, RowWrite } from './projection.js';
import type { SightFacets } from './sight-facets.js';
import { viewCollection } from './view.js';
import { collection } from './model.js';

/** One number as it is listed. A burnt number keeps its row for ever. */
export type NumberRow = {
  readonly _id: string;
  readonly register: Stream;
  readonly number: string;
  /** As a catalogue that was brought in has it. */
  readonly title?: string;
  readonly year: number;
  readonly status: 'minted' | 'burnt' | 'imported';
  readonly project: Stream | null;
  readonly at: number;
  readonly rehearsal: boolean;
};

export const numbers = collection<NumberRow>(
  'numbers',
  { register: String, number: String, title: String, year: Number, status: String, project: String, at: Number, rehearsal: Boolean },
  [[{ register: 1, _id: 1 }, { name: 'register' }]],
);

const rowId = (stream: Stream, plain: string, year: number): string => `${stream}#${plain}—${year}`;

/** Written once under its business key; repeating it changes nothing. */
const taken = (
  recorded: Recorded,
  of: { readonly number: string; readonly plain: string; readonly year: number; readonly title?: string; readonly asOf?: number },
  row: Pick<NumberRow, 'status' | 'project' | 'rehearsal'>,
): RowWrite => ({
  collection: numbers,
  write: {
    updateOne: {
      filter: { _id: rowId(recorded.stream, of.plain, of.year) as never }, // rows are named by register, serial and year
      update: {
        $setOnInsert: {
          register: recorded.stream,
          number: of.number,
          year: of.year,
          at: of.asOf ?? recorded.at,
          ...(of.title === undefined ? {} : { title: of.title }),
          ...row,
        },
      },
      upsert: true,
    },
  },
});

function rowsOf(recorded: Recorded, state: unknown): readonly RowWrite[] {
  const event = eventOf(recorded) as RegisterEvent; // an archived event of a register
  const { rehearsal } = state as RegisterState; // evolved by its own decider
  switch (event.type) {
    case 'numberMinted':
      return [taken(recorded, event, { status: 'minted', project: event.project, rehearsal })];
    case 'numbersImported':
      return event.numbers.map((one) => taken(recorded, one, { status: 'imported', project: null, rehearsal }));
    case 'numberBurnt':
      return [
        {
          collection: numbers,
          write: { updateOne: { filter: { _id: rowId(recorded.stream, event.plain, event.year) as never }, update: { $set: { status: 'burnt' } } } },
        },
      ]; // as above
    default:
      return [];
  }
}

const everyone: SightFacets = { openTo: 'everyone', parties: [], persons: [] };

export const registers = viewCollection('registers', { code: String });

/** Registers of numbers are public: who holds a number is what a register is for. */
export const registerProjection: Projection = {
  kind: 'register',
  views: registers,
  decider: register,
  facets: (value) => {
    const { code, organisation, rehearsal } = value as RegisterState; // evolved by its own decider
    return { ...everyone, parties: [organisation], code, organisation, rehearsal };
  },
  rows: rowsOf,
};
