import * as wf from '@temporalio/workflow';

/*
 * (b) What one would write first: one Update per vote, a validator, the record in the workflow's own memory.
 * No authentication, no archive, no views, no hashing: everything it lacks makes it faster, so the comparison is in its favour.
 */

/** `state` is one character a seat, `.` for none. */
export type BareBallot = { readonly size: number; readonly state?: string; readonly votes?: number; readonly runs?: number };

export const voteUpdate = wf.defineUpdate<number, [number, string]>('vote');
export const countQuery = wf.defineQuery<{ readonly votes: number; readonly runs: number }>('count');

/** One ballot as an entity workflow that hands over when the server suggests it. */
export async function bareBallot(input: BareBallot): Promise<void> {
  const marks = (input.state ?? '.'.repeat(input.size)).split('');
  const runs = input.runs ?? 0;
  let votes = input.votes ?? 0;
  wf.setHandler(
    voteUpdate,
    (seat, mark) => {
      marks[seat] = mark;
      votes += 1;
      return votes;
    },
    {
      validator: (seat, mark) => {
        if (seat < 0 || seat >= input.size || !/^[yna]$/.test(mark)) throw wf.ApplicationFailure.nonRetryable('not a vote', 'BAD_VOTE');
        if (marks[seat] !== '.') throw wf.ApplicationFailure.nonRetryable('voted already', 'VOTED');
      },
    },
  );
  wf.setHandler(countQuery, () => ({ votes, runs }));
  await wf.condition(() => wf.workflowInfo().continueAsNewSuggested);
  await wf.condition(wf.allHandlersFinished);
  await wf.continueAsNew<typeof bareBallot>({ size: input.size, state: marks.join(''), votes, runs: runs + 1 });
}
