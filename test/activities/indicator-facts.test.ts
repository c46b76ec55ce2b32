import fc from 'fast-check';
import type { Connection } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JournalStep } from '../../activities/journal.js';
import { mongoArchive } from '../../db/archive.js';
import { factsOf } from '../../db/indicator-facts.js';
import { projections } from '../../db/projections.js';
import { recomputedFacts } from '../../db/recomputed-facts.js';
import { system } from '../../domain/kernel/actor.js';
import type { Instant, Recorded, Stream } from '../../domain/kernel/decider.js';
import { record } from '../../domain/kernel/log/record.js';
import { recomputeIndicators } from '../../scripts/recompute-indicators.js';
import * as ballots from '../domain/ballot/ballot-fixture.js';
import { Committee, candidate } from '../domain/committee/committee-fixture.js';
import type { Project } from '../domain/standard-project/project-fixture.js';
import { anybody, codesOnTheWay, day, monitor, officer, projectAt } from '../domain/standard-project/project-fixture.js';
import { startStore, type TestStore } from '../support/mongo.js';
import { personNamed } from '../support/spelt.js';

/* What the journal keeps for the indicators as events come, in whatever steps, is what the archive gives when it is read from its beginning. */

let store: TestStore;
let db: Connection;
beforeAll(async () => {
  store = await startStore();
  ({ db } = store);
}, 60_000);
afterAll(async () => {
  await store.close();
});

type Entry = { readonly event: { readonly type: string }; readonly at: Instant };
type Life = { readonly stream: Stream; readonly log: readonly Entry[] };

const recorded = ({ stream, log }: Life): readonly Recorded[] =>
  log.map(({ event, at }, n) => record(event, { stream, seq: n + 1, at, actor: personNamed('wang'), commandId: `wang:${stream}:${n}` }).recorded);

/** The same events in steps of these sizes, over and over. */
function* stepsOf(life: Life, sizes: readonly number[]): Generator<JournalStep> {
  const events = recorded(life);
  for (let from = 0, n = 0; from < events.length; n += 1) {
    const size = sizes[n % sizes.length] ?? 1;
    const part = events.slice(from, from + size);
    yield { stream: life.stream, events: part, notices: [], size: from + part.length, root: null, clock: null };
    from += size;
  }
}

/** How far a project goes, and what else befalls it. */
const project = fc
  .record({
    code: fc.constantFrom(...codesOnTheWay),
    complains: fc.boolean(),
    upheld: fc.boolean(),
    rests: fc.boolean(),
    years: fc.integer({ min: 0, max: 5 }),
    ends: fc.boolean(),
  })
  .map(({ code, complains, upheld, rests, years, ends }): Project => {
    const life = projectAt(code);
    if (complains) {
      life.do(anybody, { type: 'fileComplaint', ground: 'procedure', summary: '程序不当', realName: true });
      life.do(monitor, { type: 'acceptComplaint', complaint: 1 });
      life.later(3 * day);
      life.do(monitor, { type: 'decideComplaint', complaint: 1, upheld, measure: 'none', reason: '已查' });
    }
    if (rests && life.may(monitor, 'suspend') === null) {
      life.do(monitor, { type: 'suspend', reason: '核查' });
      life.later(9 * day);
      life.do(monitor, { type: 'resume', reason: '已查清' });
    }
    life.runUntil(life.now + years * 365 * day);
    if (ends && life.may(officer, 'cancel') === null) life.do(officer, { type: 'cancel', reason: '不再需要' });
    return life;
  });

const vote = fc
  .record({ seats: fc.uniqueArray(fc.integer({ min: 0, max: 11 })), late: fc.boolean(), recused: fc.option(fc.integer({ min: 0, max: 11 })) })
  .map(({ seats, late, recused }): readonly Entry[] => {
    const log: Entry[] = [];
    const told = (run: ballots.Run): ballots.Run => {
      log.push(...run.latest.map((event) => ({ event, at: run.now })));
      return run;
    };
    let run = told(ballots.begin());
    const end = ballots.closesAt(run);
    for (const seat of seats) run = told(ballots.cast(run, seat, 'yes', late ? end - 1000 : ballots.start + day));
    if (recused !== null) {
      const recusal = { type: 'recuse', seat: recused, reason: '参与起草', evidence: '名单' } as const;
      run = told(ballots.act(run, ballots.voter(recused), recusal, late ? end - 500 : ballots.start + 2 * day));
    }
    told(ballots.act(run, system, { type: 'closeBallot' }, end + 30_000));
    return log;
  });

const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });
let lives = 0;

describe('C1 what the indicators rest on', () => {
  it('C1 is, after any lives in any steps, each step told twice, what the archive of events alone gives', async () => {
    await fc.assert(
      fc.asyncProperty(project, vote, sizes, async (life, votes, cut) => {
        lives += 1;
        const archive = mongoArchive(db, projections);
        for (const one of [
          { stream: `standard-project/r${lives}`, log: life.log },
          { stream: `ballot/r${lives}`, log: votes },
        ] satisfies readonly Life[])
          for (const step of stepsOf(one, cut)) {
            await archive.append(step);
            await archive.append(step);
          }
      }),
      { numRuns: 25 },
    );
    const kept = await factsOf(db).find().sort({ _id: 1 }).lean();
    const again = [];
    for await (const row of recomputedFacts(db)) again.push(row);
    expect(kept.length).toBe(2 * lives);
    expect(kept).toEqual(again.toSorted((a, b) => (a._id < b._id ? -1 : 1)));
  }, 120_000);

  it('holds for a committee through its life, and a rehearsal leaves nothing', async () => {
    const body = new Committee().established();
    body.recorded({ type: 'recordDeparture', person: candidate(9).person, cause: 'resigned', on: body.today, evidence: '辞呈' });
    const archive = mongoArchive(db, projections);
    for (const step of stepsOf({ stream: 'committee/c1', log: body.log }, [3, 1])) await archive.append(step);
    const rehearsed = new Committee({ rehearsal: true }).established();
    for (const step of stepsOf({ stream: 'committee/c2', log: rehearsed.log }, [4])) await archive.append(step);
    expect(await factsOf(db).exists({ _id: 'committee/c2' })).toBeNull();
    expect((await recomputeIndicators(db, { check: true })).differing).toEqual([]);
  });

  it('is found and put right where somebody changed it by hand', async () => {
    await factsOf(db).updateOne({ _id: 'committee/c1' }, { $set: { 'facts.members': [] } });
    await factsOf(db).deleteOne({ _id: 'ballot/r1' });
    expect((await recomputeIndicators(db, { check: true })).differing.toSorted()).toEqual(['ballot/r1', 'committee/c1']);
    expect((await recomputeIndicators(db, { check: false })).differing.toSorted()).toEqual(['ballot/r1', 'committee/c1']);
    expect((await recomputeIndicators(db, { check: true })).differing).toEqual([]);
  });
});
