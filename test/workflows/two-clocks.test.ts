import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localDate } from '../../domain/law/calendar/instant.js';
import type { Stream } from '../../domain/kernel/decider.js';
import { authority, secretary } from '../domain/committee/committee-fixture.js';
import { CommitteeLife } from '../support/committee-life.js';
import { Lifecycles } from '../support/lifecycle-driver.js';
import { archived } from '../support/sound-archive.js';

const stream: Stream = 'committee/two-clocks';

let run: Lifecycles;
beforeAll(async () => {
  run = await Lifecycles.start();
}, 60_000);
afterAll(() => run.stop());

/** The first year from this one whose last day is no weekend: a term that ended on one would go on into the next year. */
const workingEnd = (year: number): number => ([0, 6].includes(new Date(Date.UTC(year, 11, 31)).getUTCDay()) ? workingEnd(year + 1) : year);

describe('XD10 two clocks of a lifecycle that end with the same instant', () => {
  it('a public notice of thirty days opened on 1 December ends with the year: both pass at once, each one time', async () => {
    const life = new CommitteeLife(run, stream);
    await life.found();
    const year = workingEnd(Number(localDate(await run.now(stream)).slice(0, 4)) + 1);
    await run.skipTo(stream, Date.UTC(year, 11, 1, 2));
    await life.act(secretary, { type: 'proposeEnding', kind: 'deregister', reason: '工作完成' });
    await life.act(authority, { type: 'openNotice' });
    const { clocks } = await life.state((state) => state.clocks.notice !== undefined);
    expect(clocks.notice).toBe(clocks.year);
    await life.past('notice');
    await life.state((state) => state.clocks.year !== clocks.year);
    const rows = (await archived(run, stream)).filter(({ at }) => at >= (clocks.notice ?? 0));
    expect(
      rows
        .map(({ type }) => type)
        .filter((type) => /^(noticeClosed|yearClosed)$/.test(type))
        .sort(),
    ).toEqual(['noticeClosed', 'yearClosed']);
    for (const { at } of rows.slice(0, 2)) expect(at - (clocks.notice ?? 0)).toBeLessThan(30_000);
  });
});
