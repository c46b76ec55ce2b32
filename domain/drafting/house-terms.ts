import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { ownSource } from '../profile/own-terms.js';
import { canonical } from '../kernel/log/canonical.js';
import { letterReview } from '../profile/base-ballots.js';
import type { ConsensusTerms } from '../profile/profile.js';

/** For a group that no profile gives terms: everything here is our choice, and a profile may choose otherwise. */
export const houseTerms: ConsensusTerms = {
  call: { count: 14, unit: 'calendarDays' },
  answer: { count: 14, unit: 'calendarDays' },
  silence: 'noPosition',
  support: '1/2',
  escalation: ['redraft', 'mediation', 'vote'],
  // The group's own paper: those who draft decide about their text, so nobody is excluded as a drafter.
  vote: { terms: { ...letterReview, exclusion: 'none', minSeats: 3, source: 'D-HOUSE-TERMS' }, binding: 'decides' },
  source: 'D-HOUSE-TERMS',
};

/** Terms that come with a group are its own: they cite no law. */
export const ownConsensus = ({ vote, ...terms }: ConsensusTerms): ConsensusTerms => ({
  ...terms,
  source: ownSource,
  vote: vote && { ...vote, terms: { ...vote.terms, source: ownSource } },
});

/** What stands for terms that come without a profile: SHA-256 (hex) over their RFC 8785 bytes, as for profiles. */
export const termsHash = (terms: ConsensusTerms): string => bytesToHex(sha256(utf8ToBytes(canonical(terms))));
