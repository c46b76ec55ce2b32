import type { Figures } from './figures.js';

/** What a load client shall do. `tokens` is a file with one bearer token a line: line n is seat n. Stops after `seconds` or `most` votes. */
export type LoadSpec = {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly connections: number;
  readonly seconds: number;
  readonly most: number;
  readonly tokens: string;
  readonly text: string;
};

/** What it saw. `acknowledged` rows are (seat, turn, seq); `uncertain` (seat, turn) had an answer that leaves the outcome open. */
export type LoadReport = {
  readonly figures: Figures;
  readonly statuses: { readonly [status: string]: number };
  readonly acknowledged: readonly (readonly [number, number, number])[];
  readonly uncertain: readonly (readonly [number, number])[];
  readonly problems: readonly string[];
  readonly cpuSeconds: number;
};
