import type { Connection } from 'mongoose';
import { mailAddress } from '../contract/mail-address.js';
import type { AccountRow } from './account.js';

/**
 * Where a person gets mail. Kept beside the archive, not in it: an address must be erasable on request (个人信息保护法 第四十七条),
 * and the archive never forgets.
 */
export type MailboxRow = { readonly _id: string; readonly mail: string; readonly by: string; readonly at: number };

const mailboxes = (db: Connection) => db.collection<MailboxRow>('mailboxes');
/** An account may carry an address of its own; the mailbox goes before it. */
const accounts = (db: Connection) => db.collection<AccountRow & { readonly mail?: unknown }>('accounts');

/** Sets a person's address, or erases it. Throws on what is no address. */
export async function putMailbox(db: Connection, person: string, mail: string | null, by: string, at: number): Promise<void> {
  if (mail === null) return void (await mailboxes(db).deleteOne({ _id: person }));
  await mailboxes(db).updateOne({ _id: person }, { $set: { mail: mailAddress.parse(mail), by, at } }, { upsert: true });
}

/** The addresses of people, by person; those without one are not in it. Asked a thousand at a time: a roll may have 100,000. */
export async function addressesOf(db: Connection, persons: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const note = (person: string, mail: unknown) => {
    const address = mailAddress.safeParse(mail);
    if (address.success) found.set(person, address.data);
  };
  for (let from = 0; from < persons.length; from += 1000) {
    const some = persons.slice(from, from + 1000);
    for await (const row of accounts(db).find({ person: { $in: some }, mail: { $exists: true } }, { projection: { person: 1, mail: 1 } }))
      note(row.person, row.mail);
    for await (const row of mailboxes(db).find({ _id: { $in: some } })) note(row._id, row.mail);
  }
  return found;
}
