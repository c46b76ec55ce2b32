// Interface agreed first; the ballot-rule owner fills in rules, names and the engine beside it.
/** Counts of one ballot. Weighted and class counts are optional; further facts a rule needs come by name in `facts`. */
export type Counts = {
  readonly members: number;
  readonly eligible: number;
  readonly excluded: number;
  readonly present: number;
  readonly yes: number;
  readonly noWithReasons: number;
  readonly noWithoutReasons: number;
  readonly abstain: number;
  readonly spoilt: number;
  readonly classes?: { readonly [name: string]: Partial<Omit<Counts, 'classes' | 'weights' | 'facts'>> };
  readonly weights?: { readonly yes: readonly number[]; readonly no: readonly number[]; readonly abstain: readonly number[] };
  readonly facts?: { readonly [name: string]: number | boolean };
};

/** One comparison in integers: `num × q  op  p × den`. */
export type TraceRow = {
  readonly test: string;
  readonly num: number;
  readonly q: number;
  readonly op: '>=' | '>' | '<=' | '<' | '=';
  readonly p: number;
  readonly den: number;
  readonly holds: boolean;
};

export type Outcome = 'PASS' | 'FAIL' | 'INVALID' | 'PENDING';
export type Tally = { readonly outcome: Outcome; readonly trace: readonly TraceRow[] };
