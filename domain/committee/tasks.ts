import { localDay, startOfDay } from '../law/calendar/instant.js';
import { dayNumber } from '../law/calendar/civil-date.js';
import type { Instant } from '../kernel/decider.js';
import type { Json } from '../kernel/refusal.js';
import type { CommitteeCommand } from './acts.js';
import type { CommitteeState } from './state.js';
import type { CompositionFinding } from './composition.js';

/** Something to be done, with the one act that does it; gravest first. */
export type CommitteeTask = {
  readonly code: string;
  /** What it leads to when nobody acts: 1 stops the committee's rights, 2 breaks a duty, 3 weakens a decision, 4 is work of the day. */
  readonly consequence: 1 | 2 | 3 | 4;
  readonly found: Json;
  readonly act: CommitteeCommand['type'];
};

const day = 86_400_000;

/** Everything that waits for the secretariat, the chair or the authority, from the state and the composition of today. */
export function committeeTasks(state: CommitteeState, findings: readonly CompositionFinding[], now: Instant): readonly CommitteeTask[] {
  const tasks = [...ofTerm(state, now), ...ofOversight(state), ...ofYear(state), ...ofPeople(state, findings), ...ofNotice(state)];
  return tasks.sort((a, b) => a.consequence - b.consequence);
}

/** Whole days until a date begins. */
const daysUntil = (date: string, now: Instant): number => Math.round((startOfDay(dayNumber(date)) - startOfDay(localDay(now))) / day);

function ofTerm({ term, renewal, frozen, clocks }: CommitteeState, now: Instant): readonly CommitteeTask[] {
  if (term === null) return [];
  const alarmed = clocks.renewalAlarm === undefined;
  if (!frozen && !alarmed && renewal === null) return [];
  const next = renewal === null ? 'openRenewal' : renewal.phase === 'open' ? 'fileRenewal' : 'approveRenewal';
  const found = { endsOn: term.endsOn, days: daysUntil(term.endsOn, now), phase: renewal?.phase ?? null };
  return [{ code: frozen ? 'TERM_OVER' : 'TERM_ENDING', consequence: frozen ? 1 : 2, found, act: next }];
}

function ofOversight({ rectification, suspended, assessment, ending }: CommitteeState): readonly CommitteeTask[] {
  const rectify = rectification?.report === null ? 'fileRectification' : 'acceptRectification';
  return [
    ...(suspended === null ? [] : [{ code: 'SUSPENDED', consequence: 1, found: suspended.reason, act: 'resumeCommittee' } as const]),
    ...(ending === null ? [] : [{ code: 'ENDING_PROPOSED', consequence: 1, found: ending, act: 'openNotice' } as const]),
    ...(rectification === null
      ? []
      : [
          {
            code: 'RECTIFICATION',
            consequence: rectification.overdue ? 1 : 2,
            found: { by: rectification.by, overdue: rectification.overdue },
            act: rectify,
          } as const,
        ]),
    ...(assessment.due ? [{ code: 'ASSESSMENT_DUE', consequence: 2, found: assessment.held, act: 'assess' } as const] : []),
  ];
}

function ofYear({ report, year, profile, suspended }: CommitteeState): readonly CommitteeTask[] {
  const plenary = year !== null && suspended === null && year.plenaries < profile.plenary.perYear;
  return [
    ...(report === null
      ? []
      : [
          {
            code: report.missed ? 'REPORT_OVERDUE' : 'REPORT_DUE',
            consequence: report.missed ? 2 : 4,
            found: report.year,
            act: 'fileAnnualReport',
          } as const,
        ]),
    ...(plenary ? [{ code: 'PLENARY_TO_HOLD', consequence: 4, found: year.year, act: 'callMeeting' } as const] : []),
  ];
}

function ofPeople(state: CommitteeState, findings: readonly CompositionFinding[]): readonly CommitteeTask[] {
  if (state.term === null) return [];
  const unitless = findings.filter((one) => one.code === 'UNIT_MISSING');
  const others = findings.filter((one) => one.weight !== 'note');
  const away = Object.entries(state.absences).filter(([, count]) => count >= state.profile.absence.replace);
  const waiting = (state.reports ?? []).map(({ n }) => n);
  return [
    ...(waiting.length === 0 ? [] : [{ code: 'REPORTS_WAITING', consequence: 2, found: waiting, act: 'confirmReport' } as const]),
    ...others.map((one) => ({ code: one.code, consequence: 3, found: one.found, act: 'adjustMembers' }) as const),
    ...(unitless.length === 0
      ? []
      : [{ code: 'UNIT_MISSING', consequence: 3, found: unitless.map((one) => one.found), act: 'changeEmployer' } as const]),
    ...(away.length === 0
      ? []
      : [{ code: 'REPLACEMENT_PROPOSED', consequence: 3, found: away.map(([person]) => person), act: 'adjustMembers' } as const]),
  ];
}

const ofNotice = ({ notice }: CommitteeState): readonly CommitteeTask[] =>
  notice === null || notice.open.length === 0 ? [] : [{ code: 'OBJECTIONS_OPEN', consequence: 2, found: notice.open, act: 'answerObjection' }];
