import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dossier } from '../../domain/dossier/dossier.js';
import { input, officer, seats, start, terms, vote, voter } from '../domain/ballot/ballot-fixture.js';
import { Life } from '../domain/dossier/dossier-fixture.js';
import { buildCli } from './run-cli.js';

type Ran = { readonly code: number | null; readonly out: string; readonly err: string; readonly lines: readonly Record<string, unknown>[] };

const empty = mkdtempSync(join(tmpdir(), 'recompute-'));
const program = join(empty, 'recompute.mjs');
afterAll(() => rmSync(empty, { recursive: true, force: true }));

/** Nothing but Node: no packages beside it, no environment, and any use of the network would need one of the two. */
function run(args: readonly string[], stdin = ''): Promise<Ran> {
  const child = spawn(process.execPath, [program, ...args], { cwd: empty, env: {} });
  const [out, err]: [string[], string[]] = [[], []];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => out.push(chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => err.push(chunk));
  child.stdin.on('error', () => undefined);
  child.stdin.end(stdin);
  return new Promise((resolve) =>
    child.on('close', (code) => {
      const text = out.join('');
      const lines = text.startsWith('{') ? text.split('\n').filter((line) => line !== '') : [];
      resolve({ code, out: text, err: err.join(''), lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>) }); // what the program promises
    }),
  );
}

function dossier(): Dossier {
  const roll = { kind: 'seats', seats: seats(12) } as const;
  const life = new Life('ballot/b1', input({ opens: 'atStart', roll, terms: { ...terms, visibility: 'namedAfterClose' } }), {
    actor: officer,
    now: start,
  });
  for (let seat = 0; seat < 10; seat += 1) life.do(voter(seat), vote(seat, seat < 8 ? 'yes' : 'no'));
  return life.runUntil(start + 60 * 86_400_000).dossier(life.decisions()[0]);
}

const made = dossier();
const file = (name: string, value: unknown): string => {
  writeFileSync(join(empty, name), typeof value === 'string' ? value : JSON.stringify(value, null, 2));
  return name;
};
const changed = (): Dossier => ({ ...made, outcome: { ...made.outcome, word: 'FAIL' } });

beforeAll(async () => {
  const root = join(import.meta.dirname, '../..');
  await build({
    entryPoints: [join(root, 'recompute/main.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    outfile: program,
    logLevel: 'error',
  });
});

describe('recompute.mjs alone in an empty directory', () => {
  it('C12: says same about a dossier as made: exit 0', async () => {
    expect(readdirSync(empty)).toEqual(['recompute.mjs']);
    const ran = await run([file('d.json', made)]);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.lines).toMatchObject([
      { file: 'd.json', verdict: 'same', outcome: 'PASS', differences: [], proven: { integrity: true, computation: 'everything' } },
    ]);
    expect(ran.lines[0]?.['notProven']).toContain('identity');
  });

  it('C12: says different and where: exit 1', async () => {
    const ran = await run([file('changed.json', changed())]);
    expect(ran.code).toBe(1);
    expect(ran.lines).toMatchObject([{ verdict: 'different', differences: [{ place: '/outcome/word', found: 'FAIL', computed: 'PASS' }] }]);
  });

  it('takes standard input and JSON Lines, and the worst is the exit code', async () => {
    const lines = [made, changed(), made].map((one) => JSON.stringify(one)).join('\n');
    const ran = await run(['-'], lines);
    expect(ran.lines.map((line) => [line['file'], line['verdict']])).toEqual([
      ['-:1', 'same'],
      ['-:2', 'different'],
      ['-:3', 'same'],
    ]);
    expect(ran.code).toBe(1);
  });

  it('what is no dossier is unusable: exit 2', async () => {
    expect((await run([file('text.json', 'hello')])).code).toBe(2);
    expect((await run([file('other.json', { a: 1 })])).code).toBe(2);
    expect((await run(['missing.json'])).code).toBe(2);
    expect((await run([])).err).toContain('usage');
    expect((await run(['--noted', 'x', 'd.json'])).code).toBe(2);
  });

  it('a root noted elsewhere shows that the log was not written anew', async () => {
    const name = file('d.json', made);
    const later = made.log.later;
    const right = await run(['--noted', `${later?.size}:${later?.root}`, name]);
    expect(right.lines).toMatchObject([{ verdict: 'same', proven: { notedRoot: true } }]);
    const wrong = await run(['--noted', `${made.log.size}:${'0'.repeat(64)}`, name]);
    expect(wrong.lines).toMatchObject([{ verdict: 'different', differences: [{ place: '/log/root', check: 'notedRoot' }] }]);
  });

  it('what-if by another rule and without a seat, never binding', async () => {
    const ran = await run(['--as', 'CN-GS;yes=3/4;den=E', '--without', '0', file('d.json', made)]);
    expect(ran.code).toBe(0);
    expect(ran.lines).toMatchObject([
      { counterfactual: [{ binding: false, same: false, result: { outcome: 'FAIL' } }], without: [{ seat: 0, same: true }] },
    ]);
  });

  it('speaks Chinese and English to a person', async () => {
    const { out } = await run(['--words', 'changed.json']);
    expect(out).toContain('different 不一致');
    expect(out).toContain('/outcome/word');
    expect(out).toContain('未证明：具名者是否本人操作');
  });
});

describe('biaocheng recompute', () => {
  it('is the same verifier', async () => {
    const cli = await buildCli();
    const ran = await cli.run(['recompute', '-'], JSON.stringify(made));
    expect(ran).toMatchObject({ code: 0, lines: [{ verdict: 'same' }] });
    expect((await cli.run(['recompute', '--noted', 'x', '-'], '')).code).toBe(2);
  });
});
