import type { Connection } from 'mongoose';
import { z } from 'zod';
import type { ledgerEntry, recipientRow, unreachedTask } from '../../contract/notice-ledger.js';
import { noticeWords } from '../../contract/notices.js';
import { accountsOf } from '../../db/account.js';
import { eventId, eventsOf, type EventRow } from '../../db/archive.js';
import type { Address } from '../../db/mailbox.js';
import { numberOf } from '../../db/notice.js';
import { type DeliveryRow } from '../../db/notice-row.js';
import type { LedgerEntry, Unreached } from '../../db/notice-ledger.js';
import type { Stream } from '../../domain/kernel/decider.js';
import { chinaTime } from '../http/china-time.js';
import { trusted } from '../../db/model.js';

const timeOrNull = (at: number | null): string | null => (at === null ? null : chinaTime(at));

/** One row of the ledger as its keepers read it. */
export function showEntry({ row, figures }: LedgerEntry, withheld: boolean, self: string): z.output<typeof ledgerEntry> {
  const { seq, template, recipients, delivered, failed, noAddress, open, firstAt, lastAt } = figures;
  const { zh, en } = noticeWords(template)?.tag ?? { zh: template, en: template };
  const notice = numberOf(row);
  return {
    ...{ notice, seq, template, zh, en, state: row.state, withheld },
    figures: withheld ? null : { recipients, delivered, failed, noAddress, open },
    ...{ firstAt: timeOrNull(firstAt), lastAt: timeOrNull(lastAt), resends: row.resends?.length ?? 0, recipients: `${self}/${notice}` },
  };
}

const [office, commenter] = ['role:', 'comment:'] as const;
/** Not an office that nobody holds, and not a commenter known by a number only. */
export const isPerson = (recipient: string): boolean => !recipient.startsWith(office) && !recipient.startsWith(commenter);

/** What cures it: a person's address is corrected; an office that nobody holds needs a holder; a commenter without an account stays out of reach. */
function cureOf(recipient: string, self: string): z.output<typeof unreachedTask>['cure'] {
  if (isPerson(recipient)) return { act: 'correctAddress', href: `${self}/correct-address` };
  return { act: recipient.startsWith(office) ? 'recordMembership' : 'none', href: null };
}

/** What is known of the people of one ledger: names, and where its keeper writes to them now. */
export type Known = { readonly names: ReadonlyMap<string, string>; readonly addresses: ReadonlyMap<string, Address> };

export const showTask = (one: Unreached, { names, addresses }: Known, self: string): z.output<typeof unreachedTask> => ({
  ...one,
  name: names.get(one.recipient) ?? null,
  address: addresses.get(one.recipient)?.mail ?? null,
  notices: one.notices.map((id) => numberOf({ _id: id })),
  cure: cureOf(one.recipient, self),
});

export const showOutcome = (
  { recipient, outcome, at, attempts = 0, error = null }: DeliveryRow,
  names: ReadonlyMap<string, string>,
): z.output<typeof recipientRow> => ({ recipient, name: names.get(recipient) ?? null, outcome, at: chinaTime(at), attempts, error });

const drafted = z.object({ input: z.object({ roll: z.object({ seats: z.array(z.object({ person: z.string(), name: z.string() })) }) }) });

/** The names on a small roll; the state keeps seats without them. A roll by document has none. */
async function namesOnRoll(db: Connection, stream: Stream): Promise<readonly Named[]> {
  if (!stream.startsWith('ballot/')) return [];
  const birth = await eventsOf(db)
    .findOne({ _id: eventId(stream, 1) }, { 'data.input.roll.seats': 1 })
    .lean<Pick<EventRow, 'data'>>();
  const roll = drafted.safeParse(birth?.data);
  return roll.success ? roll.data.input.roll.seats : [];
}

type Named = { readonly person: string; readonly name: string };

/** Names of people: of the members, on the roll, else from their accounts. */
export async function namesOf(
  db: Connection,
  { stream, names: known }: { readonly stream: Stream; readonly names: ReadonlyMap<string, string> },
  persons: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = persons.filter((one) => !known.has(one));
  if (wanted.length === 0) return known;
  const accounts = await accountsOf(db)
    .find({ person: trusted({ $in: wanted }) }, { person: 1, name: 1 })
    .lean<Named[]>();
  const found: readonly Named[] = [...accounts, ...(await namesOnRoll(db, stream))];
  return new Map([...found.map(({ person, name }): [string, string] => [person, name]), ...known]);
}
