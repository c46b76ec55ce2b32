/**
 * Who may import whom: imports only go inwards. Scripts, benchmarks and tests stand outside and may use anything. `own` folders freely, `typesOnly` folders as types, `packages` (when given)
 * and no others; `node` stands for Node's own modules.
 * Enforced by test/architecture/imports.test.ts.
 */
export const layers = {
  domain: { own: ['domain'], packages: ['@noble/hashes', 'zod'] },
  contract: { own: ['contract', 'domain'], packages: ['ical-generator', 'ipaddr.js', 'zod'] },
  workflows: { own: ['workflows', 'domain'], typesOnly: ['activities'], packages: ['@temporalio/workflow', '@temporalio/common'] },
  activities: { own: ['activities', 'domain', 'contract'], packages: ['node', '@temporalio/activity', '@temporalio/common', 'zod'] },
  // The store implements the ports that the activities state; it may know their types, never their code.
  db: { own: ['db', 'domain', 'contract'], typesOnly: ['activities'], packages: ['node', 'mongoose', 'zod'] },
  worker: { own: ['worker', 'activities', 'db', 'domain', 'contract', 'workflows/messages', 'config'] },
  api: { own: ['api', 'contract', 'domain', 'db', 'workflows/messages', 'web/server', 'config'] },
  // Pages are made of what the API answers, to nobody more than to a client; they know neither its code nor the store.
  web: { own: ['web', 'contract', 'domain'], packages: ['@fastify/busboy', 'node', 'express', 'helmet', 'react', 'react-dom', 'zod'] },
  // The verifier that travels alone as one file: whoever does not trust our servers must be able to read all of it.
  recompute: { own: ['recompute', 'domain'], packages: ['node'] },
  cli: { own: ['cli', 'recompute', 'samples/walk', 'contract', 'domain', 'config'] },
  // Samples drive the API as anyone does, through the walker, which the command line lends to everybody.
  samples: { own: ['samples', 'contract', 'domain', 'db', 'api/accounts', 'config'] },
  'samples/walk': { own: ['samples/walk', 'contract', 'domain'], packages: ['node', 'zod'] },
};

/** The root files that hold the settings; a layer that lists `config` may import them. */
export const configFiles = ['config.ts', 'temporal.config.ts', 'payload-codec.ts', 'key-ring.ts', 'log.ts', 'repository.ts', 'tracing.ts'];

/** What would make a rule give another answer tomorrow or elsewhere. */
export const impureGlobals = [
  'Date',
  'process',
  'performance',
  'crypto',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'fetch',
  'Intl',
  'globalThis',
  'Buffer',
];
