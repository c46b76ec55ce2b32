import { expect, it } from 'vitest';
import { connect } from '../../db/connect.js';
import { migrate } from '../../db/migrate.js';
import { startMongo } from '../support/mongo.js';

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
