import type { Actor } from '../../domain/kernel/actor.js';
import type { Recorded } from '../../domain/kernel/decider.js';
import type { LoggedEvent } from '../../domain/dossier/dossier.js';
import { knowsComplainant } from '../../domain/standard-project/complainant.js';
import type { Appeal, OpenComplaint, ProjectState } from '../../domain/standard-project/state.js';

/** Of an appeal only what it is against: standing and units would say whose it is. */
const plain = (appeal: Appeal | undefined) => (appeal === undefined ? {} : { appeal: { of: appeal.of } });

function unnamed({ by: _by, appeal, ...complaint }: OpenComplaint) {
  return { ...complaint, ...plain(appeal) };
}

/** The state of a project with those complainants only whom this reader may know. */
export const withKnownComplainants = (state: ProjectState, actor: Actor) => ({
  ...state,
  complaints: { ...state.complaints, open: state.complaints.open.map((one) => (knowsComplainant(state, one.n, actor) ? one : unnamed(one))) },
});

type Complained = { readonly n?: number; readonly by?: string; readonly complainant?: string; readonly appeal?: Appeal };

/** An event as this reader may see it. What names a complainant stands without its command id too: with that, the leaf would tell a guessed name from a wrong one. */
export const complaintRow =
  (state: ProjectState, actor: Actor) =>
  (event: Recorded): LoggedEvent => {
    const { commandId: _commandId, actor: who, data, ...row } = event;
    const { complainant, appeal, ...rest }: Complained = data; // the fields events about complaints have in common
    const filed = event.type === 'complaintFiled';
    const whose = filed ? rest.by : complainant;
    if (whose === undefined || whose === actor.id || knowsComplainant(state, rest.n ?? 0, actor)) return event;
    if (!filed) return { ...row, actor: who, data: rest, withheld: ['commandId', 'data.complainant'] };
    const { by: _by, ...said } = rest;
    const withheld = ['actor', 'commandId', 'data.by', ...(appeal === undefined ? [] : ['data.appeal'])];
    return { ...row, data: { ...said, ...plain(appeal) }, withheld };
  };
