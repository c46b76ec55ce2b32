import { localDate } from '../law/calendar/instant.js';
import type { Context } from '../kernel/decider.js';
import { refused } from './refusals.js';
import { ok } from '../kernel/result.js';
import type { May } from '../kernel/gate.js';
import type { CommitteeProfile } from './profile.js';
import type { HostBar, UnitRef } from './state.js';

type Wish = {
  readonly host: UnitRef;
  readonly authority: string;
  readonly hostBar?: HostBar | null | undefined;
  readonly profile: CommitteeProfile;
};

/** The authority that decides on a committee neither applies for it nor keeps its secretariat. */
export function authorityApart(authority: string, ...parties: readonly UnitRef[]): May {
  if (parties.every(({ organisation }) => organisation !== authority)) return ok(null);
  return refused('AUTHORITY_NOT_APART', {
    ...{ rule: 'D-AUTHORITY', source: 'D-AUTHORITY', found: { authority } },
    needed: 'an authority that is neither applicant nor host',
  });
}

/** A host whose committee was revoked applies again only when its time is over; until the day before, it is refused. */
export function hostFree({ host, authority, hostBar, profile }: Wish, { now }: Context): May {
  const apart = authorityApart(authority, host);
  if (!apart.ok) return apart;
  const on = localDate(now);
  if (!hostBar || on >= hostBar.until) return ok(null);
  return refused('HOST_BARRED', {
    rule: 'TC-ENDING',
    source: profile.ending.source,
    found: { host: host.organisation, revoked: hostBar.committee, barredUntil: hostBar.until, on },
    needed: { host: 'another host', orFrom: hostBar.until },
    cure: ['officer', 'secretariat'],
  });
}
