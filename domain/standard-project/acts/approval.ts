import { civilDate } from '../../law/calendar/civil-date.js';
import { localDay } from '../../law/calendar/instant.js';
import type { Context } from '../../kernel/decider.js';
import { actsOf } from '../../kernel/act.js';
import { happened, provided, type May } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import type { StageCode } from '../../profile/stage-codes.js';
import type { RegisterReport } from '../../messages/register.js';
import { ok } from '../../kernel/result.js';
import { endAt, move } from '../clock.js';
import { complaintsClear } from '../complaints.js';
import { fileFor, lawOfPassage, type Completeness } from '../documents.js';
import type { ProjectEvent } from '../events.js';
import {
  approvalRefused,
  approvalReturned,
  approved,
  numberDenied,
  numberGranted,
  numberRequested,
  submittedForApproval,
} from '../events/approval.js';
import { reason, reasons, text, wishIfAny } from '../fields.js';
import { commentsSettled, draftThat, namesDraft, notOnHold, notSuspended, standing, type ProjectGate } from '../gates.js';
import { groundOf } from '../ground.js';
import type { Mint } from '../orders.js';
import { noRefusedPatent, patentsClear } from '../patents.js';
import { refused } from '../refusals.js';
import type { ProjectState } from '../state.js';
import { registerStream } from '../streams.js';
import { chair, drafter, office, oneOf } from '../who.js';
import { wishIsMintable } from '../wish.js';

/* 报批, 批准 by the decision body, 编号 by the register. */

const { act, report } = actsOf<ProjectState, ProjectEvent, StageCode>(standing);

const approvalFile: Completeness = { leaving: ['review'], entering: '50.20', having: ['draftForApproval'] };

/** 报批: the reviewed text with its file set. */
const submitForApproval = act('submitForApproval', {
  words: said('报批', 'submit for approval'),
  payload: { text },
  who: oneOf(drafter, office),
  at: ['40.60', '50.92'],
  gates: [notOnHold, noRefusedPatent, fileFor(approvalFile), draftThat(reviewedText)],
  decide(state, { text: sent }, context) {
    const checks = namesDraft(state, sent);
    const way = state.code === '40.60' ? move(state, context, '40.99', '50.20') : move(state, context, '50.20');
    return provided(checks, submittedForApproval({ by: context.actor.id, text: sent, law: lawOfPassage(state, approvalFile), ...way }));
  },
});

/** What is approved is what was reviewed, or what a non-drafter confirmed after the required edits. */
function reviewedText(state: ProjectState, sent: string): May {
  const { review } = state;
  const approvable = review.edits > 0 ? review.confirmed : (review.confirmed ?? review.text);
  if (approvable === sent || (review.edits === 0 && review.text === sent)) return ok(null);
  if (approvable === null)
    return refused('EDITS_UNCONFIRMED', {
      rule: 'D-EDITS',
      source: 'FORM-CONCLUSION',
      found: { edits: review.edits, confirmed: null },
      needed: 'edits confirmed on this text',
      cure: ['secretariat', 'chair'],
    });
  return refused('TEXT_NOT_REVIEWED', {
    ...groundOf(state, 'order'),
    found: sent,
    needed: approvable,
    cure: ['drafter', 'secretariat'],
  });
}

/** The number is asked for in the same breath, and never before. */
const approve = act('approve', {
  words: said('批准', 'approve'),
  payload: { wish: wishIfAny },
  who: chair,
  at: ['50.20'],
  gates: [notOnHold, commentsSettled, patentsClear, complaintsClear, fileFor({ leaving: ['approval'], entering: '60.00' })],
  decide(state, { wish }, context) {
    const checks = wishIsMintable(state, wish);
    const mint = mintOrder(state, context, wish);
    return provided(checks, approved({ by: context.actor.id, text: state.approval.text ?? '', mint, ...move(state, context, '50.60') }));
  },
});

function mintOrder(state: ProjectState, { now }: Context, wish: string | undefined): Mint {
  const { serialWidth } = state.profile.numbering;
  return {
    register: registerStream(state),
    ensure: { code: state.societyCode, organisation: state.organisation, serialWidth, rehearsal: state.rehearsal },
    year: civilDate(localDay(now)).year,
    revises: state.revises?.number ?? null,
    wish: wish ?? null,
    asOf: now,
    ...(state.traits.includes('mandatory') && state.local !== undefined ? { mandatory: true } : {}),
  };
}

const returnsLeft: ProjectGate = ({ approval: { returns }, profile: { approval } }) =>
  returns < approval.maxReturns
    ? ok(null)
    : refused('RETURNS_EXHAUSTED', {
        rule: 'D-RETURNS',
        source: 'SET-PROFILE',
        found: returns,
        needed: { lessThan: approval.maxReturns },
        cure: ['chair'],
      });

const returnForChanges = act('returnForChanges', {
  words: said('批准退回', 'return for changes'),
  payload: { reasons },
  who: chair,
  at: ['50.20'],
  gates: [notOnHold, returnsLeft],
  decide: (state, { reasons: why }, context) =>
    happened(approvalReturned({ by: context.actor.id, reasons: why, returns: state.approval.returns + 1, ...move(state, context, '50.92') })),
});

const refuseApproval = act('refuseApproval', {
  words: said('不予批准', 'refuse approval'),
  payload: { reason },
  who: chair,
  at: ['50.20'],
  gates: [notOnHold],
  decide: (_state, { reason: why }, { actor }) => happened(approvalRefused({ by: actor.id, reason: why, ...endAt('50.98') })),
});

const numberAnswered: ProjectGate = ({ approval }) =>
  approval.pending
    ? refused('NUMBER_PENDING', {
        rule: 'G10',
        source: 'D-ONE-NUMBER',
        found: 'pending',
        needed: 'refused by the register',
        cure: ['nobody'],
      })
    : ok(null);

const requestNumber = act('requestNumber', {
  words: said('再次申请编号', 'ask for a number again'),
  payload: { wish: wishIfAny },
  who: office,
  at: ['50.60'],
  gates: [notOnHold, notSuspended('requestNumber'), numberAnswered],
  decide: (state, { wish }, context) =>
    provided(wishIsMintable(state, wish), numberRequested({ by: context.actor.id, mint: mintOrder(state, context, wish) })),
});

type Report<Type extends RegisterReport['type']> = Extract<RegisterReport, { readonly type: Type }>;

const ofOurRegister = (state: ProjectState, { actor }: Context): boolean =>
  actor.id === `stream:${registerStream(state)}` && state.code === '50.60' && state.end === null;

const numberMinted = report<Report<'numberMinted'>>('numberMinted', {
  words: said('编号', 'the register granted a number'),
  from: 'register',
  decide: (state, { number, serial, year }, context) =>
    ofOurRegister(state, context) ? happened(numberGranted({ number, serial, year, ...move(state, context, '50.99', '60.00') })) : happened(),
});

const numberRefused = report<Report<'numberRefused'>>('numberRefused', {
  words: said('不予编号', 'the register refused a number'),
  from: 'register',
  decide: (state, { refusal }, context) => (ofOurRegister(state, context) ? happened(numberDenied({ refusal })) : happened()),
});

export const approvalActs = [submitForApproval, approve, returnForChanges, refuseApproval, requestNumber, numberMinted, numberRefused] as const;
