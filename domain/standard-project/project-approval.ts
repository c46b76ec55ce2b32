import { named } from '../named-change.js';
import { refuse } from '../refusal.js';
import { ok } from '../result.js';
import { all, happened, open, type Acts, type May, type Verdict } from './act.js';
import { decisionOf, orderBallot, runs } from './ballots.js';
import { endAt, makeClock, move, stay } from './clock.js';
import { complete } from './documents.js';
import type { Command } from './commands.js';
import type { Context } from '../decider.js';
import type { StageCode } from '../profile/stage-codes.js';
import { noticeClear } from './notice-clear.js';
import { patentCall } from './patents.js';
import type { ProjectState } from './state.js';
import { askedBefore } from './second-try.js';
import { office, officer } from './who.js';

/** A second negative vote of the experts ends the proposal: revise once. */
const maxVoteFailures = 2;

/** 10.20 and 10.60 are the vote of a group standard; of a local one they are its 公示, which follows the experts' vote at 10.00. */
const decidable = ({ local }: ProjectState): readonly StageCode[] => (local === undefined ? ['10.00', '10.60'] : ['10.00', '10.20', '10.60']);
const votable = ({ local }: ProjectState): readonly StageCode[] => (local === undefined ? ['10.00', '10.60'] : ['10.00']);
const establishable = ({ local }: ProjectState): readonly StageCode[] => (local === undefined ? ['10.00', '10.60'] : ['10.60']);

/** Nothing is decided beside an open ballot. */
export function voteNotRunning({ projectVote }: ProjectState): May {
  if (!runs(projectVote)) return ok(null);
  return refuse('BALLOT_RUNNING', {
    rule: 'D-ONE-BALLOT',
    source: 'D-UNDER-WAY',
    found: projectVote.ballot,
    needed: 'decided or voided',
    cure: ['nobody'],
  });
}

/** 立项 needs the vote of the experts where the profile has one. */
export function votePassed(state: ProjectState): May {
  const terms = state.profile.ballots.projectApproval ?? askedBefore(state.projectVote);
  if (!terms || state.projectVote.outcome === 'PASS') return ok(null);
  return refuse('PROJECT_VOTE_MISSING', {
    rule: terms.rule,
    source: terms.source,
    found: state.projectVote.outcome,
    needed: 'PASS',
    cure: ['officer', 'expert'],
  });
}

const canOpenProjectBallot = (state: ProjectState, context: Context): May =>
  all(
    () => open(state, context, { who: office, at: votable(state) }),
    () => voteNotRunning(state),
  );

function decideOpenProjectBallot(state: ProjectState, { roll, question, window, change }: Command<'openProjectBallot'>, context: Context): Verdict {
  const text = state.documents.proposalForm?.sha256 ?? null;
  const form = { what: 'document', name: 'proposalForm', rule: 'D-FILE-proposal', source: 'FORM-PROPOSAL' } as const;
  const present = complete(state, { leaving: ['proposal'], entering: '10.20' }, ...(text === null ? [form] : []));
  if (!present.ok) return present;
  if (text === null) return ok([]);
  const round = state.projectVote.round + 1;
  const ordered = orderBallot(
    state,
    { purpose: 'projectApproval', name: 'projectApproval', round, question: question ?? `${state.title.zh} 立项`, text, roll, window, change },
    context,
  );
  if (!ordered.ok) return ordered;
  const { ballot, input } = ordered.value;
  return happened({
    type: 'projectBallotOrdered',
    by: context.actor.id,
    ballot,
    input,
    ...named(change),
    ...(state.local === undefined ? move(state, context, '10.20') : stay(state)),
  });
}

/** The experts' vote: passed or without quorum it lies with the office again, failed it goes back once and ends the second time. */
export function projectBallotDecided(state: ProjectState, report: Command<'ballotDecided'>, context: Context): Verdict {
  if (![state.local === undefined ? '10.20' : '10.00', '10.60', '10.92'].includes(state.code)) return ok([]);
  const decision = decisionOf(state.projectVote, report);
  const refused = decision.failures >= maxVoteFailures;
  const way = () => {
    if (report.outcome === 'PENDING') return stay(state);
    const closed = state.local === undefined ? (['10.60'] as const) : [];
    if (report.outcome !== 'FAIL') return state.local === undefined ? move(state, context, '10.60') : backToEvaluation(state, context);
    return refused ? endAt('10.98') : move(state, context, ...closed, '10.92');
  };
  return happened({ type: 'projectBallotDecided', ...decision, refused, ...way() });
}

/** A local project counted anew after it went back lies with the experts' office again. */
const backToEvaluation = (state: ProjectState, context: Context) => (state.code === '10.92' ? move(state, context, '10.00') : stay(state));

const canEstablish = (state: ProjectState, context: Context): May =>
  all(
    () => open(state, context, { who: office, at: establishable(state) }),
    () => voteNotRunning(state),
    () => votePassed(state),
    () => noticeClear(state),
  );

/** 立项: plan number, lead unit and the deadline of the draft; the profile is pinned from here on. */
function decideEstablish(state: ProjectState, { planNumber, lead, draftingTerm }: Command<'establish'>, context: Context): Verdict {
  const present = complete(state, { leaving: ['approvalOfProject'], entering: '20.00' });
  if (!present.ok) return present;
  const way = move(state, context, '10.99', '20.00');
  return happened({
    type: 'projectEstablished',
    by: context.actor.id,
    planNumber,
    lead,
    profileHash: state.profileHash,
    patentCallUntil: patentCall(state, context, '10.99', '20.00'),
    usesBallot: state.projectVote.ballot,
    ...way,
    clock: draftingTerm ? makeClock(context, context.now, draftingTerm) : way.clock,
  });
}

const canDecideProject = (state: ProjectState, context: Context): May =>
  all(
    () => open(state, context, { who: officer, at: decidable(state) }),
    () => voteNotRunning(state),
  );

export const projectApprovalActs: Acts<'openProjectBallot' | 'establish' | 'returnProject' | 'refuseProject'> = {
  openProjectBallot: { can: canOpenProjectBallot, decide: decideOpenProjectBallot },
  establish: { can: canEstablish, decide: decideEstablish },
  returnProject: {
    can: canDecideProject,
    decide: (state, { reasons }, context) => happened({ type: 'projectReturned', by: context.actor.id, reasons, ...move(state, context, '10.92') }),
  },
  refuseProject: {
    can: canDecideProject,
    decide: (_state, { reason }, context) => happened({ type: 'projectRefused', by: context.actor.id, reason, ...endAt('10.98') }),
  },
};
