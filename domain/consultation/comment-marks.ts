import type { Json } from '../kernel/refusal.js';
import { charAt, charCounts, placesOf, withChar } from '../kernel/rows.js';
import { commentMarks, type CommentMark, type ConsultationState } from './state.js';
import { standingNames, type Disposition } from './words.js';

export const letters: { readonly [disposition in Disposition]: string } = { adopted: 'a', partly: 'p', rejected: 'r' };

export function markOf({ marks }: ConsultationState, comment: number): CommentMark {
  const char = charAt(marks, comment - 1);
  const mark = commentMarks.find((known) => known === char);
  if (!mark) throw new Error(`unknown mark ${char} at comment ${comment}`);
  return mark;
}

/** Whether a mark is one of these small letters, in time or late. */
export const isIn =
  (letter: string) =>
  (mark: CommentMark): boolean =>
    letter.includes(mark.toLowerCase());

/** What became of a comment, as a refusal says it. */
export const standingOf = (state: ConsultationState, comment: number): { readonly [name: string]: Json } => ({
  comment,
  ...standingNames[markOf(state, comment).toLowerCase()],
});

/** The marks with these comments changed. A comment that came late keeps its capital letter whatever becomes of it. */
export function marked({ marks }: ConsultationState, comments: readonly number[], letter: string): readonly string[] {
  return comments.reduce((rows, comment) => {
    const late = /[A-Z]/.test(charAt(rows, comment - 1));
    return withChar(rows, comment - 1, late ? letter.toUpperCase() : letter);
  }, marks);
}

export const lateCount = ({ marks }: ConsultationState): number =>
  Object.entries(charCounts(marks)).reduce((sum, [mark, count]) => (mark === mark.toUpperCase() ? sum + count : sum), 0);

/** Comments that must still be answered: late ones only where the profile says so. */
export const openComments = ({ marks, lateDisposition }: ConsultationState): readonly number[] =>
  placesOf(marks, lateDisposition === 'required' ? 'oO' : 'o');

/** Where a comment's disposition stands with its author. */
export const objectionAt = ({ objections }: Pick<ConsultationState, 'objections'>, comment: number): string => charAt(objections, comment - 1);

/** Comments whose author has objected and waits for an answer. */
export const openObjections = ({ objections }: Pick<ConsultationState, 'objections'>): readonly number[] => placesOf(objections, 'x');
