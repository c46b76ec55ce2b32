import { committeeProfileHash, committeeProfiles } from './committee/profiles.js';
import { canonical } from './kernel/log/canonical.js';
import { contentHash } from './kernel/log/merkle.js';
import type { BallotInput } from './messages/messages.js';
import { profileHash } from './profile/hash.js';
import type { BallotName, BallotTerms } from './profile/profile.js';
import { shippedProfiles } from './profile/shipped.js';
import { floorOfBallot, lawfulTerms } from './profile/floors.js';
import { ownSource } from './profile/own-terms.js';

/**
 * The terms of a ballot that no project or committee orders. Word for word those of a ballot of the cited procedure, they are held under its floor;
 * all others are somebody's own, cite no law, and pin themselves instead of a procedure they are not of.
 */
export function freeTerms({ terms, profile }: Pick<BallotInput, 'terms' | 'profile'>): Pick<BallotInput, 'terms' | 'profile'> {
  const words = canonical(terms);
  const cited = termsOf(profile).find(({ terms: one }) => canonical(one) === words);
  if (cited) return { profile, terms: cited.lawful };
  const { law: _none, ...own } = terms;
  const house: BallotTerms = { ...own, source: ownSource };
  return { terms: house, profile: contentHash(house) };
}

/** Whether a shipped procedure, of a standard or of a committee, has this hash. */
export const knownProcedure = (hash: string): boolean => termsOf(hash).length > 0;

type Cited = { readonly terms: BallotTerms; readonly lawful: BallotTerms };

/** The ballots of a shipped procedure, of a standard or of a committee, by its hash. */
function termsOf(hash: string): readonly Cited[] {
  const procedure = Object.values(shippedProfiles).find((one) => profileHash(one) === hash);
  if (procedure)
    return Object.entries(procedure.ballots).map(([name, terms]) => ({
      terms,
      lawful: lawfulTerms(terms, floorOfBallot(procedure.kind, name as BallotName)),
    })); // keys of `ballots` are ballot names
  const committee = committeeProfiles.find((one) => committeeProfileHash(one) === hash);
  return committee ? [committee.ballots.letter, committee.ballots.meeting].map((terms) => ({ terms, lawful: lawfulTerms(terms, 'committee') })) : [];
}
