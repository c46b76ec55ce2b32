import { beforeAll, describe, expect, it } from 'vitest';
import { codeAt } from '../support/authenticator.js';
import { buildCli } from './run-cli.js';

let cli: Awaited<ReturnType<typeof buildCli>>;
beforeAll(async () => void (cli = await buildCli()), 60_000);

const seed = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

describe('biaocheng code', () => {
  it('shows what an authenticator shows', async () => {
    const before = codeAt(seed, Date.now());
    const { code, out } = await cli.run(['code', seed]);
    expect(code).toBe(0);
    expect([before, codeAt(seed, Date.now())]).toContain(out.trim());
  });

  it('says in one line that a text is no seed', async () => {
    const { code, err, out } = await cli.run(['code', 'no seed 0189!']);
    expect([code === 0, out, err]).toEqual([false, '', 'biaocheng: this is no seed in base 32\n']);
  });
});
