import type { Kind } from '../decider.js';
import { decisionIn, type DecisionKind } from '../kernel/decision.js';
import { lifecycles } from '../lifecycles.js';
import { isStageCode, stageCodes } from '../profile/stage-codes.js';
import type { Title } from '../profile/vocabulary.js';

type Entry = Title & { readonly decision: DecisionKind };
type Happening = { readonly type: string; readonly data: object };

const entry = (decision: DecisionKind, zh: string, en: string): Entry => ({ decision, zh, en });

/** Which events of a kind are decisions. A lifecycle that is not here yields no dossiers; a new one needs one line per decision. */
const decisions: { readonly [kind in Kind]?: { readonly [type: string]: Entry } } = {
  'standard-project': {
    withdrawalOpened: entry('withdrawal', '启动废止', 'withdrawal opened'),
    standardWithdrawn: entry('withdrawal', '废止', 'withdrawn'),
    standardKept: entry('withdrawal', '保留', 'kept'),
    standardSuperseded: entry('withdrawal', '被代替', 'superseded'),
    withdrawnByProposer: entry('withdrawal', '提案人撤回', 'withdrawn by the proposer'),
    cancelled: entry('withdrawal', '撤销项目', 'project cancelled'),
    complaintDecided: entry('assessment', '投诉处理决定', 'decision on a complaint'),
  },
};

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
  // Projects are written once in part: what is left of them stands in the table.
  const known = decisions[kind];
  if (known !== undefined && Object.hasOwn(known, event.type)) return known[event.type] ?? null;
  const written = lifecycleOf(kind);
  const decided = written === undefined ? null : decisionIn(written, event);
  if (decided !== null) return decided;
  const code = kind === 'standard-project' ? lastCode(event) : null;
  if (code === null) return null;
  const { zh, en } = isStageCode(code) ? stageCodes[code] : { zh: code, en: code };
  return entry('stagePassage', zh, en);
}

/** Types of events that may be decisions, for whoever looks for them in a long log; `decisionOf` has the last word. */
export const decidingTypes = (kind: Kind): readonly string[] => [
  ...Object.keys(decisions[kind] ?? {}),
  ...Object.values(lifecycleOf(kind)?.events ?? {}).flatMap(({ type, decision }) => (decision === undefined ? [] : [type])),
];

/** Whether a kind has decisions at all, for the routes. */
export const decides = (kind: Kind): boolean => decidingTypes(kind).length > 0;

const lifecycleOf = (kind: Kind) => lifecycles.find((one) => one.kind === kind);
