import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeterminismViolationError } from '@temporalio/workflow';
import { Runtime, DefaultLogger, Worker } from '@temporalio/worker';
import { beforeAll, describe, expect, it } from 'vitest';
import { deciders } from '../../domain/deciders.js';
import { repositoryRoot, workflowBundlePath } from '../../repository.js';
import { kindOf } from '../../workflows/messages/workflow-type.js';
import type { Stream } from '../../domain/decider.js';

type Kept = { readonly workflowId: Stream; readonly history: { events: { eventType: string; [field: string]: unknown }[] } };

const folder = join(repositoryRoot, 'test', 'replay', 'histories');
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const load = (name: string): Kept => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Kept; // written by scripts/record-history.ts

const replay = ({ workflowId, history }: Kept) => Worker.runReplayHistory({ workflowBundle: { codePath: workflowBundlePath } }, history, workflowId);

beforeAll(() => {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
});

describe('recorded histories', () => {
  it.each(files)('%s replays with the code of today', async (name) => {
    await replay(load(name));
  });

  it('cover every kind of lifecycle', () => {
    expect([...new Set(files.map((name) => kindOf(load(name).workflowId)))].sort()).toEqual(Object.keys(deciders).sort());
  });
});

describe('a tampered history', () => {
  it.each(files)('%s does not replay once an activity stands under another name', async (name) => {
    const kept = load(name);
    const scheduled = kept.history.events.find((event) => event.eventType === 'EVENT_TYPE_ACTIVITY_TASK_SCHEDULED');
    const attributes = scheduled?.['activityTaskScheduledEventAttributes'] as { activityType: { name: string } } | undefined; // Temporal's JSON form of that event
    if (!attributes) throw new Error(`${name} schedules no activity`);
    attributes.activityType.name = 'somethingElse';
    await expect(replay(kept)).rejects.toThrow(DeterminismViolationError);
  });
});
