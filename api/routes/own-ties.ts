import { endpoint } from '../../contract/endpoint.js';
import { pageOf } from '../../contract/http.js';
import { tieShown, type TieShown } from '../../contract/views/tie.js';
import { tiesOf, type Tie } from '../../db/ties.js';
import { localDate } from '../../domain/law/calendar/instant.js';
import { ownAccount } from '../accounts/own-account.js';
import { bind, type Bound } from '../http/call.js';
import type { Ports } from '../ports.js';
import { namesOf } from '../read/names.js';
import { roleWords } from '../read/role-words.js';

const tiesEndpoint = endpoint({
  name: 'ownTies',
  method: 'get',
  path: '/api/v1/me/ties',
  tag: 'accounts',
  summary: 'What you are and were, where, from which day to which: roles of your account, entries in the register of persons, seats in committees',
  who: 'account',
  answer: pageOf(tieShown),
  status: 200,
});

const shown = (tie: Tie, organisationName: string | null): TieShown => ({
  ...tie,
  role: { code: tie.role, ...roleWords(tie) },
  organisationName,
  committee: tie.committee === null ? null : `/api/v1/committees/${tie.committee.slice('committee/'.length)}`,
});

/** The caller's own units and roles, as intervals. */
export const ownTies = (ports: Ports): Bound =>
  bind(tiesEndpoint, async ({ caller }) => {
    const { account } = ownAccount(caller);
    const ties = await tiesOf(ports.db, { person: caller.actor.id, account }, localDate(ports.clock()));
    const names = await namesOf(
      ports.db,
      [],
      ties.flatMap(({ organisation }) => organisation ?? []),
    );
    return { body: { items: ties.map((tie) => shown(tie, names(tie.organisation))), next: null } };
  });
