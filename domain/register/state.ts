/** The numbers of one society's code, real or for rehearsals, never both. `book` is read by number-book.ts. */
export type RegisterState = {
  readonly code: string;
  readonly organisation: string;
  readonly serialWidth: number;
  readonly rehearsal: boolean;
  readonly highest: number;
  readonly book: readonly string[];
};
