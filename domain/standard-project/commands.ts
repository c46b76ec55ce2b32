import type { WrittenCommand } from './acts.js';
import type { PersonId } from '../person-id.js';
import type { Term } from '../calendar/deadline.js';
import type { CampaignOrder, ProjectReport, Roll } from '../messages.js';
import type { FeedbackKind, Profile } from '../profile/profile.js';
import type { NamedChange } from '../named-change.js';
import type { Drafter } from './state.js';

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
};

type Reports = ProjectReport | CampaignOrder;
type ReportPayloads = { [T in Reports['type']]: Omit<Extract<Reports, { readonly type: T }>, 'type'> };

export type Payloads = ActPayloads & ClockPayloads & ReportPayloads;
export type OldType = keyof Payloads;

/** One command of the older form, or any of them. The payload is flat beside `type`. */
export type Command<T extends OldType = OldType> = { [K in T]: { readonly type: K } & Payloads[K] }[T];
/** Every command, in either form. */
export type ProjectCommand = WrittenCommand | Command;
export type CommandType = ProjectCommand['type'];
