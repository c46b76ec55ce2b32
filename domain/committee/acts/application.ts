import { actsOf } from '../../kernel/act.js';
import { held } from '../../kernel/field.js';
import { happened } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import { ok } from '../../kernel/result.js';
import { termFrom, without } from '../clocks.js';
import type { CommitteeCode } from '../stages.js';
import type { CommitteeState, HostBar } from '../state.js';
import type { CommitteeEvent } from '../events.js';
import {
  applicationRejected,
  applicationRevised,
  applicationWithdrawn,
  evaluationOpened,
  evaluationPassed,
  setupApproved,
  setupRefused,
  setupReturned,
} from '../events/application.js';
import { application, experts, newHost, newName, newScope, opinion, overlaps, overlapsFound, reason, reasons, report } from '../fields.js';
import { applicant, authority, standing, wrongStage } from '../gates.js';
import { hostFree } from '../host-bar.js';
import { refused } from '../refusals.js';
import { settled } from './notice.js';

/* From the application to the approval of the set-up. */

const { act } = actsOf<CommitteeState, CommitteeEvent, CommitteeCode>(standing);

const reviseApplication = act('reviseApplication', {
  words: said('修改筹建申请', 'revise the application'),
  payload: { name: newName, scope: newScope, host: newHost, application },
  known: held<{ readonly hostBar?: HostBar | null }>(),
  who: applicant,
  at: ['TC:00.00', 'TC:10.92'],
  decide: (state, { name: called = state.name, scope: covered = state.scope, host: keeper = state.host, application: paper, hostBar }, context) => {
    const free = hostFree({ ...state, host: keeper, hostBar }, context);
    if (!free.ok) return free;
    const revised = { name: called, scope: covered, host: keeper, application: paper, by: context.actor.id };
    return happened(applicationRevised({ ...revised, path: ['TC:00.00'], clocks: state.clocks }));
  },
});

const withdrawApplication = act('withdrawApplication', {
  words: said('撤回筹建申请', 'withdraw the application'),
  payload: { reason },
  who: applicant,
  gates: [(state) => (state.term === null ? ok(null) : wrongStage(state, ['TC:00.00']))],
  decide: (_state, { reason: why }, { actor }) => happened(applicationWithdrawn({ reason: why, by: actor.id })),
});

const openEvaluation = act('openEvaluation', {
  words: said('组织评审', 'open the evaluation'),
  payload: { experts },
  who: authority,
  at: ['TC:00.00'],
  decide: (state, { experts: invited }, context) => {
    const clocks = { ...state.clocks, evaluation: termFrom(context, state.profile.founding.evaluation).at };
    return happened(evaluationOpened({ experts: invited, by: context.actor.id, path: ['TC:00.20'], clocks }));
  },
});

const passEvaluation = act('passEvaluation', {
  words: said('筹建评审通过', 'pass the evaluation'),
  payload: { overlaps, opinion, report },
  who: authority,
  at: ['TC:00.20'],
  decide: (state, { overlaps: covered, opinion: judged, report: paper }, { actor }) =>
    covered.length > 0
      ? refused('SCOPE_OVERLAPS', {
          rule: 'TCM-3',
          source: 'TCM-FOUNDING',
          found: covered,
          needed: 'a scope that no existing committee covers',
          cure: ['officer', 'monitor'],
        })
      : happened(evaluationPassed({ opinion: judged, report: paper, by: actor.id, path: ['TC:00.99'], clocks: without(state.clocks, 'evaluation') })),
});

const rejectApplication = act('rejectApplication', {
  words: said('筹建申请不予受理', 'reject the application'),
  payload: { reason, overlaps: overlapsFound },
  who: authority,
  at: ['TC:00.00', 'TC:00.20'],
  decide: (_state, { reason: why, overlaps: covered }, { actor }) =>
    happened(applicationRejected({ reason: why, overlaps: covered, by: actor.id, path: ['TC:00.98'], clocks: {} })),
});

const approveSetup = act('approveSetup', {
  words: said('筹建批复', 'approve the set-up'),
  payload: {},
  who: authority,
  at: ['TC:10.60'],
  gates: [settled],
  decide: (state, _none, context) => {
    const clocks = { constitution: termFrom(context, state.profile.founding.constitution).at };
    return happened(setupApproved({ by: context.actor.id, path: ['TC:10.99'], clocks }));
  },
});

const returnSetup = act('returnSetup', {
  words: said('筹建退回修改', 'return the application'),
  payload: { reasons },
  who: authority,
  at: ['TC:10.60'],
  decide: (state, { reasons: why }, { actor }) => happened(setupReturned({ reasons: why, by: actor.id, path: ['TC:10.92'], clocks: state.clocks })),
});

const refuseSetup = act('refuseSetup', {
  words: said('不予筹建', 'refuse the set-up'),
  payload: { reason },
  who: authority,
  at: ['TC:10.60'],
  decide: (_state, { reason: why }, { actor }) => happened(setupRefused({ reason: why, by: actor.id, path: ['TC:10.98'], clocks: {} })),
});

export const applicationActs = [reviseApplication, withdrawApplication, openEvaluation, passEvaluation, rejectApplication] as const;
export const setupActs = [approveSetup, returnSetup, refuseSetup] as const;
