import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepAccount } from '../../api/accounts/keep-account.js';
import { namesOf } from '../../api/read/names.js';
import { personNamed } from '../support/spelt.js';
import { startApi, type TestApi } from '../support/api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const added = async (account: string, name: string, at: number): Promise<void> => {
  const command = { type: 'addAccount', person: personNamed('zhao'), name, grants: [], override: false } as const;
  const done = await keepAccount(api.db, {
    account,
    command,
    hand: { by: 'test', operator: null, reason: 'test' },
    now: at,
    cost: { memoryKib: 64, passes: 1 },
  });
  expect(done.ok).toBe(true);
};
const called = async () => (await namesOf(api.db, ['zhao']))('zhao');

test('XB27 given a person with an account, one added later under another name changes nobody’s name in the records, whatever the two are called', async () => {
  await added('m.office', '赵敏', api.now);
  expect(await called()).toBe('赵敏');
  for (const [n, account] of ['z.later', 'a.later'].entries()) {
    await added(account, '丁宁四', api.now + n + 1);
    expect(await called()).toBe('赵敏');
  }
});
