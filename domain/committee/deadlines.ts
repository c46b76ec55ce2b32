import { closedAt } from './acts/notice.js';
import { termFrom, without } from './clocks.js';
import type { Context, Due } from '../decider.js';
import { needSystem } from '../need-role.js';
import { unreachable } from '../result.js';
import { happened, type Acts, type Verdict } from './committee-act.js';
import type { CommitteeCommand } from './committee-command.js';
import { clockNames, type ClockName, type CommitteeState, type YearCount } from './committee-state.js';
import { evaluationOverdue } from './events/application.js';
import { constitutionLapsed, recruitmentClosed } from './events/constitution.js';
import { noticeClosed } from './events/notice.js';
import { renewalAlarmed, renewalDossierMissed, renewalOverdue, termEnded } from './events/renewal.js';
import { assessmentDue, rectificationOverdue } from './events/supervision.js';
import { freshYear, lateRenewalAt, reportDue, yearEnd } from './term-of-office.js';

/** The earliest deadline that runs. */
export function committeeDue(state: CommitteeState): Due<CommitteeCommand> | null {
  if (state.end !== null) return null;
  return clockNames.reduce<Due<CommitteeCommand> | null>((best, clock) => {
    const at = state.clocks[clock];
    return at === undefined || (best !== null && best.at <= at) ? best : { at, command: { type: 'passDeadline', clock } };
  }, null);
}

/** Each deadline passes once: what it says is an event of its own, and the clock is gone or set anew by it. */
export const deadlineActs: Acts<'passDeadline'> = {
  passDeadline: {
    can: (_, { actor }) => needSystem(actor),
    decide(state, { clock }, context) {
      const at = state.clocks[clock];
      // A timer that was set before the deadline moved finds nothing to do.
      return at === undefined || context.now < at || state.end !== null ? happened() : passed(state, clock, context);
    },
  },
};

function passed(state: CommitteeState, clock: ClockName, context: Context): Verdict {
  const clocks = without(state.clocks, clock);
  const stay = { path: [], clocks } as const;
  switch (clock) {
    case 'evaluation':
      return happened(evaluationOverdue(stay));
    case 'notice':
      return state.notice === null
        ? happened()
        : happened(noticeClosed({ objections: state.notice.objections, path: [closedAt[state.notice.of]], clocks }));
    case 'recruitment':
      return happened(recruitmentClosed({ clocks, path: state.term === null ? ['TC:20.20'] : [] }));
    case 'constitution':
      return happened(constitutionLapsed({ path: ['TC:20.98'], clocks: {} }));
    case 'year':
      return state.year === null ? happened() : closeYear(state, state.year);
    case 'report':
      return state.report === null ? happened() : happened({ type: 'annualReportMissed', year: state.report.year, ...stay });
    case 'assessment':
      return happened(assessmentDue(stay));
    case 'rectification':
      return happened(rectificationOverdue(stay));
    case 'renewalAlarm':
    case 'renewalDossier':
    case 'termEnd':
    case 'lateRenewal':
      return ofTerm(state, clock, context);
    default:
      return unreachable(clock);
  }
}

/** 1 January: the counters of the year go into the archive, and its report becomes due. A plenary is missed only in a whole year. */
function closeYear(state: CommitteeState, closed: YearCount): Verdict {
  const year = closed.year + 1;
  const whole = (state.establishedOn ?? '') < `${closed.year}-01-02`;
  const clocks = { ...state.clocks, year: yearEnd(year), report: reportDue(state.profile, closed.year) };
  const plenaryMissed = whole && closed.plenaries < state.profile.plenary.perYear;
  return happened({ type: 'yearClosed', closed, next: freshYear(year), plenaryMissed, path: [], clocks });
}

function ofTerm(state: CommitteeState, clock: 'renewalAlarm' | 'renewalDossier' | 'termEnd' | 'lateRenewal', context: Context): Verdict {
  const { term, profile } = state;
  if (term === null) return happened();
  const clocks = without(state.clocks, clock);
  const stay = { path: [], clocks } as const;
  switch (clock) {
    case 'renewalAlarm':
      return happened(renewalAlarmed({ endsOn: term.endsOn, ...stay }));
    case 'renewalDossier':
      return happened(renewalDossierMissed({ endsOn: term.endsOn, ...stay }));
    case 'termEnd':
      return happened(termEnded({ endsOn: term.endsOn, path: [], clocks: { ...clocks, lateRenewal: lateRenewalAt(profile, term) } }));
    case 'lateRenewal': {
      const rectifyBy = termFrom(context, profile.rectification.max).at;
      return happened(renewalOverdue({ rectifyBy, path: [], clocks: { ...clocks, rectification: rectifyBy } }));
    }
    default:
      return unreachable(clock);
  }
}
