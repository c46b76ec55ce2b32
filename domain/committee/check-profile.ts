import type { Source } from '../law/sources.js';
import type { BallotRule } from '../ballot-rule/ballot-rule.js';
import { mostOfOneUnit } from '../profile/floors.js';
import { parseFraction } from '../ballot-rule/fraction.js';
import { ruleOfTerms } from '../profile/rule-of-terms.js';
import { deadline, type Term } from '../law/calendar/deadline.js';
import { currentCalendar } from '../law/calendar/current.js';
import { onlySound } from '../profile/sound.js';
import { checkFloor, contradictions } from '../profile/check-ballots.js';
import { checkMishaps } from '../profile/check-mishaps.js';
import { checkWindow } from '../profile/check-terms.js';
import type { BallotTerms } from '../profile/profile.js';
import type { FindingCode, Severity } from '../profile/finding.js';
import type { Json, Refusal } from '../kernel/refusal.js';
import type { Result } from '../kernel/result.js';
import type { CommitteeProfile } from './profile.js';

/** Points of committees alone; the words are in contract/committee-profile-findings.ts. */
export const committeeFindingCodes = {
  COMMITTEE_NOTICE_SHORT: 'warning',
  COMMITTEE_RECRUITMENT_SHORT: 'warning',
  COMMITTEE_UNIT_LIMIT_MISSING: 'error',
  COMMITTEE_SIZE_UNREACHABLE: 'error',
  COMMITTEE_SHARE_INVALID: 'error',
  COMMITTEE_BANDS_DISORDERED: 'error',
  COMMITTEE_FAILING_UNKNOWN: 'error',
  COMMITTEE_FAILING_NONE: 'warning',
  COMMITTEE_RECTIFICATION_ORDER: 'error',
  COMMITTEE_TERM_CLOCKS: 'error',
  COMMITTEE_ABSENCE_ORDER: 'error',
  COMMITTEE_BALLOT_RULE: 'error',
  COMMITTEE_FORMAL_MISSING: 'warning',
  COMMITTEE_OBSERVER_VOTES: 'error',
} as const;
export type CommitteeFindingCode = keyof typeof committeeFindingCodes;

/** A point of committees, or one of ballots, which are the same everywhere. */
export type ProfilePoint = {
  readonly code: CommitteeFindingCode | FindingCode;
  readonly severity: Severity;
  readonly path: string;
  readonly rule: string;
  readonly source: Source;
  readonly found: Json;
  readonly needed: Json;
};

type About = { readonly path: string; readonly source: Source; readonly found: Json; readonly needed: Json };
const point = (code: CommitteeFindingCode, about: About): ProfilePoint => ({ code, severity: committeeFindingCodes[code], rule: 'TCM', ...about });
const when = (broken: boolean, code: CommitteeFindingCode, about: About): readonly ProfilePoint[] => (broken ? [point(code, about)] : []);

/** Terms of different units are compared by where they end from one day. */
const ends = (term: Term): number => deadline(currentCalendar, 0, term).closesAt;
const days = (count: number): Term => ({ count, unit: 'calendarDays' });

/** The bylaw check-up of a committee profile: floors, contradictions, thresholds nobody can reach, treatments that are missing. */
export const checkCommitteeProfile = (profile: CommitteeProfile): readonly ProfilePoint[] => [
  ...bodyPoints(profile),
  ...termPoints(profile),
  ...assessmentPoints(profile),
  ...ballotPoints(profile),
];

/** Asked wherever a profile is taken in. */
export const soundCommitteeProfile = (profile: CommitteeProfile): Result<null, Refusal> => onlySound(checkCommitteeProfile(profile));

function bodyPoints({ bodies, adjustment, voting }: CommitteeProfile): readonly ProfilePoint[] {
  const each = (['TC', 'SC'] as const).flatMap((kind) => {
    const { min, max, odd, perUnit, balance, source } = bodies[kind];
    const path = `/bodies/${kind}`;
    const evenOnly = odd === 'required' && max !== null && min === max && min % 2 === 0;
    return [
      ...when(perUnit === null || perUnit > mostOfOneUnit, 'COMMITTEE_UNIT_LIMIT_MISSING', {
        path: `${path}/perUnit`,
        source,
        found: perUnit,
        needed: { max: mostOfOneUnit },
      }),
      ...when((max !== null && max < min) || evenOnly, 'COMMITTEE_SIZE_UNREACHABLE', {
        path,
        source,
        found: { min, max, odd },
        needed: 'a size that exists',
      }),
      ...when(balance !== null && parseFraction(balance.share) === null, 'COMMITTEE_SHARE_INVALID', {
        path: `${path}/balance/share`,
        source,
        found: balance?.share ?? null,
        needed: 'p/q, no more than the whole',
      }),
    ];
  });
  const observers = voting.duties.filter((one) => one === 'adviser' || one === 'observer');
  return [
    ...each,
    ...when(parseFraction(adjustment.share) === null, 'COMMITTEE_SHARE_INVALID', {
      path: '/adjustment/share',
      source: adjustment.source,
      found: adjustment.share,
      needed: 'p/q, no more than the whole',
    }),
    ...when(observers.length > 0, 'COMMITTEE_OBSERVER_VOTES', { path: '/voting/duties', source: voting.source, found: observers, needed: [] }),
  ];
}

function termPoints({ founding, term, absence }: CommitteeProfile): readonly ProfilePoint[] {
  const notices = (['setupNotice', 'planNotice'] as const).flatMap((name) =>
    when(ends(founding[name]) < ends(days(30)), 'COMMITTEE_NOTICE_SHORT', {
      path: `/founding/${name}`,
      source: founding.source,
      found: founding[name],
      needed: days(30),
    }),
  );
  const months = { alarm: term.alarmMonths, dossier: term.dossierMonths, years: term.years };
  return [
    ...notices,
    ...when(ends(founding.recruitment) < ends(days(30)), 'COMMITTEE_RECRUITMENT_SHORT', {
      path: '/founding/recruitment',
      source: founding.source,
      found: founding.recruitment,
      needed: days(30),
    }),
    ...when(!(term.years * 12 > term.alarmMonths && term.alarmMonths >= term.dossierMonths), 'COMMITTEE_TERM_CLOCKS', {
      path: '/term',
      source: term.source,
      found: months,
      needed: 'dossier ≤ alarm < term',
    }),
    ...when(absence.replace <= absence.warn, 'COMMITTEE_ABSENCE_ORDER', {
      path: '/absence',
      source: absence.source,
      found: { warn: absence.warn, replace: absence.replace },
      needed: 'warn < replace',
    }),
  ];
}

/** The first band that fits is taken, so bands fall from top to bottom and end at zero. */
function assessmentPoints({ assessment: { bands, failing, source }, rectification }: CommitteeProfile): readonly ProfilePoint[] {
  const falling = bands.every((one, i) => i === 0 || one.min < (bands[i - 1]?.min ?? 0)) && bands.at(-1)?.min === 0;
  const unknown = failing.filter((grade) => !bands.some((one) => one.grade === grade));
  return [
    ...when(!falling, 'COMMITTEE_BANDS_DISORDERED', {
      path: '/assessment/bands',
      source,
      found: bands.map((one) => one.min),
      needed: 'falling, the last at 0',
    }),
    ...when(unknown.length > 0, 'COMMITTEE_FAILING_UNKNOWN', {
      path: '/assessment/failing',
      source,
      found: unknown,
      needed: bands.map((one) => one.grade),
    }),
    ...when(failing.length === 0, 'COMMITTEE_FAILING_NONE', {
      path: '/assessment/failing',
      source,
      found: [],
      needed: 'a grade that orders rectification',
    }),
    ...when(ends(rectification.max) < ends(rectification.min), 'COMMITTEE_RECTIFICATION_ORDER', {
      path: '/rectification',
      source: rectification.source,
      found: { min: rectification.min, max: rectification.max },
      needed: 'min ≤ max',
    }),
  ];
}

const belowLaw = (vote: { readonly terms: BallotTerms; readonly path: string }, rule: BallotRule): readonly ProfilePoint[] =>
  checkFloor({ ...vote, name: 'committeeReview', law: 'committee' }, rule);

function ballotPoints({ ballots, formal }: CommitteeProfile): readonly ProfilePoint[] {
  const rules = (['letter', 'meeting'] as const).flatMap((name) => {
    const terms = ballots[name];
    const path = `/ballots/${name}`;
    const rule = ruleOfTerms(terms);
    const { source } = terms;
    return [
      ...checkWindow(path, terms),
      ...(rule.ok
        ? [...contradictions({ terms, path }), ...checkMishaps({ terms, path }, rule.value), ...belowLaw({ terms, path }, rule.value)]
        : []),
      ...(rule.ok ? [] : [point('COMMITTEE_BALLOT_RULE', { path, source, found: rule.error.found, needed: rule.error.needed })]),
      ...when(terms.mode !== name, 'COMMITTEE_BALLOT_RULE', {
        path: `${path}/mode`,
        source,
        found: terms.mode,
        needed: name,
      }),
    ];
  });
  const missing = (['charter', 'projectProposal', 'draftForReview', 'subcommittee'] as const).filter((one) => !formal.matters.includes(one));
  return [
    ...rules,
    ...when(missing.length > 0, 'COMMITTEE_FORMAL_MISSING', {
      path: '/formal/matters',
      source: formal.source,
      found: formal.matters,
      needed: missing,
    }),
  ];
}
