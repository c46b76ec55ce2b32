import type { Calendar } from '../law/calendar/calendar.js';
import type { Stream } from '../kernel/decider.js';
import { eventOf } from '../kernel/log/record.js';
import type { BallotInput } from '../messages/messages.js';
import { isStageCode, stageCodes } from '../profile/stage-codes.js';
import type { ProjectEvent } from '../standard-project/events.js';
import type { Clock, ProjectState } from '../standard-project/state.js';
import { ruleInForce } from './ballot-content.js';
import { deadlineProof } from './deadline-proof.js';
import { codeReached } from './decision-kinds.js';
import type { Content, DeadlineProof, Named, RuleInForce } from './dossier.js';
import { explainOutcome } from '../ballot-rule/explain.js';
import type { Folded } from './fold.js';
import { noticeProofs } from './notice-proofs.js';
import { explained } from './result.js';

type ProjectPart = Pick<Content, 'rule' | 'result' | 'deadlines' | 'documents' | 'related'> & {
  readonly outcome: Content['outcome'] | null;
  readonly about: string;
  readonly profile: string;
};

/** What a project's dossier has beyond the common part: limits that ran, papers on file, and the result of the ballot it acted on. */
export function projectContent(folded: Folded, calendar: Calendar): ProjectPart {
  const state = folded.after as ProjectState; // folded by the project's own decider
  const was = (folded.before ?? folded.after) as ProjectState; // as above
  const decision = eventOf(folded.decision) as ProjectEvent; // an archived event of a project
  const ballot = 'ballot' in decision ? decision.ballot : 'usesBallot' in decision ? decision.usesBallot : null;
  const result = 'counts' in decision ? { outcome: decision.outcome, counts: decision.counts, trace: decision.trace } : null;
  return {
    about: state.title.zh,
    outcome: outcomeOf(folded, decision),
    rule: ballot === null || result === null ? null : ruleOf(folded, ballot),
    result: result && explained(result),
    deadlines: [
      ...Object.entries(was.clocks).flatMap(([name, clock]) => (clock === null ? [] : [limit(calendar, name, clock)])),
      ...announcement(folded, calendar),
    ],
    documents: documentsOf(state),
    related: ballot === null ? [] : [ballot],
    profile: state.profileHash,
  };
}

function outcomeOf(folded: Folded, decision: ProjectEvent): Content['outcome'] | null {
  const reason = 'reason' in decision && typeof decision.reason === 'string' ? decision.reason : null;
  if ('counts' in decision) return { word: decision.outcome, reason, ...explainOutcome(decision.outcome) };
  if (decision.type === 'numberGranted') return { word: decision.number, reason, zh: `编号 ${decision.number}`, en: `number ${decision.number}` };
  const code = codeReached(folded.decision);
  if (code === null) return null;
  const { zh, en } = isStageCode(code) ? stageCodes[code] : { zh: code, en: code };
  return { word: code, reason, zh: `${code} ${zh}`, en: `${code} ${en}` };
}

/** The terms stand in the order that the project gave; they are frozen with it. */
function ruleOf({ events }: Folded, ballot: Stream): RuleInForce | null {
  const order = events.findLast(({ data }) => 'ballot' in data && data.ballot === ballot && 'input' in data);
  return order === undefined ? null : ruleInForce((order.data as unknown as { readonly input: BallotInput }).input.terms); // an order carries the ballot's input
}

/** A pause moves a limit without a new term: what was counted first then differs from what holds. */
const limit = (calendar: Calendar, name: string, { from, term, at }: Clock): DeadlineProof =>
  deadlineProof(calendar, { name, from, term, closesAt: at });

/** 立项公示 of a local standard, for the decisions that are taken while or after the project was shown. */
const announcement = ({ events, decision }: Folded, calendar: Calendar): readonly DeadlineProof[] =>
  codeReached(decision)?.startsWith('10.') === true ? noticeProofs(events, ['project'], calendar) : [];

const documentsOf = ({ draft, documents, review, approval }: ProjectState): readonly Named[] => [
  ...(draft === null ? [] : [{ what: 'draft', sha256: draft.sha256 }]),
  ...(review.text === null ? [] : [{ what: 'reviewedText', sha256: review.text }]),
  ...(approval.text === null ? [] : [{ what: 'approvedText', sha256: approval.text }]),
  ...Object.entries(documents).map(([what, { sha256 }]) => ({ what, sha256 })),
];
