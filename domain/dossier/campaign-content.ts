import type { Calendar } from '../law/calendar/calendar.js';
import type { CampaignEvent } from '../campaign/events.js';
import type { CampaignState } from '../campaign/state.js';
import { outcomeNames } from '../campaign/words.js';
import { eventOf } from '../kernel/log/record.js';
import { termTo } from './term-to.js';
import { deadlineProof } from './deadline-proof.js';
import type { Content, DeadlineProof, Named } from './dossier.js';
import type { Folded } from './fold.js';

type CampaignPart = Pick<Content, 'deadlines' | 'documents' | 'related'> & {
  readonly about: string;
  readonly profile: null;
  readonly outcome: Content['outcome'] | null;
};

/** What a batch review decided on one standard, or how it ended. */
export function campaignContent(folded: Folded, calendar: Calendar): CampaignPart {
  const state = folded.after as CampaignState; // folded by the campaign's own decider
  const decision = eventOf(folded.decision) as CampaignEvent; // an archived event of a campaign
  const item = 'item' in decision ? state.items.find((one) => one.n === decision.item) : undefined;
  return {
    about: state.title.zh,
    profile: null,
    outcome: outcomeOf(decision),
    deadlines: deadlineOf(folded, calendar),
    documents: evidenceOf(decision),
    related: item?.project ? [item.project] : [],
  };
}

function outcomeOf(decision: CampaignEvent): Content['outcome'] | null {
  if (decision.type === 'campaignClosed') {
    const { total, byOutcome } = decision.figures;
    const rows = Object.entries(byOutcome).map(([outcome, count]) => `${outcome} ${count}`);
    return { word: 'closed', reason: decision.summary, zh: `共 ${total} 项：${rows.join('，')}`, en: `${total} in all: ${rows.join(', ')}` };
  }
  if (decision.type !== 'outcomeRecorded' && decision.type !== 'outcomeReported') return null;
  const { number, outcome } = decision;
  if (outcome === null) return null;
  const { zh, en } = outcomeNames[outcome];
  return { word: outcome, reason: decision.type === 'outcomeRecorded' ? decision.reason : null, zh: `${number}：${zh}`, en: `${number}: ${en}` };
}

/** Evidence may be a document's hash or words. */
const evidenceOf = (decision: CampaignEvent): readonly Named[] =>
  'evidence' in decision && decision.evidence !== null && /^[0-9a-f]{64}$/.test(decision.evidence)
    ? [{ what: 'evidence', sha256: decision.evidence }]
    : [];

/** The limit as it was last set. */
function deadlineOf({ events }: Folded, calendar: Calendar): readonly DeadlineProof[] {
  const set = events.findLast(({ data }) => 'deadline' in data && typeof data.deadline === 'number');
  const closesAt = set !== undefined && 'deadline' in set.data && typeof set.data.deadline === 'number' ? set.data.deadline : null;
  const term = set === undefined || closesAt === null ? null : termTo(calendar, set.at, closesAt);
  return set === undefined || closesAt === null || term === null ? [] : [deadlineProof(calendar, { name: 'campaign', from: set.at, term, closesAt })];
}
