import fc from 'fast-check';
import { expect, it } from 'vitest';
import { system } from '../../../domain/kernel/actor.js';
import type { DraftingCommand } from '../../../domain/drafting/acts.js';
import { drafting } from '../../../domain/drafting/drafting.js';
import { isLive } from '../../../domain/drafting/stand.js';
import { calendar, officer } from '../ballot/ballot-fixture.js';
import { act, begin, called, concern, decide, editor, member, objection, stands, stream, supporting, version, type Run } from './drafting-fixture.js';
import { personNamed } from '../../support/spelt.js';

const ids = ['1', '2', '3'];

it('the order in which members speak does not matter to what a call finds', () => {
  const said = fc.record({ n: fc.nat(3), what: fc.constantFrom('support', 'concern', 'object'), clause: fc.constantFrom('4.1', '4.2') });
  const first = fc.uniqueArray(said, { selector: ({ n }) => n, minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(first, fc.infiniteStream(fc.nat()), (list, order) => {
      const say = (run: Run, { n, what, clause }: (typeof list)[number]) =>
        what === 'support' ? supporting(run, 1, n) : act(run, member(n), what === 'concern' ? concern(1, clause) : objection(1, clause));
      const shuffled = list
        .map((one) => ({ one, key: order.next().value ?? 0 }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ one }) => one);
      const [one, other] = [list, shuffled].map((these) => {
        const run = these.reduce(say, called());
        return act(run, system, { type: 'closeCall', call: 1 }, run.state.open[0]?.closesAt);
      });
      expect(one && stands(one)).toEqual(other && stands(other));
      expect(one?.latest.map((event) => (event.type === 'callClosed' ? event.counts : []))).toEqual(
        other?.latest.map((event) => (event.type === 'callClosed' ? event.counts : [])),
      );
    }),
  );
});

/** What the model knows: who is against what, without steps, marks or rows. */
type Model = {
  readonly words: { [clause: string]: number };
  readonly asked: Set<string>;
  readonly against: Map<number, { readonly person: number; readonly clause: string }>;
};

it('model: consensus is declared exactly when every clause was asked about in its present words and nobody is against one', () => {
  const step = fc.record({
    what: fc.constantFrom('rewrite', 'ask', 'ask', 'ask', 'ask', 'object', 'worry', 'answer', 'withdraw', 'declare', 'declare'),
    clause: fc.constantFrom(...ids),
    n: fc.nat(3),
  });
  let declared = 0;
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const model: Model = { words: { '1': 0, '2': 0, '3': 0 }, asked: new Set(), against: new Map() };
      let texts = 0;
      const upload = (run: Run): Run =>
        act(run, editor, version(String((texts += 1)).padStart(4, '0'), Object.fromEntries(ids.map((id) => [id, `${id}:${model.words[id]}`]))));
      let run = upload(begin());
      /** One call on one clause in which everybody supports but `n`, who says `how`. */
      const ask = (clause: string, n: number, how: DraftingCommand | null): void => {
        run = act(run, editor, { type: 'openCall', clauses: [clause] });
        const call = run.state.calls;
        run = supporting(run, call, ...[0, 1, 2, 3].filter((one) => how === null || one !== n));
        if (how !== null) run = act(run, member(n), { ...how, call } as DraftingCommand); // the call is the only field that differs
        run = act(run, editor, { type: 'closeCall', call });
        model.asked.add(clause);
        for (const [issue, one] of model.against) if (one.clause === clause) model.against.delete(issue);
        if (how !== null) model.against.set(run.state.raised, { person: n, clause });
      };
      for (const { what, clause, n } of steps) {
        const [issue, one] = [...model.against][0] ?? [];
        if (what === 'rewrite') {
          model.words[clause] = (model.words[clause] ?? 0) + 1;
          model.asked.delete(clause);
          run = upload(run);
        } else if (run.state.phase !== 'working') continue;
        else if (what === 'ask') ask(clause, n, null);
        else if (what === 'object') ask(clause, n, objection(0, clause));
        else if (what === 'worry') ask(clause, n, concern(0, clause));
        else if (what === 'answer' && issue !== undefined) {
          const found = run.state.issues.find((live) => live.n === issue);
          if (found?.answered) continue;
          run = act(run, editor, { type: 'answerIssue', issue, answer: '说明' });
          if (found?.kind === 'concern') model.against.delete(issue);
        } else if (what === 'withdraw' && issue !== undefined && one) {
          run = act(run, member(one.person), { type: 'withdrawIssue', issue, reason: '撤回' });
          model.against.delete(issue);
        } else if (what === 'declare') {
          const verdict = decide(run, editor, { type: 'declareConsensus' });
          const agreed = ids.every((id) => model.asked.has(id)) && model.against.size === 0;
          expect(verdict.ok).toBe(agreed);
          if (agreed) ((run = act(run, editor, { type: 'declareConsensus' })), (declared += 1));
        }
        const live = run.state.issues.filter(isLive).map((still) => still.n);
        expect(live.toSorted()).toEqual(run.state.phase === 'agreed' ? [] : [...model.against.keys()].toSorted());
        expect(run.state.decisions).toBeGreaterThan(0);
      }
    }),
    { numRuns: 300 },
  );
  expect(declared).toBeGreaterThan(5);
});

it('whoever may do an act by `can` is refused by `decide` for its payload only, and nothing a stranger sends changes anything', () => {
  const stranger = { id: personNamed('stranger'), grants: [] };
  const types = [
    'uploadVersion',
    'openCall',
    'statePosition',
    'closeCall',
    'cancelCall',
    'parkRemark',
    'answerIssue',
    'sustainConcern',
    'withdrawIssue',
    'escalate',
    'recordMediation',
    'voteOnObjection',
    'decideObjection',
    'declareConsensus',
    'changeGroup',
    'answerAlarm',
    'disband',
    'noteOverdueAnswers',
    'ballotDecided',
  ] as const;
  for (const type of types) {
    const context = { now: called().now, actor: stranger, calendar, stream };
    expect(drafting.can(called().state, type, context).ok).toBe(false);
  }
  expect(drafting.can(called().state, 'disband', { now: 0, actor: officer, calendar, stream }).ok).toBe(true);
});
