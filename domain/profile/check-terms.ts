import { longestReviewInterval as fiveYears } from './floors.js';
import { finding, findIf, type Finding } from './finding.js';
import { ballotNames, fields, type BallotName, type BallotTerms, type Profile } from './profile.js';
import { isStageCode } from './stage-codes.js';
import { leastDays, longer, mayFallShortOf } from './term-order.js';

const fiveYearsInDays = 5 * 366;
const manyRounds = 5;
const letterDays = 20;

/** Terms, loops and reminders: what ends, in what order, and how often. */
export function checkTerms(profile: Profile): readonly Finding[] {
  return [...checkInterval(profile), ...checkLoops(profile), ...checkReminders(profile), ...checkPatents(profile), ...checkIdentity(profile)];
}

function checkInterval({ systematicReview }: Profile): readonly Finding[] {
  const { interval, cap, decideWithin } = systematicReview;
  const about = { rule: 'SL-29', source: 'SL-29' } as const;
  return [
    ...findIf(longer(cap, fiveYears), 'REVIEW_INTERVAL_ABOVE_CAP', { ...about, path: '/systematicReview/cap', found: cap, needed: fiveYears }),
    ...findIf(longer(interval, fiveYears) || longer(interval, cap), 'REVIEW_INTERVAL_ABOVE_CAP', {
      ...about,
      path: '/systematicReview/interval',
      found: interval,
      needed: cap,
    }),
    ...findIf(!longer(interval, fiveYears) && leastDays(interval) + leastDays(decideWithin) > fiveYearsInDays, 'REVIEW_ENDS_AFTER_CAP', {
      ...about,
      path: '/systematicReview/decideWithin',
      found: [interval, decideWithin],
      needed: fiveYears,
    }),
    ...findIf(!longer(interval, decideWithin), 'REVIEWS_OVERLAP', {
      rule: 'D-REVIEW',
      source: 'D-ONE-REVIEW',
      path: '/systematicReview/decideWithin',
      found: decideWithin,
      needed: interval,
    }),
  ];
}

/** Every way back must run out: a project that may fail or be returned without end is a circle. */
function checkLoops(profile: Profile): readonly Finding[] {
  const { maxFailures } = profile.review;
  const { maxReturns } = profile.approval;
  return [
    ...findIf(maxFailures > manyRounds, 'REVIEW_LOOP_ENDLESS', {
      rule: 'D-LOOP',
      source: 'D-SECOND-FAILURE',
      path: '/review/maxFailures',
      found: maxFailures,
      needed: 2,
    }),
    ...findIf(maxReturns > manyRounds, 'APPROVAL_LOOP_ENDLESS', {
      rule: 'D-LOOP',
      source: 'D-PRACTICE',
      path: '/approval/maxReturns',
      found: maxReturns,
      needed: manyRounds,
    }),
    ...findIf(profile.appeal === null, 'APPEAL_MISSING', {
      rule: 'D-APPEAL',
      source: 'D-FAIRNESS',
      path: '/appeal',
      found: null,
      needed: 'within, decideWithin, stays',
    }),
  ];
}

function checkReminders(profile: Profile): readonly Finding[] {
  const windows = [profile.consultation.window, ...ballotsOf(profile).flatMap(([, { mode, window }]) => (mode === 'letter' ? [window.default] : []))];
  const longest = Math.max(...windows.map(leastDays));
  return profile.reminders.flatMap((days, index) =>
    findIf(days >= longest || profile.reminders.indexOf(days) < index, 'REMINDER_OUTSIDE_WINDOW', {
      rule: 'D-REMIND',
      source: 'D-REMINDERS',
      path: `/reminders/${index}`,
      found: days,
      needed: longest - 1,
    }),
  );
}

function checkPatents({ patents, gates }: Profile): readonly Finding[] {
  const about = { rule: 'X2', source: 'GS-16' } as const;
  if (patents.callAt.length === 0)
    return [finding('PATENT_CALL_MISSING', { ...about, path: '/patents/callAt', found: [], needed: 'at least one stage code' })];
  const asks = (code: string): boolean =>
    gates.some((gate) => gate.before > code && gate.evidence.some((kind) => kind === 'patentRegister' || kind === 'patentStatement'));
  return patents.callAt.flatMap((code, index) => {
    const path = `/patents/callAt/${index}`;
    if (!isStageCode(code)) return [finding('PATENT_CALL_UNKNOWN', { ...about, path, found: code, needed: 'a stage code' })];
    return findIf(patents.windowDays > 0 && !asks(code), 'PATENT_WINDOW_UNGUARDED', {
      ...about,
      path,
      found: code,
      needed: `a gate after ${code} that asks for the patent register`,
    });
  });
}

function checkIdentity(profile: Profile): readonly Finding[] {
  const number = { 'group-standard': 'group', 'local-standard': 'local', committee: null }[profile.kind];
  const named = profile.id.slice(profile.id.indexOf('/') + 1);
  return [
    ...findIf(number !== null && profile.numbering.kind !== number, 'NUMBERING_MISMATCH', {
      rule: 'G10',
      source: 'GS-17',
      path: '/numbering/kind',
      found: profile.numbering.kind,
      needed: number,
    }),
    ...findIf(profile.id.startsWith('group-standard/') && fields.some((field) => field === named) && profile.field !== named, 'FIELD_MISMATCH', {
      rule: 'D-FIELD',
      source: 'D-FIELD-ID',
      path: '/field',
      found: profile.field,
      needed: named,
    }),
  ];
}

/** Windows of one ballot: floor ≤ default ≤ cap, long enough to answer a letter, and an extension shorter than the window itself. */
export function checkWindow(path: string, { window, mode, extension }: BallotTerms): readonly Finding[] {
  const { min, default: usual, max } = window;
  const about = { rule: 'D-WINDOW', source: 'D-LETTER-WINDOW' } as const;
  return [
    ...findIf(longer(min, usual) || longer(usual, max) || longer(min, max), 'WINDOW_OUT_OF_ORDER', {
      ...about,
      path: `${path}/window`,
      found: window,
      needed: 'min ≤ default ≤ max',
    }),
    ...findIf(mode === 'letter' && mayFallShortOf(min, letterDays), 'LETTER_WINDOW_SHORT', {
      ...about,
      source: 'D-LETTER-WINDOW',
      path: `${path}/window/min`,
      found: min,
      needed: { count: letterDays, unit: 'calendarDays' },
    }),
    ...findIf(extension !== null && extension.maxDays > leastDays(max), 'EXTENSION_LONGER_THAN_WINDOW', {
      ...about,
      path: `${path}/extension/maxDays`,
      found: extension?.maxDays ?? null,
      needed: leastDays(max),
    }),
  ];
}

/** The ballots a profile defines, by name. */
export const ballotsOf = ({ ballots }: Profile): readonly (readonly [BallotName, BallotTerms])[] =>
  ballotNames.flatMap((name) => (ballots[name] ? [[name, ballots[name]] as const] : []));
