import type { Due } from '../kernel/decider.js';
import type { ProjectCommand } from './acts.js';
import { atRest } from './codes.js';
import { limitNamed, limitNames, resting } from './limits.js';
import type { ProjectState } from './state.js';

type Next = Due<ProjectCommand>;

function overdues(state: ProjectState): readonly Next[] {
  return limitNames(state).flatMap((name) => {
    const one = limitNamed(state, name);
    return one === null || one.overdue ? [] : [{ at: one.at, command: { type: 'markOverdue', clock: name } }];
  });
}

function acts(state: ProjectState): readonly Next[] {
  const { publication, successor, clocks } = state;
  return [
    ...(publication !== null && !publication.effective ? [{ at: publication.effectiveAt, command: { type: 'enterIntoForce' } } as const] : []),
    ...(successor !== null && successor.effectiveAt !== null ? [{ at: successor.effectiveAt, command: { type: 'supersede' } } as const] : []),
    ...(clocks.review !== null && atRest.includes(state.code) && !resting(state)
      ? [{ at: clocks.review.at, command: { type: 'openSystematicReview' } } as const]
      : []),
    ...noticeEnd(state),
    ...filingAlarm(state),
  ];
}

/** 公示 ends while the project does not rest. */
const noticeEnd = (state: ProjectState): readonly Next[] => {
  const { notice } = state;
  return notice === null || notice.closed || resting(state) ? [] : [{ at: notice.closesAt, command: { type: 'closeNotice' } }];
};

/** The alarm before 备案 is due comes in any case. */
const filingAlarm = ({ local, clocks }: ProjectState): readonly Next[] =>
  local === undefined || local.filing === null || local.filing.alarmed || !clocks.filing
    ? []
    : [{ at: local.filing.alarmAt, command: { type: 'alarmFiling' } }];

/** The clock's next act: the earliest of all limits not yet marked and all dates not yet reached. */
export function dueOf(state: ProjectState): Next | null {
  if (state.end !== null) return null;
  const [first, ...others] = [...acts(state), ...overdues(state)];
  return first === undefined ? null : others.reduce((earliest, next) => (next.at < earliest.at ? next : earliest), first);
}
