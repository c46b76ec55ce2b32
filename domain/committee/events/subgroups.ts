import { z } from 'zod';
import { eventsOf } from '../../kernel/event.js';
import { field, held } from '../../kernel/field.js';
import { said } from '../../kernel/words.js';
import type { CommitteeState, Subgroup } from '../state.js';
import { tellUsed, used } from '../decided.js';
import { ballotUsedIfAny, change, reason } from '../fields.js';
import { tellRoster } from '../tell-roster.js';
import { seated } from '../standing.js';

/* Units inside the committee. */

const { event } = eventsOf<CommitteeState>();

export const subgroupFormed = event('subgroupFormed', {
  words: said('设立分委会或工作组', 'subgroup formed'),
  data: { subgroup: field(held<Subgroup>(), '分支机构', 'subgroup'), ballot: ballotUsedIfAny, ...change },
  sight: { everybody: [] },
  evolve: (state, { subgroup, ballot, ended, added }) => ({
    ...used(seated(state, { ended, added }), ballot),
    subgroups: [...state.subgroups, subgroup],
    counts: { ...state.counts, subgroups: state.counts.subgroups + 1 },
  }),
  effects: (data) => [...tellRoster(data), ...tellUsed(data)],
});

export const subgroupDissolved = event('subgroupDissolved', {
  words: said('撤销分委会或工作组', 'subgroup dissolved'),
  data: { subgroup: field(z.string(), '分支机构', 'key of the subgroup'), reason, ballot: ballotUsedIfAny, ...change },
  sight: { everybody: ['subgroup'] },
  evolve: (state, { subgroup, ballot, ended, added }) => ({
    ...used(seated(state, { ended, added }), ballot),
    subgroups: state.subgroups.filter((one) => one.key !== subgroup),
  }),
  effects: (data) => [...tellRoster(data), ...tellUsed(data)],
});

export const subgroupEvents = [subgroupFormed, subgroupDissolved] as const;
