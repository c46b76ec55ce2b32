import { sourceTitles } from '../contract/source.js';
import type { Command } from 'commander';
import { ballotRuleErrors } from '../contract/errors/ballot-rule.js';
import { readTallyLine } from '../contract/ballot-rule.js';
import { allowed } from '../domain/ballot-rule/parameter.js';
import { paramSpecsOf, ruleSpecs } from '../domain/ballot-rule/rules.js';
import { tally } from '../domain/ballot-rule/tally.js';
import type { Refusal } from '../domain/kernel/refusal.js';
import { ok, type Result } from '../domain/kernel/result.js';
import { exits, linesOf, write, type Exit } from './json-lines.js';

/** Where the answers and the refusals go; the real process in use, plain collectors in tests. */
export type Streams = { readonly out: (line: string) => void; readonly err: (line: string) => void };

const sentenceOf = (code: string): string => Object.entries(ballotRuleErrors).find(([known]) => known === code)?.[1].en ?? '';
const listed = (value: unknown): string =>
  Array.isArray(value) ? value.map(String).join(', ') : typeof value === 'string' ? value : JSON.stringify(value);

/** A refusal as one sentence with the value found and the values known. */
export const explain = (line: number, { code, rule, found, needed }: Refusal): string =>
  `line ${line}: ${code} (${rule}) ${sentenceOf(code)} Found: ${listed(found)}. ${code.endsWith('UNKNOWN') ? 'Known' : 'Needed'}: ${listed(needed)}.`;

function parse(text: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}

/** Counts one line: answered, or refused as a bad line or for a name nobody knows. */
export function tallyLine(number: number, text: string, { out, err }: Streams): Exit {
  const json = parse(text);
  if (!json.ok) {
    err(`line ${number}: not JSON: ${json.error}`);
    return exits.badLine;
  }
  const input = readTallyLine(json.value);
  if (!input.ok) {
    err(explain(number, input.error));
    return input.error.code.endsWith('UNKNOWN') ? exits.unknownName : exits.badLine;
  }
  out(JSON.stringify({ id: input.value.id, ...tally(input.value.rule, input.value.counts) }));
  return exits.answered;
}

/** Counts every line. Refused lines are named, the others are counted all the same; the worst line is the exit code. The next line waits until `out` took the answer. */
async function runTally(
  lines: AsyncIterable<string>,
  { out, err }: { readonly out: (line: string) => Promise<void>; readonly err: Streams['err'] },
): Promise<Exit> {
  let number = 0;
  let worst: Exit = exits.answered;
  for await (const text of lines) {
    number += 1;
    const answers: string[] = [];
    const exit = tallyLine(number, text, { out: (line) => answers.push(line), err });
    for (const answer of answers) await out(answer);
    if (exit > worst) worst = exit;
  }
  return worst;
}

/** The shipped rules, one JSON line each: id, other names, parameters with what they take, electorate, source. */
const ruleLines = (): readonly string[] =>
  ruleSpecs.map((spec) => {
    const params = Object.fromEntries(
      Object.entries(paramSpecsOf(spec)).map(([name, param]) => [name, { default: param.default, takes: allowed(param) }]),
    );
    return JSON.stringify({
      rule: spec.id,
      aliases: spec.aliases,
      electorate: spec.electorate,
      params,
      source: spec.source,
      ...sourceTitles(spec.source),
    });
  });

/** `biaocheng tally [file]`: JSON Lines in, JSON Lines out. */
export function register(program: Command): void {
  program
    .command('tally')
    .description(
      'count ballots: one JSON line in ({"id","rule","params","counts" or "votes"}), one JSON line out with the outcome and every comparison',
    )
    .argument('[file]', 'JSON Lines file; standard input when left out')
    .option('--rules', 'print the shipped rules with their parameters')
    .action(async (file: string | undefined, options: { rules?: boolean }) => {
      const out = (line: string): Promise<void> => write(`${line}\n`);
      if (options.rules === true) return out(ruleLines().join('\n'));
      process.exitCode = await runTally(linesOf(file), { out, err: (line) => void process.stderr.write(`${line}\n`) });
    });
}
