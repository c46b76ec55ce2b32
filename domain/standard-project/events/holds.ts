import { z } from 'zod';
import type { Instant, Stream } from '../../kernel/decider.js';
import { eventsOf } from '../../kernel/event.js';
import { field, held } from '../../kernel/field.js';
import { rules, shared, type NoticeWords, type Tells } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import { isOf, type Suspension } from '../../messages/suspension.js';
import { by, clocks, reason } from '../fields.js';
import { subject, toParties } from '../parties.js';
import type { Clocks, ProjectState } from '../state.js';

/* A project rests by word of the office or the authority, or with its society; its limits move by as long as it rested. */

const { event } = eventsOf<ProjectState>();

const moved = said('各项期限已顺延。', 'Time limits have moved accordingly.');
const notice = (words: Pick<NoticeWords, 'subject' | 'rule'>, ...more: NoticeWords['lines']): Tells<ProjectState, { readonly reason: string }> => ({
  ...words,
  tag: said('项目状态', 'Project status'),
  lines: [shared.reason, ...more],
  to: toParties('office', 'chair', 'drafters', 'proposer', 'public'),
  values: (state, { reason: why }) => ({ ...subject(state), reason: why }),
});

export const suspended = event('suspended', {
  words: said('中止项目', 'project suspended'),
  data: { by, as: field(held<'office' | 'monitor'>(), '以何身份', 'in which capacity'), reason },
  sight: { everybody: ['reason'] },
  evolve: (state, { as }, at) => resting(state, { suspended: { by: as } }, at),
  tells: [notice({ subject: said('{named}：项目暂停', '{named}: suspended'), rule: rules.profile })],
  decision: { kind: 'hold', words: said('暂停', 'suspended') },
});

export const resumed = event('resumed', {
  words: said('恢复项目', 'project resumed'),
  data: { by, reason, clocks },
  sight: { everybody: ['reason'] },
  evolve: (state, { clocks: later }) => lifted(state, { suspended: null }, later),
  tells: [notice({ subject: said('{named}：项目恢复', '{named}: resumed'), rule: rules.profile }, moved)],
  decision: { kind: 'hold', words: said('恢复', 'resumed') },
});

export const frozen = event('frozen', {
  words: said('随团体冻结', 'frozen with its society'),
  data: { reason },
  evolve: (state, _none, at) => resting(state, { frozen: true }, at),
  tells: [notice({ subject: said('{named}：因组织状态冻结', '{named}: frozen with its society'), rule: rules.standing })],
});

export const unfrozen = event('unfrozen', {
  words: said('解除冻结', 'no longer frozen'),
  data: { reason, clocks },
  evolve: (state, { clocks: later }) => lifted(state, { frozen: false }, later),
  tells: [notice({ subject: said('{named}：解除冻结', '{named}: no longer frozen'), rule: rules.standing }, moved)],
});

/** Orders of supervision about some acts: their society hands them on. The deadlines of the project run on. */
export const actsHeld = event('actsHeld', {
  words: said('责令整改，暂停个别环节', 'acts suspended by supervision'),
  data: { suspension: field(held<Suspension>(), '暂停', 'what is suspended, by whom and why') },
  evolve: (state, { suspension }, at) => ({
    ...state,
    suspensions: [...(state.suspensions ?? []).filter((one) => !isOf(one, suspension)), { ...suspension, since: at }],
  }),
  decision: { kind: 'hold', words: said('暂停个别环节', 'acts suspended') },
});

export const actsReleased = event('actsReleased', {
  words: said('解除暂停个别环节', 'acts no longer suspended'),
  data: {
    matter: field(held<Stream>(), '监督事项', 'matter of supervision'),
    finding: field(z.int(), '第几项', 'number of the finding'),
    reason,
  },
  evolve: (state, lifted) => ({ ...state, suspensions: (state.suspensions ?? []).filter((one) => !isOf(one, lifted)) }),
  decision: { kind: 'hold', words: said('解除暂停个别环节', 'acts no longer suspended') },
});

export const holdEvents = [suspended, resumed, frozen, unfrozen, actsHeld, actsReleased] as const;

type Holds = ProjectState['holds'];

const resting = (state: ProjectState, change: Partial<Holds>, at: Instant): ProjectState => ({
  ...state,
  holds: { ...state.holds, since: state.holds.since ?? at, ...change },
});

function lifted(state: ProjectState, change: Partial<Holds>, clocksAfter: Clocks): ProjectState {
  const holds = { ...state.holds, ...change };
  return { ...state, clocks: clocksAfter, holds: holds.suspended === null && !holds.frozen ? { ...holds, since: null } : holds };
}
