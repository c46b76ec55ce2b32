import type { Stream } from '../../kernel/decider.js';
import { eventsOf } from '../../kernel/event.js';
import { field, held } from '../../kernel/field.js';
import { rules } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import type { ProjectReport } from '../../messages/messages.js';
import {
  announcement,
  approvedText,
  by,
  documentNumber,
  effectiveAt,
  effectiveDate,
  move,
  openUrl,
  publishedText,
  reviewFrom,
  standardNumber,
} from '../fields.js';
import type { Filing } from '../filing.js';
import { counting, tell } from '../orders.js';
import { notice, publicFacts } from '../parties.js';
import type { Clock, ProjectState } from '../state.js';

/* From the publication to the day the standard takes effect. */

const { event } = eventsOf<ProjectState>();

const telling = { tag: said('发布', 'Publication'), rule: rules.disclosure } as const;

export const published = event('published', {
  words: said('发布标准', 'standard published'),
  data: {
    ...{ by, number: standardNumber, text: publishedText, approved: approvedText, announcement, documentNumber, effectiveDate, effectiveAt },
    declareBy: field(held<Clock>(), '自我声明期限', 'limit of the self-declaration'),
    reviewFrom,
    replaces: field(held<Stream | null>(), '代替的标准', 'project of the standard it replaces'),
    filing: field(held<Filing | undefined>().optional(), '备案期限', 'limit of the filing, of a local standard'),
    ...move,
  },
  sight: { everybody: ['number', 'text', 'approved', 'announcement', 'documentNumber', 'effectiveDate', 'effectiveAt', 'path', 'clock'] },
  evolve: (state, { text, documentNumber: document, effectiveAt: from, declareBy, reviewFrom: review, filing }, at) => ({
    ...state,
    ...(filing === undefined || state.local === undefined ? {} : { local: { ...state.local, filing: { alarmAt: filing.alarmAt, alarmed: false } } }),
    publication: { at, text, documentNumber: document, effectiveAt: from, effective: false },
    clocks: { ...state.clocks, declaration: declareBy, review, ...(filing === undefined ? {} : { filing: filing.due }) },
  }),
  effects: ({ replaces, number, effectiveAt: from }, state) => [
    ...(replaces === null
      ? []
      : [tell<ProjectReport>(replaces, { type: 'successorPublished', successor: state.project, number, effectiveAt: from })]),
    ...counting('published', state),
  ],
  tells: [
    notice({
      ...telling,
      subject: said('{named}：发布', '{named}: published'),
      lines: [said('标准编号：{number}', 'Number: {number}'), said('实施日期：{effectiveDate}', 'In force from: {effectiveDate}')],
      to: ['office', ...publicFacts],
      facts: ['number', 'effectiveDate'],
    }),
  ],
});

export const declared = event('declared', {
  words: said('自我声明公开', 'declared to the public'),
  data: { by, url: openUrl, proof: field(held<string | null>(), '证明', 'SHA-256 of the proof') },
  sight: { everybody: ['url'] },
  evolve: (state) => ({ ...state, declared: true, clocks: { ...state.clocks, declaration: null } }),
  tells: [notice({ ...telling, subject: said('{named}：已自我声明公开', '{named}: declared to the public'), lines: [], to: ['public'] })],
});

export const enteredIntoForce = event('enteredIntoForce', {
  words: said('开始实施', 'entered into force'),
  data: { number: standardNumber },
  sight: { everybody: ['number'] },
  evolve: (state) => (state.publication === null ? state : { ...state, publication: { ...state.publication, effective: true } }),
  tells: [
    notice({
      ...telling,
      subject: said('{named}：今日起实施', '{named}: in force from today'),
      lines: [],
      to: publicFacts,
      facts: ['number'],
    }),
  ],
});

export const publicationEvents = [published, declared, enteredIntoForce] as const;
