import { hash, randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.js';
import { idParams, invitationGiven, invitationRequest, invitationShown, pageOf } from '../../contract/http.js';
import { findInvitation, invitationsTo, noteInvitation, revokeInvitation, type InvitationRow } from '../../db/invitation.js';
import { generationOf, revokeSession, signsIn } from '../../db/account.js';
import { isPersonId } from '../../domain/kernel/person-id.js';
import { needRole } from '../../domain/kernel/need-role.js';
import { refuse } from '../../domain/kernel/refusal.js';
import { idOf, kindOf, type Kind, type Stream } from '../../domain/kernel/decider.js';
import type { MeetingState } from '../../domain/meeting/state.js';
import { bindTo, type Bound, type Caller, type Look } from '../http/call.js';
import { chinaTime } from '../http/china-time.js';
import { HttpProblem, Refused } from '../http/problem.js';
import type { Noun } from '../nouns.js';
import { actingAs } from '../policy/step-up.js';
import type { Seen } from '../policy/sight.js';
import type { Ports } from '../ports.js';
import { namesOf } from '../read/names.js';
import { lookUp } from '../read/record.js';
import { rollOf } from '../shown/ballot.js';

const day = 86_400_000;
const mostListed = 500;

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
        'Make a link by which one person does here, and nowhere else, what is theirs, without an account. Shown this once, to be handed to that person only',
      who: ['officer', 'secretariat'],
      params: idParams,
      body: invitationRequest,
      answer: invitationGiven,
      status: 201,
    }),
    list: endpoint({
      name: `${path}.invitations`,
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

type Showing = { readonly now: number; readonly nameOf: (person: string) => string | null };

const shown = (
  { _id, person, name, by, at, until, revoked, used, lastUsed }: InvitationRow,
  { now, nameOf }: Showing,
): z.output<typeof invitationShown> => ({
  ...{ id: _id, person, name, by, byName: nameOf(by) ?? by, used },
  ...{ at: chinaTime(at), expiresAt: chinaTime(until) },
  revokedAt: revoked === null ? null : chinaTime(revoked),
  lastUsedAt: lastUsed === null ? null : chinaTime(lastUsed),
  open: revoked === null && until > now,
});

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
  bindTo(endpoints(noun).give, lookUp(ports, noun), async ({ body, caller }, seen) => {
    needOffice(seen, caller);
    await actingAs(ports, caller, { kind: noun.kind, act: 'invite' });
    const { person, days } = body;
    if (caller.session?.program != null) throw new HttpProblem('SCOPE_TOO_NARROW', { found: caller.session.program.scopes, cure: ['self'] });
    if (!open[noun.kind]?.includes(seen.view.status)) throw new Refused(notInvited('INVITED_TOO_LATE', seen.view.status, 'open').error);
    const known = await expectedAs(ports, seen, person);
    if (!isPersonId(person) || known === undefined)
      throw new Refused(notInvited('INVITED_NOT_EXPECTED', person, 'somebody on the roll or the roster').error);
    // Who has an account would find their vote cast, or seen, by whoever made the link.
    if (await signsIn(ports.db, person)) throw new Refused(notInvited('INVITED_HAS_ACCOUNT', person, 'somebody without an account').error);
    const secret = randomBytes(24).toString('base64url');
    const now = ports.clock();
    const nameOf = await namesOf(ports.db, [person, caller.actor.id]);
    const name = known ?? nameOf(person) ?? person;
    const row = {
      ...{ _id: randomUUID(), print: printOf(secret), stream: streamOf(seen), person, name, by: caller.actor.id },
      generation: await generationOf(ports.db, caller.actor.id),
      ...{ at: now, until: now + days * day, revoked: null, used: 0, lastUsed: null },
    };
    await noteInvitation(ports.db, row);
    // Behind the mark: what stands there reaches no server, no log and no page that is linked from ours.
    return { body: { ...shown(row, { now, nameOf }), secret, link: `${ports.config.publicUrl}/invitation#${secret}` } };
  });

const notInvited = (code: 'INVITED_NOT_EXPECTED' | 'INVITED_HAS_ACCOUNT' | 'INVITED_TOO_LATE', found: string, needed: string) =>
  refuse(code, { rule: 'D-INVITATION', source: 'D-DEFAULT-DENY', found, needed, cure: ['self'] });

const list = (ports: Ports, noun: Noun): Bound =>
  bindTo(endpoints(noun).list, lookUp(ports, noun), async ({ caller }, seen) => {
    needOffice(seen, caller, 'monitor');
    const rows = await invitationsTo(ports.db, streamOf(seen), mostListed);
    const by = { now: ports.clock(), nameOf: await namesOf(ports.db, [...new Set(rows.map((row) => row.by))]) };
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
    await revokeSession(ports.db, row._id, new Date(row.until + ports.config.tokenSeconds * 1000));
    ports.revocations.note({ _id: `jti:${row._id}`, generation: 0 });
    return { empty: true };
  });

/** Links to one record of this noun. */
export const invitationRoutes = (ports: Ports, noun: Noun): readonly Bound[] => [give(ports, noun), list(ports, noun), revoke(ports, noun)];
