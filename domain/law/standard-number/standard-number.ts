/** Kinds of the Standardization Law, with the two that real catalogues add: local engineering (DBJ, DGJ) and metrology (JJG, JJF). */
export type NumberKind =
  'national' | 'industry' | 'local-province' | 'local-city' | 'local-engineering' | 'group' | 'enterprise' | 'metrology' | 'foreign';

/**
 * One standard number, taken apart. Serial and parts are strings: leading zeros are the society's own and are kept.
 * A dual number carries the identically adopted one in `adopts`.
 */
export type StandardNumber = {
  readonly kind: NumberKind;
  /** `GB`, `HG`, `DB21`, `DBJ50`, `JJG`, the society’s code without `T/`, the enterprise’s without `Q/`, `ISO/IEC`. */
  readonly code: string;
  /** What follows the slash: `T` recommended, `Z` guidance, `TJ` and `J` of DGJ, or nothing. */
  readonly mark: string;
  readonly department: string | null;
  readonly region: string | null;
  readonly serial: string;
  readonly parts: readonly string[];
  readonly year: number | null;
  /** Year of a partial revision printed in brackets, `（2016年版）`. */
  readonly edition: number | null;
  readonly allParts: boolean;
  readonly adopts: string | null;
  /** What a foreign number says after its year, such as `+A1:2008`. */
  readonly supplement?: string;
  /** Between code and serial in the few forms that do not use a space: `.` in some enterprise numbers. */
  readonly joint: ' ' | '.';
};
