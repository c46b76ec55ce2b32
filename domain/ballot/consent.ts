import { charAt, withChar } from '../kernel/rows.js';
import type { BallotState } from './state.js';

/** Texts one ballot may be about, one after another: each has a bit in the character of a seat. */
export const mostTexts = 6;
/** The first character, for a seat that spoke of no text; the set of texts is added to it, so that it stays one byte. */
const none = 48;

type Corrected = Pick<BallotState, 'text' | 'swaps' | 'consents'>;

/** The texts the ballot was ever about, each once. */
export const textsOf = ({ swaps = [], text }: Pick<Corrected, 'text' | 'swaps'>): readonly string[] => [
  ...new Set([...swaps.map(({ from }) => from), text]),
];

const bitOf = (state: Corrected, text: string): number => {
  const at = textsOf(state).indexOf(text);
  return at < 0 ? 0 : 1 << at;
};
const setIn = (char: string): number => char.charCodeAt(0) - none;
const charOf = (texts: number): string => String.fromCharCode(none + texts);

/** Kept from the first correction on: whoever has voted by then did so on the text of before. */
export function consentsFrom(state: BallotState): readonly string[] {
  const voted = charOf(bitOf(state, state.text));
  return state.consents ?? state.marks.map((row) => row.replace(/[^.]/g, voted).replace(/\./g, charOf(0)));
}

/** The seat has a new vote, on this text and no other. */
export const votedOn = <S extends BallotState>(state: S, seat: number, text: string): S =>
  state.consents ? { ...state, consents: withChar(state.consents, seat, charOf(bitOf(state, text))) } : state;

/** The vote stands on this text as well as on those before. */
export const stoodOn = (state: BallotState, seat: number, text: string): BallotState =>
  state.consents ? { ...state, consents: withChar(state.consents, seat, charOf(setIn(charAt(state.consents, seat)) | bitOf(state, text))) } : state;

/** The vote of this seat was given on other texts than the one in force, which its voter has not answered for. */
export const isUnanswered = (state: BallotState, seat: number): boolean =>
  state.consents !== undefined && !'.-'.includes(charAt(state.marks, seat)) && (setIn(charAt(state.consents, seat)) & bitOf(state, state.text)) === 0;

/**
 * The marks that count. Consent was given to a text: to another one it is none until its voter says so, and the paper counts as not returned; where that
 * text is in force again, it counts again. A negative or an abstention stays what it is until its voter takes it back, so that no correction makes a text
 * easier to adopt.
 */
export function marksCounted(state: Corrected & Pick<BallotState, 'marks'>): readonly string[] {
  const { marks, consents } = state;
  if (consents === undefined) return marks;
  const now = bitOf(state, state.text);
  return marks.map((row, at) => row.replace(/[yYo]/g, (mark, place: number) => (setIn(consents[at]?.charAt(place) ?? '0') & now ? mark : '.')));
}

/** Of those who have voted, how many have not answered for the text in force, and how many stood by a vote given on another. */
export function answersOf(state: BallotState): { readonly stood: number; readonly unanswered: number } {
  const now = bitOf(state, state.text);
  let [stood, unanswered] = [0, 0];
  state.consents?.forEach((row, at) => {
    for (let place = 0; place < row.length; place += 1) {
      if ('.-'.includes(state.marks[at]?.charAt(place) ?? '.')) continue;
      const texts = setIn(row.charAt(place));
      if ((texts & now) === 0) unanswered += 1;
      else if (texts !== now) stood += 1;
    }
  });
  return { stood, unanswered };
}
