import type { BallotEvent } from '../ballot/events.js';
import type { BallotResult, BallotState } from '../ballot/state.js';
import { marksCounted } from '../ballot/consent.js';
import { countPapers } from '../ballot/count-marks.js';
import { markAt } from '../ballot/marks.js';
import { sensitivityOf } from '../ballot/result-of.js';
import { ruleOfTerms } from '../profile/rule-of-terms.js';
import type { Calendar } from '../law/calendar/calendar.js';
import { isOwnTerms } from '../profile/own-terms.js';
import { eventOf } from '../kernel/log/record.js';
import type { Roll } from '../messages/messages.js';
import type { BallotTerms } from '../profile/profile.js';
import { deadlineProof, movesIn, outagesIn } from './deadline-proof.js';
import type { Content, Electorate, Named, RuleInForce, Seated } from './dossier.js';
import { explainOutcome } from '../ballot-rule/explain.js';
import type { Folded } from './fold.js';
import { sensitivityIn } from './sensitivity.js';
import { explained } from './result.js';

type Of<Type extends BallotEvent['type']> = Extract<BallotEvent, { readonly type: Type }>;
type BallotPart = Pick<Content, 'electorate' | 'rule' | 'result' | 'papers' | 'before' | 'sensitivity' | 'deadlines' | 'documents'> & {
  readonly outcome: Content['outcome'];
  readonly about: string;
};

/** What only a ballot's dossier has: who could vote, by which rule, with what result, and how close it was. */
export function ballotContent(folded: Folded, calendar: Calendar): BallotPart {
  const state = folded.after as BallotState; // folded by the ballot's own decider
  const decision = eventOf(folded.decision) as BallotEvent; // an archived event of a ballot
  const result = resultIn(decision);
  const before = replacedBy(decision, folded.before as BallotState | null); // as above
  return {
    about: state.question,
    outcome: outcomeOf(decision, result),
    electorate: electorateOf(state, folded),
    rule: ruleInForce(state.terms),
    result: result && explained(result),
    papers: result && countPapers(marksCounted(state)),
    before: before && explained(before),
    sensitivity: result && sensitivityIn(state, result, sensitivityOf(state)),
    deadlines: deadlinesOf(state, folded, calendar),
    documents: documentsOf(state, folded),
  };
}

/** The result that this one takes the place of. */
function replacedBy(event: BallotEvent, state: BallotState | null): BallotResult | null {
  if (event.type === 'resultRevised') return event.before;
  if (event.type === 'tieDecided') return state?.result ?? null;
  return event.type === 'ballotClosed' ? (state?.takenBack ?? null) : null;
}

function resultIn(event: BallotEvent): BallotResult | null {
  if (event.type !== 'ballotClosed' && event.type !== 'tieDecided' && event.type !== 'resultRevised') return null;
  const { outcome, counts, trace } = event;
  return { outcome, counts, trace };
}

function outcomeOf(event: BallotEvent, result: BallotResult | null): Content['outcome'] {
  const reason = 'reason' in event && typeof event.reason === 'string' ? event.reason : null;
  if (result !== null) return { word: result.outcome, reason, ...explainOutcome(result.outcome) };
  return event.type === 'ballotRecalled'
    ? { word: 'recalled', reason, zh: '撤回，不产生结果', en: 'recalled, without a result' }
    : { word: 'voided', reason, zh: '作废，不产生结果', en: 'voided, without a result' };
}

export function ruleInForce(terms: BallotTerms): RuleInForce {
  const rule = ruleOfTerms(terms);
  // House terms cite no law, also where their rule is one of a law.
  const source = rule.ok && !isOwnTerms(terms) ? rule.value.source : terms.source;
  return { id: rule.ok ? rule.value.id : terms.rule, params: terms.params, source, terms, houseTerms: isOwnTerms(terms) };
}

const draftedIn = ({ events }: Folded): Of<'ballotDrafted'> => {
  const [birth] = events;
  if (birth?.type !== 'ballotDrafted') throw new Error('a ballot begins with its draft');
  return eventOf(birth) as Of<'ballotDrafted'>; // as above
};

function electorateOf(state: BallotState, folded: Folded): Electorate {
  const roll: Roll = draftedIn(folded).input.roll;
  return {
    size: state.size,
    eligible: state.size - state.excluded.length,
    excluded: state.excluded.length,
    document: state.document,
    seats:
      roll.kind === 'seats'
        ? roll.seats.map((seat, n): Seated => ({ seat: n, ...seat, excluded: exclusionOf(state, n), mark: markAt(state.marks, n) }))
        : null,
  };
}

function exclusionOf(state: BallotState, seat: number): Seated['excluded'] {
  const found = state.excluded.find((one) => one.seat === seat);
  return found === undefined ? null : { reason: found.reason, evidence: found.evidence, late: found.late };
}

function deadlinesOf(state: BallotState, { events }: Folded, calendar: Calendar): Content['deadlines'] {
  const { openedAt, closesAt } = state;
  if (openedAt === null || closesAt === null) return [];
  const set = { name: 'ballot', from: openedAt, term: state.window, closesAt, countsUntil: state.countsUntil, outages: outagesIn(events) };
  return [deadlineProof(calendar, set, movesIn(events, ['ballotDrafted', 'ballotOpened']))];
}

function documentsOf(state: BallotState, { events }: Folded): readonly Named[] {
  const scans = events.flatMap((event) =>
    event.type === 'paperConfirmed' && 'scan' in event.data
      ? [{ what: `scan of seat ${String((event.data as Of<'paperConfirmed'>).seat)}`, sha256: String(event.data.scan) }]
      : [],
  );
  const earlier = (state.swaps ?? []).map(({ from }) => ({ what: 'text before an erratum', sha256: from }));
  return [{ what: 'text', sha256: state.text }, ...earlier, ...(state.document === null ? [] : [{ what: 'roll', sha256: state.document }]), ...scans];
}
