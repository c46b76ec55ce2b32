import { personalDigest } from '../../domain/kernel/personal.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../domain/kernel/actor.js';
import type { BallotState } from '../../domain/ballot/state.js';
import type { Stream } from '../../domain/kernel/decider.js';
import type { BallotInput, ConsultationInput } from '../../domain/messages/messages.js';
import { payloadCodec } from '../../payload-codec.js';
import { batchLimit, idLength, keyLength, peekQuery, submitUpdate, type BatchAnswer, type Posted } from '../../workflows/messages/submit.js';
import { input as ballotInput, terms, text } from '../domain/ballot/ballot-fixture.js';
import { input as projectInput, profile, sha, society } from '../domain/standard-project/project-fixture.js';
import { Lifecycles } from '../support/lifecycle-driver.js';
import { archived, expectSoundArchive } from '../support/sound-archive.js';
import { StandardLife } from '../support/standard-life.js';
import { personNamed } from '../support/spelt.js';

const mebibyte = 1024 * 1024;
const other = '51210000MJ40000156';

let run: Lifecycles;
let archiveAway = false;
/** Bytes of the largest step that was ever handed to the archive. */
let largestStep = 0;

beforeAll(async () => {
  run = await Lifecycles.start((archive) => ({
    append: (step) => {
      largestStep = Math.max(largestStep, Buffer.byteLength(JSON.stringify(step)));
      return archiveAway ? Promise.reject(new Error('archive away')) : archive.append(step);
    },
  }));
}, 60_000);

afterAll(() => run.stop());

const secretary: Actor = { id: personNamed('liu'), grants: [{ role: 'secretariat', organisation: society }] };
const voter = (seat: number): Actor => ({ id: personNamed(`p${seat}`), grants: [{ role: 'expert', organisation: society }] });
const vote = (seat: number): Posted => {
  const id = `p${seat}:vote`;
  const key = id.padStart(idLength, '_').slice(-idLength).padEnd(keyLength, '0');
  return { id, key, actor: voter(seat), command: { type: 'castVote', seat, choice: 'yes', text } as { type: string } };
};
const seats = (from: number, count: number): readonly Posted[] => Array.from({ length: count }, (_, i) => vote(from + i));

const handle = (stream: Stream) => run.temporal.client.workflow.getHandle(stream);
const submit = (stream: Stream, posted: readonly Posted[]): Promise<BatchAnswer> =>
  handle(stream).executeUpdate(submitUpdate, { args: [{ posted }] });

async function largeBallot(window: BallotInput['window']): Promise<Stream> {
  const stream: Stream = `ballot/${randomUUID()}`;
  const roll = { kind: 'document', sha256: sha(1), size: 100_000, excluded: [] } as const;
  await run.begin(stream, ballotInput({ roll, window, terms, opens: 'atStart' }), secretary);
  return stream;
}

describe('two societies on one worker', () => {
  it('walk side by side to their own first number, and neither finds a trace of the other in anything that is kept', async () => {
    const lives = [
      { own: society, code: 'LNSR', key: 'here' },
      { own: other, code: 'LNJC', key: 'there' },
    ].map(({ own, code, key }) => {
      const names = { organisation: own, organisationName: `${code} 学会`, societyCode: code };
      return {
        own,
        code,
        life: new StandardLife(run, `standard-project/${key}`, projectInput({ ...names, profile: profile('default'), field: null })),
      };
    });
    const numbers = await Promise.all(lives.map(({ life }) => untilNumbered(life)));
    expect(numbers.map((number) => number?.split('—')[0])).toEqual(['T/LNSR 001', 'T/LNJC 001']);
    for (const [i, { code, own, life }] of lives.entries()) {
      const foreign = lives[1 - i];
      for (const stream of [life.stream, life.consultation, `register/${code}` as const]) {
        const kept = JSON.stringify([await archived(run, stream), await run.view(stream), await handle(stream).fetchHistory()]);
        expect(kept).toContain(own);
        for (const trace of [foreign?.own, foreign?.code, foreign?.life.stream])
          expect(kept.includes(trace ?? ''), `${trace} in ${stream}`).toBe(false);
        await expectSoundArchive(run, stream, await run.end(stream));
      }
    }
  }, 120_000);
});

/** The register is opened by the first number asked of it. */
async function untilNumbered(life: StandardLife): Promise<string | null> {
  await life.propose();
  await life.accept();
  await life.establish('1', []);
  await life.draft();
  await life.openConsultation([]);
  await life.consult();
  await life.submitForReview([]);
  await life.review([]);
  await life.submitForApproval();
  return (await life.approve()).number;
}

describe('the size of what travels', () => {
  it('a batch of 500 commands is taken, one of 501 is refused whole and leaves no history', async () => {
    const stream = await largeBallot({ count: 30, unit: 'calendarDays' });
    const before = (await handle(stream).query(peekQuery)).size;
    await expect(submit(stream, seats(0, batchLimit.commands + 1))).rejects.toMatchObject({ cause: { type: 'BATCH_TOO_LARGE' } });
    expect((await handle(stream).query(peekQuery)).size).toBe(before);
    const { answers } = await submit(stream, seats(0, batchLimit.commands));
    expect(answers).toHaveLength(500);
    expect((await run.view(stream, ({ lastSeq }) => lastSeq === before + 500)).state).toMatchObject({ casts: 500 });
  });

  it('a ballot of 100,000 seats with 10,000 votes hands over less than 1 MiB, and counts on', async () => {
    const stream = await largeBallot({ count: 60, unit: 'calendarDays' });
    for (let from = 0; from < 10_000; from += 500) await submit(stream, seats(from, 500));
    await run.view(stream, ({ lastSeq }) => lastSeq === 10_002);
    await expect.poll(async () => (await handle(stream).query(peekQuery)).runs, { timeout: 10_000 }).toBe(1);
    const [started] = (await handle(stream).fetchHistory()).events ?? [];
    // As it is before it is deflated: nothing must depend on how well it packs.
    const [plain] = await payloadCodec.decode(started?.workflowExecutionStartedEventAttributes?.input?.payloads ?? []);
    const carried = plain?.data?.length ?? 0;
    expect(carried).toBeGreaterThan(100_000);
    expect(carried).toBeLessThan(mebibyte);
    const { answers } = await submit(stream, [vote(9_999), vote(50_000)]);
    expect(answers).toMatchObject([{ repeated: true }, { seq: expect.any(Number) as number }]);
    const { marks } = (await handle(stream).query(peekQuery)).state as BallotState; // a ballot is asked
    expect(marks.join('').split('y').length - 1).toBe(10_001);
  }, 90_000);

  it('comments in Chinese that gathered while the archive was away are written in steps that fit, though each character takes three bytes', async () => {
    const stream: Stream = `consultation/${randomUUID()}`;
    await run.begin(stream, round, secretary);
    archiveAway = true;
    const words = '意'.repeat(4_000);
    const comment = { type: 'comment', clause: '4.1', kind: 'technical', text: words, proposed: words, reason: words, draft: text };
    await Promise.all(
      Array.from({ length: 70 }, (_, i) =>
        run.act(
          stream,
          { id: personNamed(`reader${i}`), grants: [] },
          { ...comment, personal: personalDigest(`读者${i}`, { author: '', contact: null }) },
        ),
      ),
    );
    archiveAway = false;
    await run.view(stream, ({ lastSeq }) => lastSeq === 71);
    expect(largestStep).toBeLessThan(mebibyte);
    await expectSoundArchive(run, stream, await run.end(stream));
  }, 90_000);

  it('notices that repeat long reasons are written in steps that fit, also those that wait when no event does', async () => {
    const life = new StandardLife(run, 'standard-project/long-reasons', projectInput());
    await life.propose();
    const before = (await run.view(life.stream, ({ status }) => status === '00.20')).lastSeq;
    archiveAway = true;
    const reason = '由'.repeat(4_000);
    for (let n = 0; n < 50; n += 1) {
      await life.act(life.officer, { type: 'suspend', reason });
      await life.act(life.officer, { type: 'resume', reason });
    }
    archiveAway = false;
    await run.view(life.stream, ({ lastSeq }) => lastSeq === before + 100);
    expect(largestStep).toBeLessThan(1.25 * mebibyte);
    const kept = () => run.db.collection('notices').countDocuments({ stream: life.stream, template: /suspended|resumed/ });
    await expect.poll(kept, { timeout: 10_000 }).toBe(100);
    await expectSoundArchive(run, life.stream, await run.end(life.stream));
  }, 90_000);
});

const term = { count: 30, unit: 'calendarDays' } as const;
const round: ConsultationInput = {
  project: 'standard-project/none',
  organisation: society,
  title: '示范',
  round: 1,
  text,
  window: term,
  floor: term,
  public: true,
  lateDisposition: 'required',
  answer: term,
  reminders: [],
  addressees: [],
  rehearsal: false,
};
