import { Server, ServerCredentials, status, type ServiceDefinition, type UntypedServiceImplementation } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EngineUnavailable, type Engine } from '../../api/engine-contract.js';
import { createEngine } from '../../api/engine.js';
import { calendar2026 } from '../../domain/law/calendar/state-council.js';
import { personNamed } from '../support/spelt.js';

/** A server that speaks gRPC and refuses every start with the code it is told to give. */
let answer: number = status.OK;
let said = 'said the test';
const bytes = (value: Buffer): Buffer => value;
const method = (name: string) => ({
  path: `/temporal.api.workflowservice.v1.WorkflowService/${name}`,
  requestStream: false,
  responseStream: false,
  requestSerialize: bytes,
  requestDeserialize: bytes,
  responseSerialize: bytes,
  responseDeserialize: bytes,
});
const service: ServiceDefinition = { system: method('GetSystemInfo'), start: method('StartWorkflowExecution') };
const handlers: UntypedServiceImplementation = {
  system: (_call: unknown, reply: (error: null, body: Buffer) => void) => reply(null, Buffer.alloc(0)),
  start: (_call: unknown, reply: (error: { code: number; details: string } | null, body?: Buffer) => void) =>
    answer === status.OK ? reply(null, Buffer.alloc(0)) : reply({ code: answer, details: said }),
};

const server = new Server();
let engine: Engine;

beforeAll(async () => {
  server.addService(service, handlers);
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) => (error ? reject(error) : resolve(bound))),
  );
  engine = createEngine({ connection: { address: `127.0.0.1:${port}` }, namespace: 'default', taskQueue: 'q', calendar: calendar2026 });
});
afterAll(async () => {
  await engine.close();
  server.forceShutdown();
});

const start = () =>
  engine.start(
    'organisation/51210000MJ4K0X072M',
    { uscc: '51210000MJ4K0X072M', name: '学会', kind: 'society', fields: [], charter: '章程', code: null, override: null },
    { id: 'wang:key-of-mine-1', actor: { id: personNamed('wang'), grants: [{ role: 'officer', organisation: '51210000MJ4K0X072M' }] } },
  );

describe('given what Temporal may answer to a start', () => {
  it.each(['CANCELLED', 'UNKNOWN', 'INTERNAL', 'UNAVAILABLE'] as const)('%s leaves the outcome open: unknown, never a failure', async (name) => {
    answer = status[name];
    const error: unknown = await start().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(EngineUnavailable);
    expect(error).toMatchObject({ outcome: 'unknown' });
  });

  it.each(['INVALID_ARGUMENT', 'PERMISSION_DENIED', 'UNAUTHENTICATED'] as const)('%s is certain: a fault for the operator', async (name) => {
    answer = status[name];
    await expect(start()).rejects.not.toBeInstanceOf(EngineUnavailable);
  });
});

describe('XF6 given a server that answers and takes nothing, because its disk is full', () => {
  it('the engine says so in the server’s own words until a command is taken again, and a refusal is no fault', async () => {
    answer = status.OK;
    await start();
    expect([await engine.healthy(), engine.fault()]).toEqual([true, null]);
    [answer, said] = [status.UNAVAILABLE, 'database or disk is full'];
    await expect(start()).rejects.toBeInstanceOf(EngineUnavailable);
    await expect.poll(() => engine.fault()).toContain('database or disk is full');
    expect(await engine.healthy()).toBe(true);
    answer = status.OK;
    await start();
    expect(engine.fault()).toBeNull();
    answer = status.PERMISSION_DENIED;
    await expect(start()).rejects.toThrow();
    expect(engine.fault()).toBeNull();
  });

  it('XF6 a lifecycle that does not answer in time says nothing about the server: the others go on', async () => {
    answer = status.DEADLINE_EXCEEDED;
    await expect(start()).rejects.toBeInstanceOf(EngineUnavailable);
    expect(await engine.healthy()).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(engine.fault()).toBeNull();
  });
});
