import { buffer } from 'node:stream/consumers';
import { BadConfiguration, loadAppConfig } from '../config.js';
import { recordBounce } from '../db/bounce.js';
import { connect } from '../db/connect.js';
import { migrate } from '../db/migrate.js';
import { PersonalStore } from '../db/personal.js';
import { loadOrMakeKeyRing } from '../key-ring.js';
import { deliveryReportIn } from '../worker/notices/delivery-report.js';

/*
 * `npm run bounce < mail`: what a mail server brings to the address of MAIL_FROM, one mail on standard input (`|npm --prefix … run --silent bounce` in an alias of postfix). Ends with 0 also for
 * what is no report of ours, so that the mail server does not send it back; with 75, try again later, while the store does not answer.
 */
const again = 75;
const longest = 10 * 1024 * 1024;

const words = {
  recorded: '已记为退信 / recorded: the mail came back',
  outdated: '地址已更正，未作改动 / the address was corrected since; nothing changed',
  unknown: '不是本系统发出的邮件 / no mail of this installation',
  none: '不是退信报告 / no report of a mail that came back',
} as const;

async function main(): Promise<void> {
  const mail = await buffer(process.stdin);
  const bounce = mail.length > longest ? null : await deliveryReportIn(mail).catch(() => null);
  if (bounce === null) return console.log(words.none);
  const app = loadAppConfig();
  const db = await connect(app.mongo.uri, 2);
  try {
    await migrate(db);
    const { addresses } = new PersonalStore(db, loadOrMakeKeyRing(app.keys.personal));
    console.log(words[await recordBounce(db, addresses, { bounce, now: Date.now() })]);
  } finally {
    await db.close();
  }
}

main().catch((error: unknown) => {
  console.error(
    error instanceof BadConfiguration ? `✗ ${error.message}` : `✗ ${error instanceof Error ? error.name : 'error'}: the store did not answer`,
  );
  process.exitCode = again;
});
