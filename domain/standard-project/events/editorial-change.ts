import { z } from 'zod';
import { eventsOf } from '../../kernel/event.js';
import { field, held } from '../../kernel/field.js';
import { rules, shared, type NoticeWords } from '../../kernel/notice-words.js';
import { said, type Words } from '../../kernel/words.js';
import type { TextChange } from '../../text/text-change.js';
import { approvedBefore, by, changeNumber, publishedHash, reason } from '../fields.js';
import { notice } from '../parties.js';
import type { ProjectState } from '../state.js';

/* What is published differs from what was approved: a misprint, a cover, a file format. */

const { event } = eventsOf<ProjectState>();

const about = (subject: Words, ...lines: readonly Words[]): NoticeWords => ({
  ...{ tag: said('发布', 'Publication'), subject, lines },
  rule: rules.disclosure,
});

export const editorialChangeDeclared = event('editorialChangeDeclared', {
  words: said('声明编辑性修改', 'editorial change declared'),
  data: {
    ...{ by, n: changeNumber, from: approvedBefore, to: publishedHash, reason },
    change: field(held<TextChange>(), '两稿差异', 'what differs between the texts'),
    confirmed: field(z.boolean(), '无须第二人', 'needs no second person'),
  },
  sight: { everybody: ['n', 'from', 'to', 'reason', 'change', 'confirmed'] },
  evolve: (state, { n, from, to, reason: why, change, by: who, confirmed }) => ({
    ...state,
    approval: { ...state.approval, editorial: { n, from, to, reason: why, change, by: who, confirmedBy: confirmed ? who : null } },
  }),
  tells: [
    notice({
      ...about(said('{named}：声明编辑性修改', '{named}: an editorial change is declared'), shared.reason),
      to: ['office', 'drafters'],
      facts: ['n', 'reason'],
    }),
  ],
});

export const editorialChangeConfirmed = event('editorialChangeConfirmed', {
  words: said('同意编辑性修改', 'editorial change agreed'),
  data: { by, n: changeNumber, text: publishedHash },
  sight: { everybody: ['n', 'text'] },
  evolve: (state, { by: who }) =>
    state.approval.editorial === undefined
      ? state
      : { ...state, approval: { ...state.approval, editorial: { ...state.approval.editorial, confirmedBy: who } } },
  tells: [
    notice({ ...about(said('{named}：编辑性修改经同意', '{named}: the editorial change is agreed')), to: ['office', 'drafters'], facts: ['n'] }),
  ],
});

export const editorialChangeEvents = [editorialChangeDeclared, editorialChangeConfirmed] as const;
