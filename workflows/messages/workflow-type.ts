import { kindOf, type Stream } from '../../domain/kernel/decider.js';

/** Temporal's name of the workflow that runs a kind: the kind in camel case, as exported by workflows/index.ts. */
export const workflowType = (stream: Stream): string => kindOf(stream).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/**
 * How long a worker may take for one task of a ballot; other kinds have the server's 10 s. A worker that dies with a task in hand is missed only then, and nobody can
 * vote meanwhile. Replaying the longest run must fit several times over (`handOver.recorded` in shell/options.ts), or it would be tried again for ever.
 */
const ballotTask = { workflowTaskTimeout: '2s' } as const;

/** What starting a lifecycle says besides its input. */
export const startOptions = (stream: Stream) => ({
  workflowId: stream,
  workflowIdReusePolicy: 'REJECT_DUPLICATE' as const,
  ...(kindOf(stream) === 'ballot' ? ballotTask : {}),
});
