import type { ActorId } from '../actor.js';
import type { Term } from '../calendar/deadline.js';
import type { Instant, Stream } from '../decider.js';
import type { CampaignReport } from '../messages.js';
import type { Title } from '../profile/vocabulary.js';

/** Mandatory local standards are cleared up, recommended ones reviewed; each has its own outcomes. */
export const scopes = ['mandatory', 'recommended'] as const;
export type Scope = (typeof scopes)[number];

export const outcomesOf = {
  mandatory: ['repeal', 'convertToRecommended', 'proposeUpgrade', 'keepBySpecialLaw'],
  recommended: ['confirm', 'revise', 'withdraw'],
} as const satisfies { readonly [scope in Scope]: readonly string[] };
export type CampaignOutcome = (typeof outcomesOf)[Scope][number];
export const campaignOutcomes = [...outcomesOf.mandatory, ...outcomesOf.recommended] as const;

/** Standards a campaign can hold, so that its state stays small; a larger clearing-up is several campaigns. */
export const maxStandards = 1000;

export type CampaignInput = {
  readonly organisation: string;
  readonly organisationName: string;
  readonly title: Title;
  readonly scope: Scope;
  readonly within: Term;
  readonly rehearsal: boolean;
};

/** A standard under review. `answer` is what its own project said; titles stay in the archive and the view. */
export type CampaignItem = {
  readonly n: number;
  readonly number: string;
  readonly project: Stream | null;
  readonly answer: string | null;
  readonly outcome: CampaignOutcome | null;
};

export type CampaignState = CampaignInput & {
  readonly campaign: Stream;
  readonly deadline: Instant;
  readonly overdue: boolean;
  readonly added: number;
  readonly items: readonly CampaignItem[];
  readonly closed: boolean;
};

export type Named = { readonly number: string; readonly title: string; readonly project?: Stream };

export type CampaignCommand =
  | { readonly type: 'addStandards'; readonly standards: readonly Named[] }
  | { readonly type: 'removeStandard'; readonly item: number; readonly reason: string }
  | {
      readonly type: 'recordOutcome';
      readonly item: number;
      readonly outcome: CampaignOutcome;
      readonly reason: string;
      readonly evidence?: string;
    }
  | { readonly type: 'moveDeadline'; readonly within: Term; readonly reason: string }
  | { readonly type: 'closeCampaign'; readonly summary: string }
  | { readonly type: 'markCampaignOverdue' }
  | CampaignReport;

type By = { readonly by: ActorId };

export type CampaignEvent =
  | ({ readonly type: 'campaignOpened'; readonly campaign: Stream; readonly deadline: Instant } & CampaignInput & By)
  | ({
      readonly type: 'standardsAdded';
      readonly standards: readonly { readonly n: number; readonly number: string; readonly title: string; readonly project: Stream | null }[];
    } & By)
  | ({ readonly type: 'standardRemoved'; readonly item: number; readonly number: string; readonly reason: string } & By)
  | ({
      readonly type: 'outcomeRecorded';
      readonly item: number;
      readonly number: string;
      readonly outcome: CampaignOutcome;
      readonly reason: string;
      readonly evidence: string | null;
    } & By)
  | {
      readonly type: 'outcomeReported';
      readonly item: number;
      readonly number: string;
      readonly answer: string;
      readonly outcome: CampaignOutcome | null;
    }
  | ({ readonly type: 'deadlineMoved'; readonly deadline: Instant; readonly reason: string } & By)
  | { readonly type: 'campaignOverdue'; readonly due: Instant; readonly open: number }
  | ({ readonly type: 'campaignClosed'; readonly summary: string; readonly figures: Figures } & By);

/** How far a campaign is. `overdue` are those open after the deadline. */
export type Figures = {
  readonly total: number;
  readonly done: number;
  readonly open: number;
  readonly overdue: number;
  readonly byOutcome: { readonly [outcome: string]: number };
};
