import { Argument, type Command } from 'commander';
import { checkCcs, checkIcs } from '../domain/law/classification.js';
import { checkCreditCode } from '../domain/law/credit-code.js';
import type { Problem } from '../domain/kernel/problem.js';
import type { Json } from '../domain/kernel/refusal.js';
import { checkStandardNumber } from '../domain/law/standard-number/check.js';
import { answerEach, bad, exits, linesOf, parseObject, type Answer, type Exit } from './json-lines.js';
import { lineProblem, withSentences } from './problem.js';

type Verdict = {
  readonly valid: boolean;
  readonly canonical: string | null;
  readonly kind: string | null;
  readonly parts: object | null;
  readonly problems: readonly object[];
};

/** What `check` can judge, by name. */
const checks: Readonly<Record<string, (value: string) => Verdict>> = {
  uscc: (value) => shown(checkCreditCode(value)),
  number: (value) => shown(checkStandardNumber(value)),
  ics: (value) => shown(checkIcs(value)),
  ccs: (value) => shown(checkCcs(value)),
};
const checkNames = [...Object.keys(checks), 'profile'];

/** Field order is part of the output; `overridable` is there for credit codes only. */
function shown<V extends Omit<Verdict, 'problems'> & { readonly problems: readonly Problem[] }>({
  valid,
  canonical,
  kind,
  parts,
  problems,
  ...rest
}: V): Verdict {
  return { valid, canonical, kind, parts, problems: problems.map(withSentences), ...rest };
}

/** A line is the value itself, a JSON string of it, or `{"id","value"}`: codes typed by hand and columns out of a database both work. */
function readValue(line: string): { readonly id?: Json; readonly value: string | null } {
  if (!/^\s*["{]/.test(line)) return { value: line };
  if (line.trimStart().startsWith('{')) {
    const object = parseObject(line);
    const { id, value } = object.ok ? object.value : {};
    return { ...(id === undefined ? {} : { id }), value: typeof value === 'string' ? value : null };
  }
  try {
    return { value: String(JSON.parse(line)) };
  } catch {
    return { value: null };
  }
}

function answerValue(line: string, check: (value: string) => Verdict, badExit: Exit): Answer {
  const { id, value } = readValue(line);
  if (value === null) return bad(id, [lineProblem('LINE_VALUE', line.slice(0, 80), 'a value, a JSON string, or {"id","value"}')]);
  const verdict = check(value);
  return { line: { ...(id === undefined ? {} : { id }), value, ...verdict }, exit: verdict.valid ? exits.answered : badExit };
}

/** `biaocheng check uscc|number|ics|ccs|profile [file]`. */
export function register(program: Command): void {
  program
    .command('check')
    .description('judge codes, numbers and profiles, one value a line')
    .addArgument(new Argument('<what>', 'what the values are').choices(checkNames))
    .argument('[file]', 'one value a line; standard input when absent')
    .option('--strict', 'exit with 1 when a value is not valid')
    .addHelpText('after', '\nOut: {"value","valid","canonical","kind","parts","problems":[…]}')
    .action(async (what: string, file: string | undefined, { strict }: { strict?: boolean }) => {
      const badExit = strict ? exits.badLine : exits.answered;
      const check = checks[what];
      if (check) return answerEach(linesOf(file), (line) => answerValue(line, check, badExit));
      const { answerProfile, profilesOf } = await import('./check-profile.js'); // brings the profile schema along, which the codes do not need
      return answerEach(profilesOf(file), (line) => answerProfile(line, badExit));
    });
}
