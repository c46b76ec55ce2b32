import { expect } from 'vitest';
import type { TestApi } from './api.js';

/** Registers somebody as an authority, once per store. */
export async function registerAuthority(api: TestApi, uscc: string, name = '示例主管部门'): Promise<void> {
  const token = await api.token('civil-affairs', { role: 'monitor', organisation: '*' });
  const answer = await api.ask('POST', '/organisations', {
    token,
    body: { uscc, name, kind: 'authority', charter: '三定方案' },
    key: `register-${uscc}`,
  });
  expect([200, 201], JSON.stringify(answer.body)).toContain(answer.status);
}
