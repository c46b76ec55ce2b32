import { idOf } from '../../domain/kernel/decider.js';
import { clockWords, deadlineWords } from '../../contract/deadline-words.js';
import type { ActsListed, LifecycleShown } from '../../contract/http.js';
import type { View } from '../../db/projection.js';
import { committeeCodes, isCommitteeCode } from '../../domain/committee/stages.js';
import { decides } from '../../domain/dossier/decision-kinds.js';
import { isPilotCode, pilotCodes } from '../../domain/pilot/state.js';
import { isStageCode, stageCodes } from '../../domain/profile/stage-codes.js';
import type { Caller } from '../http/call.js';
import { chinaTime } from '../http/china-time.js';
import type { Noun } from '../nouns.js';
import type { Seen } from '../policy/sight.js';
import type { Ports } from '../ports.js';
import { actsOf, askingOf, openActsOf } from './acts.js';

/** Stage codes are GB/T 16733's and ISO's at once; other lifecycles have a status and no stage. */
const stageOf = (noun: Noun, { status, state }: View): LifecycleShown['stage'] => {
  if (isCommitteeCode(status)) return { code: status, iso: null, name: 'committee', ...committeeCodes[status] };
  if (isPilotCode(status)) return { code: status, iso: null, name: 'pilot', ...pilotCodes[status] };
  if (!isStageCode(status)) return null;
  const { stage } = stageCodes[status];
  const { zh, en } = noun.stageName?.(state, status) ?? stageCodes[status];
  return { code: status, iso: status, name: stage, zh, en };
};

/** The next act of the clock and the dates the state carries. */
export const deadlinesOf = (noun: Noun, state: unknown): LifecycleShown['deadlines'] => {
  const due = noun.decider.due(state);
  const next = due === null ? [] : [{ name: due.command.type, kind: 'internal' as const, ...clockWords(noun.kind, due.command.type), at: due.at }];
  const dates = (noun.deadlines?.(state) ?? []).map((row) => ({ ...row, kind: 'binding' as const, ...deadlineWords(row.name) }));
  return [...next, ...dates].map((row) => ({ ...row, at: chinaTime(row.at) }));
};

/** A record its reader sees, and which of its acts are listed. */
export type Shown = { readonly seen: Seen; readonly caller: Caller; readonly acts: ActsListed };

const isRehearsal = (state: unknown): boolean => typeof state === 'object' && state !== null && 'rehearsal' in state && state.rehearsal === true;

const actsListed = { all: actsOf, open: openActsOf } as const;

/** The one answer of every `GET /<noun>/:id`. */
export async function showLifecycle(ports: Ports, noun: Noun, { seen, caller, acts }: Shown): Promise<LifecycleShown> {
  const { view, sight } = seen;
  const id = idOf(view._id);
  const self = `/api/v1/${noun.path}/${id}`;
  const organisation = view['organisation'];
  return {
    id,
    kind: noun.kind,
    self,
    seq: view.shownSeq,
    status: view.status,
    organisation: typeof organisation === 'string' ? organisation : null,
    updatedAt: chinaTime(view.updatedAt),
    rehearsal: isRehearsal(view.state),
    view: sight,
    stage: stageOf(noun, view),
    deadlines: deadlinesOf(noun, view.state),
    state: noun.views[sight].parse(await noun.show(ports, seen, caller)) as LifecycleShown['state'], // every view is of an object
    acts: acts === 'none' ? [] : actsListed[acts](noun, view, await askingOf(ports, { noun, view }, caller)),
    links: { self, ...(decides(noun.kind) ? { dossiers: `${self}/dossiers` } : {}), ...noun.links?.(view, id) },
  };
}
