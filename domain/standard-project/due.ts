import type { Due } from '../decider.js';
import { ok } from '../result.js';
import { happened, type Acts } from './act.js';
import { atRest } from './codes.js';
import type { ProjectCommand } from './commands.js';
import type { Clock, ClockName, ProjectState } from './state.js';
import { clock } from './who.js';

type Next = Due<ProjectCommand>;
/** Limits whose passing is only recorded. The start of the next 复审 is an act of its own. */
const limits: readonly ClockName[] = ['stage', 'declaration', 'correction'];

const complaintClock = (n: number): string => `complaint:${n}`;

function namedClock(state: ProjectState, name: string): Clock | null {
  if (name === 'filing') return state.clocks.filing ?? null;
  const limit = limits.find((one) => one === name);
  if (limit) return resting(state) ? null : state.clocks[limit];
  return state.complaints.open.find((one) => complaintClock(one.n) === name)?.clock ?? null;
}

/** While a project is suspended or its society frozen, its own limits rest; complaints and published dates do not. */
const resting = ({ holds }: ProjectState): boolean => holds.frozen || holds.suspended !== null;

function overdues(state: ProjectState): readonly Next[] {
  const names = [...limits, 'filing', ...state.complaints.open.map((one) => complaintClock(one.n))];
  return names.flatMap((name) => {
    const one = namedClock(state, name);
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
    ...localActs(state),
  ];
}

/** 公示 ends while the project does not rest; the alarm before 备案 is due comes in any case. */
function localActs(state: ProjectState): readonly Next[] {
  if (state.local === undefined) return [];
  const { notice, filing } = state.local;
  return [
    ...(notice.status === 'open' && notice.closesAt !== null && !resting(state)
      ? [{ at: notice.closesAt, command: { type: 'closeNotice' } } as const]
      : []),
    ...(filing !== null && !filing.alarmed && state.clocks.filing ? [{ at: filing.alarmAt, command: { type: 'alarmFiling' } } as const] : []),
  ];
}

/** The clock's next act: the earliest of all limits not yet marked and all dates not yet reached. */
export function dueOf(state: ProjectState): Next | null {
  if (state.end !== null) return null;
  const [first, ...others] = [...acts(state), ...overdues(state)];
  return first === undefined ? null : others.reduce((earliest, next) => (next.at < earliest.at ? next : earliest), first);
}

/** A limit that passes is recorded once and told; nothing passes, ends or is decided by it (honest automation). */
export const overdueActs: Acts<'markOverdue'> = {
  markOverdue: {
    can: clock,
    decide(state, { clock: name }, { now }) {
      const one = state.end === null ? namedClock(state, name) : null;
      if (one === null || one.overdue || now < one.at) return ok([]);
      return happened({ type: 'becameOverdue', clock: name, due: one.at, term: one.term });
    },
  },
};
