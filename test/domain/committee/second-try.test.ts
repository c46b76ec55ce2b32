import { describe, expect, it } from 'vitest';
import { streamActor } from '../../../domain/kernel/actor.js';
import type { Outcome } from '../../../domain/ballot-rule/ballot-rule.js';
import type { Stream } from '../../../domain/kernel/decider.js';
import { Committee, secretary, sha, text } from './committee-fixture.js';

const counts = { Y: 1 } as never; // the committee does not look at them
const call = { type: 'callBallot', terms: 'letter', matter: 'charter', question: '是否同意？', text, opens: 'atStart' } as const;
const change = { words: '附财务说明', document: sha('accounts') };
const hears = (run: Committee, ballot: Stream, outcome: Outcome) =>
  run.act(streamActor(ballot), { type: 'ballotDecided', ballot, round: 1, outcome, counts, trace: [], silent: [] });
const lost = () => {
  const run = new Committee().established().days(3);
  return { run, ballot: run.voted('charter', 'FAIL') };
};

describe('XA23 a matter that a committee validly lost', () => {
  it('XA23 is put again with another text or a named change; another matter and another body are others', () => {
    const { run, ballot } = lost();
    expect(run.refusal(secretary, call)).toMatchObject({ code: 'LOST_VOTE_REPEATED', found: { subject: text, lostIn: ballot } });
    expect(run.verdict(secretary, { ...call, change: { ...change, document: text } })).toBe('LOST_VOTE_REPEATED');
    for (const next of [
      { ...call, text: sha('revised') },
      { ...call, change },
      { ...call, matter: 'projectProposal' as const },
    ])
      expect(run.verdict(secretary, next)).toBe('accepted');
    run.act(secretary, { ...call, change });
    expect(run.state.ballots).toMatchObject([{ text, change }]);
    const again: Stream = 'ballot/c1-b2';
    hears(run, again, 'PASS');
    expect(run.verdict(secretary, { type: 'adoptDocument', matter: 'charter', sha256: text, ballot: again })).toBe('accepted');
  });

  it.each([
    ['recounted as invalid', 'INVALID', 'LOST_VOTE_REPEATED'],
    ['open again', 'PENDING', 'LOST_VOTE_REPEATED'],
    ['recounted as passed', 'PASS', 'accepted'],
  ] as const)('XA23 %s', (_, outcome, expected) => {
    const { run, ballot } = lost();
    hears(run, ballot, outcome);
    expect(run.verdict(secretary, call)).toBe(expected);
  });

  it('XA23 XA30 voided on a ground of the ballot it may be put again as it was', () => {
    const { run, ballot } = lost();
    run.act(streamActor(ballot), { type: 'ballotVoided', ballot, round: 1, reason: '名册有误' });
    expect(run.verdict(secretary, call)).toBe('accepted');
  });

  it('XA23 a pass on the same text at a meeting afterwards is not used; one before the loss is', () => {
    const { run } = lost();
    const decided = run.state.decided;
    const passed = { ballot: 'ballot/c1-m1-v1', matter: 'charter', body: decided[0]?.body ?? '', text, outcome: 'PASS' } as const;
    const adopt = { type: 'adoptDocument', matter: 'charter', sha256: text, ballot: passed.ballot } as const;
    const having = (list: typeof decided) => Object.assign(new Committee().established().days(3), { state: { ...run.state, decided: list } });
    expect(having([...decided, passed]).verdict(secretary, adopt)).toBe('LOST_VOTE_REPEATED');
    expect(having([passed, ...decided]).verdict(secretary, adopt)).toBe('accepted');
    expect(having([...decided, { ...passed, change }]).verdict(secretary, adopt)).toBe('accepted');
  });
});
