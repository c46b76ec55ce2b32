import { describe, expect, it } from 'vitest';
import { procedureOwing } from '../../../domain/procedure/owed.js';
import { procedure } from '../../../domain/procedure/procedure.js';
import { maxFindings, statusOf } from '../../../domain/procedure/state.js';
import type { ProfileText } from '../../../domain/procedure/fields.js';
import { begun, chair, confirm, filer, filing, inForce, input, longer, own, runs, second, short, start, stranger } from './procedure-fixture.js';

const whys = ({ state }: ReturnType<typeof begun>): readonly string[] => procedureOwing(state).map(({ why }) => why);
const told = ({ effects }: ReturnType<typeof begun>): readonly string[] =>
  effects.flatMap((one) => (one.kind === 'notice' ? one.to.map((to) => ('role' in to ? to.role : 'person' in to ? to.person : 'other')) : []));

describe('XH9 a profile is filed as data', () => {
  it('XH9 it is a draft of version 1 with the check-up’s findings, and the supervisor is told', () => {
    const run = begun();
    expect([statusOf(run.state), run.state.draft?.version, run.state.draft?.filing, run.state.inForce]).toEqual(['draft', 1, 1, null]);
    expect(told(run)).toEqual(['officer', 'secretariat', 'chair', 'monitor']);
    expect(whys(run)).toEqual(['PROFILE_TO_CONFIRM']);
  });

  it.each<[string, Partial<ProfileText>]>([
    ['PROFILE_ID_TAKEN', { id: 'group-standard/robotics' }],
    ['PROFILE_ID_MISSING', { id: 7 }],
    ['PROFILE_VERSION_NOT_NEXT', { version: 2 }],
    ['PROFILE_KIND_OTHER', { kind: 'committee' }],
    ['PROFILE_TOO_LARGE', { note: 'x'.repeat(33_000) }],
  ])('XH9 %s is refused', (code, change) => {
    const text = { ...own(), ...change } as ProfileText; // every field stands
    const born = procedure.start(input(text), runs.at(start, filer));
    expect(born.ok ? 'begun' : born.error.code).toBe(code);
  });

  it('XH9 an outsider files nothing, and the same text is filed once', () => {
    const born = procedure.start(input(own()), runs.at(start, stranger));
    expect(born.ok ? 'begun' : born.error.code).toBe('ROLE_NOT_ALLOWED');
    expect(runs.verdict(begun(), filer, filing(own()))).toBe('PROFILE_UNCHANGED');
    expect(runs.verdict(begun(), filer, filing({ ...own(), id: 'lnsr/others' }))).toBe('PROFILE_ID_OTHER');
  });

  it('XH9 of a text full of slips the first findings are kept, and the others counted', () => {
    const { state } = begun({ ...own(), ...Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`x${n}`, 1])) });
    expect([state.draft?.findings.length, state.draft?.more, state.draft?.profile]).toEqual([maxFindings, 100 - maxFindings, null]);
  });
});

describe('XH10 an unsound profile stays a draft', () => {
  const unsound: readonly (readonly [string, ProfileText])[] = [
    ['a lowered floor', short()],
    ['an appeal without an end', own((p) => Object.assign(p, { appeal: { within: { count: 30, unit: 'calendarDays' }, stays: true } }))],
  ];
  it.each(unsound)('XH10 %s: nobody confirms it, its errors are named, and its filers are to mend it', (_story, text) => {
    const run = begun(text);
    const refused = procedure.decide(run.state, confirm(), runs.at(start, second));
    expect(refused).toMatchObject({ ok: false, error: { code: 'PROFILE_UNSOUND' } });
    expect(procedure.can(run.state, 'confirmVersion', runs.at(start, second)).ok).toBe(false);
    expect(whys(run)).toEqual(['PROFILE_TO_MEND']);
    const mended = runs.act(run, filer, filing(own()));
    expect([mended.state.draft?.filing, told(mended)]).toEqual([2, []]);
    expect(statusOf(runs.act(mended, chair, confirm(2)).state)).toBe('inForce');
  });

  it('XH10 a finding that was not there when it was filed is found when it is confirmed', () => {
    const run = begun(short());
    const { draft } = run.state;
    if (draft === null) throw new Error('filed');
    expect(runs.verdict({ ...run, state: { ...run.state, draft: { ...draft, findings: [] } } }, second, confirm())).toBe('PROFILE_UNSOUND');
  });
});

describe('XH11 a second person confirms the text that was filed last', () => {
  it('XH11 not one who filed any of it, not an earlier filing', () => {
    const again = runs.act(begun(), second, filing(longer(1)));
    expect(runs.verdict(again, filer, confirm(2))).toBe('SECOND_PERSON');
    expect(runs.verdict(again, second, confirm(2))).toBe('SECOND_PERSON');
    expect(runs.verdict(again, chair, confirm(1))).toBe('PROFILE_FILING_OTHER');
    const { state } = runs.act(again, chair, confirm(2));
    expect([state.draft, state.inForce?.version, state.versions[0]?.filedBy]).toEqual([null, 1, [filer.id, second.id]]);
  });

  it('XH11 who does not agree returns it with a reason, which its filers hear', () => {
    const returned = runs.act(begun(), chair, { type: 'returnDraft', filing: 1, reason: '弃权没有写清' });
    expect(told(returned)).toEqual([filer.id]);
    expect(whys(returned)).toEqual(['PROFILE_TO_MEND']);
    expect(runs.verdict(begun(), filer, { type: 'returnDraft', filing: 1, reason: '弃权没有写清' })).toBe('SECOND_PERSON');
  });
});

describe('XH12 versions', () => {
  it('XH12 the next version takes the place of the one before, which stays in force until then', () => {
    const run = runs.act(inForce(), filer, filing(longer(2)));
    expect([run.state.inForce?.version, run.state.draft?.version]).toEqual([1, 2]);
    const next = runs.act(run, second, confirm(1), start + 1);
    expect(next.state.versions.map(({ version, until }) => [version, until])).toEqual([
      [1, start + 1],
      [2, null],
    ]);
    expect(next.state.inForce?.profile.recallMinutes).toBe(45);
  });

  it('XH12 without a draft there is nothing to confirm or to return', () => {
    expect(runs.verdict(inForce(), second, confirm())).toBe('NO_PROFILE_DRAFT');
    expect(runs.verdict(inForce(), second, { type: 'returnDraft', filing: 1, reason: '弃权没有写清' })).toBe('NO_PROFILE_DRAFT');
  });

  it('XH12 another number alone is no new version', () => {
    expect(runs.verdict(inForce(), filer, filing(own((p) => Object.assign(p, { version: 2 }))))).toBe('PROFILE_UNCHANGED');
  });

  it('XH12 withdrawn, it holds nothing and takes nothing more', () => {
    const over = runs.act(inForce(), filer, { type: 'withdrawProcedure', reason: '章程已修改' });
    expect([over.state.inForce, procedure.ended(over.state), statusOf(over.state)]).toEqual([null, true, 'withdrawn']);
    expect(told(over)).toContain('monitor');
    expect(runs.verdict(over, filer, filing(longer(2)))).toBe('PROCEDURE_WITHDRAWN');
  });
});
