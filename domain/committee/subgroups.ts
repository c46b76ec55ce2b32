import { refused } from './refusals.js';
import { secretariat } from './gates.js';
import { parseDate } from '../calendar/civil-date.js';
import { happened, opens, type Acts } from './committee-act.js';
import { usedBallot } from './matters.js';
import { committeeBody, holdsOn } from './member.js';
import { changeOf, checkedRoster } from './roster.js';
import { intervals } from './term-of-office.js';

const maxSubgroups = 40;

/** Units inside the committee: a subcommittee (SC) needs a formal ballot and numbers of its own, a working group (WG) only drafts. */
export const subgroupActs: Acts<'formSubgroup' | 'dissolveSubgroup'> = {
  formSubgroup: {
    can: opens({ who: secretariat, operating: 'unlessSuspended' }),
    decide(state, { kind, name, scope, host, members, on, ballot, elsewhere = [] }, context) {
      if (parseDate(on) === null) return refused('DATE_INVALID', { source: 'GBT-7408', found: on, needed: 'YYYY-MM-DD, a date that exists' });
      if (state.subgroups.length >= maxSubgroups)
        return refused('TOO_MANY_OPEN', { source: 'D-SMALL', found: state.subgroups.length, needed: { max: maxSubgroups } });
      const used = usedBallot(state, { ballot, matter: kind === 'SC' ? 'subcommittee' : 'other', body: committeeBody });
      if (!used.ok) return used;
      const subgroup = { key: `${kind}${state.counts.subgroups + 1}`, kind, name, scope, host: host ?? null };
      const grown = { ...state, subgroups: [...state.subgroups, subgroup] };
      const checked = checkedRoster({ ...grown, host: host ?? state.host }, members, { elsewhere, whole: kind === 'SC', body: subgroup.key });
      if (!checked.ok) return checked;
      const shift = { ended: [], added: intervals(members, { first: state.nextMember, from: on, body: subgroup.key }) };
      return happened({ type: 'subgroupFormed', subgroup, ballot: ballot ?? null, ...changeOf(grown, { shift, on, body: subgroup.key }, context) });
    },
  },
  dissolveSubgroup: {
    can: opens({ who: secretariat, operating: 'unlessSuspended' }),
    decide(state, { subgroup, on, reason, ballot }, context) {
      const one = state.subgroups.find((it) => it.key === subgroup);
      if (one === undefined)
        return refused('SUBGROUP_UNKNOWN', { source: 'D-PRACTICE', found: subgroup, needed: state.subgroups.map((it) => it.key) });
      if (parseDate(on) === null) return refused('DATE_INVALID', { source: 'GBT-7408', found: on, needed: 'YYYY-MM-DD, a date that exists' });
      const used = usedBallot(state, { ballot, matter: one.kind === 'SC' ? 'subcommittee' : 'other', body: committeeBody });
      if (!used.ok) return used;
      const held = state.members.filter((it) => it.body === subgroup && (holdsOn(it, on) || it.from > on));
      const ended = held.map(({ n, person }) => ({ n, person, until: on, cause: 'removed' as const }));
      return happened({
        type: 'subgroupDissolved',
        subgroup,
        reason,
        ballot: ballot ?? null,
        ...changeOf(state, { shift: { ended, added: [] }, on, body: subgroup }, context),
      });
    },
  },
};
