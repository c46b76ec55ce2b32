import { commentBody } from '../../contract/consultation.js';
import { commentFields } from '../../domain/consultation/fields.js';
import { endpoint } from '../../contract/endpoint.js';
import { commentReceipt, idParams, oneQuery, pageQuery } from '../../contract/http.js';
import { comments, type CommentRow } from '../../db/consultation.js';
import { eventId, eventsOf, type EventRow } from '../../db/archive.js';
import { commentPage, commentStatus, type CommentPage } from '../../contract/views/comment.js';
import { consultationMoment } from '../../domain/consultation/consultation-window.js';
import type { CommentCommand } from '../../domain/consultation/acts/comments.js';
import { closed } from '../../domain/consultation/gates.js';
import type { ConsultationState } from '../../domain/consultation/state.js';
import { virtualNow } from '../../domain/kernel/rehearsal-clock.js';
import type { Refusal } from '../../domain/kernel/refusal.js';
import type { Stream } from '../../domain/kernel/decider.js';
import { holderOfSecret, newSecret, secretIn } from '../accounts/receipt-secret.js';
import { NoSuchLifecycle, type Verdict } from '../engine-contract.js';
import type { PersonalEntry } from '../../db/personal.js';
import { bindTo, type Bound, type Call, type Caller, type Reply } from '../http/call.js';
import { commandId } from '../http/idempotency-key.js';
import { Refused } from '../http/problem.js';
import { NamedClauses } from '../policy/clause-named.js';
import type { Noun } from '../nouns.js';
import type { Ports } from '../ports.js';
import { answersComments } from '../policy/comment-sight.js';
import { CommentPace } from '../policy/comment-pace.js';
import { withRegisteredNames } from '../policy/known-names.js';
import { isOwnUnit } from '../policy/own-units.js';
import { decodeCursor, pageOf } from '../read/cursor.js';
import { lookUp } from '../read/record.js';
import { awaitView } from '../read/views.js';
import { showComment } from '../shown/comment.js';
import { asking, checkMatch, isKeptLate, receiptOf, takenBefore } from './lifecycle.js';
import { modelOf, trusted } from '../../db/model.js';

const postEndpoint = endpoint({
  name: 'comment',
  method: 'post',
  path: '/api/v1/consultations/:id/comments',
  tag: 'consultations',
  summary: 'Comment on a clause of the draft; no account is needed for a public round',
  who: 'public',
  params: idParams,
  body: commentBody,
  answer: commentReceipt,
  status: 201,
  command: true,
});
const listEndpoint = endpoint({
  name: 'listComments',
  personal: true,
  method: 'get',
  path: '/api/v1/consultations/:id/comments',
  tag: 'consultations',
  summary: 'The comments with their dispositions, in order of arrival',
  who: 'public',
  params: idParams,
  query: pageQuery.extend(oneQuery.shape).extend({ clause: commentFields.clause.optional(), status: commentStatus.optional() }),
  answer: commentPage,
  status: 200,
});

/** A comment on its way to a round; `over` is the answer when that has ended meanwhile. */
type Sent = {
  readonly stream: Stream;
  readonly envelope: { readonly id: string; readonly actor: Caller['actor']; readonly command: CommentCommand };
  readonly over: Refusal;
};

async function send(ports: Ports, { stream, envelope, over }: Sent): Promise<Verdict> {
  try {
    return await ports.engine.submit(stream, envelope);
  } catch (error) {
    if (error instanceof NoSuchLifecycle) return { ok: false, refusal: over };
    throw error;
  }
}

/** Name and contact go beside the log before the comment goes in, which carries their digest; they are taken back when it is refused. */
async function sendPersonal(ports: Ports, entry: PersonalEntry, submit: (digest: string) => Promise<Verdict>): Promise<Verdict> {
  const { digest, fresh } = await ports.personal.keep(entry);
  const verdict = await submit(digest);
  if (!verdict.ok && fresh) await ports.personal.drop(entry);
  return verdict;
}

/**
 * Who has no account acts under the hash of a secret, so that whoever holds the secret, and nobody else, is the author. Who made one beforehand still holds the
 * receipt when the answer is lost on its way.
 */
function signedBy({ caller, request }: Pick<Call, 'caller' | 'request'>): { readonly actor: Caller['actor']; readonly secret: string | null } {
  if (!caller.anonymous) return { actor: caller.actor, secret: null };
  const secret = secretIn(request.headers['receipt-secret']) ?? newSecret();
  return { actor: holderOfSecret(secret), secret };
}

/** Whether who comments belongs to the organisation the comment names. */
async function standingOf(
  ports: Ports,
  caller: Caller,
  { organisation, organisationName }: Pick<CommentCommand, 'organisation' | 'organisationName'>,
): Promise<Pick<CommentCommand, 'verified'>> {
  if (organisation === undefined && organisationName === undefined) return {};
  // Who came by a link of an office speaks for themselves: their unit has not said so.
  const invited = caller.session?.only != null;
  return { verified: organisation !== undefined && !invited && (await isOwnUnit(ports, caller, organisation)) };
}

type Accepted = Extract<Verdict, { ok: true }>;

/** The number of the comment, once the archive shows it; late is better than never, and no number better than too late. */
async function numberOf(
  { db, config }: Ports,
  noun: Noun,
  { stream, seq }: { readonly stream: Stream; readonly seq: number },
): Promise<number | null> {
  const shown = await awaitView(db, noun.collection, { stream, atLeast: seq, waitMs: config.viewWaitMs }).catch(() => null);
  const event =
    shown === null
      ? null
      : await eventsOf(db)
          .findOne({ _id: eventId(stream, seq) })
          .lean<EventRow>();
  return event !== null && 'comment' in event.data && typeof event.data.comment === 'number' ? event.data.comment : null;
}

/** A repeat shows no secret: the first answer did, once, and the key that found the command again is no right. */
async function receiptFor(
  ports: Ports,
  noun: Noun,
  { id, key, verdict, ...signed }: { readonly id: string; readonly key: string; readonly verdict: Accepted; readonly secret: string | null },
) {
  const secret = verdict.repeated ? null : signed.secret;
  const comment = await numberOf(ports, noun, { stream: `consultation/${id}`, seq: verdict.seq });
  return { ...receiptOf({ noun, id, key }, verdict), comment, secret, receipt: secret === null ? null : `/api/v1/receipts/${secret}` };
}

const proofIn = (header: string | string[] | undefined): string | undefined => (Array.isArray(header) ? header[0] : header);

const commenting = (ports: Ports, noun: Noun): Bound => {
  const pace = new CommentPace(ports);
  const clauses = new NamedClauses(ports.db);
  return bindTo(postEndpoint, lookUp(ports, noun), async (call, seen): Promise<Reply> => {
    const { view } = seen;
    await checkMatch(ports, { noun, seen }, call);
    const { params, body, caller, key, address, request } = call;
    const state = view.state as ConsultationState; // written by the projection of comment rounds
    const now = virtualNow(view.clock ?? null, ports.clock());
    const moment = consultationMoment(state, now);
    const over = closed(state, now).error;
    const before = () => takenBefore(ports, state.stream, call);
    if (moment === 'gone' || (moment === 'inTransit' && !(await before()))) throw new Refused(over);
    const { author, contact = null, asWritten, ...said } = body;
    const words = await withRegisteredNames(ports, said);
    await clauses.check(words.clause, state.text, asWritten);
    // The command is the caller's: what comes again under the same key is the same comment, whoever it was signed by the first time.
    const id = commandId(caller, key.value);
    const proof = proofIn(request.headers['proof-of-work']);
    await pace.admit({ caller, address, consultation: params.id, key: key.value, proof, takenBefore: before });
    const { actor, secret } = signedBy(call);
    const entry = { about: state.stream, commandId: id, keeper: state.organisation, who: { author, contact } };
    const standing = await standingOf(ports, caller, words);
    const command = { ...words, ...standing, type: 'comment' } as const;
    const submit = (personal: string) => send(ports, { stream: state.stream, envelope: { id, actor, command: { ...command, personal } }, over });
    const to = { noun, id: params.id, key: key.value };
    const verdict = await asking(to, sendPersonal(ports, entry, submit));
    if (!verdict.ok) throw new Refused(verdict.refusal);
    const done = await receiptFor(ports, noun, { id: params.id, key: key.value, verdict, secret });
    if (await isKeptLate(ports, to, verdict)) throw new Refused(over, { kept: done });
    return { status: verdict.repeated ? 200 : 201, body: done, headers: { location: `/api/v1/consultations/${params.id}/comments` } };
  });
};

/** How many comments there are on each clause as it was written, for whoever shows the text beside them. */
async function countByClause({ db }: Ports, ofRound: Pick<CommentRow, 'consultation'>): Promise<CommentPage['byClause']> {
  const rows = await modelOf(db, comments).aggregate<{ _id: string; count: number }>([
    { $match: ofRound },
    { $group: { _id: '$clause', count: { $sum: 1 } } },
    { $sort: { _id: 1 } },
  ]);
  return rows.map(({ _id, count }) => ({ clause: _id, count }));
}

/** How many stand where, those that came late apart. */
async function countByStatus({ db }: Ports, ofRound: Pick<CommentRow, 'consultation'>): Promise<CommentPage['byStatus']> {
  const rows = await modelOf(db, comments).aggregate<{ _id: Pick<CommentRow, 'status' | 'late'>; count: number }>([
    { $match: ofRound },
    { $group: { _id: { status: '$status', late: '$late' }, count: { $sum: 1 } } },
    { $sort: { _id: 1 } },
  ]);
  return rows.map(({ _id, count }) => ({ ..._id, count }));
}

/** Posting and listing the comments of a round. */
export const commentRoutes = (ports: Ports, noun: Noun): readonly Bound[] => [
  commenting(ports, noun),
  bindTo(listEndpoint, lookUp(ports, noun), async ({ query, caller }, { view, sight }): Promise<Reply> => {
    const after = decodeCursor(query.cursor)?.[0] ?? 0;
    const ofRound = { consultation: view._id as CommentRow['consultation'] }; // a view stands under the name of its stream
    const [byClause, byStatus] =
      query.cursor === undefined ? await Promise.all([countByClause(ports, ofRound), countByStatus(ports, ofRound)]) : [null, null];
    const { clause, status } = query;
    const wanted = { ...ofRound, ...(clause === undefined ? {} : { clause }), ...(status === undefined ? {} : { status }) };
    const rows = await modelOf(ports.db, comments)
      .find({ ...wanted, n: trusted({ $gt: after }) })
      .sort({ n: 1 })
      .limit(query.limit + 1)
      .lean<CommentRow[]>();
    const page = pageOf<CommentRow>(rows, query.limit, (row) => [row.n, row._id]);
    const inside = sight === 'full' && answersComments(view, caller);
    const named = page.items.filter((row) => inside || (!caller.anonymous && row.by === caller.actor.id));
    const found = await ports.personal.read(named.map((row) => row.who));
    return { body: { items: page.items.map((row) => showComment(row, found.get(row.who))), next: page.next, byClause, byStatus } };
  }),
];
