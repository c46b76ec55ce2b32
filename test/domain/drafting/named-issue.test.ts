import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../domain/kernel/actor.js';
import type { ConsensusTerms } from '../../../domain/profile/profile.js';
import type { DraftingCommand } from '../../../domain/drafting/acts.js';
import {
  chair,
  act,
  begin,
  called,
  concern,
  decide,
  editor,
  mediate,
  member,
  objection,
  supporting,
  terms,
  v1,
  type Run,
} from './drafting-fixture.js';
import { officer } from '../ballot/ballot-fixture.js';

/*
 * Where something is raised that an act could be about, the act is open; which one it is about is in the payload, and may be the wrong one.
 * p1 is concerned about 4.1, which is number 1, p2 about 4, number 2; p3 objects to 4.2, number 3.
 */

const answer = (issue: number) => ({ type: 'answerIssue', issue, answer: '允差见 GB/T 1800' }) as const;
const sustain = (issue: number) => ({ type: 'sustainConcern', issue, reason: '答复未涉及允差', proposed: '允差 ±1 V' }) as const;
const withdraw = (issue: number) => ({ type: 'withdrawIssue', issue, reason: '已说明' }) as const;

const spoken = (): Run => {
  const all = supporting(called(), 1, 0, 1, 2, 3);
  return act(act(act(all, member(1), concern(1, '4.1')), member(2), concern(1, '4')), member(3), objection(1, '4.2'));
};
const raised = (): Run => act(spoken(), editor, { type: 'closeCall', call: 1 });
const refusal = (run: Run, actor: Actor, command: DraftingCommand) => {
  const decided = decide(run, actor, command);
  if (decided.ok) throw new Error(`${command.type} was accepted`);
  const { code, found, needed, cure } = decided.error;
  return { code, found, needed, cure };
};

describe('XF3 given an act on one of several things raised, the wrong one is refused with what was asked and what would do', () => {
  it('XF3 a number that nobody raised: ISSUE_UNKNOWN names those that are open', () => {
    const needed = [3, 2, 1].toSorted();
    expect(refusal(raised(), editor, answer(9))).toEqual({ code: 'ISSUE_UNKNOWN', found: 9, needed, cure: ['self'] });
  });

  it('XF3 one that has its answer: ISSUE_ANSWERED, and nobody answers twice', () => {
    const answered = act(raised(), editor, answer(1));
    expect(refusal(answered, editor, answer(1))).toEqual({ code: 'ISSUE_ANSWERED', found: 1, needed: 'no answer yet', cure: ['nobody'] });
    expect(decide(answered, editor, answer(2))).toMatchObject({ ok: true });
  });

  it('XF3 somebody else’s: NOT_YOUR_ISSUE says whose it is', () => {
    expect(refusal(raised(), member(1), withdraw(2))).toEqual({
      ...{ code: 'NOT_YOUR_ISSUE', found: { issue: 2, raisedBy: 'p2' }, needed: { raisedBy: 'p1' } },
      cure: ['self'],
    });
    expect(decide(raised(), member(1), withdraw(1))).toMatchObject({ ok: true });
  });

  it('XF3 one whose call is open still, or that has no answer: ISSUE_STATE says how it stands', () => {
    const open = { code: 'ISSUE_STATE', found: { callOpen: true }, needed: 'another position in the open call', cure: ['self'] };
    expect(refusal(spoken(), member(1), withdraw(1))).toEqual(open);
    const twoConcerns = act(spoken(), member(1), concern(1, '4.2'));
    const own = twoConcerns.state.issues.filter(({ person }) => person === 'p1').map(({ n }) => n);
    const answered = act(act(twoConcerns, editor, { type: 'closeCall', call: 1 }), editor, answer(own[0] ?? 0));
    expect(refusal(answered, member(1), sustain(own[1] ?? 0))).toEqual({
      code: 'ISSUE_STATE',
      found: { kind: 'concern', answered: false, callOpen: false },
      needed: 'an answered concern of a closed call; in an open one, state another position',
      cure: ['self'],
    });
    expect(decide(answered, member(1), sustain(own[0] ?? 0))).toMatchObject({ ok: true });
  });

  it('XF3 an objection at another step: WRONG_STEP says at which it is', () => {
    const twoObjections = act(act(spoken(), member(1), objection(1, '4.1')), editor, { type: 'closeCall', call: 1 });
    const [second, first] = [twoObjections.state.issues.find(({ person }) => person === 'p1')?.n ?? 0, 3];
    const one = act(act(twoObjections, editor, answer(first)), officer, { type: 'escalate', issue: first, reason: '未能一致' });
    expect(refusal(one, chair, { ...mediate, issue: second })).toEqual({
      ...{ code: 'WRONG_STEP', found: { issue: second, step: 'redraft' }, needed: 'mediation' },
      cure: ['officer'],
    });
    expect(decide(one, chair, { ...mediate, issue: first })).toMatchObject({ ok: true });
  });

  it('XF3 an objection whose vote has not decided, beside one that has advice: NO_ADVICE', () => {
    const advised: ConsensusTerms = { ...terms, escalation: ['vote'], vote: terms.vote && { ...terms.vote, binding: 'advises' } };
    const all = supporting(called({ terms: advised }), 1, 0, 1, 2, 3);
    const both = act(act(act(all, member(1), objection(1, '4.1')), member(3), objection(1, '4.2')), editor, { type: 'closeCall', call: 1 });
    const state = { ...both.state, issues: both.state.issues.map((issue) => (issue.person === 'p1' ? { ...issue, vote: 'PASS' as const } : issue)) };
    const [first, second] = state.issues.map(({ n }) => n);
    const decideOn = (issue = 0) => ({ type: 'decideObjection', issue, upheld: false, reason: '见表决' }) as const;
    expect(refusal({ ...both, state }, chair, decideOn(second))).toEqual({
      ...{ code: 'NO_ADVICE', found: { vote: null, binding: 'advises' }, needed: 'an advisory vote that is decided' },
      cure: ['officer'],
    });
    expect(decide({ ...both, state }, chair, decideOn(first))).toMatchObject({ ok: true });
  });

  it('XF3 to close or cancel a call, or speak in one, where none is open: NO_CALL_OPEN, which an editor or the office opens', () => {
    const none = { code: 'NO_CALL_OPEN', found: null, needed: 'an open call', cure: ['drafter', 'officer'] };
    const run = act(begin(), editor, v1);
    expect(refusal(run, editor, { type: 'closeCall', call: 1 })).toEqual(none);
    expect(refusal(run, editor, { type: 'cancelCall', call: 1, reason: '有误' })).toEqual(none);
    expect(refusal(run, member(1), { type: 'statePosition', call: 1, position: 'support' })).toEqual(none);
  });
});
