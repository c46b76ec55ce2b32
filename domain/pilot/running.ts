import { actsOf } from '../kernel/act.js';
import type { Context } from '../kernel/decider.js';
import { choice, field } from '../kernel/field.js';
import { happened, type May, type Verdict } from '../kernel/gate.js';
import { ok, unreachable } from '../kernel/result.js';
import { said } from '../kernel/words.js';
import { localDay } from '../law/calendar/instant.js';
import type { StandardReport, StandingReport } from '../messages/messages.js';
import {
  curesReported,
  pilotDayCame,
  pilotFrozen,
  pilotUnfrozen,
  reportFiled,
  selfAssessmentFiled,
  standardCounted,
  type PilotEvent,
} from './events.js';
import * as f from './fields.js';
import { anyDepartment, evenFrozen, society, standing, type PilotGate } from './parties.js';
import { refused } from './refusals.js';
import { closesAt, closing, decided, ending, jointly } from './selection.js';
import {
  figuresOf,
  going,
  middle,
  opinionsOn,
  reportOf,
  whoseOf,
  type ClockName,
  type Clocks,
  type Department,
  type Matter,
  type Opinion,
  type PilotCode,
  type PilotState,
} from './state.js';

/* The term of a pilot, its acceptance and what becomes of it. */

const { act, clock, report } = actsOf<PilotState, PilotEvent, PilotCode>(standing);
const { act: evenThen } = actsOf<PilotState, PilotEvent, PilotCode>(evenFrozen);
const day = 86_400_000;

/* Half-year reports. */

const reportTaken: PilotGate = ({ report: next }, { now }) => {
  if (next !== null && now >= next.opensAt && now < next.closesAt) return ok(null);
  const ahead = next !== null && now < next.opensAt ? { from: next.opensAt, until: next.closesAt } : null;
  const over = ahead === null || next?.afterMissed === true;
  return refused(over ? 'REPORT_TERM_OVER' : 'REPORT_NOT_OPEN', { found: { now, next: next?.n ?? null }, needed: ahead, cure: ['nobody'] });
};

const fileReport = act('fileReport', {
  words: said('报送半年报告', 'file the half-year report'),
  payload: { report: f.report, summary: f.summary },
  who: society,
  at: ['PT:50.00', 'PT:60.20', 'PT:60.60', 'PT:60.92', 'PT:70.20'],
  gates: [reportTaken],
  decide(state, { report: paper, summary }, { actor, now, calendar }) {
    const { report: open, term } = state;
    if (open === null || term === null) throw new Error('a report is taken within the term of a pilot');
    const next = reportOf(state, { n: open.n + 1, startsAt: term.startsAt, afterMissed: false }, calendar);
    return happened(
      reportFiled({
        ...{ by: actor.id, ...whoseOf(state), n: open.n, due: open.due, late: now >= open.due, figures: figuresOf(state), report: paper, summary },
        ...{ next, clocks: reportClock(state, next) },
      }),
    );
  },
});

const reportClock = (state: PilotState, next: PilotState['report']): Clocks =>
  going(state, null, next === null ? { drop: ['halfYearReport'] } : { set: { halfYearReport: next.closesAt } }).clocks;

/* The mid-term check. */

const opinionOn = <const M extends 'midTerm' | 'acceptance' | 'conclusion'>(of: M) => ({
  department: f.department,
  opinion: field(choice(opinionsOn[of]), '意见', 'opinion'),
  reason: f.reason,
  evidence: f.evidenceIfAny,
});

const decideMidTerm = act('decideMidTerm', {
  words: said('作出中期检查意见', 'decide on the mid-term check'),
  payload: { ...opinionOn('midTerm'), scope: f.scope },
  who: anyDepartment,
  at: ['PT:60.20', 'PT:60.60'],
  secondFactor: true,
  decide(state, saying, context) {
    if (saying.opinion === 'rectify' && saying.scope.length === 0) return refused('RECTIFY_WITHOUT_SCOPE', { found: [], needed: 'a scope' });
    return jointly(state, context, {
      ...{ ...saying, of: 'midTerm' },
      settle: (opinions) => {
        const outcome = middle('midTerm', opinions);
        const settled = (code: PilotCode | null, set: Clocks = {}) =>
          decided(state, { of: 'midTerm', outcome, opinions, ...going(state, code, { set, drop: ['rectification'] }) });
        if (outcome === 'withdraw') return [settled(null), ending(state, 'removed', saying)];
        if (outcome === 'rectify') return [settled('PT:60.92', { rectification: closesAt(context, state.programme.rectify) })];
        return [settled(state.closing ? 'PT:70.20' : 'PT:50.00')];
      },
    });
  },
});

const cures = { report: f.report, evidence: f.evidence } as const;
type Cured = { readonly of: Matter; readonly code: PilotCode; readonly clock: ClockName };
const cured =
  ({ of, code, clock: over }: Cured) =>
  (state: PilotState, { report: paper, evidence }: { readonly report: string; readonly evidence: string }, { actor }: Context): Verdict<PilotEvent> =>
    happened(curesReported({ by: actor.id, ...whoseOf(state), matter: of, report: paper, evidence, ...going(state, code, { drop: [over] }) }));

const reportRectification = act('reportRectification', {
  words: said('报送整改报告', 'report the rectification'),
  payload: cures,
  who: society,
  at: ['PT:60.92'],
  decide: cured({ of: 'midTerm', code: 'PT:60.60', clock: 'rectification' }),
});

/* Self-assessment and acceptance. */

const notAssessed: PilotGate = ({ assessed }) =>
  assessed ? refused('SELF_ASSESSMENT_FILED', { found: true, needed: false, cure: ['nobody'] }) : ok(null);

const fileSelfAssessment = act('fileSelfAssessment', {
  words: said('报送自评总结', 'file the self-assessment'),
  payload: f.selfAssessment,
  who: society,
  at: ['PT:70.20', 'PT:70.60'],
  gates: [notAssessed],
  decide: (state, { report: paper, application, conduct }, { actor }) =>
    happened(
      selfAssessmentFiled({
        ...{ by: actor.id, ...whoseOf(state), report: paper, application, conduct, figures: figuresOf(state), late: state.code === 'PT:70.60' },
        ...going(state, 'PT:70.60', { drop: ['pilotEnd', 'halfYearReport'] }),
      }),
    ),
});

/** Indicators that count standards are compared; the others the departments judge. */
export function unmetIn(state: PilotState): readonly { readonly name: string; readonly found: number; readonly needed: number }[] {
  const figures = figuresOf(state);
  return (state.order?.indicators ?? []).flatMap(({ name, measure, target }) =>
    measure === 'other' || figures[measure] >= target ? [] : [{ name, found: figures[measure], needed: target }],
  );
}

function mayAccept(state: PilotState, { department, opinion }: { readonly department: Department; readonly opinion: Opinion }): May {
  if (opinion === 'veto' && department !== 'civil') return refused('VETO_NOT_YOURS', { found: department, needed: 'civil', cure: ['officer'] });
  if (opinion !== 'pass' && opinion !== 'conditional') return ok(null);
  if (!state.assessed) return refused('SELF_ASSESSMENT_MISSING', { found: null, needed: 'fileSelfAssessment', cure: ['secretariat'] });
  if (opinion === 'conditional')
    return state.conditions === 0 ? ok(null) : refused('CONDITIONS_ONCE', { found: state.conditions + 1, needed: 1, cure: ['nobody'] });
  const unmet = unmetIn(state);
  return unmet.length === 0 ? ok(null) : refused('INDICATORS_UNMET', { found: unmet, needed: [], cure: ['secretariat'] });
}

const decideAcceptance = act('decideAcceptance', {
  words: said('作出验收意见', 'decide on the acceptance'),
  payload: opinionOn('acceptance'),
  who: anyDepartment,
  at: ['PT:70.60'],
  secondFactor: true,
  decide(state, saying, context) {
    const may = mayAccept(state, saying);
    if (!may.ok) return may;
    return jointly(state, context, {
      ...{ ...saying, of: 'acceptance' },
      settle: (opinions) => {
        const outcome = opinions.some(({ opinion }) => opinion === 'veto') ? 'veto' : middle('acceptance', opinions);
        const settled = (code: PilotCode | null, set: Clocks = {}) =>
          decided(state, { of: 'acceptance', outcome, opinions, ...going(state, code, { set, drop: ['pilotEnd', 'conditions'] }) });
        if (outcome === 'pass') return [settled('PT:80.60')];
        if (outcome === 'conditional') return [settled('PT:70.92', { conditions: closesAt(context, state.programme.conditions) })];
        return [settled(null), ending(state, 'failed', saying)];
      },
    });
  },
});

const reportConditions = act('reportConditions', {
  words: said('报送完善情况', 'report that the conditions are met'),
  payload: cures,
  who: society,
  at: ['PT:70.92'],
  decide: cured({ of: 'acceptance', code: 'PT:70.60', clock: 'conditions' }),
});

const concludePilot = act('concludePilot', {
  words: said('结束试点：推广或退出', 'conclude the pilot: a model, or an exit'),
  payload: opinionOn('conclusion'),
  who: anyDepartment,
  at: ['PT:80.60'],
  secondFactor: true,
  decide(state, saying, context) {
    if (saying.opinion === 'promote' && saying.evidence === undefined)
      return refused('CLOSURE_WITHOUT_EVIDENCE', { found: null, needed: 'evidence' });
    return jointly(state, context, {
      ...{ ...saying, of: 'conclusion' },
      settle: (opinions) => {
        const outcome = middle('conclusion', opinions);
        const end = outcome === 'promote' ? 'promoted' : 'exited';
        return [decided(state, { of: 'conclusion', outcome, opinions, ...going(state, null) }), ending(state, end, saying)];
      },
    });
  },
});

/** A society may leave at any time, also while it is frozen. */
const withdrawPilot = evenThen('withdrawPilot', {
  words: said('退出试点', 'withdraw from the pilot'),
  payload: { reason: f.reason },
  who: society,
  at: [
    ...(['PT:10.00', 'PT:10.92', 'PT:20.00', 'PT:20.60', 'PT:30.20', 'PT:30.60', 'PT:40.00', 'PT:50.00'] as const),
    ...(['PT:60.20', 'PT:60.60', 'PT:60.92', 'PT:70.20', 'PT:70.60', 'PT:70.92', 'PT:80.60'] as const),
  ],
  decide: (state, { reason }) => happened(ending(state, 'withdrawn', { reason })),
});

/* What its society reports. */

const isOwn = ({ organisation, end }: PilotState, { actor }: Context): boolean => end === null && actor.id === `stream:organisation/${organisation}`;

const standingChanged = report<StandingReport>('standingChanged', {
  words: said('团体状态变化', 'the standing of its society changed'),
  from: 'organisation',
  decide(state, { standing: now, reason }, context) {
    if (!isOwn(state, context) || (state.frozen !== null) === (now === 'suspended')) return happened();
    if (state.frozen === null) return happened(pilotFrozen({ ...whoseOf(state), reason }));
    const rested = (localDay(context.now) - localDay(state.frozen.since)) * day;
    // A public notice is the public's: it ends when it was said to.
    const later = Object.entries(state.clocks).map(([name, at]) => [name, name === 'notice' ? at : at + rested] as const);
    const { report: open } = state;
    const next = open === null ? null : { ...open, opensAt: open.opensAt + rested, due: open.due + rested, closesAt: open.closesAt + rested };
    return happened(pilotUnfrozen({ ...whoseOf(state), reason, clocks: Object.fromEntries(later), next }));
  },
});

/** A standard of the society in the field of the pilot and within its term; what is rehearsed counts for what is rehearsed. */
const standardReported = report<StandardReport>('standardReported', {
  words: said('团体标准发布或复审', 'a standard of its society was published or reviewed'),
  from: 'organisation',
  decide(state, { project, number, field: of, as, rehearsal }, context) {
    const counts = isOwn(state, context) && state.term !== null && of === whoseOf(state).field && rehearsal === state.rehearsal;
    const known = state.standards.some((one) => one.project === project);
    return counts && known === (as === 'reviewed') ? happened(standardCounted({ ...whoseOf(state), project, number, as })) : happened();
  },
});

/* The timetable. */

const passDeadline = clock<'passDeadline', { readonly clock: ClockName }>('passDeadline', {
  words: said('时限已到', 'a day of the timetable has come'),
  decide(state, { clock: name }, context) {
    const due = state.clocks[name];
    if (due === undefined || context.now < due || state.end !== null || state.frozen !== null) return happened();
    if (name === 'notice') return closing(state, context);
    if (name === 'applyUntil') return happened(ending(state, 'callClosed'));
    const next = name === 'halfYearReport' ? afterMissed(state, context) : state.report;
    const { code, asks } = afterDay(state, name);
    const clocks =
      name === 'halfYearReport' ? reportClock(state, next) : going(state, null, { drop: name === 'pilotEnd' ? atTheEnd : [name] }).clocks;
    return happened(pilotDayCame({ ...whoseOf(state), clock: name, due, next, asks, path: code === null ? [] : [code], clocks }));
  },
});

const atTheEnd: readonly ClockName[] = ['pilotEnd', 'halfYearReport', 'rectification', 'midTerm', 'selfAssessment'];

const afterMissed = (state: PilotState, { calendar }: Context): PilotState['report'] =>
  state.report === null || state.term === null
    ? null
    : reportOf(state, { n: state.report.n + 1, startsAt: state.term.startsAt, afterMissed: true }, calendar);

type After = { readonly code: PilotCode | null; readonly asks: Matter | null };
function afterDay({ code }: PilotState, name: Exclude<ClockName, 'notice' | 'applyUntil'>): After {
  switch (name) {
    case 'midTerm':
      return { code: 'PT:60.20', asks: 'midTerm' };
    case 'rectification':
      return { code: 'PT:60.60', asks: 'midTerm' };
    case 'selfAssessment':
      return { code: code === 'PT:50.00' ? 'PT:70.20' : null, asks: null };
    case 'pilotEnd':
    case 'conditions':
      return { code: 'PT:70.60', asks: 'acceptance' };
    case 'formalCheck':
    case 'halfYearReport':
      return { code: null, asks: null };
    default:
      return unreachable(name);
  }
}

export const runningActs = [
  ...([fileReport, decideMidTerm, reportRectification, fileSelfAssessment, decideAcceptance, reportConditions] as const),
  ...([concludePilot, withdrawPilot, standingChanged, standardReported, passDeadline] as const),
] as const;
