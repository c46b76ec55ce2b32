import { civilDate } from '../calendar/civil-date.js';
import { localDay } from '../calendar/instant.js';
import type { Outcome } from '../ballot-rule/ballot-rule.js';
import type { Context } from '../decider.js';
import { refuse, type Json, type Refusal } from '../refusal.js';
import { ok, type Result } from '../result.js';
import { itemOf } from './change-agenda.js';
import type { MeetingAct, RecordResolution } from './meeting-command.js';
import type { MeetingEvent } from './meeting-event.js';
import type { MeetingState, MeetingVote, Resolution, VoteFigures } from './meeting-state.js';

type Decision = Result<readonly MeetingEvent[], Refusal>;
type Said = Pick<RecordResolution, 'outcome' | 'figures'>;

const maxResolutions = 100;

/** The number by the committee's pattern, e.g. `2026-03`; the year is that of the opening. */
function resolutionNumber({ numbering, nextSerial, openedAt, opensAt }: MeetingState): string {
  const { year } = civilDate(localDay(openedAt ?? opensAt));
  const values: { readonly [name: string]: string } = {
    committee: numbering.committee,
    year: String(year),
    serial: String(nextSerial).padStart(numbering.width, '0'),
  };
  return numbering.pattern.replaceAll(/\{(committee|year|serial)\}/g, (_, name: string) => values[name] ?? '');
}

/** A resolution rests on a vote and says what the vote says, or on consideration where no formal ballot is asked for. */
export function recordResolution(state: MeetingState, command: RecordResolution, { actor }: Context): Decision {
  const item = itemOf(state, command.item);
  if (!item.ok) return item;
  if (state.resolutions.length >= maxResolutions) return wrong('TOO_MANY_RESOLUTIONS', state.resolutions.length, { max: maxResolutions });
  const { item: n, text } = command;
  const head = { type: 'resolutionRecorded', number: resolutionNumber(state), item: n, text, by: actor.id } as const;
  if (command.vote === undefined) {
    if (item.value.decides) return wrong('FORMAL_BALLOT_REQUIRED', { item: n, vote: null }, 'the number of a vote on this item');
    if (command.outcome !== undefined || command.figures !== undefined) return disagrees({ outcome: command.outcome ?? null }, { outcome: null });
    return ok([{ ...head, vote: null, ballot: null, outcome: null, figures: null }]);
  }
  const vote = voteOfItem(state, n, command.vote);
  if (!vote.ok) return vote;
  const agreed = agreeing(vote.value, command);
  if (!agreed.ok) return agreed;
  return ok([{ ...head, vote: vote.value.n, ballot: vote.value.ballot, ...agreed.value }]);
}

function voteOfItem({ votes, resolutions }: MeetingState, item: number, n: number): Result<MeetingVote, Refusal> {
  const vote = votes.find((one) => one.n === n && one.item === item);
  if (!vote)
    return wrong(
      'VOTE_UNKNOWN',
      { item, vote: n },
      votes.filter((one) => one.item === item).map((one) => one.n),
    );
  const resolved = resolutions.find((one) => one.vote === n);
  return resolved ? wrong('RESOLUTION_EXISTS', resolved.number, 'a vote without a resolution') : ok(vote);
}

/** Minutes cannot disagree with votes. Outcome, and the figures where the words name any, are the ballot's or nothing is recorded. */
function agreeing(vote: MeetingVote, said: Said): Result<{ readonly outcome: Outcome; readonly figures: VoteFigures }, Refusal> {
  const { outcome, tally } = vote;
  if (vote.phase !== 'decided' || outcome === null || tally === null || outcome === 'PENDING')
    return wrong('VOTE_UNDECIDED', { vote: vote.n, phase: vote.phase, outcome }, 'a vote that has decided');
  const { figures } = said;
  if (said.outcome === outcome && sameFigures(tally, figures)) return ok({ outcome, figures: tally });
  return disagrees({ outcome: said.outcome ?? null, ...(figures ?? {}) }, { outcome, ...tally });
}

/** The words or the outcome of a resolution anew, with a reason; the first version stays in the archive. */
export function amendResolution(state: MeetingState, command: MeetingAct<'amendResolution'>, { actor }: Context): Decision {
  const { number, text, reason } = command;
  const known = state.resolutions.find((one) => one.number === number);
  if (!known)
    return wrong(
      'RESOLUTION_UNKNOWN',
      number,
      state.resolutions.map((one) => one.number),
    );
  const head = { type: 'resolutionAmended', number, text, reason, by: actor.id } as const;
  if (known.vote === null) return command.outcome === undefined ? ok([{ ...head, outcome: null, figures: null }]) : disagrees(command.outcome, null);
  const vote = state.votes.find((one) => one.n === known.vote);
  if (vote?.phase === 'voided')
    return command.outcome === undefined ? ok([{ ...head, outcome: null, figures: null }]) : disagrees(command.outcome, null);
  const agreed = vote ? agreeing(vote, command) : wrong('VOTE_UNKNOWN', known.vote, state.votes.length);
  return agreed.ok ? ok([{ ...head, ...agreed.value }]) : agreed;
}

/** Resolutions that say otherwise than their votes as they stand now: a result was revised, or a vote was voided or opened again. */
export const contradicted = ({ resolutions, votes }: MeetingState): readonly Resolution[] =>
  resolutions.filter((one) => {
    const vote = votes.find(({ n }) => n === one.vote);
    return one.vote !== null && (vote?.outcome !== one.outcome || !sameFigures(vote.tally, one.figures));
  });

/** A resolution that names no counts contradicts none. */
export const sameFigures = (tally: VoteFigures | null, said: VoteFigures | null | undefined): boolean =>
  said === null || said === undefined || (tally !== null && said.yes === tally.yes && said.no === tally.no && said.abstain === tally.abstain);

/** The chair confirms the minutes as generated, by their hash; whoever read them before something else happened reads again. */
export function confirmMinutes(state: MeetingState, { hash, facts }: MeetingAct<'confirmMinutes'>, { now, actor }: Context): Decision {
  if (facts !== state.facts) return wrong('MINUTES_MOVED', facts, state.facts);
  const against = contradicted(state).map((one) => one.number);
  if (against.length > 0) return wrong('MINUTES_DISAGREE', { resolutions: against }, 'resolutions that say what their votes say');
  const running = state.votes.filter((vote) => vote.phase === 'open' || vote.phase === 'closing').map((vote) => vote.n);
  if (running.length > 0) return wrong('VOTE_RUNNING', { votes: running }, 'no vote under way');
  const last = state.votes.reduce((at, vote) => Math.max(at, vote.decidedAt ?? 0), 0);
  const late = state.minutesBy !== null && now >= state.minutesBy;
  return ok([{ type: 'minutesConfirmed', hash, facts, filesAt: Math.max(now, last === 0 ? 0 : last + settledMs), late, by: actor.id }]);
}

/** A ballot may be revised for seven days after its close (domain/ballot/close-ballot.ts); a day more, and its word is the last. */
const settledMs = 8 * 86_400_000;

const disagrees = (found: Json, needed: Json): { readonly ok: false; readonly error: Refusal } =>
  refuse('RESOLUTION_DISAGREES', {
    rule: 'CN-TC',
    source: 'D-MINUTES',
    found,
    needed,
    cure: ['self'],
  });

const wrong = (code: string, found: Json, needed: Json): { readonly ok: false; readonly error: Refusal } =>
  refuse(code, { rule: 'CN-TC', source: 'TC-RESOLUTION', found, needed, cure: ['secretariat', 'chair'] });
