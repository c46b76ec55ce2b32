import type { Words } from './words.js';

type Happening = { readonly type: string; readonly data: object };

/** What a dossier is about. */
export const decisionKinds = [
  'ballotResult',
  'stagePassage',
  'numberGrant',
  'withdrawal',
  'assessment',
  'voiding',
  'hold',
  'consensus',
  'objection',
  'reviewOutcome',
] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** How an event says that it is a decision, and when it decided nothing. */
export type Deciding<Data> = { readonly kind: DecisionKind; readonly words: Words; readonly unless?: (data: Data) => boolean };

/** What an event decides, by its definition; null when it is no decision. */
export function decisionIn(
  { events }: { readonly events: { readonly [type: string]: { readonly decision?: Deciding<never> } } },
  { type, data }: Happening,
): (Words & { readonly decision: DecisionKind }) | null {
  const decision = Object.hasOwn(events, type) ? events[type]?.decision : undefined;
  // An archived event has the data of its definition.
  return decision === undefined || decision.unless?.(data as never) ? null : { ...decision.words, decision: decision.kind };
}
