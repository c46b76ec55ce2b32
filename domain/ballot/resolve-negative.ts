import type { PersonId } from '../person-id.js';
import type { NegativeWay, Resolution } from '../ballot-rule/ballot-rule.js';
import type { Context } from '../decider.js';
import type { Refusal } from '../refusal.js';
import { refused } from './refusals.js';
import type { Result } from '../result.js';
import { ok } from '../result.js';
import type { Command } from './ballot-command.js';
import type { BallotEvent } from './events.js';
import type { BallotState } from './state.js';
import { ownSeat, sheetInOrder } from './cast-vote.js';
import { markOf } from './choice.js';
import { following, nextStream, noneRunning, sameRoll, termsUnder } from './follow-up.js';
import { markAt } from './marks.js';
import { openNegatives, ruleOf } from './open-negatives.js';

type Decision = Result<readonly BallotEvent[], Refusal>;
const positive = ['yes', 'abstain', 'noObjection'];

/** The seat has an open negative, and the rule knows this way to bring it to rest. */
function openFor(state: BallotState, seat: number, way: NegativeWay | null): Result<Resolution, Refusal> {
  const rule = ruleOf(state);
  if (rule.resolution === null || !openNegatives(state, rule).includes(seat)) {
    return refused('NEGATIVE_NOT_OPEN', {
      rule: rule.id,
      source: rule.source,
      found: seat,
      needed: 'a seat with an open negative, under a rule that resolves them',
      cure: ['self'],
    });
  }
  const { ways, motion } = rule.resolution;
  if (way === null || ways.includes(way) || motion?.ways.includes(way)) return ok(rule.resolution);
  return refused('WAY_NOT_IN_RULE', {
    rule: rule.id,
    source: rule.source,
    found: way,
    needed: { alone: [...ways], byMotion: [...(motion?.ways ?? [])] },
    cure: ['nobody'],
  });
}

/** Only the voter takes a negative back (ASTM: withdrawn; IETF: the holder clears the Discuss). What the paper says instead is the voter's choice. */
export function withdrawNegative(state: BallotState, command: Command<'withdrawNegative'>, { actor }: Context): Decision {
  const { seat, to, text } = command;
  const own = ownSeat(state, seat, actor.id);
  if (!own.ok) return own;
  const open = openFor(state, seat, null);
  if (!open.ok) return open;
  const sheet = positive.includes(to)
    ? sheetInOrder({ ...state, attendance: null }, { seat, choice: to, text })
    : refused('WITHDRAWAL_NOT_POSITIVE', { rule: 'D-NEGATIVE', source: 'D-WITHDRAW-NEGATIVE', found: to, needed: positive, cure: ['self'] });
  if (!sheet.ok) return sheet;
  const was = markAt(state.marks, seat);
  return ok([{ type: 'negativeWithdrawn', seat, person: actor.id, text, was, mark: markOf(to, undefined, undefined) }]);
}

/** Those who conduct the ballot answer; whether that is enough is the rule's to say. A better answer may replace the first. */
export function answerNegative(state: BallotState, { seat, answer }: Command<'answerNegative'>, { actor }: Context): Decision {
  const open = openFor(state, seat, null);
  if (!open.ok) return open;
  return ok([{ type: 'negativeAnswered', seat, answer, person: personAt(state, seat), by: actor.id }]);
}

/** The negative is right: the item stops here, is mended and balloted anew. */
export function findPersuasive(state: BallotState, { seat, reason }: Command<'findPersuasive'>, { actor }: Context): Decision {
  const open = openFor(state, seat, 'persuasive');
  if (!open.ok) return open;
  return ok([{ type: 'negativeHandled', seat, way: 'persuasive', reason, ballot: null, person: personAt(state, seat), by: actor.id }]);
}

/** A motion on one negative is a ballot like any other, by the rule that this rule names. */
export function putMotion(state: BallotState, command: Command<'putMotion'>, { actor }: Context): Decision {
  const { seat, way } = command;
  const open = openFor(state, seat, way);
  if (!open.ok) return open;
  const { motion } = open.value;
  if (!motion?.ways.includes(way)) return openWithout(state, way);
  const free = noneRunning(state);
  if (!free.ok) return free;
  const roll = command.roll ? ok(command.roll) : sameRoll(state);
  if (!roll.ok) return roll;
  const size = roll.value.kind === 'seats' ? roll.value.seats.length : roll.value.size;
  const terms = termsUnder(state, motion, size);
  const follows = { kind: 'motion', of: state.stream, seat, way } as const;
  const input = following(state, roll.value, { terms, window: command.window ?? terms.window.default, follows });
  return ok([{ type: 'motionPut', seat, way, lost: motion.lost, input, ballot: nextStream(state, 'motion'), by: actor.id }]);
}

const openWithout = (state: BallotState, way: NegativeWay): Decision =>
  refused('WAY_NOT_IN_RULE', {
    rule: state.terms.rule,
    source: state.terms.source,
    found: way,
    needed: 'a way that this rule decides by a ballot',
    cure: ['nobody'],
  });

const personAt = (state: BallotState, seat: number): PersonId | null => state.seats?.[seat]?.person ?? null;
