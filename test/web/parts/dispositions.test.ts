import { describe, expect, it } from 'vitest';
import { answersIn, without } from '../../../web/pages/dispositions/answers.js';
import { partsOf, progressOf } from '../../../web/pages/dispositions/table.js';
import type { CommentShown } from '../../../contract/views/comment.js';

const paths = (form: Record<string, string>) => answersIn(form).issues.map(({ path }) => path);

describe('given a filled-in table of comments', () => {
  it('a row in which nothing was typed says nothing, and rows with the same answer in the same words are one act', () => {
    const form = { 'd.1': 'adopted', 'r.1': '', 'd.2': 'adopted', 'r.2': ' ', 'd.3': 'rejected', 'r.3': '另有依据', 'r.4': '' };
    expect(answersIn(form)).toEqual({
      issues: [],
      answers: [
        { act: 'dispose', comments: [1, 2], body: { comments: [1, 2], disposition: 'adopted' } },
        { act: 'dispose', comments: [3], body: { comments: [3], disposition: 'rejected', reason: '另有依据' } },
      ],
    });
  });

  it.each([
    ['a reason without a disposition', { 'r.1': '见 4.2' }, ['d.1']],
    ['not adopted without a reason', { 'd.1': 'rejected', 'r.1': '' }, ['r.1']],
    ['partly adopted without a reason', { 'd.1': 'partly' }, ['r.1']],
    ['a row answered twice', { 'd.1': 'adopted', 's.1': 'on', block: 'adopted' }, ['s.1']],
    ['ticked and no answer for them', { 's.1': 'on' }, ['block']],
    ['an answer for none', { block: 'adopted' }, ['block']],
    ['a block not adopted without a reason', { 's.1': 'on', block: 'rejected', blockReason: ' ' }, ['blockReason']],
    ['the same as no comment', { 's.1': 'on', block: 'duplicate', lead: '一' }, ['lead']],
  ])('%s is asked for at its field, and nothing is done', (_, form, expected) => {
    expect(paths(form)).toEqual(expected);
    expect(answersIn(form).answers).toEqual([]);
  });

  it('ticked rows are one act, or the duplicates of one', () => {
    const ticked = { 's.2': 'on', 's.10': 'on', lead: '7', blockReason: '已在 4.2 改' };
    expect(answersIn({ ...ticked, block: 'partly' }).answers).toEqual([
      { act: 'dispose', comments: [2, 10], body: { comments: [2, 10], disposition: 'partly', reason: '已在 4.2 改' } },
    ]);
    expect(answersIn({ ...ticked, block: 'duplicate' }).answers).toEqual([
      { act: 'linkDuplicates', comments: [2, 10], body: { lead: 7, comments: [2, 10] } },
    ]);
  });

  it('what was done leaves the form, what was not stays in it', () => {
    expect(without({ 'd.1': 'adopted', 'd.2': 'rejected', 'r.2': '因为', 's.3': 'on', block: 'adopted' }, [1, 3])).toEqual({
      'd.2': 'rejected',
      'r.2': '因为',
    });
  });
});

describe('given the comments of a round', () => {
  const row = (n: number, clause: string): CommentShown => ({
    ...{ n, clause, at: '2026-09-14T08:00:00+08:00', late: false, kind: 'general', text: '意见', proposed: null, reason: null },
    ...{ organisation: null, organisationName: null, organisationStanding: null, author: null, contact: null, erased: null, draft: '' },
    ...{ status: 'open', answer: null, block: null, duplicateOf: null, objection: null, objectionAnswer: null },
  });
  const clauses = ['4.2', '4.10'].map((id) => ({ id, title: '', text: `${id} 条文` }));

  it('they stand in the order of the text, however their clause was written, those on no clause behind', () => {
    const parts = partsOf([row(1, '全文'), row(2, '第4.10条'), row(3, '4.2'), row(4, '4.10')], clauses);
    expect(parts.map(({ place, rows }) => [place, rows.map(({ n }) => n)])).toEqual([
      ['4.2', [3]],
      ['4.10', [2, 4]],
      ['全文', [1]],
    ]);
    expect(parts[0]?.clause?.text).toBe('4.2 条文');
  });

  it('who took a comment back waits for no answer, and who came late only where the procedure says so', () => {
    const stand = [
      { status: 'open', late: false, count: 3 },
      { status: 'open', late: true, count: 2 },
      { status: 'adopted', late: true, count: 1 },
      { status: 'duplicate', late: false, count: 4 },
      { status: 'withdrawn', late: false, count: 9 },
    ] as const;
    expect(progressOf([...stand], 'required')).toMatchObject({ answered: 5, of: 10 });
    expect(progressOf([...stand], 'optional')).toMatchObject({ answered: 5, of: 8 });
  });
});
