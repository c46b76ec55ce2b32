import type { BallotInput } from '../messages/messages.js';

/** A question of its own may be about a person (an election, a motion on somebody's objection), and is told to nobody but its readers; one about a standard is about its text. */
export const aboutStandard = ({ purpose, follows }: Pick<BallotInput, 'purpose' | 'follows'>): boolean =>
  purpose !== 'standalone' && follows === undefined;
