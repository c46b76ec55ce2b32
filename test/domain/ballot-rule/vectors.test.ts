import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readTallyLine } from '../../../contract/ballot-rule.js';
import { tally } from '../../../domain/ballot-rule/tally.js';
import type { TraceRow } from '../../../domain/ballot-rule/ballot-rule.js';

type Vector = { line: { id: string }; outcome: string; printed: string[] };
// The file is ours, one object for each vector.
const vectors = JSON.parse(readFileSync(new URL('./vectors.json', import.meta.url), 'utf8')) as Vector[];

const signs: Record<string, string> = { '>=': '≥', '<=': '≤', '>': '>', '<': '<', '=': '=' };
const mark = (row: TraceRow): string => (row.holds ? '✓' : '✗');
const long = (row: TraceRow): string =>
  `${row.test}: ${row.num}×${row.q}=${row.num * row.q} ${signs[row.op]} ${row.p}×${row.den}=${row.p * row.den} ${mark(row)}`;
const short = (row: TraceRow): string => `${row.test} ${row.num} ${signs[row.op]} ${row.p * row.den} ${mark(row)}`;
const bare = (row: TraceRow): string => `${row.num} ${signs[row.op]} ${row.p * row.den} ${mark(row)}`;

describe('vectors', () => {
  it('has all 69 of them', () => {
    expect(vectors).toHaveLength(69);
    expect(new Set(vectors.map((vector) => vector.line.id)).size).toBe(69);
  });

  it.each(vectors.map((vector) => [vector.line.id, vector] as const))('%s has the printed outcome and every printed comparison', (_, vector) => {
    const input = readTallyLine(vector.line);
    if (!input.ok) throw new Error(JSON.stringify(input.error));
    const result = tally(input.value.rule, input.value.counts);
    expect(result.outcome).toBe(vector.outcome);
    const made = result.trace.map((row) => [long(row), short(row), bare(row)]);
    const unprinted = vector.printed.filter((text) => !made.some((forms) => forms.includes(text)));
    expect(unprinted).toEqual([]);
  });

  it('makes no comparison that the vector does not print, but for CN-TC-13 (no negatives) and the chair of W3C-2', () => {
    const extra = vectors.flatMap((vector) => {
      const input = readTallyLine(vector.line);
      if (!input.ok) throw new Error(JSON.stringify(input.error));
      const made = tally(input.value.rule, input.value.counts).trace.filter(
        (row) => ![long(row), short(row), bare(row)].some((text) => vector.printed.includes(text)),
      );
      return made.map((row) => `${vector.line.id} ${row.test}`);
    });
    expect(extra).toEqual(['CN-TC-13 no', 'W3C-2 chair']);
  });
});
