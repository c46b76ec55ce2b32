import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DeterminismViolationError } from '@temporalio/workflow';
import { DefaultLogger, makeTelemetryFilterString, Runtime, Worker } from '@temporalio/worker';
import { beforeAll, describe, expect, it } from 'vitest';
import { lifecycles } from '../../domain/lifecycles.js';
import { dataConverter } from '../../payload-codec.js';
import { workflowBundlePath } from '../../repository.js';
import { kindOf } from '../../domain/kernel/decider.js';
import { decode, historyFolder, load, type Kept } from './load-history.js';

const files = readdirSync(historyFolder).filter((name) => name.endsWith('.json'));

const replay = (kept: Kept) =>
  Worker.runReplayHistory({ workflowBundle: { codePath: workflowBundlePath }, dataConverter }, decode(kept), kept.workflowId);

beforeAll(() => {
  Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR' }) } } });
});

describe('M14: recorded histories', () => {
  it.each(files)('%s replays with the code of today', async (name) => {
    await replay(load(name));
  });

  it('cover every kind of lifecycle', () => {
    expect([...new Set(files.map((name) => kindOf(load(name).workflowId)))].sort()).toEqual(Object.keys(lifecycles).sort());
  });

  it('cover a run that handed over, and the run that took over with the state of the one before', () => {
    const last = (name: string) => load(name).history.events.at(-1)?.eventType;
    const first = (name: string) => JSON.stringify(load(name).history.events[0]);
    const heirs = files.filter((name) => name.endsWith('-handed-over.json'));
    expect(heirs.length).toBeGreaterThan(0);
    for (const heir of heirs) {
      expect(last(heir.replace('-handed-over', ''))).toBe('EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW');
      expect(first(heir)).toContain('"continuedExecutionRunId"');
    }
  });

  it('are small enough to be kept with the code', () => {
    expect(files.filter((name) => statSync(join(historyFolder, name)).size > 1024 * 1024)).toEqual([]);
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
