import type { Context } from '../decider.js';
import { refuse } from '../refusal.js';
import { ok } from '../result.js';
import { all, happened, open, type Acts, type May, type Verdict, type Who } from './act.js';
import type { Command, CommandType } from './commands.js';
import type { EventType, ProjectEvent } from './events.js';
import type { ProjectState } from './state.js';

/**
 * Acts that change only this project, so that undoing them undoes everything: event → the act that made it.
 * Acts that start a consultation or ballot, mint, publish or end are taken back by their own means (void, send back, correct).
 */
export const recallable = {
  proposalSubmitted: 'submit',
  proposalAccepted: 'acceptProposal',
  proposalReturned: 'returnProposal',
  projectReturned: 'returnProject',
  groupFormed: 'formGroup',
  draftUploaded: 'uploadDraft',
  draftSignedOff: 'signOffDraft',
  substantiveChangeDeclared: 'declareSubstantiveChange',
  consentGiven: 'consentToReview',
  submittedForReview: 'submitForReview',
  editsConfirmed: 'confirmEdits',
  submittedForApproval: 'submitForApproval',
  approvalReturned: 'returnForChanges',
  documentAttached: 'attachDocument',
  gateWaived: 'waiveGate',
  traitsSet: 'setTraits',
  patentLicensed: 'licensePatent',
  patentRemoved: 'removePatent',
  declared: 'declare',
  correctionProposed: 'proposeCorrection',
  correctionRejected: 'rejectCorrection',
  correctionApproved: 'approveCorrection',
} satisfies { readonly [event in EventType]?: CommandType };

export const isRecallable = (event: ProjectEvent): event is ProjectEvent<keyof typeof recallable> => Object.hasOwn(recallable, event.type);

/** Events that come from outside at any time and touch nothing an act could restore: they do not count as something that followed. */
export const besideTheWay: readonly EventType[] = [
  'complaintFiled',
  'panelAppointed',
  'complaintAccepted',
  'complaintRejected',
  'feedbackGiven',
  'objectionRaised',
];

const source = 'D-RECALL';

function nothingFollowed(state: ProjectState, { now }: Context): May {
  const { last } = state;
  if (last === null)
    return refuse('NOTHING_TO_RECALL', {
      rule: 'D-RECALL',
      source,
      found: null,
      needed: 'a recallable act after which nothing followed',
      cure: ['nobody'],
    });
  const until = last.at + state.profile.recallMinutes * 60_000;
  if (now <= until) return ok(null);
  return refuse('RECALL_TOO_LATE', { rule: 'D-RECALL', source, found: { now }, needed: { notAfter: until }, cure: ['nobody'] });
}

/** The role that did it may undo it: the act's own permission is asked against the state it was done in. */
const sameRole =
  (permission: (type: CommandType) => Who) =>
  (state: ProjectState, context: Context): May => {
    const { last } = state;
    const act = last === null ? undefined : Object.entries(recallable).find(([event]) => event === last.act)?.[1];
    if (last === null || act === undefined || last.by === context.actor.id) return ok(null);
    return permission(act)({ ...state, ...last.before, last: null }, context);
  };

/** Needs the permissions of all other acts, and so is made where they come together. */
export const recallActs = (permission: (type: CommandType) => Who): Acts<'recall'> => ({
  recall: {
    can: (state, context) =>
      all(
        () => open(state, context, { who: sameRole(permission), evenOnHold: false }),
        () => nothingFollowed(state, context),
      ),
    decide: decideRecall,
  },
});

function decideRecall(state: ProjectState, { act, reason }: Command<'recall'>, { actor }: Context): Verdict {
  const { last } = state;
  if (last === null) return ok([]);
  if (last.act !== act) return refuse('RECALL_OTHER_ACT', { rule: 'D-RECALL', source, found: act, needed: last.act, cure: ['self'] });
  return happened({ type: 'actRecalled', by: actor.id, act, actedAt: last.at, actedBy: last.by, reason });
}
