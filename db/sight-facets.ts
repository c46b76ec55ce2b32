/**
 * Who may see a lifecycle, as fields of its view, so that one list query and one read decide alike.
 * `openTo`: who sees the public part; `parties`: credit codes whose people see all of it; `persons`: people who do by name.
 */
export type SightFacets = {
  readonly openTo: 'everyone' | 'accounts' | 'nobody';
  readonly parties: readonly string[];
  readonly persons: readonly string[];
  /** Whose notices the ledger of this lifecycle holds; they correct addresses, each for itself. */
  readonly keepers?: readonly string[];
};

export const distinct = (values: readonly (string | null | undefined)[]): readonly string[] => [
  ...new Set(values.filter((value): value is string => typeof value === 'string' && value !== '')),
];
