import { afterAll, beforeAll, describe, it } from 'vitest';
import { localDay } from '../../domain/law/calendar/instant.js';
import type { Stream } from '../../domain/kernel/decider.js';
import type { ProjectEvent } from '../../domain/standard-project/events.js';
import { amr, localInput, voice } from '../domain/standard-project/local-fixture.js';
import { input, sha } from '../domain/standard-project/project-fixture.js';
import { Lifecycles } from '../support/lifecycle-driver.js';
import { LocalLife, registerAuthority } from '../support/local-life.js';
import { archived, expectSoundArchive } from '../support/sound-archive.js';

let run: Lifecycles;

const lifeOf = (name: string): LocalLife => new LocalLife(run, `standard-project/${name}`, input(localInput()));
const ofType = async <T extends ProjectEvent['type']>(stream: Stream, type: T) =>
  (await archived(run, stream)).filter((row) => row.type === type).map((row) => ({ ...(row.data as unknown as ProjectEvent<T>), at: row.at })); // rows of a project hold its events

beforeAll(async () => {
  run = await Lifecycles.start();
  const officer = await registerAuthority(run);
  await run.begin('register/DB21', { code: 'DB21', organisation: amr, serialWidth: 4, rehearsal: false }, officer);
}, 60_000);

afterAll(() => run.stop());

describe.concurrent('local standards over years', { timeout: 180_000 }, () => {
  it('one is alarmed 45 days and overdue 60 days after publication, filed late, reviewed early by feedback and again before five years', async ({
    expect,
  }) => {
    const life = lifeOf('late');
    const published = await life.live();
    expect(published.number).toMatch(/^DB21\/T \d{4}—\d{4}$/);
    const { at } = published.publication ?? { at: 0 };
    const [alarmAt, due] = [published.local?.filing?.alarmAt ?? 0, published.clocks.filing?.at ?? 0];
    await run.skipTo(life.stream, alarmAt);
    await life.state((state) => state.local?.filing?.alarmed === true);
    expect((await life.state()).clocks.filing?.overdue).toBe(false);
    await run.skipTo(life.stream, due);
    await life.state((state) => state.clocks.filing?.overdue === true);
    await life.act(life.officer, { type: 'fileStandard', filingNumber: '备案1', proof: sha(3) });
    expect((await life.state((state) => state.local?.filed !== null)).local?.filed).toMatchObject({ number: '备案1', late: true });
    expect(localDay((await ofType(life.stream, 'filingAlarmed'))[0]?.at ?? 0) - localDay(at)).toBeGreaterThanOrEqual(46);
    expect((await ofType(life.stream, 'becameOverdue')).filter((event) => event.clock === 'filing')).toHaveLength(1);

    for (let n = 1; n <= 5; n += 1) await life.act(voice(n), { type: 'giveFeedback', kind: 'error', summary: '数值有误', clause: '4.2' });
    await life.stands('90.20');
    await life.conclude('confirm');
    const { clocks } = await life.stands('90.93');
    const confirmedAt = await run.now(life.stream);
    await run.skipTo(life.stream, clocks.review?.at ?? 0);
    await life.stands('90.20');
    const reviews = await ofType(life.stream, 'systematicReviewOpened');
    expect(reviews.map((event) => event.trigger)).toEqual(['feedback', 'timer']);
    const days = localDay(reviews[1]?.at ?? 0) - localDay(confirmedAt);
    expect(days).toBeGreaterThan(54 * 30);
    expect(days).toBeLessThan(5 * 365);
    await expectSoundArchive(run, life.stream, await run.end(life.stream));
  });

  it('one that is filed in time is never alarmed nor overdue, and leaves force by its review', async ({ expect }) => {
    const life = lifeOf('timely');
    const published = await life.live();
    await life.act(life.officer, { type: 'declare', url: 'https://example.org/db21' });
    await life.act(life.officer, { type: 'fileStandard', filingNumber: '备案2', proof: sha(4) });
    await run.skipTo(life.stream, published.clocks.review?.at ?? 0);
    await life.stands('90.20');
    await life.conclude('withdraw');
    await life.file('withdrawalAnnouncement');
    await life.act(life.officer, { type: 'publishWithdrawal', reason: '已由国家标准代替' });
    await run.over(life.stream);
    const types = (await archived(run, life.stream)).map((row) => row.type);
    expect(types).not.toContain('filingAlarmed');
    expect((await ofType(life.stream, 'becameOverdue')).filter((event) => event.clock === 'filing')).toEqual([]);
    expect(await life.state()).toMatchObject({ code: '95.99', end: 'withdrawn', local: { filed: { late: false } } });
    await expectSoundArchive(run, life.stream, await run.end(life.stream));
  });
});
