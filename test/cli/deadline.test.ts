import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildCli } from './run-cli.js';

let cli: Awaited<ReturnType<typeof buildCli>>;
beforeAll(async () => void (cli = await buildCli()), 60_000);

const line = (fields: object): string => `${JSON.stringify(fields)}\n`;
const friday = { id: 'a', from: '2026-09-28T15:00:00+08:00', count: 5, unit: 'workingDays' };

describe('biaocheng deadline', () => {
  it('answers in exactly the agreed shape', async () => {
    const { code, out } = await cli.run(['deadline'], line(friday));
    expect(code).toBe(0);
    expect(out).toBe(
      '{"id":"a","closesAt":"2026-10-11T00:00:00+08:00","daysCounted":["2026-09-29","2026-09-30","2026-10-08","2026-10-09","2026-10-10"],"provisional":false}\n',
    );
  });
  it('knows all four units and says when an answer is provisional', async () => {
    const from = '2026-11-23T09:00:00+08:00';
    const { code, lines } = await cli.run(
      ['deadline'],
      [
        { id: 1, from, count: 30, unit: 'calendarDays' },
        { id: 2, from, count: 20, unit: 'workingDays' },
        { id: 3, from, count: 1, unit: 'months' },
        { id: 4, from, count: 5, unit: 'years' },
      ]
        .map(line)
        .join(''),
    );
    expect(code).toBe(0);
    expect(lines.map(({ closesAt, provisional }) => [closesAt, provisional])).toEqual([
      ['2026-12-24T00:00:00+08:00', false],
      ['2026-12-22T00:00:00+08:00', false],
      ['2026-12-24T00:00:00+08:00', false],
      ['2031-11-25T00:00:00+08:00', true],
    ]);
  });
  it('answers good lines around a bad one, in order, and ends with 1', async () => {
    const { code, lines, err } = await cli.run(
      ['deadline'],
      `${line(friday)}\n   \nnot json\n[1]\n${line({ ...friday, id: 9, count: 0, from: 'yesterday' })}\r\n${line({ ...friday, id: 2 }).trim()}`,
    );
    expect(code).toBe(1);
    expect(err).toBe('');
    expect(lines.map(({ id }) => id)).toEqual(['a', null, null, 9, 2]);
    expect(lines.map(({ problems }) => (problems as { code: string }[] | undefined)?.map((p) => p.code))).toEqual([
      undefined,
      ['LINE_NOT_JSON'],
      ['LINE_NOT_OBJECT'],
      ['TERM_FROM', 'TERM_COUNT'],
      undefined,
    ]);
  });
  it('a count or a start that cannot be is a problem of its line: exit 1', async () => {
    const cases: [object, string][] = [
      [{ count: 0 }, 'TERM_COUNT'],
      [{ count: -3 }, 'TERM_COUNT'],
      [{ count: 1.5 }, 'TERM_COUNT'],
      [{ count: '5' }, 'TERM_COUNT'],
      [{ count: 1201, unit: 'months' }, 'TERM_COUNT'],
      [{ from: '2026-09-28T15:00:00' }, 'TERM_FROM'],
      [{ from: undefined }, 'TERM_FROM'],
      [{ unit: undefined }, 'LINE_VALUE'],
      [{ from: '9998-01-01T00:00:00Z', count: 100, unit: 'years' }, 'TERM_FROM'],
      [{ from: '9999-12-31T23:59:59Z' }, 'TERM_FROM'],
    ];
    const run = await cli.run(['deadline'], cases.map(([change]) => line({ ...friday, ...change })).join(''));
    expect(run.code).toBe(1);
    expect(run.lines.map(({ problems }) => (problems as { code: string }[]).map((p) => p.code))).toEqual(cases.map(([, code]) => [code]));
  });
  it('an unknown unit or field ends with 2 and lists what is known', async () => {
    const { code, lines } = await cli.run(
      ['deadline'],
      line({ ...friday, unit: 'weeks' }) + line({ ...friday, holidays: [] }) + line({ ...friday, count: 0 }),
    );
    expect(code).toBe(2);
    expect(lines[0]).toMatchObject({
      problems: [{ code: 'LINE_UNKNOWN_NAME', found: 'weeks', needed: ['calendarDays', 'workingDays', 'months', 'years'] }],
    });
    expect(lines[1]).toMatchObject({ problems: [{ code: 'LINE_UNKNOWN_NAME', found: ['holidays'], needed: ['id', 'from', 'count', 'unit'] }] });
  });
  it('reads a file as well as a pipe, byte order mark and U+2028 included', async () => {
    const file = join(dirname(cli.file), 'terms.jsonl');
    writeFileSync(file, `\uFEFF${JSON.stringify({ ...friday, id: 'x\u2028y' })}`);
    const { code, lines } = await cli.run(['deadline', file]);
    expect(code).toBe(0);
    expect(lines).toMatchObject([{ id: 'x\u2028y', provisional: false }]);
  });
  it('of nothing answers nothing', async () => {
    expect(await cli.run(['deadline'])).toMatchObject({ code: 0, out: '', err: '' });
  });
});
