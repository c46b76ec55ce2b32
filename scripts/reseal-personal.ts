import { loadAppConfig } from '../config.js';
import { connect } from '../db/connect.js';
import { PersonalStore } from '../db/personal.js';
import { loadKeyRing } from '../key-ring.js';

/* `npx tsx scripts/reseal-personal.ts`: after a new personal key was put on top, seals with it what older keys sealed; then the older lines may go. */
const settings = loadAppConfig();
const db = await connect(settings.mongo.uri, 2);
try {
  console.log(`${await new PersonalStore(db, loadKeyRing(settings.keys.personal)).reseal()} sealed anew; older personal keys are needed no more`);
} finally {
  await db.close();
}
