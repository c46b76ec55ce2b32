import { eventsOf } from '../../kernel/event.js';
import { field, held } from '../../kernel/field.js';
import { rules, type NoticeWords, type Tells } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import type { PatentNumber } from '../../law/patent-number.js';
import { by, clause, freedText, holder, holderStatement, knows, licence, patent, patentTitle, persons, reason } from '../fields.js';
import { subject, toParties, type Party } from '../parties.js';
import type { Patent, ProjectState } from '../state.js';

/* The patents a text rests on, and what drafters and holders say of them. */

const { event } = eventsOf<ProjectState>();

type OfPatent = { readonly patent: PatentNumber };
const notice = (to: readonly Party[], words: NoticeWords['subject']): Tells<ProjectState, OfPatent> => ({
  tag: said('专利', 'Patent'),
  subject: words,
  lines: [],
  rule: rules.patents,
  to: toParties(...to),
  values: (state, { patent: number }) => ({ ...subject(state), patent: number }),
});

/** One that was taken out of the text may have come back into it: it is listed anew. */
export const patentDisclosed = event('patentDisclosed', {
  words: said('披露专利', 'patent disclosed'),
  data: { by, patent, title: patentTitle, holder, clause },
  sight: { everybody: ['patent', 'title', 'holder', 'clause'] },
  evolve: (state, { patent: id, holder: owner }) => ({
    ...state,
    patents: [...state.patents.filter((one) => one.id !== id), { id, holder: owner, licence: null, removed: false }],
  }),
  tells: [notice(['office', 'drafters'], said('{named}：披露专利 {patent}', '{named}: patent {patent} is disclosed'))],
});

export const patentLicensed = event('patentLicensed', {
  words: said('收到许可声明', 'licence statement recorded'),
  data: { by, patent, licence, statement: holderStatement },
  sight: { everybody: ['patent', 'licence'] },
  evolve: (state, { patent: id, licence: stated }) => changed(state, id, { licence: stated }),
  tells: [notice(['drafters'], said('{named}：收到专利 {patent} 的许可声明', '{named}: licence statement for patent {patent}'))],
});

export const patentRemoved = event('patentRemoved', {
  words: said('从文本中删去专利', 'patent taken out of the text'),
  data: { by, patent, text: freedText, reason },
  evolve: (state, { patent: id }) => changed(state, id, { removed: true }),
});

export const patentQuestionAnswered = event('patentQuestionAnswered', {
  words: said('答复专利询问', 'patent question answered'),
  data: { by, persons, knows, statement: field(held<string | null>(), '声明文件', 'signed statement') },
  evolve: (state, { persons: answered }) =>
    state.group === null ? state : { ...state, group: { ...state.group, answered: [...new Set([...state.group.answered, ...answered])] } },
});

export const patentEvents = [patentDisclosed, patentLicensed, patentRemoved, patentQuestionAnswered] as const;

const changed = (state: ProjectState, id: PatentNumber, change: Partial<Patent>): ProjectState => ({
  ...state,
  patents: state.patents.map((one) => (one.id === id ? { ...one, ...change } : one)),
});
