import type { TextReading } from '../text-change.js';
import type { WrittenCommand } from './acts.js';
import type { PersonId } from '../person-id.js';
import type { Near } from './near-titles.js';
import type { Term } from '../calendar/deadline.js';
import type { BallotReport, CampaignOrder, CommitteeReport, ConsultationReport, ProjectReport, Roll } from '../messages.js';
import type { DraftingReport } from '../drafting-messages.js';
import type { RegisterReport } from '../register-messages.js';
import type { FeedbackKind, Profile } from '../profile/profile.js';
import type { Trait } from '../profile/vocabulary.js';
import type { TextReport } from '../text-report.js';
import type { Classification } from './input.js';
import type { LineageReading } from './lineage-gate.js';
import type { NamedChange } from '../named-change.js';
import type { Drafter, Unit } from './state.js';

/** Early triggers of a systematic review: law or policy changed, a related standard changed, key technique changed, feedback, other. */
export type ReviewTrigger = 'law' | 'relatedStandard' | 'technique' | 'feedback' | 'other';
export type ReviewOutcome = 'confirm' | 'revise' | 'withdraw';
export type ComplaintGround = 'law' | 'mandatoryStandard' | 'competition' | 'procedure' | 'patent' | 'numbering' | 'other';
/** `remit`: the body that decided decides again. */
export type Measure = 'none' | 'remit' | 'correct' | 'withdraw';
/** Decisions of a project that can be appealed, by the field of its state. */
export type AppealOf = 'projectVote' | 'review' | 'systematic';

/** What people may ask of a project beside the acts that are written once, by command type: the payload without `type`. */
export type ActPayloads = {
  editProposal: {
    readonly title?: { readonly zh: string; readonly en: string };
    readonly traits?: readonly Trait[];
    readonly classification?: Classification;
  };
  submit: object;
  acceptProposal: {
    readonly withinCharter: boolean;
    readonly conflicts: readonly string[];
    readonly duplicates: readonly string[];
    readonly note: string;
    readonly creditCodeEvidence?: string;
    /** Of a local standard: the special requirement it rests on (SL 13), and whether it would hinder the free flow of goods or services. */
    readonly scope?: { readonly specialRequirement: string; readonly restrictsMarket: boolean };
    /** Near titles as the API found them when it was asked; no client sends them. */
    readonly near?: readonly Near[];
  };
  returnProposal: { readonly reasons: readonly string[] };
  dropProposal: { readonly reason: string };
  openProjectBallot: { readonly roll: Roll; readonly question?: string; readonly window?: Term; readonly change?: NamedChange };
  announceProject: { readonly window?: Term };
  objectToProject: { readonly objection: string; readonly evidence?: string };
  answerObjection: { readonly objection: number; readonly upheld: boolean; readonly reason: string };
  establish: { readonly planNumber: string; readonly lead: Unit; readonly draftingTerm?: Term };
  returnProject: { readonly reasons: readonly string[] };
  refuseProject: { readonly reason: string };
  formGroup: { readonly units: readonly Unit[]; readonly drafters: readonly Drafter[]; readonly note?: string };
  uploadDraft: { readonly sha256: string; readonly version: string };
  signOffDraft: { readonly text: string; readonly feedbackChannel?: string };
  openConsultation: { readonly window?: Term; readonly addressees: readonly string[]; readonly public?: boolean };
  swapDraft: {
    readonly to: string;
    readonly version: string;
    readonly nature: 'erratum' | 'technical';
    readonly reason: string;
    readonly reading?: TextReading;
  };
  voidRound: { readonly reason: string };
  declareSubstantiveChange: { readonly reason: string };
  submitForReview: { readonly text: string; readonly lineage?: LineageReading };
  /** `committeeEnded` is what the API saw: a project cannot look at the committee, and one that is no more answers nobody. */
  openReview: {
    readonly roll?: Roll;
    readonly question?: string;
    readonly window?: Term;
    readonly change?: NamedChange;
    readonly committeeEnded?: boolean;
  };
  concludeReview: { readonly outcome: 'pass' | 'passWithEdits'; readonly edits: readonly string[] };
  confirmEdits: { readonly text: string };
  sendBack: { readonly reason: string; readonly substantive: boolean };
  submitForApproval: { readonly text: string };
  approve: { readonly wish?: string };
  returnForChanges: { readonly reasons: readonly string[] };
  refuseApproval: { readonly reason: string };
  requestNumber: { readonly wish?: string };
  /** `reading` is what the API read in both texts. */
  declareEditorialChange: { readonly to: string; readonly reason: string; readonly reading?: TextReading };
  confirmEditorialChange: { readonly n: number; readonly text: string };
  giveFeedback: { readonly kind: FeedbackKind; readonly summary: string; readonly clause?: string };
  triggerReview: { readonly trigger: ReviewTrigger; readonly reason: string };
  openReviewBallot: { readonly proposal: ReviewOutcome; readonly roll: Roll; readonly window?: Term; readonly change?: NamedChange };
  concludeSystematicReview: { readonly outcome: ReviewOutcome; readonly reason: string };
  orderWithdrawal: { readonly reason: string; readonly basis: string };
  publishWithdrawal: { readonly reason: string };
  keepStandard: { readonly reason: string };
  withdraw: { readonly reason: string };
  cancel: { readonly reason: string };
  recall: { readonly act: string; readonly reason: string };
  fileComplaint: {
    readonly ground: ComplaintGround;
    readonly summary: string;
    readonly against?: string;
    readonly evidence?: string;
    readonly realName: boolean;
    /** An appeal, against this decision. */
    readonly appeals?: AppealOf;
    /** What the API saw: the caller had a seat in that ballot, and belongs to these units. */
    readonly seated?: boolean;
    readonly units?: readonly string[];
  };
  appointPanel: { readonly complaint: number; readonly members: readonly Drafter[] };
  acceptComplaint: { readonly complaint: number };
  rejectComplaint: { readonly complaint: number; readonly reason: string };
  decideComplaint: {
    readonly complaint: number;
    readonly upheld: boolean;
    readonly measure: Measure;
    readonly reason: string;
    readonly within?: Term;
    /** Members of the panel behind the decision. */
    readonly concurring?: readonly PersonId[];
  };
  migrateProfile: { readonly profile: Profile; readonly reason: string };
  adoptCalendar: object;
};

/** Acts of the clock. */
export type ClockPayloads = {
  markOverdue: { readonly clock: string };
  openSystematicReview: object;
  supersede: object;
  closeNotice: object;
};

type Reports = ConsultationReport | BallotReport | TextReport | RegisterReport | ProjectReport | CommitteeReport | DraftingReport | CampaignOrder;
type ReportPayloads = { [T in Reports['type']]: Omit<Extract<Reports, { readonly type: T }>, 'type'> };

export type Payloads = ActPayloads & ClockPayloads & ReportPayloads;
export type OldType = keyof Payloads;

/** One command of the older form, or any of them. The payload is flat beside `type`. */
export type Command<T extends OldType = OldType> = { [K in T]: { readonly type: K } & Payloads[K] }[T];
/** Every command, in either form. */
export type ProjectCommand = WrittenCommand | Command;
export type CommandType = ProjectCommand['type'];
