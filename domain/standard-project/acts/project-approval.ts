import { actsOf } from '../../kernel/act.js';
import { happened } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import { named } from '../../kernel/named-change.js';
import type { StageCode } from '../../profile/stage-codes.js';
import { hasTerms, orderBallot } from '../ballots.js';
import { endAt, makeClock, move, stay } from '../clock.js';
import { fileFor, type Missing } from '../documents.js';
import type { ProjectEvent } from '../events.js';
import { projectBallotOrdered, projectEstablished, projectRefused, projectReturned } from '../events/project-approval.js';
import { change, draftingTerm, lead, planNumber, question, reason, reasons, roll, window } from '../fields.js';
import { notOnHold, notSuspended, standing, stands } from '../gates.js';
import { noticeSettled } from './local-notice.js';
import { patentCall } from '../patents.js';
import { votePassed, voteNotRunning } from '../project-vote.js';
import type { ProjectState } from '../state.js';
import { office, officer } from '../who.js';

/* 立项. 10.20 and 10.60 are the vote of a group standard; of a local one they are its 公示, which follows the experts' vote at 10.00. */

const { act } = actsOf<ProjectState, ProjectEvent, StageCode>(standing);

const votable = stands(({ local }) => (local === undefined ? ['10.00', '10.60'] : ['10.00']));
const establishable = stands(({ local }) => (local === undefined ? ['10.00', '10.60'] : ['10.60']));
const decidable = stands(({ local }) => (local === undefined ? ['10.00', '10.60'] : ['10.00', '10.20', '10.60']));

/** The form is what is voted on. */
const formMissing = ({ documents }: ProjectState): readonly Missing[] =>
  documents.proposalForm ? [] : [{ what: 'document', name: 'proposalForm', rule: 'D-FILE-proposal', source: 'FORM-PROPOSAL' }];

const openProjectBallot = act('openProjectBallot', {
  words: said('立项表决', 'open the vote on the project'),
  payload: { roll, question, window, change },
  who: office,
  gates: [votable, notOnHold, voteNotRunning, hasTerms('projectApproval'), fileFor({ leaving: ['proposal'], entering: '10.20' }, formMissing)],
  secondFactor: true,
  decide(state, { roll: voters, question: asked, window: term, change: changed }, context) {
    const text = state.documents.proposalForm?.sha256 ?? null;
    if (text === null) return happened();
    const round = state.projectVote.round + 1;
    const order = { purpose: 'projectApproval', name: 'projectApproval', round, question: asked ?? `${state.title.zh} 立项`, text } as const;
    const made = orderBallot(state, { ...order, roll: voters, ...(term === undefined ? {} : { window: term }), change: changed }, context);
    if (!made.ok) return made;
    const { ballot, input } = made.value;
    const way = state.local === undefined ? move(state, context, '10.20') : stay(state);
    return happened(projectBallotOrdered({ by: context.actor.id, ballot, input, ...named(changed), ...way }));
  },
});

/** 立项: plan number, lead unit and the deadline of the draft; the profile is pinned from here on. */
const establish = act('establish', {
  words: said('立项', 'establish the project'),
  payload: { planNumber, lead, draftingTerm },
  who: office,
  gates: [
    establishable,
    notOnHold,
    notSuspended('establish'),
    voteNotRunning,
    votePassed,
    noticeSettled,
    fileFor({ leaving: ['approvalOfProject'], entering: '20.00' }),
  ],
  decide(state, { planNumber: number, lead: unit, draftingTerm: term }, context) {
    const way = move(state, context, '10.99', '20.00');
    const established = projectEstablished({
      by: context.actor.id,
      planNumber: number,
      lead: unit,
      profileHash: state.profileHash,
      patentCallUntil: patentCall(state, context, '10.99', '20.00'),
      usesBallot: state.projectVote.ballot,
      ...way,
      clock: term ? makeClock(context, context.now, term) : way.clock,
    });
    return happened(established);
  },
});

const decided = { who: officer, gates: [decidable, notOnHold, voteNotRunning] };

const returnProject = act('returnProject', {
  words: said('退回立项', 'return to the proposer'),
  payload: { reasons },
  ...decided,
  decide: (state, { reasons: why }, context) => happened(projectReturned({ by: context.actor.id, reasons: why, ...move(state, context, '10.92') })),
});

const refuseProject = act('refuseProject', {
  words: said('不予立项', 'refuse the project'),
  payload: { reason },
  ...decided,
  decide: (_state, { reason: why }, { actor }) => happened(projectRefused({ by: actor.id, reason: why, ...endAt('10.98') })),
});

export const projectApprovalActs = [openProjectBallot, establish, returnProject, refuseProject] as const;
