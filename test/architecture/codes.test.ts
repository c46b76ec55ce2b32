import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorAreas, errorEntry, errorRegistry, oneTable } from '../../contract/errors.js';
import { profileFindings } from '../../contract/profile-findings.js';
import { repositoryRoot } from '../../repository.js';
import { filesUnder } from './import-graph.js';

/** Codes that several nouns raise; the sentence of each was read against every place that raises it. */
const shared = [
  'BALLOT_WINDOW_OUT_OF_RANGE',
  'COMMENTS_OPEN',
  'CONSULTATION_TOO_SHORT',
  'COUNTS_CLASS_UNKNOWN',
  'LOST_VOTE_REPEATED',
  'NOTHING_PROPOSED',
  'NUMBER_FORMAT',
  'ROLE_NOT_ALLOWED',
  'SECOND_PERSON',
  'TEXT_MISMATCH',
  'UNIT_DIFFERS',
];

const nounOf = (file: string): string => file.split('/')[1] ?? '';
const raisedIn = (file: string): string[] =>
  [...readFileSync(join(repositoryRoot, file), 'utf8').matchAll(/'([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)'/g)].map((match) => match[1] ?? '');

/** Codes as whole strings of a program; one in a title or a comment is no proof. */
const answersNamed = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/(['"`])([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)\1/g)].map((match) => match[2] ?? ''));

describe('codes and their sentences', () => {
  it('XE1 a code declared twice stops whoever loads the table, and none is', () => {
    const entry = { status: 422, zh: '一。', en: 'One.' };
    expect(() => oneTable({ ballot: { REASON_MISSING: entry }, meeting: { REASON_MISSING: { ...entry, zh: '二。' } } })).toThrow(
      'meeting.REASON_MISSING',
    );
    const declared = Object.values(errorAreas).flatMap((table) => Object.keys(table));
    expect(declared.length).toBeGreaterThan(400);
    expect(declared.filter((code, at) => declared.indexOf(code) !== at)).toEqual([]);
  });

  it('XE1 a finding of the check-up that bears the code of a refusal says the same', () => {
    const both = Object.entries(profileFindings).filter(([code]) => Object.hasOwn(errorRegistry, code));
    expect(both.length).toBeGreaterThan(0);
    for (const [code, { zh, en }] of both) expect({ code, zh, en }).toEqual({ code, zh: errorEntry(code).zh, en: errorEntry(code).en });
  });

  it('XF3 every code of the table is named by a test, as the answer that it gets', () => {
    expect([...answersNamed("expect(verdict).toBe('BALLOT_CLOSED'); // not 'x' for ROLL_UNKNOWN")]).toEqual(['BALLOT_CLOSED']);
    const files = filesUnder(repositoryRoot, ['test']);
    expect(files.length).toBeGreaterThan(200);
    const named = new Set(files.flatMap((file) => [...answersNamed(readFileSync(join(repositoryRoot, file), 'utf8'))]));
    expect(Object.keys(errorRegistry).filter((code) => !named.has(code))).toEqual([]);
  });

  it('XE1 no code is raised by a second noun before its sentence was read against it', () => {
    const files = filesUnder(repositoryRoot, ['domain']).filter((file) => !/^domain\/(?:profile\/|law\/[^/]+\.ts$)/.test(file));
    const places = files.flatMap((file) => raisedIn(file).map((code) => ({ code, noun: nounOf(file) })));
    const nouns = (code: string): number => new Set(places.filter((one) => one.code === code).map(({ noun }) => noun)).size;
    const many = [...new Set(places.map(({ code }) => code))].filter((code) => Object.hasOwn(errorRegistry, code) && nouns(code) > 1);
    expect(many.sort()).toEqual(shared);
  });

  it.each([
    ['REASON_MISSING', '不赞成须写明理由。', 'domain/ballot/sheet.ts'],
    ['DISPOSITION_REASON_MISSING', '采纳', 'domain/consultation/acts/treatment.ts'],
    ['POSITION_REASON_MISSING', '立场', 'domain/drafting/acts/position.ts'],
    ['AGENDA_REASON_MISSING', '议程', 'domain/meeting/acts/agenda.ts'],
    ['TEXT_MISMATCH', '该次投票', 'domain/ballot/sheet.ts'],
    ['COMMENT_TEXT_MISMATCH', '征求意见', 'domain/consultation/receive-comment.ts'],
    ['DRAFT_MISMATCH', '草案', 'domain/standard-project/gates.ts'],
    ['NOT_PRESENT', '席位', 'domain/ballot/sheet.ts'],
    ['PERSON_NOT_PRESENT', '会场', 'domain/meeting/acts/attendance.ts'],
    ['VOTE_RUNNING', '表决未结束', 'domain/meeting/gates.ts'],
    ['OBJECTION_VOTE_RUNNING', '反对意见', 'domain/drafting/acts/vote.ts'],
    ['NOT_SUSPENDED', '项目', 'domain/standard-project/acts/holds.ts'],
    ['COMMITTEE_NOT_SUSPENDED', '委员会', 'domain/committee/acts/supervision.ts'],
    ['WITHDRAWAL_NOT_POSITIVE', '撤回', 'domain/ballot/acts/negatives.ts'],
    ['ROLL_CLASS_MISSING', '名册', 'domain/ballot/roll-fits.ts'],
  ])('XE1 %s speaks of what it is raised for (%s)', (code, words, file) => {
    expect(errorEntry(code).zh).toContain(words);
    expect(raisedIn(file)).toContain(code);
  });
});
