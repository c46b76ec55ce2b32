import type { ActorId } from '../../kernel/actor.js';
import { actsOf } from '../../kernel/act.js';
import type { PayloadOf } from '../../kernel/field.js';
import { happened, type May } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import type { Refusal } from '../../kernel/refusal.js';
import { ok, unreachable, type Result } from '../../kernel/result.js';
import { nextEntry } from '../decision-log.js';
import { mediationRecorded, objectionDecided, objectionEscalated } from '../events/objection.js';
import type { DraftingEvent } from '../events.js';
import { issue, mediation, people, reason, recordIfAny, summary, upheld } from '../fields.js';
import { authorsOrMediators, authorsOrOffice, inPhase, mayMediate, mediators, someAdvised, someInMediation, someSustained } from '../gates.js';
import { objectionAt, stepOf } from '../issues.js';
import { refused } from '../refusals.js';
import type { DraftingPhase, DraftingState, Issue } from '../state.js';

const { act } = actsOf<DraftingState, DraftingEvent, DraftingPhase>({ at: inPhase });

/** On to the next step of the profile, when what this one asks has been done. */
const escalate = act('escalate', {
  words: said('升级反对意见', 'take an objection to the next step'),
  payload: { issue, reason },
  who: authorsOrOffice,
  at: ['working'],
  gates: [someSustained(furtherStep)],
  decide(state, { issue: n, reason: why }, context) {
    const found = objectionAt(state, n, 'any');
    if (!found.ok) return found;
    const step = furtherStep(found.value, state);
    if (!step.ok) return step;
    return happened(objectionEscalated({ issue: n, step: step.value, reason: why, ...nextEntry(state, context) }));
  },
});

function nextStep({ terms }: DraftingState, { step }: Issue): number | null {
  const next = (step ?? -1) + 1;
  return next < terms.escalation.length ? next : null;
}

/** The step that comes next, once what the present one asks has been done. */
function furtherStep(objection: Issue, state: DraftingState): Result<number, Refusal> {
  const done = stepDone(state, objection);
  if (!done.ok) return done;
  const step = nextStep(state, objection);
  if (step !== null) return ok(step);
  return refused('NO_FURTHER_STEP', { found: stepOf(state, objection), needed: state.terms.escalation, cure: ['drafter', 'self'] });
}

function stepDone(state: DraftingState, objection: Issue): May {
  const step = stepOf(state, objection);
  switch (step) {
    case null:
      return ok(null);
    case 'redraft':
      return objection.answered || objection.redrafted ? ok(null) : notDone(objection, 'an answer of an editor, or another text of the clause');
    case 'mediation':
      return objection.mediated !== null ? ok(null) : notDone(objection, 'a record of the mediation');
    case 'vote':
      return objection.vote === 'PASS' || objection.vote === 'FAIL' ? ok(null) : notDone(objection, 'a decided vote');
    default:
      return unreachable(step);
  }
}

const notDone = ({ n, step }: Issue, needed: string): May =>
  refused('STEP_NOT_DONE', { found: { issue: n, step }, needed, cure: ['drafter', 'officer'] });

const mediating = { issue, people, outcome: mediation, summary, record: recordIfAny } as const;

/**
 * Who sat together and what came of it. It counts when two say the same: whoever objects, or a second person with the record on file. Failed, the
 * objection then goes on at once; agreed, its author still has to say so.
 */
const recordMediation = act('recordMediation', {
  words: said('登记调解', 'record a mediation'),
  payload: mediating,
  who: authorsOrMediators,
  at: ['working'],
  gates: [someInMediation],
  decide(state, asked, context) {
    const found = objectionAt(state, asked.issue, 'mediation');
    if (!found.ok) return found;
    const { person } = found.value;
    const allowed = mayMediate(found.value, state, context);
    if (!allowed.ok) return allowed;
    if (!asked.people.some((one) => one.person === person))
      return refused('MEDIATION_WITHOUT_OBJECTOR', { found: asked.people.map((one) => one.person), needed: person });
    const confirmed = confirms(found.value, asked, context.actor.id);
    if (!confirmed.ok) return confirmed;
    const { issue: n, people: present, outcome, summary: what, record } = asked;
    const word = { issue: n, people: present, outcome, summary: what, record: record ?? null, confirmed: confirmed.value };
    const { decision, by } = nextEntry(state, context);
    const recorded = mediationRecorded({ ...word, decision, by });
    const step = nextStep(state, found.value);
    if (!confirmed.value || outcome === 'agreed' || step === null) return happened(recorded);
    return happened<DraftingEvent>(recorded, objectionEscalated({ issue: n, step, reason: what, decision: decision + 1, by }));
  },
});

/** True when this is the second word that agrees with the first. */
function confirms({ person, mediation: first }: Issue, { outcome, record }: PayloadOf<typeof mediating>, actor: ActorId): Result<boolean, Refusal> {
  if (first === null || first.by === actor || first.outcome !== outcome) return ok(false);
  if (actor === person || first.by === person || (record ?? null) !== null) return ok(true);
  const needed = { record: 'the record of the mediation, on file', or: `the word of ${person}` };
  return refused('MEDIATION_RECORD_MISSING', { found: { record: null, first: first.by }, needed });
}

/** Where the vote only advises: the office decides by name and reason. */
const decideObjection = act('decideObjection', {
  words: said('就反对意见作出决定', 'decide on an objection after an advisory vote'),
  payload: { issue, upheld, reason },
  who: mediators,
  at: ['working'],
  gates: [someAdvised],
  decide(state, { issue: n, upheld: right, reason: why }, context) {
    const found = objectionAt(state, n, 'vote');
    if (!found.ok) return found;
    const { vote } = found.value;
    const binding = state.terms.vote?.binding ?? null;
    if (binding !== 'advises' || (vote !== 'PASS' && vote !== 'FAIL'))
      return refused('NO_ADVICE', { found: { vote, binding }, needed: 'an advisory vote that is decided', cure: ['officer'] });
    return happened(objectionDecided({ issue: n, upheld: right, reason: why, ...nextEntry(state, context) }));
  },
});

export const objectionActs = [escalate, recordMediation, decideObjection] as const;
