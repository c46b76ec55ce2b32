import { endpoint } from '../../contract/endpoint.js';
import { pageOf } from '../../contract/http.js';
import { tieShown, type TieShown } from '../../contract/views/tie.js';
import { tiesOf, type Tie } from '../../db/ties.js';
import { dutyNames } from '../../domain/committee/words.js';
import type { Words } from '../../domain/kernel/words.js';
import { localDate } from '../../domain/law/calendar/instant.js';
import { membershipNames } from '../../domain/person/words.js';
import { ownAccount } from '../accounts/own-account.js';
import { bind, type Bound } from '../http/call.js';
import type { Ports } from '../ports.js';
import { namesOf } from '../read/names.js';

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

const roleNames: { readonly [role: string]: Words } = { ...dutyNames, ...membershipNames };
/** A duty in a committee is called otherwise than the role of the same name in an office. */
const wordsOf = ({ by, role }: Tie): Words => (by === 'committee' ? { ...roleNames, ...dutyNames }[role] : roleNames[role]) ?? { zh: role, en: role };

const shown = (tie: Tie, organisationName: string | null): TieShown => ({
  ...tie,
  role: { code: tie.role, ...wordsOf(tie) },
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
