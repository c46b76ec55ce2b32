import { actsOf } from '../../kernel/act.js';
import { held } from '../../kernel/field.js';
import { all, happened, provided, type May } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import { named } from '../../kernel/named-change.js';
import type { StageCode } from '../../profile/stage-codes.js';
import { ok } from '../../kernel/result.js';
import { orderBallot, runs } from '../ballots.js';
import { callOff } from '../call-off.js';
import { move } from '../clock.js';
import { committeeOf } from '../committee-of.js';
import { askCommittee } from '../committee-review.js';
import { departmentAgrees } from '../department-consent.js';
import { complete, fileFor, lawOfPassage, missingPatentAnswers, type Completeness, type Missing } from '../documents.js';
import type { ProjectEvent } from '../events.js';
import { editsConfirmed, reviewBallotOrdered, reviewConcluded, sentBack, submittedForReview } from '../events/review.js';
import { change, edits, passed, question, reason, rollIfAny, substantive, text, window } from '../fields.js';
import { commentsSettled, draftThat, namesDraft, notOnHold, notSuspended, standing, type ProjectGate } from '../gates.js';
import { groundOf } from '../ground.js';
import { alarmsAnswered, asksLineage, type LineageReading } from '../lineage-gate.js';
import { oddPanel } from '../local-scope.js';
import { patentCall } from '../patents.js';
import { refused } from '../refusals.js';
import type { ProjectState } from '../state.js';
import { chair, drafter, noDrafter, office, officeOrChair, oneOf } from '../who.js';

/* 技术审查: sent in by the drafters, put to experts or to the committee, concluded by the office. */

const { act } = actsOf<ProjectState, ProjectEvent, StageCode>(standing);

/** A substantive change waits to be put to comment again. */
const noRepeatDue: ProjectGate = ({ comment }) =>
  !comment.repeat && comment.full
    ? ok(null)
    : refused('CONSULTATION_DUE', {
        rule: 'D-REPEAT',
        source: 'D-REPEAT-ROUND',
        found: { settledRounds: comment.full, substantiveChange: comment.repeat },
        needed: 'a settled consultation on this text',
        cure: ['secretariat'],
      });

const commentsAreOver: ProjectGate = (state, context) => (state.code === '30.60' ? commentsSettled : noRepeatDue)(state, context);

/** Adopted comments that changed nothing were not adopted: the draft for review must be another text than the one commented on. */
function untouchedText({ comment, draft }: ProjectState): readonly Missing[] {
  if (comment.adopted === 0 || comment.text !== draft?.sha256) return [];
  return [{ what: 'revisedText', name: 'draftForReview', rule: 'G5', source: 'D-LINEAGE' }];
}

const missingOfReview = (state: ProjectState): readonly Missing[] => [...untouchedText(state), ...missingPatentAnswers(state)];

/** What the file holds when a text goes into review. */
const reviewFile: Completeness = { leaving: ['drafting', 'comment'], entering: '40.20', having: ['draftForComment', 'draftForReview'] };

/** What can be said of that file before a text is named. */
export const fileForReview = (state: ProjectState): May => complete(state, reviewFile, ...missingPatentAnswers(state));

/** 送审: the gate names everything that is missing at once. `lineage` is what the API read in texts and comments. */
const submitForReview = act('submitForReview', {
  words: said('送审', 'submit for review'),
  payload: { text },
  known: held<{ readonly lineage?: LineageReading }>(),
  who: oneOf(drafter, office),
  at: ['30.60', '20.99'],
  gates: [notOnHold, commentsAreOver, draftThat(departmentAgrees), fileFor(reviewFile, missingOfReview)],
  decide(state, { text: sent, lineage }, context) {
    const checks = all(
      () => namesDraft(state, sent),
      () => alarmsAnswered(state, { text: sent, lineage }),
    );
    return provided(
      checks,
      submittedForReview({
        by: context.actor.id,
        text: sent,
        law: lawOfPassage(state, reviewFile),
        ...(asksLineage(state) && lineage !== undefined ? { lineage } : {}),
        patentCallUntil: patentCall(state, context, '30.99', '40.00'),
        ...move(state, context, '30.99', '40.00'),
      }),
    );
  },
});

/**
 * 技术审查 by meeting or 函审: the roll, the rule and the text freeze here; drafters and their units are named so that they cannot vote (GS-14, G6).
 * `committeeEnded` is what the API saw: a project cannot look at the committee, and one that is no more answers nobody.
 */
const openReview = act('openReview', {
  words: said('技术审查', 'open the technical review'),
  payload: { roll: rollIfAny, question, window, change },
  known: held<{ readonly committeeEnded?: boolean }>(),
  who: office,
  at: ['40.00', '40.93'],
  gates: [notOnHold, notSuspended('openReview'), fileFor(reviewFile, missingPatentAnswers)],
  secondFactor: true,
  decide(state, { roll, question: asked, window: term, change: changed, committeeEnded }, context) {
    const committee = committeeOf(state);
    if (committee !== null && committeeEnded !== true) return askCommittee(state, { roll, question: asked, window: term, change: changed }, context);
    if (roll === undefined) return rollMissing(state);
    const order = { purpose: 'technicalReview', name: state.profile.review.ballot, round: state.review.round + 1 } as const;
    const about = { question: asked ?? `${state.title.zh} 技术审查`, text: state.draft?.sha256 ?? '' };
    const ordered = orderBallot(state, { ...order, ...about, roll, window: term, change: changed }, context);
    if (!ordered.ok) return ordered;
    const { ballot, input, eligible } = ordered.value;
    const panel = all(
      () => enoughExperts(state, eligible),
      () => oddPanel(state, eligible),
    );
    return provided(
      panel,
      reviewBallotOrdered({
        by: context.actor.id,
        ballot,
        input,
        eligible,
        ...named(changed),
        patentCallUntil: patentCall(state, context, '40.20'),
        ...(committee === null ? {} : { insteadOf: committee }),
        ...move(state, context, '40.20'),
      }),
    );
  },
});

const rollMissing = (state: ProjectState) =>
  refused('ROLL_MISSING', {
    rule: 'D-PANEL',
    source: state.profile.review.source,
    found: { roll: null, committeeEnded: committeeOf(state) },
    needed: 'the roll of the panel, because no committee reviews this project',
    cure: ['self'],
  });

function enoughExperts(state: ProjectState, eligible: number): May {
  const { minExperts, source } = state.profile.review;
  if (eligible >= minExperts) return ok(null);
  return refused('TOO_FEW_EXPERTS', {
    rule: 'D-PANEL',
    source,
    found: { eligible },
    needed: { atLeast: minExperts, outside: 'the drafting group and its units' },
    cure: ['self'],
  });
}

const reviewPassed: ProjectGate = (state) => {
  const { review } = state;
  if (review.outcome === 'PASS') return ok(null);
  return refused('REVIEW_NOT_PASSED', {
    ...groundOf(state, 'review'),
    found: { outcome: review.outcome, closesAt: review.closesAt },
    needed: 'PASS',
    cure: runs(review) ? ['expert'] : ['nobody'],
  });
};

/** Minutes and signed roster (or 函审结论表) on file, the review closes: passed, or passed with edits that must be confirmed. */
const concludeReview = act('concludeReview', {
  words: said('审查结论', 'conclude the review'),
  payload: { outcome: passed, edits },
  who: noDrafter(officeOrChair),
  at: ['40.20'],
  gates: [notOnHold, reviewPassed, fileFor({ leaving: ['review'], entering: '40.60', having: ['draftForApproval'] })],
  decide(state, { outcome, edits: asked }, context) {
    const { ballot } = state.review;
    const checks = editsFit(outcome, asked.length);
    if (!checks.ok || ballot === null) return provided(checks);
    return happened(reviewConcluded({ by: context.actor.id, outcome, edits: asked, usesBallot: ballot, ...move(state, context, '40.60') }));
  },
});

const editsFit = (outcome: 'pass' | 'passWithEdits', count: number): May =>
  (outcome === 'passWithEdits') === count > 0
    ? ok(null)
    : refused('EDITS_UNCLEAR', {
        rule: 'D-EDITS',
        source: 'FORM-CONCLUSION',
        found: { outcome, edits: count },
        needed: 'edits exactly when the outcome says so',
        cure: ['self'],
      });

/** A person outside the drafting group confirms that the new text carries the required edits and nothing else. */
const confirmEdits = act('confirmEdits', {
  words: said('确认修改', 'confirm the edits'),
  payload: { text },
  who: noDrafter(officeOrChair),
  at: ['40.60', '50.92'],
  gates: [notOnHold],
  decide: (state, { text: edited }, { actor }) => provided(namesDraft(state, edited), editsConfirmed({ by: actor.id, text: edited })),
});

/** Back to drafting. Once a number is minted this reverses the approval, which only the decision body may do; the number is burnt. */
const sendBack = act('sendBack', {
  words: said('退回起草', 'send back to drafting'),
  payload: { reason, substantive },
  who: (state, context) => (state.code === '60.00' ? chair : office)(state, context),
  at: ['40.00', '40.93', '40.60', '50.92', '60.00'],
  gates: [notOnHold],
  decide: (state, { reason: why, substantive: again }, context) =>
    happened(sentBack({ by: context.actor.id, reason: why, substantive: again, ...callOff(state), ...move(state, context, '40.92') })),
});

export const reviewActs = [submitForReview, openReview, concludeReview, confirmEdits, sendBack] as const;
