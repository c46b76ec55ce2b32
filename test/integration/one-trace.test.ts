import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { repositoryRoot } from '../../repository.js';
import { Stack } from '../../scripts/stack.js';
import { openTracing, untraced } from '../../tracing.js';
import { openLetterBallot } from '../support/letter-ballot.js';
import { startOtlp, type Span } from './otlp-receiver.js';

let otlp: Awaited<ReturnType<typeof startOtlp>>;
let stack: Stack;

beforeAll(async () => {
  otlp = await startOtlp();
  stack = await Stack.start({ env: { OTEL_EXPORTER_OTLP_ENDPOINT: otlp.url, OTEL_BSP_SCHEDULE_DELAY: '100' } });
}, 120_000);
afterAll(async () => {
  await stack.stop();
  await otlp.stop();
}, 60_000);

/** Each span of a trace as `program name`, with that of its parent. */
const drawn = (spans: readonly Span[]): readonly string[] => {
  const said = ({ program, name }: Span): string => `${program.replace('biaocheng-', '')} ${name}`;
  return spans.map((span) => {
    const parent = spans.find(({ spanId }) => spanId === span.parentSpanId);
    return `${parent === undefined ? '' : said(parent)} > ${said(span)}`;
  });
};

it('a vote is one trace through API, Temporal, worker and MongoDB, under the span of a caller that traces too, and says neither who nor what', async () => {
  const ballot = await openLetterBallot(stack, 6);
  const traceId = 'abcdef0123456789abcdef0123456789';
  const answer = await fetch(`${stack.api}/api/v1/ballots/${ballot.id}/votes`, {
    method: 'POST',
    headers: {
      ...{ authorization: `Bearer ${ballot.voters[1] ?? ''}`, 'content-type': 'application/json' },
      ...{ 'idempotency-key': 'traced-vote-0001', traceparent: `00-${traceId}-00f067aa0ba902b7-01` },
    },
    body: JSON.stringify({ choice: 'yes', text: ballot.text }),
  });
  expect(answer.status).toBe(200);
  const ofVote = () => otlp.spans.filter((span) => span.traceId === traceId);
  await expect
    .poll(() => drawn(ofVote()), { timeout: 30_000, interval: 200 })
    .toEqual(
      expect.arrayContaining([
        ' > api POST castVote',
        'api POST castVote > api submit castVote',
        'api submit castVote > api temporal update',
        'api submit castVote > worker journal ballot',
        'worker journal ballot > worker mongodb insert',
        'worker journal ballot > worker mongodb commitTransaction',
      ]),
    );
  expect(ofVote().find(({ name }) => name === 'POST castVote')?.parentSpanId).toBe('00f067aa0ba902b7');
  const said = JSON.stringify(otlp.spans);
  expect(said).not.toMatch(/"yes"|"m1"|m1:|traced-vote|委员/);
  // The start of a lifecycle is a trace of its own, through the same parts.
  const started = otlp.spans.find(({ name }) => name === 'start ballot');
  await expect
    .poll(() => drawn(otlp.spans.filter((span) => span.traceId === started?.traceId)), { timeout: 20_000 })
    .toEqual(expect.arrayContaining(['api start ballot > worker journal ballot']));
}, 120_000);

it('without a collector nothing is loaded, and nothing travels with a command', async () => {
  expect(await openTracing('api', {})).toBe(untraced);
  expect(untraced.here()).toBeUndefined();
  for (const program of ['api.mjs', 'worker.mjs']) {
    const imported = readFileSync(join(repositoryRoot, 'dist', program), 'utf8').match(/^import .*@opentelemetry.*$/gm);
    expect(imported, program).toBeNull();
  }
  expect(readFileSync(join(repositoryRoot, 'dist', 'workflows.js'), 'utf8').includes('node_modules/@opentelemetry')).toBe(false);
});
