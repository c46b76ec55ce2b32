import type { Kind, Stream } from '../../domain/decider.js';

/** Temporal's name of the workflow that runs a kind: the kind in camel case, as exported by workflows/index.ts. */
export const workflowType = (stream: Stream): string => kindOf(stream).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

export const kindOf = (stream: Stream): Kind => stream.slice(0, stream.indexOf('/')) as Kind; // a stream is built as `${Kind}/…` everywhere
