import type { Mail, Mailer } from '../../worker/notices/mailer.js';
import type { TestApi } from './api.js';
import { deliverAll } from './mail.js';

/** Delivers every notice that waits in the ledger of a test API, and gives the mails as they left. */
export async function mailed(api: TestApi): Promise<readonly Mail[]> {
  const mails: Mail[] = [];
  const mailer: Mailer = {
    send: (mail) => (mails.push(mail), Promise.resolve({ kind: 'sent' })),
    forget: () => Promise.resolve(),
    close: () => undefined,
  };
  const log = { warn: () => undefined, error: () => undefined };
  const { db, personal, config } = api;
  await deliverAll({ ...{ db, personal, mailer, log }, publicUrl: config.publicUrl, owner: 'test', clock: () => api.now, stopping: () => false });
  return mails;
}
