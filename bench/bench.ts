import { Client, Connection } from '@temporalio/client';
import type { Connection as Mongo } from 'mongoose';
import { connect } from '../db/connect.js';
import { dataConverter } from '../payload-codec.js';
import { apiClient, type ApiClient } from './api-client.js';
import { officerToken } from './electorate.js';
import type { Stack } from './stack.js';

/** What every measurement needs: the running stack, the API as an officer, and eyes on both stores for the checks. */
export type Bench = { readonly stack: Stack; readonly api: ApiClient; readonly client: Client; readonly db: Mongo; close(): Promise<void> };

export async function openBench(stack: Stack): Promise<Bench> {
  // A page of a ballot's history is larger than the 4 MiB the client takes by default.
  const connection = await Connection.connect({ address: stack.temporal, channelArgs: { 'grpc.max_receive_message_length': 128 * 1024 * 1024 } });
  const db = await connect(stack.mongo);
  return {
    stack,
    api: apiClient(stack.apiPort, await officerToken(stack.tokenKey)),
    client: new Client({ connection, dataConverter }),
    db,
    close: async () => {
      await connection.close();
      await db.close();
    },
  };
}
