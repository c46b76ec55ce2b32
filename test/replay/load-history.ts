import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import proto from '@temporalio/proto';
import { patchProtobufRoot } from '@temporalio/proto/lib/patch-protobuf-root.js';
import type { Stream } from '../../domain/kernel/decider.js';
import { repositoryRoot } from '../../repository.js';

/** What scripts/record-history.ts writes: the run of one workflow in Temporal's JSON form. */
export type Kept = { readonly workflowId: Stream; readonly history: { events: { eventType: string; [field: string]: unknown }[] } };

export const historyFolder = join(repositoryRoot, 'test', 'replay', 'histories');

export const load = (name: string): Kept => JSON.parse(readFileSync(join(historyFolder, name), 'utf8')) as Kept; // as above

/*
 * The worker's own reading of JSON compares message types by class and fails with "type must be a Type" wherever npm gives
 * @temporalio/common and @temporalio/proto a protobufjs each, as it does beside grpc's older one. So histories are read with the copy
 * that belongs to the messages.
 */
const ofProto = createRequire(createRequire(import.meta.url).resolve('@temporalio/proto'));
const { fromJson } = ofProto('protobufjs/ext/protojson') as { fromJson(type: unknown, json: unknown, options: object): unknown };
const root = patchProtobufRoot(proto) as unknown as { lookupType(name: string): unknown }; // its generated types leave this method out
const historyType = root.lookupType('temporal.api.history.v1.History');

/** The history as the worker replays it. */
export const decode = ({ history }: Kept): proto.temporal.api.history.v1.History =>
  fromJson(historyType, history, { ignoreUnknownFields: true }) as proto.temporal.api.history.v1.History; // the type asked for
