import { contentHash } from '../kernel/log/merkle.js';
import type { May } from '../kernel/gate.js';
import type { AgendaItem } from '../messages/messages.js';
import type { Refusal } from '../kernel/refusal.js';
import { ok, type Result } from '../kernel/result.js';
import { isLate } from './material.js';
import { refused, refusedAgenda, refusedMaterial } from './refusals.js';
import { maxItems, type Item, type MeetingState } from './state.js';

/** Numbers are the items' names in votes, resolutions and minutes. */
export function agendaInOrder(agenda: readonly AgendaItem[]): May {
  if (agenda.length < 1 || agenda.length > maxItems) return refused('AGENDA_SIZE', { found: agenda.length, needed: { min: 1, max: maxItems } });
  const repeated = agenda.find((item, index) => agenda.findIndex((one) => one.n === item.n) !== index);
  return repeated ? refused('AGENDA_REPEATS', { found: repeated.n, needed: 'each number once' }) : ok(null);
}

/** An item as the agenda of a call has it, without what the meeting knows of it. */
export const plain = ({ n, title, documents, project, decides, matter }: AgendaItem): AgendaItem => ({
  ...{ n, title, documents, project, decides },
  ...(matter === undefined ? {} : { matter }),
});
const same = (one: AgendaItem, other: AgendaItem): boolean => contentHash(plain(one)) === contentHash(plain(other));

/** Numbers of the items that are new or say something else than before. */
export const changedItems = (before: readonly AgendaItem[], after: readonly AgendaItem[]): readonly number[] =>
  after.filter((item) => !before.some((one) => one.n === item.n && same(one, item))).map((item) => item.n);

/** An item that has been voted on or resolved is part of the record and stays as it was. */
export function untouched({ votes, resolutions }: MeetingState, items: readonly number[]): May {
  const used = items.filter((n) => votes.some((vote) => vote.item === n) || resolutions.some((one) => one.item === n));
  if (used.length === 0) return ok(null);
  return refusedAgenda('AGENDA_ITEM_USED', { found: used, needed: 'items without vote or resolution', cure: ['nobody'] });
}

export function itemOf({ agenda }: MeetingState, n: number): Result<Item, Refusal> {
  const item = agenda.find((one) => one.n === n);
  if (item) return ok(item);
  return refusedAgenda('AGENDA_ITEM_UNKNOWN', { found: n, needed: agenda.map((one) => one.n), cure: ['secretariat'] });
}

/** A decision needs its material in time, or the chair's word with a reason. */
export function materialInTime(state: MeetingState, item: Item): May {
  if (!isLate(state, item) || item.accepted) return ok(null);
  return refusedMaterial('MATERIAL_LATE', { found: item.materialAt, needed: { before: state.materialBy }, cure: ['chair'] });
}
