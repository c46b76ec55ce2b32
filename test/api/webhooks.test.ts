import type { LookupAddress } from 'node:dns';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { hookFault, isPublicAddress } from '../../contract/webhook-address.js';
import { giveUpAfter, handleWebhook, type HookPorts } from '../../worker/webhooks/handle-webhook.js';
import { HookRefused, postGuarded, resolveByHost } from '../../worker/webhooks/post-guarded.js';
import { shapes } from '../../worker/webhooks/shapes.js';
import { startApi, type TestApi } from '../support/api.js';
import { beginBallot, letterBallot, society } from '../support/letter-ballot.js';
import { startReceiver, type Receiver } from '../support/receiver.js';

const other = '91350200776049653A';
const day = 86_400_000;

let receiver: Receiver;
let api: TestApi;
let officer: string;
let secretary: string;
beforeAll(async () => {
  receiver = await startReceiver();
  api = await startApi({ webhooks: { intranet: [`127.0.0.1:${receiver.port}`], plainHttp: true } });
  const civil = await api.token('civil-affairs', { role: 'monitor', organisation: '*' });
  for (const uscc of [society, other]) {
    const body = { uscc, name: `示例组织${uscc}`, kind: 'enterprise', charter: '章程' };
    const registered = await api.ask('POST', '/organisations', { token: civil, body });
    expect(registered.status, JSON.stringify(registered.body)).toBe(201);
  }
  officer = await api.token('officer', { role: 'officer', organisation: society });
  secretary = await api.token('secretary', { role: 'secretariat', organisation: society });
});
afterAll(async () => {
  await api.close();
  await receiver.close();
});
beforeEach(async () => {
  await api.db.collection('webhooks').deleteMany({});
  await api.db.collection('webhookMessages').deleteMany({});
  receiver.got.length = 0;
  receiver.answer = { status: 204 };
});

const path = `/organisations/${society}/webhooks`;
type Given = { readonly id: string; readonly secret: string };
async function add(over: object = {}): Promise<Given> {
  const { status, body } = await api.ask('POST', path, {
    token: officer,
    body: { name: '办公系统', url: `http://127.0.0.1:${receiver.port}/in?key=hidden`, ...over },
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return { id: String(body['id']), secret: String(body['secret']) };
}
const ports = (): HookPorts => ({
  ...{ db: api.db, personal: api.personal, publicUrl: api.config.publicUrl, guard: api.config.webhooks },
  ...{ resolve: resolveByHost, clock: () => api.now },
});
const turn = (id: string) => handleWebhook(ports(), id, new AbortController().signal);
const ledger = async (id: string, query = '') => {
  const { status, body } = await api.ask('GET', `${path}/${id}/messages${query}`, { token: officer });
  expect(status).toBe(200);
  return body['items'] as {
    cursor: string;
    type: string;
    state: string;
    attempts: number;
    id: string;
    status: number | null;
    error: string | null;
  }[]; // of the contract
};
const hook = async (id: string) => {
  const { body } = await api.ask('GET', path, { token: officer });
  return (body['items'] as { id: string; stoppedAt: string | null; failingSince: string | null; lastError: string | null; host: string }[]).find(
    (one) => one.id === id,
  );
};
const signed = (at: number): Record<string, string> => {
  const headers = receiver.got[at]?.headers;
  return Object.fromEntries(['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => [name, String(headers?.[name])]));
};

/** What a receiver that knows the secret reads; throws when it is not signed with it. The clock of the test is not that of the receiver, which is told the time. */
function checked(secret: string, at: number): unknown {
  const headers = signed(at);
  vi.setSystemTime(Number(headers['webhook-timestamp']) * 1000);
  try {
    return new Webhook(secret).verify(receiver.got[at]?.body ?? '', headers);
  } finally {
    vi.useRealTimers();
  }
}

describe('given a webhook of an office', () => {
  it('S5 what happens where it is party arrives signed, in order, naming nobody, and stands in the ledger as delivered', async () => {
    const { id, secret } = await add();
    const ballot = await beginBallot(api, secretary, letterBallot());
    const cast = { token: await api.token('m0'), body: { choice: 'no', text: letterBallot().text, reason: '第 5 章不妥' } };
    expect((await api.ask('POST', `/ballots/${ballot}/votes`, cast)).status).toBe(200);
    expect(await turn(id)).toEqual({ end: 'through' });

    const rows = await ledger(id);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map(({ type }) => type)).toContain('ballot.ballotOpened');
    expect(rows.map(({ type }) => type).filter((type) => type.includes('vote'))).toEqual([]);
    expect(rows.every(({ state, attempts, status }) => state === 'delivered' && attempts === 1 && status === 204)).toBe(true);
    expect(receiver.got.map(({ headers }) => headers['webhook-id'])).toEqual(rows.map((row) => row.id));
    for (const [at, { body }] of receiver.got.entries()) {
      expect(checked(secret, at)).toEqual(JSON.parse(body));
      expect(body).not.toMatch(/"m0"|委员|secretary|第 5 章|"actor"|"by"/);
    }
    expect(() => checked(`whsec_${Buffer.alloc(32, 1).toString('base64')}`, 0)).toThrow(/signature/i);
  });

  it('XB29 is not told the question of a ballot that is about no standard: it may be about a person', async () => {
    const { id } = await add();
    await beginBallot(api, secretary, { ...letterBallot(), question: '是否同意给予张三处分' });
    await turn(id);
    expect(receiver.got.length).toBeGreaterThan(0);
    for (const { body } of receiver.got) expect(body).not.toContain('张三');
    expect(JSON.stringify(await ledger(id))).not.toContain('张三');
  });

  it.each(['x', '0', '~', '0mx3u0mq9-ballot/b1', '{"$gt":""}'])(
    'XB30 replay behind %s, which is no cursor, is refused and sends nothing',
    async (after) => {
      const { id } = await add();
      const { status, body } = await api.ask('POST', `${path}/${id}/replay`, { token: officer, body: { after } });
      expect([status, body['code']]).toEqual([400, 'BAD_REQUEST']);
      expect((await api.ask('GET', `${path}/${id}/messages?after=${encodeURIComponent(after)}`, { token: officer })).status).toBe(400);
    },
  );

  it('of another organisation hears nothing of it, and a rehearsal says that it is one', async () => {
    const token = await api.token('their.officer', { role: 'officer', organisation: other });
    const url = `http://127.0.0.1:${receiver.port}/theirs`;
    const theirs = await api.ask('POST', `/organisations/${other}/webhooks`, { token, body: { name: '他们的', url } });
    expect(theirs.status).toBe(201);
    const { id } = await add();
    await beginBallot(api, secretary, { ...letterBallot(), rehearsal: true });
    await turn(String(theirs.body['id']));
    expect(receiver.got).toEqual([]);
    await turn(id);
    expect(receiver.got.map(({ body }) => (JSON.parse(body) as { data: { rehearsal: boolean } }).data.rehearsal)).toContain(true);
  });

  it('that does not answer is tried again under the same id, later and later, and loses no message and no order', async () => {
    const { id } = await add();
    await beginBallot(api, secretary, letterBallot());
    receiver.answer = { status: 503 };
    const waits: number[] = [];
    for (let n = 0; n < 4; n += 1) {
      const ended = await turn(id);
      if (ended.end === 'wait') waits.push(ended.ms);
    }
    expect(waits).toEqual([5_000, 10_000, 20_000, 40_000]);
    expect(new Set(receiver.got.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(await hook(id)).toMatchObject({ lastError: 'status 503', stoppedAt: null });
    receiver.answer = { status: 200 };
    expect(await turn(id)).toEqual({ end: 'through' });
    expect((await hook(id))?.failingSince).toBeNull();
    const [first] = await ledger(id);
    expect([first?.state, first?.attempts]).toEqual(['delivered', 5]);
  });

  it('that takes nothing for five days is stopped, is a task of its office, and goes on where it stopped when the office says so', async () => {
    const { id } = await add();
    await beginBallot(api, secretary, letterBallot());
    receiver.answer = { status: 500 };
    const now = api.now;
    expect((await turn(id)).end).toBe('wait');
    api.now = now + giveUpAfter;
    expect(await turn(id)).toEqual({ end: 'through' });
    expect((await hook(id))?.stoppedAt).not.toBeNull();
    const asked = receiver.got.length;
    expect(await turn(id)).toEqual({ end: 'through' });
    expect(receiver.got.length).toBe(asked);

    const rows = async (token: string) =>
      (
        (await api.ask('GET', '/me/worklist', { token })).body['items'] as { why: { code: string }; owed: boolean; act: { href: string } | null }[]
      ).filter(({ why }) => why.code === 'WEBHOOK_STOPPED');
    const [task] = await rows(officer);
    expect(task).toMatchObject({ owed: true, act: { href: `/api/v1${path}/${id}/resume` } });
    expect(await rows(await api.token('m1', { role: 'expert', organisation: society }))).toEqual([]);

    receiver.answer = { status: 204 };
    const resumed = await api.ask('POST', `${path}/${id}/resume`, { token: officer });
    expect([resumed.status, resumed.body['stoppedAt']]).toEqual([200, null]);
    expect(await turn(id)).toEqual({ end: 'through' });
    expect((await ledger(id)).every(({ state }) => state === 'delivered')).toBe(true);
    expect(await rows(officer)).toEqual([]);
    api.now = now;
  });

  it('that says it is gone for good is stopped at once', async () => {
    const { id } = await add();
    await beginBallot(api, secretary, letterBallot());
    receiver.answer = { status: 410 };
    expect(await turn(id)).toEqual({ end: 'through' });
    expect(await hook(id)).toMatchObject({ lastError: 'status 410', stoppedAt: expect.any(String) as unknown });
  });

  it('gets everything behind a cursor again, under the ids it had', async () => {
    const { id } = await add();
    await beginBallot(api, secretary, letterBallot());
    const second = await beginBallot(api, secretary, letterBallot());
    await turn(id);
    const rows = await ledger(id);
    const at = rows.findIndex(({ cursor }) => cursor.includes(second));
    const after = rows[at - 1]?.cursor ?? '';
    expect(await ledger(id, `?after=${encodeURIComponent(after)}`)).toEqual(rows.slice(at));
    receiver.got.length = 0;
    const again = await api.ask('POST', `${path}/${id}/replay`, { token: officer, body: { after } });
    expect(again.body).toEqual({ messages: rows.length - at });
    await turn(id);
    expect(receiver.got.map(({ headers }) => headers['webhook-id'])).toEqual(rows.slice(at).map((row) => row.id));
  });

  it('whose secret is changed is signed with both for a day, then with the new one alone', async () => {
    const { id, secret } = await add();
    const renewed = await api.ask('POST', `${path}/${id}/renew-secret`, { token: officer });
    const fresh = String(renewed.body['secret']);
    expect(fresh).not.toBe(secret);
    await beginBallot(api, secretary, letterBallot());
    await turn(id);
    expect(checked(secret, 0)).toEqual(checked(fresh, 0));
    expect(signed(0)['webhook-signature']?.split(' ')).toHaveLength(2);
    const now = api.now;
    api.now += day + 1;
    receiver.got.length = 0;
    await api.ask('POST', `${path}/${id}/replay`, { token: officer, body: {} });
    await turn(id);
    expect(checked(fresh, 0)).toBeDefined();
    expect(() => checked(secret, 0)).toThrow(/signature/i);
    api.now = now;
  });

  it('is seen and changed by its own office alone; what is secret in it is shown once and stands nowhere', async () => {
    const { id, secret } = await add();
    const kept = JSON.stringify(await api.db.collection('webhooks').find().toArray());
    for (const hidden of [secret, 'hidden', '/in']) expect(kept).not.toContain(hidden);
    expect(JSON.stringify((await api.ask('GET', path, { token: officer })).body)).not.toMatch(/whsec_|hidden/);
    expect((await hook(id))?.host).toBe(`127.0.0.1:${receiver.port}`);
    const strangers = [
      [await api.token('their.officer', { role: 'officer', organisation: other }), 403],
      [await api.token('expert', { role: 'expert', organisation: society }), 403],
      [await api.token('civil-affairs', { role: 'monitor', organisation: '*' }), 403],
    ] as const;
    for (const [token, status] of strangers)
      for (const [method, to] of [
        ['GET', path],
        ['GET', `${path}/${id}/messages`],
        ['POST', `${path}/${id}/renew-secret`],
        ['DELETE', `${path}/${id}`],
      ] as const)
        expect((await api.ask(method, to, { token })).status, `${method} ${to}`).toBe(status);
    expect((await api.ask('GET', path)).status).toBe(401);
    const crossed = `/organisations/${other}/webhooks/${id}/messages`;
    const both = await api.token('both', { role: 'officer', organisation: society }, { role: 'officer', organisation: other });
    expect((await api.ask('GET', crossed, { token: both })).status).toBe(404);
    expect((await api.ask('DELETE', `${path}/${id}`, { token: officer })).status).toBe(204);
    expect(await hook(id)).toBeUndefined();
    await beginBallot(api, secretary, letterBallot());
    expect(await turn(id)).toEqual({ end: 'through' });
    expect(receiver.got).toEqual([]);
    expect(JSON.stringify(await api.db.collection('webhooks').find().toArray())).not.toContain('box');
  });

  it('an organisation has ten at most', async () => {
    for (let n = 0; n < 10; n += 1) await add({ name: `系统 ${n}` });
    const more = await api.ask('POST', path, { token: officer, body: { name: '系统 11', url: 'https://hooks.example.cn/' } });
    expect([more.status, more.body['code']]).toEqual([409, 'WEBHOOKS_TOO_MANY']);
  });
});

const guard = { intranet: ['hooks.corp:8080', '10.1.2.3'], plainHttp: false };

describe('given an address that somebody chose', () => {
  it.each([
    ['https://hooks.example.cn/in?key=1', null],
    ['https://hooks.example.cn:8443/', null],
    ['https://203.0.114.7/', null],
    ['https://hooks.corp:8080/', null],
    ['https://10.1.2.3:9999/', null],
    ['http://hooks.example.cn/', 'NOT_HTTPS'],
    ['ftp://hooks.example.cn/', 'NOT_HTTPS'],
    ['file:///etc/passwd', 'NO_ADDRESS'],
    ['hooks.example.cn', 'NO_ADDRESS'],
    ['https://', 'NO_ADDRESS'],
    ['https://user:pass@hooks.example.cn/', 'NAME_IN_ADDRESS'],
    ['https://hooks.example.cn:22/', 'PORT'],
    ['https://hooks.corp:8081/', 'PORT'],
    ['https://localhost/', 'NOT_PUBLIC'],
    ['https://LOCALHOST./', 'NOT_PUBLIC'],
    ['https://db.internal/', 'NOT_PUBLIC'],
    ['https://intranet/', 'NOT_PUBLIC'],
    ['https://127.0.0.1/', 'NOT_PUBLIC'],
    ['https://127.1/', 'NOT_PUBLIC'],
    ['https://0x7f.1/', 'NOT_PUBLIC'],
    ['https://2130706433/', 'NOT_PUBLIC'],
    ['https://017700000001/', 'NOT_PUBLIC'],
    ['https://１２７.0.0.1/', 'NOT_PUBLIC'],
    ['https://0.0.0.0/', 'NOT_PUBLIC'],
    ['https://10.0.0.1/', 'NOT_PUBLIC'],
    ['https://172.16.0.1/', 'NOT_PUBLIC'],
    ['https://192.168.1.1/', 'NOT_PUBLIC'],
    ['https://100.64.0.1/', 'NOT_PUBLIC'],
    ['https://169.254.169.254/latest/meta-data/', 'NOT_PUBLIC'],
    ['https://[::1]/', 'NOT_PUBLIC'],
    ['https://[::ffff:127.0.0.1]/', 'NOT_PUBLIC'],
    ['https://[::ffff:a9fe:a9fe]/', 'NOT_PUBLIC'],
    ['https://[64:ff9b::7f00:1]/', 'NOT_PUBLIC'],
    ['https://[2002:7f00:1::]/', 'NOT_PUBLIC'],
    ['https://[fd00::1]/', 'NOT_PUBLIC'],
    ['https://[::127.0.0.1]/', 'NOT_PUBLIC'],
    ['https://[::a00:1]/', 'NOT_PUBLIC'],
    ['https://[4000::1]/', 'NOT_PUBLIC'],
    ['https://[2400:3200::1]/', null],
    ['https://[fe80::1]/', 'NOT_PUBLIC'],
  ])('XB31 %s → %s', (url, fault) => {
    expect(hookFault(url, guard)).toBe(fault);
  });

  it.each(['http://hooks.example.cn/', 'https://169.254.169.254/', 'https://[::ffff:10.0.0.1]/', 'https://a:b@hooks.example.cn/', 'javascript:1'])(
    'the office is refused with the rule and what would do: %s',
    async (url) => {
      const strict = await api.ask('POST', path, { token: officer, body: { name: 'x', url: url.replace('http:', 'gopher:') } });
      expect([strict.status, strict.body['code'], strict.body['source']]).toEqual([422, 'WEBHOOK_ADDRESS', 'D-WEBHOOK-ADDRESS']);
      expect(JSON.stringify(strict.body)).not.toContain('a:b');
    },
  );

  it.each([
    [{}, 400],
    [{ name: '', url: 'https://hooks.example.cn/' }, 400],
    [{ name: 'x', url: 'https://hooks.example.cn/', shape: 'telegram' }, 400],
    [{ name: 'x', url: `https://hooks.example.cn/${'x'.repeat(2000)}` }, 400],
    [{ name: 'x', url: 7 }, 400],
  ])('%j is answered %i', async (body, status) => {
    expect((await api.ask('POST', path, { token: officer, body })).status).toBe(status);
  });

  const post = (url: string, found: readonly LookupAddress[]) =>
    postGuarded(
      { url, headers: {}, body: '{}' },
      { guard: { intranet: [], plainHttp: true }, resolve: () => Promise.resolve(found), stop: AbortSignal.timeout(3000) },
    );

  it('a name that leads inwards, or that has one inner address among others, is not connected to', async () => {
    const asked = receiver.got.length;
    for (const found of [
      [{ address: '127.0.0.1', family: 4 }],
      [
        { address: '203.0.114.7', family: 4 },
        { address: '10.0.0.1', family: 4 },
      ],
      [{ address: '::ffff:127.0.0.1', family: 6 }],
    ])
      await expect(post('https://hooks.example.cn/', found)).rejects.toBeInstanceOf(HookRefused);
    expect(receiver.got.length).toBe(asked);
    expect(isPublicAddress('nonsense')).toBe(false);
  });

  it('the connection goes to the address that was looked at, whatever the name says a moment later', async () => {
    let asked = 0;
    const resolve = () => Promise.resolve([{ address: (asked += 1) === 1 ? '127.0.0.1' : '203.0.114.7', family: 4 }]);
    const url = `http://hooks.example.cn:${receiver.port}/pinned`;
    const open = { intranet: [`hooks.example.cn:${receiver.port}`], plainHttp: true };
    const { status } = await postGuarded({ url, headers: {}, body: '{}' }, { guard: open, resolve, stop: AbortSignal.timeout(3000) });
    expect([status, asked, receiver.got.at(-1)?.path, receiver.got.at(-1)?.headers.host]).toEqual([
      204,
      1,
      '/pinned',
      `hooks.example.cn:${receiver.port}`,
    ]);
  });

  it('a redirect is not followed and counts as not taken', async () => {
    const { id } = await add();
    await beginBallot(api, secretary, letterBallot());
    receiver.answer = { status: 302, headers: { location: `http://127.0.0.1:${receiver.port}/elsewhere` } };
    expect((await turn(id)).end).toBe('wait');
    expect(receiver.got.map((one) => one.path)).toEqual(['/in?key=hidden']);
    expect((await hook(id))?.lastError).toBe('status 302');
  });
});

describe('given the robot of a group (未对真实服务验证)', () => {
  const body = {
    ...{ type: 'ballot.ballotClosed', timestamp: '2026-10-16T17:00:00+08:00' },
    data: {
      ...{ cursor: 'c', stream: 'ballot/b1', seq: 9, zh: '表决截止', en: 'ballot closed', rehearsal: false },
      ...{ title: { zh: '是否同意\n报批', en: null }, page: 'https://b.example/ballots/b1', api: null },
    },
  };
  const signing = { id: 'msg_1', url: 'https://robot.example.cn/send?access_token=t', secrets: [], robotSecret: 'SEC1', at: 1_792_141_200_123 };

  it('the text says what happened, to what, when, and where to read it', () => {
    const { body: sent } = shapes.wecom(body, signing);
    expect(JSON.parse(sent)).toEqual({
      msgtype: 'text',
      text: { content: '表决截止 ballot closed\n是否同意 报批\n2026-10-16 17:00:00\nhttps://b.example/ballots/b1' },
    });
  });

  it('DingTalk is told time and signature in the address, Feishu in the body, as each describes it', () => {
    const ding = new URL(shapes.dingtalk(body, signing).url);
    expect([ding.searchParams.get('access_token'), ding.searchParams.get('timestamp')]).toEqual(['t', '1792141200123']);
    // HMAC-SHA256 with the secret over "time\nsecret", computed beside with openssl.
    expect(ding.searchParams.get('sign')).toBe('N+E+SEosnpdM/1sXzRwY99KQ5M8bF0WEGBEusokCiTA=');
    const feishu = JSON.parse(shapes.feishu(body, signing).body) as object;
    expect(feishu).toMatchObject({ timestamp: '1792141200', msg_type: 'text', sign: 'qr322mdMmfu6H3KwO0M+F19afLZuF7Pbw/KQq1UQRgQ=' });
  });

  it('a refusal that comes with 200 is one', async () => {
    const { id } = await add({ shape: 'wecom' });
    await beginBallot(api, secretary, letterBallot());
    receiver.answer = { status: 200, body: '{"errcode":93000,"errmsg":"invalid webhook url"}' };
    expect((await turn(id)).end).toBe('wait');
    expect((await hook(id))?.lastError).toBe('code 93000');
    receiver.answer = { status: 200, body: '{"errcode":0,"errmsg":"ok"}' };
    expect(await turn(id)).toEqual({ end: 'through' });
    expect((await api.ask('GET', path, { token: officer })).body['items']).toMatchObject([{ shape: 'wecom', unproven: true }]);
  });
});
