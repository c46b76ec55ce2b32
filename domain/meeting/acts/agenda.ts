import { happened, someOf, type May } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import { ok } from '../../kernel/result.js';
import { agendaInOrder, changedItems, itemOf, plain, untouched } from '../agenda.js';
import { materialDue } from '../due.js';
import { agendaChanged, lateMaterialAccepted, materialClosed } from '../events/agenda.js';
import { agenda, item, reason, reasonIfLate } from '../fields.js';
import { act, chairs, clock, conducts, owed, running } from '../gates.js';
import { isLate } from '../material.js';
import { refusedAgenda, refusedMaterial } from '../refusals.js';
import type { Item, MeetingState } from '../state.js';

/** The whole agenda anew. Free until the date for material; afterwards with a reason, and what is late for a decision is named as a breach. */
const changeAgenda = act('changeAgenda', {
  words: said('变更议程', 'change the agenda'),
  payload: { agenda, reason: reasonIfLate },
  who: conducts,
  at: running,
  decide(state, { agenda: items, reason: why }, { now, actor }) {
    const inOrder = agendaInOrder(items);
    if (!inOrder.ok) return inOrder;
    const changed = changedItems(state.agenda, items);
    const removed = state.agenda.filter(({ n }) => !items.some((one) => one.n === n)).map(({ n }) => n);
    const free = untouched(state, [...changed, ...removed]);
    if (!free.ok) return free;
    if (changed.length + removed.length === 0) return refusedAgenda('AGENDA_UNCHANGED', { found: [], needed: 'a change' });
    const isPast = now >= state.materialBy;
    if (isPast && why === undefined)
      return refusedMaterial('AGENDA_REASON_MISSING', { found: now, needed: { before: state.materialBy, or: 'a reason' } });
    const tardy = isPast ? items.filter(({ n, decides }) => decides && changed.includes(n)).map(({ n }) => n) : [];
    return happened(agendaChanged({ agenda: items.map(plain), changed, removed, late: tardy, reason: why ?? null, by: actor.id }));
  },
});

const late = (found: Item, state: MeetingState): May =>
  isLate(state, found) && !found.accepted
    ? ok(null)
    : refusedMaterial('MATERIAL_NOT_LATE', {
        ...{ found: { materialAt: found.materialAt, accepted: found.accepted }, needed: { from: state.materialBy } },
        cure: ['nobody'],
      });

const someLate = someOf<MeetingState, Item>(
  ({ agenda: items }) => items,
  late,
  () => ok(null), // an agenda has an item
);

/** The chair lets a decision go ahead on material that came late; the breach and the reason stay in the minutes. */
const acceptLateMaterial = act('acceptLateMaterial', {
  words: said('同意迟到材料', 'accept late material'),
  payload: { item, reason },
  who: chairs,
  at: running,
  gates: [someLate],
  decide(state, { item: n, reason: why }, { actor }) {
    const found = itemOf(state, n);
    if (!found.ok) return found;
    const may = late(found.value, state);
    return may.ok ? happened(lateMaterialAccepted({ item: n, materialAt: found.value.materialAt, reason: why, by: actor.id })) : may;
  },
});

const noteMaterialDeadline = clock('noteMaterialDeadline', {
  words: said('材料期限已到', 'the date for material has come'),
  at: ['called'],
  gates: [owed(materialDue)],
  decide: ({ agenda: items }) =>
    happened(materialClosed({ missing: items.filter(({ decides, documents }) => decides && documents.length === 0).map(({ n }) => n) })),
});

export const agendaActs = [changeAgenda, acceptLateMaterial, noteMaterialDeadline] as const;
