import type { Instant } from '../../kernel/decider.js';
import { eventsOf } from '../../kernel/event.js';
import { field, held } from '../../kernel/field.js';
import { rules, shared } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import { by, reason, recalled } from '../fields.js';
import { notice } from '../parties.js';
import type { ProjectState } from '../state.js';

const { event } = eventsOf<ProjectState>();

/** What the act had changed is again as it was before. */
export const actRecalled = event('actRecalled', {
  words: said('撤回误操作', 'act recalled'),
  data: {
    ...{ by, act: recalled, reason },
    actedAt: field(held<Instant>(), '原操作时刻', 'when it was done'),
    actedBy: field(held<string>(), '原经办人', 'who had done it'),
  },
  evolve: (state) => (state.last === null ? state : { ...state, ...state.last.before, last: null }),
  tells: [
    notice({
      tag: said('更正', 'Recall'),
      subject: said('{named}：一项操作被撤回', '{named}: an act was recalled'),
      lines: [shared.reason, said('撤回与原操作都保留在记录中。', 'Both the act and its recall stay in the record.')],
      rule: rules.profile,
      to: ['office', 'drafters', 'proposer'],
      facts: ['reason'],
    }),
  ],
});

export const recallEvents = [actRecalled] as const;
