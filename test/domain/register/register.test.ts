import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actSchemasOf } from '../../../domain/kernel/wire.js';
import { streamActor, type Actor } from '../../../domain/kernel/actor.js';
import type { Stream } from '../../../domain/kernel/decider.js';
import { entriesOf } from '../../../domain/register/number-book.js';
import type { RegisterEvent } from '../../../domain/register/events.js';
import type { RegisterState } from '../../../domain/register/state.js';
import { register } from '../../../domain/register/register.js';
import { calendar, officer, society, start, who } from '../ballot/ballot-fixture.js';
import { runsOf, type Run as RunOf } from '../run.js';

const input = { code: 'LNSR', organisation: society, serialWidth: 4, rehearsal: false };
const project = (n: number): Stream => `standard-project/s${n}`;
const by = (n: number): Actor => streamActor(project(n));
const { at, act, verdict: code, ...runs } = runsOf(register, { stream: 'register/LNSR', calendar });
type Run = RunOf<RegisterState, RegisterEvent>;
const begin = (over: Partial<typeof input> = {}): Run => runs.begin({ ...input, ...over }, at(start, by(0)));
const mint = (run: Run, n: number, over: { year?: number; revises?: string | null; wish?: string | null; organisation?: string } = {}): Run =>
  act(run, by(n), { type: 'mint', project: project(n), year: 2026, revises: null, wish: null, ...over });
const burn = (run: Run, n: number, number: string): Run => act(run, by(n), { type: 'burn', project: project(n), number, reason: '批准撤销' });
const told = (run: Run): unknown =>
  run.effects.flatMap((e) =>
    e.kind === 'tell' ? ['number' in e.command ? e.command.number : 'refusal' in e.command ? (e.command.refusal as { code: string }).code : ''] : [],
  )[0];
const imported = (run: Run, ...numbers: string[]): Run => act(run, officer, { type: 'importUsed', numbers, source: '目录' });

describe('minting (G10)', () => {
  const one = mint(begin(), 1);
  it('gives ascending serials with the society’s width', () =>
    expect([told(one), told(mint(one, 2))]).toEqual(['T/LNSR 0001—2026', 'T/LNSR 0002—2026']));
  it('gives a project its number once and tells it again', () => {
    const again = mint(one, 1, { year: 2027 });
    expect([told(again), again.state]).toEqual(['T/LNSR 0001—2026', one.state]);
  });
  it('numbers projects of its own organisation only', () => {
    expect(told(mint(begin(), 1, { organisation: society }))).toBe('T/LNSR 0001—2026');
    const refused = mint(one, 2, { organisation: '51210000MA0UWX1X5F' });
    expect([told(refused), entriesOf(refused.state.book)]).toEqual(['REGISTER_NOT_OWN', entriesOf(one.state.book)]);
  });
  it('D14: goes on after wishes and imports', () => {
    expect(told(mint(mint(begin(), 1, { wish: '12' }), 2))).toBe('T/LNSR 0013—2026');
    expect(told(mint(imported(begin(), 'T/LNSR 7-2019'), 2))).toBe('T/LNSR 0008—2026');
  });
  it.each([
    ['0001', 'NUMBER_USED'],
    ['1', 'NUMBER_USED'],
    ['0002', 'T/LNSR 0002—2026'],
    ['2.1', 'T/LNSR 0002.1—2026'],
    ['0', 'NUMBER_FORMAT'],
    ['1234567', 'NUMBER_FORMAT'],
    ['999999', 'T/LNSR 999999—2026'],
  ])('the wish %s: %s', (wish, wanted) => expect(told(mint(one, 2, { wish }))).toBe(wanted));
  it('XF3 after the highest serial none follows: SERIALS_EXHAUSTED, and the office may still ask for a lower one', () => {
    const last = mint(begin(), 1, { wish: '999999' });
    expect(mint(last, 2).latest).toMatchObject([
      {
        type: 'numberRefused',
        refusal: { code: 'SERIALS_EXHAUSTED', rule: 'G10', source: 'D-NUMBER', found: 999_999, needed: { lessThan: 999_999 }, cure: ['officer'] },
      },
    ]);
    expect(told(mint(last, 2, { wish: '17' }))).toBe('T/LNSR 0017—2026');
  });
  it('a burnt number is never used again, and its project gets another', () => {
    const burnt = burn(one, 1, 'T/LNSR 0001—2026');
    expect(told(mint(burnt, 2, { wish: '0001' }))).toBe('NUMBER_BURNT');
    expect(told(mint(burnt, 1))).toBe('T/LNSR 0002—2026');
    expect(burn(burnt, 1, 'T/LNSR 0001—2026').state).toEqual(burnt.state);
    expect(burn(one, 2, 'T/LNSR 0001—2026').state).toEqual(one.state);
  });
  it('a revision keeps the serial and takes the new year', () => {
    const revised = mint(one, 2, { year: 2029, revises: 'T/LNSR 0001—2026' });
    expect([told(revised), told(mint(revised, 3, { year: 2029 }))]).toEqual(['T/LNSR 0001—2029', 'T/LNSR 0002—2029']);
    expect(told(mint(one, 2, { year: 2026, revises: 'T/LNSR 0001—2026' }))).toBe('NUMBER_USED');
    expect(told(mint(one, 2, { year: 2029, revises: 'T/LNSR 0009—2026' }))).toBe('NUMBER_UNKNOWN');
    expect(told(mint(one, 2, { year: 2029, revises: 'T/OTHER 0001—2026' }))).toBe('NUMBER_FOREIGN');
  });
  it('a refusal reaches the project and takes nothing', () => expect(mint(one, 2, { wish: '1' }).state).toEqual(one.state));
  it('is open to the project itself only', () => {
    const order = { type: 'mint', project: project(1), year: 2026, revises: null, wish: null } as const;
    for (const actor of [officer, by(2), who('x')]) expect(code(begin(), actor, order)).toBe('MACHINE_ONLY');
  });
  it('serves local standards under their region', () => expect(told(mint(begin({ code: 'DB21' }), 1))).toBe('DB21/T 0001—2026'));
  it('marks what a rehearsal mints', () => {
    const decided = register.decide(
      begin({ rehearsal: true }).state,
      { type: 'mint', project: project(1), year: 2026, revises: null, wish: null },
      at(start, by(1)),
    );
    expect(decided.ok && decided.value[0]).toMatchObject({ mark: 'REHEARSAL' });
  });
});

describe('importing a catalogue', () => {
  it.each([
    ['the same number', ['T/LNSR 0001—2026'], 'NUMBER_USED'],
    ['it without its zeros', ['T/LNSR 1-2026'], 'NUMBER_USED'],
    ['another year of it', ['T/LNSR 0001—2020'], 'accepted'],
    ['a list that repeats itself', ['T/LNSR 5—2020', 'T/LNSR 05—2020'], 'NUMBER_USED'],
    ['another society’s number', ['T/ABC 5—2020'], 'NUMBER_FOREIGN'],
    ['a number without a year', ['T/LNSR 5'], 'NUMBER_FOREIGN'],
    ['no number at all', ['hello'], 'NUMBER_FORMAT'],
  ])('%s: %s', (_, numbers, wanted) => expect(code(mint(begin(), 1), officer, { type: 'importUsed', numbers, source: '目录' })).toBe(wanted));
  it('is the office’s act', () =>
    expect(code(begin(), who('d', 'drafter'), { type: 'importUsed', numbers: ['T/LNSR 5—2020'], source: 'x' })).toBe('ROLE_NOT_ALLOWED'));
  it('has a schema; minting has none', () => expect(Object.keys(actSchemasOf(register))).toEqual(['importUsed', 'reassignRegister']));
});

it('model: whatever is minted, wished, revised, burnt and imported, no number is given twice', () => {
  const step = fc.record({
    n: fc.nat(6),
    what: fc.constantFrom('mint', 'wish', 'burn', 'revise', 'import'),
    serial: fc.integer({ min: 1, max: 12 }),
    year: fc.integer({ min: 2026, max: 2028 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let run = begin();
      const given = new Set<string>();
      const live = new Map<number, string>();
      for (const { n, what, serial, year } of steps) {
        const number = `T/LNSR ${String(serial).padStart(4, '0')}—${year}`;
        if (what === 'import') {
          const free = !given.has(number);
          expect(code(run, officer, { type: 'importUsed', numbers: [number], source: 'x' })).toBe(free ? 'accepted' : 'NUMBER_USED');
          if (free) run = imported(run, number);
          given.add(number);
        } else if (what === 'burn') {
          run = burn(run, n, live.get(n) ?? number);
          live.delete(n);
        } else {
          run = mint(run, n, { year, ...(what === 'wish' ? { wish: String(serial) } : what === 'revise' ? { revises: number } : {}) });
          const answer = String(told(run));
          if (live.has(n)) expect(answer).toBe(live.get(n));
          else if (answer.startsWith('T/')) {
            expect(given.has(answer)).toBe(false);
            given.add(answer);
            live.set(n, answer);
          }
        }
      }
      expect(entriesOf(run.state.book).length).toBe(given.size);
    }),
    { numRuns: 200 },
  );
});

it('10,000 numbers fit in 256 KiB', () => {
  let run = begin();
  for (let from = 1; from <= 10_000; from += 1000) run = imported(run, ...Array.from({ length: 1000 }, (_, i) => `T/LNSR ${from + i}—2020`));
  expect(JSON.stringify(run.state).length).toBeLessThan(256 * 1024);
  expect([entriesOf(run.state.book).length, told(mint(run, 1))]).toEqual([10_000, 'T/LNSR 10001—2026']);
});
