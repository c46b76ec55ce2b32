import { expect, it } from 'vitest';
import { connect } from '../../db/connect.js';
import { EarlierArchive } from '../../db/earlier-archive.js';
import { migrate } from '../../db/migrate.js';
import { startMongo } from '../support/mongo.js';

it('an archive of an earlier form is refused with one sentence that says what to do; an empty store is not', async () => {
  const mongo = await startMongo();
  const db = await connect(mongo.uri);
  const begun = { _id: 'ballot/b1#1', stream: 'ballot/b1', seq: 1 };
  await db.collection<typeof begun>('events').insertOne(begun);
  await db.collection<{ _id: string }>('shapes').insertOne({ _id: 'store' });
  const refused = await migrate(db).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(EarlierArchive);
  expect((refused as EarlierArchive).message).toMatch(/^[^.]+; begin with an empty data directory and database\.$/); // as just expected
  expect(await db.collection('shapes').countDocuments()).toBe(1);
  await db.collection('events').deleteMany({});
  await migrate(db);
  await db.collection<typeof begun>('events').insertOne(begun);
  await migrate(db);
  await db.close();
  await mongo.drop();
});

it('builds the indexes once, and again when those the store was given are others', async () => {
  const mongo = await startMongo();
  const db = await connect(mongo.uri);
  const names = async () => (await db.collection('comments').indexes()).map(({ name }) => name);
  await migrate(db);
  const built = await names();
  expect(built).toContain('comment');
  await db.collection('comments').dropIndex('comment');
  await migrate(db);
  expect(await names()).not.toContain('comment');
  await db.collection('shapes').updateOne({}, { $set: { indexes: 'others' } });
  await migrate(db);
  expect((await names()).sort()).toEqual(built.sort());
  await db.close();
  await mongo.drop();
});
