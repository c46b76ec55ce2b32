import { describe, expect, it } from 'vitest';
import { aheadBy, suspectOf, trustedNow, wrongFromMs } from '../../domain/kernel/clock-skew.js';

const noon = 1_795_000_000_000;
const seven = 7 * 60_000;

describe('M3: how wrong a clock is', () => {
  it.each([
    ['seen between asking and answer: not wrong, however slow the answer', { sent: noon, seen: noon + 100, answered: noon + 4_000 }, 0],
    ['seen at the very asking', { sent: noon, seen: noon, answered: noon }, 0],
    ['seen before it was asked for: own clock ahead', { sent: noon + seven, seen: noon, answered: noon + seven + 20 }, seven],
    ['seen after the answer: own clock behind', { sent: noon, seen: noon + seven, answered: noon + 20 }, 20 - seven],
    ['only the arrival known, seen before it: nothing is known', { sent: null, seen: noon, answered: noon + seven }, 0],
    ['only the arrival known, seen after it: own clock behind', { sent: null, seen: noon + seven, answered: noon }, -seven],
  ])('%s', (_, sighting, ahead) => expect(aheadBy(sighting)).toBe(ahead));

  it.each([
    [{}, null],
    [{ temporal: 0, mongo: 0 }, null],
    [{ temporal: wrongFromMs - 1, mongo: 1 - wrongFromMs }, null],
    [{ temporal: wrongFromMs, mongo: wrongFromMs }, 'thisHost'],
    [{ temporal: seven, mongo: seven - wrongFromMs + 1 }, 'thisHost'],
    [{ temporal: seven, mongo: seven - wrongFromMs }, 'unclear'],
    [{ temporal: seven, mongo: -seven }, 'unclear'],
    [{ temporal: -wrongFromMs, mongo: 0 }, 'temporal'],
    [{ temporal: 0, mongo: wrongFromMs }, 'mongo'],
    [{ mongo: seven }, 'unclear'],
    [{ temporal: seven }, 'unclear'],
    [{ mongo: wrongFromMs - 1 }, null],
  ])('%j: suspect %s', (ahead, suspect) => expect(suspectOf(ahead)).toBe(suspect));

  it.each([
    ['all agree: own', { temporal: 10, mongo: 0 }, 0],
    ['own fast, two agree: theirs', { temporal: seven, mongo: seven }, -seven],
    ['own slow, two agree: theirs', { temporal: -seven, mongo: -seven }, seven],
    ['Temporal outvoted: own', { temporal: seven, mongo: 0 }, 0],
    ['MongoDB outvoted: own', { temporal: 0, mongo: seven }, 0],
    ['one other, behind own: the earlier', { mongo: seven }, -seven],
    ['one other, ahead of own: own is the earlier', { mongo: -seven }, 0],
    ['three that differ: the earliest', { temporal: 5_000, mongo: seven }, -seven],
  ])('the time to refuse by when %s', (_, ahead, moved) => expect(trustedNow(noon, ahead) - noon).toBe(moved));
});
