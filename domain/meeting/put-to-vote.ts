import { streamActor, type ActorId } from '../actor.js';
import { namedIn, nobody } from '../ballot/electorate.js';
import { startBallot } from '../ballot/start-ballot.js';
import { draftersFit, judgesDraft } from '../committee/committee-profile.js';
import type { Context, Stream } from '../decider.js';
import type { BallotInput, BallotReport, Roll, Seat } from '../messages.js';
import { printOf } from '../print-of.js';
import { refuse, type Json, type Refusal } from '../refusal.js';
import { ok, unreachable, type Result } from '../result.js';
import { figuresOf, seatRows, seatsPresent } from './attendance.js';
import { itemOf, materialInTime } from './change-agenda.js';
import type { MeetingAct, PutToVote } from './meeting-command.js';
import type { MeetingEvent } from './meeting-event.js';
import { figuresIn } from './minutes.js';
import { sameFigures } from './record-resolution.js';
import type { Item, MeetingState, MeetingVote } from './meeting-state.js';

type Decision = Result<readonly MeetingEvent[], Refusal>;
type Check = Result<null, Refusal>;

/** More votes than any meeting holds; each is some 300 bytes of state. */
export const maxVotes = 100;

/** Orders a ballot among the voting members. The ballot's own decider is asked first: what it would refuse is refused here, where a person can mend it. */
export function putToVote(state: MeetingState, command: PutToVote, context: Context): Decision {
  const item = itemOf(state, command.item);
  if (!item.ok) return item;
  const ready = [
    forDecision(item.value),
    materialInTime(state, item.value),
    textOfItem(item.value, command.text),
    fresh(state, command),
    draftersFit(item.value.matter, namedIn(command)),
  ];
  const unready = ready.find((check) => !check.ok);
  if (unready && !unready.ok) return unready;
  const input = ballotOf(state, item.value, { command, by: context.actor.id });
  if (!input.ok) return input;
  const vote = state.votes.length + 1;
  const ballot: Stream = `ballot/${state.stream.slice('meeting/'.length)}-v${vote}`;
  const born = startBallot(input.value, { ...context, actor: streamActor(state.stream), stream: ballot });
  if (!born.ok) return born;
  const present = seatsPresent(state);
  const { item: n, terms } = command;
  const ordered = { vote, item: n, ballot, terms, input: input.value, present, figures: figuresOf(state), by: context.actor.id };
  return ok([{ type: 'voteOrdered', ...ordered }]);
}

/** Charter, project proposals, 送审稿 and SC matters are put to a ballot; other matters are settled by consideration. */
const forDecision = (item: Item): Check =>
  item.decides ? ok(null) : wrong('ITEM_NOT_FOR_DECISION', { item: item.n, decides: false }, { decides: true });

const textOfItem = (item: Item, text: string): Check =>
  item.documents.includes(text) ? ok(null) : wrong('TEXT_NOT_ON_AGENDA', text, item.documents);

function fresh({ votes }: MeetingState, { item, question }: PutToVote): Check {
  if (votes.length >= maxVotes) return wrong('TOO_MANY_VOTES', votes.length, { max: maxVotes });
  const print = printOf(`${item}\n${question}`);
  const before = votes.find((vote) => vote.print === print && (vote.phase !== 'decided' || vote.outcome !== 'INVALID') && vote.phase !== 'voided');
  return before ? wrong('QUESTION_DECIDED', { vote: before.n, outcome: before.outcome }, 'a question that was not put yet') : ok(null);
}

function ballotOf(
  state: MeetingState,
  item: Item,
  { command, by }: { readonly command: PutToVote; readonly by: ActorId },
): Result<BallotInput, Refusal> {
  const named = namedIn(command);
  const terms = Object.hasOwn(state.terms, command.terms) ? state.terms[command.terms] : undefined;
  if (!terms) return wrong('TERMS_UNKNOWN', command.terms, Object.keys(state.terms));
  if (terms.mode !== 'meeting') return wrong('TERMS_NOT_FOR_MEETING', { terms: command.terms, mode: terms.mode }, { mode: 'meeting' });
  return ok({
    purpose: 'standalone',
    project: item.project,
    committee: state.committee,
    meeting: state.stream,
    organisation: state.organisation,
    round: state.votes.length + 1,
    question: command.question,
    text: command.text,
    terms,
    window: command.window ?? terms.window.default,
    roll: rollOfMeeting(state),
    ...(judgesDraft(item.matter) ? (command.recorded ?? nobody) : nobody),
    ...(named === undefined ? {} : { named: { ...named, by } }),
    profile: state.profile,
    rehearsal: state.rehearsal,
    opens: 'atStart',
    reminders: [],
  });
}

function rollOfMeeting(state: MeetingState): Roll {
  const rows = seatRows(state);
  const withheld = rows.flatMap(({ suspended }, seat) => (suspended === undefined ? [] : [{ seat, reason: 'suspended', evidence: suspended }]));
  return { kind: 'seats', seats: rows.map(seatOf), ...(withheld.length === 0 ? {} : { withheld }) };
}

const seatOf = ({ person, name, organisation, organisationName, class: kind, weight }: Seat): Seat => ({
  person,
  name,
  organisation,
  organisationName,
  ...(kind === undefined ? {} : { class: kind }),
  ...(weight === undefined ? {} : { weight }),
});

/** The chair closes the vote; the ballot counts, and says what came out. */
export function closeVote(state: MeetingState, { vote: n }: MeetingAct<'closeVote'>, { actor }: Context): Decision {
  const vote = state.votes.find((one) => one.n === n);
  if (!vote) return wrong('VOTE_UNKNOWN', n, { from: 1, to: state.votes.length });
  return vote.phase === 'open' ? ok([{ type: 'voteEnded', vote: n, ballot: vote.ballot, by: actor.id }]) : wrong('VOTE_NOT_OPEN', vote.phase, 'open');
}

/** What a ballot of this meeting reports. Facts are recorded, or ignored when they no longer concern it; they are never refused. */
export function heardFromBallot(state: MeetingState, report: BallotReport, { actor }: Context): Decision {
  const vote = state.votes.find((one) => one.ballot === report.ballot);
  if (!vote || actor.id !== `stream:${vote.ballot}` || vote.phase === 'voided' || state.phase === 'filed') return ok([]);
  switch (report.type) {
    case 'ballotOpened':
      return ok(
        vote.phase === 'decided'
          ? [{ type: 'voteReopened', vote: vote.n, ballot: vote.ballot, closesAt: report.closesAt }, ...unsettled(state, vote)]
          : [],
      );
    case 'ballotVoided':
      return ok([{ type: 'voteCalledOff', vote: vote.n, ballot: vote.ballot, reason: report.reason }, ...unsettled(state, vote)]);
    case 'ballotDecided':
      return ok(decided(state, vote, report));
    default:
      return unreachable(report);
  }
}

function decided(
  state: MeetingState,
  vote: MeetingVote,
  { ballot, outcome, counts, trace }: Extract<BallotReport, { readonly type: 'ballotDecided' }>,
): readonly MeetingEvent[] {
  const resting = state.resolutions.filter((one) => one.vote === vote.n);
  const contradicts = resting.filter((one) => one.outcome !== outcome || !sameFigures(figuresIn(counts), one.figures)).map((one) => one.number);
  return [{ type: 'voteDecided', vote: vote.n, ballot, outcome, counts, trace, contradicts }, ...unsettled(state, vote)];
}

/** Confirmed minutes tell what a vote decided; when that changes, they are no longer confirmed. */
const unsettled = ({ confirmed }: MeetingState, { n }: MeetingVote): readonly MeetingEvent[] =>
  confirmed ? [{ type: 'minutesReopened', vote: n, hash: confirmed.hash }] : [];

const wrong = (code: string, found: Json, needed: Json): { readonly ok: false; readonly error: Refusal } =>
  refuse(code, { rule: 'CN-TC', source: 'TCM-FORMAL', found, needed, cure: ['secretariat', 'chair'] });
