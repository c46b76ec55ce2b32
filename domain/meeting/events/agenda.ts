import { shared } from '../../kernel/notice-words.js';
import { field, held } from '../../kernel/field.js';
import { said } from '../../kernel/words.js';
import type { AgendaItem } from '../../messages/messages.js';
import { by, event, instant, item, items, reason } from './binding.js';
import { conductors, everybody, invitation, invited, named, rule } from './audiences.js';

export const agendaChanged = event('agendaChanged', {
  words: said('变更议程', 'agenda changed'),
  data: {
    agenda: field(held<readonly AgendaItem[]>(), '议程', 'agenda'),
    changed: items('新增或变更的议题', 'items that are new or say something else'),
    removed: items('撤下的议题', 'items taken off'),
    late: items('材料迟到的表决议题', 'items for decision whose material comes after its date: a breach that stays in the record'),
    reason: field(held<string | null>(), '理由', 'reason'),
    by,
  },
  evolve: (state, { agenda, changed }, at) => ({
    ...state,
    agenda: agenda.map((one) => {
      const before = changed.includes(one.n) ? undefined : state.agenda.find(({ n }) => n === one.n);
      return before ?? { ...one, materialAt: at, accepted: false };
    }),
  }),
  tells: [
    {
      ...{ tag: said('议程变更', 'Agenda changed'), subject: said('《{title}》：议程有变更', '“{title}”: the agenda has changed') },
      lines: [...invitation, shared.reason, said('以下议题的材料迟于期限：{late}', 'Material of these items came after its date: {late}')],
      ...{ rule, calendar: 'deadline' },
      to: everybody,
      values: (state, { late, reason: why }) => ({ ...invited(state), late: [...late], reason: why }),
    },
  ],
});

export const lateMaterialAccepted = event('lateMaterialAccepted', {
  words: said('同意迟到材料', 'late material accepted'),
  data: { item, materialAt: instant('材料送达时间', 'when the material was sent'), reason, by },
  evolve: (state, { item: n }) => ({ ...state, agenda: state.agenda.map((one) => (one.n === n ? { ...one, accepted: true } : one)) }),
  tells: [
    {
      tag: said('迟到材料', 'Late material'),
      subject: said('《{title}》：第 {item} 项议题的迟到材料获准审议', '“{title}”: late material of item {item} is accepted'),
      ...{ lines: [shared.reason], rule },
      to: everybody,
      values: (state, { item: n, reason: why }) => ({ ...named(state), item: n, reason: why }),
    },
  ],
});

/** The date has come. */
export const materialClosed = event('materialClosed', {
  words: said('材料期限已到', 'date for material passed'),
  data: { missing: items('没有材料的表决议题', 'items for decision without any document') },
  evolve: (state) => ({ ...state, materialNoted: true }),
  tells: [
    {
      tag: said('材料未送达', 'Material missing'),
      subject: said('《{title}》：表决议题 {items} 没有会议材料', '“{title}”: items {items} are for decision and have no material'),
      lines: [said('材料期限已到；此后送达的按迟到处理。', 'The date for material has come; what is sent now is late.')],
      rule,
      to: (state, { missing }) => (missing.length === 0 ? [] : conductors(state)),
      values: (state, { missing }) => ({ ...named(state), items: [...missing] }),
    },
  ],
});

export const agendaEvents = [agendaChanged, lateMaterialAccepted, materialClosed] as const;
