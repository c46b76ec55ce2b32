import type { Instant } from '../kernel/decider.js';
import type { BallotState } from './state.js';
import { objectUntil } from './paper.js';

/** What somebody did for or to a seat, and the act by which its member answers it, until when. */
export type DoneFor = {
  readonly what: 'sheetEntered';
  readonly by: string;
  readonly answer: 'castVote' | 'objectPaper';
  readonly until: Instant | null;
};

/**
 * Everything of that kind, for the page of the ballot and for the work list: what is done for members by others is added here and nowhere else. A sheet that
 * waits for its second person counts for nothing yet, and the own vote comes before it.
 */
export function doneFor({ papers, closesAt }: BallotState, seat: number): readonly DoneFor[] {
  return papers
    .filter((paper) => paper.seat === seat)
    .map((paper) => {
      const until = objectUntil(paper);
      return { what: 'sheetEntered', by: paper.by, answer: until === null ? 'castVote' : 'objectPaper', until: until ?? closesAt };
    });
}
