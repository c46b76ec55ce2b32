import type { JournalStep } from '../../activities/journal.js';
import type { Batch } from '../messages/submit.js';
import { counted, summary } from '../messages/summary.js';

/** What Temporal's pages say of the shell's own messages, timers and activities. */
export const summaries = {
  submit: '办事 a batch of acts, each decided and answered by itself',
  tell: '通报 a fact that another lifecycle reports',
  peek: '状态 the state as it is now; for operators',
  age: '换运行 old enough to hand over to a new run',
  again: '再试 an act of the clock changed nothing, it is tried again',
  quiet: '换运行 sends updates away before the next run begins',
} as const;

const typesShown = 70;

/** How many events of which types an archive step writes, and how many notices. */
export function stepSummary({ events, notices }: JournalStep): string {
  const types = counted(
    events.map(({ type }) => type),
    typesShown,
  );
  return summary([types, ...(notices.length > 0 ? [`${notices.length} 通知 notices`] : [])].filter((part) => part !== '').join(' · '));
}

/** `castVote×120`: which acts a batch brought. */
export const actsIn = ({ posted }: Batch): string =>
  counted(
    posted.map(({ command }) => command.type),
    typesShown,
  );
