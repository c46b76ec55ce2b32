import { same, type Evolvers } from './evolver.js';

/** What only local standards, committees, consensus and campaigns bring about. */
export const locally: Evolvers<'campaignJoined' | 'campaignAnswered'> = {
  campaignJoined: (s, { campaign }) => ({ ...s, campaigns: [...(s.campaigns ?? []).filter((one) => one !== campaign), campaign] }),
  campaignAnswered: same,
};
