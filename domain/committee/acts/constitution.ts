import { fullDaysBetween } from '../../law/calendar/full-days.js';
import { actsOf } from '../../kernel/act.js';
import { held } from '../../kernel/field.js';
import { happened } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import { ok } from '../../kernel/result.js';
import { termFrom, without } from '../clocks.js';
import type { CommitteeCode } from '../stages.js';
import type { CommitteeState } from '../state.js';
import type { CommitteeEvent } from '../events.js';
import {
  committeeEstablished,
  establishmentRefused,
  paperAttached,
  planAccepted,
  planFiled,
  planReturned,
  recruitmentOpened,
  rosterProposed,
} from '../events/constitution.js';
import { callWindow, members, number, paper, paperKind, reason, reasons, startsOn, type Elsewhere } from '../fields.js';
import { applicant, authority, noCallRuns, rosterKeeper, standing, wrongStage, type CommitteeGate } from '../gates.js';
import { papersComplete, papersOf } from '../papers.js';
import { refused } from '../refusals.js';
import { checkedRoster, listInOrder } from '../roster.js';
import { firstTerm } from '../term-of-office.js';
import { settled } from './notice.js';

/* From the call for members to the establishment; call, list and papers also of a re-election. */

const { act } = actsOf<CommitteeState, CommitteeEvent, CommitteeCode>(standing);

const elsewhereKnown = held<Elsewhere>();

const renewalOpen: CommitteeGate = ({ term, renewal, profile }) =>
  term === null || renewal?.phase === 'open'
    ? ok(null)
    : refused('RENEWAL_NOT_OPEN', { source: profile.term.source, found: renewal?.phase ?? null, needed: 'openRenewal', cure: ['secretariat'] });

/** An open call of not less than the profile's window, in full days after the first (CC 201). */
const openRecruitment = act('openRecruitment', {
  words: said('公开征集委员', 'open the call for members'),
  payload: { window: callWindow },
  who: rosterKeeper,
  secondFactor: true,
  gates: [(state) => (state.term === null ? standing.at(state, ['TC:10.99']) : ok(null)), renewalOpen, noCallRuns],
  decide(state, { window }, context) {
    const { recruitment: floor, source } = state.profile.founding;
    const least = termFrom(context, floor);
    const wanted = window === undefined ? least : termFrom(context, window);
    if (wanted.at < least.at)
      return refused('RECRUITMENT_TOO_SHORT', {
        rule: 'TC-RECRUITMENT',
        source,
        found: { fullDays: fullDaysBetween(context.now, wanted.at) },
        needed: floor,
        cure: ['secretariat', 'officer'],
      });
    const move = { path: state.term === null ? (['TC:20.00'] as const) : [], clocks: { ...state.clocks, recruitment: wanted.at } };
    return happened(recruitmentOpened({ closesAt: wanted.at, provisional: wanted.provisional, by: context.actor.id, ...move }));
  },
});

/** A list may be made by the applicant before the plan is filed, and by the secretariat during a re-election. */
const listOpen: CommitteeGate = (state) => {
  if (state.term === null) return standing.at(state, ['TC:20.00', 'TC:20.20', 'TC:30.92']);
  return state.renewal?.phase === 'open' ? ok(null) : wrongStage(state, ['TC:90.20']);
};

const proposeRoster = act('proposeRoster', {
  words: said('提出委员名单', 'propose the list of members'),
  payload: { members },
  known: elsewhereKnown,
  who: rosterKeeper,
  gates: [listOpen],
  decide(state, { members: listed, elsewhere = [] }, { actor }) {
    const checked = checkedRoster(state, listed, { elsewhere, whole: false });
    return checked.ok ? happened(rosterProposed({ members: listed, findings: checked.value, by: actor.id })) : checked;
  },
});

const attachPaper = act('attachPaper', {
  words: said('提交材料', 'attach a paper'),
  payload: { kind: paperKind, sha256: paper },
  who: rosterKeeper,
  gates: [listOpen],
  decide(state, { kind, sha256 }, { actor }) {
    const wanted = papersOf(state);
    if (wanted.includes(kind)) return happened(paperAttached({ kind, sha256, by: actor.id }));
    return refused('DOSSIER_PAPER_UNKNOWN', { source: 'SET-PROFILE', found: kind, needed: wanted });
  },
});

const filePlan = act('filePlan', {
  words: said('报送组建方案', 'file the constitution plan'),
  payload: {},
  known: elsewhereKnown,
  who: applicant,
  at: ['TC:20.20', 'TC:30.92'],
  gates: [papersComplete, listInOrder],
  decide(state, { elsewhere = [] }, { actor }) {
    const checked = checkedRoster(state, state.roster, { elsewhere, whole: true });
    return checked.ok ? happened(planFiled({ by: actor.id, path: ['TC:20.60'], clocks: without(state.clocks, 'constitution') })) : checked;
  },
});

const acceptPlan = act('acceptPlan', {
  words: said('受理组建方案', 'accept the constitution plan'),
  payload: {},
  who: authority,
  at: ['TC:20.60'],
  decide: (state, _none, { actor }) => happened(planAccepted({ by: actor.id, path: ['TC:20.99'], clocks: state.clocks })),
});

const returnPlan = act('returnPlan', {
  words: said('退回组建方案', 'return the constitution plan'),
  payload: { reasons },
  who: authority,
  at: ['TC:20.60', 'TC:30.60'],
  decide(state, { reasons: why }, context) {
    const path = [state.code === 'TC:20.60' ? 'TC:20.20' : 'TC:30.92'] as const;
    // A plan that was in time is given as long again: the delay was not the applicant's.
    const clocks = { ...state.clocks, constitution: termFrom(context, state.profile.founding.constitution).at };
    return happened(planReturned({ reasons: why, by: context.actor.id, path, clocks }));
  },
});

const approveCommittee = act('approveCommittee', {
  words: said('批准成立', 'establish the committee'),
  payload: { number, startsOn },
  who: authority,
  at: ['TC:30.60'],
  gates: [settled],
  decide(state, { number: granted, startsOn: first }, context) {
    const born = firstTerm(state, first, context);
    return born.ok ? happened(committeeEstablished({ number: granted, ...born.value, by: context.actor.id, path: ['TC:60.60'] })) : born;
  },
});

const refuseCommittee = act('refuseCommittee', {
  words: said('不予成立', 'refuse the establishment'),
  payload: { reason },
  who: authority,
  at: ['TC:30.60'],
  decide: (_state, { reason: why }, { actor }) => happened(establishmentRefused({ reason: why, by: actor.id, path: ['TC:50.98'], clocks: {} })),
});

export const constitutionActs = [
  openRecruitment,
  proposeRoster,
  attachPaper,
  filePlan,
  acceptPlan,
  returnPlan,
  approveCommittee,
  refuseCommittee,
] as const;
