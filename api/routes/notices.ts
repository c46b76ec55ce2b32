import { endpoint } from '../../contract/endpoint.js';
import { idParams, pageOf as pageSchema, pageQuery } from '../../contract/http.js';
import { addressCorrected, correctAddress, noticeLedger, noticeParams, recipientRow } from '../../contract/notice-ledger.js';
import { numberOf } from '../../db/notice.js';
import { isRecipient, ledgerRow, ledgerRows, missedBy, outcomesOf, resendTo, unreachedBy, withFigures } from '../../db/notice-ledger.js';
import { holds } from '../../domain/kernel/actor.js';
import type { View } from '../../db/projection.js';
import type { Stream } from '../../domain/kernel/decider.js';
import { refuse, type Refusal } from '../../domain/kernel/refusal.js';
import { bindTo, type Bound, type Look, type Reply } from '../http/call.js';
import { HttpProblem, Refused } from '../http/problem.js';
import type { Noun } from '../nouns.js';
import { hidesRecipients, keepers, keepingOf, ledgerClosed, notKeeper } from '../policy/ledger-sight.js';
import type { Ports } from '../ports.js';
import { decodeCursor, pageOf } from '../read/cursor.js';
import { lookUp } from '../read/record.js';
import { isPerson, namesOf, showEntry, showOutcome, showTask } from '../read/notice-ledger.js';

/** As many people without a notice as one answer names. */
const namedAtMost = 200;

const endpoints = ({ path, tag }: Noun) => {
  const self = `/api/v1/${path}/:id/notices`;
  return {
    ledger: endpoint({
      name: `${path}.readNotices`,
      personal: true,
      method: 'get',
      path: self,
      tag,
      summary:
        'The ledger of notices, also while it runs: which notice, to how many, delivered, refused, without address; and whom none reached, with the cure',
      who: 'account',
      params: idParams,
      query: pageQuery,
      answer: noticeLedger,
      status: 200,
    }),
    recipients: endpoint({
      name: `${path}.readNotice`,
      personal: true,
      method: 'get',
      path: `${self}/:notice`,
      tag,
      summary: 'One notice: each recipient by name, and what became of it',
      who: 'account',
      params: noticeParams,
      query: pageQuery,
      answer: pageSchema(recipientRow),
      status: 200,
    }),
    correct: endpoint({
      name: `${path}.correctAddress`,
      method: 'post',
      path: `${self}/correct-address`,
      tag,
      summary:
        'Enter where the keeper of this ledger writes to somebody whom a notice did not reach; it is sent again. An address of the person’s own goes before it, and nobody else’s mail changes',
      who: ['officer', 'secretariat'],
      params: idParams,
      body: correctAddress,
      answer: addressCorrected,
      status: 200,
    }),
  };
};

type Opened = {
  readonly view: View;
  readonly stream: Stream;
  readonly names: ReadonlyMap<string, string>;
  readonly self: string;
  readonly keeper: string;
};

/** The ledger for this caller: missing and hidden answer alike, and who sees the lifecycle but does not keep it learns who does. */
const opened =
  (ports: Ports, noun: Noun, closed: typeof ledgerClosed): Look<{ readonly id: string }, Opened> =>
  async (params, asker) => {
    const { id } = params;
    const { caller } = asker;
    const seen = await lookUp(ports, noun)(params, asker);
    const { view } = seen;
    const keeping = keepingOf(noun.kind, view);
    if (keeping === null) throw new Error(`nobody keeps the ledger of a ${noun.kind}`);
    const refusal = closed(keeping, caller.actor, seen);
    if (refusal !== null) throw new Refused(refusal);
    const keeper = keeping.organisations.find((one) => holds(caller.actor, one, ...keepers)) ?? '';
    return { view, keeper, stream: view._id as Stream, names: keeping.names, self: `/api/v1/${noun.path}/${id}/notices` }; // views are named by streams
  };

const recipientsOf = (rows: readonly { readonly recipient: string }[]): readonly string[] => rows.map((one) => one.recipient);

const namesSilent = ({ status }: { readonly status: string }): Refusal =>
  refuse('COUNT_HIDDEN', {
    rule: 'D-VISIBILITY',
    source: 'SET-TERMS',
    found: status,
    needed: { phase: 'closed', or: ['visibility live', 'progress returned'] },
    cure: ['nobody'],
  }).error;

const notMissing = (recipient: string): Refusal =>
  refuse('ADDRESS_NOT_MISSING', {
    rule: 'D-NOTICE',
    source: 'D-ADDRESS',
    found: recipient,
    needed: 'a person whom a notice of this ledger did not reach, or nobody has an address of',
    cure: ['self'],
  }).error;

const seqThenNumber = (number: string): number => number.split('.').reduce((sum, part) => sum * 1_000_000 + Number(part), 0);

/** `GET …/notices`, newest first. */
const reading = (ports: Ports, noun: Noun, e: ReturnType<typeof endpoints>['ledger']): Bound =>
  bindTo(e, opened(ports, noun, ledgerClosed), async ({ query }, { view, stream, names, self, keeper }): Promise<Reply> => {
    const after = Number(decodeCursor(query.cursor)?.[0] ?? Number.MAX_SAFE_INTEGER);
    const placed = (await ledgerRows(ports.db, stream)).map((row) => ({ row, place: seqThenNumber(numberOf(row)) }));
    const below = placed.filter(({ place }) => place < after).toSorted((a, b) => b.place - a.place);
    const page = pageOf(below, query.limit, ({ place, row }) => [place, row._id]);
    const hidden = new Set(placed.flatMap(({ row }) => (hidesRecipients(noun.kind, view, row.to) ? [row._id] : [])));
    const shown = placed.map(({ row }) => row._id).filter((one) => !hidden.has(one));
    const unreached = await unreachedBy(ports.db, shown, namedAtMost);
    const called = await namesOf(ports.db, { stream, names }, recipientsOf(unreached));
    const addresses = await ports.personal.addresses.read(recipientsOf(unreached.filter(({ outcome }) => outcome === 'failed')), [keeper]);
    const items = await withFigures(
      ports.db,
      page.items.map(({ row }) => row),
    );
    return {
      body: {
        stream,
        items: items.map((one) => showEntry(one, hidden.has(one.row._id), self)),
        unreached: unreached.slice(0, namedAtMost).map((one) => showTask(one, { names: called, addresses }, self)),
        moreUnreached: unreached.length > namedAtMost,
        next: page.next,
      },
    };
  });

/** `GET …/notices/:notice`: each recipient. */
const naming = (ports: Ports, noun: Noun, e: ReturnType<typeof endpoints>['recipients']): Bound =>
  bindTo(e, opened(ports, noun, ledgerClosed), async ({ params, query }, { view, stream, names }): Promise<Reply> => {
    const row = await ledgerRow(ports.db, stream, params.notice);
    if (row === null) throw new HttpProblem('NOT_FOUND', { cure: ['self'] });
    if (hidesRecipients(noun.kind, view, row.to)) throw new Refused(namesSilent(view));
    const outcomes = await outcomesOf(ports.db, row._id, { after: decodeCursor(query.cursor)?.[1] ?? '', limit: query.limit + 1 });
    const page = pageOf(outcomes, query.limit, ({ recipient }) => [0, recipient]);
    const called = await namesOf(ports.db, { stream, names }, recipientsOf(page.items));
    return { body: { items: page.items.map((one) => showOutcome(one, called)), next: page.next } };
  });

/**
 * The notices that missed this person, and those of them that may be named: a secret reminder goes to those who have not voted, so neither that it is sent again (T26)
 * nor that it may be says so. Whose mail arrives, or is on its way, is written to where it arrives: an office that could move it could keep a member from being told.
 */
async function missedOf({ db, personal }: Ports, { noun, view, stream, keeper }: Opened & { readonly noun: Noun }, recipient: string) {
  if (!isPerson(recipient) || !(await isRecipient(db, stream, recipient))) throw new Refused(notMissing(recipient));
  const hidden = new Set((await ledgerRows(db, stream)).flatMap((row) => (hidesRecipients(noun.kind, view, row.to) ? [row._id] : [])));
  const missed = await missedBy(db, stream, recipient);
  const named = missed.filter((id) => !hidden.has(id));
  if (named.length === 0 && (await personal.addresses.read([recipient], [keeper])).has(recipient)) throw new Refused(notMissing(recipient));
  return { missed, named };
}

/** `POST …/notices/correct-address`: for who was not reached. The entry is the keeper's own, so that it changes nobody else's mail. */
const correcting = (ports: Ports, noun: Noun, e: ReturnType<typeof endpoints>['correct']): Bound =>
  bindTo(e, opened(ports, noun, notKeeper), async ({ body, caller }, found): Promise<Reply> => {
    if (found.view.ended) throw new HttpProblem('LIFECYCLE_OVER', { found: found.view.status, cure: ['nobody'] });
    const { recipient, mail } = body;
    const { missed, named } = await missedOf(ports, { noun, ...found }, recipient);
    const by = { by: caller.actor.id, at: ports.clock() };
    const { addresses } = ports.personal;
    await addresses.put({ person: recipient, keeper: found.keeper }, mail, by);
    for (const notice of missed) await resendTo(ports.db, { notice, recipient }, by);
    // The ledger knows that they go again: while Temporal is away a worker finds them there within a minute of its return.
    await ports.engine.sendAgain(missed).catch((error: unknown) => ports.log.warn({ err: error }, 'notices go again a little later'));
    const goesTo = (await addresses.read([recipient], [found.keeper])).get(recipient)?.own === true ? 'own' : 'entered';
    return { body: { recipient, goesTo, sentAgain: named.map((id) => numberOf({ _id: id })) } };
  });

/** Three routes for each lifecycle whose ledger has a keeper. */
export function noticeRoutes(ports: Ports, noun: Noun): readonly Bound[] {
  const { ledger, recipients, correct } = endpoints(noun);
  return [reading(ports, noun, ledger), naming(ports, noun, recipients), correcting(ports, noun, correct)];
}
