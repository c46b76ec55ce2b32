import type { Context } from '../decider.js';
import { refuse, type Json, type Refusal } from '../refusal.js';
import { ok, type Result } from '../result.js';
import {
  outcomesOf,
  type CampaignCommand,
  type CampaignEvent,
  type CampaignItem,
  type CampaignOutcome,
  type CampaignState,
} from './campaign-state.js';

type Decision = Result<readonly CampaignEvent[], Refusal>;
const source = 'LN-PLAN-3';

/** Answers of a 复审; any other answer says that there was none. */
const reviewed: readonly string[] = outcomesOf.recommended;

/** The authority enters an outcome. Without a 复审 of ours behind it, it needs evidence. */
export function recordOutcome(
  state: CampaignState,
  { item: n, outcome, reason, evidence }: Extract<CampaignCommand, { readonly type: 'recordOutcome' }>,
  { actor }: Context,
): Decision {
  const item = itemOf(state, n);
  if (!item.ok) return item;
  const allowed: readonly CampaignOutcome[] = outcomesOf[state.scope];
  if (!allowed.includes(outcome)) return wrong('OUTCOME_OUT_OF_SCOPE', outcome, allowed);
  const { answer, number, outcome: before } = item.value;
  if (evidence === undefined && (answer === null || !reviewed.includes(answer) || outcome === 'keepBySpecialLaw'))
    return wrong('OUTCOME_WITHOUT_EVIDENCE', { item: n, answer, outcome }, 'evidence, as no review of ours stands behind it');
  if (before === outcome) return ok([]);
  return ok([{ type: 'outcomeRecorded', by: actor.id, item: n, number, outcome, reason, evidence: evidence ?? null }]);
}

/** A project reports. Of recommended standards its 复审 is the outcome; of mandatory ones only the repeal follows from it, all else the authority decides. */
export function outcomeReported(
  state: CampaignState,
  { project, outcome: answer }: Extract<CampaignCommand, { readonly type: 'reviewOutcome' }>,
  { actor }: Context,
): Decision {
  const item = state.items.find((one) => one.project === project);
  if (state.closed || item === undefined || actor.id !== `stream:${project}` || item.answer === answer) return ok([]);
  return ok([{ type: 'outcomeReported', item: item.n, number: item.number, answer, outcome: outcomeFrom(state, answer) }]);
}

function outcomeFrom({ scope }: CampaignState, answer: string): CampaignOutcome | null {
  if (scope === 'mandatory') return answer === 'withdraw' ? 'repeal' : null;
  return outcomesOf.recommended.find((one) => one === answer) ?? null;
}

export function itemOf(state: CampaignState, n: number): Result<CampaignItem, Refusal> {
  const item = state.items.find((one) => one.n === n);
  return item ? ok(item) : wrong('NO_SUCH_STANDARD', n, { from: 1, to: state.added });
}

const wrong = (code: string, found: Json, needed: Json): { readonly ok: false; readonly error: Refusal } =>
  refuse(code, { rule: 'D-CAMPAIGN', source, found, needed, cure: ['self'] });
