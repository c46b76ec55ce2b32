import type { Actor } from '../../../domain/kernel/actor.js';
import { describe, expect, it } from 'vitest';
import { streamActor, system } from '../../../domain/kernel/actor.js';
import type { Effect } from '../../../domain/kernel/decider.js';
import { drafting } from '../../../domain/drafting/drafting.js';
import type { DraftingCommand } from '../../../domain/drafting/acts.js';
import { startDrafting } from '../../../domain/drafting/start-drafting.js';
import { maxClauses, maxGroup } from '../../../domain/drafting/state.js';
import { calendar, day, days, officer, plant, seats, start, who } from '../ballot/ballot-fixture.js';
import {
  act,
  begin,
  called,
  concern,
  decide,
  disputed,
  chair,
  editor,
  input,
  mediate,
  mediated,
  member,
  objection,
  people,
  project,
  stands,
  stream,
  supporting,
  terms,
  v1,
  v2,
  verdict,
  version,
} from './drafting-fixture.js';
import { personNamed } from '../../support/spelt.js';

const templates = (effects: readonly Effect[]) => effects.flatMap((effect) => (effect.kind === 'notice' ? [effect.template] : []));

describe('a drafting group begins', () => {
  const born = (over: Parameters<typeof input>[0], actor = officer) => {
    const verdictOf = startDrafting(input(over), { now: start, actor, calendar, stream });
    return verdictOf.ok ? 'accepted' : verdictOf.error.code;
  };
  it('by the office or by its project, nobody else', () => {
    expect([born({}), born({}, streamActor(project)), born({}, who('x', 'drafter'))]).toEqual(['accepted', 'accepted', 'ROLE_NOT_ALLOWED']);
  });
  it(`with 1 to ${maxGroup} members, each once, and an editor`, () => {
    expect([0, 1, maxGroup, maxGroup + 1].map((size) => born({ group: seats(size) }))).toEqual([
      'DRAFTING_GROUP_UNSOUND',
      'accepted',
      'accepted',
      'DRAFTING_GROUP_UNSOUND',
    ]);
    expect([born({ group: [...seats(2), ...seats(1)] }), born({ editors: [] })]).toEqual(['DRAFTING_GROUP_UNSOUND', 'DRAFTING_GROUP_UNSOUND']);
  });
  it.each([
    ['support 0/2', { support: '0/2' }],
    ['support half', { support: 'half' }],
    ['no step for objections', { escalation: [], vote: null }],
    ['a vote without terms', { vote: null }],
    ['terms without a vote', { escalation: ['redraft'] }],
  ] as const)('terms that leave something open are refused: %s', (_what, over) =>
    expect(born({ terms: { ...terms, ...over } })).toBe('CONSENSUS_TERMS_UNSOUND'),
  );
});

describe('a version', () => {
  it('is numbered, named by its hash, and brings its clauses as open', () => {
    const run = act(begin(), editor, v1);
    expect(run.state).toMatchObject({ version: 1, text: '1'.repeat(64), decisions: 1 });
    expect(stands(run)).toEqual({ '1': 'open', '4': 'open', '4.1': 'open', '4.2': 'open' });
    expect(templates(run.effects)).toEqual(['drafting.versionUploaded']);
  });
  it('comes from an editor or the office; the same text again is none', () => {
    const run = act(begin(), editor, v1);
    expect([verdict(run, member(1), v2), verdict(run, editor, v1), verdict(run, officer, v2)]).toEqual([
      'ROLE_NOT_ALLOWED',
      'VERSION_SAME',
      'accepted',
    ]);
  });
  it(`has 1 to ${maxClauses} clauses`, () => {
    const sized = (size: number) => version('3', Object.fromEntries(Array.from({ length: size }, (_, i) => [`1.${i + 1}`, String(i)])));
    expect([0, 1, maxClauses, maxClauses + 1].map((size) => verdict(begin(), editor, sized(size)))).toEqual([
      'CLAUSES_OUT_OF_RANGE',
      'accepted',
      'accepted',
      'CLAUSES_OUT_OF_RANGE',
    ]);
  });
  it('keeps the consensus of clauses whose words stay, also renumbered, and takes it from those that change', () => {
    const agreed = act(supporting(called(), 1, 0, 1, 2, 3), editor, { type: 'closeCall', call: 1 });
    const next = act(agreed, editor, version('3', { '1': 'scope', '4': 'states', '4.1': 'new', '4.2': 'six states', '4.3': 'voltage 36 V' }));
    expect(stands(next)).toEqual({ '1': 'consensus', '4': 'consensus', '4.1': 'open', '4.2': 'consensus', '4.3': 'open' });
  });
  it('may not touch a clause of an open call (D8); others it may', () => {
    const run = act(act(begin(), editor, v1), editor, { type: 'openCall', clauses: ['4.2'] });
    expect(decide(run, editor, v2)).toMatchObject({ ok: false, error: { code: 'CLAUSES_FROZEN', found: [{ call: 1, clauses: ['4.2'] }] } });
    expect(verdict(run, editor, version('3', { '1': 'SCOPE', '4': 'states', '4.1': 'six states', '4.2': 'voltage 24 V' }))).toBe('accepted');
    expect(verdict(act(run, editor, { type: 'cancelCall', call: 1, reason: '文本有误' }), editor, v2)).toBe('accepted');
  });
});

describe('a consensus call', () => {
  it('lasts at least as long as the terms say, and ends by the clock', () => {
    const ready = act(begin(), editor, v1);
    expect([13, 14, 15].map((count) => verdict(ready, editor, { type: 'openCall', window: days(count) }))).toEqual([
      'CALL_TOO_SHORT',
      'accepted',
      'accepted',
    ]);
    const run = act(ready, editor, { type: 'openCall' });
    const due = drafting.due(run.state);
    expect(due).toEqual({ at: run.state.open[0]?.closesAt, command: { type: 'closeCall', call: 1 } });
    const at = due?.at ?? 0;
    expect([at - 1, at].map((now) => verdict(run, system, { type: 'closeCall', call: 1 }, now))).toEqual(['CALL_STILL_OPEN', 'accepted']);
    expect([at - 1, at].map((now) => verdict(run, member(0), { type: 'statePosition', call: 1, position: 'support' }, now))).toEqual([
      'accepted',
      'CALL_CLOSED',
    ]);
  });
  it('is closed before its time only when everybody has spoken on everything; the refusal names the silent', () => {
    const three = supporting(called(), 1, 0, 1, 2);
    expect(decide(three, editor, { type: 'closeCall', call: 1 })).toMatchObject({ error: { code: 'CALL_STILL_OPEN', found: { silent: ['p3'] } } });
    expect(verdict(supporting(three, 1, 3), editor, { type: 'closeCall', call: 1 })).toBe('accepted');
  });
  it('on what does not stand yet, unless clauses or the whole draft are named; a clause is in one call at a time', () => {
    const agreed = act(supporting(called(), 1, 0, 1, 2, 3), editor, { type: 'closeCall', call: 1 });
    expect(verdict(agreed, editor, { type: 'openCall' })).toBe('NOTHING_TO_CALL');
    expect(act(agreed, editor, { type: 'openCall', whole: true }).state.open[0]?.clauses).toEqual(['1', '4', '4.1', '4.2']);
    const one = act(agreed, editor, { type: 'openCall', clauses: ['4.2'] });
    expect([['4.2'], ['9'], ['4.1']].map((clauses) => verdict(one, editor, { type: 'openCall', clauses }))).toEqual([
      'CLAUSE_IN_CALL',
      'CLAUSE_UNKNOWN',
      'accepted',
    ]);
    expect(verdict(begin(), editor, { type: 'openCall' })).toBe('NO_VERSION');
  });
  it('hears members only; a concern says why, an objection also how it should read', () => {
    const run = called();
    const say = (over: object) => verdict(run, member(1), { type: 'statePosition', call: 1, position: 'support', ...over });
    expect(say({})).toBe('accepted');
    expect([say({ position: 'concern' }), say({ position: 'concern', reason: ' ' }), say({ position: 'concern', reason: '允差' })]).toEqual([
      'POSITION_REASON_MISSING',
      'POSITION_REASON_MISSING',
      'accepted',
    ]);
    expect([say({ position: 'sustainedObjection', reason: 'x' }), say({ position: 'sustainedObjection', reason: 'x', proposed: 'y' })]).toEqual([
      'PROPOSAL_MISSING',
      'accepted',
    ]);
    expect([say({ clauses: ['9'] }), say({ call: 2 })]).toEqual(['CLAUSE_NOT_CALLED', 'CALL_NOT_OPEN']);
    expect(verdict(run, officer, { type: 'statePosition', call: 1, position: 'support' })).toBe('NOT_IN_GROUP');
  });
  it('a later word of a member replaces the earlier one until it closes', () => {
    const run = act(act(called(), member(1), objection(1, '4.2')), member(1), concern(1, '4.2'));
    expect(run.state.issues.map(({ n, kind }) => [n, kind])).toEqual([[2, 'concern']]);
    const over = act(run, member(1), { type: 'statePosition', call: 1, position: 'support' });
    expect([over.state.issues, over.state.open[0]?.marks]).toEqual([[], ['.s..', '.s..', '.s..', '.s..']]);
  });
  it('silence counts as the terms say, at the limit of support', () => {
    const closed = (silence: 'assents' | 'noPosition', ...members: readonly number[]) => {
      const run = supporting(called({ terms: { ...terms, silence } }), 1, ...members);
      return stands(act(run, system, { type: 'closeCall', call: 1 }, run.state.open[0]?.closesAt))['4.2'];
    };
    expect([closed('noPosition'), closed('noPosition', 0), closed('noPosition', 0, 1), closed('noPosition', 0, 1, 2)]).toEqual([
      'open',
      'open',
      'consensus',
      'consensus',
    ]);
    expect(closed('assents')).toBe('consensus');
  });
  it('whoever left is in no count', () => {
    const run = act(supporting(called(), 1, 0), officer, { type: 'changeGroup', leave: [personNamed('p2'), personNamed('p3')], note: '退出' });
    const closed = act(run, system, { type: 'closeCall', call: 1 }, run.state.open[0]?.closesAt);
    expect(closed.latest[0]).toMatchObject({ counts: [{ support: 1, silent: 1, base: 2, for: 1, enough: true }] });
  });
  it('S14: after a change only what changed and what is disputed is asked again; a thought on the rest is parked', () => {
    const next = act(act(disputed(), editor, v2), editor, { type: 'openCall' });
    expect(next.state.open[0]?.clauses).toEqual(['4.2']);
    expect(verdict(next, member(1), { type: 'statePosition', call: 2, clauses: ['4.1'], position: 'concern', reason: 'x' })).toBe(
      'CLAUSE_NOT_CALLED',
    );
    const parked = act(next, member(1), { type: 'parkRemark', clause: '4.1', remark: '下次修订时考虑' });
    expect([parked.state.parked, parked.latest[0]?.type]).toEqual([1, 'remarkParked']);
  });
});

describe('a concern', () => {
  const raised = () => act(act(supporting(called(), 1, 0, 1, 2, 3), member(1), concern(1, '4.2')), editor, { type: 'closeCall', call: 1 });
  it('keeps its clause from standing until an editor answers, with reason', () => {
    const run = raised();
    expect(stands(run)['4.2']).toBe('concern');
    expect(verdict(run, officer, { type: 'answerIssue', issue: 1, answer: 'x' })).toBe('NOT_AN_EDITOR');
    const answered = act(run, editor, { type: 'answerIssue', issue: 1, answer: '允差见 GB/T 1800' });
    expect(stands(answered)['4.2']).toBe('consensus');
    expect(answered.effects).toMatchObject([{ template: 'drafting.issueAnswered', to: [{ person: 'p1' }] }]);
    expect([1, 2].map((issue) => verdict(answered, editor, { type: 'answerIssue', issue, answer: 'x' }))).toEqual([
      'NOTHING_RAISED',
      'NOTHING_RAISED',
    ]);
  });
  it('an answer that names a version names one that is there', () => {
    const run = act(raised(), editor, v2);
    expect([2, 3].map((v) => verdict(run, editor, { type: 'answerIssue', issue: 1, answer: 'x', version: v }))).toEqual([
      'accepted',
      'NO_SUCH_VERSION',
    ]);
  });
  it('its author alone may sustain an answered one; it is then an objection at the first step', () => {
    const answered = act(raised(), editor, { type: 'answerIssue', issue: 1, answer: 'x' });
    const sustain = { type: 'sustainConcern', issue: 1, reason: '答复未涉及允差', proposed: '允差 ±1 V' } as const;
    expect([verdict(raised(), member(1), sustain), verdict(answered, member(2), sustain)]).toEqual(['NOTHING_RAISED', 'NOTHING_RAISED']);
    expect(stands(act(answered, member(1), sustain))['4.2']).toBe('escalated');
  });
  it('without an answer in time is told once to editors and office', () => {
    const run = raised();
    const at = drafting.due(run.state)?.at ?? 0;
    expect(at).toBeGreaterThan(run.now + 9 * day);
    const late = act(run, system, { type: 'noteOverdueAnswers' }, at);
    expect([late.state.issues[0]?.overdue, templates(late.effects), drafting.due(late.state)]).toEqual([true, ['drafting.answersOverdue'], null]);
    expect(act(late, system, { type: 'noteOverdueAnswers' }, at + day).latest).toEqual([]);
  });
});

describe('a sustained objection', () => {
  const answered = () => act(disputed(), editor, { type: 'answerIssue', issue: 1, answer: '见 4.3' });
  const inMediation = () => act(answered(), officer, { type: 'escalate', issue: 1, reason: '未能一致' });
  const inVote = () => act(act(inMediation(), chair, mediate), member(3), mediate);

  it('goes up the steps of the profile, each of which must have been taken', () => {
    const run = disputed();
    expect(stands(run)).toMatchObject({ '4.1': 'consensus', '4.2': 'escalated' });
    expect(decide(run, officer, { type: 'escalate', issue: 1, reason: 'x' })).toMatchObject({ error: { code: 'STEP_NOT_DONE' } });
    expect(inMediation().state.issues[0]).toMatchObject({ step: 1 });
    expect(verdict(inMediation(), officer, { type: 'escalate', issue: 1, reason: 'x' })).toBe('STEP_NOT_DONE');
    expect(inVote().state.issues[0]).toMatchObject({ step: 2, mediated: null });
    expect([verdict(run, chair, mediate), verdict(inMediation(), officer, { type: 'voteOnObjection', issue: 1 })]).toEqual([
      'NOTHING_RAISED',
      'NOTHING_RAISED',
    ]);
  });
  it('is ended by its author alone: agreement in mediation is theirs to confirm (S13)', () => {
    const agreement = { ...mediate, outcome: 'agreed' } as const;
    const agreed = act(act(inMediation(), chair, agreement), member(3), agreement);
    expect([stands(agreed)['4.2'], agreed.state.issues.length]).toEqual(['escalated', 1]);
    expect(verdict(inMediation(), chair, { ...mediate, people: people.slice(1) })).toBe('MEDIATION_WITHOUT_OBJECTOR');
    const withdraw = { type: 'withdrawIssue', issue: 1, reason: '达成一致' } as const;
    expect(verdict(agreed, officer, withdraw)).toBe('NOT_IN_GROUP');
    expect(verdict(agreed, member(1), withdraw)).toBe('NOTHING_RAISED');
    const over = act(agreed, member(3), withdraw);
    expect([stands(over)['4.2'], over.latest[0]]).toEqual(['consensus', expect.objectContaining({ how: 'mediation' })]);
  });
  it('is met by another text: the author supports it in the next call; silence takes nothing back', () => {
    const again = act(act(disputed(), editor, v2), editor, { type: 'openCall' });
    const silent = act(supporting(again, 2, 0, 1, 2), system, { type: 'closeCall', call: 2 }, again.state.open[0]?.closesAt);
    expect([stands(silent)['4.2'], silent.state.issues.map(({ n }) => n)]).toEqual(['escalated', [1]]);
    const content = act(supporting(again, 2, 0, 1, 2, 3), editor, { type: 'closeCall', call: 2 });
    expect([stands(content)['4.2'], content.state.issues]).toEqual(['consensus', []]);
    expect(content.latest[0]).toMatchObject({ settled: [{ issue: 1, how: 'restated' }] });
  });
  it('repeated against the new text goes on after the step that did not help', () => {
    const again = act(act(disputed(), editor, v2), editor, { type: 'openCall' });
    const still = act(act(supporting(again, 2, 0, 1, 2), member(3), objection(2, '4.2')), editor, { type: 'closeCall', call: 2 });
    expect(still.state.issues.map(({ n, step }) => [n, step])).toEqual([[2, 1]]);
  });

  const ordered = (over: Parameters<typeof input>[0] = {}) => {
    return act(mediated(act(disputed(over), editor, { type: 'answerIssue', issue: 1, answer: 'x' })), officer, { type: 'voteOnObjection', issue: 1 });
  };
  const ballot = 'ballot/d1-vote-1' as const;
  const result = (outcome: 'PASS' | 'FAIL' | 'INVALID') =>
    ({ type: 'ballotDecided', ballot, round: 1, outcome, counts: {} as never, trace: [] }) as const; // only the outcome is read
  const bench = streamActor(ballot);

  it('put to the vote: the group is the roll, or the committee makes it', () => {
    expect(ordered().effects).toMatchObject([
      {
        kind: 'start',
        stream: ballot,
        input: { project: stream, text: '1'.repeat(64), roll: { kind: 'seats', seats: [{ person: 'p0' }, {}, {}, {}] } },
      },
    ]);
    expect(JSON.stringify(ordered().effects)).not.toMatch(/"(left|since|leaveAskedBy)"/);
    const effects = ordered({ committee: 'committee/c1' }).effects;
    expect(effects).toMatchObject([{ kind: 'tell', stream: 'committee/c1', command: { type: 'ballotAsked', ballot, input: { project: stream } } }]);
    expect(JSON.stringify(effects)).not.toContain('"roll"');
    const undelivered = { type: 'ballotRefused', ballot, round: 1, refusal: { code: 'COMMITTEE_ENDED' } };
    expect(effects).toMatchObject([{ undelivered }]);
    expect(verdict(ordered(), editor, v2)).toBe('CLAUSES_FROZEN');
  });
  it('where the committee is no more the group itself votes, and the order says in whose place', () => {
    const asked = ordered({ committee: 'committee/c1' });
    const { undelivered } = asked.effects[0] as { readonly undelivered: DraftingCommand }; // the order to the committee, as above
    const waiting = act(asked, system, undelivered);
    expect(waiting.state.issues[0]).toMatchObject({ ballot: null, vote: null });
    const own = act(waiting, officer, { type: 'voteOnObjection', issue: 1, committeeEnded: true });
    expect(own.latest).toMatchObject([{ type: 'objectionVoteOrdered', insteadOf: 'committee/c1' }]);
    expect(own.effects).toMatchObject([{ kind: 'start', stream: 'ballot/d1-vote-2', input: { roll: { kind: 'seats' } } }]);
  });
  it('the vote decides where the terms say so: passed, the clause stands by vote; failed, it needs other words first', () => {
    const passed = act(ordered(), bench, result('PASS'));
    expect([stands(passed)['4.2'], passed.effects[0]]).toEqual(['byVote', { kind: 'tell', stream: ballot, command: { type: 'useResult' } }]);
    const failed = act(ordered(), bench, result('FAIL'));
    expect(stands(failed)['4.2']).toBe('escalated');
    expect(verdict(failed, officer, { type: 'voteOnObjection', issue: 1 })).toBe('VOTE_TAKEN');
    expect(verdict(act(failed, editor, v2), officer, { type: 'voteOnObjection', issue: 1 })).toBe('accepted');
  });
  it('where it only advises, the office decides by name and reason', () => {
    const run = act(ordered({ terms: { ...terms, vote: { ...terms.vote, binding: 'advises' } as typeof terms.vote } }), bench, result('PASS')); // spread of a type that may be null
    expect(stands(run)['4.2']).toBe('escalated');
    const decideIt = { type: 'decideObjection', issue: 1, upheld: false, reason: '多数赞成' } as const;
    expect(verdict(act(ordered(), bench, result('FAIL')), officer, decideIt)).toBe('NOTHING_RAISED');
    expect(stands(act(run, officer, decideIt))['4.2']).toBe('byVote');
    expect(stands(act(run, officer, { ...decideIt, upheld: true }))['4.2']).toBe('escalated');
  });
  it('an invalid, voided or refused vote leaves it waiting for another; a stranger reports nothing', () => {
    const refusal = { code: 'COMMITTEE_SUSPENDED', rule: 'r', source: 'own:s', found: null, needed: null, cure: [] } as const;
    const next = [
      act(ordered(), bench, result('INVALID')),
      act(ordered(), bench, { type: 'ballotVoided', ballot, round: 1, reason: '名册有误' }),
      act(ordered({ committee: 'committee/c1' }), streamActor('committee/c1'), { type: 'ballotRefused', ballot, round: 1, refusal }),
    ];
    for (const run of next) {
      expect(run.state.issues[0]).toMatchObject({ ballot: null, vote: null });
      expect(act(run, officer, { type: 'voteOnObjection', issue: 1 }).latest).toMatchObject([{ ballot: 'ballot/d1-vote-2' }]);
    }
    expect(act(ordered(), streamActor('ballot/other'), result('PASS')).latest).toEqual([]);
    expect(verdict(ordered(), officer, result('PASS'))).toBe('MACHINE_ONLY');
  });
  it('taken back while it is voted on, it voids the vote', () => {
    expect(act(ordered(), member(3), { type: 'withdrawIssue', issue: 1, reason: '不再坚持' }).effects[0]).toEqual({
      kind: 'tell',
      stream: ballot,
      command: { type: 'voidBallot', reason: '不再坚持' },
    });
  });
  it('beyond the last step there is none', () => {
    const run = act(disputed({ terms: { ...terms, escalation: ['redraft'], vote: null } }), editor, { type: 'answerIssue', issue: 1, answer: 'x' });
    expect(verdict(run, member(3), { type: 'escalate', issue: 1, reason: 'x' })).toBe('NO_FURTHER_STEP');
  });
  const [scope, rest] = [{ '1': 'scope' }, { '4': 'states', '4.1': 'six states' }];
  const words = 'voltage 24 V';
  it.each([
    ['renumbered', [{ ...rest, '5': words }], ['5'], false],
    ['renumbered, with other words in its place', [{ ...rest, '4.2': 'colour', '5': words }], ['5'], false],
    ['rewritten', [{ ...rest, '4.2': 'voltage 36 V' }], ['4.2'], true],
    ['renumbered and rewritten', [{ ...rest, '5': 'voltage 24.0 V' }], [], true],
    ['left out', [rest], [], true],
    ['left out and put back', [rest, { ...rest, '4.2': words }], ['4.2'], false],
    [
      'left out and put back under another number, among new clauses',
      [rest, { ...rest, '4.2': 'colour' }, { ...rest, '4.2': 'colour', '6': words }],
      ['6'],
      false,
    ],
    [
      'rewritten and then added as it was',
      [
        { ...rest, '4.2': 'colour' },
        { ...rest, '4.2': 'colour', '6': words },
      ],
      ['4.2', '6'],
      false,
    ],
    [
      'rewritten twice and put back',
      [
        { ...rest, '4.2': 'a' },
        { ...rest, '4.2': 'b' },
        { ...rest, '4.2': words },
      ],
      ['4.2'],
      false,
    ],
  ] as const)('XA24 its clause %s: it is on %j and nobody but its author or a vote ends it', (_what, texts, on, redrafted) => {
    for (const raised of [objection, concern]) {
      let run = act(act(supporting(called(), 1, 0, 1, 2, 3), member(3), raised(1, '4.2')), editor, { type: 'closeCall', call: 1 });
      texts.forEach((text, i) => (run = act(run, editor, version(String(i + 5), { ...scope, ...text }))));
      expect(run.state.issues).toMatchObject([{ n: 1, clauses: on, redrafted }]);
      for (const one of [officer, who('deputy', 'officer')]) run = act(run, one, { type: 'changeGroup', leave: [personNamed('p3')], note: '调整' });
      run = act(run, officer, { type: 'openCall', whole: true });
      run = act(supporting(run, 2, 0, 1, 2), officer, { type: 'closeCall', call: 2 });
      expect(decide(run, officer, { type: 'declareConsensus' })).toMatchObject({ ok: false, error: { code: 'CLAUSES_NOT_STANDING' } });
      const content = act(run, member(3), { type: 'withdrawIssue', issue: 1, reason: '同意' });
      expect(verdict(content, officer, { type: 'declareConsensus' })).toBe('accepted');
    }
  });
  it('XA24 on the whole text it is in the way of every clause; its author supports all of it, or the group votes on the text, and no clause stands by that vote', () => {
    const bare = version('5', { ...scope, ...rest });
    const gone = act(disputed(), editor, bare);
    expect([Object.values(stands(gone)), gone.effects]).toMatchObject([
      ['escalated', 'escalated', 'escalated'],
      [{ template: 'drafting.versionUploaded' }],
    ]);
    const again = act(gone, editor, { type: 'openCall' });
    const closes = (run: typeof again) => act(run, system, { type: 'closeCall', call: 2 }, run.state.open[0]?.closesAt).state.issues.length;
    const some = act(supporting(again, 2, 0, 1, 2), member(3), { type: 'statePosition', call: 2, clauses: ['1', '4'], position: 'support' });
    expect([closes(some), closes(supporting(again, 2, 0, 1, 2, 3))]).toEqual([1, 0]);
    const voting = act(act(ordered(), bench, result('FAIL')), editor, bare);
    const asked = act(voting, officer, { type: 'voteOnObjection', issue: 1 });
    expect(asked.latest).toMatchObject([{ input: { question: expect.stringContaining('全文仍照此稿通过') } }]);
    expect(verdict(asked, editor, version('6', { ...scope, '4': 'states' }))).toBe('CLAUSES_FROZEN');
    const second = { ...result('PASS'), ballot: 'ballot/d1-vote-2' } as const;
    expect(stands(act(asked, streamActor('ballot/d1-vote-2'), second))).toEqual({ '1': 'consensus', '4': 'consensus', '4.1': 'consensus' });
    expect(verdict(act(voting, editor, version('7', { ...scope, ...rest, '9': words })), officer, { type: 'voteOnObjection', issue: 1 })).toBe(
      'VOTE_TAKEN',
    );
  });
  it('XA24 an author who has left is told of a text that changes what they raised', () => {
    const left = act(disputed(), member(3), { type: 'changeGroup', leave: [personNamed('p3')], note: '离任' });
    expect(act(left, editor, v2).effects).toMatchObject([{ to: [{ person: 'p0' }, { person: 'p1' }, { person: 'p2' }, { person: 'p3' }] }]);
  });
});

describe('consensus is declared', () => {
  it('when every clause stands; otherwise the refusal names clauses, concerns, objections, duplicates and open calls', () => {
    expect(decide(disputed(), officer, { type: 'declareConsensus' })).toMatchObject({
      error: {
        code: 'CLAUSES_NOT_STANDING',
        found: { missing: 1, clauses: [{ id: '4.2', stand: 'escalated' }], objections: [{ issue: 1, clauses: ['4.2'] }], openCalls: [] },
      },
    });
    expect(decide(called(), officer, { type: 'declareConsensus' })).toMatchObject({ error: { found: { missing: 4, openCalls: [1] } } });
    const doubled = act(act(begin(), editor, version('3', { '1': 'a', '1#2': 'b' }, { duplicates: ['1'] })), editor, { type: 'openCall' });
    const agreed = act(supporting(doubled, 1, 0, 1, 2, 3), editor, { type: 'closeCall', call: 1 });
    expect(decide(agreed, officer, { type: 'declareConsensus' })).toMatchObject({ error: { found: { missing: 0, duplicates: ['1'] } } });
  });
  it('and the project hears version and text; then nothing moves until there is a new text', () => {
    const agreed = act(supporting(called(), 1, 0, 1, 2, 3), editor, { type: 'closeCall', call: 1 });
    const done = act(agreed, editor, { type: 'declareConsensus' });
    expect(done.effects[0]).toEqual({
      kind: 'tell',
      stream: project,
      command: { type: 'consensusReached', drafting: stream, version: 1, text: '1'.repeat(64) },
    });
    expect([done.state.phase, verdict(done, editor, { type: 'openCall', whole: true }), verdict(done, editor, { type: 'declareConsensus' })]).toEqual(
      ['agreed', 'DRAFTING_PHASE', 'DRAFTING_PHASE'],
    );
    const next = act(done, editor, v2);
    expect([next.state.phase, stands(next)['4.2'], stands(next)['4.1']]).toEqual(['working', 'open', 'consensus']);
  });
});

describe('the group', () => {
  it('D6: changes with a note; joins sit at the end, in open calls too, and who leaves can be followed', () => {
    const run = act(called(), officer, { type: 'changeGroup', join: seats(5, plant).slice(4), leave: [personNamed('p0')], note: '单位变更' });
    expect(run.state.group.map(({ person, left }) => `${person}${left ? '-' : ''}`)).toEqual(['p0-', 'p1', 'p2', 'p3', 'p4']);
    expect(run.state.open[0]?.marks[0]).toBe('.....');
    expect([
      verdict(run, member(0), { type: 'statePosition', call: 1, position: 'support' }),
      verdict(run, member(4), { type: 'statePosition', call: 1, position: 'support' }),
    ]).toEqual(['NOT_IN_GROUP', 'accepted']);
    expect(verdict(run, officer, { type: 'changeGroup', leave: [personNamed('p0')], note: 'x' })).toBe('DRAFTING_GROUP_UNSOUND');
    expect(
      verdict(run, officer, { type: 'changeGroup', leave: [personNamed('p1'), personNamed('p2'), personNamed('p3'), personNamed('p4')], note: 'x' }),
    ).toBe('DRAFTING_GROUP_UNSOUND');
    expect(verdict(run, editor, { type: 'changeGroup', leave: [personNamed('p1')], note: 'x' })).toBe('ROLE_NOT_ALLOWED');
  });
  it('an objection outlives the membership of its author', () => {
    const run = act(disputed(), member(3), { type: 'changeGroup', leave: [personNamed('p3')], note: '离任' });
    expect(stands(run)['4.2']).toBe('escalated');
    expect(verdict(run, member(3), { type: 'withdrawIssue', issue: 1, reason: 'x' })).toBe('accepted');
  });
  it.each([
    ['an objection', objection, 'escalated'],
    ['a concern', concern, 'concern'],
  ] as const)('XA18 cancelling the call, removing its author and asking the rest ends %s by nobody but its author', (_, raised, stand) => {
    let run = act(supporting(called(), 1, 0, 1, 2), member(3), raised(1, '4.2'));
    run = act(run, officer, { type: 'cancelCall', call: 1, reason: '重新征询' });
    expect(run.state.issues).toMatchObject([{ n: 1, answered: false, answerBy: expect.any(Number) }]);
    for (const one of [officer, who('deputy', 'officer')]) run = act(run, one, { type: 'changeGroup', leave: [personNamed('p3')], note: '调整' });
    run = act(run, officer, { type: 'openCall', whole: true });
    run = act(supporting(run, 2, 0, 1, 2), officer, { type: 'closeCall', call: 2 });
    expect([stands(run)['4.2'], verdict(run, officer, { type: 'declareConsensus' })]).toEqual([stand, 'CLAUSES_NOT_STANDING']);
    const content = act(run, member(3), { type: 'withdrawIssue', issue: 1, reason: '同意' });
    expect(verdict(content, officer, { type: 'declareConsensus' })).toBe('accepted');
  });
  it('XA18 an author who leaves while the call is open keeps the objection, and one said again in a cancelled call goes no step further', () => {
    const open = act(supporting(called(), 1, 0, 1, 2), member(3), objection(1, '4.2'));
    const left = act(open, member(3), { type: 'changeGroup', leave: [personNamed('p3')], note: '离任' });
    expect(stands(act(supporting(left, 1, 0), system, { type: 'closeCall', call: 1 }, open.state.open[0]?.closesAt))['4.2']).toBe('escalated');
    const again = act(act(disputed(), editor, { type: 'openCall' }), member(3), objection(2, '4.2'));
    const cancelled = act(again, editor, { type: 'cancelCall', call: 2, reason: '文本有误' });
    expect(cancelled.state.issues.map(({ call, step }) => [call, step])).toEqual([
      [1, 0],
      [2, 0],
    ]);
  });
  it('XA3 disbanding the group is one person’s wish to the ballot on an objection; of the project it is an order', () => {
    const run = disputed();
    const issues = run.state.issues.map((issue) => ({ ...issue, vote: 'running' as const, ballot: 'ballot/objection' as const }));
    const disbanded = (who: Actor) => act({ ...run, state: { ...run.state, issues } }, who, { type: 'disband', reason: '换人' }).effects;
    const orders = (who: Actor) => disbanded(who).flatMap((one) => (one.kind === 'tell' ? [one.command] : []));
    expect(orders(officer)).toEqual([{ type: 'voidBallot', reason: '换人', by: officer.id }]);
    expect(orders({ id: `stream:${project}`, grants: [] })).toEqual([{ type: 'voidBallot', reason: '换人' }]);
  });
  it('disbanded, it takes no more acts', () => {
    const over = act(disputed(), streamActor(project), { type: 'disband', reason: '项目撤销' });
    expect([drafting.ended(over.state), verdict(over, editor, v2), drafting.due(over.state)]).toEqual([true, 'DRAFTING_PHASE', null]);
  });
});

describe('an answer to an alarm (D11)', () => {
  it('is kept for the two texts it is about, the last one counts, and other texts begin anew', () => {
    const answer = { type: 'answerAlarm', alarm: 'clause:9.1', answer: 'toFix', reason: '误改', from: 'a', to: 'b' } as const;
    const run = act(act(begin(), editor, answer), officer, { ...answer, answer: 'explained' });
    expect(run.state.alarms).toEqual({ from: 'a', to: 'b', answers: [{ alarm: 'clause:9.1', answer: 'explained' }] });
    expect(act(run, editor, { ...answer, to: 'c' }).state.alarms?.answers).toEqual([{ alarm: 'clause:9.1', answer: 'toFix' }]);
    expect([verdict(begin({ project: null }), editor, answer), verdict(begin(), member(1), answer)]).toEqual(['NO_PROJECT', 'ROLE_NOT_ALLOWED']);
  });
});

it('the state of the largest group on the largest draft, all in one call, is under 256 KiB', () => {
  const words = Object.fromEntries(
    Array.from({ length: maxClauses }, (_, i) => [`${Math.floor(i / 40) + 1}.${Math.floor(i / 8) % 5}.${i % 8}`, String(i)]),
  );
  const group = seats(maxGroup, plant).map((seat) => ({
    ...seat,
    person: personNamed(`person-${seat.person}-0123456789`),
    organisationName: '辽宁某某机器人自动化有限公司',
  }));
  const run = act(act(begin({ group }), editor, version('3', words)), editor, { type: 'openCall' });
  const full = group
    .slice(0, 60)
    .reduce(
      (next, { person }) => act(next, who(person), { type: 'statePosition', call: 1, clauses: ['1.0.0'], position: 'concern', reason: 'x' }),
      run,
    );
  expect(Buffer.byteLength(JSON.stringify(full.state))).toBeLessThan(256 * 1024);
});
