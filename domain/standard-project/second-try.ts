import { exclusions } from '../ballot/electorate.js';
import type { Stream } from '../kernel/decider.js';
import type { BallotInput } from '../messages/messages.js';
import type { Outcome } from '../ballot-rule/ballot-rule.js';
import type { NamedChange } from '../kernel/named-change.js';
import type { BallotTerms } from '../profile/profile.js';
import { ok } from '../kernel/result.js';
import { all, type May } from '../kernel/gate.js';
import { refused } from './refusals.js';
import type { BallotRound, PutRoll } from './state.js';

/** The terms a vote was lost under: another procedure that asks for no vote does not make the loss good. */
export const askedBefore = ({ put, loss }: BallotRound): BallotTerms | null => (loss === null || put === null ? null : put.terms);

/** The electorate of an order, as far as the round after a loss is held to it. */
export function putRoll(input: BallotInput): PutRoll {
  const { roll, drafters, drafterUnits } = input;
  if (roll.kind === 'document') return { kind: 'document', sha256: roll.sha256, excluded: roll.excluded.map(({ seat }) => seat) };
  const out = exclusions(roll.seats, input, input.terms).map(({ seat }) => seat);
  const people = roll.seats.flatMap(({ person }, seat) => (out.includes(seat) ? [] : [person]));
  return { kind: 'seats', people, makers: [...drafters, ...drafterUnits] };
}

/** A round that was lost once stays so until it passes: recounting it as invalid makes no new beginning. */
export const isLoss = ({ loss }: Pick<BallotRound, 'loss'>, { ballot, outcome }: { readonly ballot: Stream; readonly outcome: Outcome }): boolean =>
  outcome === 'FAIL' || (outcome !== 'PASS' && loss?.ballot === ballot);

type Again = { readonly subject: string; readonly input: BallotInput | null; readonly change?: NamedChange | undefined };

/** The round after a loss is about something else, or says what is another now; and nobody drops out of its roll by the hand of who makes the roll. */
export const heldToLoss = (round: BallotRound, { subject, input, change }: Again): May =>
  round.loss === null
    ? ok(null)
    : all(
        () => notTheSame(round, subject, change),
        () => (input === null ? ok(null) : rollKept(round, input)),
      );

function notTheSame({ loss }: BallotRound, subject: string, change: NamedChange | undefined): May {
  if (loss === null || !loss.subjects.includes(subject) || (change !== undefined && !loss.subjects.includes(change.document))) return ok(null);
  return refused('LOST_VOTE_REPEATED', {
    rule: 'D-SECOND-TRY',
    source: 'D-SECOND-TRY',
    found: { subject, lostIn: loss.ballot },
    needed: 'another text, or a named change with its document',
    cure: ['self', 'drafter'],
  });
}

function rollKept({ put, loss }: BallotRound, input: BallotInput): May {
  const gone = put?.roll ? droppedOut(put.roll, input) : [];
  if (gone.length === 0) return ok(null);
  return refused('ROLL_NOT_KEPT', {
    rule: 'D-SECOND-TRY',
    source: 'D-SECOND-TRY',
    found: { droppedOut: gone.slice(0, 50), lostIn: loss?.ballot ?? null },
    needed: 'everybody who was entitled in the round before; whoever is to drop out is recused at the new ballot',
    cure: ['self'],
  });
}

/** Who was entitled and is so no more. Whoever joined the makers of the text since is kept out by law and not by the roll. */
function droppedOut(before: PutRoll, input: BallotInput): readonly (string | number)[] {
  const { roll } = input;
  if (before.kind === 'document') {
    if (roll.kind !== 'document' || roll.sha256 !== before.sha256) return [before.sha256];
    return roll.excluded.map(({ seat }) => seat).filter((seat) => !before.excluded.includes(seat));
  }
  if (roll.kind === 'document') return before.people;
  const out = exclusions(roll.seats, input, input.terms);
  const joined = out.flatMap(({ seat, evidence }) => (before.makers.includes(evidence) ? [] : [roll.seats[seat]?.person]));
  const now = putRoll(input);
  return before.people.filter((one) => !(now.kind === 'seats' && now.people.includes(one)) && !joined.includes(one));
}
