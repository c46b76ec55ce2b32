import { contentHash } from '../log/merkle.js';
import type { Context } from '../decider.js';
import type { AgendaItem } from '../messages.js';
import { refuse, type Refusal } from '../refusal.js';
import { ok, type Result } from '../result.js';
import { isLate } from './material.js';
import type { MeetingAct } from './meeting-command.js';
import type { MeetingEvent } from './meeting-event.js';
import type { Item, MeetingState } from './meeting-state.js';
import { agendaInOrder } from './start-meeting.js';

type Decision = Result<readonly MeetingEvent[], Refusal>;
type Check = Result<null, Refusal>;

/** 1990 rule, art. 20: material before a 会审; the term is the profile's. */
const materialRule = { rule: 'CN-TC', source: 'TC-MATERIAL' } as const;

const plain = ({ n, title, documents, project, decides, matter }: AgendaItem): AgendaItem => ({
  ...{ n, title, documents, project, decides },
  ...(matter === undefined ? {} : { matter }),
});
const same = (one: AgendaItem, other: AgendaItem): boolean => contentHash(plain(one)) === contentHash(plain(other));

/** Numbers of the items that are new or say something else than before. */
const changedItems = (before: readonly AgendaItem[], after: readonly AgendaItem[]): readonly number[] =>
  after.filter((item) => !before.some((one) => one.n === item.n && same(one, item))).map((item) => item.n);

/** The whole agenda anew. Free until the date for material; afterwards with a reason, and what is late for a decision is named as a breach. */
export function changeAgenda(state: MeetingState, { agenda, reason }: MeetingAct<'changeAgenda'>, { now, actor }: Context): Decision {
  const inOrder = agendaInOrder(agenda);
  if (!inOrder.ok) return inOrder;
  const changed = changedItems(state.agenda, agenda);
  const removed = state.agenda.filter((item) => !agenda.some((one) => one.n === item.n)).map((item) => item.n);
  const free = untouched(state, [...changed, ...removed]);
  if (!free.ok) return free;
  if (changed.length + removed.length === 0)
    return refuse('AGENDA_UNCHANGED', { rule: 'D-AGENDA', source: 'FORM-AGENDA', found: [], needed: 'a change', cure: ['self'] });
  const isPast = now >= state.materialBy;
  if (isPast && reason === undefined)
    return refuse('AGENDA_REASON_MISSING', { ...materialRule, found: now, needed: { before: state.materialBy, or: 'a reason' }, cure: ['self'] });
  const late = isPast ? agenda.filter((item) => item.decides && changed.includes(item.n)).map((item) => item.n) : [];
  return ok([{ type: 'agendaChanged', agenda: agenda.map(plain), changed, removed, late, reason: reason ?? null, by: actor.id }]);
}

/** An item that has been voted on or resolved is part of the record and stays as it was. */
function untouched({ votes, resolutions }: MeetingState, items: readonly number[]): Check {
  const used = items.filter((n) => votes.some((vote) => vote.item === n) || resolutions.some((one) => one.item === n));
  if (used.length === 0) return ok(null);
  return refuse('AGENDA_ITEM_USED', {
    rule: 'D-AGENDA',
    source: 'FORM-AGENDA',
    found: used,
    needed: 'items without vote or resolution',
    cure: ['nobody'],
  });
}

export function itemOf({ agenda }: MeetingState, n: number): Result<Item, Refusal> {
  const item = agenda.find((one) => one.n === n);
  if (item) return ok(item);
  return refuse('AGENDA_ITEM_UNKNOWN', {
    rule: 'D-AGENDA',
    source: 'FORM-AGENDA',
    found: n,
    needed: agenda.map((one) => one.n),
    cure: ['secretariat'],
  });
}

/** The chair lets a decision go ahead on material that came late; the breach and the reason stay in the minutes. */
export function acceptLateMaterial(state: MeetingState, { item: n, reason }: MeetingAct<'acceptLateMaterial'>, { actor }: Context): Decision {
  const item = itemOf(state, n);
  if (!item.ok) return item;
  if (isLate(state, item.value) && !item.value.accepted)
    return ok([{ type: 'lateMaterialAccepted', item: n, materialAt: item.value.materialAt, reason, by: actor.id }]);
  return refuse('MATERIAL_NOT_LATE', {
    ...materialRule,
    found: { materialAt: item.value.materialAt, accepted: item.value.accepted },
    needed: { from: state.materialBy },
    cure: ['nobody'],
  });
}

/** A decision needs its material in time, or the chair's word with a reason. */
export function materialInTime(state: MeetingState, item: Item): Check {
  if (!isLate(state, item) || item.accepted) return ok(null);
  return refuse('MATERIAL_LATE', { ...materialRule, found: item.materialAt, needed: { before: state.materialBy }, cure: ['chair'] });
}
