import type { BallotRule, NegativeWay, Resolution } from '../../ballot-rule/ballot-rule.js';
import type { Context } from '../../kernel/decider.js';
import { happened, type May, type Verdict } from '../../kernel/gate.js';
import { said, valuesOf } from '../../kernel/words.js';
import type { PayloadOf } from '../../kernel/field.js';
import type { Refusal } from '../../kernel/refusal.js';
import { ok, type Result } from '../../kernel/result.js';
import { member } from '../audiences.js';
import { markOf } from '../choice.js';
import { factsAsked } from '../facts-asked.js';
import type { BallotEvent } from '../events.js';
import { motionPut } from '../events/follow-ups.js';
import { factRecorded, negativeAnswered, negativeHandled, negativeWithdrawn } from '../events/negatives.js';
import { answerFields, factFields, motionFields, reason, seat, withdrawalFields } from '../fields.js';
import { following, nextStream, noneRunning, sameRoll, termsUnder } from '../follow-up.js';
import { act, changeable, conducts, decides, type BallotGate } from '../gates.js';
import { markAt } from '../marks.js';
import { openNegatives, ruleOf } from '../open-negatives.js';
import { onRoll, ownSeat, ownSeatThat } from '../own-seat.js';
import { refused } from '../refusals.js';
import { sheetInOrder } from '../sheet.js';
import type { BallotState } from '../state.js';
import { positiveNames } from '../words.js';

/** The seat has an open negative, and the rule knows this way to bring it to rest. */
function openFor(state: BallotState, at: number, way: NegativeWay | null): Result<Resolution, Refusal> {
  const rule = ruleOf(state);
  if (rule.resolution === null || !openNegatives(state, rule).includes(at)) return notOpen(rule, at);
  const known = way === null ? ok(null) : knows(rule, way);
  return known.ok ? ok(rule.resolution) : known;
}

const notOpen = ({ id, source }: BallotRule, found: number | null) =>
  refused('NEGATIVE_NOT_OPEN', { rule: id, source, found, needed: 'a seat with an open negative, under a rule that resolves them', cure: ['self'] });

function knows({ id, source, resolution }: BallotRule, way: NegativeWay): May {
  const { ways = [], motion } = resolution ?? {};
  if (ways.includes(way) || motion?.ways.includes(way)) return ok(null);
  return refused('WAY_NOT_IN_RULE', { rule: id, source, found: way, needed: { alone: [...ways], byMotion: [...(motion?.ways ?? [])] } });
}

/** Somebody's negative is open. */
const someOpen: BallotGate = (state) => {
  const rule = ruleOf(state);
  return openNegatives(state, rule).length > 0 ? ok(null) : notOpen(rule, null);
};
const knowsPersuasive: BallotGate = (state) => knows(ruleOf(state), 'persuasive');
const knowsMotion: BallotGate = (state) => (ruleOf(state).resolution?.motion ? ok(null) : withoutMotion(state, null));

const positive: readonly string[] = valuesOf(positiveNames);

/** Only the voter takes a negative back (ASTM: withdrawn; IETF: the holder clears the Discuss). What the paper says instead is the voter's choice. */
export const withdrawNegative = act('withdrawNegative', {
  words: said('撤回反对意见', 'withdraw a negative'),
  payload: withdrawalFields,
  who: onRoll,
  at: ['closed'],
  gates: [...changeable, ownSeatThat((state, at) => openFor(state, at, null))],
  decide(state, { seat: at, to, text }, { actor }) {
    const own = ownSeat(state, at, actor.id);
    if (!own.ok) return own;
    const open = openFor(state, at, null);
    if (!open.ok) return open;
    const sheet = positive.includes(to)
      ? sheetInOrder({ ...state, attendance: null }, { seat: at, choice: to, text })
      : refused('WITHDRAWAL_NOT_POSITIVE', { rule: 'D-NEGATIVE', source: 'D-WITHDRAW-NEGATIVE', found: to, needed: positive, cure: ['self'] });
    if (!sheet.ok) return sheet;
    const mark = markOf(to, undefined, undefined);
    return happened(negativeWithdrawn({ seat: at, person: actor.id, text, was: markAt(state.marks, at), mark }));
  },
});

/** Those who conduct the ballot answer; whether that is enough is the rule's to say. A better answer may replace the first. */
export const answerNegative = act('answerNegative', {
  words: said('答复反对意见', 'answer a negative'),
  payload: answerFields,
  who: conducts,
  at: ['closed'],
  gates: [...changeable, someOpen],
  decide(state, { seat: at, answer }, { actor }) {
    const open = openFor(state, at, null);
    return open.ok ? happened(negativeAnswered({ seat: at, answer, person: member(state, at), by: actor.id })) : open;
  },
});

/** The negative is right: the item stops here, is mended and balloted anew. */
export const findPersuasive = act('findPersuasive', {
  words: said('认定反对意见成立', 'find a negative persuasive'),
  payload: { seat, reason },
  who: decides,
  at: ['closed'],
  gates: [...changeable, someOpen, knowsPersuasive],
  decide(state, { seat: at, reason: why }, { actor }) {
    const open = openFor(state, at, 'persuasive');
    if (!open.ok) return open;
    return happened(negativeHandled({ seat: at, way: 'persuasive', reason: why, ballot: null, person: member(state, at), by: actor.id }));
  },
});

/** A motion on one negative is a ballot like any other, by the rule that this rule names. */
export const putMotion = act('putMotion', {
  words: said('就反对意见动议', 'put a motion on a negative'),
  payload: motionFields,
  who: decides,
  at: ['closed'],
  gates: [...changeable, someOpen, knowsMotion, noneRunning],
  decide: moved,
});

function moved(state: BallotState, { seat: at, way, window, roll: own }: PayloadOf<typeof motionFields>, { actor }: Context): Verdict<BallotEvent> {
  const open = openFor(state, at, way);
  if (!open.ok) return open;
  const { motion } = open.value;
  if (!motion?.ways.includes(way)) return withoutMotion(state, way);
  const roll = own ? ok(own) : sameRoll(state);
  if (!roll.ok) return roll;
  const size = roll.value.kind === 'seats' ? roll.value.seats.length : roll.value.size;
  const terms = termsUnder(state, motion, size);
  const follows = { kind: 'motion', of: state.stream, seat: at, way } as const;
  const input = following(state, roll.value, { terms, window: window ?? terms.window.default, follows });
  return happened(motionPut({ seat: at, way, lost: motion.lost, input, ballot: nextStream(state, 'motion'), by: actor.id }));
}

const withoutMotion = ({ terms }: BallotState, way: NegativeWay | null) =>
  refused('WAY_NOT_IN_RULE', { rule: terms.rule, source: terms.source, found: way, needed: 'a way that this rule decides by a ballot' });

const notAsked = (rule: BallotRule, found: string | null) =>
  refused('FACT_NOT_ASKED', { rule: rule.id, source: rule.source, found, needed: [...factsAsked(rule)], cure: ['self'] });

const asksFacts: BallotGate = (state) => {
  const rule = ruleOf(state);
  return factsAsked(rule).length > 0 ? ok(null) : notAsked(rule, null);
};

/** A fact the rule asks for, with its evidence: experts named, Statements of Use, Member States that oppose. */
export const recordFact = act('recordFact', {
  words: said('登记事实', 'record a fact'),
  payload: factFields,
  who: decides,
  at: ['open', 'closed'],
  gates: [...changeable, asksFacts],
  decide(state, { fact, value, evidence }, { actor }) {
    const rule = ruleOf(state);
    return factsAsked(rule).includes(fact) ? happened(factRecorded({ fact, value, evidence, by: actor.id })) : notAsked(rule, fact);
  },
});
