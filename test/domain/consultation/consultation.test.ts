import fc from 'fast-check';
import { personalDigest } from '../../../domain/kernel/personal.js';
import { describe, expect, it } from 'vitest';
import { streamActor, system, type Actor } from '../../../domain/kernel/actor.js';
import { consultation } from '../../../domain/consultation/consultation.js';
import type { ConsultationCommand } from '../../../domain/consultation/acts.js';
import type { CommentCommand } from '../../../domain/consultation/acts/comments.js';
import type { ConsultationEvent } from '../../../domain/consultation/events.js';
import type { ConsultationState } from '../../../domain/consultation/state.js';
import type { ConsultationInput } from '../../../domain/messages/messages.js';
import { calendar, day, days, institute, officer, plant, scan, society, start, text, who } from '../ballot/ballot-fixture.js';
import { codeOf, runsOf, type Run as RunOf } from '../run.js';
import { codeNamed, personNamed } from '../../support/spelt.js';

const stream = 'consultation/s1-1' as const;
const project: Actor = streamActor('standard-project/s1');
const drafter = who('drafter', 'drafter');
const citizen: Actor = { id: 'public:1', grants: [] };
const input = (over: Partial<ConsultationInput> = {}): ConsultationInput => ({
  project: 'standard-project/s1',
  organisation: society,
  title: '机器人接口',
  round: 1,
  text,
  window: days(30),
  floor: days(30),
  public: true,
  lateDisposition: 'optional',
  answer: days(30),
  reminders: [7],
  addressees: [plant, institute],
  rehearsal: false,
  ...over,
});
const comment = (over: Partial<CommentCommand> = {}): CommentCommand => ({
  type: 'comment',
  clause: '7.10',
  kind: 'technical',
  text: '改为 5 mm',
  personal: personalDigest('salt', { author: '张', contact: null }),
  draft: text,
  ...over,
});

type Run = RunOf<ConsultationState, ConsultationEvent>;
const runs = runsOf(consultation, { stream, calendar });
const { at, act } = runs;
const begin = (over: Partial<ConsultationInput> = {}): Run => runs.begin(input(over), at(start, project));
function verdict(run: Run, actor: Actor, command: ConsultationCommand, now = run.now): string {
  const decided = consultation.decide(run.state, command, at(now, actor));
  return decided.ok ? (decided.value[0]?.type ?? 'nothing') : decided.error.code;
}
const close = (run: Run): Run => act(run, system, { type: 'closeConsultation' }, run.state.countsUntil);
const dispose = (comments: readonly number[], disposition: 'adopted' | 'partly' | 'rejected' = 'adopted', reason?: string) =>
  ({ type: 'dispose', comments, disposition, ...(reason === undefined ? {} : { reason }) }) as const;
const three = [citizen, who('u2'), who('u3')].reduce((run, actor) => act(run, actor, comment()), begin());

describe('the window (G4)', () => {
  const started = (over: Partial<ConsultationInput>): string => codeOf(consultation.start(input(over), at(start, project)));
  it.each([
    ['29 full days in a first round', { window: days(29), floor: days(29) }, 'CONSULTATION_TOO_SHORT'],
    ['30', {}, 'accepted'],
    ['31', { window: days(31) }, 'accepted'],
    ['59 under a floor of 60', { window: days(59), floor: days(60) }, 'CONSULTATION_TOO_SHORT'],
    ['15 in a repeat round with that floor', { round: 2, window: days(15), floor: days(15) }, 'accepted'],
    ['14 in such a round', { round: 2, window: days(11), floor: days(15) }, 'CONSULTATION_TOO_SHORT'],
  ] as const)('%s: %s', (_, over, wanted) => expect(started(over)).toBe(wanted));
  it('tells the project the round and its close', () =>
    expect(begin().effects[0]).toMatchObject({
      kind: 'tell',
      stream: 'standard-project/s1',
      command: { type: 'consultationOpened', round: 1, closesAt: start + 31 * day - 10 * 3_600_000 },
    }));
  it('XD6 reminders whose time has passed are skipped and said to be, the one still true goes out', () => {
    const run = begin({ reminders: [14, 7, 3, 1] });
    const { closesAt } = run.state;
    const first = (now: number) => act(run, system, { type: 'remindAddressees', daysLeft: 14 }, now);
    expect(first(closesAt + 1)).toMatchObject({
      latest: [{ type: 'addresseeRemindersSkipped', days: [14, 7, 3, 1] }],
      effects: [],
      state: { remindersLeft: [] },
    });
    expect(first(closesAt - 6.5 * day)).toMatchObject({
      latest: [{ type: 'addresseeRemindersSkipped', days: [14] }],
      state: { remindersLeft: [7, 3, 1] },
    });
    expect(first(closesAt - 13.5 * day).latest).toMatchObject([{ type: 'addresseesReminded', daysLeft: 14 }]);
  });
  it('is only ever made longer', () => {
    expect(verdict(three, officer, { type: 'extendConsultation', days: 0, reason: 'x' })).toBe('EXTENSION_OUT_OF_RANGE');
    const longer = act(three, officer, { type: 'extendConsultation', days: 5, reason: '假期' });
    expect(longer.state.closesAt - three.state.closesAt).toBe(5 * day);
    expect(verdict(longer, system, { type: 'closeConsultation' }, three.state.countsUntil)).toBe('CONSULTATION_STILL_OPEN');
    expect(verdict(three, citizen, { type: 'extendConsultation', days: 1, reason: 'x' })).toBe('ROLE_NOT_ALLOWED');
  });
  it.each([
    ['just before close', -1, 'commentReceived'],
    ['within the grace for transit', 29_999, 'commentReceived'],
    ['after it', 30_000, 'commentKeptLate'],
  ] as const)('a comment %s is a %s', (_, later, wanted) => expect(verdict(three, citizen, comment(), three.state.closesAt + later)).toBe(wanted));
  it('is over for who looks, though what is sent all the same is kept until the table is signed', () => {
    const shown = (run: Run, now = run.now) => codeOf(consultation.can(run.state, 'comment', at(now, citizen)));
    const closed = close(three);
    const settled = act(act(closed, drafter, dispose([1, 2, 3])), officer, { type: 'settleConsultation', substantive: false });
    expect([shown(three), shown(three, three.state.countsUntil), shown(closed), shown(settled)]).toEqual([
      'accepted',
      'CONSULTATION_CLOSED',
      'CONSULTATION_PHASE',
      'CONSULTATION_PHASE',
    ]);
    expect([verdict(closed, citizen, comment()), verdict(settled, citizen, comment())]).toEqual(['commentKeptLate', 'CONSULTATION_PHASE']);
    expect(verdict(closed, system, { type: 'closeConsultation' })).toBe('CONSULTATION_PHASE');
  });
});

describe('comments', () => {
  it('are numbered, bound to the text, and open to everybody in a public round', () => {
    expect([three.state.comments, three.state.marks]).toEqual([3, ['ooo']]);
    expect(verdict(three, citizen, comment({ draft: scan }))).toBe('COMMENT_TEXT_MISMATCH');
    expect(verdict(three, citizen, comment({ text: ' ' }))).toBe('COMMENT_EMPTY');
    expect(verdict(three, system, comment())).toBe('CONSULTATION_NOT_PUBLIC');
  });
  it('in a round that is not public come from the society and those it asked', () => {
    const closedRound = begin({ public: false });
    expect(verdict(closedRound, citizen, comment())).toBe('CONSULTATION_NOT_PUBLIC');
    expect(verdict(closedRound, { id: personNamed('x'), grants: [{ role: 'expert', organisation: plant }] }, comment())).toBe('commentReceived');
  });
  it('from letters and calls are typed in by the office only', () => {
    expect(verdict(three, citizen, comment({ via: 'letter' }))).toBe('ROLE_NOT_ALLOWED');
    expect(verdict(three, officer, comment({ via: 'letter' }))).toBe('commentReceived');
  });
  it('stand whole in their event, late and by letter too, and no other act does', () => {
    const sent = comment({ proposed: '5 mm', organisation: codeNamed(plant), verified: false });
    const letter = comment({ via: 'letter' });
    const held = (run: Run) => run.latest.map((event) => consultation.heldIn?.(event));
    expect(held(act(three, citizen, sent))).toEqual([sent]);
    expect(held(act(close(three), officer, letter))).toEqual([letter]);
    expect(held(act(three, drafter, dispose([1])))).toEqual([null]);
  });
  it('are withdrawn by their author only, and not once answered', () => {
    expect(verdict(three, who('u2'), { type: 'withdrawComment', comment: 1 })).toBe('NOT_YOUR_COMMENT');
    expect(verdict(three, citizen, { type: 'withdrawComment', comment: 4 })).toBe('COMMENT_UNKNOWN');
    expect(act(three, citizen, { type: 'withdrawComment', comment: 1 }).state.marks).toEqual(['woo']);
    expect(verdict(act(three, drafter, dispose([1])), citizen, { type: 'withdrawComment', comment: 1 })).toBe('COMMENT_STATE');
  });
  it('that lead duplicates are answered even when their author withdraws', () => {
    const linked = act(three, drafter, { type: 'linkDuplicates', lead: 1, comments: [2, 3] });
    const left = act(linked, citizen, { type: 'withdrawComment', comment: 1 });
    expect([linked.state.marks, left.state.marks, verdict(close(left), officer, { type: 'settleConsultation', substantive: false })]).toEqual([
      ['odd'],
      ['odd'],
      'COMMENTS_OPEN',
    ]);
    expect(verdict(linked, drafter, { type: 'linkDuplicates', lead: 2, comments: [1] })).toBe('COMMENT_STATE');
    expect(verdict(three, drafter, { type: 'linkDuplicates', lead: 1, comments: [1] })).toBe('COMMENT_STATE');
  });
});

describe('dispositions (G5)', () => {
  it.each([
    ['adopted', undefined, 'commentsDisposed'],
    ['partly', undefined, 'DISPOSITION_REASON_MISSING'],
    ['rejected', ' ', 'DISPOSITION_REASON_MISSING'],
    ['rejected', '同上', 'DISPOSITION_REASON_MISSING'],
    ['rejected', '与 GB 冲突', 'commentsDisposed'],
  ] as const)('%s with reason %s: %s', (disposition, reason, wanted) =>
    expect(verdict(three, drafter, dispose([1], disposition, reason))).toBe(wanted),
  );
  it('D10: a block is one event with a number; a change keeps what was', () => {
    const block = consultation.decide(three.state, dispose([3, 1, 1], 'rejected', '理由'), at(start, drafter));
    expect(block.ok && block.value[0]).toMatchObject({ comments: [1, 3], block: 1, was: 'oo' });
    const changed = act(act(three, drafter, dispose([1, 3], 'rejected', '理由')), drafter, dispose([1]));
    expect(changed.state.marks).toEqual(['aor']);
  });
  it('the author objects once, to an answer; nobody else', () => {
    const answered = act(three, drafter, dispose([1, 2], 'rejected', '理由'));
    const objection = { type: 'objectDisposition', comment: 1, reason: '不同意' } as const;
    expect(verdict(three, citizen, objection)).toBe('COMMENT_STATE');
    // Who has no comment, none that is answered yet, and one that is.
    const others = ['u4', 'u3', 'u2'].map((id) => verdict(answered, who(id), objection));
    expect(others).toEqual(['NOT_YOUR_COMMENT', 'COMMENT_STATE', 'NOT_YOUR_COMMENT']);
    expect(verdict(act(answered, citizen, objection), citizen, objection)).toBe('OBJECTED_ALREADY');
  });
  it('XB16 each disposition may be objected to once, counting as a duplicate too; while an objection waits there is no other, and a drafter answers', () => {
    const objects = { type: 'objectDisposition', comment: 1, reason: '不同意' } as const;
    const answers = (disposition?: 'adopted' | 'partly' | 'rejected') =>
      ({ type: 'answerObjection', comment: 1, answer: '复核', ...(disposition === undefined ? {} : { disposition }) }) as const;
    const objected = act(act(three, officer, dispose([1], 'rejected', '理由')), citizen, objects);
    expect([verdict(objected, officer, dispose([1])), verdict(objected, officer, dispose([2, 3]))]).toEqual([
      'DISPOSITION_OBJECTIONS_OPEN',
      'commentsDisposed',
    ]);
    expect([officer, drafter, citizen].map((who) => verdict(objected, who, answers()))).toEqual([
      'ROLE_NOT_ALLOWED',
      'objectionToCommentAnswered',
      'ROLE_NOT_ALLOWED',
    ]);
    const after = (...[actor, command]: readonly [Actor, ConsultationCommand]) => verdict(act(objected, actor, command), citizen, objects);
    expect([after(drafter, answers()), after(drafter, answers('rejected')), after(drafter, answers('partly'))]).toEqual([
      'OBJECTED_ALREADY',
      'OBJECTED_ALREADY',
      'dispositionObjected',
    ]);
    const stood = act(objected, drafter, answers());
    const changed = act(stood, officer, dispose([1], 'partly', '理由'));
    expect([verdict(changed, citizen, objects), verdict(act(changed, citizen, objects), citizen, objects)]).toEqual([
      'dispositionObjected',
      'OBJECTED_ALREADY',
    ]);
    const linked = act(act(three, officer, dispose([2])), officer, { type: 'linkDuplicates', lead: 2, comments: [1] });
    expect(verdict(act(act(linked, citizen, objects), drafter, answers('rejected')), citizen, objects)).toBe('dispositionObjected');
  });
  it('only drafters and the office answer', () => expect(verdict(three, who('e', 'expert'), dispose([1]))).toBe('ROLE_NOT_ALLOWED'));
});

describe('the signed table', () => {
  const settle = { type: 'settleConsultation', substantive: true } as const;
  it('S3: is refused while a comment is open, naming the first twenty and the count; not before close', () => {
    let run = begin();
    for (let i = 0; i < 25; i += 1) run = act(run, citizen, comment());
    expect(verdict(act(run, drafter, dispose([1])), officer, settle)).toBe('CONSULTATION_PHASE');
    const decided = consultation.decide(act(close(run), drafter, dispose([2])).state, settle, at(start + 40 * day, officer));
    expect(decided).toMatchObject({
      error: {
        code: 'COMMENTS_OPEN',
        rule: 'G5',
        found: { open: 24, comments: [1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21] },
      },
    });
  });
  it('XB16 is signed a week after the last treatment that is no full adoption, and at once where all were adopted', () => {
    const heard = { objection: days(7) };
    const closed = close([citizen, who('u2')].reduce((run, actor) => act(run, actor, comment()), begin(heard)));
    const adopted = act(closed, officer, dispose([1, 2]));
    expect([verdict(adopted, officer, settle), verdict(close(begin(heard)), officer, settle)]).toEqual([
      'consultationSettled',
      'consultationSettled',
    ]);
    const objection = { type: 'objectDisposition', comment: 1, reason: '不同意' } as const;
    const linked = act(act(closed, officer, dispose([1])), officer, { type: 'linkDuplicates', lead: 1, comments: [2] });
    const renewed = act(act(adopted, citizen, objection), drafter, { type: 'answerObjection', comment: 1, answer: '复核', disposition: 'partly' });
    for (const run of [linked, renewed, act(adopted, officer, dispose([2], 'rejected', '理由'))]) {
      const until = run.state.objectUntil ?? 0;
      expect(until).toBeGreaterThanOrEqual(run.now + 7 * day);
      expect([until - 1, until].map((now) => verdict(run, officer, settle, now))).toEqual(['OBJECTION_TIME_RUNNING', 'consultationSettled']);
      const later = act(run, officer, dispose([1], 'rejected', '理由'), until - 1);
      expect([later.state.objectUntil ?? 0, verdict(later, officer, settle, until)]).toEqual([expect.any(Number), 'OBJECTION_TIME_RUNNING']);
    }
  });
  it('D12: counts sent, replied, with comments and silent, and reports to the project', () => {
    const mixed = act(
      act(
        three,
        { id: personNamed('p'), grants: [{ role: 'expert', organisation: plant }] },
        comment({ organisation: codeNamed(plant), verified: true }),
      ),
      officer,
      {
        type: 'recordReply',
        organisation: codeNamed(plant),
      },
    );
    const done = act(act(close(mixed), drafter, dispose([1, 2])), drafter, dispose([3, 4], 'partly', '理由'));
    const settled = act(done, officer, settle);
    expect(settled.effects[0]).toMatchObject({ command: { type: 'consultationSettled', adopted: 2, partly: 2, rejected: 0, substantive: true } });
    const decided = consultation.decide(done.state, settle, at(done.now, officer));
    expect(decided.ok && decided.value[0]).toMatchObject({ figures: { sent: 2, replied: 1, withComments: 1, noReply: 1, open: 0 } });
    expect(consultation.ended(settled.state)).toBe(true);
    expect(verdict(mixed, officer, { type: 'recordReply', organisation: codeNamed(society) })).toBe('NOT_ADDRESSED');
  });
  it.each([
    ['optional', 'consultationSettled'],
    ['required', 'COMMENTS_OPEN'],
  ] as const)('late comments whose disposition is %s: %s', (lateDisposition, wanted) => {
    const late = act(close(begin({ lateDisposition })), citizen, comment());
    expect([late.state.marks, verdict(late, officer, settle)]).toEqual([['O'], wanted]);
    expect(act(late, drafter, dispose([1])).state.marks).toEqual(['A']);
  });
  it('says what stands in the way of the signature before anybody signs', () => {
    const blocker = (run: Run, actor: Actor) => codeOf(consultation.can(run.state, 'settleConsultation', at(run.now, actor)));
    const closed = close([citizen, who('u2')].reduce((run, actor) => act(run, actor, comment()), begin({ objection: days(7) })));
    const answered = act(act(closed, drafter, dispose([1, 2], 'rejected', '理由')), citizen, {
      type: 'objectDisposition',
      comment: 1,
      reason: '不同意',
    });
    const heard = act(answered, drafter, { type: 'answerObjection', comment: 1, answer: '复核' });
    expect([closed, answered, heard].map((run) => blocker(run, officer))).toEqual([
      'COMMENTS_OPEN',
      'DISPOSITION_OBJECTIONS_OPEN',
      'OBJECTION_TIME_RUNNING',
    ]);
    expect(blocker(act(heard, officer, dispose([2]), (heard.state.objectUntil ?? 0) + 1), officer)).toBe('accepted');
    expect([closed, three].map((run) => blocker(run, drafter))).toEqual(['ROLE_NOT_ALLOWED', 'ROLE_NOT_ALLOWED']);
  });
  it('an answer that is overdue is noted once', () => {
    const closed = close(three);
    const due = consultation.due(closed.state);
    expect(due?.command.type).toBe('noteOverdueAnswer');
    expect(consultation.due(act(closed, system, { type: 'noteOverdueAnswer' }, due?.at).state)).toBeNull();
  });
});

describe('the swap protocol', () => {
  const swap = (nature: 'erratum' | 'technical') => ({ type: 'swapText', from: text, to: scan, nature, reason: '表 2' }) as const;
  it('an erratum keeps the window, binds new comments to the new text and tells those who commented', () => {
    const swapped = act(three, project, swap('erratum'));
    expect([swapped.state.closesAt, swapped.state.text, swapped.effects]).toMatchObject([
      three.state.closesAt,
      scan,
      [{ to: [{ consultation: stream }] }],
    ]);
    expect(consultation.decide(swapped.state, comment(), at(start, citizen))).toMatchObject({
      error: { code: 'COMMENT_TEXT_MISMATCH', needed: scan },
    });
  });
  it('a technical change voids the round and reports it', () => {
    const voided = act(three, project, swap('technical'));
    expect([voided.state.phase, voided.effects[0]]).toMatchObject(['voided', { command: { type: 'consultationVoided' } }]);
    expect(verdict(voided, citizen, comment())).toBe('CONSULTATION_PHASE');
  });
  it('comes from the project only, and one about another text changes nothing', () => {
    expect(verdict(three, officer, swap('erratum'))).toBe('MACHINE_ONLY');
    expect(verdict(three, streamActor('standard-project/s2'), swap('erratum'))).toBe('MACHINE_ONLY');
    expect(verdict(three, project, { ...swap('erratum'), from: scan, to: text })).toBe('nothing');
  });
});

const anyone = [officer, drafter, citizen, who('u2'), system, project];
const commands: fc.Arbitrary<ConsultationCommand> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(comment()) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('dispose' as const),
      comments: fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 4 }),
      disposition: fc.constantFrom('adopted' as const, 'rejected' as const),
      reason: fc.constantFrom('', '理由'),
    }),
  },
  fc.record({ type: fc.constant('withdrawComment' as const), comment: fc.nat(12) }),
  fc.record({ type: fc.constant('linkDuplicates' as const), lead: fc.nat(8), comments: fc.array(fc.nat(8), { maxLength: 3 }) }),
  fc.record({ type: fc.constant('objectDisposition' as const), comment: fc.nat(12), reason: fc.constant('x') }),
  fc.record({ type: fc.constant('extendConsultation' as const), days: fc.integer({ min: -1, max: 40 }), reason: fc.constant('x') }),
  fc.constant({ type: 'settleConsultation' as const, substantive: false }),
  fc.constantFrom({ type: 'closeConsultation' as const }, { type: 'noteOverdueAnswer' as const }, { type: 'remindAddressees' as const, daysLeft: 7 }),
);

/** Acts of the right person at the right time, so that a run gets somewhere; in between anything by anybody. */
const likely: fc.Arbitrary<{ readonly command: ConsultationCommand; readonly actor: Actor; readonly wait: number }> = fc.oneof(
  fc.record({ command: fc.constant(comment()), actor: fc.constantFrom(citizen, who('u2')), wait: fc.constant(0) }),
  fc.record({
    command: fc.record({ type: fc.constant('withdrawComment' as const), comment: fc.integer({ min: 1, max: 3 }) }),
    actor: fc.constantFrom(citizen, who('u2')),
    wait: fc.constant(0),
  }),
  fc.record({
    command: fc.record({ type: fc.constant('linkDuplicates' as const), lead: fc.constant(1), comments: fc.constantFrom([2], [3]) }),
    actor: fc.constant(drafter),
    wait: fc.constant(0),
  }),
  fc.record({
    command: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 2 }).map((list) => dispose(list)),
    actor: fc.constant(drafter),
    wait: fc.constant(0),
  }),
  fc.record({ command: fc.constant({ type: 'closeConsultation' as const }), actor: fc.constant(system), wait: fc.constant(12 * day) }),
  fc.record({ command: fc.constant({ type: 'settleConsultation' as const, substantive: false }), actor: fc.constant(officer), wait: fc.constant(0) }),
);

it('model: numbers only grow, one mark each, the table is signed only with none open, and `can` agrees with `decide`', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(
      fc.array(fc.oneof(likely, fc.record({ command: commands, actor: fc.constantFrom(...anyone), wait: fc.constantFrom(0, 0, day) })), {
        maxLength: 50,
        size: 'max',
      }),
      (list) => {
        let run = begin();
        let received = 0;
        for (const { command, actor, wait } of list) {
          const now = run.now + wait;
          const decided = consultation.decide(run.state, command, at(now, actor));
          if (!consultation.can(run.state, command.type, at(now, actor)).ok && decided.ok) expect(decided.value[0]?.type).toBe('commentKeptLate');
          if (!decided.ok) {
            run = { ...run, now };
            continue;
          }
          received += decided.value.filter((event) => event.type === 'commentReceived' || event.type === 'commentKeptLate').length;
          run = act(run, actor, command, now);
          run.events.forEach(({ type }) => seen.add(type));
          expect(run.state.comments).toBe(received);
          expect(run.state.marks.join('').length).toBe(received);
          expect(run.state.authors.join('').length).toBe(8 * received);
          if (run.state.phase === 'settled') expect(run.state.marks.join('')).not.toContain('o');
        }
      },
    ),
    { numRuns: 300 },
  );
  expect([...seen]).toEqual(
    expect.arrayContaining([
      'commentKeptLate',
      'commentsDisposed',
      'commentWithdrawn',
      'duplicatesLinked',
      'consultationClosed',
      'consultationSettled',
    ]),
  );
});

it('M15: 10,000 comments in a day stay under 256 KiB and 9,400 are answered as one block', () => {
  let run = begin();
  for (let i = 0; i < 10_000; i += 1) {
    const decided = consultation.decide(run.state, comment(), at(start, { id: `public:${i}`, grants: [] }));
    if (!decided.ok || !decided.value[0]) throw new Error('refused');
    run = { ...run, state: consultation.evolve(run.state, decided.value[0], start) };
  }
  expect(JSON.stringify(run.state).length).toBeLessThan(256 * 1024);
  run = act(
    run,
    drafter,
    dispose(
      Array.from({ length: 9400 }, (_, i) => i + 1),
      'rejected',
      '理由',
    ),
  );
  expect(run.state.marks.join('').split('o').length - 1).toBe(600);
});
