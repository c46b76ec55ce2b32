import mongoose, { type Connection } from 'mongoose';

/**
 * A connection whose writes are durable whatever the URI says: majority and journalled, asserted here because one option decides
 * whether an acknowledged vote survives `kill -9`. Every wait is bounded; `timeoutMS` does nothing in this driver. `monitorCommands` is for traces: the driver then
 * reads every answer whole, cursors too, before it hands it on.
 */
export async function connect(uri: string, pool = 20, monitorCommands = false): Promise<Connection> {
  // A mistyped field must fail, not silently become a filter for everything.
  mongoose.set('strictQuery', 'throw');
  const connection = mongoose.createConnection(uri, {
    writeConcern: { w: 'majority', journal: true },
    readConcern: { level: 'majority' },
    readPreference: 'primary',
    retryWrites: true,
    serverSelectionTimeoutMS: 3_000,
    connectTimeoutMS: 3_000,
    socketTimeoutMS: 20_000,
    maxPoolSize: pool,
    monitorCommands,
    autoIndex: false,
    autoCreate: false,
    sanitizeFilter: true,
    // JSON drops what is undefined; the driver's default would store it as null and a rebuilt view would differ.
    ignoreUndefined: true,
  });
  await connection.asPromise();
  const { writeConcern } = connection.getClient().options;
  if (writeConcern?.w === 'majority' && writeConcern.journal === true) return connection;
  await connection.close();
  throw new Error('the MongoDB URI asks for writes weaker than w=majority&journal=true; take the option out of it');
}
