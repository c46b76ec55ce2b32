import { z } from 'zod';
import { eventsOf } from '../../kernel/event.js';
import { field } from '../../kernel/field.js';
import { said } from '../../kernel/words.js';
import { by, due, filingNumber, filingProof, publishedText } from '../fields.js';
import { local } from '../local-state.js';
import { notice } from '../parties.js';
import type { ProjectState } from '../state.js';

/* 备案 of a local standard with the national authority, counted from its publication. */

const { event } = eventsOf<ProjectState>();

const tag = said('备案', 'Filing');
const rule = said(
  '《标准化法》第十三条；《地方标准管理办法》（发布后六十日内备案）',
  'Standardization Law, art. 13; Local Standard Measures (filed within sixty days)',
);

export const filingAlarmed = event('filingAlarmed', {
  words: said('备案期限将至', 'the filing falls due'),
  data: { due },
  evolve: (state) => (state.local?.filing ? local(state, { filing: { ...state.local.filing, alarmed: true } }) : state),
  tells: [
    notice({
      ...{ tag, rule },
      subject: said('{named}：备案期限将至', '{named}: the filing falls due'),
      lines: [said('须于 {due}（北京时间）前备案。', 'To be filed before {due} (Beijing time).')],
      to: ['office', 'chair'],
      facts: ['due'],
    }),
  ],
});

export const standardFiled = event('standardFiled', {
  words: said('已备案', 'standard filed'),
  data: { by, text: publishedText, filingNumber, proof: filingProof, late: field(z.boolean(), '逾期', 'after the limit') },
  sight: { everybody: ['text', 'filingNumber', 'late'] },
  evolve: (state, { filingNumber: number, late }, at) => ({
    ...local(state, { filed: { at, number, late } }),
    clocks: { ...state.clocks, filing: null },
  }),
  tells: [
    notice({
      ...{ tag, rule },
      subject: said('{named}：已备案', '{named}: filed'),
      lines: [said('备案号：{filingNumber}', 'Filing number: {filingNumber}'), said('{late}', '{late}')],
      to: ['office', 'public'],
      facts: ['filingNumber', 'late'],
    }),
  ],
});

export const filingEvents = [filingAlarmed, standardFiled] as const;
