import { objectionTerm } from '../../consultation/start-consultation.js';
import type { Context, Stream } from '../../kernel/decider.js';
import { actsOf } from '../../kernel/act.js';
import { held } from '../../kernel/field.js';
import { all, happened, provided, type May } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import type { ConsultationInput } from '../../messages/messages.js';
import type { StageCode } from '../../profile/stage-codes.js';
import { ok } from '../../kernel/result.js';
import type { TextReading } from '../../text/text-change.js';
import { openVote } from '../ballots.js';
import { runningChild } from '../call-off.js';
import { laterTerm, move, stay, type Move } from '../clock.js';
import { commentDays, consultationFloor, longEnough } from '../comment-window.js';
import { fileFor } from '../documents.js';
import type { ProjectEvent } from '../events.js';
import { consultationOrdered, draftSwapped, roundVoided, substantiveChangeDeclared } from '../events/comment.js';
import { voidingAsked } from '../events/review-text.js';
import { addressees, draftHash, nature, publicIfAny, reason, version, window } from '../fields.js';
import { commentsSettled, notOnHold, notSuspended, standing, type ProjectGate } from '../gates.js';
import { groundOf } from '../ground.js';
import { asksDepartments, localCommentIsPublic } from '../local-scope.js';
import { patentCall } from '../patents.js';
import { refused } from '../refusals.js';
import type { ProjectState } from '../state.js';
import { consultationStream } from '../streams.js';
import { swapUnderReview, voteTakesSwap } from '../swap-review-text.js';
import { drafter, office, oneOf } from '../who.js';

/* 征求意见. */

const { act } = actsOf<ProjectState, ProjectEvent, StageCode>(standing);

const openConsultation = act('openConsultation', {
  words: said('公开征求意见', 'open the consultation'),
  payload: { window, addressees, public: publicIfAny },
  who: office,
  at: ['20.99'],
  gates: [notOnHold, notSuspended('openConsultation'), fileFor({ leaving: ['drafting'], entering: '30.20', having: ['draftForComment'] })],
  secondFactor: true,
  decide(state, command, context) {
    const { comment, profile, traits } = state;
    const floor = consultationFloor(state, context);
    const wished = comment.full ? profile.consultation.repeat : profile.consultation.window;
    const term = command.window ?? laterTerm(context, context.now, [wished, floor.term]);
    const isPublic = command.public ?? (profile.consultation.public || traits.includes('consumer'));
    const input = consultationInput(state, { window: term, floor: floor.term, public: isPublic, addressees: command.addressees });
    const checks = all(
      () => longEnough(context, term, floor),
      () => publicEnough(state, isPublic),
      () => asksDepartments(state, command.addressees),
    );
    return provided(
      checks,
      consultationOrdered({
        by: context.actor.id,
        consultation: consultationStream(state, input.round),
        input,
        full: !comment.full,
        law: comment.full ? [] : [commentDays(context, term)],
        patentCallUntil: patentCall(state, context, '30.20'),
        ...move(state, context, '30.20'),
      }),
    );
  },
});

function consultationInput(state: ProjectState, chosen: Pick<ConsultationInput, 'window' | 'floor' | 'public' | 'addressees'>): ConsultationInput {
  const { lateDisposition, answer } = state.profile.consultation;
  return {
    project: state.project,
    organisation: state.organisation,
    title: state.title.zh,
    round: state.comment.round + 1,
    text: state.draft?.sha256 ?? '',
    lateDisposition,
    answer,
    objection: objectionTerm,
    reminders: state.profile.reminders,
    rehearsal: state.rehearsal,
    drafters: state.group?.drafters.map((one) => one.person) ?? [],
    ...chosen,
    addressees: [...new Set(chosen.addressees)],
  };
}

/** What touches consumers is asked of the public, whoever would rather not (GS-14). */
function publicEnough(state: ProjectState, wanted: boolean): May {
  if (!wanted && state.local !== undefined) return localCommentIsPublic();
  if (wanted || !state.traits.includes('consumer')) return ok(null);
  return refused('CONSULTATION_MUST_BE_PUBLIC', {
    ...groundOf(state, 'comments'),
    found: { public: false },
    needed: { public: true },
    cure: ['self'],
  });
}

/**
 * The declared replacement of a text people are commenting or voting on: an erratum keeps the window, a technical change does not. `reading` is what the API
 * read in both texts.
 */
const swapDraft = act('swapDraft', {
  words: said('更换征求意见稿或送审稿', 'swap the draft under comment or review'),
  payload: { to: draftHash, version, nature, reason },
  known: held<{ readonly reading?: TextReading }>(),
  who: office,
  at: ['30.20', '40.20'],
  gates: [notOnHold, (state, context) => (state.code === '40.20' ? voteTakesSwap(state, context) : ok(null))],
  decide(state, wanted, context) {
    const { to, version: name, nature: kind, reason: why } = wanted;
    const voted = state.code === '40.20';
    const from = (voted ? state.draft?.sha256 : state.comment.text) ?? '';
    if (from === to) return refused('DRAFT_NOT_NEW', { rule: 'D-SWAP', source: 'D-SWAP', found: to, needed: { otherThan: from }, cure: ['self'] });
    if (voted) return swapUnderReview(state, wanted, context);
    const consultation = consultationStream(state, state.comment.round);
    const way = kind === 'technical' ? move(state, context, '20.99') : stay(state);
    return happened(draftSwapped({ by: context.actor.id, consultation, from, to, version: name, nature: kind, reason: why, ...way }));
  },
});

const somethingRuns: ProjectGate = (state) =>
  runningChild(state) !== null
    ? ok(null)
    : refused('NOTHING_RUNNING', {
        rule: 'D-VOID',
        source: 'D-ROUND-ORDER',
        found: null,
        needed: 'a consultation or ballot that runs',
        cure: ['nobody'],
      });

/**
 * The child does not report what its own project ordered, so the project takes the step back itself. A vote is void when a second person has agreed
 * at the ballot: it says so, and then the project goes back.
 */
const voidRound = act('voidRound', {
  words: said('作废本轮', 'void the running consultation or ballot'),
  payload: { reason },
  who: office,
  gates: [notOnHold, somethingRuns],
  secondFactor: true,
  decide(state, { reason: why }, context) {
    const by = context.actor.id;
    const child = runningChild(state);
    if (child === null) return happened();
    if (child === openVote(state)) return happened(voidingAsked({ by, ballot: child, reason: why, replacement: null }));
    return happened(roundVoided({ by, reason: why, voids: [child], burns: null, ...backFrom(state, child, context) }));
  },
});

function backFrom(state: ProjectState, child: Stream, context: Context): Move {
  if (child === state.projectVote.ballot) return move(state, context, '10.00');
  if (child === state.review.ballot) return move(state, context, state.review.failures > 0 ? '40.93' : '40.00');
  return child === state.systematic.ballot ? stay(state) : move(state, context, '20.99');
}

/** Drafters who change the substance after the comments say so themselves: the round is repeated. */
const declareSubstantiveChange = act('declareSubstantiveChange', {
  words: said('声明实质性修改', 'declare a substantive change'),
  payload: { reason },
  who: oneOf(drafter, office),
  at: ['30.60', '40.00'],
  gates: [notOnHold, commentsSettled],
  decide: (state, { reason: why }, context) =>
    happened(substantiveChangeDeclared({ by: context.actor.id, reason: why, ...move(state, context, '30.92') })),
});

export const commentActs = [openConsultation, swapDraft, voidRound, declareSubstantiveChange] as const;
