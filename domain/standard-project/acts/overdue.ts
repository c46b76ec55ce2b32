import { actsOf } from '../../kernel/act.js';
import { happened } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import type { StageCode } from '../../profile/stage-codes.js';
import type { ProjectEvent } from '../events.js';
import { becameOverdue } from '../events/overdue.js';
import { standing } from '../gates.js';
import { limitNamed } from '../limits.js';
import type { ProjectState } from '../state.js';

const { clock } = actsOf<ProjectState, ProjectEvent, StageCode>(standing);

/** A limit that passes is recorded once and told; nothing passes, ends or is decided by it (honest automation). */
const markOverdue = clock('markOverdue', {
  words: said('记录逾期', 'record that a limit has passed'),
  decide(state, { clock: name }: { readonly clock: string }, { now }) {
    const one = state.end === null ? limitNamed(state, name) : null;
    if (one === null || one.overdue || now < one.at) return happened();
    return happened(becameOverdue({ clock: name, due: one.at, term: one.term }));
  },
});

export const overdueActs = [markOverdue] as const;
