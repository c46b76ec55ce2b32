import { streamActor } from '../../kernel/actor.js';
import { namedIn } from '../../ballot/electorate.js';
import { startBallot } from '../../ballot/start-ballot.js';
import { draftersFit } from '../../messages/matter.js';
import type { Stream } from '../../kernel/decider.js';
import { held } from '../../kernel/field.js';
import { happened, someOf, type Gate, type May } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import { printOf } from '../../kernel/print-of.js';
import { ok } from '../../kernel/result.js';
import { itemOf, materialInTime } from '../agenda.js';
import { figuresOf, seatsPresent } from '../attendance.js';
import { voteEnded, voteOrdered } from '../events/votes.js';
import { questionFields, vote as voteField, type Question, type Recorded } from '../fields.js';
import { act, conducts } from '../gates.js';
import { orderedBallot } from '../ordered-ballot.js';
import { ofSize, refused, refusedVote } from '../refusals.js';
import { maxVotes, type Item, type MeetingState, type MeetingVote } from '../state.js';

/** The meeting's own quorum, where the profile sets one; each ballot has that of its rule besides, from the same list. */
const quorate: Gate<MeetingState> = (state) => {
  const { quorum } = state;
  const { present, due } = figuresOf(state);
  if (!quorum || present * quorum.q >= quorum.p * due) return ok(null);
  const found = { present, due, left: present * quorum.q, right: quorum.p * due };
  return refused('QUORUM_NOT_MET', { rule: 'D-QUORUM', source: quorum.source, found, needed: `present × ${quorum.q} ≥ ${quorum.p} × due` });
};

const roomForVote: Gate<MeetingState> = ({ votes }) =>
  votes.length < maxVotes ? ok(null) : refused('TOO_MANY_VOTES', { ...ofSize, found: votes.length, needed: { lessThan: maxVotes } });

/** An item is for decision, and its material came in time or was accepted. */
const somethingToDecide: Gate<MeetingState> = someOf(
  ({ agenda }) => agenda,
  (item, state) => [forDecision(item), materialInTime(state, item)].find((one) => !one.ok) ?? ok(null),
  () => ok(null), // an agenda has an item
);

/** Orders a ballot among the voting members. The ballot's own decider is asked first: what it would refuse is refused here, where a person can mend it. */
const putToVote = act('putToVote', {
  words: said('付诸表决', 'put an item to the vote'),
  payload: questionFields,
  known: held<Recorded>(),
  who: conducts,
  at: ['open'],
  gates: [quorate, roomForVote, somethingToDecide],
  secondFactor: true,
  decide(state, question, context) {
    const item = itemOf(state, question.item);
    if (!item.ok) return item;
    const ready = mayBePut(state, item.value, question);
    if (!ready.ok) return ready;
    const input = orderedBallot(state, { item: item.value, question, by: context.actor.id });
    if (!input.ok) return input;
    const vote = state.votes.length + 1;
    const ballot: Stream = `ballot/${state.stream.slice('meeting/'.length)}-v${vote}`;
    const born = startBallot(input.value, { ...context, actor: streamActor(state.stream), stream: ballot });
    if (!born.ok) return born;
    const { item: n, terms } = question;
    const attendance = { present: seatsPresent(state), figures: figuresOf(state) };
    return happened(voteOrdered({ vote, item: n, ballot, terms, input: input.value, ...attendance, by: context.actor.id }));
  },
});

function mayBePut(state: MeetingState, item: Item, question: Question): May {
  const checks = [
    forDecision(item),
    materialInTime(state, item),
    textOfItem(item, question.text),
    notPutYet(state, question),
    draftersFit(item.matter, namedIn(question)),
  ];
  return checks.find((check) => !check.ok) ?? ok(null);
}

/** Charter, project proposals, 送审稿 and SC matters are put to a ballot; other matters are settled by consideration. */
const forDecision = ({ n, decides }: Item): May =>
  decides ? ok(null) : refusedVote('ITEM_NOT_FOR_DECISION', { found: { item: n, decides }, needed: { decides: true } });

const textOfItem = ({ documents }: Item, text: string): May =>
  documents.includes(text) ? ok(null) : refusedVote('TEXT_NOT_ON_AGENDA', { found: text, needed: documents });

function notPutYet({ votes }: MeetingState, { item, question }: Question): May {
  const print = printOf(`${item}\n${question}`);
  const before = votes.find((vote) => vote.print === print && vote.phase !== 'voided' && (vote.phase !== 'decided' || vote.outcome !== 'INVALID'));
  if (before === undefined) return ok(null);
  return refusedVote('QUESTION_DECIDED', { found: { vote: before.n, outcome: before.outcome }, needed: 'a question that was not put yet' });
}

const isOpen = ({ phase }: MeetingVote): May => (phase === 'open' ? ok(null) : refusedVote('VOTE_NOT_OPEN', { found: phase, needed: 'open' }));

const someOpen: Gate<MeetingState> = someOf(
  ({ votes }) => votes,
  isOpen,
  () => refusedVote('VOTE_UNKNOWN', { found: null, needed: 'a vote' }),
);

/** The chair closes the vote; the ballot counts, and says what came out. */
const closeVote = act('closeVote', {
  words: said('结束会议表决', 'close a vote'),
  payload: { vote: voteField },
  who: conducts,
  at: ['open', 'adjourned', 'held', 'minuted'],
  gates: [someOpen],
  secondFactor: true,
  decide({ votes }, { vote: n }, { actor }) {
    const vote = votes.find((one) => one.n === n);
    if (!vote) return refusedVote('VOTE_UNKNOWN', { found: n, needed: { from: 1, to: votes.length } });
    const open = isOpen(vote);
    if (!open.ok) return open;
    return happened(voteEnded({ vote: n, ballot: vote.ballot, by: actor.id }));
  },
});

export const voteActs = [putToVote, closeVote] as const;
