import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workList } from '../../contract/views/work.js';
import { sampleAccounts, sampleWaiting } from '../../api/accounts/sample-world.js';
import { Stack } from '../../scripts/stack.js';
import { codeAt } from '../support/authenticator.js';
import { ask } from '../support/client.js';
import { namedButShut } from '../support/open-acts.js';
import { memberships } from '../../db/committee.js';
import { connect } from '../../db/connect.js';
import { comments } from '../../db/consultation.js';
import { draftingDecisions, draftingIssues, draftingVersions } from '../../db/drafting.js';
import { projections } from '../../db/projections.js';
import { numbers } from '../../db/register.js';
import { rebuildViews } from '../../scripts/rebuild-views.js';
import { eventsOf } from '../../db/archive.js';
import { checkCreditCode } from '../../domain/law/credit-code.js';
import { organisations } from '../../samples/organisations.js';
import { people } from '../../samples/people.js';
import { projects } from '../../samples/projects.js';
import { revised, sheetOf } from '../../samples/scenario.js';
import { runProgram, type Run } from './sample-stack.js';
import { trusted } from '../../db/model.js';

type Item = Readonly<Record<string, unknown>>;

describe('the material of the samples', () => {
  it('every organisation has a valid credit code, societies one that begins with 51', () => {
    for (const { uscc, kind } of Object.values(organisations)) {
      expect(checkCreditCode(uscc)).toMatchObject({
        valid: true,
        kind: { society: 'socialGroup', enterprise: 'enterprise', institution: 'publicInstitution', authority: 'governmentOrgan', other: 'other' }[
          kind
        ],
      });
    }
  });

  it.each(projects.filter((project) => project.rehearsal))(
    '$folder: ten to twenty comments of all three dispositions, a reason wherever one is needed',
    ({ folder }) => {
      const lines = sheetOf(folder);
      expect(lines.length).toBeGreaterThanOrEqual(10);
      expect(lines.length).toBeLessThanOrEqual(20);
      expect(new Set(lines.map((line) => line.disposition))).toEqual(new Set(['adopted', 'partly', 'rejected']));
      const lacking = lines.filter((line) => line.disposition !== 'adopted' && (line.answer?.length ?? 0) < 10);
      expect(lacking).toEqual([]);
    },
  );

  it.each(projects.filter((project) => project.rehearsal))('$folder: every adopted comment leaves its trace in the next draft', ({ folder }) => {
    const text = revised(folder);
    for (const { disposition, edit, text: said } of sheetOf(folder)) {
      if (disposition === 'adopted') expect(edit, said).toBeDefined();
      if (edit !== undefined && edit[1] !== '') expect(text).toContain(edit[1]);
    }
  });

  it.each(projects)('$folder: at least five experts remain when the drafting units are taken out', ({ drafting }) => {
    const experts = people.filter((person) => person.role === 'expert' && person.at !== null && !drafting.includes(person.at));
    expect(experts.length).toBeGreaterThanOrEqual(5);
  });
});

describe('given an empty store, loading the samples through the public API', () => {
  let stack: Stack;
  let first: Run;

  beforeAll(async () => {
    stack = await Stack.start();
    first = await runProgram(stack, 'samples.mjs');
  }, 600_000);
  afterAll(() => stack.stop(), 60_000);

  const list = async (path: string): Promise<readonly Item[]> => (await ask(stack.api, 'GET', path)).body['items'] as readonly Item[]; // contract of every list

  async function eventCount(): Promise<number> {
    const db = await connect(stack.mongoUri);
    try {
      // What the clock does by itself (entering into force, a review that falls due) is no part of the loading.
      return await eventsOf(db).countDocuments({ actor: trusted({ $ne: 'system' }) });
    } finally {
      await db.close();
    }
  }

  it('ends well, says what it does in both languages, and lists at least one published standard per pilot field', async () => {
    expect({ code: first.code, err: first.err }).toEqual({ code: 0, err: '' });
    expect(first.out).toMatch(/示例已载入.*\/ the samples are loaded/);
    const standards = await list('/standards?rehearsal=true');
    const byField = Object.fromEntries(standards.map((one) => [one['field'], one]));
    const year = new Date().getFullYear();
    expect(byField).toMatchObject({
      robotics: { number: `T/LNSR 003—${year}`, rehearsal: true },
      aviation: { number: `T/LNSA 007—${year}`, rehearsal: true },
      chemicals: { number: `T/LNFC 005—${year}`, rehearsal: true },
    });
  });

  it('XG4 the accounts it made are those the greeting prints, and each of them can sign in', async () => {
    const accounts = sampleAccounts(stack.directory);
    expect(accounts.map((one) => one.account)).toEqual(people.map((one) => one.account));
    const answers = await Promise.all(
      accounts.slice(0, 4).map(({ account, secret, seed }) => {
        const code = seed === undefined ? {} : { code: codeAt(seed, Date.now()) };
        return ask(stack.api, 'POST', '/sessions', { body: { account, secret, ...code } });
      }),
    );
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201, 201]);
    expect(accounts.filter(({ seed }) => seed !== undefined).length).toBeGreaterThan(3);
    const [officer] = accounts.filter(({ seed }) => seed !== undefined);
    const bare = await ask(stack.api, 'POST', '/sessions', { body: { account: officer?.account, secret: officer?.secret } });
    expect([bare.status, bare.body['code']]).toEqual([401, 'SECOND_FACTOR_MISSING']);
  });

  it('the fourth project waits on the real clock: anyone comments on it without an account', async () => {
    const [project] = await list('/projects?field=it&rehearsal=false&status=30.20');
    const [round] = await list(`/consultations?project=${String(project?.['id'])}`);
    const facets = round?.['facets'] as Item; // contract of a list row
    const body = { clause: '4.1', kind: 'technical', text: '建议增加“联系方式”字段。', author: '新来的读者', draft: facets['text'] };
    const answer = await ask(stack.api, 'POST', `/consultations/${String(round?.['id'])}/comments`, { body, key: 'a-newcomers-first-comment' });
    expect({ status: answer.status, body: answer.body }).toMatchObject({ status: 201 });
  });

  const tokenOf = (account: string): string => sampleAccounts(stack.directory).find((one) => one.account === account)?.token ?? '';
  const pathOf = (kind: string): string =>
    sampleWaiting(stack.directory)
      .find(({ path }) => path.startsWith(`/api/v1/${kind}/`))
      ?.path.slice('/api/v1'.length) ?? '';

  describe('the committee in operation', () => {
    it('lives on a rehearsal clock that has caught up with the present, with seventeen members and no finding against them', async () => {
      const token = tokenOf('institute.secretary');
      const desk = (await ask(stack.api, 'GET', pathOf('committees'), { token })).body;
      expect(Math.abs(Date.parse(String(desk['at'])) - Date.now())).toBeLessThan(10_000);
      const composition = (await ask(stack.api, 'GET', pathOf('committees').replace('/desk', '/composition'), { token })).body;
      expect(composition).toMatchObject({ of: 'members', size: 17, findings: [] });
      const waiting = (desk['items'] as readonly { readonly why: { readonly code: string } }[]).map(({ why }) => why.code); // contract of the desk
      expect(waiting).toEqual(expect.arrayContaining(['BALLOT_OPEN', 'PLENARY_TO_HOLD']));
    });

    it('waits for votes on its charter: a named member votes and gets a receipt', async () => {
      const token = tokenOf('reducer.member');
      const ballot = (await ask(stack.api, 'GET', pathOf('ballots'), { token })).body;
      expect(ballot).toMatchObject({ status: 'open', rehearsal: true });
      const body = { choice: 'yes', text: (ballot['state'] as Item)['text'] }; // contract of every lifecycle
      const answer = await ask(stack.api, 'POST', `${pathOf('ballots')}/votes`, { token, body, key: 'a-newcomers-first-vote' });
      expect({ status: answer.status, body: answer.body }).toMatchObject({ status: 200, body: { repeated: false } });
    });

    it('has a consensus call open on every clause: a member of the group supports them', async () => {
      const token = tokenOf('sensor.member');
      const answer = await ask(stack.api, 'POST', `${pathOf('draftings')}/state-position`, { token, body: { call: 1, position: 'support' } });
      expect({ status: answer.status, body: answer.body }).toMatchObject({ status: 200 });
    });
  });

  it('XE8 every sample account is told what it owes, and every act it is told of is open to it', async () => {
    let rows = 0;
    for (const { account } of sampleAccounts(stack.directory)) {
      const token = tokenOf(account);
      for (const rehearsal of ['true', 'false']) {
        const { items } = workList.parse((await ask(stack.api, 'GET', `/me/worklist?limit=200&rehearsal=${rehearsal}`, { token })).body);
        rows += items.length;
        expect(await namedButShut(items, (path) => ask(stack.api, 'GET', path, { token })), account).toEqual([]);
      }
    }
    expect(rows).toBeGreaterThan(people.length);
  });

  it('running it again changes nothing', async () => {
    const before = await eventCount();
    const again = await runProgram(stack, 'samples.mjs');
    expect({ code: again.code, err: again.err }).toEqual({ code: 0, err: '' });
    expect(await eventCount()).toBe(before);
  });

  const begin = async (account: string, path: string, body: object): Promise<void> => {
    const answer = await ask(stack.api, 'POST', path, { token: tokenOf(account), body });
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  };

  it('every view, and every row beside them, is made again from the archive alone, and is what it was', async () => {
    await begin('amr.officer', '/campaigns', {
      organisation: organisations.amr.uscc,
      title: { zh: '推荐性地方标准集中复审', en: 'Review of recommended local standards' },
      scope: 'recommended',
      within: { count: 6, unit: 'months' },
    });
    await begin('institute.secretary', `${pathOf('committees').replace('/desk', '')}/call-meeting`, {
      ...{ title: { zh: '全体会议', en: 'Plenary' }, form: 'plenary', opensAt: Date.now() + 60 * 86_400_000, place: '沈阳', remote: false },
      agenda: [{ n: 1, title: { zh: '工作', en: 'Work' }, documents: [], project: null, decides: false }],
    });
    const db = await connect(stack.mongoUri);
    await expect.poll(() => db.collection('meetings').countDocuments({}), { timeout: 30_000 }).toBe(1);
    await stack.kill('worker');
    const rows = [memberships, comments, draftingVersions, draftingIssues, draftingDecisions, numbers];
    const made = [...Object.values(projections).map((one) => one.views), ...rows];
    const contents = () => Promise.all(made.map(({ name }) => db.collection(name).find({}).sort({ _id: 1 }).toArray()));
    try {
      const before = await contents();
      for (const { name } of made) await db.collection(name).deleteMany({});
      const counts = await rebuildViews(db);
      expect(await contents()).toEqual(before);
      expect(Object.entries(counts).filter(([, count]) => count === 0)).toEqual([]);
    } finally {
      await db.close();
    }
  }, 120_000);
});
