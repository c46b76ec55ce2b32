import type { Instant, Stream } from '../kernel/decider.js';
import type { Source } from '../law/sources.js';
import type { BallotFacts, Beside as Act, ConsultationFacts, Facts, ProjectFacts } from './facts.js';
import { by, within, type Moment, type Unit } from './indicator.js';

/**
 * A departure from the procedure as a fact: what was found and what was needed, by which rule, and when. It judges nobody: much of it is lawful, and
 * whether something is a breach is for people to find.
 */
export type Breach = {
  readonly code: keyof typeof rules;
  readonly stream: Stream;
  readonly project: Stream | null;
  readonly at: Instant;
  readonly found: number;
  readonly needed: number;
};

type Ground = { readonly rule: string; readonly source: Source; readonly unit: Extract<Unit, 'count' | 'days'> };

/** The rule and the source of each, and what its two figures count. */
const rules = {
  WINDOW_SHORT: { rule: 'GS-14', source: 'GS-14', unit: 'days' },
  ROUND_VOIDED: { rule: 'GS-14', source: 'GS-14', unit: 'count' },
  VOTE_VOIDED: { rule: 'D-TWO', source: 'D-TWO-PERSONS', unit: 'count' },
  VOTE_REOPENED: { rule: 'D-TWO', source: 'D-TWO-PERSONS', unit: 'count' },
  RESULT_CHANGED: { rule: 'D-TWO', source: 'D-TWO-PERSONS', unit: 'count' },
  COMPLAINT_OVERDUE: { rule: 'D-COMPLAINT', source: 'D-COMPLAINT', unit: 'days' },
  COMPLAINT_UPHELD: { rule: 'D-COMPLAINT', source: 'D-COMPLAINT', unit: 'count' },
  GATE_WAIVED: { rule: 'D-TWO', source: 'D-TWO-PERSONS', unit: 'count' },
  PROFILE_MIGRATED: { rule: 'D-PIN', source: 'SET-PROFILE', unit: 'count' },
  SLIP_RECALLED: { rule: 'D-RECALL', source: 'D-RECALL', unit: 'count' },
  SUSPENDED: { rule: 'D-SUSPEND', source: 'D-SUSPENDED', unit: 'days' },
  DEADLINE_PASSED: { rule: 'D-CLOCK-STAGE', source: 'D-STAGE-TIMES', unit: 'days' },
  DECLARATION_LATE: { rule: 'D-CLOCK-DECLARATION', source: 'D-STAGE-TIMES', unit: 'days' },
  FILING_LATE: { rule: 'DB-FILING', source: 'DBM-FILING', unit: 'days' },
  REVIEW_PAST: { rule: 'D-REVIEW', source: 'D-REVIEW-CLOCK', unit: 'days' },
  PATENTS_UNANSWERED: { rule: 'G8', source: 'GS-16', unit: 'count' },
} as const satisfies { readonly [code: string]: Ground };

export type BreachCode = keyof typeof rules;
export const breachCodes = Object.keys(rules) as readonly BreachCode[]; // keys of the table
export const groundOf = (code: BreachCode): Ground => rules[code];

type Found = Omit<Breach, 'stream' | 'project'>;
const once = (code: BreachCode, at: Instant, found = 1): Found => ({ code, at, found, needed: 0 });
const when = (holds: boolean, ...found: readonly Found[]): readonly Found[] => (holds ? found : []);

const day = 86_400_000;
/** Whole days past an end. */
const daysPast = (end: Instant, now: Instant): number => Math.floor((now - end) / day);
/** Something that is due and was not done in time; as long as it is open, it stands today. */
const lateness = (
  code: BreachCode,
  { due, doneAt }: { readonly due: Instant; readonly doneAt: Instant | null },
  moment: Moment,
): readonly Found[] => {
  const done = by(moment, doneAt) ? doneAt : null;
  return when(by(moment, due) && (done === null || (done >= due && within(moment, done))), once(code, due, daysPast(due, done ?? moment.at)));
};

const acts: { readonly [act in Act['act']]: BreachCode } = {
  gateWaived: 'GATE_WAIVED',
  profileMigrated: 'PROFILE_MIGRATED',
  actRecalled: 'SLIP_RECALLED',
  changeConfirmed: 'RESULT_CHANGED',
};
const besides = (beside: readonly Act[], moment: Moment): readonly Found[] =>
  beside.filter(({ at }) => within(moment, at)).map(({ at, act }) => once(acts[act], at));

function ofConsultation({ moves, fullDays, floor, openedAt }: ConsultationFacts, moment: Moment): readonly Found[] {
  const voided = moves.filter(({ how, at }) => how === 'voided' && within(moment, at)).map(({ at }) => once('ROUND_VOIDED', at));
  const short = openedAt !== null && floor !== null && fullDays < floor && within(moment, openedAt);
  return [...voided, ...(short ? [{ ...once('WINDOW_SHORT', openedAt, fullDays), needed: floor }] : [])];
}

const ofBallot = ({ moves, beside }: BallotFacts, moment: Moment): readonly Found[] => [
  ...moves.flatMap(({ how, at }) =>
    within(moment, at) && (how === 'voided' || how === 'reopened') ? [once(how === 'voided' ? 'VOTE_VOIDED' : 'VOTE_REOPENED', at)] : [],
  ),
  ...besides(beside, moment),
];

function ofProject(facts: ProjectFacts, moment: Moment): readonly Found[] {
  const { passages, rests, endedAt, publication, complaints, beside, local } = facts;
  const last = passages.findLast(({ at }) => by(moment, at));
  const rest = rests.findLast(({ from }) => by(moment, from));
  const resting = rest !== undefined && !by(moment, rest.until) && !by(moment, endedAt);
  const late = last?.due ?? null;
  return [
    ...(resting ? [once('SUSPENDED', rest.from, daysPast(rest.from, moment.at))] : []),
    ...(late !== null && !resting && by(moment, late) && !by(moment, endedAt) ? [once('DEADLINE_PASSED', late, daysPast(late, moment.at))] : []),
    ...complaints.flatMap(({ at, due, endedAt: ended, upheld }) => [
      ...(by(moment, at) ? lateness('COMPLAINT_OVERDUE', { due, doneAt: ended }, moment) : []),
      ...(upheld && ended !== null && within(moment, ended) ? [once('COMPLAINT_UPHELD', ended)] : []),
    ]),
    ...besides(beside, moment),
    ...(publication === null || !by(moment, publication.at) ? [] : ofPublished(publication, { facts, local, moment })),
  ];
}

type Published = NonNullable<ProjectFacts['publication']>;
type Beside = { readonly facts: ProjectFacts; readonly local: boolean; readonly moment: Moment };

function ofPublished({ at, declareBy, declaredAt, filing, unanswered, unlicensed }: Published, { facts, local, moment }: Beside): readonly Found[] {
  const review = facts.reviews.findLast((one) => by(moment, one.at));
  const missing = unanswered + unlicensed;
  return [
    ...(local ? [] : lateness('DECLARATION_LATE', { due: declareBy, doneAt: declaredAt }, moment)),
    ...(filing === undefined ? [] : lateness('FILING_LATE', { due: filing.due, doneAt: filing.filedAt }, moment)),
    ...(review === undefined || by(moment, facts.endedAt) ? [] : lateness('REVIEW_PAST', { due: review.due, doneAt: review.openedAt }, moment)),
    ...when(missing > 0 && within(moment, at), once('PATENTS_UNANSWERED', at, missing)),
  ];
}

function found(facts: Facts, moment: Moment): readonly Found[] {
  switch (facts.kind) {
    case 'consultation':
      return ofConsultation(facts, moment);
    case 'ballot':
      return ofBallot(facts, moment);
    case 'standard-project':
      return ofProject(facts, moment);
    case 'committee':
      return [];
  }
}

/** All that departed from the procedure within the period, or stands so at its end: the newest first. */
export function breachesIn(facts: readonly Facts[], moment: Moment): readonly Breach[] {
  const all = facts.flatMap((one) => {
    const project = one.kind === 'standard-project' ? one.stream : one.kind === 'committee' ? null : one.project;
    return found(one, moment).map((breach): Breach => ({ ...breach, stream: one.stream, project }));
  });
  return all.toSorted((a, b) => b.at - a.at || (a.stream < b.stream ? -1 : 1));
}
