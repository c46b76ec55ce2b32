import type { Counts } from '../ballot-rule/ballot-rule.js';
import type { MeetingState, Resolution, VoteFigures } from './state.js';

/** The counts as minutes give them. */
export const figuresIn = (counts: Counts): VoteFigures => ({
  yes: counts.yes,
  no: counts.noWithReasons + counts.noWithoutReasons,
  abstain: counts.abstain,
});

/** A resolution that names no counts contradicts none. */
export const sameFigures = (tally: VoteFigures | null, said: VoteFigures | null | undefined): boolean =>
  said === null || said === undefined || (tally !== null && said.yes === tally.yes && said.no === tally.no && said.abstain === tally.abstain);

/** Resolutions that say otherwise than their votes as they stand now: a result was revised, or a vote was voided or opened again. */
export const contradicted = ({ resolutions, votes }: Pick<MeetingState, 'resolutions' | 'votes'>): readonly Resolution[] =>
  resolutions.filter((one) => {
    const vote = votes.find(({ n }) => n === one.vote);
    return one.vote !== null && (vote?.outcome !== one.outcome || !sameFigures(vote.tally, one.figures));
  });
