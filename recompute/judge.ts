import { counterfactual } from '../domain/dossier/counterfactual.js';
import type { Dossier } from '../domain/dossier/dossier.js';
import { isDossier, recompute, type Noted } from '../domain/dossier/recompute.js';
import { findings, printOutcome, summaryOf, type Findings } from './words.js';

/** Same, different, or no dossier at all. The worst of all is the exit code. */
export const exits = { same: 0, different: 1, unusable: 2 } as const;
export type Exit = (typeof exits)[keyof typeof exits];

export type Options = { readonly noted: Noted | null; readonly as: readonly string[]; readonly without: readonly number[]; readonly words: boolean };
/** `found` is null for what is no dossier; `why` says why not. */
export type Judged = {
  readonly line: object;
  readonly words: string;
  readonly exit: Exit;
  readonly found: Findings | null;
  readonly why: string | null;
};

export const unusable = (file: string, why: string): Judged => ({
  line: { file, verdict: 'unusable', why },
  words: `${file}: unusable 不可用: ${why}\n`,
  exit: exits.unusable,
  found: null,
  why,
});

/** One dossier's text, judged. */
export function judge(file: string, text: string, options: Options): Judged {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return unusable(file, 'not JSON');
  }
  if (!isDossier(value)) return unusable(file, 'not a decision dossier');
  const found = recompute(value, options.noted);
  const line = { file, ...found, ...summaryOf(found), ...whatIf(value, options) };
  const exit = found.verdict === 'same' ? exits.same : exits.different;
  return { line, words: printOutcome(file, found, line), exit, found: findings(found), why: null };
}

/** Answers to `--as` and `--without`: they change nothing of the verdict. */
function whatIf(dossier: Dossier, { as, without }: Options): object {
  const byRule = as.map((rule) => {
    const found = counterfactual(dossier, rule);
    return found.ok ? found.value : { as: rule, binding: false, refused: found.error };
  });
  const seats = without.map(
    (seat) => dossier.sensitivity?.withoutSeat?.find((one) => one.seat === seat) ?? { seat, refused: 'the dossier does not show this seat’s vote' },
  );
  return { ...(byRule.length === 0 ? {} : { counterfactual: byRule }), ...(seats.length === 0 ? {} : { without: seats }) };
}
