import type { Resolution } from '../../ballot-rule/ballot-rule.js';
import type { Context } from '../../kernel/decider.js';
import type { Refusal } from '../../kernel/refusal.js';
import { ok, type Result } from '../../kernel/result.js';
import type { FollowUpReport } from '../../messages/follow-up.js';
import type { PayloadOf } from '../../kernel/field.js';
import { happened, type May, type Verdict } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import { needStream } from '../../kernel/need-role.js';
import { member } from '../audiences.js';
import type { BallotEvent } from '../events.js';
import { appealOpened, appealSupported, followUpConcluded, recirculationOpened } from '../events/follow-ups.js';
import { negativeHandled } from '../events/negatives.js';
import { reason, recirculationFields, seat } from '../fields.js';
import { following, nextStream, noneRunning, rollByValue, sameRoll, termsUnder } from '../follow-up.js';
import { act, changeable, decides, report, unused, type BallotGate } from '../gates.js';
import { openNegatives, ruleOf } from '../open-negatives.js';
import { onRoll, ownSeat, ownSeatThat } from '../own-seat.js';
import type { Recirculation } from '../recirculation.js';
import { recirculationDays } from '../../profile/profile.js';
import { refused } from '../refusals.js';
import { withRevision } from '../revision.js';
import type { BallotState } from '../state.js';

const day = 86_400_000;

/** A further round on the changed parts and the open negatives only (IEEE, ANSI): a ballot of its own to which the votes carry over. */
const recirculate = act('recirculate', {
  words: said('再次征询', 'recirculate'),
  payload: recirculationFields,
  who: decides,
  secondFactor: true,
  at: ['closed'],
  gates: [...changeable, knowsRecirculation, everyNegativeAnswered, noneRunning, rollByValue],
  decide: nextRound,
});

function nextRound(state: BallotState, round: PayloadOf<typeof recirculationFields>, { actor }: Context): Verdict<BallotEvent> {
  const roll = sameRoll(state);
  if (!roll.ok) return roll;
  const { text, changes, window } = round;
  const usual = state.terms.recirculation?.window ?? { count: recirculationDays, unit: 'calendarDays' };
  const terms = { ...state.terms, mode: 'letter', window: { ...state.terms.window, min: usual, default: usual } } as const;
  const follows: Recirculation = {
    ...{ kind: 'recirculation', of: state.stream, from: state.text, changes },
    negatives: openNegatives(state, ruleOf(state)),
    resting: (state.negatives ?? []).flatMap(({ seat: at, status }) => (status === 'recirculated' ? [at] : [])),
    marks: state.marks.join(''),
    excluded: state.excluded.map(({ seat: at, reason: why, evidence }) => ({ seat: at, reason: why, evidence })),
  };
  const input = { ...following(state, roll.value, { terms, window: window ?? usual, follows }), text, round: state.round + 1 };
  return happened(recirculationOpened({ ballot: nextStream(state, 'recirculation'), changes, input, by: actor.id }));
}

/** The rule or the terms know one. */
function knowsRecirculation(state: BallotState): May {
  const rule = ruleOf(state);
  if (rule.recirc === 'changesAndOpenNegatives' || state.terms.recirculation) return ok(null);
  const needed = 'changesAndOpenNegatives';
  return refused('RECIRCULATION_NOT_ALLOWED', { rule: rule.id, source: 'SET-TERMS', found: rule.recirc, needed });
}

function everyNegativeAnswered(state: BallotState): May {
  const rule = ruleOf(state);
  const answered = (state.negatives ?? []).map((one) => one.seat);
  const waiting = openNegatives(state, rule).filter((at) => !answered.includes(at));
  if (waiting.length === 0) return ok(null);
  return refused('NEGATIVES_UNANSWERED', {
    rule: rule.id,
    source: rule.source,
    found: waiting.slice(0, 100),
    needed: 'an answer to each',
    cure: ['officer', 'secretariat', 'chair'],
  });
}

/** A member supports an appeal of the result; with enough of the roll the appeal is put to its vote at once (W3C: 5 % within a week). */
const supportAppeal = act('supportAppeal', {
  words: said('附议申诉', 'support an appeal'),
  payload: { seat, reason },
  who: onRoll,
  at: ['closed'],
  gates: [unused, ownSeatThat(appealAt)],
  decide: supported,
});

function supported(
  state: BallotState,
  { seat: at, reason: why }: { readonly seat: number; readonly reason: string },
  context: Context,
): Verdict<BallotEvent> {
  const own = ownSeat(state, at, context.actor.id);
  const found = own.ok ? appealAt(state, at, context) : own;
  if (!found.ok) return found;
  const appeal = found.value;
  const supporters = (state.appeal?.supporters ?? []).length + 1;
  const one = appealSupported({ seat: at, person: context.actor.id, reason: why, supporters });
  if (supporters * appeal.support.q < appeal.support.p * state.size || state.followUps?.some(({ kind }) => kind === 'appeal')) return happened(one);
  const roll = sameRoll(state);
  if (!roll.ok || !noneRunning(state).ok) return happened(one);
  const terms = termsUnder(state, appeal, state.size);
  const input = following(state, roll.value, { terms, window: terms.window.default, follows: { kind: 'appeal', of: state.stream } });
  return happened<BallotEvent>(one, appealOpened({ ballot: nextStream(state, 'appeal'), input }));
}

/** The appeal that the rule knows, if its days run still and the seat has not joined it. */
function appealAt(state: BallotState, at: number, { now }: Context): Result<Appeal, Refusal> {
  const rule = ruleOf(state);
  const appeal = rule.resolution?.appeal;
  const until = appeal && state.decidedAt !== undefined ? state.decidedAt + appeal.days * day : null;
  const before = state.appeal?.supporters ?? [];
  if (appeal && until !== null && now <= until && state.appeal?.upheld == null && !before.includes(at)) return ok(appeal);
  return refused('NO_APPEAL', {
    rule: rule.id,
    source: rule.source,
    found: { now, supporters: before.length, own: before.includes(at) },
    needed: appeal ? { until, once: true } : 'a rule that knows an appeal',
  });
}
type Appeal = NonNullable<Resolution['appeal']>;

const ownFollowUp: BallotGate = ({ followUps }, { actor }) =>
  needStream(actor, followUps?.find(({ stream }) => actor.id === `stream:${stream}`)?.stream ?? null);

/** A following ballot reports. What it decided about a negative becomes an event of its own. */
function concluded(state: BallotState, told: FollowUpReport, context: Context): Verdict<BallotEvent> {
  const child = state.followUps?.find((one) => one.stream === told.ballot);
  // A recirculation may be revised in its days of grace, and then reports once more.
  if (!child || state.phase !== 'closed' || state.used || (!child.running && child.kind !== 'recirculation')) return happened();
  const one = followUpConcluded({ ballot: told.ballot, report: told, before: state.result });
  return withRevision(state, happened<BallotEvent>(one, ...handled(state, told, context)), context);
}

function handled(state: BallotState, told: FollowUpReport, { actor }: Context): readonly BallotEvent[] {
  const motion = state.motions?.find((one) => one.ballot === told.ballot);
  if (!motion || told.type !== 'followUpDecided' || (told.outcome !== 'PASS' && told.outcome !== 'FAIL')) return [];
  const { seat: at, way: won, lost } = motion;
  const way = told.outcome === 'PASS' ? won : lost;
  return [negativeHandled({ seat: at, way, reason: `${told.outcome} ${told.ballot}`, ballot: told.ballot, person: member(state, at), by: actor.id })];
}

type Report<Type extends FollowUpReport['type']> = Extract<FollowUpReport, { readonly type: Type }>;

const followUpDecided = report<Report<'followUpDecided'>>('followUpDecided', {
  words: said('后续表决有结果', 'a ballot that follows was decided'),
  from: ownFollowUp,
  decide: (state, { ballot, outcome, counts, trace }, context) =>
    concluded(state, { type: 'followUpDecided', ballot, outcome, counts, trace }, context),
});

const followUpVoided = report<Report<'followUpVoided'>>('followUpVoided', {
  words: said('后续表决作废', 'a ballot that follows was called off'),
  from: ownFollowUp,
  decide: (state, { ballot, reason: why }, context) => concluded(state, { type: 'followUpVoided', ballot, reason: why }, context),
});

export const followUpActs = [recirculate, supportAppeal, followUpDecided, followUpVoided] as const;
