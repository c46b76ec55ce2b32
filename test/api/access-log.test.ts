import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { accessShown } from '../../contract/http.js';
import { endpoint, type Endpoint } from '../../contract/endpoint.js';
import { startApi, type TestApi } from '../support/api.js';
import { beginBallot, letterBallot, letterSeats, letterTerms, society } from '../support/letter-ballot.js';

const other = '51310000MJ4K0X0994';
let api: TestApi;
let officer: string;
let secretary: string;
let member: string;
let ballot: string;

beforeAll(async () => {
  api = await startApi();
  officer = await api.token('registrar', { role: 'officer', organisation: society });
  secretary = await api.token('zhao', { role: 'secretariat', organisation: society });
  member = await api.token('m1');
  const registered = { uscc: society, name: '示例学会', kind: 'society', charter: '测试', fields: [], code: null };
  expect((await api.ask('POST', '/organisations', { token: officer, body: registered })).status).toBe(201);
  const asked = letterBallot(letterSeats(5));
  ballot = await beginBallot(api, secretary, { ...asked, terms: { ...letterTerms, visibility: 'namedAfterClose' } });
  const cast = { token: member, body: { choice: 'no', reason: '第三条不可行', text: asked.text } };
  expect((await api.ask('POST', `/ballots/${ballot}/votes`, cast)).status).toBe(200);
  api.now += 60 * 86_400_000;
  await api.engine.runDue();
  expect((await api.ask('GET', `/ballots/${ballot}`, { token: secretary })).body['status']).not.toBe('open');
});
afterAll(() => api.close());

const rowsOf = async (person: string) => {
  const { body } = await api.ask('GET', `/organisations/${society}/access-log`, { token: officer });
  return z
    .array(accessShown)
    .parse(body['items'])
    .filter((row) => row.person === person);
};

/** What stands in the log of a few requests more than before. */
async function loggedBy(person: string, requests: () => Promise<unknown>) {
  const before = new Set((await rowsOf(person)).map(({ requestId }) => requestId));
  api.now += 1_000;
  await requests();
  api.now += 1_000;
  return (await rowsOf(person)).filter(({ requestId }) => !before.has(requestId));
}

describe('XB24 every way by which an office reads who voted how, or about persons, leaves a row', () => {
  const ways = ['events?type=voteCast', 'dossier', 'dossier?format=html', 'votes', ''];

  it.each(ways)('given a closed ballot with named votes, its secretary reads /%s: a row; a member who reads it is no office', async (way) => {
    const read = (token: string) =>
      fetch(`${api.url}/api/v1/ballots/${ballot}${way === '' ? '' : `/${way}`}`, { headers: { authorization: `Bearer ${token}` } });
    const rows = await loggedBy('zhao', async () => expect((await read(secretary)).status).toBe(200));
    expect(rows.map(({ kind, record, outcome }) => [kind, record, outcome])).toEqual([['read', ballot, 'done']]);
    const theirs = await loggedBy('m1', async () => expect((await read(member)).status).toBe(200));
    expect(theirs).toHaveLength(way === 'votes' ? 1 : 0);
  });

  it('given one decision of it asked for by its number, and by HEAD: a row each', async () => {
    const listed = await api.ask('GET', `/ballots/${ballot}/dossiers`, { token: secretary });
    const [{ seq }] = z.tuple([z.looseObject({ seq: z.number() })], z.unknown()).parse(listed.body['items']);
    const rows = await loggedBy('zhao', async () => {
      for (const method of ['GET', 'HEAD'])
        await fetch(`${api.url}/api/v1/ballots/${ballot}/dossiers/${seq}`, { method, headers: { authorization: `Bearer ${secretary}` } });
    });
    expect(rows.map(({ route }) => route)).toEqual(['dossier.ballots', 'dossier.ballots']);
  });

  /** Fields in which an answer says who somebody is. */
  const naming = ['person', 'people', 'persons', 'roster', 'seats', 'members', 'actor', 'author', 'objector', 'complainant', 'editors', 'holder'];
  /** Where they say it of nobody who could mind, and why. */
  const open: { readonly [route: string]: string } = {
    'read.projects': 'names offices, and drafters, who stand on the standard',
    'read.consultations': 'names drafters; who commented is in listComments',
    'read.procedures': 'names of rules; who filed and confirmed are offices of the society',
    readProfile: 'names of rules, about nobody',
    readWorklist: 'what waits for the reader',
    readOrganisationDesk: 'what waits for the offices of the reader',
    readSupervisorDesk: 'what waits for the reader',
  };
  const named = ({ answer }: Endpoint): boolean =>
    !('media' in answer) && naming.some((field) => JSON.stringify(z.toJSONSchema(answer, { unrepresentable: 'any' })).includes(`"${field}":{`));

  it('given any route whose answer says who somebody is, the log knows it for one that shows persons', () => {
    const reads = api.app.endpoints.filter(({ method }) => method === 'get');
    const unmarked = reads.filter((one) => one.personal === undefined && named(one)).map(({ name }) => name);
    expect(unmarked.sort()).toEqual(Object.keys(open).sort());
    expect(reads.filter(({ personal }) => personal !== undefined).length).toBeGreaterThan(20);
    const bare = endpoint({ ...reads[0], name: 'x', answer: z.strictObject({ items: z.array(z.strictObject({ person: z.string() })) }) } as Endpoint);
    expect(named(bare)).toBe(true);
  });
});

describe('XB25 what an office was refused stands in the log with its code, wherever on the way', () => {
  it('given a record it may not see, one that is not there, and a role it has not', async () => {
    const theirs = await api.token('elsewhere', { role: 'secretariat', organisation: other });
    const hidden = await beginBallot(api, theirs, {
      ...letterBallot(letterSeats(5).map((seat) => ({ ...seat, organisation: other }))),
      organisation: other,
    });
    const rows = await loggedBy('zhao', async () => {
      await api.ask('POST', `/ballots/${hidden}/open-ballot`, { token: secretary, body: {} });
      await api.ask('GET', `/ballots/${hidden}/events`, { token: secretary });
      await api.ask('DELETE', `/ballots/${hidden}/invitations/${crypto.randomUUID()}`, { token: secretary });
      await api.ask('POST', '/ballots/nonesuch/invitations', { token: secretary, body: { person: 'm1', days: 7 } });
      await api.ask('GET', '/monitor/pilots', { token: secretary });
    });
    const said = rows.map(({ kind, route, record, outcome }) => [kind, route, record, outcome]);
    expect(said).toHaveLength(5);
    expect(said).toEqual(
      expect.arrayContaining([
        ['act', 'ballots.openBallot', hidden, 'NOT_FOUND'],
        ['read', 'events.ballots', hidden, 'NOT_FOUND'],
        ['act', 'ballots.revokeInvitation', hidden, 'NOT_FOUND'],
        ['act', 'ballots.invite', 'nonesuch', 'NOT_FOUND'],
        ['read', 'monitorPilots', null, 'ROLE_NOT_ALLOWED'],
      ]),
    );
  });

  it('given an office of elsewhere that asks for this log, the log has that too; a member’s mistakes and an office’s misspelt query are nobody’s business', async () => {
    const rows = await loggedBy('elsewhere', async () => {
      const token = await api.token('elsewhere', { role: 'officer', organisation: other });
      expect((await api.ask('GET', `/organisations/${society}/access-log`, { token })).status).toBe(403);
    });
    expect(rows.map(({ route, outcome }) => [route, outcome])).toEqual([['readAccessLog', 'ROLE_NOT_ALLOWED']]);
    expect(await loggedBy('m1', () => api.ask('GET', '/ballots/nonesuch', { token: member }))).toEqual([]);
    expect(await loggedBy('zhao', () => api.ask('GET', `/ballots/${ballot}/events?limit=x`, { token: secretary }))).toEqual([]);
  });
});
