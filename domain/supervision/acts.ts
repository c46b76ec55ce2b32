import { actsOf } from '../kernel/act.js';
import type { Context, Instant } from '../kernel/decider.js';
import { happened, type Gate, type May } from '../kernel/gate.js';
import { needOwnRole, needRole } from '../kernel/need-role.js';
import type { Refusal } from '../kernel/refusal.js';
import { err, ok, type Result } from '../kernel/result.js';
import type { PayloadOf } from '../kernel/field.js';
import { said } from '../kernel/words.js';
import { deadline, type Term } from '../law/calendar/deadline.js';
import {
  answered,
  deadlineMoved,
  evidenceFiled,
  evidenceReturned,
  findingSettled,
  questionAsked,
  rectificationOrdered,
  supervisionClosed,
  supervisionOverdue,
  suspensionLifted,
  type SupervisionEvent,
  type Written,
} from './events.js';
import * as f from './fields.js';
import { maxFindings } from './fields.js';
import { refused } from './refusals.js';
import type { Finding, SupervisionState } from './state.js';
import type { Awaited } from './words.js';

export type SupervisionGate = Gate<SupervisionState>;

/** The department whose matter it is; nobody acts for another. */
export const supervisor: SupervisionGate = ({ department }, { actor }) => needOwnRole(actor, [department], 'monitor');
export const society: SupervisionGate = ({ organisation }, { actor }) => needRole(actor, organisation, 'officer', 'secretariat');

const stillOpen: SupervisionGate = ({ conclusion }) =>
  conclusion === null ? ok(null) : refused('MATTER_CLOSED', { found: conclusion, needed: null, cure: ['nobody'] });
/** Entries of the thread; beyond it the matter is concluded, for which there is still room, and another one opened. */
const maxEntries = 200;

const room: SupervisionGate = ({ entries }) =>
  entries < maxEntries ? ok(null) : refused('MATTER_FULL', { found: entries, needed: { max: maxEntries } });

const { act, clock } = actsOf<SupervisionState, SupervisionEvent>({ ended: stillOpen });

const closesAt = ({ calendar, now }: Context, within: Term): Instant => deadline(calendar, now, within).closesAt;
const isLate = ({ awaited }: SupervisionState, what: Awaited, now: Instant): boolean => {
  const waited = awaited[what];
  return waited !== null && now >= waited.due;
};

/* Questions and answers. */

const ask = act('ask', {
  words: said('继续询问', 'ask a further question'),
  payload: { question: f.question, files: f.files, within: f.within },
  who: supervisor,
  gates: [room],
  decide: (_state, { question, files, within }, context) =>
    happened(questionAsked({ by: context.actor.id, question, files, due: closesAt(context, within) })),
});

/** A society may add to what it said, and say something that nobody asked. */
const answer = act('answer', {
  words: said('答复', 'answer'),
  payload: { text: f.text, files: f.files },
  who: society,
  gates: [room],
  decide: (state, { text, files }, { actor, now }) => happened(answered({ by: actor.id, text, files, late: isLate(state, 'answer', now) })),
});

/* Rectification. */

type Ordered = PayloadOf<{ findings: typeof f.findings }>['findings'][number];

/** What a finding suspends is said whole: which acts, of which projects, or nothing. */
export function scopeStands({ scope, acts, project }: Ordered, n: number): May {
  if (scope === undefined) return refused('FINDING_WITHOUT_SCOPE', { found: { finding: n, scope: null }, needed: 'scope' });
  const whole = scope === 'nothing' ? acts.length === 0 : acts.length > 0 && (scope === 'society' || project !== undefined);
  if (whole) return ok(null);
  return refused('SCOPE_NOT_WHOLE', {
    found: { finding: n, scope, acts, project: project ?? null },
    needed: scope === 'nothing' ? { acts: [] } : { acts: 'at least one', ...(scope === 'project' ? { project: 'the project' } : {}) },
  });
}

/** The findings as they are recorded, or why they are none. */
export function findingsFrom(ordered: readonly Ordered[], before: number): Result<readonly Written[], Refusal> {
  const total = before + ordered.length;
  if (total > maxFindings) return refused('TOO_MANY_FINDINGS', { found: total, needed: { max: maxFindings } });
  for (const [at, one] of ordered.entries()) {
    const stands = scopeStands(one, before + at + 1);
    if (!stands.ok) return stands;
  }
  return ok(
    ordered.map(({ scope = 'nothing', acts, project, ...said }, at): Written => {
      // What is suspended of all its projects is not tied to the one in which it was found.
      const reach = scope === 'project' ? (project ?? null) : null;
      return { ...said, n: before + at + 1, scope, acts: [...new Set(acts)], project: reach };
    }),
  );
}

const orderRectification = act('orderRectification', {
  words: said('责令整改', 'order a rectification'),
  payload: { findings: f.findings, within: f.within },
  who: supervisor,
  gates: [room],
  secondFactor: true,
  decide(state, { findings, within }, context) {
    const written = findingsFrom(findings, state.findings.length);
    if (!written.ok) return written;
    return happened(rectificationOrdered({ by: context.actor.id, findings: written.value, due: closesAt(context, within) }));
  },
});

const findingOf = (state: SupervisionState, n: number): Result<Finding, Refusal> => {
  const found = state.findings.find((one) => one.n === n);
  return found === undefined ? refused('NO_SUCH_FINDING', { found: n, needed: { from: 1, to: state.findings.length } }) : ok(found);
};
const isSettled = ({ standing }: Finding): boolean => standing === 'cured' || standing === 'dropped';
function unsettled(state: SupervisionState, n: number): Result<Finding, Refusal> {
  const found = findingOf(state, n);
  if (!found.ok || !isSettled(found.value)) return found;
  return refused('FINDING_SETTLED', { found: { finding: n, standing: found.value.standing }, needed: 'open or filed', cure: ['nobody'] });
}
const someUnsettled: SupervisionGate = ({ findings }) =>
  findings.some((one) => !isSettled(one)) ? ok(null) : refused('NOTHING_TO_RECTIFY', { found: [], needed: 'a finding that is not settled' });
const someFiled: SupervisionGate = ({ findings }) =>
  findings.some(({ standing }) => standing === 'filed')
    ? ok(null)
    : refused('CURED_WITHOUT_EVIDENCE', { found: null, needed: 'fileEvidence', cure: ['officer', 'secretariat'] });

const fileEvidence = act('fileEvidence', {
  words: said('报送整改证明材料', 'file evidence of what was put right'),
  payload: { finding: f.n, text: f.text, evidence: f.evidence },
  who: society,
  gates: [room, someUnsettled],
  decide(state, { finding, text, evidence }, { actor, now }) {
    const found = unsettled(state, finding);
    if (!found.ok) return found;
    return happened(evidenceFiled({ by: actor.id, n: finding, text, evidence, late: isLate(state, 'evidence', now) }));
  },
});

const withoutEvidence = (found: { readonly finding: number; readonly standing: string }) =>
  refused('CURED_WITHOUT_EVIDENCE', { found, needed: { standing: 'filed' }, cure: ['officer', 'secretariat'] });

const returnEvidence = act('returnEvidence', {
  words: said('退回补充整改', 'return the evidence'),
  payload: { finding: f.n, reason: f.reason, within: f.within },
  who: supervisor,
  gates: [room, someFiled],
  decide(state, { finding, reason, within }, context) {
    const found = unsettled(state, finding);
    if (!found.ok) return found;
    if (found.value.standing !== 'filed') return withoutEvidence({ finding, standing: found.value.standing });
    return happened(evidenceReturned({ by: context.actor.id, n: finding, reason, due: closesAt(context, within) }));
  },
});

/** Put right by evidence only; not upheld by a reason. What it suspends is lifted by an act of its own. */
const settleFinding = act('settleFinding', {
  words: said('认定整改结果', 'settle a finding'),
  payload: { finding: f.n, outcome: f.settled, reason: f.reason },
  who: supervisor,
  gates: [room, someUnsettled],
  decide(state, { finding, outcome, reason }, { actor }) {
    const found = unsettled(state, finding);
    if (!found.ok) return found;
    if (outcome === 'cured' && found.value.standing !== 'filed') return withoutEvidence({ finding, standing: found.value.standing });
    return happened(findingSettled({ by: actor.id, n: finding, outcome, reason }));
  },
});

const someSuspended: SupervisionGate = ({ findings }) =>
  findings.some(({ suspended }) => suspended)
    ? ok(null)
    : refused('NOT_SUSPENDED_BY_IT', { found: [], needed: 'a finding that suspends', cure: ['nobody'] });

const liftSuspension = act('liftSuspension', {
  words: said('解除暂停', 'lift a suspension'),
  payload: { finding: f.n, reason: f.reason, evidence: f.proof },
  who: supervisor,
  gates: [room, someSuspended],
  secondFactor: true,
  decide(state, { finding, reason, evidence }, { actor }) {
    const found = findingOf(state, finding);
    if (!found.ok) return found;
    if (!found.value.suspended)
      return refused('NOT_SUSPENDED_BY_IT', { found: { finding, suspended: false }, needed: { suspended: true }, cure: ['nobody'] });
    return happened(suspensionLifted({ by: actor.id, n: finding, reason, evidence }));
  },
});

/* Deadlines, and the end. */

const deadlineRuns: SupervisionGate = ({ awaited }) =>
  awaited.answer === null && awaited.evidence === null
    ? refused('NOTHING_AWAITED', { found: null, needed: 'an answer or evidence that is awaited', cure: ['nobody'] })
    : ok(null);

const moveDeadline = act('moveDeadline', {
  words: said('调整期限', 'move the deadline'),
  payload: { within: f.within, reason: f.reason },
  who: supervisor,
  gates: [room, deadlineRuns],
  decide(state, { within, reason }, context) {
    const due = closesAt(context, within);
    const awaited: Awaited = state.awaited.answer === null ? 'evidence' : 'answer';
    return happened(deadlineMoved({ by: context.actor.id, awaited, due, reason }));
  },
});

const allSettled: SupervisionGate = ({ findings }) => {
  const open = findings.filter((one) => !isSettled(one)).map(({ n }) => n);
  return open.length === 0 ? ok(null) : refused('FINDINGS_OPEN', { found: open, needed: [] });
};
const nothingSuspended: SupervisionGate = ({ findings }) => {
  const standing = findings.filter(({ suspended }) => suspended).map(({ n }) => n);
  return standing.length === 0 ? ok(null) : refused('SUSPENSION_STANDS', { found: standing, needed: [] });
};

/** Rectified is what had findings that were put right, and has the evidence of it. */
function conclusionStands(
  state: SupervisionState,
  { conclusion, evidence }: { readonly conclusion: string; readonly evidence?: string | undefined },
): May {
  const cured = state.findings.some(({ standing }) => standing === 'cured');
  if ((conclusion === 'rectified') !== cured)
    return refused('CONCLUSION_UNFIT', { found: conclusion, needed: cured ? 'rectified' : 'explained, unexplained or withdrawn' });
  return cured && evidence === undefined ? refused('CURED_WITHOUT_EVIDENCE', { found: null, needed: 'evidence' }) : ok(null);
}

const closeSupervision = act('closeSupervision', {
  words: said('办结', 'conclude the matter'),
  payload: { conclusion: f.conclusion, reason: f.reason, evidence: f.proofIfAny },
  who: supervisor,
  gates: [allSettled, nothingSuspended],
  secondFactor: true,
  decide(state, { conclusion, reason, evidence }, { actor }) {
    const stands = conclusionStands(state, { conclusion, evidence });
    return stands.ok ? happened(supervisionClosed({ by: actor.id, conclusion, reason, evidence: evidence ?? null })) : err(stands.error);
  },
});

/** The earliest deadline that has not been told of. */
export function nextDue({ awaited, conclusion }: SupervisionState): { readonly awaited: Awaited; readonly at: Instant } | null {
  if (conclusion !== null) return null;
  const running = (['answer', 'evidence'] as const).flatMap((what) => {
    const waited = awaited[what];
    return waited === null || waited.overdue ? [] : [{ awaited: what, at: waited.due }];
  });
  return running.toSorted((a, b) => a.at - b.at)[0] ?? null;
}

const markSupervisionOverdue = clock<'markSupervisionOverdue', { readonly awaited: Awaited }>('markSupervisionOverdue', {
  words: said('期限已过', 'the deadline has passed'),
  decide(state, { awaited: what }, { now }) {
    const waited = state.awaited[what];
    if (waited === null || waited.overdue || now < waited.due || state.conclusion !== null) return happened();
    return happened(supervisionOverdue({ awaited: what, due: waited.due }));
  },
});

export const supervisionActs = [
  ...([ask, answer, orderRectification, fileEvidence, returnEvidence, settleFinding, liftSuspension] as const),
  ...([moveDeadline, closeSupervision, markSupervisionOverdue] as const),
] as const;
