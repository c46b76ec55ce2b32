import { actsOf } from '../kernel/act.js';
import type { Actor } from '../kernel/actor.js';
import { idOf, type Context, type Stream } from '../kernel/decider.js';
import { choice, field, held } from '../kernel/field.js';
import { all, happened, type May, type Verdict } from '../kernel/gate.js';
import { needRole } from '../kernel/need-role.js';
import { contentHash } from '../kernel/log/merkle.js';
import type { Json } from '../kernel/refusal.js';
import { ok } from '../kernel/result.js';
import { said } from '../kernel/words.js';
import { deadline, type Term } from '../law/calendar/deadline.js';
import type { Field } from '../profile/profile.js';
import { publicNoticeActs } from '../steps/public-notice/acts.js';
import {
  applicationCompleted,
  applicationReceived,
  departmentActed,
  jointDecided,
  noticeStep,
  orderDrafted,
  panelHeld,
  pilotEnded,
  type PilotEvent,
} from './events.js';
import * as f from './fields.js';
import type { Registered } from './fields.js';
import { actsFor, anyDepartment, evenFrozen, market, notFrozen, society, standing, type PilotGate } from './parties.js';
import { refused } from './refusals.js';
import {
  everyDepartment,
  going,
  opinionsOn,
  reportOf,
  whoseOf,
  type Matter,
  type Move,
  type Opinion,
  type PilotCode,
  type PilotEnd,
  type PilotState,
  type Said,
} from './state.js';

/* From the call to the task order. */

const { act } = actsOf<PilotState, PilotEvent, PilotCode>(standing);

/** Applications to one call, so that its state stays small. */
const maxApplications = 300;

export const closesAt = ({ calendar, now }: Context, term: Term): number => deadline(calendar, now, term).closesAt;

/* What the three departments do together. */

type Saying = Said & {
  readonly of: Matter;
  readonly reason?: string | undefined;
  readonly scope?: readonly string[];
  readonly evidence?: string | undefined;
  /** What follows once each has acted. */
  readonly settle: (all: readonly Said[]) => readonly PilotEvent[];
};

/** A department acts in its own name, and may act anew until all three have; the last of them settles it. */
export function jointly(state: PilotState, { actor }: Context, saying: Saying): Verdict<PilotEvent> {
  const { of, department, opinion, reason = null, scope = [], evidence = null, settle } = saying;
  const may = actsFor(state, department, actor);
  if (!may.ok) return may;
  const acted = departmentActed({ by: actor.id, ...whoseOf(state), department, matter: of, opinion, reason, scope, evidence });
  const opinions = everyDepartment.flatMap((one): readonly Said[] => {
    const signed = one === department ? opinion : state.joint?.signed[one]?.opinion;
    return signed === undefined ? [] : [{ department: one, opinion: signed }];
  });
  return happened(acted, ...(opinions.length < everyDepartment.length ? [] : settle(opinions)));
}

type Outcome = { readonly of: Matter; readonly outcome: Opinion; readonly opinions: readonly Said[] } & Move;
export const decided = (state: PilotState, { of, ...outcome }: Outcome, begins: Parameters<typeof jointDecided>[0]['begins'] = null): PilotEvent =>
  jointDecided({ ...whoseOf(state), matter: of, ...outcome, begins });

type Why = { readonly reason?: string | undefined; readonly evidence?: string | undefined };
export const ending = (state: PilotState, end: PilotEnd, { reason, evidence }: Why = {}): PilotEvent =>
  pilotEnded({ ...whoseOf(state), end, reason: reason ?? null, evidence: evidence ?? null, path: ['PT:95.99'], clocks: {} });

/* The call. */

const signCall = act('signCall', {
  words: said('会签征集文件', 'sign the call'),
  payload: { department: f.department },
  who: anyDepartment,
  at: ['PT:00.00'],
  secondFactor: true,
  decide: (state, { department }, context) =>
    jointly(state, context, {
      ...{ of: 'call', department, opinion: 'signed' },
      settle: (opinions) => {
        const set = state.window === null ? {} : { applyUntil: closesAt(context, state.window) };
        return [decided(state, { of: 'call', outcome: 'signed', opinions, ...going(state, 'PT:00.20', { set }) })];
      },
    }),
});

const withdrawCall = act('withdrawCall', {
  words: said('撤回征集', 'take the call back'),
  payload: { reason: f.reason },
  who: market,
  at: ['PT:00.00'],
  decide: (state, { reason }) => happened(ending(state, 'callWithdrawn', { reason })),
});

const officesOf = ({ grants }: Actor): readonly string[] =>
  grants.flatMap(({ role, organisation }) => (organisation !== '*' && (role === 'officer' || role === 'secretariat') ? [organisation] : []));

/** Whoever speaks for a body of their own; which one is said in the application. */
const someOffice: PilotGate = (_state, { actor }) => needRole(actor, officesOf(actor)[0] ?? '*', 'officer', 'secretariat');

const appliedAlready = (found: Json) => refused('APPLIED_ALREADY', { found, needed: 'another field', cure: ['nobody'] });
const hasApplied = (state: PilotState, organisation: string, of: Field): boolean =>
  state.applications.some((one) => one.organisation === organisation && one.field === of);
const fieldsLeft: PilotGate = (state, { actor }) => {
  const offices = officesOf(actor);
  const left = offices.some((one) => state.fields.some((of) => !hasApplied(state, one, of)));
  return left || offices.length === 0 ? ok(null) : appliedAlready({ organisation: offices, fields: state.fields });
};

type Applying = { readonly society: string; readonly field: Field; readonly registered: Registered | null };
const fits = (state: PilotState, { society: organisation, field: of, registered }: Applying): May =>
  all(
    () =>
      registered?.kind === 'society'
        ? ok(null)
        : refused('APPLICANT_NO_SOCIETY', { source: 'GS-3', found: registered?.kind ?? null, needed: 'society', cure: ['monitor'] }),
    () =>
      registered?.standing === 'clear'
        ? ok(null)
        : refused('APPLICATION_WITHOUT_STANDING', { source: 'GS-31', found: registered?.standing ?? null, needed: 'clear', cure: ['monitor'] }),
    () => (state.fields.includes(of) ? ok(null) : refused('FIELD_NOT_CALLED', { found: of, needed: state.fields })),
    () => (registered?.fields.includes(of) === true ? ok(null) : refused('FIELD_OUTSIDE_CHARTER', { found: of, needed: registered?.fields ?? [] })),
    () => (hasApplied(state, organisation, of) ? appliedAlready({ organisation, field: of }) : ok(null)),
    () =>
      state.applications.length < maxApplications
        ? ok(null)
        : refused('CALL_FULL', { rule: 'D-SIZE', source: 'D-SMALL', found: state.applications.length, needed: { lessThan: maxApplications } }),
  );

const apply = act('apply', {
  words: said('申报试点', 'apply for a pilot'),
  payload: { society: f.society, field: f.ownField, ...f.papers },
  known: held<{ readonly registered: Registered | null }>(),
  who: someOffice,
  at: ['PT:00.20'],
  gates: [fieldsLeft],
  decide(state, { society: organisation, field: of, registered, plan, rules, patentPolicy }, { actor }) {
    const may = all(
      () => needRole(actor, organisation, 'officer', 'secretariat'),
      () => fits(state, { society: organisation, field: of, registered }),
    );
    if (!may.ok) return may;
    const { stream, departments, programme, rehearsal } = state;
    const name = registered?.name ?? organisation;
    const title = { zh: `${state.title.zh}：${name}`, en: state.title.en };
    const pilot: Stream = `pilot/${idOf(stream)}-${state.applications.length + 1}`;
    const input = { title, departments, programme, rehearsal, organisation, organisationName: name, round: stream, field: of, by: actor.id };
    return happened(applicationReceived({ organisation, field: of, pilot, input: { ...input, papers: { plan, rules, patentPolicy } } }));
  },
});

/* The selection. */

const checkApplication = act('checkApplication', {
  words: said('形式审查', 'check the application'),
  payload: { department: f.department, opinion: field(choice(opinionsOn.check), '审查意见', 'opinion'), reason: f.reason },
  who: anyDepartment,
  at: ['PT:10.00'],
  decide: (state, { department, opinion, reason }, context) =>
    jointly(state, context, {
      ...{ of: 'check', department, opinion, reason },
      // Each looks at what is its own: what one of them refuses, the others cannot cure.
      settle: (opinions) => {
        const worst = (['refused', 'incomplete'] as const).find((one) => opinions.some((each) => each.opinion === one)) ?? 'inOrder';
        const code = { refused: null, incomplete: 'PT:10.92', inOrder: 'PT:20.00' } as const;
        const outcome = decided(state, { of: 'check', outcome: worst, opinions, ...going(state, code[worst], { drop: ['formalCheck'] }) });
        return worst === 'refused' ? [outcome, ending(state, 'refused', { reason })] : [outcome];
      },
    }),
});

const completeApplication = act('completeApplication', {
  words: said('补正申报材料', 'complete the application'),
  payload: f.papers,
  who: society,
  at: ['PT:10.92'],
  decide: (state, papers, context) =>
    happened(
      applicationCompleted({
        ...{ by: context.actor.id, ...whoseOf(state), plan: papers.plan, rules: papers.rules, patentPolicy: papers.patentPolicy },
        ...going(state, 'PT:10.00', { set: { formalCheck: closesAt(context, state.programme.formalCheck) } }),
      }),
    ),
});

const recordPanel = act('recordPanel', {
  words: said('记录专家评审', 'record the panel review'),
  payload: { experts: f.experts, minutes: f.minutes },
  who: market,
  at: ['PT:20.00'],
  decide(state, { experts, minutes }, { actor }) {
    const { least, inFavour, score } = state.programme.panel;
    const size = experts.length;
    if (size < least || size % 2 === 0) return refused('PANEL_COMPOSITION', { found: size, needed: { least, odd: true } });
    const names = experts.map(({ expert, organisation }) => `${organisation} ${expert}`);
    const barred = experts.filter(({ organisation }, i) => organisation === state.organisation || names.indexOf(names[i] ?? '') !== i);
    if (barred.length > 0)
      return refused('PANEL_CONFLICT', {
        source: 'D-PANEL',
        found: barred.map(({ expert }) => expert),
        needed: 'experts of other bodies, each once',
      });
    const yes = experts.filter((one) => one.inFavour).length;
    const total = experts.reduce((sum, one) => sum + one.score, 0);
    const passed = yes * inFavour.q >= inFavour.p * size && total >= score * size;
    const comparisons = [`${yes}×${inFavour.q} ≥ ${inFavour.p}×${size}`, `${total} ≥ ${score}×${size}`];
    const panel = panelHeld({ by: actor.id, ...whoseOf(state), experts, minutes, passed, comparisons, ...going(state, passed ? 'PT:20.60' : null) });
    return passed ? happened(panel) : happened(panel, ending(state, 'notSelected'));
  },
});

const {
  acts: noticeActs,
  closing,
  settled,
} = publicNoticeActs({
  standing: evenFrozen,
  events: noticeStep,
  authority: anyDepartment,
  opening: { at: ['PT:20.60'], gates: [market, notFrozen], payload: {} },
  next: (state) => ok({ of: 'selection', term: state.programme.notice, moves: (until) => going(state, 'PT:30.20', { set: { notice: until } }) }),
  closes: (state) => going(state, 'PT:30.60', { drop: ['notice'] }),
  grounds: () => ({ rule: 'D-PILOT', source: 'D-PILOT', cure: ['officer'] }),
});
export { closing };

const someUpheld: PilotGate = ({ notice }) =>
  (notice?.upheld.length ?? 0) > 0 ? ok(null) : refused('NO_OBJECTION_UPHELD', { found: [], needed: 'an objection that was upheld' });

const refuseApplication = act('refuseApplication', {
  words: said('异议成立，不予入选', 'do not select, as an objection was upheld'),
  payload: { reason: f.reason },
  who: market,
  at: ['PT:30.60'],
  gates: [someUpheld],
  decide: (state, { reason }) => happened(ending(state, 'notSelected', { reason })),
});

/* The task order. */

/** Departments sign a text by its hash: other indicators under the same one would be signed by whoever read the ones before. */
function anotherText({ order }: PilotState, { text, indicators }: NonNullable<PilotState['order']>): May {
  if (order === null || order.text !== text || contentHash([...order.indicators]) === contentHash([...indicators])) return ok(null);
  return refused('ORDER_TEXT_KEPT', { source: 'D-EXACT-TEXT', found: text, needed: { not: order.text } });
}

const draftOrder = act('draftOrder', {
  words: said('拟定任务书', 'draw up the task order'),
  payload: { text: f.text, indicators: f.indicators },
  who: market,
  at: ['PT:30.60', 'PT:40.00'],
  gates: [settled],
  decide(state, { text, indicators }, { actor }) {
    if (!indicators.some(({ measure }) => measure === 'published'))
      return refused('ORDER_WITHOUT_STANDARD', { found: indicators.map(({ measure }) => measure), needed: 'published' });
    const may = anotherText(state, { text, indicators });
    return may.ok ? happened(orderDrafted({ by: actor.id, ...whoseOf(state), text, indicators, ...going(state, 'PT:40.00') })) : may;
  },
});

const signOrder = act('signOrder', {
  words: said('会签任务书', 'sign the task order'),
  payload: { department: f.department, text: f.signedText },
  who: anyDepartment,
  at: ['PT:40.00'],
  secondFactor: true,
  decide(state, { department, text }, context) {
    if (state.order?.text !== text) return refused('ORDER_TEXT_OTHER', { source: 'D-EXACT-TEXT', found: text, needed: state.order?.text ?? null });
    return jointly(state, context, { of: 'order', department, opinion: 'signed', settle: (opinions) => begun(state, context, opinions) });
  },
});

function begun(state: PilotState, context: Context, opinions: readonly Said[]): readonly PilotEvent[] {
  const { term, midTerm, selfAssessment } = state.programme;
  const startsAt = context.now;
  const [endsAt, report] = [closesAt(context, term), reportOf(state, { n: 1, startsAt, afterMissed: false }, context.calendar)];
  if (report === null) throw new Error('a programme has a half-year report');
  const set = {
    ...{ midTerm: closesAt(context, midTerm), selfAssessment: closesAt(context, selfAssessment) },
    ...{ halfYearReport: report.closesAt, pilotEnd: endsAt },
  };
  return [decided(state, { of: 'order', outcome: 'signed', opinions, ...going(state, 'PT:50.00', { set }) }, { startsAt, endsAt, report })];
}

export const selectionActs = [
  ...([signCall, withdrawCall, apply, checkApplication, completeApplication, recordPanel, ...noticeActs] as const),
  ...([refuseApplication, draftOrder, signOrder] as const),
] as const;
