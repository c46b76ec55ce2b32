import type { Clock, ClockName, ProjectState } from './state.js';

/** Limits whose passing is only recorded. The start of the next 复审 is an act of its own. */
const limits: readonly ClockName[] = ['stage', 'declaration', 'correction'];

const complaintClock = (n: number): string => `complaint:${n}`;

/** While a project is suspended or its society frozen, its own limits rest; complaints, 备案 and published dates do not. */
export const resting = ({ holds }: ProjectState): boolean => holds.frozen || holds.suspended !== null;

export const limitNames = (state: ProjectState): readonly string[] => [
  ...limits,
  'filing',
  ...state.complaints.open.map(({ n }) => complaintClock(n)),
];

/** The limit of this name, where it runs. */
export function limitNamed(state: ProjectState, name: string): Clock | null {
  if (name === 'filing') return state.clocks.filing ?? null;
  const limit = limits.find((one) => one === name);
  if (limit) return resting(state) ? null : state.clocks[limit];
  return state.complaints.open.find(({ n }) => complaintClock(n) === name)?.clock ?? null;
}
