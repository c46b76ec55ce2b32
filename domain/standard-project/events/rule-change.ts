import { eventsOf } from '../../kernel/event.js';
import { field, held } from '../../kernel/field.js';
import { rules, shared } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import type { Profile } from '../../profile/profile.js';
import { changedComplaint } from '../complaints.js';
import { by, calendarHash, clocks, profileHash, reason } from '../fields.js';
import { notice } from '../parties.js';
import type { Clock, ProjectState } from '../state.js';

/* The rules a running project is under: another procedure, or days off announced meanwhile. */

const { event } = eventsOf<ProjectState>();

export const profileMigrated = event('profileMigrated', {
  words: said('改用另一规程', 'profile migrated'),
  data: {
    ...{ by, profileHash, reason },
    from: field(held<string>(), '原规程', 'hash of the procedure before'),
    profile: field(held<Profile>(), '新规程', 'the procedure from now on'),
  },
  sight: { everybody: ['profileHash', 'reason', 'from'] },
  evolve: (state, { from, profile, profileHash: hash }) => ({
    ...state,
    profile,
    profileHash: hash,
    migrations: { times: (state.migrations?.times ?? 0) + 1, pinned: state.migrations?.pinned ?? from },
  }),
  tells: [
    notice({
      tag: said('程序变更', 'Procedure changed'),
      subject: said('{named}：改用新版程序规则', '{named}: now under a new version of the procedure'),
      lines: [shared.reason],
      rule: rules.profile,
      to: ['office', 'drafters', 'public'],
      facts: ['reason'],
    }),
  ],
});

export const calendarAdopted = event('calendarAdopted', {
  words: said('采用新日历', 'calendar adopted'),
  data: {
    ...{ by, calendarHash, clocks },
    complaints: field(held<readonly { readonly n: number; readonly clock: Clock }[]>(), '投诉期限', 'limits of the open complaints'),
  },
  evolve: (state, { calendarHash: hash, clocks: anew, complaints }) =>
    complaints.reduce((changed, { n, clock }) => changedComplaint(changed, n, { clock }), { ...state, calendarHash: hash, clocks: anew }),
  tells: [
    notice({
      tag: said('日历更新', 'Calendar'),
      subject: said('{named}：按新公布的放假安排重算期限', '{named}: time limits recomputed with the new holiday calendar'),
      lines: [],
      rule: rules.profile,
      to: ['office', 'drafters'],
    }),
  ],
});

export const ruleChangeEvents = [profileMigrated, calendarAdopted] as const;
