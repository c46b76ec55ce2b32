import { describe, expect, it } from 'vitest';
import { streamActor } from '../../../domain/kernel/actor.js';
import { calendar2026 } from '../../../domain/law/calendar/state-council.js';
import { decideBy } from '../../../domain/ballot/result-of.js';
import { recompute } from '../../../domain/dossier/recompute.js';
import { chair, day, officer, start } from '../ballot/ballot-fixture.js';
import { concern, editor, input, member, objection, stream, terms, v1, v2 } from '../drafting/drafting-fixture.js';
import { counts } from '../standard-project/project-fixture.js';
import { Life } from './dossier-fixture.js';
import { forged } from './forge.js';

const ballot = 'ballot/d1-vote-1' as const;
const voteTerms = terms.vote?.terms;
if (voteTerms === undefined) throw new Error('the fixture has terms of a vote');
const result = decideBy({ terms: voteTerms }, { ...counts, excluded: 0 });

const mediation = {
  ...{ type: 'recordMediation', issue: 1, outcome: 'failed', summary: '未达成一致' },
  people: [
    { person: 'p3', name: '成员3' },
    { person: 'p0', name: '成员0' },
  ],
};

/** An objection that goes through re-draft and mediation to its vote. */
function disputed(binding: 'decides' | 'advises' = 'decides'): Life {
  const life = new Life(stream, input({ terms: { ...terms, vote: { terms: voteTerms as NonNullable<typeof voteTerms>, binding } } }), {
    actor: officer,
    now: start,
    calendar: calendar2026,
  });
  life.do(editor, v1).do(editor, { type: 'openCall', window: { count: 20, unit: 'calendarDays' } } as { readonly type: string });
  for (const n of [0, 1, 2]) life.do(member(n), { type: 'statePosition', call: 1, position: 'support' } as { readonly type: string });
  life
    .do(member(3), objection(1, '4.2'))
    .do(member(2), concern(1, '1'))
    .runUntil(start + 40 * day);
  const acts: readonly (readonly [typeof editor, { readonly type: string; readonly [field: string]: unknown }])[] = [
    [editor, { type: 'answerIssue', issue: 1, answer: '现有产品可改' }],
    [editor, { type: 'answerIssue', issue: 2, answer: '允差见附录' }],
    [member(2), { type: 'withdrawIssue', issue: 2, reason: '已明白' }],
    [officer, { type: 'escalate', issue: 1, reason: '坚持' }],
    [officer, { type: 'changeGroup', leave: ['p3'], note: '调整' }],
    [chair, mediation],
    [member(3), mediation],
    [officer, { type: 'voteOnObjection', issue: 1 }],
    [streamActor(ballot), { type: 'ballotDecided', ballot, round: 1, ...result }],
  ];
  return acts.reduce((next, [actor, command]) => next.do(actor, command), life);
}

describe('given a drafting group with a sustained objection', () => {
  it('XA25 the vote on it has a dossier: rule, counts, each comparison, the calls; every act behind it is decided again', () => {
    const dossier = disputed().dossier();
    expect(dossier).toMatchObject({
      subject: { type: 'objectionVoteDecided', decision: 'objection', about: '机器人接口' },
      outcome: { word: 'PASS', en: 'passed (the vote decides)' },
      rule: { id: 'CN-LB' },
      result: { outcome: 'PASS' },
      deadlines: [{ name: 'call', term: { unit: 'calendarDays' } }],
      related: expect.arrayContaining([ballot]),
    });
    expect(recompute(dossier)).toMatchObject({ verdict: 'same', notDecidedAgain: [], proven: { computation: 'everything' } });
  });

  it('the declaration of consensus names the clauses that stand by vote', () => {
    const life = disputed().do(editor, { type: 'declareConsensus' });
    const dossier = life.dossier();
    expect(dossier.subject.decision).toBe('consensus');
    expect(dossier.outcome).toMatchObject({ zh: '第 1 稿 4 条全部达成一致，其中经表决：4.2', en: 'version 1: all 4 clauses stand, by vote: 4.2' });
    expect(recompute(dossier)).toMatchObject({ verdict: 'same', notDecidedAgain: [] });
  });

  it('where the vote only advises, the decision by name and reason has one of its own', () => {
    const life = disputed('advises').do(officer, { type: 'decideObjection', issue: 1, upheld: false, reason: '多数赞成' } as {
      readonly type: string;
    });
    expect(life.dossier()).toMatchObject({ subject: { type: 'objectionDecided' }, outcome: { word: 'dismissed', reason: '多数赞成' } });
    expect(recompute(life.dossier())).toMatchObject({ verdict: 'same', notDecidedAgain: [] });
  });

  it.each([
    ['an objection turned into support', 'positionStated', { position: 'support', issue: null }],
    ['a consensus with a clause more', 'consensusDeclared', { clauses: 5 }],
    ['a call that closed earlier', 'callOpened', { closesAt: start + day }],
  ])('%s by a careful forger: different', (_what, type, change) => {
    expect(recompute(forged(disputed().do(editor, { type: 'declareConsensus' }).dossier(), type, change)).verdict).toBe('different');
  });

  it('a further version takes the consensus back: the declaration before it stays provable', () => {
    const life = disputed().do(editor, { type: 'declareConsensus' }).do(editor, v2);
    expect(recompute(life.dossier())).toMatchObject({ verdict: 'same', proven: { integrity: true } });
    expect(life.dossier().log.later?.size).toBe(life.events.length);
  });
});
