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

const entryOf = (keeper: string, person: string): string => `${keeper}|${person}`;

/** Where an organisation writes to a person: its own entry, for its own notices. It never touches what others use, nor what the person has said. */
export async function keepAddress(
  db: Connection,
  { person, keeper }: { readonly person: string; readonly keeper: string },
  mail: string,
  { by, at }: Pick<MailboxRow, 'by' | 'at'>,
): Promise<void> {
  await putMailbox(db, entryOf(keeper, person), mail, by, at);
}

/** Of a person's own address and the entries of who writes, the latest; an entry where they are of the same moment. */
const later = (a: MailboxRow, b: MailboxRow | undefined, person: string): boolean =>
  b === undefined || a.at > b.at || (a.at === b.at && b._id === person);

/** The addresses of people for notices of these organisations, by person; those without one are not in it. Asked a thousand at a time: a roll may have 100,000. */
export async function addressesOf(db: Connection, persons: readonly string[], keepers: readonly string[] = []): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const note = (person: string, mail: unknown) => {
    const address = mailAddress.safeParse(mail);
    if (address.success) found.set(person, address.data);
  };
  for (let from = 0; from < persons.length; from += 1000) {
    const some = persons.slice(from, from + 1000);
    for await (const row of accounts(db).find({ person: { $in: some }, mail: { $exists: true } }, { projection: { person: 1, mail: 1 } }))
      note(row.person, row.mail);
    for (const [person, row] of await latestOf(db, some, keepers)) note(person, row.mail);
  }
  return found;
}

async function latestOf(db: Connection, persons: readonly string[], keepers: readonly string[]): Promise<ReadonlyMap<string, MailboxRow>> {
  const whose = new Map(persons.flatMap((one) => [one, ...keepers.map((keeper) => entryOf(keeper, one))].map((id): [string, string] => [id, one])));
  const found = new Map<string, MailboxRow>();
  for await (const row of mailboxes(db).find({ _id: { $in: [...whose.keys()] } })) {
    const person = whose.get(row._id) ?? row._id;
    if (later(row, found.get(person), person)) found.set(person, row);
  }
  return found;
}
