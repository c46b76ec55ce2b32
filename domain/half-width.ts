/** Full-width forms (U+FF01–FF5E, U+3000) to ASCII, then trimmed: what input methods leave in typed codes. */
export const halfWidth = (text: string): string =>
  text.replace(/[\uFF01-\uFF5E\u3000]/g, (c) => (c === '\u3000' ? ' ' : String.fromCharCode(c.charCodeAt(0) - 0xfee0))).trim();

/** Capitals of a–z only: the general rule would turn ß into SS and change the length of a code. */
export const asciiUpper = (text: string): string => text.replace(/[a-z]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 32));
