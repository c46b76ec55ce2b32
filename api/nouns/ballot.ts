import { idOf } from '../../domain/kernel/decider.js';
import { z } from 'zod';
import { ballotBodies, ballotStart, ownSeatActs, standaloneBallot, type BallotStart } from '../../contract/ballot.js';
import { ballotView } from '../../contract/views/ballot.js';
import { unitsOf } from '../../db/known.js';
import type { View } from '../../db/projection.js';
import { ballot } from '../../domain/ballot/ballot.js';
import type { BallotState } from '../../domain/ballot/state.js';
import { freshMarks } from '../../domain/ballot/electorate.js';
import { ballotWindow } from '../../domain/ballot/ballot-window.js';
import { mandateFields, motionFields, swapFields } from '../../domain/ballot/fields.js';
import { localDate } from '../../domain/law/calendar/instant.js';
import type { Stream } from '../../domain/kernel/decider.js';
import { knownProcedure } from '../../domain/free-terms.js';
import { deadlineIn } from '../../domain/kernel/over.js';
import type { Caller } from '../http/call.js';
import { HttpProblem, Refused } from '../http/problem.js';
import { actRoutes, type Noun } from '../nouns.js';
import { bornAsKnown, knownAtOpening, rollAsKnown } from '../policy/known-units.js';
import { conducts, isNamed } from '../policy/ballot-sight.js';
import { readChange } from '../read/text-change.js';
import { ballotShown } from '../shown/ballot.js';
import { timeOf } from '../read/time-of.js';
import { needsSeat } from '../policy/vote-window.js';
import type { Ports } from '../ports.js';
import { derivedId } from '../derived-id.js';
import { paperForms } from '../../domain/ballot/choice.js';
import { refuse } from '../../domain/kernel/refusal.js';

/** Of this ballot’s sheet: the ticks that are printed on it, and the text it is about. */
const paperOf = (value: unknown) => {
  const { terms, text } = value as BallotState; // of a ballot
  return { choice: { enum: paperForms[terms.choices] }, text: { default: text } };
};

const stateOf = (view: View): BallotState => view.state as BallotState; // written by the projection of ballots

/** Acts of the member for the own seat, of those who conduct for any. */
const ownOrConducted: readonly string[] = ['recuse', 'recordMandate', 'withdrawMandate'];

const notOwnSeat = (found: unknown, needed: number) =>
  refuse('NOT_YOUR_SEAT', { rule: 'D-ROLL', source: 'D-OWN-VOTE', found: typeof found === 'number' ? found : null, needed, cure: ['self'] }).error;

/** Who put the question: a project, or a drafting group with an objection. A committee or meeting that asks has a link of its own below. */
function askerLink(asker: Stream | null): { readonly [name: string]: string } {
  if (asker?.startsWith('standard-project/')) return { project: `/api/v1/projects/${idOf(asker)}` };
  return asker?.startsWith('drafting/') ? { drafting: `/api/v1/draftings/${idOf(asker)}` } : {};
}

async function ownSeat(ports: Ports, view: View, caller: Caller): Promise<number> {
  const voting = await ports.voters.get(view._id.slice('ballot/'.length));
  const seat = voting?.seatOf(caller.actor.id) ?? null;
  if (seat === null) throw new Refused(needsSeat(caller.actor.id));
  return seat;
}

/** One question put to a frozen electorate. */
export const ballotNoun: Noun = {
  kind: 'ballot',
  path: 'ballots',
  tag: 'ballots',
  collection: 'ballots',
  decider: ballot,
  acts: actRoutes(ballotBodies, { castVote: { path: 'votes', custom: true, here: paperOf } }),
  start: {
    body: ballotStart,
    birth: async (body, { commandId, now, ports }) => {
      const start = body as BallotStart; // parsed by ballotStart
      if (!knownProcedure(start.profile))
        throw new HttpProblem('NO_SUCH_PROFILE', { found: start.profile, needed: 'a hash of GET /api/v1/profiles', cure: ['self'] });
      const input = standaloneBallot(start);
      const known = await bornAsKnown(ports, input, localDate(now));
      return { id: derivedId('b', commandId), input: { ...input, ...known } };
    },
  },
  // The first voters should not wait while a roll of 100,000 is read.
  after: (ports, id) => void ports.voters.get(id).catch(() => null),
  prepare: async (ports, { view, caller, act, body: said }) => {
    const on = localDate(timeOf(view, ports.clock()));
    const forSelf = ownSeatActs.includes(act) || (ownOrConducted.includes(act) && !conducts(stateOf(view), caller));
    const seat = forSelf ? await ownSeat(ports, view, caller) : null;
    // A seat that was named and is not one's own is no slip to be passed over.
    if (seat !== null && 'seat' in said && said.seat !== seat) throw new Refused(notOwnSeat(said.seat, seat));
    const body = seat === null ? said : { ...said, seat };
    if (act === 'recordMandate') {
      const { holder } = z.strictObject(mandateFields).parse(body);
      return { ...body, holderUnits: await unitsOf(ports.db, holder, on) };
    }
    if (act === 'swapBallotText') {
      const { from, to } = z.strictObject(swapFields).parse(body);
      return { ...body, reading: await readChange(ports.db, from, to) };
    }
    if (act === 'openBallot') {
      const known = await knownAtOpening(ports, stateOf(view), on);
      return known.length === 0 ? body : { ...body, known };
    }
    const { roll } = act === 'putMotion' ? z.strictObject(motionFields).parse(body) : {};
    if (roll === undefined) return body;
    const { terms, drafters, drafterUnits } = stateOf(view);
    return { ...body, roll: await rollAsKnown(ports, roll, { exclusion: terms.exclusion, drafters, drafterUnits, on }) };
  },
  stateAsked: async (ports, view, caller) => {
    const state = stateOf(view);
    // Once it is over, what those who conduct it may do can hang on a vote: whether a conditional no is one still.
    if (isNamed(state, caller) || (state.result !== null && conducts(state, caller))) return ports.marks.stateOf(state.stream);
    return state.seats === null ? { ...state, marks: freshMarks(state.size, state.excluded) } : state;
  },
  listed: ['question', 'size'],
  views: { full: ballotView, public: ballotView },
  show: ballotShown,
  deadlines: (state) => {
    const at = deadlineIn(ballotWindow(state as BallotState)); // as above
    return at === null ? [] : [{ name: 'ballotCloses', at }];
  },
  links: (view, id) => {
    const { project, committee, meeting, text, follows, followUps } = stateOf(view);
    const next = (followUps ?? []).map(({ stream, kind }, n): [string, string] => [`${kind}${n + 1}`, `/api/v1/ballots/${idOf(stream)}`]);
    return {
      votes: `/api/v1/ballots/${id}/votes`,
      ownVote: `/api/v1/ballots/${id}/votes/mine`,
      count: `/api/v1/ballots/${id}/count`,
      negatives: `/api/v1/ballots/${id}/negatives`,
      text: `/api/v1/documents/${text}`,
      notices: `/api/v1/ballots/${id}/notices`,
      ...askerLink(project),
      ...Object.fromEntries(next),
      ...(follows ? { follows: `/api/v1/ballots/${idOf(follows.of)}` } : {}),
      ...(committee ? { committee: `/api/v1/committees/${idOf(committee)}` } : {}),
      ...(meeting ? { meeting: `/api/v1/meetings/${idOf(meeting)}` } : {}),
    };
  },
};
