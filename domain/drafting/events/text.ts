import type { Effect } from '../../kernel/decider.js';
import type { DraftingReport } from '../../messages/drafting.js';
import { eventsOf } from '../../kernel/event.js';
import { field, held, type PayloadOf } from '../../kernel/field.js';
import { rules } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import { group, groupAndAuthors, named, office, some } from '../audiences.js';
import type { ClauseDiff } from '../../text/clause-diff.js';
import type { ClausePrint } from '../../text/clause-tree.js';
import { entered, entry } from '../decision-log.js';
import { alarmFields, by, clause, count, list, note, remark, text, version } from '../fields.js';
import { followed } from '../follow-issues.js';
import type { DraftingState, KeptStand } from '../state.js';

const { event } = eventsOf<DraftingState>();

const rule = rules.consensus;

const uploaded = {
  ...{ version, text, note },
  clauses: list<ClausePrint>('条款', 'clauses'),
  duplicates: list<string>('重复的条款号', 'numbers used twice'),
  gaps: list<string>('缺少的条款号', 'numbers that are missing'),
  diff: field(held<Omit<ClauseDiff, 'unchanged'>>(), '与上一稿的差别', 'what changed from the version before'),
  ...entry,
} as const;

export const versionUploaded = event('versionUploaded', {
  words: said('提交工作稿', 'version uploaded'),
  data: uploaded,
  evolve: (state, upload) => entered(withText(state, upload), upload),
  tells: [
    {
      tag: said('工作稿', 'Working draft'),
      subject: said('{named}：第 {version} 稿', '{named}: version {version}'),
      lines: [said('改动的条款：{changed}', 'Clauses that changed: {changed}'), said('说明：{note}', 'Note: {note}')],
      rule,
      to: groupAndAuthors,
      values: (state, { version: n, diff, note: why }) => ({
        ...named(state),
        ...{ version: n, changed: some([...diff.changed, ...diff.added, ...diff.removed]), note: why },
      }),
    },
  ],
});

const declared = {
  ...{ version, text },
  clauses: count('条款数', 'how many clauses'),
  byVote: list<string>('经表决成立的条款', 'clauses that stand by vote'),
  ...entry,
} as const;

export const consensusDeclared = event('consensusDeclared', {
  words: said('宣布协商一致', 'consensus declared'),
  data: declared,
  evolve: (state, consensus) => entered({ ...state, phase: 'agreed', issues: [] }, consensus),
  effects: (consensus, state) => reported(state, consensus),
  tells: [
    {
      tag: said('协商一致', 'Consensus'),
      subject: said('{named}：第 {version} 稿协商一致', '{named}: consensus on version {version}'),
      lines: [said('经表决成立的条款：{byVote}', 'Clauses that stand by vote: {byVote}')],
      rule,
      to: (state) => [...group(state), ...office(state)],
      values: (state, { version: n, byVote }) => ({ ...named(state), version: n, byVote: some(byVote) }),
    },
  ],
  decision: { kind: 'consensus', words: said('宣布协商一致', 'consensus declared') },
});

/** A thought on a clause that is not asked about: kept for the next revision. */
export const remarkParked = event('remarkParked', {
  words: said('留待下次修订的想法', 'remark parked'),
  data: { remark: count('序号', 'number of the remark'), clause, words: remark, by },
  evolve: (state, { remark: n }) => ({ ...state, parked: n }),
});

const { alarm, answer, reason } = alarmFields;
const answered = {
  ...{ alarm, answer, reason },
  from: field(text, '原文本', 'SHA-256 of the text before'),
  to: field(text, '新文本', 'SHA-256 of the text after'),
  ...entry,
} as const;

export const alarmAnswered = event('alarmAnswered', {
  words: said('答复意见去向警示', 'alarm answered'),
  data: answered,
  evolve: (state, given) => entered(withAnswer(state, given), given),
});

export const textEvents = [versionUploaded, consensusDeclared, remarkParked, alarmAnswered] as const;

/** Stands go with the words: to the same number, or to where a clause was moved. */
function withText(state: DraftingState, { version: n, text: sha256, clauses, duplicates, diff }: PayloadOf<typeof uploaded>): DraftingState {
  const before: { [id: string]: KeptStand } = {};
  for (const { id, kept } of state.clauses) before[id] = kept;
  const from: { [to: string]: string } = {};
  for (const move of diff.moved) from[move.to] = move.from;
  const fresh = [...diff.added, ...diff.changed];
  const standing = (id: string): KeptStand => (fresh.includes(id) ? 'open' : (before[from[id] ?? id] ?? 'open'));
  return {
    ...state,
    phase: 'working',
    version: n,
    text: sha256,
    duplicates,
    clauses: clauses.map(({ id, hash }) => ({ id, hash, kept: standing(id) })),
    issues: followed(state, { clauses, diff }),
  };
}

function reported({ project, stream }: DraftingState, { version: n, text: sha256 }: PayloadOf<typeof declared>): readonly Effect[] {
  const command: DraftingReport = { type: 'consensusReached', drafting: stream, version: n, text: sha256 };
  return project === null ? [] : [{ kind: 'tell', stream: project, command }];
}

/** Answers hold for the two texts they are about; the last one counts. */
function withAnswer(state: DraftingState, { alarm: which, answer: given, from, to }: PayloadOf<typeof answered>): DraftingState {
  const before = state.alarms?.from === from && state.alarms.to === to ? state.alarms.answers : [];
  return { ...state, alarms: { from, to, answers: [...before.filter((one) => one.alarm !== which), { alarm: which, answer: given }] } };
}
