import { dayNumber } from '../law/calendar/civil-date.js';
import { startOfDay } from '../law/calendar/instant.js';
import { ok } from '../kernel/result.js';
import { first, oneOf } from '../kernel/gate.js';
import type { Instant } from '../kernel/decider.js';
import { needRole } from '../kernel/need-role.js';
import type { Owing } from '../work/owing.js';
import type { CommitteeCommand } from './acts.js';
import type { CompositionFinding } from './composition.js';
import { applicant, authority, chair, rosterKeeper, secretariat, type CommitteeGate } from './gates.js';
import { mayAnswer } from './member-reports.js';
import type { CommitteeCode } from './stages.js';
import type { CommitteeState, MemberReport } from './state.js';

/* What a committee waits for, and for whom. */

type Waits = Owing<CommitteeState, CommitteeCommand['type']>;
type Part = (state: CommitteeState) => readonly Waits[];
type Step = Pick<Waits, 'why' | 'acts' | 'by'> & { readonly due?: Instant | null };

/** From the state, and from what is found against the composition of today. */
export function committeeOwing(state: CommitteeState, findings: readonly CompositionFinding[]): readonly Waits[] {
  if (state.end !== null) return [];
  return [
    ...(state.term === null ? ofFounding(state) : []),
    ...[ofTerm, ofOversight, ofYear, ofReports, ofNotice, ofChange].flatMap((part) => part(state)),
    ...(state.term === null ? [] : [...ofFindings(findings), ...ofAbsences(state)]),
  ];
}

const step = ({ due = null, ...of }: Step): readonly Waits[] => [{ ...of, due }];

const planFiled: Part = ({ clocks }) =>
  step({ why: 'PLAN_TO_FILE', acts: ['filePlan', 'proposeRoster', 'attachPaper'], by: rosterKeeper, due: clocks.constitution ?? null });
const evaluated =
  (act: 'openEvaluation' | 'passEvaluation'): Part =>
  ({ clocks }) =>
    step({ why: 'APPLICATION_TO_EVALUATE', acts: [act, 'rejectApplication'], by: authority, due: clocks.evaluation ?? null });
const shown: Part = () => step({ why: 'NOTICE_TO_OPEN', acts: ['openNotice'], by: authority });
const running: Part = ({ notice }) => step({ why: 'NOTICE_RUNNING', acts: [], by: null, due: notice?.closesAt ?? null });

/** What each stage before the establishment waits for. */
const stages: { readonly [code in CommitteeCode]?: Part } = {
  'TC:00.00': evaluated('openEvaluation'),
  'TC:00.20': evaluated('passEvaluation'),
  'TC:00.99': shown,
  'TC:10.00': running,
  'TC:10.60': () => step({ why: 'SETUP_TO_DECIDE', acts: ['approveSetup', 'returnSetup'], by: authority }),
  'TC:10.92': () => step({ why: 'APPLICATION_TO_REVISE', acts: ['reviseApplication'], by: applicant }),
  'TC:10.99': () => step({ why: 'MEMBERS_TO_CALL_FOR', acts: ['openRecruitment'], by: applicant }),
  'TC:20.00': planFiled,
  'TC:20.20': planFiled,
  'TC:20.60': () => step({ why: 'PLAN_TO_ACCEPT', acts: ['acceptPlan', 'returnPlan'], by: authority }),
  'TC:20.99': shown,
  'TC:30.20': running,
  'TC:30.60': () => step({ why: 'COMMITTEE_TO_APPROVE', acts: ['approveCommittee', 'returnPlan'], by: authority }),
  'TC:30.92': planFiled,
};

const ofFounding: Part = (state) => stages[state.code]?.(state) ?? [];

/** The end of the term, once the alarm has sounded or a re-election has begun. */
const ofTerm: Part = ({ term, renewal, frozen, clocks }) => {
  if (term === null) return [];
  if (!frozen && clocks.renewalAlarm !== undefined && renewal === null) return [];
  if (renewal?.phase === 'filed') return step({ why: 'RENEWAL_TO_APPROVE', acts: ['approveRenewal', 'returnRenewal'], by: authority });
  const acts = renewal === null ? (['openRenewal'] as const) : (['fileRenewal', 'proposeRoster', 'attachPaper'] as const);
  return step({
    ...{ why: frozen ? 'TERM_OVER' : 'TERM_ENDING', acts, by: secretariat },
    due: clocks.renewalDossier ?? startOfDay(dayNumber(term.endsOn)),
  });
};

const ofOversight: Part = (state) => [...ofSuspension(state), ...ofEnding(state), ...ofRectification(state), ...ofAssessment(state)];

const ofSuspension: Part = ({ suspended }) => {
  if (suspended === null) return [];
  const { since, reason } = suspended;
  const ground = { rule: 'TC-SUSPEND', source: 'LN-TC-22', found: { since, reason }, needed: 'resumed' } as const;
  return [{ why: 'SUSPENDED', acts: ['resumeCommittee'], by: null, due: null, ground }];
};

const ofEnding: Part = (state) => {
  const { ending, code, notice } = state;
  if (ending === null) return [];
  if (code === 'TC:95.20') return running(state);
  const decide = code === 'TC:95.60' ? ending.kind : 'openNotice';
  return step({ why: 'ENDING_PROPOSED', acts: [decide, 'keepCommittee'], by: authority, due: notice?.closed === true ? notice.closesAt : null });
};

const ofRectification: Part = ({ rectification }) => {
  if (rectification === null) return [];
  const { by: due, report, overdue } = rectification;
  return report === null
    ? step({ why: overdue ? 'RECTIFICATION_OVERDUE' : 'RECTIFICATION', acts: ['fileRectification'], by: secretariat, due })
    : step({ why: 'RECTIFICATION_TO_ACCEPT', acts: ['acceptRectification', 'rejectRectification'], by: authority });
};

const ofAssessment: Part = ({ assessment }) => (assessment.due ? step({ why: 'ASSESSMENT_DUE', acts: ['assess'], by: authority }) : []);

/** A plenary that is called is as good as held, until it is called off. */
const ofYear: Part = ({ report, year, profile, suspended, meetings, clocks }) => {
  const called = meetings.filter(({ form }) => form === 'plenary').length;
  const plenary = year !== null && suspended === null && year.plenaries + called < profile.plenary.perYear;
  return [
    ...(report === null
      ? []
      : step({ why: report.missed ? 'REPORT_OVERDUE' : 'REPORT_DUE', acts: ['fileAnnualReport'], by: secretariat, due: clocks.report ?? null })),
    ...(plenary ? step({ why: 'PLENARY_TO_HOLD', acts: ['callMeeting'], by: oneOf(secretariat, chair), due: clocks.year ?? null }) : []),
  ];
};

/** Somebody else than who reported it, of those who may answer it. */
const second =
  ({ report, by }: MemberReport): CommitteeGate =>
  (state, context) =>
    first(
      [
        (_, { actor }) =>
          actor.id === by ? needRole({ id: actor.id, grants: [] }, state.host.organisation, 'secretariat', 'chair', 'monitor') : ok(null),
        (known, asked) => mayAnswer(known, report, asked),
      ],
      state,
      context,
    );

const ofReports: Part = ({ reports = [] }) =>
  reports.map((one): Waits => {
    const about = { proposal: one.n, act: one.report.type, by: one.by };
    return { why: 'CONFIRMATION', acts: ['confirmReport', 'declineReport'], by: second(one), due: null, about };
  });

const ofNotice: Part = ({ notice }) =>
  notice === null || notice.open.length === 0
    ? []
    : [
        {
          ...{ why: 'NOTICE_OBJECTIONS', acts: ['answerObjection'], by: authority, due: notice.closesAt },
          about: { objections: notice.open.map(({ objection }) => objection) },
        },
      ];

const ofChange: Part = ({ change }) =>
  change === null ? [] : step({ why: 'CHANGE_TO_DECIDE', acts: ['approveChange', 'refuseChange'], by: authority });

const ofFindings = (findings: readonly CompositionFinding[]): readonly Waits[] =>
  findings
    .filter(({ code, weight }) => weight !== 'note' || code === 'UNIT_MISSING')
    .map(({ code, rule, source, found, needed }): Waits => {
      const of = { by: secretariat, due: null, ground: { code, rule, source, found, needed } };
      return code === 'UNIT_MISSING'
        ? { why: 'UNIT_MISSING', acts: ['changeEmployer'], ...of }
        : { why: 'COMPOSITION', acts: ['adjustMembers'], ...of };
    });

const ofAbsences: Part = ({ absences, profile }) => {
  const away = Object.entries(absences).filter(([, count]) => count >= profile.absence.replace);
  return away.length === 0
    ? []
    : [{ why: 'REPLACEMENT_PROPOSED', acts: ['adjustMembers'], by: secretariat, due: null, about: { people: away.length } }];
};
