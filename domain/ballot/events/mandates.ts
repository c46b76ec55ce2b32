import { field, held } from '../../kernel/field.js';
import { said } from '../../kernel/words.js';
import type { PersonId } from '../../kernel/person-id.js';
import { member, named, onePerson, rule } from '../audiences.js';
import { withoutWaiting } from '../proposals.js';
import type { BallotState, Mandate } from '../state.js';
import { by, event, instant, reason, seat, text } from './binding.js';

const holder = field(held<PersonId>(), '受托人', 'who votes for the member');

export const mandateRecorded = event('mandateRecorded', {
  words: said('登记委托投票', 'mandate recorded'),
  data: {
    ...{ seat, holder, by },
    kind: field(held<Mandate['kind']>(), '委托方式', 'alternate or proxy'),
    from: instant('生效时间', 'from when'),
    until: instant('失效时间', 'until when'),
    proof: text('委托书', 'SHA-256 of the letter that says so'),
    holderUnits: field(held<readonly string[]>().optional(), '受托人所在单位', 'units the holder belonged to when it was recorded'),
  },
  sight: { conductors: ['seat', 'holder', 'by', 'kind', 'from', 'until', 'proof'] },
  evolve: (state, { seat: at, holder: who, kind, from, until, proof }) => ({
    ...state,
    ...withoutWaiting(state, at, 'recordMandate', 'withdrawMandate'),
    mandates: [...without(state, at), { seat: at, holder: who, kind, from, until, proof }],
  }),
  tells: [
    {
      tag: said('委托投票', 'Mandate'),
      subject: said('{question}：已登记由他人代您投票', '{question}: somebody else may vote for you'),
      lines: [
        said('第 {seat} 席由 {holder} 代为投票。您本人投票时以您的票为准。', 'For seat no. {seat}, {holder} may vote. Your own vote comes first.'),
      ],
      rule,
      to: (state, { seat: at }) => onePerson(member(state, at)),
      values: (state, { seat: at, holder: who }) => ({ ...named(state), holder: who, seat: at }),
    },
  ],
});

export const mandateWithdrawn = event('mandateWithdrawn', {
  words: said('撤销委托投票', 'mandate withdrawn'),
  data: { seat, holder, reason, by },
  sight: { conductors: ['seat', 'holder', 'by', 'reason'] },
  evolve: (state, { seat: at }) => ({
    ...state,
    ...withoutWaiting(state, at, 'recordMandate', 'withdrawMandate'),
    mandates: without(state, at),
  }),
});

const without = (state: BallotState, at: number): readonly Mandate[] => (state.mandates ?? []).filter((one) => one.seat !== at);

export const mandateEvents = [mandateRecorded, mandateWithdrawn] as const;
