import { idOf } from '../../domain/kernel/decider.js';
import { endpoint, type Endpoint } from '../../contract/endpoint.js';
import { idParams, lifecycleQuery, receipt, type Receipt } from '../../contract/http.js';
import { lifecycleAnswer } from '../../contract/views/lifecycle.js';
import type { View } from '../../db/projection.js';
import { eventId, eventsOf, type EventRow } from '../../db/archive.js';
import { fateOf, findCommand } from '../../db/command.js';
import type { Stream } from '../../domain/kernel/decider.js';
import { EngineUnavailable, NoSuchLifecycle, type Verdict } from '../engine-contract.js';
import { bind, bindTo, type Bound, type Call, type Reply } from '../http/call.js';
import { chinaTime } from '../http/china-time.js';
import { entityTag } from '../http/entity-tag.js';
import { commandId } from '../http/idempotency-key.js';
import { HttpProblem, Refused } from '../http/problem.js';
import { personalOf, jsonSchemaOf, type Noun } from '../nouns.js';
import { checkNames, withRegisteredNames } from '../policy/known-names.js';
import type { Seen } from '../policy/sight.js';
import type { Ports } from '../ports.js';
import { actPath } from '../../contract/act-words.js';
import { askingOf, contextOf, doorOf, type Asking } from '../read/acts.js';
import { issuerNotes } from '../read/issuer-note.js';
import { lookUp } from '../read/record.js';
import { showLifecycle } from '../read/show-lifecycle.js';
import { awaitView } from '../read/views.js';
import { dropClaim, settleClaim, takeClaim, type Claim, type ClaimFor } from '../../db/claim.js';
import { claimStart } from '../../db/start-claim.js';
import { notOwn } from '../policy/society-code.js';
import { actingAs, asksAgain } from '../policy/step-up.js';

const streamOf = (noun: Noun, id: string): Stream => `${noun.kind}/${noun.spelt?.(id) ?? id}`;
const hrefOf = (noun: Noun, id: string): string => `/api/v1/${noun.path}/${id === ':id' ? id : (noun.spelt?.(id) ?? id)}`;

/** What stands against the organisation is said beside all that is its own. */
async function noted<Shown extends object>(ports: Ports, { view }: Seen, shown: Shown) {
  const issuer = (await issuerNotes(ports.db, [view['organisation']]))(view['organisation']);
  return issuer === null ? shown : { ...shown, issuer };
}

/** Records that name people who hold no office in them: a roll, a roster, members, positions. */
const ofPeople: readonly Noun['kind'][] = ['ballot', 'committee', 'meeting', 'drafting'];
const personalIn = (noun: Noun): Pick<Endpoint, 'personal'> => (ofPeople.includes(noun.kind) ? { personal: 'offices' } : personalOf(noun));

/** `GET /<noun>/:id`. */
const reading = (ports: Ports, noun: Noun): Bound => {
  const e = endpoint({
    name: `read.${noun.path}`,
    method: 'get',
    path: `${hrefOf(noun, ':id')}`,
    tag: noun.tag,
    summary: `One of ${noun.path}: state, stage, deadlines and what the caller may do now`,
    who: 'public',
    ...personalIn(noun),
    params: idParams,
    query: lifecycleQuery,
    answer: lifecycleAnswer(noun.kind, noun.views),
    status: 200,
  });
  return bindTo(e, lookUp(ports, noun), async ({ caller, query }, seen) => ({
    body: await noted(ports, seen, {
      ...(await showLifecycle(ports, noun, { seen, caller, acts: query.acts })),
      ...(await noun.beside?.(ports, seen, contextOf(ports, seen.view, caller))),
    }),
    headers: { etag: entityTag(seen.view.shownSeq) },
  }));
};

type Accepted = Extract<Verdict, { ok: true }>;
/** Which record a command was sent to, under which key. */
type Addressed = { readonly noun: Noun; readonly id: string; readonly key: string };
/** What was sent there. */
type Answering = { readonly act: string; readonly body: object };

/** The receipt of an accepted command. */
export function receiptOf({ noun, id, key }: Addressed, verdict: Accepted): Receipt {
  const self = `${hrefOf(noun, id)}?atLeast=${verdict.seq}`;
  return { id, stream: streamOf(noun, id), seq: verdict.seq, at: chinaTime(verdict.at), leaf: verdict.leaf, repeated: verdict.repeated, key, self };
}

/**
 * Waits for the engine. When it does not answer in time, the problem says whether the command left us and where to ask what became of it:
 * an unknown outcome is never shown as a failure.
 */
export async function asking({ noun, id, key }: Addressed, pending: Promise<Verdict>): Promise<Verdict> {
  try {
    return await pending;
  } catch (error) {
    if (!(error instanceof EngineUnavailable)) throw error;
    const ask = `/api/v1/commands/${encodeURIComponent(key)}?stream=${encodeURIComponent(streamOf(noun, id))}`;
    throw new HttpProblem('ENGINE_UNAVAILABLE', {
      cure: ['operator'],
      headers: { 'retry-after': String(error.retryAfterSeconds) },
      more: { outcome: error.outcome, ask },
    });
  }
}

/** Whether a command under this key was done before: whoever lost its answer and sends again is told what became of it, and not that it comes too late now. */
export const takenBefore = async ({ db }: Ports, stream: Stream, { key, caller }: Pick<Call, 'key' | 'caller'>): Promise<boolean> =>
  key.given && (await fateOf(db, commandId(caller, key.value), stream)).length > 0;

/**
 * Whether what was accepted came too late to count and was only kept. A repeated command was answered before: its event in the archive says it; one that is
 * not there yet was sequenced a moment ago.
 */
export async function isKeptLate(ports: Ports, { noun, id }: Pick<Addressed, 'noun' | 'id'>, verdict: Accepted): Promise<boolean> {
  if (!verdict.repeated) return verdict.late === true;
  const row = await eventsOf(ports.db)
    .findOne({ _id: eventId(streamOf(noun, id), verdict.seq) })
    .lean<Pick<EventRow, 'type'>>();
  return row !== null && (noun.decider.late?.({ type: row.type }) ?? false);
}

type Held = { readonly ports: Ports; readonly claim: Claim | null; readonly asked: Pick<ClaimFor, 'command' | 'stream'> };

/**
 * Asks while what only one may have is held for the asker. What came to nothing gives it back, what came true keeps it; an unknown outcome leaves it open, for the
 * command may still come true, until the same command is asked again or somebody else looks what became of it.
 */
async function holding({ ports, claim, asked }: Held, ask: () => Promise<Verdict>): Promise<Verdict> {
  if (claim === null) return ask();
  const taken = await takeClaim(ports.db, claim, { ...asked, at: ports.clock() });
  if (typeof taken === 'object') throw notOwn({ code: idOf(claim.name), borneBy: taken.by }, 'a group code that no other organisation bears');
  const give = (): Promise<void> => (taken === 'held' ? Promise.resolve() : dropClaim(ports.db, claim));
  try {
    const verdict = await ask();
    if (!verdict.ok || (verdict.repeated && taken === 'new')) await give();
    else if (taken !== 'held' || !verdict.repeated) await settleClaim(ports.db, claim);
    return verdict;
  } catch (error) {
    if (!(error instanceof EngineUnavailable && error.outcome === 'unknown')) await give();
    throw error;
  }
}

const accepted = (to: Addressed & Answering, verdict: Verdict, status: 200 | 201): Reply => {
  if (!verdict.ok) throw new Refused(verdict.refusal);
  return { status, body: { ...receiptOf(to, verdict), ...to.noun.answers?.(to.act, to.body) }, headers: { location: hrefOf(to.noun, to.id) } };
};

/** A start as it stands in the archive: its workflow, and not the API, has sequenced it. Where that is not there yet, without its leaf. */
async function recorded({ db }: Ports, stream: Stream, verdict: Accepted): Promise<Accepted> {
  const row = await eventsOf(db)
    .findOne({ _id: eventId(stream, verdict.seq) }, { at: 1, leaf: 1 })
    .lean<Pick<EventRow, 'at' | 'leaf'>>();
  return row === null ? verdict : { ...verdict, at: row.at, leaf: row.leaf };
}

/** `POST /<noun>`: begins one. The body of a start is remembered by its command id, because a lifecycle that exists knows only who began it. */
const starting = (ports: Ports, noun: Noun, route: NonNullable<Noun['start']>): Bound => {
  const e: Endpoint = {
    name: `start.${noun.path}`,
    method: 'post',
    path: `/api/v1/${noun.path}`,
    tag: noun.tag,
    summary: `Begin one of ${noun.path}`,
    who: 'account',
    body: route.body,
    answer: receipt,
    status: 201,
    command: true,
  };
  const schema = jsonSchemaOf(route.body);
  return bind(e, async ({ body, caller, key }: Call): Promise<Reply> => {
    const id = commandId(caller, key.value);
    await checkNames(ports, { schema, body: body as object }); // parsed by an object schema
    const birth = await route.birth(await withRegisteredNames(ports, body), { commandId: id, caller, now: ports.clock(), ports });
    const stream = streamOf(noun, birth.id);
    const claim = await claimStart(ports.db, { stream, commandId: id, body });
    if (claim === 'otherBody') throw new HttpProblem('IDEMPOTENCY_KEY_REUSED', { found: key.value, cure: ['self'] });
    const context = { now: ports.clock(), actor: caller.actor, calendar: ports.calendar, stream };
    const may = asksAgain(noun.kind, 'start', caller) || birth.claim ? noun.decider.start(birth.input, context).ok : false;
    const actor = may ? await actingAs(ports, caller, { kind: noun.kind, act: 'start' }) : caller.actor;
    const begin = (): Promise<Verdict> => ports.engine.start(stream, birth.input, { id, actor, clock: birth.clock });
    // Who may not begin it takes nothing from those who may, not even for a moment.
    const wanted = birth.claim && may ? birth.claim : null;
    const held = { ports, claim: wanted, asked: { command: id, stream } };
    const to = { noun, id: birth.id, key: key.value, act: 'start', body: body as object };
    const verdict = await asking(to, holding(held, begin));
    if (verdict.ok && verdict.repeated && claim === 'otherSender')
      throw new HttpProblem('ALREADY_EXISTS', { found: birth.id, cure: ['self'], more: { self: hrefOf(noun, birth.id) } });
    // The next request of this caller will ask for what it has just begun; late is better than a 404. The start itself has happened either way.
    if (verdict.ok) await awaitView(ports.db, noun.collection, { stream, atLeast: 1, waitMs: ports.config.viewWaitMs }).catch(() => null);
    if (!verdict.ok) throw new Refused(verdict.refusal);
    noun.after?.(ports, birth.id);
    return accepted(to, await recorded(ports, stream, verdict), verdict.repeated ? 200 : 201);
  });
};

/** Refuses with 412 and the current state when it is not the one the caller looked at. */
export const checkMatch = async (
  ports: Ports,
  { noun, seen }: { readonly noun: Noun; readonly seen: Seen },
  call: Pick<Call, 'ifMatch' | 'caller' | 'key'>,
): Promise<void> => {
  const { shownSeq } = seen.view;
  if (call.ifMatch === null || call.ifMatch === shownSeq) return;
  // Sent again, it has moved the state itself.
  if (await takenBefore(ports, streamOf(noun, idOf(seen.view._id)), call)) return;
  throw new HttpProblem('STATE_MOVED', {
    found: shownSeq,
    needed: call.ifMatch,
    cure: ['self'],
    headers: { etag: entityTag(shownSeq) },
    more: { current: await showLifecycle(ports, noun, { seen, caller: call.caller, acts: 'all' }) },
  });
};

/** A lifecycle that is over no longer runs in Temporal; its decider still says why nothing more can be done. */
const overFor = ({ decider }: Noun, { status }: View, { state, context, name }: Asking & { readonly name: string }): HttpProblem | Refused => {
  const verdict = decider.can(state, name, context);
  return verdict.ok ? new HttpProblem('LIFECYCLE_OVER', { found: status, cure: ['nobody'] }) : new Refused(verdict.error);
};

/** Sends one command and turns what comes back into a verdict or a problem. */
async function submit(
  ports: Ports,
  { noun, view, name }: { readonly noun: Noun; readonly view: View; readonly name: string },
  call: Call,
): Promise<Verdict> {
  const stream = streamOf(noun, idOf(view._id));
  // Bodies of acts are strict objects without `type`, so the payload cannot rename the command.
  const said = { schema: noun.acts[name]?.jsonSchema, body: call.body as object };
  const asked = await askingOf(ports, { noun, view }, call.caller);
  const may = noun.decider.can(asked.state, name, asked.context).ok;
  // Who may not do this at all is told so, and learns nothing about who is known here.
  if (may) await checkNames(ports, said, view.state);
  const body = await withRegisteredNames(ports, said.body);
  const command = { ...((await noun.prepare?.(ports, { view, caller: call.caller, act: name, body })) ?? body), type: name };
  try {
    const sent = ports.clock();
    const id = commandId(call.caller, call.key.value);
    // Who may not do this at all is not asked for a code first.
    const actor = may ? await actingAs(ports, call.caller, { kind: noun.kind, act: name }) : call.caller.actor;
    const send = (): Promise<Verdict> => ports.engine.submit(stream, { id, actor, command });
    const claim = may ? (noun.claims?.(view, name, body) ?? null) : null;
    const to = { noun, id: idOf(view._id), key: call.key.value };
    const verdict = await asking(to, holding({ ports, claim, asked: { command: id, stream } }, send));
    // A rehearsal answers with a time of its own.
    if (verdict.ok && view.clock === null) ports.clocks.saw('temporal', { sent, seen: verdict.at, answered: ports.clock() });
    return verdict;
  } catch (error) {
    throw error instanceof NoSuchLifecycle ? overFor(noun, view, { ...asked, name }) : error;
  }
}

/** `POST /<noun>/:id/<act>`: parse → actor → engine → one answer. Whether the act is open is the decider's to say. */
const acting = (ports: Ports, noun: Noun, [name, act]: readonly [string, Noun['acts'][string]]): Bound => {
  const path = `${hrefOf(noun, ':id')}/${act.path ?? actPath(name)}`;
  const summary = `${name} on one of ${noun.path}`;
  const e = endpoint({
    name: `${noun.path}.${name}`,
    method: 'post',
    path,
    tag: noun.tag,
    summary,
    ...doorOf(act),
    params: idParams,
    body: act.body,
    answer: receipt,
    status: 200,
    command: true,
  });
  return bindTo(e, lookUp(ports, noun), async (call, seen): Promise<Reply> => {
    const { view } = seen;
    const to = { noun, id: call.params.id, key: call.key.value, act: name, body: call.body as object };
    const known = call.key.given ? await findCommand(ports.db, view, commandId(call.caller, call.key.value)) : null;
    if (known !== null) return accepted(to, { ok: true, repeated: true, ...known }, 200);
    await checkMatch(ports, { noun, seen }, call);
    const verdict = await submit(ports, { noun, view, name }, call);
    if (!verdict.ok) throw new Refused(verdict.refusal);
    noun.after?.(ports, to.id);
    return accepted(to, verdict, 200);
  });
};

/** All routes of a noun. */
export const lifecycleRoutes = (ports: Ports, noun: Noun): readonly Bound[] => [
  ...(noun.start === null ? [] : [starting(ports, noun, noun.start)]),
  ...Object.entries(noun.acts)
    .filter(([, act]) => act.custom !== true)
    .map((one) => acting(ports, noun, one)),
  reading(ports, noun),
];
