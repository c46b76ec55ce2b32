import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../domain/ballot-rule/ballot-rule.js';
import type { Roll } from '../../../domain/messages/messages.js';
import { streamActor } from '../../../domain/kernel/actor.js';
import { metalsByLetter } from '../../../domain/profile/metals-by-letter.js';
import type { AppealOf } from '../../../domain/standard-project/words.js';
import type { NamedChange } from '../../../domain/kernel/named-change.js';
import { at, chair, counts, drafter, lead, officer, profile, Project, projectAt, roll, secretary, sha } from './project-fixture.js';

type Order = { readonly roll: Roll; readonly change?: NamedChange };
type Vote = {
  readonly of: AppealOf;
  /** A project whose vote may be ordered. */
  readonly ready: () => Project;
  readonly order: (p: Project, order: Order) => Parameters<Project['do']>;
  /** From a loss to where the vote may be ordered again, with nothing changed, and what changes its subject. */
  readonly back: (p: Project) => void;
  readonly another: (p: Project) => void;
};

const reviewVote: Vote = {
  of: 'review',
  ready: () => projectAt('40.00'),
  order: (_, order) => [secretary, { type: 'openReview', ...order }],
  back: () => undefined,
  another: (p) => void p.draft(70 + p.events.length),
};
const votes: readonly Vote[] = [
  reviewVote,
  {
    of: 'projectVote',
    ready: () => new Project({ input: { profile: metalsByLetter, field: 'metals' } }).submit().accept(),
    order: (_, order) => [officer, { type: 'openProjectBallot', ...order }],
    back: (p) => {
      if (p.state.code === '10.92') p.do(drafter, { type: 'submit' });
      if (p.state.code !== '10.00' && p.state.code !== '10.60') p.accept();
    },
    another: (p) => p.file('proposalForm'),
  },
  {
    of: 'systematic',
    ready: () => {
      const p = projectAt('60.60').pinned(metalsByLetter);
      p.runUntil(at('2030-03-01T09:00:00+08:00'));
      return p;
    },
    order: (p, order) => [officer, { type: 'openReviewBallot', proposal: p.state.corrections.published > 0 ? 'revise' : 'confirm', ...order }],
    back: () => undefined,
    another: (p) => {
      p.do(officer, { type: 'proposeCorrection', sha256: sha(901), reason: '表 4', clauses: ['6.3'] });
      p.do(chair, { type: 'approveCorrection', sha256: sha(901) });
      p.do(officer, { type: 'publishCorrection', documentNumber: '修 1' });
    },
  },
];

const hears = (p: Project, of: AppealOf, outcome: Outcome) => {
  const { ballot, round } = p.state[of];
  p.do(streamActor(ballot ?? 'ballot/none'), { type: 'ballotDecided', ballot: ballot ?? 'ballot/none', round, outcome, counts, trace: [] });
};
function lost({ of, ready, order, back }: Vote, first: Roll = roll()): Project {
  const p = ready();
  p.do(...order(p, { roll: first }));
  hears(p, of, 'FAIL');
  back(p);
  return p;
}
const voidIt = (p: Project, of: AppealOf) => {
  const { ballot, round } = p.state[of];
  p.do(streamActor(ballot ?? 'ballot/none'), { type: 'ballotVoided', ballot: ballot ?? 'ballot/none', round, reason: '名册有误' });
};
const seats = (from: Roll) => (from.kind === 'seats' ? from.seats : []);
const change = { words: '按反对意见补充了试验验证', document: sha(77) };

describe.each(votes)('XA23 a $of that was validly lost', (vote) => {
  const { of, order, another } = vote;
  const refused = (p: Project, next: Order) => p.refusal(...order(p, next));

  it('XA23 is put again with another subject, or with a named change and a document that is not what was lost', () => {
    const p = lost(vote);
    expect(refused(p, { roll: roll() })).toMatchObject({ code: 'LOST_VOTE_REPEATED', found: { lostIn: p.state[of].loss?.ballot } });
    const subject = p.state[of].loss?.subjects[0] ?? '';
    if (of !== 'systematic') expect(refused(p, { roll: roll(), change: { ...change, document: subject } }).code).toBe('LOST_VOTE_REPEATED');
    expect(p.do(...order(p, { roll: roll(), change }))).toMatchObject([{ change }]);
    const other = lost(vote);
    another(other);
    expect(other.do(...order(other, { roll: roll() })).at(-1)).not.toHaveProperty('change');
  });

  it('XA23 keeps everybody who was entitled; more may be added', () => {
    const p = lost(vote);
    const kept = seats(roll());
    expect(refused(p, { roll: { kind: 'seats', seats: kept.slice(1) }, change })).toMatchObject({
      code: 'ROLL_NOT_KEPT',
      found: { droppedOut: [kept[0]?.person] },
    });
    expect(refused(p, { roll: { kind: 'document', sha256: sha(5), size: 9, excluded: [] }, change }).code).toBe('ROLL_NOT_KEPT');
    expect(p.do(...order(p, { roll: roll(9), change }))).toHaveLength(1);
  });

  it('XA23 keeps a roll by document and excludes nobody more', () => {
    const document = (excluded: readonly number[]) =>
      ({ kind: 'document', sha256: sha(5), size: 9, excluded: excluded.map((seat) => ({ seat, reason: '起草单位' })) }) as const;
    const p = lost(vote, document([8]));
    expect(refused(p, { roll: document([8, 0]), change })).toMatchObject({ code: 'ROLL_NOT_KEPT', found: { droppedOut: [0] } });
    expect(refused(p, { roll: { ...document([8]), sha256: sha(6) }, change }).code).toBe('ROLL_NOT_KEPT');
    expect(p.do(...order(p, { roll: document([]), change }))).toHaveLength(1);
  });

  it('XA23 stays lost when it is recounted as invalid, and is none when it is recounted as passed', () => {
    const p = vote.ready();
    p.do(...order(p, { roll: roll() }));
    hears(p, of, 'FAIL');
    hears(p, of, 'INVALID');
    expect(p.state[of]).toMatchObject({ outcome: 'INVALID', failures: 1 });
    expect(p.state.lost).toMatchObject([{ of, round: 1, outcome: 'FAIL' }]);
    vote.back(p);
    expect(refused(p, { roll: roll() }).code).toBe('LOST_VOTE_REPEATED');
    const other = vote.ready();
    other.do(...order(other, { roll: roll() }));
    hears(other, of, 'FAIL');
    hears(other, of, 'PASS');
    expect(other.state[of]).toMatchObject({ outcome: 'PASS', failures: 0, loss: null });
    expect(other.state.lost).toEqual([]);
  });

  it('XA23 stays beside the round that passed', () => {
    const p = lost(vote);
    p.do(...order(p, { roll: roll(), change }));
    hears(p, of, 'PASS');
    expect(p.state.lost).toMatchObject([{ of, round: 1, outcome: 'FAIL' }]);
  });

  it('XA30 counts when it is voided; the text may be put again, to the same roll', () => {
    const p = vote.ready();
    p.do(...order(p, { roll: roll() }));
    hears(p, of, 'FAIL');
    voidIt(p, of);
    vote.back(p);
    expect(p.state[of]).toMatchObject({ ballot: null, failures: 1 });
    expect(p.state.lost).toMatchObject([{ of, round: 1, outcome: 'FAIL', voided: '名册有误' }]);
    expect(refused(p, { roll: roll(6) }).code).toBe('ROLL_NOT_KEPT');
    expect(p.do(...order(p, { roll: roll() }))).toHaveLength(1);
    hears(p, of, 'FAIL');
    const ends = { review: '40.98', projectVote: '10.98', systematic: '90.20' };
    expect(p.state.code).toBe(ends[of]);
    expect(p.state.lost?.map((one) => one.round)).toEqual([1, 2]);
  });

  it('XA30 is repeated under the rule it was lost under, also when the procedure was changed', () => {
    const p = lost(vote);
    const { terms } = p.state[of].put ?? {};
    const ballots = Object.fromEntries(Object.entries(p.state.profile.ballots).map(([name, one]) => [name, { ...one, minSeats: 1 }]));
    p.pinned({ ...p.state.profile, ballots, review: { ...p.state.profile.review, maxFailures: 9 } });
    const [ordered] = p.do(...order(p, { roll: roll(), change }));
    expect(ordered).toMatchObject({ input: { terms } });
    expect(p.state[of].loss?.maxFailures).toBe(profile().review.maxFailures);
    hears(p, of, 'FAIL');
    if (of === 'review') expect(p.state).toMatchObject({ code: '40.98', end: 'terminated' });
  });
});

describe('XA23 the roll of the round after', () => {
  it('XA23 does without whoever joined the makers since, and not without whoever is typed under a unit that had made the text before', () => {
    const p = lost(reviewVote);
    const [first, ...others] = seats(roll());
    if (first === undefined) throw new Error('a roll has seats');
    const typed = { ...first, organisation: lead };
    expect(p.refusal(secretary, { type: 'openReview', roll: { kind: 'seats', seats: [typed, ...others] }, change })).toMatchObject({
      code: 'ROLL_NOT_KEPT',
      found: { droppedOut: [first.person] },
    });
    p.do(secretary, { type: 'sendBack', reason: '按意见修改', substantive: false });
    const { units, drafters } = p.state.group ?? { units: [], drafters: [] };
    const joined = { person: first.person, name: first.name, organisation: lead };
    p.do(officer, { type: 'formGroup', units, drafters: [...drafters, joined], note: '专家一参加起草' });
    p.draft(88).signOff();
    p.do(
      { id: first.person, grants: [{ role: 'drafter', organisation: lead }] },
      { type: 'answerPatentQuestion', persons: [first.person], knows: false },
    );
    p.submitForReview();
    expect(p.do(secretary, { type: 'openReview', roll: roll() })).toMatchObject([{ eligible: 6 }]);
  });

  it('XA23 an erratum under the vote is what was lost', () => {
    const p = projectAt('40.20');
    const ballot = p.ballot();
    p.do(secretary, { type: 'swapDraft', to: sha(5), version: 'v2a', nature: 'erratum', reason: '表4有误' });
    p.do(streamActor(ballot), { type: 'ballotTextSwapped', ballot, from: sha(2), to: sha(5) });
    p.voted('FAIL');
    expect(p.refusal(secretary, { type: 'openReview', roll: roll() })).toMatchObject({ code: 'LOST_VOTE_REPEATED', found: { subject: sha(5) } });
  });

  it('XA30 another procedure without a vote on the project does not make its loss good', () => {
    const [, vote] = votes;
    if (vote === undefined) throw new Error('the vote on the project');
    const p = lost(vote);
    const { projectApproval: _none, ...ballots } = p.state.profile.ballots;
    p.pinned({ ...p.state.profile, ballots });
    p.file('projectAssessment', 'projectAnnouncement', 'patentRegister');
    const establish = { type: 'establish', planNumber: 'LNSR-2026-003', lead: { organisation: lead, name: '牵头公司' } } as const;
    expect(p.refusal(officer, establish).code).toBe('PROJECT_VOTE_MISSING');
  });
});
