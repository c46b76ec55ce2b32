/** Full-width forms (U+FF01–FF5E, U+3000) to ASCII, then trimmed: what input methods leave in typed codes. */
export const halfWidth = (text: string): string =>
  text.replace(/[\uFF01-\uFF5E\u3000]/g, (c) => (c === '\u3000' ? ' ' : String.fromCharCode(c.charCodeAt(0) - 0xfee0))).trim();

/** Capitals of a–z only: the general rule would turn ß into SS and change the length of a code. */
export const asciiUpper = (text: string): string => text.replace(/[a-z]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 32));

/**
 * What no reader sees: all that Unicode lets a font leave out (soft hyphen, zero-width and direction marks, variation selectors, fillers of Hangul), and letters
 * that are drawn as a gap (fillers of Khitan, of hieroglyphs). Pasted along with a word they are no part of it, and alone they are none.
 */
const unseen = /[\p{Default_Ignorable_Code_Point}\u{16FE4}\u{13441}\u{13442}]/gu;

export const withoutUnseen = (typed: string): string => typed.replace(unseen, '');

/** Text of one line: nothing unseen, nothing that turns its order about, and a blank where a line ended or another control stood. */
export const inOneLine = (typed: string): string => withoutUnseen(typed).replace(/\p{Cc}+/gu, ' ');

/** One spelling of typed text: composed characters (NFC), half width, nothing unseen, nothing around it. */
export const plainText = (typed: string): string => halfWidth(withoutUnseen(typed.normalize('NFC')));

/** As `plainText`, without blanks inside: codes are often printed in groups of four and copied with the gaps. */
export const withoutBlanks = (typed: string): string => plainText(typed).replace(/\s+/g, '');
