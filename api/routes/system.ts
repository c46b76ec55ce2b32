import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.js';
import { errorRegistry, errorType } from '../../contract/errors.js';
import { roles } from '../../domain/kernel/actor.js';
import { fields } from '../../domain/profile/profile.js';
import { stageCodes } from '../../domain/profile/stage-codes.js';
import { documentKinds, stageTitles, traits } from '../../domain/profile/vocabulary.js';
import { bind, type Bound } from '../http/call.js';
import type { Ports } from '../ports.js';

const health = z.strictObject({ status: z.literal('alive') });
/** By how many milliseconds the clock of this host is ahead of that of Temporal, of MongoDB; behind is negative. A wrong clock takes no readiness away. */
const clockReport = z.strictObject({
  status: z.enum(['right', 'wrong', 'unknown']),
  suspect: z.enum(['thisHost', 'temporal', 'mongo', 'unclear']).nullable(),
  ahead: z.strictObject({ temporal: z.int().optional(), mongo: z.int().optional() }),
});
const readiness = z.strictObject({
  status: z.enum(['ready', 'notReady']),
  engine: z.boolean(),
  /** Why an engine that answers takes no commands. */
  engineFault: z.string().optional(),
  store: z.boolean(),
  draining: z.boolean(),
  clock: clockReport,
});
const titled = z.looseObject({ zh: z.string(), en: z.string() });
const codeTable = z.record(z.string(), titled);
const codes = z.strictObject({
  errors: codeTable,
  stageCodes: codeTable,
  stages: codeTable,
  documentKinds: codeTable,
  traits: codeTable,
  roles: z.array(z.string()),
  fields: z.array(z.string()),
});

const healthEndpoint = endpoint({
  name: 'health',
  method: 'get',
  path: '/healthz',
  tag: 'system',
  summary: 'The process answers',
  who: 'public',
  answer: health,
  status: 200,
});
const readyEndpoint = endpoint({
  name: 'ready',
  method: 'get',
  path: '/readyz',
  tag: 'system',
  summary: 'The process can take commands: engine and store answer and it is not stopping',
  who: 'public',
  answer: readiness,
  status: 200,
  orStatus: { status: 503, means: 'Not ready: the body says what is missing' },
});
const codesEndpoint = endpoint({
  name: 'readCodes',
  method: 'get',
  path: '/api/v1/codes',
  tag: 'system',
  summary: 'Every code that stands in data, with its names in Chinese and English',
  who: 'public',
  answer: codes,
  status: 200,
});

const storeAnswers = async (ports: Ports): Promise<boolean> => {
  const tooLate = new Promise<false>((resolve) => setTimeout(() => resolve(false), 2000).unref());
  const ping = ports.db.db?.command({ ping: 1 }).then(
    () => true,
    () => false,
  );
  return Promise.race([ping ?? false, tooLate]);
};

/** Health tells nothing but that the event loop turns; readiness looks at what commands and reads need. */
export const systemRoutes = (ports: Ports, isDraining: () => boolean): readonly Bound[] => [
  bind(healthEndpoint, () => ({ body: { status: 'alive' } })),
  bind(readyEndpoint, async () => {
    const [answers, store] = await Promise.all([ports.engine.healthy(), storeAnswers(ports)]);
    const fault = ports.engine.fault();
    const engine = answers && fault === null;
    const draining = isDraining();
    const ready = engine && store && !draining;
    return {
      status: ready ? 200 : 503,
      body: {
        status: ready ? 'ready' : 'notReady',
        engine,
        store,
        draining,
        clock: ports.clocks.report(),
        ...(fault === null ? {} : { engineFault: fault }),
      },
    };
  }),
  bind(codesEndpoint, () => ({
    body: {
      errors: Object.fromEntries(Object.entries(errorRegistry).map(([code, entry]) => [code, { ...entry, type: errorType(code) }])),
      stageCodes,
      stages: stageTitles,
      documentKinds,
      traits,
      roles: [...roles],
      fields: [...fields],
    },
  })),
];
