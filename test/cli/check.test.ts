import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { committeeProfiles } from '../../domain/committee/profiles.js';
import { fieldProfile } from '../../domain/profile/group-standard.js';
import { buildCli } from './run-cli.js';

let cli: Awaited<ReturnType<typeof buildCli>>;
beforeAll(async () => void (cli = await buildCli()), 60_000);

const published = <T>(file: string): T[] => JSON.parse(readFileSync(`test/data/${file}`, 'utf8')) as T[];

describe('biaocheng check', () => {
  it('answers in the agreed order of fields', async () => {
    const { code, lines } = await cli.run(['check', 'number'], 'T/LNSR 0003-2026\n');
    expect(code).toBe(0);
    expect(Object.keys(lines[0] ?? {})).toEqual(['value', 'valid', 'canonical', 'kind', 'parts', 'problems']);
    expect(lines[0]).toMatchObject({
      value: 'T/LNSR 0003-2026',
      valid: true,
      canonical: 'T/LNSR 0003—2026',
      kind: 'group',
      parts: { code: 'LNSR', serial: '0003', year: 2026 },
    });
  });
  it('every published credit code gets its verdict, one answer a line, in order', async () => {
    const codes = published<{ code: string; computed: { uscOk: boolean; orgPartOk: boolean } }>('uscc.json');
    const { code, lines } = await cli.run(['check', 'uscc'], codes.map((record) => record.code).join('\n'));
    expect(code).toBe(0);
    expect(lines.map(({ value, valid }) => [value, valid])).toEqual(
      codes.map((record) => [record.code, record.computed.uscOk && record.computed.orgPartOk]),
    );
  });
  it('every published number gets an answer; with --strict the four that are no number make it end with 1', async () => {
    const raw = published<{ raw: string }>('numbers.json').map((record) => record.raw);
    const { code, lines } = await cli.run(['check', 'number', '--strict'], raw.join('\n'));
    expect(code).toBe(1);
    expect(lines.map(({ value }) => value)).toEqual(raw);
    expect(new Set(lines.filter(({ valid }) => valid === false).map(({ value }) => value)).size).toBe(4);
  });
  it('a problem carries its code, what was found and needed, and a sentence in both languages', async () => {
    const { lines } = await cli.run(['check', 'uscc'], '51210000MJ4K0X072N');
    expect(lines).toMatchObject([
      {
        valid: false,
        overridable: true,
        problems: [
          {
            code: 'CREDIT_CODE_CHECK',
            found: 'N',
            needed: 'M',
            zh: expect.stringContaining('校验码') as string,
            en: expect.stringContaining('check character') as string,
          },
        ],
      },
    ]);
  });
  it('takes bare text, JSON strings and objects with an id; all-digit codes keep their digits', async () => {
    const { code, lines } = await cli.run(
      ['check', 'uscc'],
      '123502001549897397\n"51210000MJ4K0X072M"\n{"id":7,"value":"914403001922038216"}\n{"id":8}\n{"id"\n"x',
    );
    expect(code).toBe(1);
    expect(lines.slice(0, 3)).toMatchObject([
      { value: '123502001549897397', valid: true },
      { value: '51210000MJ4K0X072M', valid: true },
      { id: 7, valid: true },
    ]);
    expect(lines.slice(3)).toMatchObject([
      { id: 8, problems: [{ code: 'LINE_VALUE' }] },
      { id: null, problems: [{ code: 'LINE_VALUE' }] },
      { id: null, problems: [{ code: 'LINE_VALUE' }] },
    ]);
  });
  it('ics and ccs', async () => {
    expect((await cli.run(['check', 'ics'], 'ICS 25.040.30')).lines).toMatchObject([{ valid: true, canonical: '25.040.30', kind: 'subgroup' }]);
    expect((await cli.run(['check', 'ccs'], 'J 28\nO10')).lines).toMatchObject([
      { canonical: 'J28' },
      { valid: false, problems: [{ code: 'CCS_SHAPE' }] },
    ]);
  });
  it('profiles: a shipped one by name, any one as a line or as a printed file; a broken floor is found', async () => {
    const robotics = fieldProfile('robotics');
    const short = { ...robotics, consultation: { ...robotics.consultation, window: { count: 29, unit: 'calendarDays' } } };
    const file = join(dirname(cli.file), 'profile.json');
    writeFileSync(file, JSON.stringify(short, null, 2));
    const named = await cli.run(['check', 'profile'], `robotics\n${JSON.stringify(robotics)}\n`);
    expect(named.lines).toMatchObject([
      { value: robotics.id, valid: true },
      { value: robotics.id, valid: true },
    ]);
    expect(named.lines[0]?.['canonical']).toBe(named.lines[1]?.['canonical']);
    const printed = await cli.run(['check', 'profile', file, '--strict']);
    expect(printed.code).toBe(1);
    expect(printed.lines).toHaveLength(1);
    expect((printed.lines[0]?.['problems'] as { code: string }[]).map((p) => p.code)).toContain('COMMENT_WINDOW_BELOW_FLOOR');
  });
  it('committee profiles: each shipped one by its id, a broken one as JSON with rule, source and cure of the form', async () => {
    const ids = [...new Set(committeeProfiles.map((one) => one.id))];
    const named = await cli.run(['check', 'profile', '--strict'], ids.join('\n'));
    expect([named.code, named.lines.map(({ value, valid }) => [value, valid])]).toEqual([0, ids.map((id) => [id, true])]);
    const [base] = committeeProfiles;
    const broken = { ...base, absence: { ...base?.absence, warn: 3, replace: 3 } };
    const one = await cli.run(['check', 'profile', '--strict'], JSON.stringify(broken));
    expect(one.code).toBe(1);
    expect(one.lines[0]).toMatchObject({
      value: base?.id,
      valid: false,
      problems: [{ code: 'COMMITTEE_ABSENCE_ORDER', path: '/absence', source: base?.absence.source }],
    });
    const shapeless = await cli.run(['check', 'profile'], JSON.stringify({ kind: 'committee', bodies: 1 }));
    expect(shapeless.lines[0]).toMatchObject({
      value: null,
      valid: false,
      parts: null,
      problems: expect.arrayContaining([expect.objectContaining({ code: 'SHAPE_WRONG' })]),
    });
  });
  it('an unknown profile name ends with 2 and the list of those shipped', async () => {
    const { code, lines } = await cli.run(['check', 'profile'], 'nonesuch');
    expect(code).toBe(2);
    expect(lines).toMatchObject([
      { problems: [{ code: 'LINE_UNKNOWN_NAME', found: 'nonesuch', needed: expect.arrayContaining(['group-standard/robotics']) as string[] }] },
    ]);
  });
});

describe('the command line itself', () => {
  it.each([[['nonesuch']], [['check', 'colour']], [['check']], [['deadline', '--nope']], [[]]])(
    '%j ends with 2 and lists what is known, on stderr alone',
    async (args) => {
      const { code, out, err } = await cli.run(args);
      expect(code).toBe(2);
      expect(out).toBe('');
      expect(err).toMatch(args.includes('check') ? /uscc/ : /Usage: biaocheng/);
    },
  );
  it('--help ends with 0 and names every sub-command', async () => {
    const { code, out } = await cli.run(['--help']);
    expect(code).toBe(0);
    for (const name of ['tally', 'deadline', 'check']) expect(out).toContain(name);
  });
  it('a file that is not there ends with 2 and one sentence', async () => {
    const { code, out, err } = await cli.run(['check', 'uscc', '/no/such/file']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toContain('/no/such/file');
  });
  it('works in a pipe whose reader stops early', () => {
    const piped = spawnSync(
      'bash',
      ['-c', `yes 'GB/T 1.1-2020' | head -20000 | "${process.execPath}" "${cli.file}" check number | head -1; echo "$\{PIPESTATUS[2]}"`],
      { encoding: 'utf8' },
    );
    const [first = '', status] = piped.stdout.trim().split('\n');
    expect(JSON.parse(first)).toMatchObject({ valid: true });
    expect(status).toBe('0');
    expect(piped.stderr).toBe('');
  });
  it('answers each of 20,000 lines, through a pipe slower than the command', async () => {
    const { code, out } = await cli.run(['check', 'ccs'], 'J28\n'.repeat(20_000));
    expect(code).toBe(0);
    expect(out.split('\n')).toHaveLength(20_001);
  });
  it('starts in less than ten times the start of Node itself (best of five each, in one run)', async () => {
    const best = async (start: () => Promise<number>): Promise<number> =>
      Math.min(...[await start(), await start(), await start(), await start(), await start()]);
    const node = await best(() => Promise.resolve(millisecondsOf(() => spawnSync(process.execPath, ['-e', '0']))));
    const ours = await best(async () => (await cli.run(['deadline'])).ms);
    expect(ours / node).toBeLessThan(10);
  });
});

function millisecondsOf(act: () => unknown): number {
  const started = performance.now();
  act();
  return performance.now() - started;
}
