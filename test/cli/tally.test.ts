import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'biaocheng-tally-'));
const bundle = join(folder, 'tally.mjs');
const command = fileURLToPath(new URL('../../cli/tally.ts', import.meta.url));

beforeAll(async () => {
  const entry = `import { Command } from 'commander'; import { register } from ${JSON.stringify(command)};
    const program = new Command(); register(program); await program.parseAsync();`;
  await build({
    stdin: { contents: entry, resolveDir: fileURLToPath(new URL('../..', import.meta.url)), loader: 'ts' },
    ...{ bundle: true, platform: 'node', format: 'esm', outfile: bundle, logLevel: 'silent' },
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Run = { readonly code: number | null; readonly out: { [key: string]: unknown }[]; readonly err: string };
function run(lines: readonly unknown[], ...args: string[]): Run {
  const input = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  const ran = spawnSync(process.execPath, [bundle, 'tally', ...args], { input, encoding: 'utf8' });
  const out = ran.stdout.split('\n').filter((line) => line !== '');
  return { code: ran.status, out: out.map((line) => JSON.parse(line) as { [key: string]: unknown }), err: ran.stderr };
}
const outcome = (line: object): unknown => {
  const { out, err } = run([{ id: 1, ...line }]);
  return out[0]?.['outcome'] ?? err;
};

describe('biaocheng tally', () => {
  it('reproduces all vectors in one run, in order, exit 0', () => {
    const vectors = JSON.parse(readFileSync(new URL('../domain/ballot-rule/vectors.json', import.meta.url), 'utf8')) as {
      line: { id: string };
      outcome: string;
    }[];
    const { code, out, err } = run(vectors.map((vector) => vector.line));
    expect([code, err]).toEqual([0, '']);
    expect(out.map((line) => [line['id'], line['outcome']])).toEqual(vectors.map((vector) => [vector.line.id, vector.outcome]));
  });

  it('prints id, outcome and the trace with exactly the agreed names', () => {
    const { out } = run([{ id: 'CN-TC-1', rule: 'CN-TC', counts: { eligible: 25, yes: 13, noWithReasons: 4, abstain: 2 } }]);
    expect(out[0]).toEqual({
      id: 'CN-TC-1',
      outcome: 'PASS',
      trace: [
        { test: 'quorum', num: 19, q: 4, op: '>=', p: 3, den: 25, holds: true },
        { test: 'yes', num: 13, q: 3, op: '>=', p: 2, den: 19, holds: true },
        { test: 'no', num: 4, q: 4, op: '<=', p: 1, den: 19, holds: true },
      ],
    });
  });

  it('reads every line of docs/ballot-rules.md and prints the outcome written beside it', () => {
    const page = readFileSync(new URL('../../docs/ballot-rules.md', import.meta.url), 'utf8');
    const blocks = [...page.matchAll(/```jsonl\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
    const lines = blocks.flatMap((block) => block.split('\n')).filter((line) => line.startsWith('{'));
    const { code, out, err } = run(lines);
    expect([code, err]).toEqual([0, '']);
    const notes = lines.map((line) => (JSON.parse(line) as { note?: unknown }).note);
    expect(out.map((line) => line['outcome'])).toEqual(notes);
    expect(lines.length).toBeGreaterThan(38);
  });

  it.each([
    ['rule', { rule: 'CN-XX' }, 'RULE_UNKNOWN', 'CN-TC'],
    ['parameter', { rule: 'CN-TC', params: { base: 'E' } }, 'RULE_PARAM_UNKNOWN', 'recusal'],
    ['count name', { rule: 'CN-TC', counts: { eligible: 5, maybe: 1 } }, 'COUNT_NAME_UNKNOWN', 'noWithReasons'],
    ['name beside the counts', { rule: 'CN-TC', count: { eligible: 5 } }, 'COUNT_NAME_UNKNOWN', 'noWithReasons'],
    ['class', { rule: 'ISO-DIS', counts: { classes: { Q: { yes: 1 } } } }, 'COUNTS_CLASS_UNKNOWN', 'P, O'],
    ['choice', { rule: 'CN-TC', votes: ['yes', 'maybe'], counts: { eligible: 5 } }, 'VOTE_CHOICE_UNKNOWN', 'conditionalNo'],
    ['choice of a voter', { rule: 'CN-TC', votes: [{ choice: 'maybe' }], counts: { eligible: 5 } }, 'VOTE_CHOICE_UNKNOWN', 'conditionalNo'],
    ['kind of weight', { rule: 'CEN-6.2', weights: { yes: [1], nope: [1] } }, 'COUNT_NAME_UNKNOWN', 'abstain'],
    ['quantity', { rule: { tests: [{ num: 'Z', op: '>', p: 1 }] } }, 'RULE_QUANTITY_UNKNOWN', 'noObjection'],
  ])('an unknown %s: exit 2, the line is named, what is known is listed', (_, line, code, known) => {
    const good = { id: 'a', rule: 'ISO-CIB', counts: { yes: 2, noWithReasons: 1 } };
    const result = run([good, { id: 'b', ...line }, { ...good, id: 'c' }]);
    expect(result.code).toBe(2);
    expect(result.err).toContain('line 2:');
    expect(result.err).toContain(code);
    expect(result.err).toContain(known);
    expect(result.out.map((out) => out['id'])).toEqual(['a', 'c']);
  });

  it.each([
    '{',
    '[]',
    '3',
    '{"id":"x"}',
    '{"id":"x","rule":"CN-TC","counts":{"eligible":5,"yes":"3"}}',
    '{"id":"x","rule":"CN-TC","counts":{"eligible":5,"yes":2.5}}',
    '{"id":"x","rule":"CN-TC","counts":{"eligible":5,"yes":6}}',
    '{"id":"x","rule":"CN-TC","votes":[7],"counts":{"eligible":5}}',
    '{"id":"x","rule":"CN-TC","votes":["yes"],"counts":{"eligible":5,"yes":2}}',
    '{"id":"x","rule":"ISO-DIS","votes":[{"choice":"yes","class":"P"}],"counts":{"classes":{"P":{"yes":2}}}}',
    '{"id":"x","rule":"ANSI","counts":{"classes":{"__proto__":{"yes":1}}}}',
  ])('the bad line %s: exit 1, nothing counted', (line) => {
    const result = run([line]);
    expect([result.code, result.out]).toEqual([1, []]);
    expect(result.err).toMatch(/^line 1: /);
  });

  it('takes papers instead of counts, as words or with class, weight and unit', () => {
    expect(outcome({ rule: 'CN-TC', counts: { members: 4 }, votes: ['yes', 'yesWithComments', 'conditionalNo', 'abstain'] })).toBe('FAIL');
    expect(outcome({ rule: 'CN-TC', counts: { members: 4 }, votes: ['yes', 'yesWithComments', 'yes', 'abstain'] })).toBe('PASS');
    expect(outcome({ rule: 'IETF', counts: { members: 3 }, votes: ['yes', 'noObjection', 'discuss'] })).toBe('FAIL');
    expect(
      outcome({
        rule: 'CEN-6.2',
        votes: [
          { choice: 'yes', weight: 29 },
          { choice: 'yes', weight: 4 },
          { choice: 'no', weight: 10 },
        ],
      }),
    ).toBe('PASS');
    expect(
      outcome({
        rule: 'ISO-DIS',
        votes: [
          { choice: 'yes', class: 'P' },
          { choice: 'no', class: 'O' },
        ],
      }),
    ).toBe('PASS');
    expect(
      outcome({
        rule: 'CN-TC',
        params: { sameUnit: 'equalOnce' },
        counts: { eligible: 4 },
        votes: [{ choice: 'yes', unit: 'u' }, { choice: 'yes', unit: 'u' }, 'yes'],
      }),
    ).toBe('INVALID');
  });

  it('XC4 a unit is one unit however its code is spelt: small letters, full width, blanks, groups of four', () => {
    const code = '91210100MA0A26118H';
    const spellings = [code, code.toLowerCase(), ` ${code} `, '９１２１０１００ＭＡ０Ａ２６１１８Ｈ', '9121 0100 MA0A 2611 8H', `${code}\u200b`];
    const ballot = (unit: string, params: object) => ({
      rule: 'CN-TC',
      params,
      counts: { eligible: 4 },
      votes: [{ choice: 'yes', unit: code }, { choice: 'yes', unit }, 'yes', 'noWithReasons'],
    });
    const { out, err } = run(spellings.map((unit, id) => ({ id, ...ballot(unit, { sameUnit: 'equalOnce' }) })));
    expect(err).toBe('');
    for (const line of out)
      expect(line).toMatchObject({
        outcome: 'FAIL',
        trace: [
          { test: 'quorum', num: 3, den: 4, holds: true },
          { test: 'yes', holds: true },
          { test: 'no', num: 1, q: 4, p: 1, den: 3, holds: false },
        ],
      });
    expect(out).toHaveLength(spellings.length);
    // Where each counts, and where the units differ, four papers were returned.
    expect(outcome(ballot(code.toLowerCase(), { sameUnit: 'each' }))).toBe('PASS');
    expect(outcome(ballot('91210100MA0A26126C', { sameUnit: 'equalOnce' }))).toBe('PASS');
    expect(outcome({ ...ballot('x', { sameUnit: 'equalOnce' }), votes: [{ choice: 'yes', unit: ' \u200b ' }] })).toContain('TALLY_MALFORMED');
  });

  it('takes classes, weights and facts beside the counts as well as inside', () => {
    expect(outcome({ rule: 'ISO-DIS', classes: { P: { yes: 2 }, O: { yes: 1 } } })).toBe('PASS');
    expect(outcome({ rule: 'ETSI-TB', weights: { yes: [71], no: [29] } })).toBe('PASS');
    expect(outcome({ rule: 'ETSI-TB', counts: { weights: { yes: [70], no: [29] } } })).toBe('FAIL');
    expect(outcome({ rule: 'OASIS-OS', statementsOfUse: 3 })).toBe('PASS');
    expect(outcome({ rule: 'OASIS-OS', counts: { facts: { statementsOfUse: 3 } } })).toBe('PASS');
    expect(outcome({ rule: 'CEN', mandated: false, counts: { yes: 3, noWithReasons: 1 } })).toBe('PASS');
    expect(outcome({ rule: 'CEN', mandated: true, counts: { yes: 3, noWithReasons: 1 } })).toContain('COUNTS_MISSING');
    expect(outcome({ rule: 'W3C', counts: { yes: 5, noWithReasons: 5, chair: 'for' } })).toBe('PASS');
  });

  it('reads a file, skips blank lines, and stands a byte order mark and CRLF', () => {
    const file = join(folder, 'ballots.jsonl');
    writeFileSync(file, '\uFEFF{"id":1,"rule":"ISO-CIB","counts":{"yes":2}}\r\n\r\n{"id":2,"rule":"ISO-CIB","counts":{"noWithReasons":2}}\r\n');
    const { code, out } = run([], file);
    expect([code, out.map((line) => line['outcome'])]).toEqual([0, ['PASS', 'FAIL']]);
  });

  it('a reader that does not read: the command stops reading too, its answers do not pile up in memory', async () => {
    const line = `${JSON.stringify({ id: 1, rule: 'CN-TC', counts: { eligible: 25, yes: 20 } })}\n`;
    const child = spawn(process.execPath, [bundle, 'tally'], { stdio: ['pipe', 'pipe', 'inherit'] });
    child.stdin.on('error', () => undefined); // it is killed before it has read everything
    child.stdin.write(line.repeat(10_000));
    await new Promise((resolve) => setTimeout(resolve, 5_000)); // twice the time it needs to read all of it
    expect(child.stdin.writableLength).toBeGreaterThan(100_000);
    child.kill();
  }, 20_000);

  it('lists the shipped rules with their parameters', () => {
    const { code, out } = run([], '--rules');
    expect(code).toBe(0);
    expect(out.find((line) => line['rule'] === 'CN-GS')).toMatchObject({ params: { den: { default: 'ELIGIBLE_PRESENT' } } });
  });
});
