import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../domain/kernel/actor.js';
import type { BallotCommand, Command } from '../../../domain/ballot/acts.js';
import { ballot } from '../../../domain/ballot/ballot.js';
import type { BallotState } from '../../../domain/ballot/state.js';
import type { BallotTerms } from '../../../domain/profile/profile.js';
import {
  act,
  at,
  begin,
  chair,
  close,
  day,
  minute,
  officer,
  scan,
  seats,
  secretary,
  start,
  terms,
  text,
  voter,
  who,
  type Run,
} from './ballot-fixture.js';
import { commands } from './every-command.js';
import { personNamed } from '../../support/spelt.js';

const size = 5;
/** Terms that hide everything until the close: no progress, no names. */
const hiding: BallotTerms = {
  ...{ ...terms, choices: 'five', minSeats: 1, reasons: 'optional', visibility: 'countsAfterClose' },
  mandates: { alternates: true, proxies: true, perHolder: 1 },
};
const shapes: readonly BallotTerms[] = [
  hiding,
  { ...hiding, revote: 'never' },
  { ...hiding, mode: 'meeting', choices: 'three', rule: 'W3C', abstention: 'outOfDenominator', tie: 'chairDecides' },
  {
    ...hiding,
    rule: 'ASTM-SUB',
    abstention: 'outOfDenominator',
    recusal: 'staysInBase',
    recirculation: { window: { count: 10, unit: 'calendarDays' } },
  },
];

const other = 'f'.repeat(64);
const sheet = (seat: number, file: string): BallotCommand => ({ type: 'enterPaper', seat, choice: 'yes', text, scan: file });
/** What those who conduct the ballot did meanwhile; none of it may meet a refusal that depends on who has voted. */
const meanwhile: readonly (readonly [Actor, BallotCommand])[] = [
  [officer, sheet(0, other)],
  [officer, sheet(1, scan)],
  [secretary, { type: 'confirmPaper', seat: 1, n: 2, scan, choice: 'yes', words: false }],
  [officer, { type: 'recordMandate', seat: 3, holder: personNamed('deputy'), kind: 'alternate', from: start, until: start + 20 * day, proof: scan }],
  [secretary, { type: 'confirmChange', n: 1 }],
  [secretary, { type: 'proposeVoiding', reason: '误' }],
];
const list = { type: 'recordAttendance', present: [1, 3] } as const;

type Said = '.' | Command<'castVote'>['choice'];
const ticks: fc.Arbitrary<Said> = fc.constantFrom('.', 'yes', 'no', 'abstain');
const papers = fc.array(ticks, { minLength: size, maxLength: size });

/** Votes that the door takes; who is not on a list of those present is turned away, whatever others did. */
const voted = (run: Run, said: readonly Said[], turn: (seat: number) => boolean): Run =>
  said.reduce((before, choice, seat) => {
    const command = choice === '.' || !turn(seat) ? null : ({ type: 'castVote', seat, choice, text, reason: '理由' } as const);
    return command !== null && ballot.decide(before.state, command, at(start + minute, voter(seat))).ok
      ? act(before, voter(seat), command, start + minute)
      : before;
  }, run);

/** Odd seats vote before, even ones after what was done meanwhile. */
function world(shape: BallotTerms, said: readonly Said[]): Run {
  const begun = begin({ terms: shape, roll: { kind: 'seats', seats: seats(size) } });
  const early = voted(begun, said, (seat) => seat % 2 === 1);
  const steps = shape.mode === 'meeting' ? [...meanwhile, [secretary, list] as const] : meanwhile;
  const done = steps.reduce((run, [actor, command]) => act(run, actor, command, start + minute), early);
  return voted(done, said, (seat) => seat % 2 === 0);
}

const actors: readonly Actor[] = [secretary, officer, chair, ...[0, 1, 2, 3, 4].map(voter), who('deputy'), who('outsider')];
/** Seats a person acts for, whose paper is no secret to them. */
const ownSeats = ({ id }: Actor): readonly number[] => [0, 1, 2, 3, 4].filter((seat) => id === `p${seat}` || (id === 'deputy' && seat === 3));
/** The same papers of the actor, other papers of the others. */
const twin = (actor: Actor, one: readonly Said[], other: readonly Said[]): readonly Said[] =>
  other.map((said, seat) => (ownSeats(actor).includes(seat) ? (one[seat] ?? said) : said));

const every = [0, 1, 2, 3, 4]
  .flatMap(commands)
  .filter(({ type }) => type !== 'recordAttendance')
  .concat(list, { type: 'recordAttendance', present: [] });

/** Whether it was taken, else the whole refusal; and the same of what is shown beside the act. */
function answers(state: BallotState, actor: Actor, now: number): readonly string[] {
  return every.map((command) => {
    const context = at(now, actor);
    const decided = ballot.decide(state, command, context);
    return JSON.stringify([command, ballot.can(state, command.type, context), decided.ok || decided.error]);
  });
}

describe('XB11 refusals tell nothing of the papers of others', () => {
  it.each(shapes.map((shape) => [`${shape.rule} ${shape.mode} ${shape.revote}`, shape] as const))(
    'XB11 %s: on two open ballots that differ in the papers of others alone, every act by everybody is answered alike',
    (_, shape) =>
      fc.assert(
        fc.property(papers, papers, fc.constantFrom(...actors), (one, other, actor) => {
          // After the minutes of a recall; within them it says, as yes or no, whether anybody has voted.
          const later = start + 31 * minute;
          expect(answers(world(shape, twin(actor, one, other)).state, actor, later)).toEqual(answers(world(shape, one).state, actor, later));
        }),
        { numRuns: 60 },
      ),
  );

  it('XB11 a recall within its minutes says whether anybody has voted, and neither who nor how many', () => {
    const told = (run: Run) => ballot.decide(run.state, { type: 'recallBallot', reason: '误' }, at(start + minute, officer));
    const begun = begin({ terms: hiding, roll: { kind: 'seats', seats: seats(size) } });
    const some = (said: readonly Said[]) => told(voted(begun, said, () => true));
    expect(told(begun).ok).toBe(true);
    expect(some(['yes', '.', '.', '.', '.'])).toEqual(some(['.', 'no', 'no', 'abstain', 'yes']));
  });

  it.each(shapes.map((shape) => [`${shape.rule} ${shape.mode} ${shape.revote}`, shape] as const))(
    'XB11 %s: after the close a member is told nothing of the papers of others either',
    (_, shape) =>
      fc.assert(
        fc.property(papers, papers, fc.constantFrom(...[0, 1, 2, 3, 4].map(voter)), (one, other, actor) => {
          const [here, there] = [one, twin(actor, one, other)].map((said) => close(world(shape, said))) as [Run, Run]; // of two comes two
          fc.pre(here.state.phase === there.state.phase);
          expect(answers(there.state, actor, there.now)).toEqual(answers(here.state, actor, here.now));
        }),
        { numRuns: 60 },
      ),
  );
});
