import { mongo } from 'mongoose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadAppConfig } from '../../config.js';
import { startMongo, startOwnMongo, type TestMongo } from './mongo.js';

let shared: TestMongo;
let client: mongo.MongoClient;

beforeAll(async () => {
  shared = await startMongo();
  client = new mongo.MongoClient(shared.uri, loadAppConfig({}).mongo.options);
});

afterAll(async () => {
  await client.close();
  await shared.drop();
});

test('a transaction that fails in its second write leaves nothing of its first', async () => {
  const notes = client.db().collection<{ _id: string }>('notes');
  await notes.insertOne({ _id: 'taken' });
  const both = client.withSession((session) =>
    session.withTransaction(async () => {
      await notes.insertOne({ _id: 'fresh' }, { session });
      await notes.insertOne({ _id: 'taken' }, { session });
    }),
  );
  await expect(both).rejects.toThrow(/E11000/);
  expect(await notes.countDocuments({ _id: 'fresh' })).toBe(0);
});

test('two test files get two databases', async () => {
  const other = await startMongo();
  expect(other.database).not.toBe(shared.database);
  await other.drop();
});

test('a mongod killed without warning keeps what it acknowledged', async () => {
  const own = await startOwnMongo();
  const ownClient = new mongo.MongoClient(own.uri, loadAppConfig({}).mongo.options);
  await ownClient
    .db()
    .collection<{ _id: number }>('votes')
    .insertMany(Array.from({ length: 200 }, (_, n) => ({ _id: n })));
  own.kill('SIGKILL');
  await own.restart();
  expect(await ownClient.db().collection('votes').countDocuments()).toBe(200);
  await ownClient.close();
  await own.stop();
});
