import type { BallotState } from './state.js';

/** The text of a project under review: changed here alone, the project would go on with another text than the one that was voted on. */
export const ofReview = ({ purpose, project }: Pick<BallotState, 'purpose' | 'project'>): boolean =>
  purpose === 'technicalReview' && project?.startsWith('standard-project/') === true;
