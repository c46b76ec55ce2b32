import { idOf } from '../../kernel/decider.js';
import { namedIn, nobody } from '../../ballot/electorate.js';
import type { Context } from '../../kernel/decider.js';
import { actsOf } from '../../kernel/act.js';
import { held } from '../../kernel/field.js';
import { first, happened, oneOf, type May, type Verdict } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import { lawfulTerms } from '../../profile/floors.js';
import type { BallotInput, CommitteeOrder } from '../../messages/messages.js';
import { needStream } from '../../kernel/need-role.js';
import { named as changedBy } from '../../kernel/named-change.js';
import { refuse, type Refusal } from '../../kernel/refusal.js';
import { ok } from '../../kernel/result.js';
import { alikeRehearsed } from '../alike-rehearsed.js';
import { bodyKnown } from '../bodies.js';
import { termFrom } from '../clocks.js';
import type { CommitteeCode } from '../stages.js';
import type { Matter } from '../../messages/matter.js';
import { draftersFit, judgesDraft } from '../../messages/matter.js';
import type { CommitteeState } from '../state.js';
import type { CommitteeEvent } from '../events.js';
import { ballotCalled, ballotDenied } from '../events/ballots.js';
import { chair, inOperation, notFrozen, notSuspended, secretariat, standing, type CommitteeGate } from '../gates.js';
import { notLostBefore } from '../lost-before.js';
import { committeeBody } from '../member.js';
import { ordered } from '../ordered-ballot.js';
import { callFields, type Call } from '../work-fields.js';

/* Votes of its members: called by the committee itself, or asked for by a project of its programme. */

const { act, report } = actsOf<CommitteeState, CommitteeEvent, CommitteeCode>(standing);

const callBallot = act('callBallot', {
  words: said('委员会发起表决', 'call a ballot'),
  payload: callFields,
  known: held<Pick<Call, 'recorded'>>(),
  who: oneOf(secretariat, chair),
  gates: [inOperation, notSuspended],
  secondFactor: true,
  decide(state, call, context) {
    const { matter, text, body = committeeBody, change } = call;
    const free = callable(state, call);
    if (!free.ok) return free;
    const fresh = notLostBefore(state.decided, { matter, body, text, ...changedBy(change) });
    if (!fresh.ok) return fresh;
    const input = inputOf(state, call, context);
    const within = windowWithin(input.terms.window, input.window, context);
    if (!within.ok) return within;
    const ballot = `ballot/${idOf(state.stream)}-b${state.counts.ballots + 1}` as const;
    const made = ordered(state, { ballot, matter, body, input }, context);
    if (!made.ok) return made;
    const { open, input: whole } = made.value;
    return happened(ballotCalled({ open: { ...open, ...changedBy(change) }, input: whole, by: context.actor.id }));
  },
});

function callable(state: CommitteeState, call: Call): May {
  const fit = draftersFit(call.matter, namedIn(call));
  if (!fit.ok) return fit;
  const free = call.matter === 'projectProposal' ? notFrozen(state) : ok(null);
  return free.ok ? bodyKnown(state, call.body ?? committeeBody) : free;
}

function inputOf(state: CommitteeState, call: Call, { actor }: Context): Omit<BallotInput, 'roll' | 'committee'> {
  const { matter, question, text } = call;
  const terms = lawfulTerms(state.profile.ballots[call.terms], 'committee');
  const named = namedIn(call);
  return {
    ...{ purpose: 'standalone', project: null, organisation: state.host.organisation, round: 1, question, text, terms },
    window: call.window ?? terms.window.default,
    ...(judgesDraft(matter) ? (call.recorded ?? nobody) : nobody),
    ...(named === undefined ? {} : { named: { ...named, by: actor.id } }),
    profile: state.profileHash,
    rehearsal: state.rehearsal,
    opens: call.opens ?? 'byHand',
    recallMinutes: state.profile.recallMinutes,
    reminders: state.profile.reminders,
  };
}

function windowWithin({ min, max }: BallotInput['terms']['window'], window: BallotInput['window'], context: Context): May {
  const { at } = termFrom(context, window);
  if (at >= termFrom(context, min).at && at <= termFrom(context, max).at) return ok(null);
  return refuse('BALLOT_WINDOW_OUT_OF_RANGE', { rule: 'CN-TC', source: 'SET-PROFILE', found: window, needed: { min, max }, cure: ['self'] });
}

const matterOf = (purpose: BallotInput['purpose']): Matter =>
  purpose === 'projectApproval' ? 'projectProposal' : purpose === 'technicalReview' ? 'draftForReview' : 'other';

/** Any lifecycle may ask; that it asks for itself is seen from the input. */
const asker: CommitteeGate = (_state, { actor }) => (actor.id.startsWith('stream:') ? ok(null) : needStream(actor, null));

/** What is impossible goes back to the asker as a refusal, for nobody else is there to read it. */
const ballotAsked = report<CommitteeOrder>('ballotAsked', {
  words: said('项目请委员会表决', 'a project asks for a ballot'),
  from: asker,
  decide(state, { ballot, input }, context): Verdict<CommitteeEvent> {
    const { project, round, rehearsal } = input;
    if (project === null || context.actor.id !== `stream:${project}`) return happened();
    if (state.ballots.some((one) => one.ballot === ballot)) return happened();
    const denied = (refusal: Refusal) => happened(ballotDenied({ ballot, project, round, refusal }));
    const matter = matterOf(input.purpose);
    const free = first([standing.ended, inOperation, notSuspended, () => alikeRehearsed(state, rehearsal)], state, context);
    if (!free.ok) return denied(free.error);
    const taken = matter === 'projectProposal' ? notFrozen(state) : ok(null);
    if (!taken.ok) return denied(taken.error);
    const made = ordered(state, { ballot, input, matter, body: committeeBody }, context);
    return made.ok ? happened(ballotCalled({ ...made.value, by: context.actor.id })) : denied(made.error);
  },
});

export const ballotActs = [callBallot, ballotAsked] as const;
