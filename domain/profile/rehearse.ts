import type { Calendar } from '../law/calendar/calendar.js';
import type { Term } from '../law/calendar/deadline.js';
import type { Instant } from '../kernel/decider.js';
import { checkProfile } from './check.js';
import { checklistOf, reviewMode, type DocumentNeed } from './documents.js';
import type { Finding, FindingCode } from './finding.js';
import { gateApplies } from './gates.js';
import { profileHash } from './hash.js';
import type { Gate, Profile, Stage } from './profile.js';
import { rehearseBallots, type RehearsedBallot } from './rehearsed-ballots.js';
import { rehearseCalendar, type StageSpan } from './rehearsed-calendar.js';
import { isStageCode, stageCodes } from './stage-codes.js';
import { stageTitles, type Title } from './vocabulary.js';

export type RehearsedStage = StageSpan & {
  readonly title: Title;
  readonly documents: readonly DocumentNeed[];
  readonly gates: readonly Gate[];
};

/** A way back, how often it may be taken, and what one turn costs at least. */
export type Loop = {
  readonly loop: 'repeatComment' | 'repeatReview' | 'returnedApproval';
  readonly atMost: number | null;
  readonly adds: readonly Term[];
};

/** What a profile would mean for a project begun at `from`. A simulation of rules, not of people. */
export type Rehearsal = {
  readonly simulated: true;
  readonly profile: { readonly id: string; readonly version: number; readonly hash: string; readonly title: Profile['title'] };
  readonly calendar: { readonly id: string; readonly hash: string };
  readonly from: Instant;
  readonly traits: readonly string[];
  readonly stages: readonly RehearsedStage[];
  readonly publishedBy: Instant | null;
  readonly reviewDue: Instant | null;
  readonly ballots: readonly RehearsedBallot[];
  readonly loops: readonly Loop[];
  readonly deadEnds: readonly Finding[];
  readonly findings: readonly Finding[];
};

/** Findings that stop a project for good, in every run or as soon as it meets them. */
const deadEndCodes: readonly FindingCode[] = [
  'STAGE_MISSING',
  'STAGE_DEAD_END',
  'STAGE_DOCUMENT_UNKNOWN',
  'GATE_EVIDENCE_UNKNOWN',
  'GATE_EVIDENCE_TOO_LATE',
  'GATE_WITHOUT_EVIDENCE',
  'GATE_IMMOVABLE',
  'REVIEW_BALLOT_MISSING',
  'RULE_UNKNOWN',
  'RULE_PARAMS_WRONG',
  'THRESHOLD_UNREACHABLE',
  'RECUSAL_STALLS',
];

/** A project to be rehearsed: when it begins, by which calendar, and what is special about it. */
type Project = { readonly from: Instant; readonly calendar: Calendar; readonly traits: readonly string[] };

export function rehearse(profile: Profile, { from, calendar, traits }: Project): Rehearsal {
  const spans = rehearseCalendar(profile, from, calendar);
  const findings = checkProfile(profile);
  return {
    simulated: true,
    profile: { id: profile.id, version: profile.version, hash: profileHash(profile), title: profile.title },
    calendar: { id: calendar.id, hash: calendar.hash },
    from,
    traits,
    stages: spans.map((span) => withPapers(profile, span, traits)),
    publishedBy: endOf(spans, 'publication'),
    reviewDue: endOf(spans, 'inForce'),
    ballots: rehearseBallots(profile),
    loops: loopsOf(profile),
    deadEnds: findings.filter(({ code }) => deadEndCodes.includes(code)),
    findings,
  };
}

function withPapers(profile: Profile, span: StageSpan, traits: readonly string[]): RehearsedStage {
  const rule = profile.stages.find(({ stage }) => stage === span.stage);
  const gates = profile.gates.filter((gate) => gateApplies(gate, traits) && isStageCode(gate.before) && stageCodes[gate.before].stage === span.stage);
  return { ...span, title: stageTitles[span.stage], documents: rule ? checklistOf(rule, reviewMode(profile)) : [], gates };
}

function loopsOf(profile: Profile): readonly Loop[] {
  const review = profile.ballots[profile.review.ballot]?.window.default;
  return [
    // A substantive change always asks for another round, so only the project's own patience ends this one.
    { loop: 'repeatComment', atMost: null, adds: [profile.consultation.repeat, profile.consultation.answer] },
    { loop: 'repeatReview', atMost: profile.review.maxFailures - 1, adds: review ? [review] : [] },
    { loop: 'returnedApproval', atMost: profile.approval.maxReturns, adds: [] },
  ];
}

const endOf = (spans: readonly StageSpan[], stage: Stage): Instant | null => spans.find((span) => span.stage === stage)?.latestEnd ?? null;
