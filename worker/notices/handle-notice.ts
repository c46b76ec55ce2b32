import type { Turn } from '../../activities/notices.js';
import { linkOf, mailedInvitation } from '../../contract/invitation.js';
import { noticeWords } from '../../contract/notices.js';
import {
  claimDelivery,
  closeNotice,
  countDeliveries,
  deliveryId,
  isTurnOf,
  markDelivery,
  overtake,
  recordNoAddress,
  requeueNotice,
  settledRecipients,
  takeNotice,
} from '../../db/notice.js';
import { type LedgerRow } from '../../db/notice-row.js';
import type { Address } from '../../db/mailbox.js';
import { recipientsOf, tellingLifecycle, type Recipient, type Telling } from '../../db/notice-audience.js';
import { localDate } from '../../domain/law/calendar/instant.js';
import { release, releaseOthers } from '../../db/held-notice.js';
import { composeMail, messageIdOf, type Along, type Composed } from './compose-mail.js';
import { backOff, turnLimit, type Delivery } from './delivery.js';
import { holdBack, type HeldBack } from './hold-back.js';
import { MailDown } from './mailer.js';

type Addressed = { readonly recipient: Recipient; readonly address: string; readonly known?: Address };
/** How sending ended: everybody has been asked for; more to come in the next turn; another turn has taken over; the mail server is away. */
type Sent = {
  readonly end: 'through' | 'more' | 'lost' | 'down';
  readonly mails: number;
  readonly error: string | null;
  /** From when on somebody gets it who chose a later hour. */
  readonly until: number | null;
};
type Going = Omit<Sent, 'until'>;

/** Mail servers are asked again for this long about a recipient they put off, as mail servers do among themselves. */
const giveUpAfter = 5 * 86_400_000;

/** One turn of one notice. Trouble with mail or a template is noted in its row and waited out; what the store says goes to whoever called. */
export async function handleNotice(delivery: Delivery, notice: string): Promise<Turn> {
  const { db, owner, clock, log } = delivery;
  const row = await takeNotice(db, notice, { owner, now: clock() });
  if (row === null) return { end: 'through' };
  const attempts = row.attempts ?? 1;
  try {
    // During a rolling update a newer worker may have written it: that one will know the words.
    if (noticeWords(row.template) === null) throw new Error(`no words for ${row.template}`);
    return await settle(delivery, row, await send(delivery, row));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log.error({ notice, err: error }, 'notice not delivered; it will be tried again');
    await requeueNotice(db, { notice, owner }, { attempts, error: reason.slice(0, 300) });
    return { end: 'wait', ms: backOff(attempts) };
  }
}

/** What an invitation says besides: its link, which stands sealed until it has gone out. Null for one that was revoked meanwhile or is over: nobody is written to. */
async function withLink({ personal, publicUrl, clock }: Delivery, row: LedgerRow): Promise<LedgerRow | null> {
  if (row.template !== mailedInvitation) return row;
  const secret = await personal.waitingLinks.secretFor(row._id, clock());
  return secret === null ? null : { ...row, data: { ...row.data, link: linkOf(publicUrl, secret) } };
}

async function send(delivery: Delivery, taken: LedgerRow): Promise<Sent> {
  const { db, personal, clock } = delivery;
  const settled = await settledRecipients(db, taken._id);
  const said = await withLink(delivery, taken);
  const row = said ?? taken;
  const wanted = said === null ? [] : await recipientsOf(db, row.to, { today: localDate(clock()), personal });
  const open = wanted.filter((one) => !settled.has(one.id));
  const telling = await tellingLifecycle(db, row.stream);
  const asked = open.flatMap((one) => (one.address === undefined ? [one.id] : []));
  const book = await personal.addresses.read(asked, telling.keepers);
  const addressed: Addressed[] = [];
  const unknown: string[] = [];
  for (const recipient of open) {
    const known = book.get(recipient.id);
    const address = recipient.address ?? known?.mail;
    if (address === undefined) unknown.push(recipient.id);
    else addressed.push({ recipient, address, ...(known === undefined ? {} : { known }) });
  }
  await recordNoAddress(db, row._id, { recipients: unknown, at: clock() });
  await overtake(db, row._id, { wanted: new Set(addressed.map(({ recipient }) => recipient.id)), now: clock() });
  const held = await holdBack(
    delivery,
    row,
    addressed.map(({ recipient }) => recipient.id),
  );
  const going = addressed.filter(({ recipient }) => !held.waiting.has(recipient.id));
  return { ...(await sendAll(delivery, { row, telling, held }, going)), until: held.until };
}

async function sendAll(
  delivery: Delivery,
  { row, telling, held }: { readonly row: LedgerRow; readonly telling: Telling; readonly held: HeldBack },
  addressed: readonly Addressed[],
): Promise<Going> {
  const { db, owner, clock, publicUrl, stopping } = delivery;
  const began = clock();
  let mails = 0;
  for (const [n, one] of addressed.entries()) {
    if (n >= turnLimit.mails || clock() - began >= turnLimit.ms || stopping()) return { end: 'more', mails, error: null };
    // Asked before each mail: a worker that was held up and given up must not go on beside the one that took over.
    if (!(await isTurnOf(db, row._id, owner))) return { end: 'lost', mails, error: null };
    try {
      const composed = { row, telling, publicUrl, now: clock() };
      const { id } = one.recipient;
      // Its hour has come: it goes alone, or with all that waits for the same hour, unless another turn has taken it along.
      if (held.due.has(id) && !(await release(db, row._id, id))) continue;
      const along = held.together.has(id) ? await alongWith(delivery, composed, id) : [];
      if (await sendOne(delivery, { ...composed, along }, one)) mails += 1;
    } catch (error) {
      if (error instanceof MailDown) return { end: 'down', mails, error: error.message };
      throw error;
    }
  }
  return { end: 'through', mails, error: null };
}

/** More would not be read. */
const mostTogether = 20;

/** What else is held for this person and may go now. What has meanwhile become no business of theirs, e.g. a reminder of a vote they have cast, stays behind. */
async function alongWith({ db, personal, clock }: Delivery, { row, now }: Composed, recipient: string): Promise<readonly Along[]> {
  const along: Along[] = [];
  for (const other of await releaseOthers(db, { notice: row._id, recipient }, { now, most: mostTogether })) {
    const still = await recipientsOf(db, other.to, { today: localDate(now), personal });
    if (still.some(({ id }) => id === recipient)) along.push({ row: other, telling: await tellingLifecycle(db, other.stream) });
    else await markDelivery(db, deliveryId(other._id, recipient), { outcome: 'overtaken', at: clock() });
  }
  return along;
}

/** Noted before, sent, noted after: a crash between leaves a `pending` row, and the same mail goes out once more under its message id. */
async function sendOne({ db, personal, clock, mailer }: Delivery, composed: Composed, { recipient, address, known }: Addressed): Promise<boolean> {
  const { along = [] } = composed;
  const notice = composed.row._id;
  const id = deliveryId(notice, recipient.id);
  const mail = composeMail(composed, recipient, address);
  if (mail === null) throw new Error(`no words for ${composed.row.template}`);
  const messageId = messageIdOf(notice, recipient.id);
  const kept = known === undefined ? {} : { entry: known.entry };
  if (!(await claimDelivery(db, { notice, recipient: recipient.id, ...kept, messageId }, clock()))) return false;
  for (const { row } of along) await claimDelivery(db, { notice: row._id, recipient: recipient.id, ...kept, messageId }, clock());
  const ids = [id, ...along.map(({ row }) => deliveryId(row._id, recipient.id))];
  try {
    const verdict = await mailer.send(mail);
    const outcome = verdict.kind === 'sent' ? 'sent' : putOff(composed, verdict.kind) ? 'pending' : 'failed';
    const error = verdict.kind === 'sent' ? null : unnamed(verdict.reason, address);
    // The book first: who finds the notice failed may correct the address at once.
    if (known !== undefined && outcome !== 'pending') await personal.addresses.answered(known, outcome === 'sent', clock());
    for (const one of ids) await markDelivery(db, one, { outcome, at: clock(), error });
    if (outcome === 'sent' && composed.row.template === mailedInvitation) await personal.waitingLinks.gone(notice);
    return verdict.kind === 'sent';
  } catch (error) {
    for (const one of ids)
      await markDelivery(db, one, { outcome: 'pending', at: clock(), error: error instanceof Error ? unnamed(error.message, address) : null });
    throw error instanceof MailDown ? new MailDown(unnamed(error.message, address)) : error;
  }
}

/** What a mail server says of a mail often quotes the address, in a spelling of its own, or its first part alone. */
function unnamed(said: string, address: string): string {
  const quoted = [address, address.slice(0, address.lastIndexOf('@'))].map((text) => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return said.replaceAll(new RegExp(`${quoted[0]}|[^\\s<>()"']+@[^\\s<>()"']+|(?<![\\w])${quoted[1]}(?![\\w])`, 'gi'), '…').slice(0, 300);
}

/** An hour that comes this very moment. */
const shortestHold = 1_000;

const putOff = ({ row, now }: Composed, kind: 'refused' | 'later'): boolean => kind === 'later' && now - (row.firstAt ?? now) < giveUpAfter;

async function settle({ db, owner, clock }: Delivery, row: LedgerRow, { end, mails, error, until }: Sent): Promise<Turn> {
  if (end === 'lost') return { end: 'more' };
  const again = async (attempts: number): Promise<void> => requeueNotice(db, { notice: row._id, owner }, { attempts, error });
  if (end === 'more') {
    await again(0);
    return { end: 'more' };
  }
  const counts = await countDeliveries(db, row._id);
  const settled = end === 'through' && counts.pending === undefined && counts.held === undefined;
  if (settled && (await closeNotice(db, { notice: row._id, owner }, counts))) return { end: 'through' };
  if (end === 'through' && counts.pending === undefined && until !== null) {
    await again(0);
    return { end: 'wait', ms: Math.max(shortestHold, until - clock()) };
  }
  // Mail that went through starts the waits anew: the server is there again.
  const attempts = mails > 0 ? 1 : (row.attempts ?? 1);
  await again(attempts);
  // Everybody has an outcome and it was not closed: somebody is to be written to after all.
  return settled ? { end: 'more' } : { end: 'wait', ms: backOff(attempts) };
}
