import { idOf } from '../../domain/kernel/decider.js';
import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.js';
import { personId } from '../../domain/kernel/fields/identity.js';
import { paperShown } from '../../contract/views/ballot.js';
import { ownVoteShown, type OwnVote } from '../../contract/views/ballot-count.js';
import { eventShown, idParams, oneQuery, pageOf as pageSchema, pageQuery, receipt } from '../../contract/http.js';
import { eventsOf, eventId, type EventRow } from '../../db/archive.js';
import { belongsTo } from '../../db/membership.js';
import type { Actor } from '../../domain/kernel/actor.js';
import { ballot } from '../../domain/ballot/ballot.js';
import { castFields } from '../../domain/ballot/fields.js';
import { field } from '../../domain/kernel/field.js';
import { titleOf } from '../../domain/kernel/wire.js';
import { ballotMoment } from '../../domain/ballot/ballot-window.js';
import { sameUnit } from '../../domain/ballot/electorate.js';
import { localDate } from '../../domain/law/calendar/instant.js';
import type { Instant, Stream } from '../../domain/kernel/decider.js';
import { virtualNow } from '../../domain/kernel/rehearsal-clock.js';
import { NoSuchLifecycle, type Verdict } from '../engine-contract.js';
import { bindTo, type Bound, type Call, type Caller, type Look, type Reply } from '../http/call.js';
import { chinaTime } from '../http/china-time.js';
import { commandId, isOwnCommand, ownCommands } from '../http/idempotency-key.js';
import { HttpProblem, Refused } from '../http/problem.js';
import type { Noun } from '../nouns.js';
import { outside } from '../policy/invited.js';
import { afterClose, namesVotes, needsSeat } from '../policy/vote-window.js';
import type { Ports } from '../ports.js';
import { decodeCursor, pageOf } from '../read/cursor.js';
import { showEvents } from '../read/show-event.js';
import { lookUp } from '../read/record.js';
import type { Voting } from '../read/voters.js';
import { asking, checkMatch, isKeptLate, receiptOf, takenBefore } from './lifecycle.js';
import { trusted } from '../../db/model.js';

/** A vote as people send it. The seat is not asked for: it is found from the caller. */
const { seat: _found, ...paperFields } = castFields;
const voteBody = z
  .strictObject({
    ...paperFields,
    for: field(personId.optional(), '代投的委员', 'the member for whom the caller votes, by a mandate on record; the decider judges the mandate'),
  })
  .meta({ title: titleOf(ballot.commands.castVote.words) });

const castEndpoint = endpoint({
  name: 'castVote',
  method: 'post',
  path: '/api/v1/ballots/:id/votes',
  tag: 'ballots',
  summary: 'Vote, or vote again until the close; the last vote counts and all are kept',
  who: 'account',
  params: idParams,
  body: voteBody,
  answer: receipt,
  status: 200,
  command: true,
});

type Cast = Call<typeof castEndpoint>;

/**
 * The ballot for whoever votes: found in memory for who sits in it, so that a vote needs no store. Others learn of it when they may see it anyway,
 * or are of the committee that votes: an adviser, or a suspended member, knows of the ballot and is told why they have no seat.
 */
const lookIn =
  (ports: Ports, noun: Noun): Look<{ readonly id: string }, Voting | null> =>
  async (params, asker) => {
    const voting = await ports.voters.get(params.id);
    const { id } = asker.caller.actor;
    if (knows(voting, id) || (await ofItsCommittee(ports, voting, id))) return voting;
    // A mandate may have been recorded a moment ago: looked at again before anybody is turned away.
    const fresh = await ports.voters.get(params.id, 0);
    if (!knows(fresh, id)) await lookUp(ports, noun)(params, asker);
    return fresh;
  };

const knows = (voting: Voting | null, person: string): boolean =>
  voting !== null && (voting.seatOf(person) !== null || (voting.state.mandates ?? []).some(({ holder }) => holder === person));

/** Where the caller sits. */
async function seatOf(ports: Ports, voting: Voting | null, call: Cast): Promise<number> {
  const find = (known: Voting | null): number | null => (known === null ? null : seatIn(known, call.caller.actor.id, call.body.for));
  // As above, of a mandate for another member.
  const seat = find(voting) ?? find(await ports.voters.get(call.params.id, 0));
  if (seat === null) throw new Refused(needsSeat(call.caller.actor.id));
  return seat;
}

async function ofItsCommittee(ports: Ports, voting: Voting | null, person: string): Promise<boolean> {
  const committee = voting?.state.committee;
  return committee !== undefined && (await belongsTo(ports.db, committee, { person, on: localDate(ports.clocks.now()) }));
}

/** The seat of the member named in `for`, else the caller's own, else the only one the caller holds a mandate for. */
function seatIn({ seatOf: find, state }: Voting, caller: string, member: string | undefined): number | null {
  if (member !== undefined) return find(member);
  const held = (state.mandates ?? []).filter(({ holder }) => holder === caller);
  return find(caller) ?? (held.length === 1 ? (held[0]?.seat ?? null) : null);
}

const paperOf = ({ for: _member, ...paper }: Cast['body']) => paper;

/**
 * Grants are of no use on a roll, and a batch of 500 votes is smaller without them; they travel where they say that the voter, or who votes for another
 * member, is of a drafting unit.
 */
const grantsFor = ({ caller }: Cast, seat: number, voting: Voting | null): Actor['grants'] => {
  const { grants, id } = caller.actor;
  if (voting?.seatOf(id) !== seat) return grants;
  return grants.filter(({ organisation }) => voting.state.drafterUnits.some((unit) => sameUnit(unit, organisation)));
};

const envelope = (call: Cast, seat: number, voting: Voting | null) => ({
  id: commandId(call.caller, call.key.value),
  actor: { ...call.caller.actor, grants: grantsFor(call, seat, voting) },
  command: { ...paperOf(call.body), type: 'castVote', seat },
});

/** No database is asked on this way while the roll is in memory: seat from the roll, closing time from the view of at most a second ago. */
const casting = (ports: Ports, noun: Noun): Bound =>
  bindTo(castEndpoint, lookIn(ports, noun), async (call, voting): Promise<Reply> => {
    const { id } = call.params;
    // Asked of the store only where the caller says which state they looked at.
    if (call.ifMatch !== null)
      await checkMatch(ports, { noun, seen: await lookUp(ports, noun)(call.params, { caller: call.caller, atLeast: 0 }) }, call);
    const seat = await seatOf(ports, voting, call);
    // A host whose clock is fast turns nobody away early when it can know better (M3).
    const now = virtualNow(voting?.clock ?? null, ports.clocks.now());
    const state = await lookedAt(ports, voting, now);
    if (state !== undefined && ballotMoment(state, now) === 'inTransit' && !(await takenBefore(ports, `ballot/${id}`, call)))
      throw new Refused(afterClose(state, now));
    const to = { noun, id, key: call.key.value };
    const verdict = await asking(to, submit(ports, `ballot/${id}`, { posted: envelope(call, seat, voting), state, now }));
    if (!verdict.ok) throw new Refused(verdict.refusal);
    const body = receiptOf(to, verdict);
    // Whoever sequenced it decided whether it counts, whatever the time is here.
    if (await isKeptLate(ports, to, verdict)) {
      const then = ((await ports.voters.get(id, 0)) ?? voting)?.state;
      if (then !== undefined) throw new Refused(afterClose(then, verdict.at), { kept: body });
    }
    return { body, headers: { location: `/api/v1/ballots/${id}` } };
  });

/** The ballot, looked at again when it seems shut: an extension may have moved the close. */
async function lookedAt(ports: Ports, voting: Voting | null, at: Instant): Promise<Voting['state'] | undefined> {
  if (voting === null || ballotMoment(voting.state, at) === 'open') return voting?.state;
  return ((await ports.voters.get(idOf(voting.state.stream), 0)) ?? voting).state;
}

type Sent = { readonly posted: ReturnType<typeof envelope>; readonly state: Voting['state'] | undefined; readonly now: Instant };

async function submit(ports: Ports, stream: Stream, { posted, state, now }: Sent): Promise<Verdict> {
  const sent = ports.clock();
  try {
    const verdict = await ports.engine.submit(stream, posted);
    if (verdict.ok && state?.rehearsal === false) ports.clocks.saw('temporal', { sent, seen: verdict.at, answered: ports.clock() });
    return verdict;
  } catch (error) {
    // Looked at again: what is over may have closed, or may have been recalled or voided since.
    if (error instanceof NoSuchLifecycle && state !== undefined)
      throw new Refused(afterClose((await ports.voters.get(idOf(stream), 0))?.state ?? state, now));
    throw error;
  }
}

const mineEndpoint = endpoint({
  name: 'readOwnVote',
  method: 'get',
  path: '/api/v1/ballots/:id/votes/mine',
  tag: 'ballots',
  summary: 'What counts for the caller’s own seat now, with the words and the place of its last vote; by a link, what was cast in this very session',
  who: 'account',
  params: idParams,
  query: oneQuery,
  answer: ownVoteShown,
  status: 200,
});

const listEndpoint = endpoint({
  name: 'listVotes',
  personal: true,
  method: 'get',
  path: '/api/v1/ballots/:id/votes',
  tag: 'ballots',
  summary: 'Every cast in order, after the close, where the terms name the votes',
  who: 'account',
  params: idParams,
  query: pageQuery,
  answer: pageSchema(eventShown),
  status: 200,
});

/** The caller's own seat; who has just voted asks with the number of the receipt and is never told "not yet". */
const ownSeat =
  (ports: Ports, noun: Noun): Look<{ readonly id: string }, number> =>
  async (params, asker) => {
    await lookUp(ports, noun)(params, asker);
    const seat = (await ports.voters.get(params.id))?.seatOf(asker.caller.actor.id) ?? null;
    if (seat === null) throw new HttpProblem('NOT_FOUND', { cure: ['self'] });
    return seat;
  };

/** How often a vote was cast in this session of a link. */
const timesBy = ({ db }: Ports, stream: Stream, caller: Caller): Promise<number> =>
  eventsOf(db).countDocuments({
    _id: trusted({ $gt: `${stream}#`, $lt: `${stream}#~` }),
    type: 'voteCast',
    commandId: trusted({ ...ownCommands(caller) }),
  });

/**
 * The own vote with its words, which only the archive has. By a link it is shown to the session that cast it and to no other: the office could open the link too, and would see how
 * each member votes, or whether. So the answer to any other session is the same whether there is a vote or not.
 */
async function ownVote(ports: Ports, { stream, seat }: { readonly stream: Stream; readonly seat: number }, caller: Caller): Promise<OwnVote> {
  const { db, marks } = ports;
  const { mark, seq, times } = await marks.ownOf(stream, seat);
  const row =
    seq === null
      ? null
      : await eventsOf(db)
          .findOne({ _id: eventId(stream, seq) })
          .lean<EventRow>();
  const byLink = caller.session?.only != null;
  if (byLink && (row === null || !isOwnCommand(caller, row.commandId))) throw outside('a vote of another session');
  const { reason = null, comment = null } = (row?.data ?? {}) as { readonly reason?: string; readonly comment?: string }; // the event of a vote
  const where = row === null ? { seq: null, at: null, leaf: null } : { seq, at: chinaTime(row.at), leaf: row.leaf };
  const all = byLink ? await timesBy(ports, stream, caller) : times;
  return { seat, choice: paperShown.decode(mark), reason, comment, ...where, earlier: Math.max(0, all - 1) };
}

const castTypes = ['voteCast', 'voteKeptLate', 'paperConfirmed', 'paperObjected', 'conditionalConfirmed', 'seatRecused'];

/** The routes of a ballot that the generic router does not have. `castVote` must be mounted before everything else. */
export function voteRoutes(ports: Ports, noun: Noun): readonly Bound[] {
  return [
    casting(ports, noun),
    bindTo(mineEndpoint, ownSeat(ports, noun), async ({ params, caller }, seat) => ({
      body: await ownVote(ports, { stream: `ballot/${params.id}`, seat }, caller),
    })),
    bindTo(listEndpoint, lookUp(ports, noun), async ({ query }, seen): Promise<Reply> => {
      const { view } = seen;
      const refusal = namesVotes(seen);
      if (refusal !== null) throw new Refused(refusal);
      const after = decodeCursor(query.cursor)?.[0] ?? 0;
      const rows = await eventsOf(ports.db)
        .find({ _id: trusted({ $gt: eventId(view._id, after), $lt: `${view._id}#~` }), type: trusted({ $in: castTypes }) })
        .sort({ _id: 1 })
        .limit(query.limit + 1)
        .lean<EventRow[]>();
      const page = pageOf(rows, query.limit, (row) => [row.seq, row._id]);
      return { body: { items: await showEvents(ports.db, page.items), next: page.next } };
    }),
  ];
}
