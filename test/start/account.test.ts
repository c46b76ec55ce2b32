import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repositoryRoot } from '../../repository.js';
import { freePort } from '../../scripts/servers.js';
import { ask } from '../support/client.js';
import { runStart, type RunningStart } from './running-start.js';

const society = '51210000MJ4K0X072M';
let data: string;
let api: string;
let start: RunningStart;

type Ran = { readonly code: number; readonly out: string; readonly err: string };

const typed = ['npm', 'run', '--silent', 'account', '--'] as const;
const built = ['node', 'dist/account.mjs'] as const;

/** `npm run account -- …` as somebody types it in a second terminal; only the directory is another. `built` is the program behind it. */
const account = (
  args: readonly string[],
  [program, ...before]: readonly [string, ...string[]] = built,
  more: NodeJS.ProcessEnv = {},
): Promise<Ran> => {
  const settings = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(TEMPORAL_|MONGODB_|BIAOCHENG_|VITEST|NODE_OPTIONS)/.test(name)),
  );
  const options = { cwd: repositoryRoot, env: { ...settings, BIAOCHENG_DATA: data, ...more } };
  return new Promise((resolve) =>
    execFile(program, [...before, ...args], options, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    ),
  );
};

const secretIn = ({ out }: Ran): string => /^ {2}([\w-]{20})$/m.exec(out)?.[1] ?? '';

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'biaocheng-account-'));
  const port = await freePort();
  api = `http://127.0.0.1:${port}`;
  start = runStart({ BIAOCHENG_DATA: data, PORT: String(port), BIAOCHENG_SAMPLES: 'off' });
  await start.until(/what to try next/);
});
afterAll(async () => {
  start.process.kill('SIGTERM');
  await start.exit;
  rmSync(data, { recursive: true, force: true });
});

describe('XF1 an installation without samples', () => {
  it('gets its first officer by one command; the association then registers itself and starts a project over HTTP; locked, its token dies within a second', async () => {
    const added = await account(['add', 'wang.hui', '--name', '王慧', '--grant', `officer@${society}`, '--reason', '第一位经办人'], typed);
    expect([added.code, added.err]).toEqual([0, '']);
    const secret = secretIn(added);
    const change = { account: 'wang.hui', secret, newSecret: 'a secret of my own' };
    expect((await ask(api, 'POST', '/sessions', { body: { account: 'wang.hui', secret } })).body['code']).toBe('SECRET_MUST_CHANGE');
    const token = String((await ask(api, 'POST', '/sessions/change-secret', { body: change })).body['token']);
    const name = '辽宁省示例机器人协会';
    const registration = { uscc: society, name, kind: 'society', fields: ['robotics'], charter: '章程第六条', code: 'LNSR' };
    expect(await ask(api, 'POST', '/organisations', { token, body: registration })).toMatchObject({ status: 201, body: { id: society } });
    const title = { zh: '协作机器人接口', en: 'Interface of collaborative robots' };
    const proposal = {
      organisation: society,
      organisationName: name,
      societyCode: 'LNSR',
      title,
      proposer: { unit: society },
      profile: 'group-standard/robotics',
    };
    const begun = await ask(api, 'POST', '/projects', { token, body: proposal });
    expect(begun.status, JSON.stringify(begun.body)).toBe(201);
    expect((await ask(api, 'GET', `/projects/${String(begun.body['id'])}`, { token })).body).toMatchObject({
      status: '00.00',
      organisation: society,
    });
    expect((await account(['lock', 'wang.hui', '--reason', '离职', '--operator', 'wang.hui'])).code).toBe(0);
    await expect.poll(async () => (await ask(api, 'GET', '/me', { token })).status, { timeout: 1_000, interval: 50 }).toBe(401);
  });

  it('lists its accounts without secrets, and a reset prints a new one-time secret once', async () => {
    const added = await account(['add', 'li.ming', '--name', '李鸣', '--grant', `drafter@${society}`, '--grant', 'monitor@*', '--reason', '起草']);
    const reset = await account(['reset', 'li.ming', '--reason', '忘记口令']);
    const listed = await account(['list']);
    expect([added.code, reset.code, listed.code]).toEqual([0, 0, 0]);
    expect(secretIn(reset)).not.toBe(secretIn(added));
    expect(listed.out).toMatch(
      new RegExp(`li\\.ming\\tp[0-9a-f]{12}\\t李鸣\\tdrafter@${society} monitor@\\*\\tone-time secret\\tresetAccount .*machine:`),
    );
    for (const secret of [added, reset].map(secretIn))
      expect([secret.length, listed.out.includes(secret), start.output().includes(secret)]).toEqual([20, false, false]);
  });

  it('XG8 links an account to an identity of a provider and back, each with a reason, and one identity to one account', async () => {
    for (const name of ['qian.duo', 'qian.shao']) await account(['add', name, '--name', '钱多', '--reason', '委员']);
    const identity = ['https://id.example.cn', '248289761001'];
    const linked = await account(['link', 'qian.duo', ...identity, '--reason', '本人到场核对']);
    const again = await account(['link', 'qian.shao', ...identity, '--reason', 'x']);
    const listed = await account(['list']);
    const unlinked = await account(['unlink', 'qian.duo', '--reason', '调离']);
    const twice = await account(['unlink', 'qian.duo', '--reason', '调离']);
    expect([linked, again, listed, unlinked, twice].map(({ code }) => code)).toEqual([0, 1, 0, 0, 1]);
    expect(again.err).toContain('IDENTITY_TAKEN');
    expect(listed.out).toMatch(/^qian\.duo\t.*\thttps:\/\/id\.example\.cn 248289761001$/m);
    expect(twice.err).toContain('IDENTITY_NOT_LINKED');
  });

  const wrong: readonly { readonly args: readonly string[]; readonly code: number; readonly says: RegExp; readonly more?: NodeJS.ProcessEnv }[] = [
    { args: [], code: 2, says: /Usage/ },
    { args: ['remove', 'x'], code: 2, says: /unknown command/ },
    { args: ['add', 'x', '--name', 'X'], code: 2, says: /--reason/ },
    { args: ['add', 'x', '--name', 'X', '--reason', ' '], code: 2, says: /must say something/ },
    { args: ['add', 'stream:x', '--name', 'X', '--reason', 'r'], code: 2, says: /at most 100/ },
    { args: ['add', 'system', '--name', 'X', '--reason', 'r'], code: 2, says: /not system/ },
    { args: ['add', 'x', '--name', 'X', '--grant', 'king@*', '--reason', 'r'], code: 2, says: /with one of: officer/ },
    { args: ['add', 'x', '--name', 'X', '--grant', 'officer@123', '--reason', 'r'], code: 2, says: /ROLE@CREDIT-CODE/ },
    { args: ['add', 'x', '--name', 'X', '--grant', 'officer@51210000MJ4K0X0720', '--reason', 'r'], code: 1, says: /GRANT_CODE_UNSOUND/ },
    { args: ['link', 'x', 'id.example.cn', '1', '--reason', 'r'], code: 2, says: /issuer of the provider/ },
    { args: ['lock', 'nobody', '--reason', 'r'], code: 1, says: /没有这个账号/ },
    { args: ['add', 'x', '--name', 'X', '--reason', 'r', '--operator', 'nobody'], code: 1, says: /does not exist or is locked/ },
    { args: ['list'], code: 3, says: /MongoDB does not answer/, more: { MONGODB_URI: 'mongodb://127.0.0.1:9/biaocheng' } },
  ];
  it.each(wrong)('answers $args in words, with exit code $code', async ({ args, code, says, more }) => {
    const ran = await account(args, built, more);
    expect(`${ran.out}${ran.err}`).toMatch(says);
    expect(`${ran.out}${ran.err}`).not.toMatch(/\n\s+at /);
    expect(ran.code).toBe(code);
  });
});
