import { paperShown } from '../../contract/views/ballot.js';
import { marks } from '../../domain/ballot/marks.js';
import { standingNames } from '../../domain/consultation/words.js';
import { attendanceShown } from './attendance.js';

type Decode = (letter: string) => string;

const paperOf: Decode = (letter) => {
  const mark = marks.find((one) => one === letter);
  return mark === undefined ? letter : paperShown.decode(mark);
};

/** What the letters of a state are called, by kind of lifecycle. */
const decoders: { readonly [kind: string]: Decode } = {
  ballot: paperOf,
  consultation: (letter) => standingNames[letter.toLowerCase()]?.status ?? letter,
  meeting: attendanceShown,
};

const markFields: readonly string[] = ['mark', 'was'];

/** The word for a mark that an event holds, or one word for each of several; anything else as it stands. */
export function wordOfMark(kind: string, field: string, value: string): string | readonly string[] {
  const decode = markFields.includes(field) ? decoders[kind] : undefined;
  if (decode === undefined) return value;
  return value.length === 1 ? decode(value) : [...value].map(decode);
}
