import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Stream } from '../../domain/kernel/decider.js';
import { officer } from '../domain/ballot/ballot-fixture.js';
import { applicant } from '../domain/committee/committee-fixture.js';
import { localInput } from '../domain/standard-project/local-fixture.js';
import { input, roll } from '../domain/standard-project/project-fixture.js';
import { CommitteeLife } from '../support/committee-life.js';
import { DraftingLife } from '../support/drafting-life.js';
import { Lifecycles } from '../support/lifecycle-driver.js';
import { LocalLife, registerAuthority } from '../support/local-life.js';
import { archived, expectSoundArchive } from '../support/sound-archive.js';

let run: Lifecycles;

beforeAll(async () => {
  run = await Lifecycles.start();
  await registerAuthority(run);
}, 120_000);
afterAll(() => run.stop());

const withdraw = { type: 'withdrawApplication', reason: '放弃筹建' } as const;
const only = async (stream: Stream, type: string) => (await archived(run, stream)).filter((row) => row.type === type);

describe('given a committee whose workflow has closed', { timeout: 240_000 }, () => {
  it('a project that asks it for a review hears at once that it has ended, and goes on with a panel', async () => {
    const committee = new CommitteeLife(run, 'committee/gone');
    await committee.apply();
    const local = { ...localInput().local, committee: committee.stream } as NonNullable<ReturnType<typeof localInput>['local']>; // the fixture always has one
    const life = new LocalLife(run, 'standard-project/orphan', input(localInput({ local })));
    await life.propose();
    await life.evaluate();
    await life.draft();
    await life.comments();
    await life.sendToReview();
    await committee.act(applicant, withdraw);
    await run.over(committee.stream);
    await life.act(life.officer, { type: 'openReview' });
    expect((await life.state(({ code, review }) => code === '40.00' && review.round === 1)).review).toMatchObject({ ballot: null, failures: 0 });
    expect(await only(life.stream, 'committeeRefused')).toMatchObject([
      { actor: 'system', data: { refusal: { code: 'COMMITTEE_ENDED', found: { committee: committee.stream, runs: false } } } },
    ]);
    await life.act(life.officer, { type: 'openReview', committeeEnded: true, roll: roll() });
    await life.panel(({ review }) => review.ballot);
    await life.state(({ review }) => review.outcome === 'PASS');
    await expectSoundArchive(run, life.stream, await run.end(life.stream));
  });
});

describe('given a committee that ends in the very moment in which it is asked', { timeout: 240_000 }, () => {
  it('every asker gets one answer, whichever side of the end its question fell on, and a drafting group then votes by itself', async () => {
    const committee = new CommitteeLife(run, 'committee/ending');
    await committee.apply();
    const groups = await Promise.all(
      Array.from({ length: 6 }, async (_, n) => {
        const life = new DraftingLife(run, `drafting/racing-${n}`);
        await life.begin({ committee: committee.stream });
        await life.dispute();
        await life.answers();
        return life;
      }),
    );
    const asks = (life: DraftingLife) => life.asksVote(({ votes, issues }) => votes === 1 && issues.every(({ vote }) => vote === null));
    await Promise.all([...groups.slice(0, 3).map(asks), committee.act(applicant, withdraw), ...groups.slice(3).map(asks)]);
    await run.over(committee.stream);
    for (const { stream } of groups) expect(await only(stream, 'objectionVoteFailed'), stream).toHaveLength(1);
    const [life] = groups;
    if (!life) throw new Error('no group');
    const issue = (await life.state()).issues[0]?.n ?? 0;
    await life.act(officer, { type: 'voteOnObjection', issue, committeeEnded: true });
    await life.state(({ issues }) => issues.some(({ vote }) => vote === 'running'));
    expect((await only(life.stream, 'objectionVoteOrdered')).map(({ data }) => ('insteadOf' in data ? data.insteadOf : null))).toEqual([
      null,
      committee.stream,
    ]);
    await life.voted('ballot/racing-0-vote-2', 3);
    await life.state(({ issues }) => issues.length === 0);
    expect((await life.stands())['4.2']).toBe('byVote');
  });
});
