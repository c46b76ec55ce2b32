import type { Calendar } from '../calendar/calendar.js';
import type { CampaignEvent, CampaignOutcome, CampaignState } from '../campaign/campaign-state.js';
import { eventOf } from '../log/record.js';
import { unreachable } from '../result.js';
import type { Title } from '../profile/vocabulary.js';
import { termTo } from './command-table.js';
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

function outcomeName(outcome: CampaignOutcome): Title {
  switch (outcome) {
    case 'repeal':
      return { zh: '废止', en: 'repeal' };
    case 'convertToRecommended':
      return { zh: '转为推荐性标准', en: 'convert to recommended' };
    case 'proposeUpgrade':
      return { zh: '建议上升为上级标准', en: 'propose for a higher level' };
    case 'keepBySpecialLaw':
      return { zh: '依特别法保留', en: 'keep under a special law' };
    case 'confirm':
      return { zh: '继续有效', en: 'confirm' };
    case 'revise':
      return { zh: '修订', en: 'revise' };
    case 'withdraw':
      return { zh: '废止', en: 'withdraw' };
    default:
      return unreachable(outcome);
  }
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
  const { zh, en } = outcomeName(outcome);
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
