import type { Source } from '../law/sources.js';
import type { ProjectState } from './state.js';

/** What a step rests on: the name of its rule and its source. */
export type Ground = { readonly rule: string; readonly source: Source };

/** The provisions on group standards say nothing about a local standard, nor its measures about a group's: each step cites the text of its own kind. */
const grounds = {
  order: { group: { rule: 'GS-14', source: 'GS-14' }, local: { rule: 'DB-ORDER', source: 'DBM-ORDER' } },
  comments: { group: { rule: 'GS-14', source: 'GS-14' }, local: { rule: 'DB-COMMENT', source: 'DBM-COMMENT' } },
  review: { group: { rule: 'G7', source: 'GS-14' }, local: { rule: 'G7', source: 'DBM-REVIEW' } },
  mandatory: { group: { rule: 'GS-12', source: 'GS-12' }, local: { rule: 'SL-21', source: 'SL-21' } },
  patents: { group: { rule: 'X2', source: 'GS-16' }, local: { rule: 'X2', source: 'GBT-20003.1' } },
  disclosure: { group: { rule: 'GS-18', source: 'GS-18' }, local: { rule: 'DB-OPEN', source: 'DBM' } },
  complaints: { group: { rule: 'D-COMPLAINT', source: 'GS-34' }, local: { rule: 'D-COMPLAINT', source: 'SL-35' } },
} as const satisfies { readonly [step: string]: { readonly [kind in 'group' | 'local']: Ground } };

export const groundOf = ({ local }: Pick<ProjectState, 'local'>, step: keyof typeof grounds): Ground =>
  grounds[step][local === undefined ? 'group' : 'local'];
