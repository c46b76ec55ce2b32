import { streamActor } from '../../domain/kernel/actor.js';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEngine } from '../../api/engine.js';
import type { Engine } from '../../api/engine-contract.js';
import { connect } from '../../db/connect.js';
import { currentCalendar } from '../../domain/law/calendar/current.js';
import type { Stream } from '../../domain/kernel/decider.js';
import { contentHash } from '../../domain/kernel/log/merkle.js';
import { newKeyLine, parseKeyRing } from '../../key-ring.js';
import { organisations } from '../../samples/organisations.js';
import { Stack } from '../../scripts/stack.js';
import { ask, tokenFor } from '../support/client.js';
import { openLetterBallot, society as ballotSociety } from '../support/letter-ballot.js';

const society = organisations.lnsr.uscc;
const draft = contentHash('征求意见稿');
const round: Stream = 'consultation/canary-1';
const project = streamActor('standard-project/canary');
const chance = () => randomBytes(12).toString('hex');
/** What must be nowhere, and what must be found, so that the search is known to see. */
const canary = { author: `金丝雀${chance()}`, contact: `${chance()}@canary.example.com` };
const witness = `公开的意见${chance()}`;

let keys: string;
let stack: Stack;
let engine: Engine;

beforeAll(async () => {
  keys = mkdtempSync(join(tmpdir(), 'biaocheng-keys-'));
  const [payload, line] = [join(keys, 'payload.key'), newKeyLine()];
  writeFileSync(payload, line);
  stack = await Stack.start({
    env: { BIAOCHENG_PAYLOAD_KEY_FILE: payload, BIAOCHENG_PERSONAL_KEY_FILE: join(keys, 'personal.key'), LOG_LEVEL: 'trace' },
  });
  const where = { connection: { address: stack.temporalAddress }, namespace: 'default', taskQueue: 'biaocheng-lifecycles' };
  engine = createEngine({ ...where, calendar: currentCalendar, keys: parseKeyRing(line, 'test') });
}, 120_000);
afterAll(async () => {
  await engine.close();
  await stack.stop();
  rmSync(keys, { recursive: true });
}, 60_000);

/** A text as it may stand in a file: as itself, in two bytes a character, escaped in an address, or in base64 at any of three alignments. */
function formsOf(text: string): readonly Buffer[] {
  const shifted = [0, 1, 2].map((at) =>
    Buffer.concat([Buffer.alloc(at), Buffer.from(text)])
      .toString('base64')
      .slice(at + 2, -4),
  );
  return [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(encodeURIComponent(text)), ...shifted.map((form) => Buffer.from(form))];
}

/** The files of a part of the installation, or of all of it, in which it stands: stores with journals and oplog, logs, outbox. */
function filesWith(text: string, part = ''): readonly string[] {
  const forms = formsOf(text);
  const files = readdirSync(stack.directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).filter((path) => relative(stack.directory, path).startsWith(part));
  return paths.filter((path) => {
    const bytes = readFileSync(path);
    return forms.some((form) => bytes.includes(form));
  });
}

/** Has both stores write what they hold. */
async function flush(): Promise<void> {
  const db = await connect(stack.mongoUri, 2);
  await db.getClient().db('admin').command({ fsync: 1 });
  await db.close();
}

it('XB8 a contact entered over HTTP and erased is in no byte of MongoDB’s files, Temporal’s database, the logs and the outbox, with a payload key', async () => {
  const officer = await tokenFor(stack.tokenKeyFile, 'officer-1', { role: 'officer', organisation: society });
  const body = { uscc: society, name: '示例协会', kind: 'society', charter: '测试', fields: [], code: null };
  expect((await ask(stack.api, 'POST', '/organisations', { token: officer, body })).status).toBe(201);
  const days = { count: 30, unit: 'calendarDays' } as const;
  const rest = { public: true, lateDisposition: 'required', answer: days, reminders: [], addressees: [], rehearsal: false };
  const input = {
    project: 'standard-project/canary',
    organisation: society,
    title: '接口',
    round: 1,
    text: draft,
    window: days,
    floor: days,
    ...rest,
  };
  expect(await engine.start(round, input, { id: 'stream:canary', actor: project })).toMatchObject({ ok: true });
  await expect.poll(async () => (await ask(stack.api, 'GET', '/consultations/canary-1')).status, { timeout: 20_000 }).toBe(200);
  const comment = { clause: '4.2', kind: 'technical', text: witness, draft, ...canary };
  const post = (more: object) => ask(stack.api, 'POST', '/consultations/canary-1/comments', { body: { ...comment, ...more } });
  const answers = [await post({}), await post({ draft: contentHash('another') }), await post({ kind: canary.contact })];
  expect(answers.map(({ status }) => status)).toEqual([201, 422, 400]);
  const listed = async () => (await ask(stack.api, 'GET', '/consultations/canary-1/comments?atLeast=2', { token: officer })).body['items'];
  expect(await listed()).toMatchObject([canary]);
  // Voided, the round tells everybody who commented: a mail to the contact lies in the outbox.
  await engine.submit(round, { id: 'void', actor: project, command: { type: 'voidConsultation', reason: '撤回' } as { type: string } });
  await expect.poll(() => filesWith(canary.contact, 'outbox').length, { timeout: 30_000 }).toBe(1);
  const erasure = { consultation: 'canary-1', comment: 1, reason: '本人要求删除' };
  expect((await ask(stack.api, 'POST', `/organisations/${society}/erase-personal`, { token: officer, body: erasure })).status).toBe(200);
  await expect.poll(listed, { timeout: 20_000 }).toMatchObject([{ author: '已删除 / erased', contact: null, text: witness }]);
  await expect.poll(() => filesWith(canary.contact, 'outbox'), { timeout: 30_000 }).toEqual([]);
  await flush();
  // The search sees: what is public stands in MongoDB, and the name of the round in Temporal, where nothing else of it can be read.
  expect(filesWith(witness, 'mongo').length).toBeGreaterThan(0);
  expect(filesWith(round, 'temporal.db').length).toBeGreaterThan(0);
  expect(filesWith('comment', 'log').length).toBeGreaterThan(0);
  expect(filesWith(witness, 'temporal.db')).toEqual([]);
  expect([filesWith(canary.author), filesWith(canary.contact), filesWith(canary.contact.split('@')[0] ?? '')]).toEqual([[], [], []]);
}, 180_000);

it('XB8 the addresses of members, entered by their society or by themselves, used for a notice and erased, are in no byte either', async () => {
  const [entered, own] = [`${chance()}@kept.example.com`, `${chance()}@own.example.com`];
  const officer = await tokenFor(stack.tokenKeyFile, 'officer-1', { role: 'officer', organisation: ballotSociety });
  const member = await tokenFor(stack.tokenKeyFile, 'm2');
  const body = { uscc: ballotSociety, name: '示例学会', kind: 'society', charter: '测试', fields: [], code: null };
  expect((await ask(stack.api, 'POST', '/organisations', { token: officer, body })).status).toBe(201);
  expect((await ask(stack.api, 'POST', '/me/address', { token: member, body: { mail: own } })).status).toBe(200);
  expect((await ask(stack.api, 'POST', '/me/address', { token: member, body: { mail: `${own}, ${entered}` } })).status).toBe(400);
  const { id, secretary } = await openLetterBallot({ api: stack.api, tokenKeyFile: stack.tokenKeyFile }, 6);
  const correct = () =>
    ask(stack.api, 'POST', `/ballots/${id}/notices/correct-address`, { token: secretary, body: { recipient: 'm1', mail: entered } });
  // Until the notice that missed the first member is known to have done so, there is nothing to send again.
  const reached = async (): Promise<number> => filesWith(entered, 'outbox').length || ((await correct()).status, 0);
  await expect.poll(reached, { timeout: 30_000, interval: 500 }).toBe(1);
  await expect.poll(() => filesWith(own, 'outbox').length, { timeout: 30_000 }).toBe(1);
  // By chance, since the store packs its blocks: of a word it has seen before, a part only may stand in its files.
  const seen = `本人要求删除${chance()}`;
  const erasure = { person: 'm1', reason: seen };
  expect((await ask(stack.api, 'POST', `/organisations/${ballotSociety}/erase-address`, { token: officer, body: erasure })).status).toBe(200);
  expect(await ask(stack.api, 'DELETE', '/me/address', { token: member })).toMatchObject({ status: 200, body: { keptBy: [] } });
  for (const mail of [entered, own]) await expect.poll(() => filesWith(mail, 'outbox'), { timeout: 30_000 }).toEqual([]);
  await flush();
  expect(filesWith(seen, 'mongo').length).toBeGreaterThan(0);
  expect([entered, own].flatMap((mail) => [mail, mail.split('@')[0] ?? '']).flatMap((text) => filesWith(text))).toEqual([]);
}, 180_000);
