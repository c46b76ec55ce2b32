import { z } from 'zod';
import { eventsOf } from '../../kernel/event.js';
import { field, held } from '../../kernel/field.js';
import { shared } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import { atAuthority, inside } from '../audiences.js';
import type { CommitteeProfile } from '../profile.js';
import type { CommitteeState } from '../state.js';
import { by, host, name, reason, scope } from '../fields.js';
import { noticesAbout, oversight, why } from '../notices.js';

/* Changes of host, name and scope, and of the rules themselves. */

const { event } = eventsOf<CommitteeState>();
const notice = noticesAbout(oversight);

export const changeRequested = event('changeRequested', {
  words: said('申请变更', 'change asked for'),
  data: { what: field(held<'host' | 'name' | 'scope'>(), '变更事项', 'what is to change'), reason, by },
  evolve: (state, { what, reason: because }) => ({ ...state, change: { what, reason: because } }),
  tells: [notice({ to: (state) => [atAuthority(state)], subject: said('申请变更', 'a change is asked for'), lines: [shared.reason], values: why })],
});

export const changeApproved = event('changeApproved', {
  words: said('批准变更', 'change approved'),
  data: { name, scope, host, by },
  sight: { everybody: ['name', 'scope', 'host'] },
  evolve: (state, { name: called, scope: covered, host: keeper }) => ({ ...state, name: called, scope: covered, host: keeper, change: null }),
  tells: [notice({ to: inside, subject: said('变更获批', 'the change is approved') })],
  decision: { kind: 'stagePassage', words: said('批准调整', 'change approved') },
});

export const changeRefused = event('changeRefused', {
  words: said('不予变更', 'change refused'),
  data: { reason, by },
  evolve: (state) => ({ ...state, change: null }),
  tells: [notice({ to: inside, subject: said('变更未获批', 'the change is refused'), lines: [shared.reason], values: why })],
  decision: { kind: 'stagePassage', words: said('不予批准调整', 'change refused') },
});

export const profileMigrated = event('profileMigrated', {
  words: said('适用的规则变更', 'profile migrated'),
  data: {
    from: field(z.string(), '原规程的指纹', 'hash of the profile of before'),
    profile: field(held<CommitteeProfile>(), '规程', 'profile'),
    profileHash: field(z.string(), '规程的指纹', 'hash of the pinned profile'),
    reason,
    by,
  },
  evolve: (state, { profile, profileHash }) => ({ ...state, profile, profileHash }),
  tells: [notice({ to: inside, subject: said('适用的规则变更', 'another version of the rules applies'), lines: [shared.reason], values: why })],
});

export const changeEvents = [changeRequested, changeApproved, changeRefused, profileMigrated] as const;
