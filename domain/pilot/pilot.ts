import type { CommandOf } from '../kernel/act.js';
import type { Context, Due, Instant } from '../kernel/decider.js';
import { happened, type Gate, type Verdict } from '../kernel/gate.js';
import { lifecycleOf } from '../kernel/lifecycle.js';
import { needStream } from '../kernel/need-role.js';
import { said } from '../kernel/words.js';
import type { Owing } from '../work/owing.js';
import { pilotApplied, pilotEvents, pilotsCalled, type PilotEvent } from './events.js';
import { startFields, type CallInput, type PilotInput } from './fields.js';
import { actsFor, anyDepartment, departmentsOf, market, missingOf, society } from './parties.js';
import { pilotRefusals, refused } from './refusals.js';
import { runningActs } from './running.js';
import { closesAt, selectionActs } from './selection.js';
import { clockNames, everyDepartment, type ClockName, type Matter, type PilotCode, type PilotState } from './state.js';

const pilotActs = [...selectionActs, ...runningActs] as const;
export type PilotCommand = CommandOf<typeof pilotActs>;

/** The pilot programme: a call of three departments, and the pilot of each society that answers it. */
export const pilot = lifecycleOf<PilotState>()({
  kind: 'pilot',
  words: said('团体标准试点', 'pilot'),
  input: startFields,
  start: (input: CallInput | PilotInput, context) => ('round' in input ? apply(input, context) : call(input, context)),
  starters: ['officer', 'monitor'],
  secondFactor: true,
  events: pilotEvents,
  acts: pilotActs,
  refusals: pilotRefusals,
  due: nextDay,
  status: ({ code }) => code,
  ended: ({ end }) => end !== null,
});

/** By the market regulation, whose act is its signature. */
function call(input: CallInput, { actor, stream }: Context): Verdict<PilotEvent> {
  const { departments, ...called } = input;
  const codes = everyDepartment.map((one) => departments[one].organisation);
  if (new Set(codes).size < codes.length) return refused('DEPARTMENTS_ALIKE', { found: codes, needed: 'three bodies' });
  if (stream === undefined) throw new Error('a call starts pilots: the shell must name its stream in the context');
  const { organisation, name } = departments.market;
  const born = pilotsCalled({ by: actor.id, stream, organisation, organisationName: name, departments, ...called });
  const state = pilotsCalled.evolve(null, born, 0);
  const may = actsFor(state, 'market', actor);
  return may.ok ? happened(born) : may;
}

function apply({ field, ...input }: PilotInput, context: Context): Verdict<PilotEvent> {
  const own = needStream(context.actor, input.round);
  if (!own.ok) return own;
  if (context.stream === undefined) throw new Error('a pilot names itself to its society: the shell must name its stream in the context');
  const clocks = { formalCheck: closesAt(context, input.programme.formalCheck) };
  return happened(pilotApplied({ ...input, stream: context.stream, field, path: ['PT:10.00'], clocks }));
}

type Next = Due<{ readonly type: 'passDeadline'; readonly clock: ClockName }>;

/** The earliest day that is ahead; none while its society may not act. */
function nextDay({ end, frozen, clocks }: PilotState): Next | null {
  if (end !== null || frozen !== null) return null;
  return Object.keys(clockNames).reduce<Next | null>((best, name) => {
    const clock = name as ClockName; // a key of that table
    const at = clocks[clock];
    return at === undefined || (best !== null && best.at <= at) ? best : { at, command: { type: 'passDeadline', clock } };
  }, null);
}

/* What a pilot waits for, and for whom. */

type Waits = Owing<PilotState, PilotCommand['type']>;

/** A department that has not acted yet. */
const stillToAct: Gate<PilotState> = (state, context) => {
  const missing = missingOf(state);
  const open = departmentsOf(state, context.actor).some((one) => missing.includes(one));
  return open ? anyDepartment(state, context) : actsFor(state, missing[0] ?? 'market', { id: context.actor.id, grants: [] });
};

const jointActs = {
  ...{ call: 'signCall', check: 'checkApplication', order: 'signOrder', midTerm: 'decideMidTerm' },
  ...{ acceptance: 'decideAcceptance', conclusion: 'concludePilot' },
} as const satisfies { readonly [matter in Matter]: PilotCommand['type'] };

const together = (of: Matter, due: Instant | null): readonly Waits[] => [{ why: 'DEPARTMENTS_TO_ACT', acts: [jointActs[of]], by: stillToAct, due }];

/** What one party does next, by stage. */
const steps: { readonly [code in PilotCode]?: Pick<Waits, 'why' | 'acts' | 'by'> & { readonly clock?: ClockName } } = {
  'PT:00.20': { why: 'CALL_OPEN', acts: ['apply'], by: null, clock: 'applyUntil' },
  'PT:10.92': { why: 'APPLICATION_TO_COMPLETE', acts: ['completeApplication'], by: society },
  'PT:20.00': { why: 'PANEL_TO_HOLD', acts: ['recordPanel'], by: market },
  'PT:20.60': { why: 'NOTICE_TO_OPEN', acts: ['openNotice'], by: market },
  'PT:30.20': { why: 'NOTICE_RUNNING', acts: [], by: null, clock: 'notice' },
  'PT:30.60': { why: 'ORDER_TO_DRAFT', acts: ['draftOrder', 'refuseApplication'], by: market },
  'PT:60.92': { why: 'PILOT_TO_RECTIFY', acts: ['reportRectification'], by: society, clock: 'rectification' },
  'PT:70.20': { why: 'SELF_ASSESSMENT_TO_FILE', acts: ['fileSelfAssessment'], by: society, clock: 'pilotEnd' },
  'PT:70.92': { why: 'CONDITIONS_TO_MEET', acts: ['reportConditions'], by: society, clock: 'conditions' },
};

export function pilotOwing(state: PilotState, { now }: Pick<Context, 'now'>): readonly Waits[] {
  const { code, clocks, joint, notice, report, frozen, end } = state;
  if (end !== null) return [];
  if (frozen !== null) {
    const ground = { rule: 'G3', source: 'D-FREEZE', found: { since: frozen.since, reason: frozen.reason }, needed: { standing: 'clear' } } as const;
    return [{ why: 'SUSPENDED', acts: [], by: null, due: null, ground }];
  }
  const step = steps[code];
  const objections = notice?.open.map((one) => one.objection) ?? [];
  const reports = report !== null && now >= report.opensAt && now < report.closesAt && state.term !== null;
  return [
    ...(joint === null ? [] : together(joint.of, clocks.formalCheck ?? clocks.pilotEnd ?? null)),
    ...(code === 'PT:80.60' ? together('conclusion', null) : []),
    ...(step === undefined
      ? []
      : [{ why: step.why, acts: step.acts, by: step.by, due: step.clock === undefined ? null : (clocks[step.clock] ?? null) }]),
    ...(objections.length === 0
      ? []
      : [{ why: 'NOTICE_OBJECTIONS', acts: ['answerObjection'], by: anyDepartment, due: null, about: { objections } } as const]),
    ...(reports ? [{ why: 'HALF_YEAR_REPORT', acts: ['fileReport'], by: society, due: report.due } as const] : []),
  ];
}
