import { z } from 'zod';
import { eventsOf } from '../../kernel/event.js';
import { field, held } from '../../kernel/field.js';
import { rules, shared, type NoticeWords } from '../../kernel/notice-words.js';
import { said, type Words } from '../../kernel/words.js';
import type { Refusal } from '../../kernel/refusal.js';
import { by, law, move, reason, reasons, text } from '../fields.js';
import { onFile } from '../on-file.js';
import { farewells, minting, type Mint } from '../orders.js';
import { notice, publicFacts } from '../parties.js';
import { ended } from '../rounds.js';
import type { ProjectState } from '../state.js';

/* 报批, 批准 and 编号. */

const { event } = eventsOf<ProjectState>();

const about = (subject: Words, ...lines: readonly Words[]): NoticeWords => ({
  ...{ tag: said('批准', 'Approval'), subject, lines },
  rule: rules.procedure,
});
const aboutNumber = (subject: Words): NoticeWords => ({ ...{ tag: said('编号', 'Number'), subject, lines: [] }, rule: rules.number });

const mint = field(held<Mint>(), '编号申请', 'what the register is asked for');
const pending = (state: ProjectState, asked: boolean): ProjectState => ({ ...state, approval: { ...state.approval, pending: asked } });

/** Whatever was declared about an earlier text is about another one. */
export const submittedForApproval = event('submittedForApproval', {
  words: said('报批', 'submitted for approval'),
  data: { by, ...move, law, text },
  sight: { everybody: ['path', 'clock', 'law', 'text'] },
  evolve(state, { text: sent }) {
    const { editorial: _over, ...approval } = state.approval;
    return { ...onFile(state, 'draftForApproval', sent), approval: { ...approval, text: sent } };
  },
  tells: [notice({ ...about(said('{named}：报批稿待批准', '{named}: waits for approval')), to: ['chair', 'office'] })],
});

export const approved = event('approved', {
  words: said('批准', 'approved'),
  data: { by, ...move, text, mint },
  sight: { everybody: ['path', 'clock', 'text'] },
  evolve: (state, _none, at) => ({ ...state, approval: { ...state.approval, at, pending: true } }),
  effects: ({ mint: asked }, state) => [minting(asked, state)],
  tells: [notice({ ...about(said('{named}：已批准', '{named}: approved')), to: publicFacts })],
});

export const approvalReturned = event('approvalReturned', {
  words: said('批准退回', 'returned at approval'),
  data: { by, ...move, reasons, returns: field(z.int(), '退回次数', 'how often it was returned') },
  evolve: (state, { returns }) => ({ ...state, approval: { ...state.approval, returns } }),
  tells: [
    notice({
      ...about(said('{named}：批准退回修改', '{named}: returned at approval'), shared.reason),
      to: ['office', 'drafters'],
      facts: ['reasons'],
    }),
  ],
});

export const approvalRefused = event('approvalRefused', {
  words: said('不予批准', 'approval refused'),
  data: { by, ...move, reason },
  evolve: ended('refused'),
  effects: ({ reason: why }, state) => farewells(state, why),
  tells: [
    notice({
      ...about(said('{named}：不予批准', '{named}: approval is refused'), shared.reason),
      to: ['office', ...publicFacts],
      facts: ['reason'],
    }),
  ],
});

export const numberRequested = event('numberRequested', {
  words: said('再次申请编号', 'number asked for again'),
  data: { by, mint },
  evolve: (state) => pending(state, true),
  effects: ({ mint: asked }, state) => [minting(asked, state)],
});

export const numberGranted = event('numberGranted', {
  words: said('编号', 'number granted'),
  data: {
    ...move,
    number: field(z.string(), '标准编号', 'number of the standard'),
    serial: field(z.string(), '顺序号', 'serial'),
    year: field(z.int(), '年代号', 'year'),
  },
  sight: { everybody: ['path', 'clock', 'number', 'serial', 'year'] },
  evolve: (state, { number }) => pending({ ...state, number }, false),
  tells: [notice({ ...aboutNumber(said('《{title}》：编号 {number}', '“{title}”: number {number}')), to: ['office'], facts: ['number'] })],
  decision: { kind: 'numberGrant', words: said('编号', 'number granted') },
});

export const numberDenied = event('numberDenied', {
  words: said('不予编号', 'number denied'),
  data: { refusal: field(held<Refusal>(), '理由', 'why not') },
  evolve: (state) => pending(state, false),
  tells: [notice({ ...aboutNumber(said('{named}：编号未获给出，请处理', '{named}: the number was denied, please act')), to: ['office'] })],
  decision: { kind: 'numberGrant', words: said('不予编号', 'number refused') },
});

export const approvalEvents = [
  submittedForApproval,
  approved,
  approvalReturned,
  approvalRefused,
  numberRequested,
  numberGranted,
  numberDenied,
] as const;
