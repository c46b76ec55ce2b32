import type { Outcome } from '../../ballot-rule/ballot-rule.js';
import { civilDate } from '../../law/calendar/civil-date.js';
import { localDay } from '../../law/calendar/instant.js';
import { happened, someOf, type Gate, type May } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import type { Json, Refusal } from '../../kernel/refusal.js';
import { ok, type Result } from '../../kernel/result.js';
import { itemOf } from '../agenda.js';
import { resolutionAmended, resolutionRecorded } from '../events/minutes.js';
import { item, reason, resolutionFields, resolutionNumber, voteIfAny } from '../fields.js';
import { act, conducts } from '../gates.js';
import { ofSize, refusedResolution } from '../refusals.js';
import { maxResolutions, type MeetingState, type MeetingVote, type Resolution, type VoteFigures } from '../state.js';
import { sameFigures } from '../vote-figures.js';

type Claim = { readonly outcome?: Outcome; readonly figures?: VoteFigures };
type Agreed = { readonly outcome: Outcome | null; readonly figures: VoteFigures | null };

const roomForResolution: Gate<MeetingState> = ({ resolutions }) =>
  resolutions.length < maxResolutions
    ? ok(null)
    : refusedResolution('TOO_MANY_RESOLUTIONS', { ...ofSize, found: resolutions.length, needed: { lessThan: maxResolutions } });

/** A vote that decided and has no resolution, or an item for which none is asked. */
const somethingToResolve: Gate<MeetingState> = (state) => {
  if (state.agenda.some(({ decides }) => !decides)) return ok(null);
  const verdicts = state.votes.map((vote) => (hasDecided(vote).ok ? unresolved(state, vote) : hasDecided(vote)));
  return (
    verdicts.find((one) => one.ok) ??
    verdicts[0] ??
    refusedResolution('FORMAL_BALLOT_REQUIRED', { found: { vote: null }, needed: 'a vote that has decided' })
  );
};

/** A resolution rests on a vote and says what the vote says, or on consideration where no formal ballot is asked for. */
const recordResolution = act('recordResolution', {
  words: said('记录决议', 'record a resolution'),
  payload: { item, vote: voteIfAny, ...resolutionFields },
  who: conducts,
  at: ['open'],
  gates: [roomForResolution, somethingToResolve],
  decide(state, { item: n, vote, text, ...claim }, { actor }) {
    const found = itemOf(state, n);
    if (!found.ok) return found;
    const head = { number: nextNumber(state), item: n, text, by: actor.id };
    if (vote === undefined && found.value.decides)
      return refusedResolution('FORMAL_BALLOT_REQUIRED', { found: { item: n, vote: null }, needed: 'the number of a vote on this item' });
    if (vote === undefined) {
      const agreed = claimsNothing(claim);
      return agreed.ok ? happened(resolutionRecorded({ ...head, vote: null, ballot: null, ...agreed.value })) : agreed;
    }
    const restsOn = voteOfItem(state, n, vote);
    if (!restsOn.ok) return restsOn;
    const agreed = agreeing(restsOn.value, claim);
    return agreed.ok ? happened(resolutionRecorded({ ...head, vote, ballot: restsOn.value.ballot, ...agreed.value })) : agreed;
  },
});

const someResolution: Gate<MeetingState> = someOf(
  ({ resolutions }) => resolutions,
  (resolution, { votes }) => {
    const vote = voteBehind(votes, resolution);
    return vote === undefined ? ok(null) : hasDecided(vote);
  },
  () => refusedResolution('RESOLUTION_UNKNOWN', { found: null, needed: 'a resolution' }),
);

/** None where nothing was decided: by consideration, or by a vote that was voided. */
const voteBehind = (votes: readonly MeetingVote[], { vote }: Resolution): MeetingVote | undefined =>
  votes.find(({ n, phase }) => n === vote && phase !== 'voided');

/** The words or the outcome of a resolution anew, with a reason; the first version stays in the archive. */
const amendResolution = act('amendResolution', {
  words: said('修改决议', 'amend a resolution'),
  payload: { number: resolutionNumber, reason, ...resolutionFields },
  who: conducts,
  at: ['open', 'adjourned', 'held'],
  gates: [someResolution],
  decide({ resolutions, votes }, { number, text, reason: why, ...claim }, { actor }) {
    const known = resolutions.find((one) => one.number === number);
    if (!known) return refusedResolution('RESOLUTION_UNKNOWN', { found: number, needed: resolutions.map((one) => one.number) });
    const vote = voteBehind(votes, known);
    const agreed = vote === undefined ? claimsNothing({ outcome: claim.outcome }) : agreeing(vote, claim);
    return agreed.ok ? happened(resolutionAmended({ number, text, reason: why, by: actor.id, ...agreed.value })) : agreed;
  },
});

/** The number by the committee's pattern, e.g. `2026-03`; the year is that of the opening. */
function nextNumber({ numbering, nextSerial, openedAt, opensAt }: MeetingState): string {
  const { year } = civilDate(localDay(openedAt ?? opensAt));
  const values: { readonly [name: string]: string } = {
    committee: numbering.committee,
    year: String(year),
    serial: String(nextSerial).padStart(numbering.width, '0'),
  };
  return numbering.pattern.replaceAll(/\{(committee|year|serial)\}/g, (_, name: string) => values[name] ?? '');
}

const unresolved = ({ resolutions }: MeetingState, { n }: MeetingVote): May => {
  const resolved = resolutions.find((one) => one.vote === n);
  return resolved ? refusedResolution('RESOLUTION_EXISTS', { found: resolved.number, needed: 'a vote without a resolution' }) : ok(null);
};

function voteOfItem(state: MeetingState, n: number, asked: number): Result<MeetingVote, Refusal> {
  const onItem = state.votes.filter((one) => one.item === n);
  const vote = onItem.find((one) => one.n === asked);
  if (!vote) return refusedResolution('VOTE_UNKNOWN', { found: { item: n, vote: asked }, needed: onItem.map((one) => one.n) });
  const free = unresolved(state, vote);
  return free.ok ? ok(vote) : free;
}

const undecided = ({ n, phase, outcome }: MeetingVote) =>
  refusedResolution('VOTE_UNDECIDED', { found: { vote: n, phase, outcome }, needed: 'a vote that has decided' });
const hasDecided = (vote: MeetingVote): May =>
  vote.phase === 'decided' && vote.outcome !== null && vote.tally !== null && vote.outcome !== 'PENDING' ? ok(null) : undecided(vote);

/** Minutes cannot disagree with votes. Outcome, and the figures where the words name any, are the ballot's or nothing is recorded. */
function agreeing(vote: MeetingVote, claim: Claim): Result<Agreed, Refusal> {
  const { outcome, tally } = vote;
  if (!hasDecided(vote).ok || outcome === null || tally === null) return undecided(vote);
  if (claim.outcome === outcome && sameFigures(tally, claim.figures)) return ok({ outcome, figures: tally });
  return disagrees({ outcome: claim.outcome ?? null, ...claim.figures }, { outcome, ...tally });
}

const claimsNothing = ({ outcome, figures }: Claim): Result<Agreed, Refusal> =>
  outcome === undefined && figures === undefined
    ? ok({ outcome: null, figures: null })
    : disagrees({ outcome: outcome ?? null, ...figures }, { outcome: null });

const disagrees = (found: Json, needed: Json): { readonly ok: false; readonly error: Refusal } =>
  refusedResolution('RESOLUTION_DISAGREES', { source: 'D-MINUTES', found, needed, cure: ['self'] });

export const resolutionActs = [recordResolution, amendResolution] as const;
