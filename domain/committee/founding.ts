import { fullDaysBetween } from '../calendar/full-days.js';
import { refuse } from '../refusal.js';
import { ok } from '../result.js';
import {
  against,
  applicant,
  authority,
  happened,
  open,
  opens,
  rosterKeeper,
  termFrom,
  without,
  type Acts,
  type May,
  type Verdict,
} from './committee-act.js';
import type { Context } from '../decider.js';
import type { CommitteeState } from './committee-state.js';
import { hostFree } from './host-bar.js';
import { checkedRoster, rosterMaking } from './roster.js';
import { firstTerm } from './term-of-office.js';

type Founding =
  | 'reviseApplication'
  | 'withdrawApplication'
  | 'openEvaluation'
  | 'passEvaluation'
  | 'rejectApplication'
  | 'approveSetup'
  | 'returnSetup'
  | 'refuseSetup'
  | 'openRecruitment'
  | 'proposeRoster'
  | 'attachPaper'
  | 'filePlan'
  | 'acceptPlan'
  | 'returnPlan'
  | 'approveCommittee'
  | 'refuseCommittee';

/** From the application to the establishment (TCM ch. 3). */
export const foundingActs: Acts<Founding> = {
  reviseApplication: {
    can: opens({ who: applicant, at: ['TC:00.00', 'TC:10.92'] }),
    decide: (state, { name = state.name, scope = state.scope, host = state.host, application, hostBar }, context) => {
      const free = hostFree({ ...state, host, hostBar }, context);
      if (!free.ok) return free;
      const revised = { name, scope, host, application, by: context.actor.id } as const;
      return happened({ type: 'applicationRevised', ...revised, path: ['TC:00.00'], clocks: state.clocks });
    },
  },
  withdrawApplication: {
    can: (state, context) => open(state, context, state.term === null ? { who: applicant } : { who: applicant, at: ['TC:00.00'] }),
    decide: (_, { reason }, { actor }) => happened({ type: 'applicationWithdrawn', reason, by: actor.id }),
  },
  openEvaluation: {
    can: opens({ who: authority, at: ['TC:00.00'] }),
    decide: (state, { experts }, context) =>
      happened({
        type: 'evaluationOpened',
        experts,
        by: context.actor.id,
        path: ['TC:00.20'],
        clocks: { ...state.clocks, evaluation: termFrom(context, state.profile.founding.evaluation).at },
      }),
  },
  passEvaluation: {
    can: opens({ who: authority, at: ['TC:00.20'] }),
    decide: (state, { overlaps, opinion, report }, { actor }) =>
      overlaps.length > 0
        ? scopeOverlaps(overlaps)
        : happened({ type: 'evaluationPassed', opinion, report, by: actor.id, path: ['TC:00.99'], clocks: without(state.clocks, 'evaluation') }),
  },
  rejectApplication: {
    can: opens({ who: authority, at: ['TC:00.00', 'TC:00.20'] }),
    decide: (_, { reason, overlaps }, { actor }) =>
      happened({ type: 'applicationRejected', reason, overlaps, by: actor.id, path: ['TC:00.98'], clocks: {} }),
  },
  approveSetup: {
    can: (state, context) => settled(state, opens({ who: authority, at: ['TC:10.60'] })(state, context)),
    decide: (state, _, context) =>
      happened({
        type: 'setupApproved',
        by: context.actor.id,
        path: ['TC:10.99'],
        clocks: { constitution: termFrom(context, state.profile.founding.constitution).at },
      }),
  },
  returnSetup: {
    can: opens({ who: authority, at: ['TC:10.60'] }),
    decide: (state, { reasons }, { actor }) => happened({ type: 'setupReturned', reasons, by: actor.id, path: ['TC:10.92'], clocks: state.clocks }),
  },
  refuseSetup: {
    can: opens({ who: authority, at: ['TC:10.60'] }),
    decide: (_, { reason }, { actor }) => happened({ type: 'setupRefused', reason, by: actor.id, path: ['TC:10.98'], clocks: {} }),
  },
  openRecruitment: {
    can: (state, context) => open(state, context, state.term === null ? { who: applicant, at: ['TC:10.99'] } : { who: rosterKeeper }),
    decide: openRecruitment,
  },
  proposeRoster: {
    can: (state, context) => rosterMaking(state, context),
    decide: (state, { members, elsewhere = [] }, context) => {
      const checked = checkedRoster(state, members, { elsewhere, whole: false });
      return checked.ok ? happened({ type: 'rosterProposed', members, findings: checked.value, by: context.actor.id }) : checked;
    },
  },
  attachPaper: {
    can: (state, context) => rosterMaking(state, context),
    decide: (state, { kind, sha256 }, { actor }) => {
      const wanted = papersOf(state);
      if (wanted.includes(kind)) return happened({ type: 'paperAttached', kind, sha256, by: actor.id });
      return against('DOSSIER_PAPER_UNKNOWN', { source: 'SET-PROFILE', found: kind, needed: wanted });
    },
  },
  filePlan: {
    can: opens({ who: applicant, at: ['TC:20.20', 'TC:30.92'] }),
    decide: (state, { elsewhere = [] }, { actor }) => {
      const complete = papersComplete(state);
      if (!complete.ok) return complete;
      const checked = checkedRoster(state, state.roster, { elsewhere, whole: true });
      return checked.ok ? happened({ type: 'planFiled', by: actor.id, path: ['TC:20.60'], clocks: without(state.clocks, 'constitution') }) : checked;
    },
  },
  acceptPlan: {
    can: opens({ who: authority, at: ['TC:20.60'] }),
    decide: (state, _, { actor }) => happened({ type: 'planAccepted', by: actor.id, path: ['TC:20.99'], clocks: state.clocks }),
  },
  returnPlan: {
    can: opens({ who: authority, at: ['TC:20.60', 'TC:30.60'] }),
    decide: (state, { reasons }, context) =>
      happened({
        type: 'planReturned',
        reasons,
        by: context.actor.id,
        path: [state.code === 'TC:20.60' ? 'TC:20.20' : 'TC:30.92'],
        // A plan that was in time is given as long again: the delay was not the applicant's.
        clocks: { ...state.clocks, constitution: termFrom(context, state.profile.founding.constitution).at },
      }),
  },
  approveCommittee: {
    can: (state, context) => settled(state, opens({ who: authority, at: ['TC:30.60'] })(state, context)),
    decide: (state, { number, startsOn }, context) => {
      const born = firstTerm(state, startsOn, context);
      return born.ok ? happened({ type: 'committeeEstablished', number, ...born.value, by: context.actor.id, path: ['TC:60.60'] }) : born;
    },
  },
  refuseCommittee: {
    can: opens({ who: authority, at: ['TC:30.60'] }),
    decide: (_, { reason }, { actor }) => happened({ type: 'establishmentRefused', reason, by: actor.id, path: ['TC:50.98'], clocks: {} }),
  },
};

/** Documents the plan, or the dossier of a re-election, consists of. */
export const papersOf = ({ term, profile }: CommitteeState): readonly string[] => (term === null ? profile.founding.papers : profile.term.papers);

export function papersComplete(state: CommitteeState): May {
  const missing = papersOf(state).filter((kind) => state.papers[kind] === undefined);
  if (missing.length === 0) return ok(null);
  const source = state.term === null ? state.profile.founding.source : state.profile.term.source;
  return against('PAPERS_MISSING', { rule: 'TCM-3', source, found: Object.keys(state.papers), needed: missing, cure: ['secretariat', 'officer'] });
}

function scopeOverlaps(overlaps: readonly string[]): Verdict {
  return refuse('SCOPE_OVERLAPS', {
    rule: 'TCM-3',
    source: 'TCM-FOUNDING',
    found: overlaps,
    needed: 'a scope that no existing committee covers',
    cure: ['officer', 'monitor'],
  });
}

/** No objection to the notice may be open, and none that was upheld may stand against the approval. */
export function settled(state: CommitteeState, may: May): May {
  if (!may.ok || state.notice === null) return may;
  const { open, upheld } = state.notice;
  if (open.length > 0)
    return against('OBJECTIONS_OPEN', {
      rule: 'TC-NOTICE',
      source: 'TC-NOTICE',
      found: open,
      needed: 'answered',
      cure: ['monitor'],
    });
  if (upheld.length > 0)
    return against('OBJECTION_UPHELD', {
      rule: 'TC-NOTICE',
      source: 'TC-NOTICE',
      found: upheld,
      needed: 'return for changes, or refuse',
      cure: ['monitor'],
    });
  return may;
}

/** An open call of not less than the profile's window, in full days after the first (CC 201). */
function openRecruitment(
  state: CommitteeState,
  { window }: { readonly window?: CommitteeState['profile']['founding']['recruitment'] },
  context: Context,
): Verdict {
  const { recruitment: floor, source } = state.profile.founding;
  if (state.term !== null && state.renewal?.phase !== 'open')
    return against('RENEWAL_NOT_OPEN', {
      source: state.profile.term.source,
      found: state.renewal?.phase ?? null,
      needed: 'openRenewal',
      cure: ['secretariat'],
    });
  if (state.clocks.recruitment !== undefined)
    return against('RECRUITMENT_OPEN', { source, found: state.clocks.recruitment, needed: 'the call that runs to end', cure: ['nobody'] });
  const least = termFrom(context, floor);
  const wanted = window === undefined ? least : termFrom(context, window);
  if (wanted.at < least.at)
    return against('RECRUITMENT_TOO_SHORT', {
      rule: 'TC-RECRUITMENT',
      source,
      found: { fullDays: fullDaysBetween(context.now, wanted.at) },
      needed: floor,
      cure: ['secretariat', 'officer'],
    });
  return happened({
    type: 'recruitmentOpened',
    closesAt: wanted.at,
    provisional: wanted.provisional,
    by: context.actor.id,
    path: state.term === null ? ['TC:20.00'] : [],
    clocks: { ...state.clocks, recruitment: wanted.at },
  });
}
