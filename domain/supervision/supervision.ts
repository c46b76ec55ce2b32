import type { CommandOf } from '../kernel/act.js';
import type { Context } from '../kernel/decider.js';
import { happened, type Verdict } from '../kernel/gate.js';
import { lifecycleOf } from '../kernel/lifecycle.js';
import { needOwnRole } from '../kernel/need-role.js';
import { said } from '../kernel/words.js';
import { deadline } from '../law/calendar/deadline.js';
import type { Owing } from '../work/owing.js';
import { findingsFrom, nextDue, society, supervisionActs, supervisor } from './acts.js';
import { rectificationOrdered, supervisionEvents, supervisionOpened, type SupervisionEvent } from './events.js';
import { startFields } from './fields.js';
import { supervisionRefusals } from './refusals.js';
import type { SupervisionInput, SupervisionState } from './state.js';

export type SupervisionCommand = CommandOf<typeof supervisionActs>;

/** A department asks a society for an explanation, and orders what is to be put right: one thread that both sides read, to its conclusion. */
export const supervision = lifecycleOf<SupervisionState>()({
  kind: 'supervision',
  words: said('监督事项', 'matter of supervision'),
  input: startFields,
  start: openSupervision,
  starters: ['monitor'],
  secondFactor: true,
  events: supervisionEvents,
  acts: supervisionActs,
  refusals: supervisionRefusals,
  due(state) {
    const next = nextDue(state);
    return next === null ? null : { at: next.at, command: { type: 'markSupervisionOverdue', awaited: next.awaited } };
  },
  status: ({ conclusion, findings }) => (conclusion !== null ? 'closed' : findings.length > 0 ? 'rectification' : 'inquiry'),
  ended: ({ conclusion }) => conclusion !== null,
});

/** With findings a notice of rectification, without them a question: only one of the two is awaited. */
function openSupervision({ findings, within, ...asked }: SupervisionInput, context: Context): Verdict<SupervisionEvent> {
  const { actor, calendar, now, stream } = context;
  const allowed = needOwnRole(actor, [asked.department], 'monitor');
  if (!allowed.ok) return allowed;
  if (!stream) throw new Error('a matter names itself to the society: the shell must name its stream in the context');
  const written = findingsFrom(findings, 0);
  if (!written.ok) return written;
  const due = deadline(calendar, now, within).closesAt;
  const { project = null, indicator = null, ...said } = asked;
  const opened = supervisionOpened({ ...said, by: actor.id, matter: stream, project, indicator, due: findings.length === 0 ? due : null });
  return written.value.length === 0
    ? happened(opened)
    : happened<SupervisionEvent>(opened, rectificationOrdered({ by: actor.id, findings: written.value, due }));
}

/* What a matter waits for, and for whom. */

type Waits = Owing<SupervisionState, SupervisionCommand['type']>;

export function supervisionOwing({ awaited, findings, conclusion }: SupervisionState): readonly Waits[] {
  if (conclusion !== null) return [];
  const { answer, evidence } = awaited;
  const filed = findings.some(({ standing }) => standing === 'filed');
  const idle = answer === null && evidence === null && !filed;
  return [
    ...(answer === null ? [] : [{ why: 'QUESTION_TO_ANSWER', acts: ['answer'], by: society, due: answer.due } as const]),
    ...(evidence === null ? [] : [{ why: 'FINDING_TO_RECTIFY', acts: ['fileEvidence'], by: society, due: evidence.due } as const]),
    ...(filed ? [{ why: 'EVIDENCE_TO_JUDGE', acts: ['settleFinding', 'returnEvidence'], by: supervisor, supervised: true, due: null } as const] : []),
    ...(idle ? [{ why: 'MATTER_TO_CLOSE', acts: ['closeSupervision', 'liftSuspension'], by: supervisor, supervised: true, due: null } as const] : []),
  ];
}
