import type { Stream } from '../kernel/decider.js';

/** To a project, from its ballot: the erratum it ordered is made. A ballot that closed just before makes none and says nothing but its result. */
export type TextReport = { readonly type: 'ballotTextSwapped'; readonly ballot: Stream; readonly from: string; readonly to: string };
