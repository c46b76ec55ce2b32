import type { Connection } from 'mongoose';
import { z } from 'zod';
import { mailAddress } from '../contract/mail-address.js';
import { isPublicId } from '../domain/kernel/actor.js';
import type { BallotState } from '../domain/ballot/state.js';
import type { Audience, Stream } from '../domain/kernel/decider.js';
import { accountsOf, type AccountRow } from './account.js';
import { eventId, eventsOf, type EventRow } from './archive.js';
import { ballots } from './ballot.js';
import { comments, type CommentRow } from './consultation.js';
import { modelOf, trusted } from './model.js';
import { persons } from './person.js';
import type { PersonalStore } from './personal.js';
import type { View } from './projection.js';
import { projections } from './projections.js';
import { readRoll } from './roll.js';

/** Why somebody is told; the mail says so. */
export type Because = 'person' | 'role' | 'roll' | 'commenter';
/**
 * Somebody a notice is for. `id` is the person, `comment:<n>` for a commenter without an account, whose address, if one was left, stands in no ledger,
 * `role:<role>@<organisation>` for an office that nobody holds.
 */
export type Recipient = { readonly id: string; readonly because: Because; readonly address?: string };

/** What the mail has to know of the lifecycle that tells. */
export type Telling = { readonly rehearsal: boolean; readonly closesAt: number | null; readonly keepers: readonly string[] };

export async function tellingLifecycle(db: Connection, stream: Stream): Promise<Telling> {
  const views = projections[stream.slice(0, stream.indexOf('/'))]?.views;
  const view = views === undefined ? null : await modelOf(db, views).findOne({ _id: stream }, { rehearsal: 1, closesAt: 1, keepers: 1 }).lean<View>();
  return {
    rehearsal: view?.['rehearsal'] === true,
    closesAt: typeof view?.['closesAt'] === 'number' ? view['closesAt'] : null,
    keepers: textsIn(view?.['keepers']),
  };
}

/** The day whose offices count, and who reads the contacts of commenters. */
export type Asked = { readonly today: string; readonly personal: PersonalStore };

const textsIn = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []);

/** Everybody the audiences stand for on this date (`YYYY-MM-DD`, Beijing), each once, with the first reason. */
export async function recipientsOf(db: Connection, to: readonly Audience[], asked: Asked): Promise<readonly Recipient[]> {
  const found = new Map<string, Recipient>();
  const vacant: { readonly organisation: string; readonly id: string }[] = [];
  const held = new Set<string>();
  for (const audience of to) {
    const some = await resolve(db, audience, asked);
    for (const one of some) if (!found.has(one.id)) found.set(one.id, one);
    if (!('role' in audience)) continue;
    if (some.length > 0) held.add(audience.organisation);
    else vacant.push({ organisation: audience.organisation, id: `role:${audience.role}@${audience.organisation}` });
  }
  // An organisation that nobody of was reached is a task; a small society without, say, a secretariat is not.
  const unheld = vacant.filter(({ organisation }) => !held.has(organisation));
  return [...found.values(), ...unheld.map(({ id }): Recipient => ({ id, because: 'role' }))];
}

async function resolve(db: Connection, audience: Audience, { today, personal }: Asked): Promise<readonly Recipient[]> {
  if ('person' in audience) return [{ id: audience.person, because: 'person' }];
  if ('role' in audience) return (await holdersOf(db, audience, today)).map((id) => ({ id, because: 'role' }));
  if ('ballot' in audience) return (await rollOf(db, audience.ballot, audience.only === 'unvoted')).map((id) => ({ id, because: 'roll' }));
  if ('consultation' in audience) return commentersOf(db, personal, audience.consultation);
  return []; // the public feed: the row of the ledger is the entry
}

type Held = { readonly role: string; readonly organisation: string };

/** Who holds a role at an organisation: by a membership it has confirmed whose interval holds today, or by the grants of an account. */
async function holdersOf(db: Connection, { role, organisation }: Held, today: string): Promise<readonly string[]> {
  const holding = { role, organisation, unconfirmed: { $ne: true }, from: { $lte: today }, $or: [{ to: null }, { to: { $gte: today } }] };
  const members = await modelOf(db, persons)
    .find({ 'state.memberships': trusted({ $elemMatch: holding }) }, { _id: 1 })
    .lean<Pick<View, '_id'>[]>();
  const grant = { role, organisation: { $in: [organisation, '*'] } };
  const granted = await accountsOf(db)
    .find({ disabled: false, grants: trusted({ $elemMatch: grant }) }, { person: 1 })
    .lean<Pick<AccountRow, 'person'>[]>();
  return [...new Set([...members.map(({ _id }) => _id.slice('person/'.length)), ...granted.map((row) => row.person)])];
}

/**
 * The persons on a ballot's roll, without seats excluded when it opened: they never had a vote. Seats recused later are told what becomes
 * of the ballot, but not reminded.
 */
async function rollOf(db: Connection, ballot: string, unvotedOnly: boolean): Promise<readonly string[]> {
  const view = await modelOf(db, ballots).findOne({ _id: ballot }, { state: 1 }).lean<View>();
  if (view === null) throw new Error(`no view of ${ballot}`);
  const state = view.state as BallotState; // the projection of ballots wrote it
  const out = new Set(state.excluded.filter((one) => unvotedOnly || !one.late).map((one) => one.seat));
  const voted = unvotedOnly ? await votedSeats(db, ballot) : new Set<number>();
  const roll = state.seats?.map((seat) => seat.person) ?? (await readRoll(db, state.document ?? ''));
  return roll.filter((_, seat) => !out.has(seat) && !voted.has(seat));
}

const votedSeat = z.object({ seat: z.number() });

/** Seats with a paper in the box, read from the archive: the views hold no marks. */
async function votedSeats(db: Connection, ballot: string): Promise<ReadonlySet<number>> {
  const voted = new Set<number>();
  const electronic = new Set<number>();
  const papers = { type: trusted({ $in: ['voteCast', 'paperConfirmed', 'paperObjected'] }) };
  const acts = eventsOf(db)
    .find({ _id: trusted({ $gt: eventId(ballot, 0), $lt: `${ballot}#~` }), ...papers }, { type: 1, 'data.seat': 1 })
    .sort({ _id: 1 })
    .lean<Pick<EventRow, 'type' | 'data'>>();
  for await (const { type, data } of acts.cursor()) {
    const { seat } = votedSeat.parse(data);
    if (type === 'voteCast') electronic.add(seat);
    // An electronic vote stands whatever becomes of a sheet.
    if (type === 'paperObjected' && !electronic.has(seat)) voted.delete(seat);
    else voted.add(seat);
  }
  return voted;
}

export const commenterId = (comment: number): string => `comment:${comment}`;

/**
 * Who commented. Without an account, or when the office typed it in, the contact that was left is the address: each once, under its first comment.
 * Who had it erased is told no more.
 */
async function commentersOf(db: Connection, personal: PersonalStore, consultation: string): Promise<readonly Recipient[]> {
  const rows = await modelOf(db, comments)
    .find({ consultation: consultation as Stream }, { n: 1, by: 1, via: 1, who: 1 })
    .sort({ consultation: 1, n: 1 })
    .lean<Pick<CommentRow, 'n' | 'by' | 'via' | 'who'>[]>();
  const hasAccount = ({ by, via }: Pick<CommentRow, 'by' | 'via'>): boolean => via === 'web' && !isPublicId(by);
  const contacts = await personal.read(rows.filter((row) => !hasAccount(row)).map((row) => row.who));
  const told = new Set<string>();
  return rows.flatMap((row): readonly Recipient[] => {
    if (hasAccount(row)) return [{ id: row.by, because: 'commenter' }];
    const found = contacts.get(row.who);
    if (found?.erased) return [];
    const id = commenterId(row.n);
    const address = mailAddress.safeParse(found?.erased === null ? found.contact : null);
    if (!address.success) return [{ id, because: 'commenter' }];
    const spelt = address.data.toLowerCase();
    if (told.has(spelt)) return [];
    told.add(spelt);
    return [{ id, because: 'commenter', address: address.data }];
  });
}
