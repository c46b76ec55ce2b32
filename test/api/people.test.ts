import { afterAll, beforeAll, expect, it } from 'vitest';
import type { KnownPerson } from '../../contract/views/known-person.js';
import { host, people, unit } from '../domain/committee/committee-fixture.js';
import { startApi, type TestApi } from '../support/api.js';
import { HttpCommittee } from '../support/http-committee.js';

let api: TestApi;
let secretary: string;
const members = people().map((one, n) => (n === 3 ? { ...one, name: '徐航' } : n === 4 ? { ...one, name: '欧阳静怡' } : one));
const [first, , , xu, ouyang] = members;
beforeAll(async () => {
  api = await startApi();
  const http = await HttpCommittee.over(api);
  secretary = http.secretary;
  await http.established(members);
}, 120_000);
afterAll(() => api.close());

const find = async (token: string, q: string): Promise<readonly KnownPerson[]> => {
  const answer = await api.ask('GET', `/people?q=${encodeURIComponent(q)}`, { token });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body['items'] as readonly KnownPerson[]; // in the shape of the contract, which every answer of the tests is held to
};
const namesFor = async (token: string, q: string) => (await find(token, q)).map(({ name }) => name);

it.each(['徐航', '徐', '航', 'xh', 'XH', 'xuhang', 'xuh', "xu'hang", 'xu hang'])(
  'XL9 the secretary of a committee finds a member whom others registered by %s, with unit and role',
  async (q) => {
    const found = (await find(secretary, q)).find(({ id }) => id === xu?.person);
    expect(found).toMatchObject({ name: '徐航', places: [{ by: 'committee', organisation: xu?.organisation, role: { zh: expect.any(String) } }] });
  },
);

it('members find one another, by a name of two syllables and by account too', async () => {
  const member = await api.token(String(first?.person));
  expect(await namesFor(member, 'oyjy')).toEqual(['欧阳静怡']);
  expect(await namesFor(member, String(ouyang?.person))).toContain('欧阳静怡');
  expect((await find(member, '欧阳静怡'))[0]?.name).toBe('欧阳静怡');
});

it('who has nothing to do with the committee finds nobody of it, and who has no account may not ask', async () => {
  const elsewhere = await api.token('elsewhere', { role: 'secretariat', organisation: unit(99) });
  for (const token of [elsewhere, await api.token('x')]) expect(await namesFor(token, '徐航')).toEqual([]);
  expect((await api.ask('GET', '/people?q=xh')).status).toBe(401);
});

it('an office finds who holds an account at it, who holds no office does not', async () => {
  await api.token('colleague', { role: 'officer', organisation: host });
  expect(await namesFor(secretary, 'colleague')).toContain('colleague');
  expect(await namesFor(await api.token('clerk', { role: 'drafter', organisation: host }), 'colleague')).toEqual([]);
});

it.each(['.*', '(((', '%00', 'a'.repeat(51), ' '])('what is no name is found nowhere and is no fault: %j', async (q) => {
  const { status, body } = await api.ask('GET', `/people?q=${encodeURIComponent(q)}`, { token: secretary });
  expect([200, 400]).toContain(status);
  if (status === 200) expect(body['items']).toEqual([]);
});
