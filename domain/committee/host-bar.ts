import { localDate } from '../calendar/instant.js';
import type { Context } from '../decider.js';
import { ok } from '../result.js';
import { against, type May } from './committee-act.js';
import type { CommitteeProfile } from './committee-profile.js';
import type { HostBar, UnitRef } from './committee-state.js';

type Wish = { readonly host: UnitRef; readonly hostBar?: HostBar | null | undefined; readonly profile: CommitteeProfile };

/** A host whose committee was revoked applies again only when its time is over; until the day before, it is refused. */
export function hostFree({ host, hostBar, profile }: Wish, { now }: Context): May {
  const on = localDate(now);
  if (!hostBar || on >= hostBar.until) return ok(null);
  return against('HOST_BARRED', {
    rule: 'TC-ENDING',
    source: profile.ending.source,
    found: { host: host.organisation, revoked: hostBar.committee, barredUntil: hostBar.until, on },
    needed: { host: 'another host', orFrom: hostBar.until },
    cure: ['officer', 'secretariat'],
  });
}
