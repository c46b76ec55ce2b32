import type { Context } from '../../kernel/decider.js';
import { actsOf } from '../../kernel/act.js';
import { happened, type Verdict } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import { unreachable } from '../../kernel/result.js';
import { termFrom, without } from '../clocks.js';
import type { ClockName, CommitteeState, YearCount } from '../state.js';
import type { CommitteeEvent } from '../events.js';
import { evaluationOverdue } from '../events/application.js';
import { constitutionLapsed, recruitmentClosed } from '../events/constitution.js';
import { renewalAlarmed, renewalDossierMissed, renewalOverdue, termEnded } from '../events/renewal.js';
import { assessmentDue, rectificationOverdue } from '../events/supervision.js';
import { annualReportMissed, yearClosed } from '../events/year.js';
import { freshYear, lateRenewalAt, reportDue, yearEnd } from '../term-of-office.js';
import { closing } from './notice.js';

const { clock } = actsOf<CommitteeState, CommitteeEvent>();

type Passed = Verdict<CommitteeEvent>;

/** Each deadline passes once: what it says is an event of its own, and the clock is gone or set anew by it. */
const passDeadline = clock('passDeadline', {
  words: said('期限届满', 'a deadline passes'),
  decide(state, { clock: name }: { readonly clock: ClockName }, context) {
    const at = state.clocks[name];
    // A timer that was set before the deadline moved finds nothing to do.
    return at === undefined || context.now < at || state.end !== null ? happened() : passed(state, name, context);
  },
});

function passed(state: CommitteeState, name: ClockName, context: Context): Passed {
  const clocks = without(state.clocks, name);
  const stay = { path: [], clocks } as const;
  switch (name) {
    case 'evaluation':
      return happened(evaluationOverdue(stay));
    case 'notice':
      return closing(state, context);
    case 'recruitment':
      return happened(recruitmentClosed({ clocks, path: state.term === null ? ['TC:20.20'] : [] }));
    case 'constitution':
      return happened(constitutionLapsed({ path: ['TC:20.98'], clocks: {} }));
    case 'year':
      return state.year === null ? happened() : closeYear(state, state.year);
    case 'report':
      return state.report === null ? happened() : happened(annualReportMissed({ year: state.report.year, ...stay }));
    case 'assessment':
      return happened(assessmentDue(stay));
    case 'rectification':
      return happened(rectificationOverdue(stay));
    case 'renewalAlarm':
    case 'renewalDossier':
    case 'termEnd':
    case 'lateRenewal':
      return ofTerm(state, name, context);
    default:
      return unreachable(name);
  }
}

/** 1 January: the counters of the year go into the archive, and its report becomes due. A plenary is missed only in a whole year. */
function closeYear(state: CommitteeState, closed: YearCount): Passed {
  const year = closed.year + 1;
  const whole = (state.establishedOn ?? '') < `${closed.year}-01-02`;
  const clocks = { ...state.clocks, year: yearEnd(year), report: reportDue(state.profile, closed.year) };
  const plenaryMissed = whole && closed.plenaries < state.profile.plenary.perYear;
  return happened(yearClosed({ closed, next: freshYear(year), plenaryMissed, path: [], clocks }));
}

function ofTerm(state: CommitteeState, name: 'renewalAlarm' | 'renewalDossier' | 'termEnd' | 'lateRenewal', context: Context): Passed {
  const { term, profile } = state;
  if (term === null) return happened();
  const clocks = without(state.clocks, name);
  const stay = { path: [], clocks } as const;
  switch (name) {
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
      return unreachable(name);
  }
}

export const deadlineActs = [passDeadline] as const;
