import type { BallotTerms } from './profile.js';

/** What terms rest on that are somebody's own: no law, whatever their rule is for elsewhere. */
export const ownSource = 'D-OWN-TERMS';

/** True for terms that cite no procedure: shown as house terms wherever the ballot is shown. */
export const isOwnTerms = ({ source }: Pick<BallotTerms, 'source'>): boolean => source === ownSource;
