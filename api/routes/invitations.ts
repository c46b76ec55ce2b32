import { createHmac, hash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.js';
import { idParams, invitationGiven, invitationRequest, invitationShown, pageOf } from '../../contract/http.js';
import { linkOf, mailedInvitation, shownInvitation, type InvitationEnd } from '../../contract/invitation.js';
import { kindWords } from '../../contract/act-words.js';
import { mailedOf, noteInvitation, type Mailed } from '../../db/invitation-notice.js';
import { tellingLifecycle } from '../../db/notice-audience.js';
import { findInvitation, invitationsTo, revokeInvitation, type InvitationRow } from '../../db/invitation.js';
import { generationsOf } from '../../db/account.js';
import { isPersonId } from '../../domain/kernel/person-id.js';
import { needRole } from '../../domain/kernel/need-role.js';
import { idOf, kindOf, type Kind, type Stream } from '../../domain/kernel/decider.js';
import type { BallotState } from '../../domain/ballot/state.js';
import type { Json } from '../../domain/kernel/refusal.js';
import type { PersonId } from '../../domain/kernel/person-id.js';
import type { MeetingState } from '../../domain/meeting/state.js';
import { bindTo, type Bound, type Caller, type Look } from '../http/call.js';
import { chinaTime } from '../http/china-time.js';
import { HttpProblem, Refused } from '../http/problem.js';
import type { Noun } from '../nouns.js';
import { checkMatch } from './lifecycle.js';
import { endsOf, hasAccount, notInvited } from '../policy/invitation-end.js';
import { actingAs } from '../policy/step-up.js';
import type { Seen } from '../policy/sight.js';
import type { Ports } from '../ports.js';
import { namesOf } from '../read/names.js';
import { lookUp } from '../read/record.js';
import { rollOf } from '../shown/ballot.js';

const day = 86_400_000;
const mostListed = 500;
const secretBytes = 24;

/** What is kept of the secret of a link, and found again by it. */
export const printOf = (secret: string): string => hash('sha256', `invitation\n${secret}`, 'base64url');

const endpoints = ({ path, tag }: Noun) => {
  const self = `/api/v1/${path}/:id/invitations`;
  return {
    give: endpoint({
      name: `${path}.invite`,
      method: 'post',
      path: self,
      tag,
      summary:
        'Make a link by which one person does here, and nowhere else, what is theirs, without an account. Our own mail carries it, past who makes it; where no mail reaches the person it is shown this once, to be handed to them only',
      who: ['officer', 'secretariat'],
      params: idParams,
      body: invitationRequest,
      answer: invitationGiven,
      status: 201,
      command: true,
    }),
    list: endpoint({
      name: `${path}.invitations`,
      personal: true,
      method: 'get',
      path: self,
      tag,
      summary: 'Links that were made to this: for whom, by whom, until when, and how often they were opened',
      who: ['officer', 'secretariat', 'monitor'],
      params: idParams,
      answer: pageOf(invitationShown),
      status: 200,
    }),
    revoke: endpoint({
      name: `${path}.revokeInvitation`,
      method: 'delete',
      path: `${self}/:invitation`,
      tag,
      summary: 'End a link at once, and what was signed in by it',
      who: ['officer', 'secretariat'],
      params: idParams.extend({ invitation: z.uuid() }),
      answer: z.undefined(),
      status: 204,
    }),
  };
};

type Showing = {
  readonly endOf: (row: InvitationRow) => InvitationEnd | null;
  readonly nameOf: (person: string) => string | null;
  readonly mailed: ReadonlyMap<string, Mailed>;
};

function mailShown({ _id, addressOf }: InvitationRow, mailed: Showing['mailed']): z.output<typeof invitationShown>['mail'] {
  const mail = mailed.get(_id);
  if (mail === undefined || addressOf === null) return null;
  return { outcome: mail.outcome, at: mail.at === null ? null : chinaTime(mail.at), addressOf };
}

function shown(row: InvitationRow, { endOf, nameOf, mailed }: Showing): z.output<typeof invitationShown> {
  const { _id: id, person, name, by, at, until, revoked, used, lastUsed, way } = row;
  const end = endOf(row);
  return {
    ...{ id, person, name, by, byName: nameOf(by) ?? by, used, way },
    ...{ at: chinaTime(at), expiresAt: chinaTime(until) },
    revokedAt: revoked === null ? null : chinaTime(revoked),
    lastUsedAt: lastUsed === null ? null : chinaTime(lastUsed),
    open: end === null,
    end,
    mail: mailShown(row, mailed),
  };
}

const streamOf = ({ view }: Seen): Stream => view._id as Stream; // a view stands under the name of its stream

/** The office that conducts it. */
function needOffice({ view }: Seen, { actor }: Caller, ...more: readonly 'monitor'[]): void {
  const may = needRole(actor, String(view['organisation']), 'officer', 'secretariat', ...more);
  if (!may.ok) throw new Refused(may.error);
}

/** What somebody who votes or sits there is called there, null for one without a name; a comment round is open to everybody who is asked. Undefined for who is not expected. */
async function expectedAs(ports: Ports, { view }: Seen, person: string): Promise<string | null | undefined> {
  switch (kindOf(view._id)) {
    case 'consultation':
      return null;
    case 'ballot': {
      const seat = (await ports.voters.get(idOf(view._id), 0))?.seatOf(person) ?? null;
      return seat === null ? undefined : ((await rollOf(ports.db, view._id))[seat]?.name ?? null);
    }
    default:
      return (view.state as MeetingState).roster.find((row) => row.person === person)?.name; // the projection of meetings wrote it
  }
}

/** While there is something to do there. */
const open: { readonly [kind in Kind]?: readonly string[] } = {
  ballot: ['draft', 'open'],
  consultation: ['ordered', 'open'],
  meeting: ['called', 'open'],
};

const give = (ports: Ports, noun: Noun): Bound =>
  bindTo(endpoints(noun).give, lookUp(ports, noun), async (call, seen) => {
    const { body, caller, key } = call;
    needOffice(seen, caller);
    await checkMatch(ports, { noun, seen }, call);
    await actingAs(ports, caller, { kind: noun.kind, act: 'invite' });
    const { person, days } = body;
    if (caller.session?.program != null) throw new HttpProblem('SCOPE_TOO_NARROW', { found: caller.session.program.scopes, cure: ['self'] });
    const secret = secretOf(ports, caller, key.value);
    const before = await findInvitation(ports.db, { print: printOf(secret) });
    if (before !== null) return { status: 200, body: await again(ports, before, { stream: streamOf(seen), person, days, key: key.value, secret }) };
    if (!open[noun.kind]?.includes(seen.view.status)) throw notInvited('INVITED_TOO_LATE', seen.view.status, 'open');
    const known = await expectedAs(ports, seen, person);
    if (!isPersonId(person) || known === undefined) throw notInvited('INVITED_NOT_EXPECTED', person, 'somebody on the roll or the roster');
    if ((await generationsOf(ports.db, [person])).has(person)) throw hasAccount(person);
    return { body: await invited(ports, { seen, noun, person, name: known ?? null, by: caller.actor.id, days, secret }) };
  });

/** The secret follows from who asks under which key: asked twice, as by a form that was sent twice, it is one link, and nothing more is kept of it than its print. */
const secretOf = ({ config }: Ports, { actor }: Caller, key: string): string =>
  createHmac('sha256', config.tokenKey).update(`invitation\n${actor.id}\n${key}`).digest().subarray(0, secretBytes).toString('base64url');

type Again = { readonly stream: Stream; readonly person: string; readonly days: number; readonly key: string; readonly secret: string };

/** The link that was made under this key. */
async function again(ports: Ports, row: InvitationRow, { stream, person, days, key, secret }: Again): Promise<Given> {
  if (row.stream !== stream || row.person !== person || row.until - row.at !== days * day)
    throw new HttpProblem('IDEMPOTENCY_KEY_REUSED', { found: key, cure: ['self'] });
  return given(ports, row, secret);
}

type Asking = {
  readonly seen: Seen;
  readonly noun: Noun;
  readonly person: PersonId;
  readonly name: string | null;
  readonly by: string;
  readonly days: number;
  readonly secret: string;
};

/** Whether our own mail reaches somebody, and by whose word where: without a mail server, an address, or one that is taken, it does not. */
async function addressOf({ db, personal, config }: Ports, { seen, person }: Asking): Promise<InvitationRow['addressOf']> {
  if (!config.mails) return null;
  const { keepers } = await tellingLifecycle(db, streamOf(seen));
  const address = (await personal.addresses.read([person], keepers)).get(person);
  if (address === undefined || address.refused) return null;
  return address.own ? 'own' : 'entered';
}

/** What a record is called, as its projection has it; of a ballot the question. */
function titleOf({ view }: Seen): Json {
  const { title } = view;
  if (typeof title === 'string') return title;
  if (kindOf(view._id) === 'ballot') return (view.state as BallotState).question; // the projection of ballots wrote it
  return null;
}

/** Makes the link, puts it into the ledger, and has it mailed where mail reaches: then nobody here has seen its secret. */
async function invited(ports: Ports, asking: Asking): Promise<Given> {
  const { db, personal } = ports;
  const { seen, noun, person, by, days, secret } = asking;
  const [id, now] = [randomUUID(), ports.clock()];
  const nameOf = await namesOf(db, [person, by]);
  const to = await addressOf(ports, asking);
  const until = now + days * day;
  const data = { what: { ...kindWords(noun.kind) }, title: titleOf(seen), invitedBy: nameOf(by) ?? by, goodUntil: until };
  const told = { seq: seen.view.lastSeq, template: to === null ? shownInvitation : mailedInvitation, data };
  const made = {
    ...{ _id: id, print: printOf(secret), stream: streamOf(seen), person, name: asking.name ?? nameOf(person) ?? person, by, addressOf: to },
    generation: (await generationsOf(db, [by])).get(by) ?? 0,
    ...{ at: now, until, revoked: null, used: 0, lastUsed: null, way: to === null ? ('shown' as const) : ('mail' as const) },
    waiting: to === null ? null : personal.waitingLinks.seal(id, secret),
  };
  const row = await noteInvitation(db, made, told);
  // The ledger knows that it waits: while Temporal is away a worker finds it there within a minute of its return.
  if (row.way === 'mail')
    await ports.engine.sendAgain([row.notice]).catch((err: unknown) => ports.log.warn({ err }, 'an invitation goes out a little later'));
  return given(ports, row, secret);
}

type Given = z.output<typeof invitationGiven>;

/** A link as its maker sees it: with its secret where they are to hand it on. */
async function given(ports: Ports, row: InvitationRow, secret: string): Promise<Given> {
  const [nameOf, endOf, mailed] = await Promise.all([namesOf(ports.db, [row.by]), endsOf(ports, [row]), mailedOf(ports.db, [row])]);
  const body = shown(row, { nameOf, endOf, mailed });
  return row.way === 'mail' || !body.open ? body : { ...body, secret, link: linkOf(ports.config.publicUrl, secret) };
}

const list = (ports: Ports, noun: Noun): Bound =>
  bindTo(endpoints(noun).list, lookUp(ports, noun), async ({ caller }, seen) => {
    needOffice(seen, caller, 'monitor');
    const rows = await invitationsTo(ports.db, streamOf(seen), mostListed);
    const nameOf = await namesOf(ports.db, [...new Set(rows.map((row) => row.by))]);
    const by = { endOf: await endsOf(ports, rows), nameOf, mailed: await mailedOf(ports.db, rows) };
    return { body: { items: rows.map((row) => shown(row, by)), next: null } };
  });

type Found = { readonly seen: Seen; readonly row: InvitationRow };

const oneOf =
  (ports: Ports, noun: Noun): Look<{ readonly id: string; readonly invitation: string }, Found> =>
  async ({ id, invitation }, asker) => {
    const seen = await lookUp(ports, noun)({ id }, asker);
    const row = await findInvitation(ports.db, { _id: invitation });
    if (row === null || row.stream !== seen.view._id) throw new HttpProblem('NOT_FOUND', { cure: ['self'] });
    return { seen, row };
  };

const revoke = (ports: Ports, noun: Noun): Bound =>
  bindTo(endpoints(noun).revoke, oneOf(ports, noun), async ({ caller }, { seen, row }) => {
    needOffice(seen, caller);
    await revokeInvitation(ports.db, row._id, ports.clock());
    return { empty: true };
  });

/** Links to one record of this noun. */
export const invitationRoutes = (ports: Ports, noun: Noun): readonly Bound[] => [give(ports, noun), list(ports, noun), revoke(ports, noun)];
