import { afterAll, beforeAll, expect, test } from 'vitest';
import { errorRegistry, errorType } from '../../contract/errors.js';
import { startApi, type TestApi } from '../support/api.js';

let api: TestApi;

beforeAll(async () => {
  api = await startApi({
    rateLimit: {
      on: true,
      perMinuteSubject: 900,
      perMinuteAddress: 900,
      loginFailuresPerMinute: 5,
      loginFailuresPerAddress: 20,
      loginFailuresPerAccount: 50,
      commentsPerTenMinutes: 5,
    },
  });
});
afterAll(() => api.close());

test('what everybody may read, a page of another site may read; a write it may not ask for', async () => {
  const read = await fetch(`${api.url}/api/v1/standards`);
  expect(read.headers.get('access-control-allow-origin')).toBe('*');
  const missing = await fetch(`${api.url}/api/v1/standards/none`);
  expect([missing.status, missing.headers.get('access-control-allow-origin')]).toEqual([404, '*']);
  const asked = await fetch(`${api.url}/api/v1/standards`, { method: 'OPTIONS' });
  expect([asked.status, asked.headers.get('access-control-allow-methods')]).toEqual([204, 'GET, HEAD']);
  const write = await fetch(`${api.url}/api/v1/projects`, { method: 'POST' });
  expect(write.headers.get('access-control-allow-origin')).toBeNull();
});

test('every answer says how much may still be asked, each time one less', async () => {
  const left = async () => (await fetch(`${api.url}/api/v1/standards`)).headers;
  const [one, two] = [await left(), await left()];
  expect(one.get('ratelimit-limit')).toBe('900');
  expect(Number(one.get('ratelimit-remaining')) - Number(two.get('ratelimit-remaining'))).toBe(1);
  expect(Number(two.get('ratelimit-reset'))).toBeGreaterThan(0);
});

test('the type of every problem is a page in both languages', async () => {
  const codes = Object.keys(errorRegistry);
  expect(codes.length).toBeGreaterThan(300);
  for (const code of codes) {
    const answer = await fetch(`${api.url}${errorType(code)}`);
    const html = await answer.text();
    expect([answer.status, html.includes(code), html.includes('lang="en"')], code).toEqual([200, true, true]);
  }
  expect((await fetch(`${api.url}/docs/errors/none_such`)).status).toBe(404);
  expect(await (await fetch(`${api.url}/docs/errors`)).text()).toContain('VIEW_BEHIND');
});
