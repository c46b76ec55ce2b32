import type { Context } from '../decider.js';
import { named } from '../named-change.js';
import { refuse } from '../refusal.js';
import { ok } from '../result.js';
import { all, happened, open, provided, type Acts, type May, type Verdict } from './act.js';
import { decisionOf, orderBallot, runs } from './ballots.js';
import { callOff } from './call-off.js';
import { askCommittee, committeeOf } from './committee-review.js';
import { endAt, move, stay } from './clock.js';
import type { Command } from './commands.js';
import { commentsSettled } from './comment.js';
import { departmentAgrees } from './department-consent.js';
import { complete, lawOfPassage, missingPatentAnswers, type Completeness, type Missing } from './documents.js';
import { namesDraft } from './drafting.js';
import { alarmsAnswered, asksLineage } from './lineage-gate.js';
import { oddPanel } from './local-scope.js';
import { patentCall } from './patents.js';
import type { ProjectState } from './state.js';
import { chair, drafter, noDrafter, office, officeOrChair, oneOf } from './who.js';
import { groundOf } from './ground.js';

/** A substantive change waits to be put to comment again. */
function noRepeatDue({ comment }: ProjectState): May {
  if (!comment.repeat && comment.full) return ok(null);
  return refuse('CONSULTATION_DUE', {
    rule: 'D-REPEAT',
    source: 'D-REPEAT-ROUND',
    found: { settledRounds: comment.full, substantiveChange: comment.repeat },
    needed: 'a settled consultation on this text',
    cure: ['secretariat'],
  });
}

/** Adopted comments that changed nothing were not adopted: the draft for review must be another text than the one commented on. */
function untouchedText(state: ProjectState, text: string): readonly Missing[] {
  if (state.comment.adopted === 0 || state.comment.text !== text) return [];
  return [{ what: 'revisedText', name: 'draftForReview', rule: 'G5', source: 'D-LINEAGE' }];
}

/** What the file holds when a text goes into review. */
const reviewFile: Completeness = { leaving: ['drafting', 'comment'], entering: '40.20', having: ['draftForComment', 'draftForReview'] };

const canSubmitForReview = (state: ProjectState, context: Context): May =>
  all(
    () => open(state, context, { who: oneOf(drafter, office), at: ['30.60', '20.99'] }),
    () => (state.code === '30.60' ? commentsSettled(state) : noRepeatDue(state)),
  );

/** 送审: the gate names everything that is missing at once. */
function decideSubmitForReview(state: ProjectState, { text, lineage }: Command<'submitForReview'>, context: Context): Verdict {
  const checks = all(
    () => namesDraft(state, text),
    () => departmentAgrees(state, text),
    () => complete(state, reviewFile, ...untouchedText(state, text), ...missingPatentAnswers(state)),
    () => alarmsAnswered(state, { text, lineage }),
  );
  return provided(checks, {
    type: 'submittedForReview',
    by: context.actor.id,
    text,
    law: lawOfPassage(state, reviewFile),
    ...(asksLineage(state) && lineage !== undefined ? { lineage } : {}),
    patentCallUntil: patentCall(state, context, '30.99', '40.00'),
    ...move(state, context, '30.99', '40.00'),
  });
}

const canOpenReview = (state: ProjectState, context: Context): May => open(state, context, { who: office, at: ['40.00', '40.93'] });

/** 技术审查 by meeting or 函审: the roll, the rule and the text freeze here; drafters and their units are named so that they cannot vote (GS-14, G6). */
function decideOpenReview(state: ProjectState, { roll, question, window, change, committeeEnded }: Command<'openReview'>, context: Context): Verdict {
  const text = state.draft?.sha256 ?? '';
  const ready = complete(state, reviewFile, ...missingPatentAnswers(state));
  if (!ready.ok) return ready;
  const committee = committeeOf(state);
  if (committee !== null && committeeEnded !== true) return askCommittee(state, { roll, question, window, ...named(change) }, context);
  if (roll === undefined) return rollMissing(state);
  const { ballot: name } = state.profile.review;
  const ordered = orderBallot(
    state,
    {
      purpose: 'technicalReview',
      name,
      round: state.review.round + 1,
      question: question ?? `${state.title.zh} 技术审查`,
      text,
      roll,
      window,
      change,
    },
    context,
  );
  if (!ordered.ok) return ordered;
  const { ballot, input, eligible } = ordered.value;
  const panel = all(
    () => enoughExperts(state, eligible),
    () => oddPanel(state, eligible),
  );
  return provided(panel, {
    type: 'reviewBallotOrdered',
    by: context.actor.id,
    ballot,
    input,
    eligible,
    ...named(change),
    patentCallUntil: patentCall(state, context, '40.20'),
    ...(committee === null ? {} : { insteadOf: committee }),
    ...move(state, context, '40.20'),
  });
}

function rollMissing(state: ProjectState): Verdict {
  return refuse('ROLL_MISSING', {
    rule: 'D-PANEL',
    source: state.profile.review.source,
    found: { roll: null, committeeEnded: committeeOf(state) },
    needed: 'the roll of the panel, because no committee reviews this project',
    cure: ['self'],
  });
}

function enoughExperts(state: ProjectState, eligible: number): May {
  const { minExperts, source } = state.profile.review;
  if (eligible >= minExperts) return ok(null);
  return refuse('TOO_FEW_EXPERTS', {
    rule: 'D-PANEL',
    source,
    found: { eligible },
    needed: { atLeast: minExperts, outside: 'the drafting group and its units' },
    cure: ['self'],
  });
}

/** The ballot's result. A second failure ends the project by the clock of the rule, not by anyone's wish. */
export function reviewDecided(state: ProjectState, report: Command<'ballotDecided'>, context: Context): Verdict {
  if (!['40.20', '40.93'].includes(state.code)) return ok([]);
  const decision = decisionOf(state.review, report);
  const allowed = state.review.loss?.maxFailures ?? state.profile.review.maxFailures;
  if (decision.failures >= allowed) return happened({ type: 'reviewTerminated', ...decision, ...endAt('40.98') });
  const way = () => {
    if (report.outcome === 'FAIL' || report.outcome === 'INVALID') return move(state, context, '40.93');
    return state.code === '40.93' ? move(state, context, '40.20') : stay(state);
  };
  return happened({ type: 'reviewDecided', ...decision, ...way() });
}

const canConcludeReview = (state: ProjectState, context: Context): May =>
  all(
    () => open(state, context, { who: noDrafter(officeOrChair), at: ['40.20'] }),
    () => reviewPassed(state),
  );

function reviewPassed(state: ProjectState): May {
  const { review } = state;
  if (review.outcome === 'PASS') return ok(null);
  return refuse('REVIEW_NOT_PASSED', {
    ...groundOf(state, 'review'),
    found: { outcome: review.outcome, closesAt: review.closesAt },
    needed: 'PASS',
    cure: runs(review) ? ['expert'] : ['nobody'],
  });
}

/** Minutes and signed roster (or 函审结论表) on file, the review closes: passed, or passed with edits that must be confirmed. */
function decideConcludeReview(state: ProjectState, { outcome, edits }: Command<'concludeReview'>, context: Context): Verdict {
  if ((outcome === 'passWithEdits') !== edits.length > 0) {
    return refuse('EDITS_UNCLEAR', {
      rule: 'D-EDITS',
      source: 'FORM-CONCLUSION',
      found: { outcome, edits: edits.length },
      needed: 'edits exactly when the outcome says so',
      cure: ['self'],
    });
  }
  const present = complete(state, { leaving: ['review'], entering: '40.60', having: ['draftForApproval'] });
  const { ballot } = state.review;
  if (ballot === null) return ok([]);
  return provided(present, { type: 'reviewConcluded', by: context.actor.id, outcome, edits, usesBallot: ballot, ...move(state, context, '40.60') });
}

const canConfirmEdits = (state: ProjectState, context: Context): May =>
  open(state, context, { who: noDrafter(officeOrChair), at: ['40.60', '50.92'] });

/** A person outside the drafting group confirms that the new text carries the required edits and nothing else. */
const decideConfirmEdits = (state: ProjectState, { text }: Command<'confirmEdits'>, context: Context): Verdict =>
  provided(namesDraft(state, text), { type: 'editsConfirmed', by: context.actor.id, text });

/** Back to drafting. Once a number is minted this reverses the approval, which only the decision body may do; the number is burnt. */
const canSendBack = (state: ProjectState, context: Context): May =>
  open(state, context, { who: state.code === '60.00' ? chair : office, at: ['40.00', '40.93', '40.60', '50.92', '60.00'] });

function decideSendBack(state: ProjectState, { reason, substantive }: Command<'sendBack'>, context: Context): Verdict {
  return happened({ type: 'sentBack', by: context.actor.id, reason, substantive, ...callOff(state), ...move(state, context, '40.92') });
}

export const reviewActs: Acts<'submitForReview' | 'openReview' | 'concludeReview' | 'confirmEdits' | 'sendBack'> = {
  submitForReview: { can: canSubmitForReview, decide: decideSubmitForReview },
  openReview: { can: canOpenReview, decide: decideOpenReview },
  concludeReview: { can: canConcludeReview, decide: decideConcludeReview },
  confirmEdits: { can: canConfirmEdits, decide: decideConfirmEdits },
  sendBack: { can: canSendBack, decide: decideSendBack },
};
