import { describe, expect, it } from 'vitest';
import { streamActor, system, type Actor } from '../../../domain/kernel/actor.js';
import type { BallotCommand } from '../../../domain/ballot/acts.js';
import type { BallotState } from '../../../domain/ballot/state.js';
import { ballot } from '../../../domain/ballot/ballot.js';
import { charAt } from '../../../domain/kernel/rows.js';
import {
  act,
  at,
  begin,
  byTwo,
  cast,
  chair,
  close,
  closesAt,
  day,
  officer,
  plant,
  scan,
  seats,
  secretary,
  start,
  terms,
  text,
  tick,
  verdict,
  vote,
  voter,
  who,
  type Run,
} from './ballot-fixture.js';
import { commands, order, recusal } from './every-command.js';
import { personNamed, personsNamed } from '../../support/spelt.js';

const committee = 'committee/tc1' as const;
const asker = 'standard-project/s1' as const;
const tc = streamActor(committee);
const over = { terms: { ...terms, choices: 'three', minSeats: 1 }, roll: { kind: 'seats', seats: seats(5) } } as const;
const five = (votes: string, more: object = {}): Run =>
  [...votes].reduce(
    (run, char, seat) => (char === '.' ? run : cast(run, seat, char === 'y' ? 'yes' : char === 'n' ? 'no' : 'conditionalNo')),
    begin({ ...over, ...more }),
  );

describe('XA3 a recusal that touches a cast vote', () => {
  it('XA3 after a close of 3:2 one person only asks for it: the result stands, and the same person cannot confirm', () => {
    const closed = close(five('yyynn'));
    expect(closed.state.result?.outcome).toBe('FAIL');
    const asked = act(closed, secretary, recusal(4));
    expect(asked.latest).toMatchObject([{ type: 'changeProposed', n: 1, by: 'secretary', change: recusal(4) }]);
    expect(asked.state.result).toEqual(closed.state.result);
    expect(asked.state.marks).toEqual(closed.state.marks);
    expect(verdict(asked, secretary, { type: 'confirmChange', n: 1 })).toBe('SECOND_PERSON');
    expect(verdict(asked, voter(0), { type: 'confirmChange', n: 1 })).toBe('ROLE_NOT_ALLOWED');
    expect(verdict(asked, officer, { type: 'confirmChange', n: 2 })).toBe('NOTHING_PROPOSED');
    // Nothing passes by silence: unconfirmed, the first result settles.
    expect(tick(asked, closed.now + 30 * day).state).toMatchObject({ phase: 'settled', result: closed.state.result });
  });

  it('XA3 two persons change it with reason and both names; the first result and the mark of the change stay visible', () => {
    const closed = close(five('yyynn'));
    const done = byTwo(closed, secretary, recusal(4));
    expect(done.latest.map(({ type }) => type)).toEqual(['changeConfirmed', 'seatRecused', 'resultRevised']);
    expect(done.latest[0]).toMatchObject({ proposedBy: 'secretary', by: 'chair', act: 'recuse' });
    expect(done.latest[1]).toMatchObject({ reason: '参与起草', was: 'N' });
    expect(done.state.result?.outcome).toBe('PASS');
    expect(done.state.firstResult).toEqual(closed.state.result);
    expect(done.state.revisions).toMatchObject([{ cause: 'seatRecused', from: 'FAIL', to: 'PASS' }]);
    expect(verdict(done, officer, { type: 'confirmChange', n: 1 })).toBe('NOTHING_PROPOSED');
  });

  it('XA3 XA13 while the ballot is open a seat needs two, voted or silent, the own seat nobody else', () => {
    const open = five('yyyn.');
    expect(act(open, secretary, recusal(3)).latest.map(({ type }) => type)).toEqual(['changeProposed']);
    expect(act(open, secretary, recusal(4)).latest.map(({ type }) => type)).toEqual(['changeProposed']);
    expect(act(open, voter(3), recusal(3)).latest.map(({ type }) => type)).toEqual(['seatRecused']);
    const waits = close(act(open, secretary, recusal(3)));
    expect(waits.state.result?.counts).toMatchObject({ eligible: 5, noWithReasons: 1 });
    expect(act(waits, chair, { type: 'confirmChange', n: 1 }).state.result?.counts).toMatchObject({ eligible: 4, noWithReasons: 0 });
  });

  it('XA3 what was in time when it was proposed is in time when it is confirmed', () => {
    const entered = act(begin(over), officer, { type: 'enterPaper', seat: 0, choice: 'no', reason: '理由', text, scan });
    const sheet = act(entered, secretary, { type: 'confirmPaper', seat: 0, n: 1, scan, choice: 'no', words: true }, closesAt(entered) - day);
    const closed = close(cast(cast(cast(sheet, 1), 2), 3));
    const asked = act(closed, voter(0), { type: 'objectPaper', seat: 0, reason: '非本人所填' }, closesAt(closed) + day);
    expect(asked.state.result).toEqual(closed.state.result);
    const done = act(asked, officer, { type: 'confirmChange', n: 1 }, closesAt(closed) + 5 * day);
    expect(charAt(done.state.marks, 0)).toBe('.');
  });
});

/** How each act that reaches a ballot stands to a cast vote and to a declared result. */
const table: { readonly [type in BallotCommand['type']]: 'two' | 'nothing' | 'window' | 'rule' | 'voters' | 'order' | 'clock' } = {
  // One person proposes, another confirms, whenever it would change either.
  recuse: 'two',
  recordMandate: 'two',
  withdrawMandate: 'two',
  objectPaper: 'two',
  confirmConditional: 'two',
  withdrawNegative: 'two',
  answerNegative: 'two',
  findPersuasive: 'two',
  recordFact: 'two',
  swapBallotText: 'two',
  confirmChange: 'two',
  declineProposal: 'nothing',
  withdrawProposal: 'nothing',
  confirmPaper: 'two',
  confirmReopening: 'two',
  confirmVoiding: 'two',
  confirmExtension: 'two',
  // A ballot of the same roll decides; a roll that its mover chose needs two.
  putMotion: 'voters',
  recirculate: 'voters',
  supportAppeal: 'voters',
  // Closed for it, or never about a vote that was cast.
  enterPaper: 'nothing',
  proposeExtension: 'nothing',
  proposeReopening: 'nothing',
  proposeVoiding: 'nothing',
  recordAttendance: 'nothing',
  standByVote: 'nothing',
  openBallot: 'nothing',
  recallBallot: 'nothing',
  seatChanged: 'nothing',
  useResult: 'nothing',
  // The voter's own vote, while it is open.
  castVote: 'window',
  closeMeeting: 'window',
  // The frozen terms name the chair for a tie that they left open.
  decideTie: 'rule',
  // Of the lifecycle that asked: the ballot ends with it, its result stays in the record.
  voidBallot: 'order',
  followUpDecided: 'voters',
  followUpVoided: 'voters',
  remindUnvoted: 'clock',
  closeBallot: 'clock',
  settleBallot: 'clock',
  outageMeasured: 'clock',
};

const persons: readonly Actor[] = [secretary, officer, chair, ...[0, 1, 2, 3, 4].map(voter)];
const rules = ['CN-TC', 'ASTM-SUB', 'ITU-AAP', 'IETF', 'OASIS-OS', 'W3C'] as const;
const shapes = rules.flatMap((rule) =>
  (['snapshotStands', 'becomesRecused'] as const).map((rosterChange) => ({
    ...over.terms,
    rule,
    choices: rule === 'IETF' ? ('positions' as const) : ('five' as const),
    reasons: 'optional' as const,
    rosterChange,
    abstention: 'outOfDenominator' as const,
    tie: rule === 'W3C' ? ('chairDecides' as const) : ('fails' as const),
    mandates: { alternates: true, proxies: true, perHolder: 1 },
    recirculation: { window: { count: 10, unit: 'calendarDays' } as const },
  })),
);
const papers: readonly string[] = ['yyynn', 'yyync', 'yycc.', 'yynn.'];

const open = (shape: (typeof shapes)[number], votes: string): Run => {
  const begun = begin({ ...over, terms: shape, committee, project: asker, drafterUnits: [plant] });
  return [...votes].reduce((run, char, seat) => {
    if (char === '.') return run;
    const positions = { y: 'yes', n: 'discuss', c: 'abstain' } as const;
    const usual = { y: 'yes', n: 'no', c: 'conditionalNo' } as const;
    const choice = (shape.choices === 'positions' ? positions : usual)[char as 'y' | 'n' | 'c'];
    return act(run, voter(seat), { type: 'castVote', seat, choice, text, reason: '理由' });
  }, begun);
};

/** The marks of the seats that had voted, and the result as declared. */
const votesIn = (state: BallotState, before: BallotState): string =>
  Array.from({ length: before.size }, (_, seat) => ('.-'.includes(charAt(before.marks, seat)) ? '' : charAt(state.marks, seat))).join('');

describe('XA3 XA4 a table of every act that reaches a ballot', () => {
  it('XA3 names each command of the ballot once', () => expect(Object.keys(table).sort()).toEqual(Object.keys(ballot.commands).sort()));

  it('XA3 after the close no single person changes a cast vote or the declared result, by any act, in any rule', () => {
    const accepted = new Set<string>();
    const proposed = new Set<string>();
    for (const shape of shapes)
      for (const votes of papers) {
        const closed = close(open(shape, votes));
        for (const actor of [...persons, tc])
          for (const command of [0, 3, 4].flatMap(commands)) {
            const decided = ballot.decide(closed.state, command, at(closed.now + 60_000, actor));
            if (!decided.ok) continue;
            accepted.add(command.type);
            if (decided.value.some(({ type }) => type === 'changeProposed')) proposed.add(command.type);
            const after = decided.value.reduce((state, event) => ballot.evolve(state, event, closed.now), closed.state);
            const told = `${shape.rule} ${votes} ${actor.id} ${JSON.stringify(command)}`;
            expect(after.result, told).toEqual(closed.state.result);
            expect(votesIn(after, closed.state), told).toBe(votesIn(closed.state, closed.state));
          }
      }
    expect([...proposed].sort()).toEqual([
      'answerNegative',
      'confirmConditional',
      'findPersuasive',
      'putMotion',
      'recordFact',
      'recuse',
      'withdrawNegative',
    ]);
    expect(accepted.has('seatChanged')).toBe(true);
  });

  it('XA3 XA13 XA15 while the ballot is open no single person but the voter changes a vote, who counts, or who votes for whom', () => {
    for (const shape of shapes)
      for (const votes of papers) {
        const run = open(shape, votes);
        for (const actor of [...persons, tc])
          for (const command of [0, 3, 4].flatMap(commands)) {
            const own = 'seat' in command && actor.id === `p${command.seat}`;
            const decided = own ? null : ballot.decide(run.state, command, at(run.now + 60_000, actor));
            if (decided === null || !decided.ok) continue;
            const after = decided.value.reduce((state, event) => ballot.evolve(state, event, run.now), run.state);
            expect([after.marks, after.mandates], `${actor.id} ${JSON.stringify(command)}`).toEqual([run.state.marks, run.state.mandates]);
          }
      }
  });

  it('XA3 one person’s wish that its project passes on voids no vote: a second confirms, and only then the project hears of it', () => {
    const wish = { type: 'voidBallot', reason: '表4', by: personNamed('secretary') } as const;
    const told = (run: Run) => run.effects.filter((effect) => effect.kind === 'tell' && effect.stream === asker);
    const asked = act(five('yyn..', { project: asker }), streamActor(asker), wish);
    expect(asked.state).toMatchObject({ phase: 'open', proposals: [{ act: 'voiding', by: 'secretary' }] });
    expect([told(asked), verdict(asked, secretary, { type: 'confirmVoiding', n: 1 })]).toEqual([[], 'SECOND_PERSON']);
    const done = act(asked, officer, { type: 'confirmVoiding', n: 1 });
    expect(told(done)).toMatchObject([{ command: { type: 'ballotVoided', reason: '表4' } }]);
    const empty = act(five('.....', { project: asker }), streamActor(asker), wish);
    expect([empty.state.phase, told(empty).length]).toEqual(['voided', 1]);
    const decided = close(five('yyynn', { project: asker }));
    expect(act(decided, streamActor(asker), wish).latest).toEqual([]);
  });

  it('XA3 a proposal is declined by another, with a reason, or taken back by who made it; nothing changes and both are told', () => {
    const waits = act(close(five('yyynn')), secretary, recusal(4));
    const no = { type: 'declineProposal', proposal: 1, reason: '未见证据' } as const;
    const back = { type: 'withdrawProposal', proposal: 1, reason: '误填' } as const;
    expect([verdict(waits, secretary, no), verdict(waits, chair, back), verdict(waits, voter(0), no)]).toEqual([
      'SECOND_PERSON',
      'NOTHING_PROPOSED',
      'ROLE_NOT_ALLOWED',
    ]);
    for (const [who, command, to] of [
      [chair, no, ['secretary', 'p4']],
      [secretary, back, ['p4']],
    ] as const) {
      const done = act(waits, who, command);
      expect(done.state).toMatchObject({ proposals: [], result: waits.state.result, marks: waits.state.marks });
      expect(done.latest).toMatchObject([{ proposal: 1, act: 'recuse', proposedBy: 'secretary', by: who.id, reason: command.reason }]);
      expect(done.effects.flatMap((one) => (one.kind === 'notice' ? one.to.flatMap((t) => ('person' in t ? [t.person] : [])) : []))).toEqual(to);
      expect(verdict(done, chair, { type: 'confirmChange', n: 1 })).toBe('NOTHING_PROPOSED');
    }
    const own = act(close(five('yyync', { terms: { ...over.terms, choices: 'five' } })), voter(4), { type: 'confirmConditional', seat: 4, text });
    expect(act(own, voter(4), back).state.proposals).toEqual([]);
    const voiding = act(five('yyn..'), secretary, { type: 'proposeVoiding', reason: '误' });
    expect(act(voiding, chair, { ...no, proposal: 1 }).state).toMatchObject({ phase: 'open', proposals: [] });
  });

  it('XA3 a ballot that its asker ends keeps its result in the record', () => {
    const closed = close(five('yyyyn', { project: asker }));
    const voided = act(closed, streamActor(asker), { type: 'voidBallot', reason: '项目终止' });
    expect(voided.state).toMatchObject({ phase: 'voided', result: closed.state.result });
  });

  it('XA3 re-opened by two persons, the first result stays in the record', () => {
    const closed = close(five('yyn..'));
    const proposed = act(closed, secretary, { type: 'proposeReopening', days: 3, reason: '系统故障' });
    const again = act(proposed, chair, { type: 'confirmReopening', n: 1 });
    expect(again.state).toMatchObject({ phase: 'open', result: null, firstResult: closed.state.result });
  });
});

describe('XA4 suspended and reinstated while the ballot is open', () => {
  const shape = { ...over.terms, rosterChange: 'becomesRecused' } as const;
  const notices = (run: Run) => run.effects.flatMap((effect) => (effect.kind === 'notice' ? [effect.template] : []));

  it.each(['becomesRecused', 'snapshotStands'] as const)('XA4 where %s: a No that was cast counts again, and may be changed', (rosterChange) => {
    const cast3 = five('yyyn.', { committee, terms: { ...shape, rosterChange } });
    const suspended = act(cast3, tc, order('revoked', 'p3'), start + day);
    const back = act(suspended, tc, order('reinstated', 'p3'), start + day);
    expect(notices(back)).toEqual(['ballot.seatRestored']);
    expect(charAt(back.state.marks, 3)).toBe('N');
    expect(back.state.proposals).toEqual([]);
    expect(verdict(back, voter(3), vote(3, 'yes'))).toBe('accepted');
    expect(close(back).state.result?.counts).toMatchObject({ eligible: 5, noWithReasons: 1 });
  });

  it('XA4 even where two persons had agreed on it, the vote that was cast counts again', () => {
    const suspended = act(five('yyyn.', { committee, terms: shape }), tc, order('revoked', 'p3'), start + day);
    expect(verdict(suspended, secretary, { type: 'confirmChange', n: 1 })).toBe('SECOND_PERSON');
    const agreed = act(suspended, chair, { type: 'confirmChange', n: 1 });
    expect(charAt(agreed.state.marks, 3)).toBe('-');
    const back = act(agreed, tc, order('reinstated', 'p3'), start + day);
    expect([charAt(back.state.marks, 3), back.state.excluded]).toEqual(['N', []]);
  });

  it('XA4 who had not voted may vote, and is told', () => {
    const suspended = act(five('yyyn.', { committee, terms: shape }), tc, order('revoked', 'p4'), start + day);
    expect(verdict(suspended, voter(4), vote(4))).toBe('SEAT_GIVEN_UP');
    const back = act(suspended, tc, order('reinstated', 'p4'), start + day);
    expect(notices(back)).toEqual(['ballot.seatRestored.mayVote']);
    expect(close(cast(back, 4)).state.result?.counts).toMatchObject({ eligible: 5, yes: 4 });
  });

  it('XA4 a drafter who is reinstated stays excluded', () => {
    const run = five('yyy..', { committee, terms: shape, drafters: personsNamed('p4') });
    const back = act(act(run, tc, order('revoked', 'p4'), start + day), tc, order('reinstated', 'p4'), start + day);
    expect(verdict(back, voter(4), vote(4))).toBe('SEAT_EXCLUDED');
  });
});

describe('XA20 a departure that was recorded in error', () => {
  const becomes = { ...over.terms, rosterChange: 'becomesRecused' } as const;
  const died = { ...order('died', 'p4'), confirmed: true } as const;

  it('XA20 two persons stand behind it: a silent seat is put aside without a third; put right, it votes as before', () => {
    const gone = act(five('yyyn.', { committee, terms: becomes }), tc, died, start + day);
    expect([charAt(gone.state.marks, 4), verdict(gone, voter(4), vote(4))]).toEqual(['-', 'SEAT_OF_DECEASED']);
    const back = act(gone, tc, order('reinstated', 'p4'), start + day);
    expect([charAt(back.state.marks, 4), back.state.excluded]).toEqual(['.', []]);
    expect(close(cast(back, 4)).state.result?.counts).toMatchObject({ eligible: 5, yes: 4 });
  });

  it('XA20 a vote that was cast is struck by a person of the ballot only, and is back when the record was wrong', () => {
    const gone = act(five('yyyyn', { committee, terms: becomes }), tc, died, start + day);
    expect([charAt(gone.state.marks, 4), gone.state.proposals?.length]).toEqual(['N', 1]);
    const struck = act(gone, chair, { type: 'confirmChange', n: 1 });
    expect(charAt(struck.state.marks, 4)).toBe('-');
    expect(charAt(act(struck, tc, order('reinstated', 'p4'), start + day).state.marks, 4)).toBe('N');
  });
});

describe('XA19 suspended when the roll was made', () => {
  const withheld = [{ seat: 4, reason: 'suspended', evidence: '2026-01-05' }] as const;
  const shape = { committee, roll: { ...over.roll, withheld } };
  const back = order('reinstated', 'p4');

  it.each([
    ['drafted', (run: Run) => act(act(run, tc, back, start + 1), officer, { type: 'openBallot' }), 'byHand'],
    ['open', (run: Run) => act(run, tc, back, start + day), 'atStart'],
  ] as const)('XA19 the ballot says who has no vote and why; reinstated while it is %s the member votes', (_, reinstated, opens) => {
    const run = begin({ ...over, ...shape, opens });
    expect(run.state.excluded).toEqual([{ seat: 4, reason: 'suspended', evidence: '2026-01-05', late: false, was: '.' }]);
    const opened = opens === 'byHand' ? act(run, officer, { type: 'openBallot' }) : run;
    expect(verdict(opened, voter(4), vote(4))).toBe('SEAT_SUSPENDED');
    expect(close(opened).state.result?.counts).toMatchObject({ eligible: 5, excluded: 1 });
    const voting = cast(reinstated(run), 4);
    expect([charAt(voting.state.marks, 4), voting.state.excluded, close(voting).state.result?.counts.eligible]).toEqual(['y', [], 5]);
  });

  it('XA19 another unit or a resignation before the opening brings no suspended member back, and a drafter stays excluded', () => {
    const drafted = begin({ ...over, ...shape, opens: 'byHand' });
    for (const change of [{ ...back, cause: 'employerChanged' } as const, order('resigned', 'p4')])
      expect(act(drafted, tc, change).state.excluded.map(({ seat }) => seat)).toEqual([4]);
    const drafter = act(begin({ ...over, ...shape, drafters: [personNamed('p4')], opens: 'atStart' }), tc, back, start + day);
    expect(verdict(drafter, voter(4), vote(4))).toBe('SEAT_EXCLUDED');
  });
});

describe('XA5 whoever decides is no party', () => {
  const tie = { ...over.terms, rule: 'W3C', tie: 'chairDecides' } as const;
  const tied = (more: object): Run => close(five('yynn.', { terms: tie, ...more }));
  const decide = { type: 'decideTie', choice: 'yes', reason: '权衡' } as const;

  it.each([
    ['a drafter', { drafters: personsNamed('chair') }, chair],
    [
      'of a drafting unit',
      { drafterUnits: [plant] },
      { id: personNamed('chair'), grants: [...chair.grants, { role: 'drafter' as const, organisation: plant }] },
    ],
    ['an excluded member', { drafters: personsNamed('p4') }, { id: personNamed('p4'), grants: chair.grants }],
  ])('XA5 a chair who is %s decides no tie; with nobody else it is lost', (_, more, actor) => {
    const run = tied(more);
    expect(run.state.phase).toBe('tied');
    const refused = ballot.decide(run.state, decide, at(run.now, actor));
    expect(refused).toMatchObject({ ok: false, error: { code: 'PARTY_DECIDES', rule: 'G6' } });
    expect(tick(run, run.now + 8 * day).state).toMatchObject({ phase: 'settled', result: { outcome: 'FAIL' } });
    expect(verdict(run, who('vice', 'chair'), decide)).toBe('accepted');
  });

  it('XA5 a chair who was recused after opening decides none either', () => {
    const chaired = { id: personNamed('p4'), grants: chair.grants };
    const run = close(byTwo(five('yynn.', { terms: tie }), secretary, recusal(4)));
    expect(run.state.phase).toBe('tied');
    expect(verdict(run, chaired, decide)).toBe('PARTY_DECIDES');
  });

  it('XA5 and so with everything that decides on votes and results: proposing, confirming, findings, facts', () => {
    const drafter = { id: personNamed('d'), grants: [...secretary.grants, ...chair.grants, ...officer.grants] };
    const closed = close(five('yyynn', { drafters: personsNamed('d') }));
    const invalid = close(five('yyn..', { drafters: personsNamed('d') }));
    const waits = act(closed, secretary, recusal(4));
    for (const [run, command] of [
      [waits, { type: 'confirmChange', n: 1 }],
      [closed, { type: 'proposeReopening', days: 3, reason: '补' }],
      [act(invalid, secretary, { type: 'proposeReopening', days: 3, reason: '补' }), { type: 'confirmReopening', n: 1 }],
      [closed, { type: 'proposeVoiding', reason: '误' }],
      [act(closed, secretary, { type: 'proposeVoiding', reason: '误', fault: { error: 'count', document: scan } }), { type: 'confirmVoiding', n: 1 }],
      [closed, { type: 'findPersuasive', seat: 4, reason: '成立' }],
      [closed, { type: 'recordFact', fact: 'signed', value: 1, evidence: '函' }],
    ] as const)
      expect(verdict(run, drafter, command), command.type).toBe('PARTY_DECIDES');
    expect(verdict(closed, drafter, recusal(4))).toBe('NO_SEAT');
    expect(verdict(five('yyynn', { drafters: personsNamed('d') }), system, { type: 'decideTie', choice: 'yes', reason: 'x' })).toBe(
      'ROLE_NOT_ALLOWED',
    );
  });
});
