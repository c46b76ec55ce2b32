import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lifecycles } from '../../domain/lifecycles.js';
import type { Kind } from '../../domain/kernel/decider.js';
import { labelOf } from '../../workflows/messages/label.js';
import { clip, counted, summary, summaryBytes } from '../../workflows/messages/summary.js';
import { input as ballotInput } from '../domain/ballot/ballot-fixture.js';

const inJson = (text: string): number => Buffer.byteLength(JSON.stringify(text)) - 2;

describe('a line for Temporal’s pages', () => {
  it('given any text, fits what Temporal takes, is whole characters, and is the text itself when that fits', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 3, max: 200 }), (text, most) => {
        const cut = clip(text, most);
        expect(inJson(cut)).toBeLessThanOrEqual(most);
        expect(cut.isWellFormed()).toBe(text.isWellFormed());
        expect(cut === text).toBe(inJson(text) <= most);
        expect(text.startsWith(cut === text ? cut : cut.slice(0, -1))).toBe(true);
      }),
      { seed: 20261129 },
    ));

  it('cuts a Chinese title at its limit, not before', () => {
    expect(inJson(summary('标'.repeat(summaryBytes / 3)))).toBe(summaryBytes);
    expect(summary('标'.repeat(summaryBytes / 3 + 1))).toBe(`${'标'.repeat(summaryBytes / 3 - 1)}…`);
  });
});

describe('the names of what travels together', () => {
  it('says every type once, with its number, in the order in which they came', () => {
    expect(counted([], 40)).toBe('');
    expect(counted(['castVote'], 40)).toBe('castVote');
    expect(counted(['castVote', 'recuse', 'castVote'], 40)).toBe('castVote×2+recuse');
  });

  it('counts together what has no room, and loses none', () => {
    expect(counted(['castVote', 'recuse', 'enterPaper', 'recuse'], 9)).toBe('castVote+…×3');
    fc.assert(
      fc.property(fc.array(fc.constantFrom('castVote', 'recuse', 'enterPaper', 'confirmPaper')), fc.integer({ min: 0, max: 60 }), (types, most) => {
        const text = counted(types, most);
        const total = text === '' ? 0 : text.split('+').reduce((sum, part) => sum + Number(part.split('×')[1] ?? 1), 0);
        expect(total).toBe(types.length);
        expect(text.length).toBeLessThanOrEqual(most + '…×999'.length);
      }),
      { seed: 20261129 },
    );
  });
});

describe('the label of a lifecycle', () => {
  const kinds = Object.keys(lifecycles) as Kind[]; // its keys are kinds

  it.each(kinds)('names the kind of a %s in both languages', (kind) => {
    const { memo } = labelOf(kind, inputs[kind]);
    expect(memo.kind).toMatch(/^\p{Script=Han}[\p{Script=Han}、]* · [a-z -]+$/u);
  });

  it.each(kinds.filter((kind) => kind !== 'person'))('says whose a %s is', (kind) => {
    expect(labelOf(kind, inputs[kind])).toMatchObject({
      organisation: 'ORG',
      memo: { organisation: expect.stringMatching(/^(甲学会 )?ORG$/) as string },
    });
  });

  it('says nothing of a person but that it is one', () => {
    const label = labelOf('person', { name: '张三', registrar: 'ORG', memberships: [] });
    expect(label).toEqual({ memo: { kind: '人员 · person' }, staticSummary: '人员 · person', organisation: null });
  });

  it('says the question of a ballot on a standard, and of no other: it may be about a person', () => {
    const titleOf = (over: Parameters<typeof ballotInput>[0]) => labelOf('ballot', ballotInput(over)).memo.title;
    expect(titleOf({ purpose: 'technicalReview', question: '接口规范 技术审查' })).toBe('接口规范 技术审查');
    expect(titleOf({ purpose: 'standalone', question: '选举张三为主任委员' })).toBeUndefined();
    const follows = { kind: 'appeal', of: 'ballot/b1' } as const;
    expect(titleOf({ purpose: 'technicalReview', question: '张三的意见不成立', follows })).toBeUndefined();
  });
});

const title = { zh: '接口规范', en: 'Interfaces' };
const owner = { organisation: 'ORG', organisationName: '甲学会' };
const inputs: { readonly [kind in Kind]?: object } = {
  ballot: { purpose: 'technicalReview', question: '接口规范 技术审查', organisation: 'ORG' },
  campaign: { title, ...owner },
  committee: { name: title, host: { organisation: 'ORG', name: '甲学会' } },
  consultation: { title: '接口规范', organisation: 'ORG' },
  drafting: { title, organisation: 'ORG' },
  meeting: { title, organisation: 'ORG' },
  organisation: { name: '甲学会', uscc: 'ORG' },
  person: { name: '张三', registrar: 'ORG' },
  pilot: { title, ...owner, round: 'pilot/t1' },
  procedure: { text: { id: 'lnsr/x', title }, ...owner },
  register: { code: 'LNSR', organisation: 'ORG' },
  'standard-project': { title, ...owner },
  supervision: { title: '接口规范', ...owner },
};
