import { eventsOf } from '../../kernel/event.js';
import { field, held } from '../../kernel/field.js';
import { rules, shared, type NoticeWords } from '../../kernel/notice-words.js';
import { said, type Words } from '../../kernel/words.js';
import {
  by,
  classificationIfAny,
  duplicates,
  move,
  near,
  note,
  patentCallUntil,
  reason,
  reasons,
  round,
  scopeIfAny,
  title,
  traits,
} from '../fields.js';
import { farewells } from '../orders.js';
import { notice } from '../parties.js';
import { calledUntil, ended, same } from '../rounds.js';
import type { ProjectState } from '../state.js';

/* 提案: what its proposer writes, and what the office makes of it. */

const { event } = eventsOf<ProjectState>();

const about = (subject: Words, ...lines: readonly Words[]): NoticeWords => ({ tag: said('提案', 'Proposal'), subject, lines, rule: rules.procedure });

export const proposalEdited = event('proposalEdited', {
  words: said('修改提案', 'proposal edited'),
  data: { by, title, traits, classification: classificationIfAny },
  evolve: (state, { title: named, traits: found, classification }) => ({
    ...state,
    title: named,
    traits: found,
    ...(classification === undefined ? {} : { classification }),
  }),
});

export const proposalSubmitted = event('proposalSubmitted', {
  words: said('提交提案', 'proposal submitted'),
  data: { by, ...move, round },
  evolve: (state, { round: rounds }) => ({ ...state, rounds }),
  tells: [
    notice({
      ...about(said('{named}：提案已提交，待核查', '{named}: a proposal waits for the check'), shared.round),
      to: ['office'],
      facts: ['round'],
    }),
  ],
});

export const proposalAccepted = event('proposalAccepted', {
  words: said('受理提案', 'proposal accepted'),
  data: {
    ...{ by, ...move, duplicates, note, scope: scopeIfAny, near, patentCallUntil },
    creditCodeEvidence: field(held<string | null>(), '信用代码的证明', 'evidence that stands in for a credit code'),
  },
  evolve: (state, { patentCallUntil: until }) => ({ ...state, charterChecked: true, patentCallUntil: calledUntil(state, until) }),
  tells: [
    notice({
      ...about(said('{named}：提案已受理', '{named}: the proposal is accepted'), said('说明：{note}', 'Note: {note}')),
      to: ['proposer', 'public'],
      facts: ['note'],
    }),
  ],
});

export const proposalReturned = event('proposalReturned', {
  words: said('退回提案', 'proposal returned'),
  data: { by, ...move, reasons },
  evolve: same,
  tells: [
    notice({
      ...about(
        said('{named}：提案退回补正', '{named}: the proposal is returned'),
        shared.reason,
        said('补正后可以再次提交。', 'It can be submitted again once cured.'),
      ),
      to: ['proposer'],
      facts: ['reasons'],
    }),
  ],
});

export const proposalDropped = event('proposalDropped', {
  words: said('终止提案', 'proposal dropped'),
  data: { by, ...move, reason },
  evolve: ended('dropped'),
  effects: ({ reason: why }, state) => farewells(state, why),
  tells: [notice({ ...about(said('{named}：提案终止', '{named}: the proposal is dropped'), shared.reason), to: ['proposer'], facts: ['reason'] })],
});

export const proposalEvents = [proposalEdited, proposalSubmitted, proposalAccepted, proposalReturned, proposalDropped] as const;
