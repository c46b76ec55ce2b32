import type { Context, Instant } from '../kernel/decider.js';
import { longestFiling } from '../profile/floors.js';
import type { Source } from '../law/sources.js';
import { earliest, makeClock } from './clock.js';
import type { Clock, ProjectState } from './state.js';

export const filingSource = ({ profile }: ProjectState): Source => profile.local?.filing.source ?? 'DBM-FILING';

/** Until when a standard is filed, and when its alarm comes. */
export type Filing = { readonly due: Clock; readonly alarmAt: Instant };

/** 备案 runs from publication in calendar days; its alarm comes before. Only a local standard is filed. */
export function filingOf({ profile }: ProjectState, context: Context): { readonly filing?: Filing } {
  if (profile.local === undefined) return {};
  const { within, alarm } = profile.local.filing;
  const due = earliest(makeClock(context, context.now, within), makeClock(context, context.now, longestFiling));
  return { filing: { due, alarmAt: Math.min(makeClock(context, context.now, alarm).at, due.at) } };
}
