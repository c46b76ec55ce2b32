import { describe, expect, it } from 'vitest';
import { streamActor } from '../../../domain/kernel/actor.js';
import { authority, Committee, day, secretary, sha, text } from './committee-fixture.js';
import { personNamed } from '../../support/spelt.js';

const adopt = (run: Committee, ballot: ReturnType<Committee['voted']>) =>
  run.refusal(secretary, { type: 'adoptDocument', matter: 'charter', sha256: text, ballot });

describe('a result is used only while it stands', () => {
  it('passed, then voided by two persons: it can no longer be used', () => {
    const run = new Committee().established().days(3);
    const ballot = run.voted('charter');
    expect(adopt(run, ballot)).toBeNull();
    run.act(streamActor(ballot), { type: 'ballotVoided', ballot, round: 1, reason: '名册有误' });
    expect(adopt(run, ballot)).toMatchObject({ code: 'BALLOT_NOT_PASSED', found: { ballot, outcome: null } });
    expect(run.state.ballots).toEqual([]);
  });

  it('passed, then opened again by two persons: it is open, hears of its members, and counts only once it has closed again', () => {
    const run = new Committee().established().days(3);
    const ballot = run.voted('charter', 'PASS', ['p9']);
    run.act(streamActor(ballot), { type: 'ballotOpened', ballot, round: 1, closesAt: run.now + 10 * day });
    expect(adopt(run, ballot)).toMatchObject({ code: 'BALLOT_NOT_PASSED', found: { ballot, outcome: 'PENDING' } });
    run.recorded({ type: 'recordDeparture', person: personNamed('p8'), cause: 'resigned', on: run.today, evidence: '辞职信' });
    expect(run.effects).toContainEqual({ kind: 'tell', stream: ballot, command: expect.objectContaining({ type: 'seatChanged', person: 'p8' }) });
    const before = run.state.absences;
    expect(before).toEqual({ p9: 1 });
    run.act(streamActor(ballot), {
      type: 'ballotDecided',
      ballot,
      round: 1,
      outcome: 'PASS',
      counts: { Y: 1 } as never,
      trace: [],
      silent: [personNamed('p9')],
    }); // the committee does not look at counts
    expect(run.state.absences).toEqual({ p9: 1 });
    expect(adopt(run, ballot)).toBeNull();
  });

  it('open again when the committee ends: it is voided as every other', () => {
    const run = new Committee().established().days(3);
    const ballot = run.voted('charter');
    run.act(streamActor(ballot), { type: 'ballotOpened', ballot, round: 1, closesAt: run.now + 90 * day });
    run.act(authority, { type: 'proposeEnding', kind: 'deregister', reason: '完成' }).act(authority, { type: 'openNotice' }).past('notice');
    run.act(authority, { type: 'deregister', standardsTo: 'LN/TC 3' });
    expect(run.effects).toContainEqual({ kind: 'tell', stream: ballot, command: { type: 'voidBallot', reason: '完成' } });
  });

  it('a ballot that opens for the first time, or of which the committee knows nothing, changes nothing', () => {
    const run = new Committee().established().days(3);
    run.act(secretary, { type: 'callBallot', terms: 'letter', matter: 'charter', question: '章程？', text, opens: 'atStart' });
    const before = run.state;
    for (const ballot of ['ballot/c1-b1', 'ballot/other'] as const)
      run.act(streamActor(ballot), { type: 'ballotOpened', ballot, round: 1, closesAt: run.now + day });
    expect(run.state).toEqual(before);
    expect(run.verdict(secretary, { type: 'adoptDocument', matter: 'charter', sha256: sha('other'), ballot: 'ballot/c1-b1' })).toBe(
      'BALLOT_NOT_PASSED',
    );
  });
});
