import type { Kind } from '../kernel/decider.js';
import { decisionIn, type DecisionKind } from '../kernel/decision.js';
import { lifecycles } from '../lifecycles.js';
import { isStageCode, stageCodes } from '../profile/stage-codes.js';
import type { Title } from '../profile/vocabulary.js';

type Entry = Title & { readonly decision: DecisionKind };
type Happening = { readonly type: string; readonly data: object };

const lastCode = ({ data }: Happening): string | null => {
  const path: unknown = 'path' in data ? data.path : null;
  return Array.isArray(path) && typeof path.at(-1) === 'string' ? String(path.at(-1)) : null;
};

/** The stage code a project stands at after the event; null when the event moves nothing. */
export function codeReached(event: Happening): string | null {
  return lastCode(event);
}

/** What an event decides, or null when it is no decision. Whatever moves a project from one code to another is one. */
export function decisionOf(kind: Kind, event: Happening): Entry | null {
  const lifecycle = lifecycleOf(kind);
  const decided = lifecycle === undefined ? null : decisionIn(lifecycle, event);
  if (decided !== null) return decided;
  const code = kind === 'standard-project' ? lastCode(event) : null;
  if (code === null) return null;
  const { zh, en } = isStageCode(code) ? stageCodes[code] : { zh: code, en: code };
  return { decision: 'stagePassage', zh, en };
}

/** Types of events that may be decisions, for whoever looks for them in a long log; `decisionOf` has the last word. */
export const decidingTypes = (kind: Kind): readonly string[] =>
  Object.values(lifecycleOf(kind)?.events ?? {}).flatMap(({ type, decision }) => (decision === undefined ? [] : [type]));

/** Whether a kind has decisions at all, for the routes. */
export const decides = (kind: Kind): boolean => decidingTypes(kind).length > 0;

const lifecycleOf = (kind: Kind) => lifecycles[kind];
