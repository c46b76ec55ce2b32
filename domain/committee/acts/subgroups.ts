import { actsOf } from '../../kernel/act.js';
import { held } from '../../kernel/field.js';
import { happened, someOf } from '../../kernel/gate.js';
import { ok } from '../../kernel/result.js';
import { said } from '../../kernel/words.js';
import type { CommitteeCode } from '../stages.js';
import type { CommitteeState } from '../state.js';
import type { CommitteeEvent } from '../events.js';
import { subgroupDissolved, subgroupFormed } from '../events/subgroups.js';
import { ballotIfNeeded, on, reason, type Elsewhere } from '../fields.js';
import { inOperation, notSuspended, secretariat, standing, type CommitteeGate } from '../gates.js';
import { committeeBody, holdsOn } from '../member.js';
import { knownDate } from '../member-change.js';
import { refused } from '../refusals.js';
import { changeOf, checkedRoster } from '../roster.js';
import { intervals } from '../term-of-office.js';
import type { Matter } from '../../messages/matter.js';
import { someBallotIfNeeded, usedBallot } from '../used-ballot.js';
import { subgroup, subgroupFields } from '../work-fields.js';

/* Units inside the committee: a subcommittee (SC) needs a formal ballot and numbers of its own, a working group (WG) only drafts. */

const { act } = actsOf<CommitteeState, CommitteeEvent, CommitteeCode>(standing);

export const maxSubgroups = 40;

type Subgroup = CommitteeState['subgroups'][number];
const matterOf = ({ kind }: Pick<Subgroup, 'kind'>): Matter => (kind === 'SC' ? 'subcommittee' : 'other');

const roomForOne: CommitteeGate = ({ subgroups }) =>
  subgroups.length < maxSubgroups
    ? ok(null)
    : refused('TOO_MANY_OPEN', {
        rule: 'D-SIZE',
        source: 'D-SMALL',
        found: subgroups.length,
        needed: { lessThan: maxSubgroups },
        cure: ['secretariat'],
      });

const formSubgroup = act('formSubgroup', {
  words: said('设立分委会或工作组', 'form a subgroup'),
  payload: subgroupFields,
  known: held<Elsewhere>(),
  who: secretariat,
  gates: [inOperation, notSuspended, roomForOne, someBallotIfNeeded('subcommittee', 'other')],
  decide(state, { kind, name, scope, host, members, on: date, ballot, elsewhere = [] }, context) {
    const dated = knownDate(date);
    if (!dated.ok) return dated;
    const used = usedBallot(state, { ballot, matter: matterOf({ kind }), body: committeeBody });
    if (!used.ok) return used;
    const formed = { key: `${kind}${state.counts.subgroups + 1}`, kind, name, scope, host: host ?? null };
    const grown = { ...state, subgroups: [...state.subgroups, formed] };
    const checked = checkedRoster({ ...grown, host: host ?? state.host }, members, { elsewhere, whole: kind === 'SC', body: formed.key });
    if (!checked.ok) return checked;
    const shift = { ended: [], added: intervals(members, { first: state.nextMember, from: date, body: formed.key }) };
    const change = changeOf(grown, { shift, on: date, body: formed.key }, context);
    return happened(subgroupFormed({ subgroup: formed, ballot: ballot ?? null, ...change }));
  },
});

const unknown = ({ subgroups }: CommitteeState, found: string | null) =>
  refused('SUBGROUP_UNKNOWN', { source: 'D-PRACTICE', found, needed: subgroups.map((it) => it.key) });

/** There is one, and the ballot that its end may need. */
const someSubgroup = someOf<CommitteeState, Subgroup>(
  ({ subgroups }) => subgroups,
  (one, state, context) => someBallotIfNeeded(matterOf(one))(state, context),
  (state) => unknown(state, null),
);

const dissolveSubgroup = act('dissolveSubgroup', {
  words: said('撤销分委会或工作组', 'dissolve a subgroup'),
  payload: { subgroup, on, reason, ballot: ballotIfNeeded },
  who: secretariat,
  gates: [inOperation, notSuspended, someSubgroup],
  decide(state, { subgroup: key, on: date, reason: why, ballot }, context) {
    const one = state.subgroups.find((it) => it.key === key);
    if (one === undefined) return unknown(state, key);
    const dated = knownDate(date);
    if (!dated.ok) return dated;
    const used = usedBallot(state, { ballot, matter: matterOf(one), body: committeeBody });
    if (!used.ok) return used;
    const sitting = state.members.filter((it) => it.body === key && (holdsOn(it, date) || it.from > date));
    const ended = sitting.map(({ n, person }) => ({ n, person, until: date, cause: 'removed' as const }));
    const change = changeOf(state, { shift: { ended, added: [] }, on: date, body: key }, context);
    return happened(subgroupDissolved({ subgroup: key, reason: why, ballot: ballot ?? null, ...change }));
  },
});

export const subgroupActs = [formSubgroup, dissolveSubgroup] as const;
