import { describe, expect, it } from 'vitest';
import { rehearsalLines } from '../../cli/rehearsal-table.js';
import { parseInstant } from '../../domain/law/calendar/instant.js';
import { calendar2026 } from '../../domain/law/calendar/state-council.js';
import { rehearse } from '../../domain/profile/rehearse.js';
import { broken, copyOf, gate } from '../domain/profile/broken-profiles.js';

const start = parseInstant('2026-03-02T09:00:00+08:00') ?? expect.fail('start');
const linesOf = (profile = copyOf('group-standard/robotics'), traits: readonly string[] = []) =>
  rehearsalLines(rehearse(profile, { from: start, calendar: calendar2026, traits }));

/** Cells of a terminal before the text `mark`: Chinese characters and full-width marks take two. */
const column = (line: string, mark: string): number =>
  [...line.slice(0, line.indexOf(mark))].reduce((sum, char) => sum + (/[\u2e80-\u9fff\uff00-\uff60]/.test(char) ? 2 : 1), 0);

describe('the rehearsal as a table', () => {
  it('says first that it is a simulation, in both languages', () => {
    expect(linesOf()[0]).toMatch(/模拟.*SIMULATION/);
  });

  it('puts the stage codes under one another although titles mix Chinese and English', () => {
    const rows = linesOf().filter((line) => /^[\u4e00-\u9fff]+ .* \d\d\.\d\d {2,}\d{4}-/.test(line));
    expect(rows).toHaveLength(10);
    expect(new Set(rows.map((line) => column(line, /\d\d\.\d\d/.exec(line)?.[0] ?? '')))).toHaveProperty('size', 1);
  });

  it('shows the last day that belongs to a stage, not the day after', () => {
    expect(linesOf().find((line) => line.startsWith('提案'))).toMatch(/2026-03-02 +2026-03-23/);
  });

  it('shows a gate with its force to the projects it applies to', () => {
    expect(linesOf(copyOf('group-standard/robotics'), ['interface']).find((line) => line.includes('R2 →'))).toMatch(/40\.60 .*waivable by chair/);
    expect(linesOf().some((line) => line.includes('R2 →'))).toBe(false);
  });

  it('prints each finding with its sentence, path, values and source', () => {
    const text = linesOf(broken((p) => (gate(p, 'X1').waiverRole = 'chair'))).join('\n');
    expect(text).toContain('[error] LAW_GATE_WAIVABLE /gates/0/waiverRole');
    expect(text).toContain('"chair" → null (《团体标准管理规定》第十二条 Group Standard Provisions, art. 12)');
  });
});
