/** Real servers as children of this process: for `npm start`, the tests, the benchmarks and the fault runs. */
export { startChild, type Child, type ChildSpec } from './servers/child.js';
export { mongodPath, mongoUri, startMongoServer, type MongoServer, type MongoServerOptions } from './servers/mongo.js';
export { freePort, isFree, preferPort } from './servers/port.js';
export { ServerFailed } from './servers/server-failed.js';
export { startTemporalServer, temporalPath, timeSkippingFlags, type TemporalServer, type TemporalServerOptions } from './servers/temporal.js';
