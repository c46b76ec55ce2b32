import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Stream } from '../../domain/kernel/decider.js';
import { editor, member, terms } from '../domain/drafting/drafting-fixture.js';
import { CommitteeLife } from '../support/committee-life.js';
import { DraftingLife } from '../support/drafting-life.js';
import { Lifecycles } from '../support/lifecycle-driver.js';
import { archived, expectSoundArchive } from '../support/sound-archive.js';

let run: Lifecycles;

beforeAll(async () => {
  run = await Lifecycles.start();
}, 120_000);
afterAll(() => run.stop());

const typesOf = async (stream: Stream): Promise<readonly string[]> => (await archived(run, stream)).map((row) => row.type);

describe('given a drafting group on real servers', { timeout: 240_000 }, () => {
  it.each([
    ['noPosition', 'open'],
    ['assents', 'consensus'],
  ] as const)('the clock closes a call at its time and not an hour before; silence that is %s leaves the clause %s', async (silence, stand) => {
    const life = new DraftingLife(run, `drafting/silent-${silence}`);
    await life.begin({ terms: { ...terms, silence } });
    await life.act(editor, { type: 'openCall', clauses: ['4.2'] });
    await life.act(member(0), { type: 'statePosition', call: 1, position: 'support' });
    await life.closes();
    expect((await life.stands())['4.2']).toBe(stand);
    expect((await typesOf(life.stream)).filter((type) => type === 'callClosed')).toHaveLength(1);
  });

  it('an answer is overdue once, an objection goes to a vote of a real committee, refused before it is founded, and the clause stands by vote', async () => {
    const committee = new CommitteeLife(run, 'committee/drafting');
    await committee.apply();
    const life = new DraftingLife(run, 'drafting/real');
    await life.begin({ committee: committee.stream });
    await life.dispute();
    await life.lateAnswers();
    await life.answers();
    const refused = await life.asksVote(({ votes, issues }) => votes === 1 && issues.every(({ vote }) => vote === null));
    expect(await typesOf(life.stream)).toContain('objectionVoteFailed');
    expect(await run.db.collection('ballots').countDocuments({ _id: refused as never })).toBe(0); // streams name ballots
    await committee.establish();
    await committee.state(({ term }) => term !== null);
    const ballot = await life.asksVote(({ issues }) => issues.some(({ vote }) => vote === 'running'));
    await life.voted(ballot, 14);
    await life.state(({ issues }) => issues.length === 0);
    expect(await life.stands()).toEqual({ '1': 'consensus', '4': 'consensus', '4.1': 'consensus', '4.2': 'byVote' });
    await life.agrees();
    const end = await run.over(life.stream);
    const types = await typesOf(life.stream);
    for (const once of ['callClosed', 'answersOverdue', 'objectionVoteFailed', 'objectionVoteDecided', 'consensusDeclared'])
      expect(
        types.filter((type) => type === once),
        once,
      ).toHaveLength(1);
    await expectSoundArchive(run, life.stream, end);
  });
});
