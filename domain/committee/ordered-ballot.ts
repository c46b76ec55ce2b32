import { streamActor } from '../kernel/actor.js';
import { exclusions, withheldIn } from '../ballot/electorate.js';
import { startBallot } from '../ballot/start-ballot.js';
import type { Context, Stream } from '../kernel/decider.js';
import type { May } from '../kernel/gate.js';
import type { BallotInput } from '../messages/messages.js';
import type { Refusal } from '../kernel/refusal.js';
import { ok, type Result } from '../kernel/result.js';
import { roomFor, termBegun } from './bodies.js';
import { rollOf } from './electorate.js';
import type { Matter } from '../messages/matter.js';
import type { CommitteeState, OpenBallot } from './state.js';
import { refused } from './refusals.js';
import { bodyKind } from './roster.js';

type Order = { readonly ballot: Stream; readonly input: Omit<BallotInput, 'roll' | 'committee'>; readonly matter: Matter; readonly body: string };
type Ordered = { readonly open: OpenBallot; readonly input: BallotInput };

/** The roll as of now, and the ballot checked by its own decider, so that an impossible one is refused here and not in a child nobody watches. */
export function ordered(state: CommitteeState, { ballot, input, matter, body }: Order, context: Context): Result<Ordered, Refusal> {
  const room = roomFor(state.ballots);
  if (!room.ok) return room;
  if (bodyKind(state, body) === 'WG')
    return refused('NO_VOTE_IN_WORKING_GROUP', { rule: 'TC-WG', source: 'TC-WORKING-GROUP', found: body, needed: 'TC, or a subcommittee' });
  const begun = termBegun(state, context.now, body);
  if (!begun.ok) return begun;
  const roll = rollOf(state.members, state.profile, { at: context.now, body });
  const { organisation: secretariat } = state.host;
  const few = enoughNotSuspended(roll, state.profile.formal.source);
  if (!few.ok) return few;
  const whole: BallotInput = {
    ...input,
    committee: state.stream,
    ...(secretariat === input.organisation ? {} : { secretariat }),
    roll,
  };
  const born = startBallot(whole, { ...context, actor: streamActor(state.stream), stream: ballot });
  if (!born.ok) return born;
  const out = [...exclusions(roll.seats, whole, whole.terms), ...withheldIn(roll)].map((one) => one.seat);
  const persons = roll.seats.filter((_, i) => !out.includes(i)).map((one) => one.person);
  return ok({ open: { ballot, matter, body, text: input.text, round: input.round, persons, project: input.project }, input: whole });
}

/** Three quarters have to take part, so a vote called with more than a quarter suspended would be lost before it begins. */
function enoughNotSuspended({ seats, withheld = [] }: ReturnType<typeof rollOf>, source: Refusal['source']): May {
  if (withheld.length * 4 <= seats.length) return ok(null);
  return refused('TOO_MANY_SUSPENDED', {
    ...{ rule: 'TC-FORMAL', source, found: { members: seats.length, suspended: withheld.length } },
    needed: { suspendedAtMost: Math.floor(seats.length / 4) },
    cure: ['secretariat', 'monitor'],
  });
}
