import { describe, expect, it } from 'vitest';
import { ballot } from '../../../domain/ballot/ballot.js';
import type { Stream } from '../../../domain/kernel/decider.js';
import { shownResult, smallClasses } from '../../../domain/ballot/class-figures.js';
import { begin, cast, close, seats, terms, type Run } from './ballot-fixture.js';
import { personsNamed } from '../../support/spelt.js';

const split = {
  ...terms,
  rule: 'CLASS-SPLIT',
  params: {},
  choices: 'three',
  minSeats: 1,
  recusal: 'staysInBase',
  abstention: 'outOfDenominator',
} as const;
const roll = (first: number, second: number) =>
  ({ kind: 'seats', seats: seats(first + second).map((seat, n) => ({ ...seat, class: n < first ? 'producers' : 'users' })) }) as const;
const closed = (first: number, second: number, against: readonly number[]): Run =>
  close(
    Array.from({ length: first + second }, (_, n) => n).reduce(
      (run, n) => cast(run, n, against.includes(n) ? 'no' : 'yes'),
      begin({ terms: split, roll: roll(first, second) }),
    ),
  );

describe('XB5 a class below three persons', () => {
  it.each([
    [4, 1],
    [1, 4],
    [4, 2],
  ])('XB5 of %i + %i: no figure by class, comparisons only met or not met; who opens it is told', (first, second) => {
    const run = closed(first, second, [first]);
    const { result } = run.state;
    if (result === null) throw new Error('no result');
    const shown = shownResult(result);
    expect('classes' in shown.counts).toBe(false);
    expect(shown.trace.length).toBe(result.trace.length);
    for (const row of shown.trace) expect(Object.keys(row).sort()).toEqual(['holds', 'test']);
    expect(shown.outcome).toBe(result.outcome);
    expect(run.events.find(({ type }) => type === 'ballotOpened')).toMatchObject({ smallClasses: [second < 3 ? 'users' : 'producers'] });
  });

  it('XB5 of 3 + 3 the figures are shown and nothing is warned of', () => {
    const run = closed(3, 3, [3]);
    const { result } = run.state;
    if (result === null) throw new Error('no result');
    expect(shownResult(result)).toEqual(result);
    expect(run.events.find(({ type }) => type === 'ballotOpened')).not.toHaveProperty('smallClasses');
    expect(smallClasses({ seats: null, excluded: [] })).toEqual([]);
  });

  it('XB5 a class of four is small when two of them have no vote', () => {
    const opened = begin({ terms: split, roll: roll(4, 4), drafters: personsNamed('p0', 'p1') });
    expect(smallClasses(opened.state)).toEqual(['producers']);
    const { result } = close([2, 3, 4, 5, 6, 7].reduce((run, n) => cast(run, n), opened)).state;
    expect(result && 'classes' in shownResult(result).counts).toBe(false);
  });

  it('XB5 whoever asked for the ballot is told no figure by class; a ballot that it follows counts with them', () => {
    const { state, events } = closed(4, 1, [4]);
    const event = events.find(({ type }) => type === 'ballotClosed');
    if (state.result === null || event === undefined) throw new Error('no result');
    const told = (project: Stream) => ballot.effects(event, { ...state, project }).flatMap((one) => (one.kind === 'tell' ? [one.command] : []));
    const report = told('standard-project/p');
    expect(report).toMatchObject([{ type: 'ballotDecided', outcome: state.result.outcome }]);
    expect(JSON.stringify(report)).not.toMatch(/"classes"|"num"/);
    expect(told('ballot/first')).toMatchObject([{ type: 'followUpDecided', counts: state.result.counts, trace: state.result.trace }]);
  });
});
