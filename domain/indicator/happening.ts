import type { Instant, Stream } from '../kernel/decider.js';

/** One archived event, and the state it led to. */
export type Happening<Event, State> = { readonly event: Event; readonly at: Instant; readonly stream: Stream; readonly state: State };
