import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { workflowMetadataQuery } from '@temporalio/workflow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomBytes } from 'node:crypto';
import { journalActivities, type JournalStep } from '../../activities/journal.js';
import { createEngine } from '../../api/engine.js';
import type { Actor } from '../../domain/kernel/actor.js';
import { formatInstant } from '../../domain/law/calendar/instant.js';
import { calendar2026 } from '../../domain/law/calendar/state-council.js';
import type { Stream } from '../../domain/kernel/decider.js';
import { parseKeyRing } from '../../key-ring.js';
import { dataConverterWith } from '../../payload-codec.js';
import { workflowBundlePath } from '../../repository.js';
import { loadTemporalConfig } from '../../temporal.config.js';
import { createWorker } from '../../worker/create.js';
import { input as ballotInput, terms, text } from '../domain/ballot/ballot-fixture.js';
import { input as projectInput, profile, society } from '../domain/standard-project/project-fixture.js';
import { Lifecycles } from '../support/lifecycle-driver.js';
import { StandardLife } from '../support/standard-life.js';
import { personNamed } from '../support/spelt.js';

let run: Lifecycles;

beforeAll(async () => {
  run = await Lifecycles.start();
}, 60_000);
afterAll(() => run.stop());

const secretary: Actor = { id: personNamed('liu'), grants: [{ role: 'secretariat', organisation: society }] };
const voter = (seat: number): Actor => ({ id: personNamed(`p${seat}`), grants: [{ role: 'expert', organisation: society }] });
const vote = (seat: number) => ({ type: 'castVote', seat, choice: 'yes', text }) as const;
const roll = { kind: 'document', sha256: text, size: 30, excluded: [] } as const;
const reviewed = () => ballotInput({ purpose: 'technicalReview', question: '接口规范 技术审查', roll, terms, opens: 'atStart' });

const handle = (stream: Stream) => run.temporal.client.workflow.getHandle(stream);

/** What Temporal's pages show of a lifecycle beside its name. */
async function page(stream: Stream) {
  const described = await handle(stream).describe();
  const { definition, currentDetails } = await handle(stream).query(workflowMetadataQuery);
  return {
    type: described.type,
    memo: described.memo,
    summary: await described.staticSummary(),
    filters: Object.fromEntries([...described.typedSearchAttributes.getAll()].map(({ key, value }) => [key.name, value])),
    messages: (definition?.updateDefinitions ?? []).map(({ name, description }) => `${name}: ${description}`),
    details: currentDetails ?? '',
  };
}

const said = (payload: Payload | null | undefined): string => (payload ? String(defaultPayloadConverter.fromPayload(payload)) : '');

/** What stands beside the events of a run: ids of updates, and the lines on timers, activities and children. */
async function lines(stream: Stream) {
  const { events } = await handle(stream).fetchHistory();
  const rows = events ?? [];
  const beside = (
    field: 'timerStartedEventAttributes' | 'activityTaskScheduledEventAttributes' | 'startChildWorkflowExecutionInitiatedEventAttributes',
  ) => rows.filter((event) => event[field]).map(({ userMetadata }) => said(userMetadata?.summary));
  return {
    updates: rows.flatMap((event) => event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.meta?.updateId ?? []),
    answers: rows
      .flatMap((event) => event.workflowExecutionUpdateCompletedEventAttributes?.outcome?.success?.payloads ?? [])
      .map(({ data }) => Buffer.from(data ?? []).toString()),
    timers: beside('timerStartedEventAttributes'),
    activities: beside('activityTaskScheduledEventAttributes'),
    children: beside('startChildWorkflowExecutionInitiatedEventAttributes'),
  };
}

/** `documentAttached×2+projectEstablished · 1 通知 notices` are three. */
const eventsIn = (line: string): number => (line.split(' · ')[0] ?? '').split('+').reduce((sum, part) => sum + Number(part.split('×')[1] ?? 1), 0);

describe('a project in Temporal’s pages', () => {
  const life = () => new StandardLife(run, 'standard-project/legible', projectInput({ profile: profile('default'), field: null }));

  it('says its title, whose it is, where it stands, what comes next and when, what it waits for, and which acts it was sent', async () => {
    const project = life();
    await project.propose();
    await project.accept();
    await project.establish('1', []);
    await project.draft();
    await project.openConsultation([]);
    const { clocks } = await project.stands('30.20');
    const { lastSeq } = await run.view(project.stream);

    const shown = await page(project.stream);
    expect(shown).toMatchObject({
      type: 'standardProject',
      memo: {
        kind: '标准项目 · standard project',
        title: '工业机器人互操作接口规范 · Interoperability interfaces of industrial robots',
        organisation: `辽宁省示范学会 ${society}`,
      },
      filters: { BiaochengKind: 'standard-project', BiaochengStatus: '30.20', BiaochengOrganisation: society },
      messages: [expect.stringContaining('submit: ')],
    });
    expect(shown.summary).toMatch(/^标准项目 · standard project: 工业机器人互操作接口规范.*…$/);
    expect(shown.details).toContain('征求意见 · comment open (30.20)');
    expect(shown.details).toContain(`**等待 waits for** ${project.consultation}`);
    if (clocks.stage !== null) expect(shown.details).toContain(formatInstant(clocks.stage.at));

    const { updates, timers, activities, children } = await lines(project.stream);
    expect(updates.map((id) => id.split('·')[0])).toEqual(expect.arrayContaining(['submit', 'acceptProposal', 'establish', 'openConsultation']));
    expect(new Set(updates).size).toBe(updates.length);
    expect(timers).not.toContain('');
    expect(activities[0]).toBe('projectProposed');
    expect(activities.join('\n')).toMatch(/ · \d+ 通知 notices$/m);
    // A step takes what came while the one before was written, so which events share a line is chance; none is left out.
    expect(activities.reduce((sum, line) => sum + eventsIn(line), 0)).toBeGreaterThanOrEqual(lastSeq);
    expect(children).toEqual([expect.stringMatching(/^征求意见 · comment round: 工业机器人/)]);
  }, 60_000);

  it('its comment round has the same from the start, though nobody but the project began it', async () => {
    const project = life();
    await run.status(project.consultation, 'open');
    const shown = await page(project.consultation);
    expect(shown).toMatchObject({
      memo: { kind: '征求意见 · comment round', organisation: society },
      filters: { BiaochengKind: 'consultation', BiaochengStatus: 'open', BiaochengOrganisation: society },
    });
    const due = shown.filters['BiaochengDue'];
    if (!(due instanceof Date)) throw new Error('nothing is due in an open round');
    expect(shown.details).toContain(formatInstant(due.getTime()));
    expect(shown.details).toContain('征求意见中 · open (open)');
  });

  it('a run that takes over has all of it before anything happens there, but the summary, which Temporal keeps with the first run', async () => {
    const project = life();
    const before = await page(project.stream);
    await run.handOver(project.stream);
    expect(await page(project.stream)).toEqual({ ...before, summary: undefined });
  }, 60_000);
});

describe('a ballot in Temporal’s pages', () => {
  const stream: Stream = 'ballot/legible';

  it('says its question, when it closes, and how many votes came at once, but neither whose nor what they say', async () => {
    await run.begin(stream, reviewed(), secretary);
    await Promise.all([0, 1, 2, 3, 4].map((seat) => run.act(stream, voter(seat), vote(seat))));
    await run.view(stream, ({ lastSeq }) => lastSeq === 7);
    const shown = await page(stream);
    expect(shown).toMatchObject({
      memo: { kind: '表决 · ballot', title: '接口规范 技术审查', organisation: society },
      summary: '表决 · ballot: 接口规范 技术审查',
      filters: { BiaochengKind: 'ballot', BiaochengStatus: 'open', BiaochengOrganisation: society },
    });
    expect(shown.details).toMatch(
      /^\*\*阶段 stage\*\* 表决中 · open \(open\)\n\n\*\*下一步 next\*\* remindUnvoted \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]*\+08:00 催票 · remind those who have not voted$/,
    );

    const { updates, answers, timers, activities } = await lines(stream);
    expect(updates).toEqual([expect.stringMatching(/^castVote×5·[-0-9a-f]{36}$/)]);
    // The pages show an update by the first letters of its answer.
    expect(answers).toEqual([expect.stringMatching(/^\{"acts":"castVote×5",/)]);
    expect(timers.length).toBeGreaterThan(0);
    for (const line of timers) expect(line).toMatch(/^remindUnvoted \d{4}-.*\+08:00 催票 · remind those who have not voted$/);
    expect(activities.at(-1)).toMatch(/^voteCast×5$/);
    expect(JSON.stringify([shown, updates, timers, activities])).not.toMatch(/yes|p[0-4]\b/);
  }, 30_000);
});

describe('with a payload key', () => {
  it('titles and lines are encrypted, whatever their length: in clear stand ids, types of acts and search attributes', async () => {
    const keys = parseKeyRing(`${'k'.repeat(64)} ${randomBytes(32).toString('base64')}`, 'the test');
    const config = { ...loadTemporalConfig({}), namespace: run.temporal.namespace, taskQueues: { lifecycles: 'sealed' } };
    const types: string[] = [];
    const append = (step: JournalStep) => Promise.resolve(step.events.forEach(({ type }) => types.push(type)));
    const worker = await createWorker(config, {
      connection: run.temporal.nativeConnection,
      workflowBundle: { codePath: workflowBundlePath },
      dataConverter: dataConverterWith(keys),
      activities: journalActivities({ append }),
    });
    const running = worker.run();
    const { address, namespace } = run.temporal;
    const engine = createEngine({ connection: { address }, namespace, taskQueue: 'sealed', calendar: calendar2026, keys });
    const stream: Stream = 'ballot/sealed';
    const question = '"机密"'.repeat(60);
    await engine.start(stream, { ...reviewed(), question }, { id: 'liu:1', actor: secretary });
    const verdict = await engine.submit(stream, { id: 'p1:1', actor: voter(1), command: vote(1) });
    expect(verdict).toMatchObject({ ok: true });

    await expect.poll(() => types, { timeout: 10_000 }).toContain('voteCast');
    const history = await handle(stream).fetchHistory();
    // The start, its timer, and an archive step at least.
    expect(history.events?.filter((event) => event.userMetadata?.summary).length).toBeGreaterThanOrEqual(3);
    const { client } = run.temporal;
    // As the server has it: this client, without a key, cannot read a memo.
    const described = await client.workflowService.describeWorkflowExecution({ namespace, execution: { workflowId: stream } });
    const clear = legibleTexts([history, described]);
    expect(clear).toContain('castVote·');
    expect(clear).toContain(society);
    for (const secret of ['机密', 'voteCast', 'remindUnvoted', text]) expect(clear.includes(secret), secret).toBe(false);
    await engine.close();
    worker.shutdown();
    await running;
  }, 60_000);
});

/** Everything in it as text, bytes included. */
function legibleTexts(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString();
  if (typeof value === 'object' && value !== null) return Object.values(value).map(legibleTexts).join('\n');
  return typeof value === 'string' ? value : '';
}
