import { civilDate } from '../calendar/civil-date.js';
import { localDay } from '../calendar/instant.js';
import { isMachine } from '../actor.js';
import { needSystem } from '../need-role.js';
import type { Context } from '../decider.js';
import { refuse } from '../refusal.js';
import { ok } from '../result.js';
import { all, happened, open, provided, type Acts, type May, type Verdict } from './act.js';
import { endAt, move } from './clock.js';
import type { Command } from './commands.js';
import { commentsSettled } from './comment.js';
import { complaintsClear } from './complaint.js';
import { complete, lawOfPassage, type Completeness } from './documents.js';
import { namesDraft } from './drafting.js';
import type { EventPayloads } from './events.js';
import { noRefusedPatent, patentsClear } from './patents.js';
import type { ProjectState } from './state.js';
import { registerStream } from './streams.js';
import { wishIsMintable } from './wish.js';
import { chair, drafter, office, oneOf } from './who.js';
import { groundOf } from './ground.js';

/** What is approved is what was reviewed, or what a non-drafter confirmed after the required edits. */
function reviewedText(state: ProjectState, text: string): May {
  const { review } = state;
  const approvable = review.edits > 0 ? review.confirmed : (review.confirmed ?? review.text);
  if (approvable === text || (review.edits === 0 && review.text === text)) return ok(null);
  if (approvable === null)
    return refuse('EDITS_UNCONFIRMED', {
      rule: 'D-EDITS',
      source: 'FORM-CONCLUSION',
      found: { edits: review.edits, confirmed: null },
      needed: 'edits confirmed on this text',
      cure: ['secretariat', 'chair'],
    });
  return refuse('TEXT_NOT_REVIEWED', {
    ...groundOf(state, 'order'),
    found: text,
    needed: approvable,
    cure: ['drafter', 'secretariat'],
  });
}

const canSubmitForApproval = (state: ProjectState, context: Context): May =>
  all(
    () => open(state, context, { who: oneOf(drafter, office), at: ['40.60', '50.92'] }),
    () => noRefusedPatent(state),
  );

const approvalFile: Completeness = { leaving: ['review'], entering: '50.20', having: ['draftForApproval'] };

/** 报批: the reviewed text with its file set. */
function decideSubmitForApproval(state: ProjectState, { text }: Command<'submitForApproval'>, context: Context): Verdict {
  const checks = all(
    () => namesDraft(state, text),
    () => reviewedText(state, text),
    () => complete(state, approvalFile),
  );
  return provided(checks, {
    type: 'submittedForApproval',
    by: context.actor.id,
    text,
    law: lawOfPassage(state, approvalFile),
    ...(state.code === '40.60' ? move(state, context, '40.99', '50.20') : move(state, context, '50.20')),
  });
}

const canApprove = (state: ProjectState, context: Context): May =>
  all(
    () => open(state, context, { who: chair, at: ['50.20'] }),
    () => commentsSettled(state),
    () => patentsClear(state, context),
    () => complaintsClear(state),
  );

/** 批准 by the decision body. The number is asked for in the same breath, and never before. */
function decideApprove(state: ProjectState, { wish }: Command<'approve'>, context: Context): Verdict {
  const text = state.approval.text ?? '';
  const checks = all(
    () => complete(state, { leaving: ['approval'], entering: '60.00' }),
    () => wishIsMintable(state, wish),
  );
  return provided(checks, { type: 'approved', by: context.actor.id, text, mint: mintOrder(state, context, wish), ...move(state, context, '50.60') });
}

function mintOrder(state: ProjectState, { now }: Context, wish: string | undefined): EventPayloads['approved']['mint'] {
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

const canReturnForChanges = (state: ProjectState, context: Context): May =>
  all(
    () => open(state, context, { who: chair, at: ['50.20'] }),
    () => {
      const { maxReturns } = state.profile.approval;
      if (state.approval.returns < maxReturns) return ok(null);
      return refuse('RETURNS_EXHAUSTED', {
        rule: 'D-RETURNS',
        source: 'SET-PROFILE',
        found: state.approval.returns,
        needed: { lessThan: maxReturns },
        cure: ['chair'],
      });
    },
  );

const canRequestNumber = (state: ProjectState, context: Context): May =>
  all(
    () => open(state, context, { who: office, at: ['50.60'] }),
    () =>
      state.approval.pending
        ? refuse('NUMBER_PENDING', {
            rule: 'G10',
            source: 'D-ONE-NUMBER',
            found: 'pending',
            needed: 'refused by the register',
            cure: ['nobody'],
          })
        : ok(null),
  );

const fromRegister = (state: ProjectState, { actor }: Context): boolean =>
  actor.id === `stream:${registerStream(state)}` && state.code === '50.60' && state.end === null;
const canReport = (_state: ProjectState, { actor }: Context): May => (isMachine(actor) ? ok(null) : needSystem(actor));

export const approvalActs: Acts<
  'submitForApproval' | 'approve' | 'returnForChanges' | 'refuseApproval' | 'requestNumber' | 'numberMinted' | 'numberRefused'
> = {
  submitForApproval: { can: canSubmitForApproval, decide: decideSubmitForApproval },
  approve: { can: canApprove, decide: decideApprove },
  returnForChanges: {
    can: canReturnForChanges,
    decide: (state, { reasons }, context) =>
      happened({ type: 'approvalReturned', by: context.actor.id, reasons, returns: state.approval.returns + 1, ...move(state, context, '50.92') }),
  },
  refuseApproval: {
    can: (state, context) => open(state, context, { who: chair, at: ['50.20'] }),
    decide: (_state, { reason }, context) => happened({ type: 'approvalRefused', by: context.actor.id, reason, ...endAt('50.98') }),
  },
  requestNumber: {
    can: canRequestNumber,
    decide: (state, { wish }, context) =>
      provided(wishIsMintable(state, wish), { type: 'numberRequested', by: context.actor.id, mint: mintOrder(state, context, wish) }),
  },
  numberMinted: {
    can: canReport,
    decide: (state, { number, serial, year }, context) =>
      fromRegister(state, context) ? happened({ type: 'numberGranted', number, serial, year, ...move(state, context, '50.99', '60.00') }) : ok([]),
  },
  numberRefused: {
    can: canReport,
    decide: (state, { refusal }, context) => (fromRegister(state, context) ? happened({ type: 'numberDenied', refusal }) : ok([])),
  },
};
