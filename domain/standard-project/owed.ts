import type { Context, Instant } from '../kernel/decider.js';
import { first } from '../kernel/gate.js';
import { needRole } from '../kernel/need-role.js';
import { ok } from '../kernel/result.js';
import type { StageCode } from '../profile/stage-codes.js';
import type { Ground, Owing } from '../work/owing.js';
import type { ProjectCommand } from './acts.js';
import { impartial } from './acts/complaints.js';
import { fileForReview } from './acts/review.js';
import { runs } from './ballots.js';
import { inForce } from './codes.js';
import type { ProjectGate } from './gates.js';
import { resting } from './limits.js';
import { onPanel } from './panel.js';
import type { Editorial, OpenComplaint, ProjectState } from './state.js';
import { chair, department, drafter, leadDrafter, monitor, noDrafter, office, officeOrChair, officer, oneOf, proposer } from './who.js';

/* What a project waits for, and for whom. */

type Waits = Owing<ProjectState, ProjectCommand['type']>;
type Part = (state: ProjectState, context: Pick<Context, 'now'>) => readonly Waits[];
type Act = ProjectCommand['type'];

export function projectOwing(state: ProjectState, context: Pick<Context, 'now'>): readonly Waits[] {
  if (state.end !== null) return [];
  return [held, ofComplaints, ofStage, ofPublication, ofCorrections].flatMap((part) => part(state, context));
}

/** Suspended, or frozen with its society. */
const held: Part = (state) => {
  if (!resting(state)) return [];
  const { frozen, suspended, since } = state.holds;
  const ground: Ground = frozen
    ? { rule: 'G3', source: 'D-FREEZE', found: { standing: 'suspended', since }, needed: { standing: 'clear' } }
    : { rule: 'D-SUSPEND', source: 'D-SUSPENDED', found: { suspendedBy: suspended?.by ?? null, since }, needed: 'resumed' };
  return [{ why: 'SUSPENDED', acts: frozen ? [] : ['resume'], by: null, due: null, ground }];
};

const handlerOf =
  (complaint: OpenComplaint): ProjectGate =>
  (state, context) =>
    first([noDrafter(oneOf(monitor, officer)), (known, asked) => impartial(known, complaint, asked)], state, context);

/** Once a panel is named, nobody else decides. */
const panelOf =
  (complaint: OpenComplaint): ProjectGate =>
  (state, { actor }) =>
    onPanel(complaint, actor.id) ? ok(null) : needRole({ id: actor.id, grants: [] }, state.organisation, 'monitor');

const ofComplaints: Part = (state, { now }) =>
  state.complaints.open.map((complaint): Waits => {
    const { n, accepted, appeal, panel, clock } = complaint;
    const late = clock.overdue || now >= clock.at;
    const ground = { rule: 'D-COMPLAINT', source: state.profile.complaint.source, found: now, needed: { before: clock.at } } as const;
    const about = { due: clock.at, about: { complaint: n }, ...(late ? { ground } : {}) };
    const unmanned = accepted && appeal !== undefined && panel === undefined;
    if (unmanned)
      return { why: late ? 'COMPLAINT_OVERDUE' : 'PANEL_TO_APPOINT', acts: ['appointPanel'], by: noDrafter(monitor), supervised: true, ...about };
    const acts: readonly Act[] = accepted ? ['decideComplaint'] : ['acceptComplaint', 'rejectComplaint'];
    const by = accepted && panel !== undefined ? panelOf(complaint) : handlerOf(complaint);
    return { why: late ? 'COMPLAINT_OVERDUE' : 'COMPLAINT_TO_HANDLE', acts, by, supervised: true, ...about };
  });

const ofStage: Part = (state, context) => (resting(state) && !state.withdrawalOrdered ? [] : (stages[state.code]?.(state, context) ?? []));

const stageDue = ({ clocks }: ProjectState): Instant | null => clocks.stage?.at ?? null;

type Step = Pick<Waits, 'why' | 'by'> & { readonly acts: readonly Act[]; readonly due?: Instant | null };

/** Due when the limit of the stage ends, where the step has no date of its own. */
const step =
  (of: Step): Part =>
  (state) => [{ due: stageDue(state), ...of }];

const proposal = step({ why: 'PROPOSAL_TO_SUBMIT', acts: ['submit', 'attachDocument', 'editProposal'], by: proposer });

/** A vote that runs has its own date and is nobody's duty here: who votes is told by the ballot. */
const votesRun = ({ projectVote, review, systematic }: ProjectState): readonly Waits[] =>
  [projectVote, review, systematic].filter(runs).map(({ closesAt }) => ({ why: 'PROJECT_VOTE', acts: [], by: null, due: closesAt }));

/** The vote that runs, or what comes once there is none. */
const afterVote =
  (next: Part): Part =>
  (state, context) => {
    const running = votesRun(state);
    return running.length > 0 ? running : next(state, context);
  };

const decision = step({
  why: 'PROJECT_TO_DECIDE',
  acts: ['establish', 'openNotice', 'openProjectBallot', 'attachDocument', 'returnProject'],
  by: office,
});

/** A local project is shown to the public before its plan is issued; each objection is answered. */
const announced: Part = (state, context) => {
  const { notice } = state;
  if (notice === null) return decision(state, context);
  const { open, closed, closesAt: due } = notice;
  if (open.length > 0)
    return [{ why: 'NOTICE_OBJECTIONS', acts: ['answerObjection'], by: office, due, about: { objections: open.map(({ objection }) => objection) } }];
  return closed ? decision(state, context) : [{ why: 'NOTICE_RUNNING', acts: [], by: null, due }];
};

/** The competent department agrees to this very text before a local standard goes into review. */
const reviewAsked: Part = (state) => {
  const { local, draft } = state;
  const due = stageDue(state);
  if (local !== undefined && local.consent !== (draft?.sha256 ?? null))
    return [{ why: 'CONSENT_TO_GIVE', acts: ['consentToReview'], by: department, due }];
  const acts: readonly Act[] = fileForReview(state).ok ? ['submitForReview'] : ['attachDocument', 'uploadDraft', 'answerPatentQuestion'];
  return [{ why: 'REVIEW_TO_ASK_FOR', acts, by: drafter, due }];
};

const drafted: Part = (state, context) =>
  state.comment.full && !state.comment.repeat
    ? reviewAsked(state, context)
    : [{ why: 'CONSULTATION_TO_OPEN', acts: ['openConsultation', 'attachDocument'], by: office, due: stageDue(state) }];

const round: Part = ({ comment }) => [{ why: 'COMMENT_ROUND', acts: [], by: null, due: comment.closesAt }];

const commented: Part = (state, context) => {
  if (state.comment.status !== 'settled') return round(state, context);
  return state.comment.repeat
    ? [{ why: 'DRAFT_TO_MAKE', acts: ['uploadDraft', 'signOffDraft'], by: drafter, due: stageDue(state) }]
    : reviewAsked(state, context);
};

const reviewed: Part = (state) => {
  const due = stageDue(state);
  const unconfirmed = state.review.edits > 0 && (state.review.confirmed === null || state.review.confirmed !== (state.draft?.sha256 ?? null));
  return unconfirmed
    ? [{ why: 'EDITS_TO_CONFIRM', acts: ['confirmEdits'], by: noDrafter(officeOrChair), due }]
    : [{ why: 'APPROVAL_TO_ASK_FOR', acts: ['submitForApproval', 'attachDocument'], by: drafter, due }];
};

/** A vote without a pass leaves the review with the office, which opens another or sends the text back. */
const concluded: Part = (state) =>
  state.review.outcome === 'PASS'
    ? [{ why: 'REVIEW_TO_CONCLUDE', acts: ['concludeReview', 'attachDocument'], by: noDrafter(officeOrChair), due: stageDue(state) }]
    : [{ why: 'REVIEW_TO_OPEN', acts: ['openReview', 'sendBack'], by: office, due: stageDue(state) }];

const numbered: Part = (state) =>
  state.approval.pending ? [] : [{ why: 'NUMBER_TO_ASK_FOR', acts: ['requestNumber'], by: office, due: stageDue(state) }];

const publication: Part = (state) => {
  const { editorial } = state.approval;
  const declared = editorial !== undefined && editorial.confirmedBy === null;
  return [
    ...(declared ? [{ why: 'EDITORIAL_CHANGE', acts: ['confirmEditorialChange'], by: agreed(editorial), due: stageDue(state) } as const] : []),
    { why: 'PUBLICATION', acts: ['publish', 'attachDocument'], by: office, due: stageDue(state) },
  ];
};

/** The chair, if it was not the chair who declared it. */
const agreed =
  ({ by }: Editorial): ProjectGate =>
  (state, context) =>
    noDrafter(chair)(state, context.actor.id === by ? { ...context, actor: { id: by, grants: [] } } : context);

const drafting = step({ why: 'DRAFT_TO_MAKE', acts: ['signOffDraft', 'uploadDraft', 'attachDocument'], by: oneOf(leadDrafter, drafter) });
const review = step({ why: 'REVIEW_TO_OPEN', acts: ['openReview', 'attachDocument', 'answerPatentQuestion'], by: office });

/** What each stage waits for; at a code without a row nobody has anything to do. */
const stages: { readonly [code in StageCode]?: Part } = {
  '00.00': proposal,
  '10.92': proposal,
  '00.20': step({ why: 'PROPOSAL_TO_CHECK', acts: ['acceptProposal', 'attachDocument', 'returnProposal'], by: office }),
  '00.99': afterVote(decision),
  '10.00': afterVote(decision),
  '10.20': afterVote(announced),
  '10.60': afterVote(announced),
  '20.00': step({ why: 'GROUP_TO_FORM', acts: ['formGroup'], by: oneOf(office, leadDrafter) }),
  '20.20': drafting,
  '30.92': drafting,
  '40.92': drafting,
  '20.60': drafted,
  '20.99': drafted,
  '30.20': round,
  '30.60': commented,
  '40.00': review,
  '40.93': review,
  '40.20': afterVote(concluded),
  '40.60': reviewed,
  '50.92': reviewed,
  '50.20': step({ why: 'APPROVAL_TO_DECIDE', acts: ['approve', 'attachDocument', 'returnForChanges'], by: chair }),
  '50.60': numbered,
  '60.00': publication,
  '90.20': afterVote(step({ why: 'SYSTEMATIC_REVIEW', acts: ['concludeSystematicReview', 'openReviewBallot', 'attachDocument'], by: office })),
  '95.20': step({ why: 'WITHDRAWAL_TO_PUBLISH', acts: ['publishWithdrawal', 'attachDocument'], by: office }),
};

/** What follows publication: 自我声明 and, of a local standard, 备案. */
const ofPublication: Part = ({ code, clocks, declared }) => {
  if (!inForce.includes(code)) return [];
  return [
    ...(clocks.declaration !== null && !declared ? [{ why: 'DECLARATION', acts: ['declare'], by: office, due: clocks.declaration.at } as const] : []),
    ...(clocks.filing ? [{ why: 'FILING', acts: ['fileStandard'], by: office, due: clocks.filing.at } as const] : []),
  ];
};

const ofCorrections: Part = ({ code, clocks, corrections: { current } }) => {
  if (!inForce.includes(code)) return [];
  const due = clocks.correction?.at ?? null;
  if (current === null) return due === null ? [] : [{ why: 'CORRECTION_ORDERED', acts: ['proposeCorrection'], by: office, due }];
  return current.approved
    ? [{ why: 'CORRECTION_TO_PUBLISH', acts: ['publishCorrection'], by: office, due }]
    : [{ why: 'CORRECTION_TO_DECIDE', acts: ['approveCorrection', 'rejectCorrection'], by: chair, due }];
};
