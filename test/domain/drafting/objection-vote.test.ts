import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../domain/kernel/actor.js';
import type { Effect } from '../../../domain/kernel/decider.js';
import type { DraftingCommand } from '../../../domain/drafting/acts.js';
import { owedBy } from '../../../domain/drafting/owed.js';
import { officer, plant, seats, who } from '../ballot/ballot-fixture.js';
import { personNamed } from '../../support/spelt.js';
import {
  act,
  begin,
  chair,
  disputed,
  editor,
  mediate,
  mediated,
  member,
  objection,
  supporting,
  v1,
  v2,
  verdict,
  type Run,
} from './drafting-fixture.js';

const templates = (effects: readonly Effect[]) => effects.flatMap((effect) => (effect.kind === 'notice' ? [effect.template] : []));
const answered = () => act(disputed(), editor, { type: 'answerIssue', issue: 1, answer: '见 4.3' });
const inMediation = () => act(answered(), officer, { type: 'escalate', issue: 1, reason: '未能一致' });

describe('before the vote on an objection', () => {
  it('XA25 a mediation counts when whoever objects says the same, or a second person with its record on file', () => {
    const deputy = who('deputy', 'officer');
    const agreement = { ...mediate, outcome: 'agreed' } as const;
    const filed = { ...mediate, record: 'a'.repeat(64) };
    const said = (...words: readonly (readonly [Actor, DraftingCommand])[]) => {
      const run = words.reduce((next, [who, word]) => act(next, who, word), inMediation());
      return [run.state.issues[0]?.step, run.state.issues[0]?.mediated];
    };
    expect(said([chair, filed], [chair, filed])).toEqual([1, null]);
    expect(said([chair, filed], [deputy, { ...filed, outcome: 'agreed' }])).toEqual([1, null]);
    expect(said([chair, mediate], [member(3), agreement], [chair, mediate])).toEqual([1, null]);
    expect(said([member(3), mediate])).toEqual([1, null]);
    expect(said([chair, mediate], [member(3), mediate])).toEqual([2, null]);
    expect(said([member(3), mediate], [chair, mediate])).toEqual([2, null]);
    expect(said([chair, mediate], [deputy, filed])).toEqual([2, null]);
    expect(said([chair, agreement], [member(3), agreement])).toEqual([1, 'agreed']);
    const once = act(inMediation(), chair, mediate);
    expect(templates(once.effects)).toEqual(['drafting.mediationRecorded.toConfirm']);
    expect([owedBy(once.state, member(3).id), owedBy(once.state, member(1).id)]).toEqual([
      [{ what: 'mediation', issue: 1, clauses: ['4.2'], due: null }],
      [],
    ]);
    expect([
      verdict(once, deputy, mediate),
      verdict(once, member(1), mediate),
      verdict(once, officer, { type: 'escalate', issue: 1, reason: 'x' }),
    ]).toEqual(['MEDIATION_RECORD_MISSING', 'ROLE_NOT_ALLOWED', 'STEP_NOT_DONE']);
  });
  it('XA25 who objects leaves by their own act or with two persons of the office, and votes on the objection all the same', () => {
    const [deputy, p3] = [who('deputy', 'secretariat'), personNamed('p3')];
    const out = { type: 'changeGroup', leave: [p3], note: '调整' } as const;
    const gone = (run: Run) => run.state.group.some(({ person, left }) => person === p3 && left !== null);
    const by = (...people: readonly Actor[]) => gone(people.reduce((next, one) => act(next, one, out), disputed()));
    expect([by(officer), by(officer, officer), by(officer, deputy), by(member(3))]).toEqual([false, false, true, true]);
    expect([verdict(disputed(), member(2), out), verdict(disputed(), member(3), { ...out, editors: [p3] })]).toEqual([
      'GROUP_IS_OFFICES',
      'GROUP_IS_OFFICES',
    ]);
    const one = act(disputed(), officer, { ...out, leave: [personNamed('p2'), p3] });
    expect([one.latest, one.effects]).toMatchObject([[{ leave: ['p2'], asked: ['p3'] }], [{ data: { departed: 1, asked: 1 } }]]);
  });
  it('XA25 the roll of the vote is the group of the call in which the objection was first raised, whatever became of the group', () => {
    const rolled = (run: Run) =>
      act(mediated(act(run, editor, { type: 'answerIssue', issue: run.state.issues[0]?.n ?? 0, answer: 'x' })), officer, {
        type: 'voteOnObjection',
        issue: 1,
      }).effects.flatMap((effect) =>
        effect.kind === 'start' ? (effect.input as { roll: { seats: readonly { person: string }[] } }).roll.seats.map(({ person }) => person) : [],
      );
    const join = seats(6, plant).slice(4);
    const leave = (...ids: readonly string[]) => ({ type: 'changeGroup', leave: ids.map((id) => personNamed(id)), note: '调整' }) as const;
    expect(rolled(act(disputed(), officer, { ...leave('p1', 'p2'), join }))).toEqual(['p0', 'p1', 'p2', 'p3']);
    expect(rolled(act(disputed(), member(1), leave('p1')))).toEqual(['p0', 'p2', 'p3']);
    expect(rolled(act(disputed(), member(3), leave('p3')))).toEqual(['p0', 'p1', 'p2', 'p3']);
    const before = act(act(begin(), editor, v1), officer, { ...leave('p1'), join });
    const open = act(before, editor, { type: 'openCall' });
    const late = act(open, officer, { type: 'changeGroup', join: seats(7, plant).slice(6), note: '增补' });
    const raised = act(
      act(supporting(late, 1, 0, 2, 4, 5, 6), member(3), { type: 'statePosition', call: 1, position: 'support' }),
      member(3),
      objection(1, '4.2'),
    );
    expect(rolled(act(raised, editor, { type: 'closeCall', call: 1 }))).toEqual(['p0', 'p2', 'p3', 'p4', 'p5']);
    const again = act(act(act(disputed(), officer, leave('p1', 'p2')), editor, v2), editor, { type: 'openCall' });
    const restated = act(act(supporting(again, 2, 0), member(3), objection(2, '4.2')), editor, { type: 'closeCall', call: 2 });
    expect(restated.state.issues).toMatchObject([{ n: 2, call: 2, first: 1, step: 1 }]);
    const voting = [chair, member(3)].reduce((next, one) => act(next, one, { ...mediate, issue: 2 }), restated);
    expect(act(voting, officer, { type: 'voteOnObjection', issue: 2 }).effects).toMatchObject([
      { input: { roll: { seats: [{ person: 'p0' }, { person: 'p1' }, { person: 'p2' }, { person: 'p3' }] } } },
    ]);
  });
});
