import type { Instant, Stream } from '../kernel/decider.js';
import type { PayloadOf } from '../kernel/field.js';
import type { startFields } from './fields.js';
import type { CampaignOutcome } from './words.js';

/** Standards a campaign can hold, so that its state stays small; a larger clearing-up is several campaigns. */
export const maxStandards = 1000;

/** How one begins: what the request says, and the authority's name from the register. */
export type CampaignInput = PayloadOf<typeof startFields> & { readonly organisationName: string };

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

/** How far a campaign is. `overdue` are those open after the deadline. */
export type Figures = {
  readonly total: number;
  readonly done: number;
  readonly open: number;
  readonly overdue: number;
  readonly byOutcome: { readonly [outcome: string]: number };
};
