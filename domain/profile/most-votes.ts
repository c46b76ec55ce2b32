import type { BallotTerms } from './profile.js';

/** The most votes one person may cast under these terms: a proxy has a seat of its own, an alternate has none. */
export const mostVotes = ({ proxies, perHolder }: NonNullable<BallotTerms['mandates']>): number => perHolder + (proxies ? 1 : 0);
