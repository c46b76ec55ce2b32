import type { Connection, mongo } from 'mongoose';

/** What went wrong between this process and MongoDB, as the driver says it without being asked. */
export const storeFailures = ['checkOut', 'poolCleared', 'heartbeat'] as const;
type StoreFailure = (typeof storeFailures)[number];

/** `waiting` are commands that no connection was free for yet. */
export type PoolUse = { readonly inUse: number; readonly waiting: number; readonly max: number };

const nameOf = ({ address, connectionId }: mongo.ConnectionCheckedOutEvent | mongo.ConnectionCheckedInEvent): string => `${address}#${connectionId}`;

/**
 * Watches the pool of a connection. The driver tells of single commands only with `monitorCommands`, which has it read every answer whole, cursors
 * too, on the way to those who asked; the pool it tells of in any case. Connections in use are kept by name: one that was out before the
 * watch began comes back without making the count wrong.
 */
export function watchPool(db: Connection, failed: (what: StoreFailure) => void): PoolUse {
  const client = db.getClient();
  const out = new Set<string>();
  let waiting = 0;
  const served = (): void => void (waiting = Math.max(0, waiting - 1));
  client.on('connectionCheckOutStarted', () => (waiting += 1));
  client.on('connectionCheckedOut', (event) => {
    served();
    out.add(nameOf(event));
  });
  client.on('connectionCheckedIn', (event) => out.delete(nameOf(event)));
  client.on('connectionCheckOutFailed', () => {
    served();
    failed('checkOut');
  });
  client.on('connectionPoolCleared', () => failed('poolCleared'));
  client.on('serverHeartbeatFailed', () => failed('heartbeat'));
  return {
    get inUse() {
      return out.size;
    },
    get waiting() {
      return waiting;
    },
    max: client.options.maxPoolSize,
  };
}
