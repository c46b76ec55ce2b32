import { z } from 'zod';
import { eventsOf } from '../../kernel/event.js';
import { field } from '../../kernel/field.js';
import { rules, shared, type NoticeWords, type Tells } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import type { Json } from '../../kernel/refusal.js';
import { by, clauses, documentNumber, reason, sheet, sheetRead } from '../fields.js';
import { subject, toParties, type Party } from '../parties.js';
import type { ProjectState } from '../state.js';

/* 修改单: one at a time, proposed, approved and published beside the standard it amends. */

const { event } = eventsOf<ProjectState>();

type Telling<Data> = Pick<NoticeWords, 'subject'> &
  Partial<Pick<NoticeWords, 'lines' | 'rule'>> & {
    readonly to: readonly Party[];
    readonly values: (data: Data) => { readonly [name: string]: Json };
  };
const notice = <Data>({ subject: words, lines = [], rule = rules.profile, to, values }: Telling<Data>): Tells<ProjectState, NoInfer<Data>> => ({
  ...{ tag: said('修改单', 'Amendment'), subject: words, lines, rule },
  to: toParties(...to),
  values: (state, data) => ({ ...subject(state), ...values(data) }),
});
const why = ({ reason: text }: { readonly reason: string }) => ({ reason: text });

export const correctionProposed = event('correctionProposed', {
  words: said('提出修改单', 'correction proposed'),
  data: { by, sha256: sheet, reason, clauses },
  evolve: (state, { sha256 }) => ({ ...state, corrections: { ...state.corrections, current: { sha256, approved: false } } }),
  tells: [
    notice({
      subject: said('{named}：提出修改单', '{named}: an amendment is proposed'),
      lines: [shared.reason],
      to: ['chair', 'office'],
      values: why,
    }),
  ],
});

export const correctionRejected = event('correctionRejected', {
  words: said('不采用修改单', 'correction rejected'),
  data: { by, reason },
  evolve: (state) => ({ ...state, corrections: { ...state.corrections, current: null } }),
  tells: [
    notice({
      subject: said('{named}：修改单未采纳', '{named}: the amendment is rejected'),
      lines: [shared.reason],
      to: ['office', 'drafters'],
      values: why,
    }),
  ],
});

export const correctionApproved = event('correctionApproved', {
  words: said('批准修改单', 'correction approved'),
  data: { by, sha256: sheetRead },
  evolve: (state, { sha256 }) => ({ ...state, corrections: { ...state.corrections, current: { sha256, approved: true } } }),
  tells: [notice({ subject: said('{named}：修改单已批准，待发布', '{named}: the amendment is approved'), to: ['office'], values: () => ({}) })],
});

export const correctionPublished = event('correctionPublished', {
  words: said('发布修改单', 'correction published'),
  data: {
    ...{ by, sha256: sheetRead, documentNumber },
    n: field(z.int(), '序号', 'number of the amendment'),
    designation: field(z.string(), '修改单编号', 'designation of the amendment'),
  },
  sight: { everybody: ['sha256', 'documentNumber', 'n', 'designation'] },
  evolve: (state, { n }) => ({ ...state, corrections: { published: n, current: null }, clocks: { ...state.clocks, correction: null } }),
  tells: [
    notice({
      subject: said('{named}：第 {n} 号修改单发布', '{named}: amendment {n} is published'),
      lines: [said('修改单编号：{designation}', 'Designation: {designation}')],
      rule: rules.disclosure,
      to: ['public', 'proposer', 'drafters'],
      values: ({ n, designation }: { readonly n: number; readonly designation: string }) => ({ n, designation }),
    }),
  ],
});

export const correctionEvents = [correctionProposed, correctionRejected, correctionApproved, correctionPublished] as const;
