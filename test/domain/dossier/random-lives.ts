import fc from 'fast-check';
import { ruleIds, ruleWith } from '../../../domain/ballot-rule/rules.js';
import type { BallotInput, Seat } from '../../../domain/messages/messages.js';
import type { BallotTerms } from '../../../domain/profile/profile.js';
import type { BallotState } from '../../../domain/ballot/state.js';
import { chair, day, input, officer, plant, secretary, society, start, terms, text, vote, voter } from '../ballot/ballot-fixture.js';
import { Life } from './dossier-fixture.js';
import { personNamed } from '../../support/spelt.js';

type Step = { readonly seat: number; readonly what: number; readonly day: number };

export type Drawn = {
  readonly n: number;
  readonly size: number;
  readonly rule: string;
  readonly terms: Partial<BallotTerms>;
  readonly classes: boolean;
  readonly weights: boolean;
  readonly drafters: number;
  readonly steps: readonly Step[];
  readonly after: readonly Step[];
};

const rules = [...new Set([...ruleIds, 'CN-TC', 'CN-GS', 'CN-LB'])].filter((id) => ruleWith(id).ok);

const step = (size: number) => fc.record({ seat: fc.nat(size - 1), what: fc.nat(19), day: fc.nat(27) });

/** Letter ballots under every rule: recusals, replaced and late votes, sheets on paper, extensions, revisions after close. */
export const drawn: fc.Arbitrary<Drawn> = fc.integer({ min: 5, max: 16 }).chain((size) =>
  fc.record({
    n: fc.nat(1_000_000),
    size: fc.constant(size),
    rule: fc.constantFrom(...rules),
    terms: fc.record({
      silence: fc.constantFrom('notReturned', 'abstain', 'assent'),
      abstention: fc.constantFrom('inDenominator', 'outOfDenominator'),
      spoilt: fc.constantFrom('notReturned', 'returned'),
      recusal: fc.constantFrom('reducesElectorate', 'staysInBase'),
      tie: fc.constantFrom('fails', 'chairDecides'),
      reasons: fc.constantFrom('requiredForNegative', 'optional'),
      revote: fc.constantFrom('untilClose', 'never'),
    }), // constants of the terms' own words
    classes: fc.boolean(),
    weights: fc.boolean(),
    drafters: fc.nat(2),
    steps: fc.array(step(size), { minLength: 3, maxLength: 2 * size }),
    after: fc.array(fc.record({ seat: fc.nat(size - 1), what: fc.constantFrom(8, 8, 13, 11), day: fc.constant(0) }), { maxLength: 4 }),
  }),
);

/** The classes a roll under this rule may have: a ballot is not drafted with others. */
function classesUnder(rule: string, wanted: boolean): readonly string[] {
  const read = ruleWith(rule);
  if (!read.ok) throw new Error(rule);
  const { classes, flat } = read.value;
  if (!wanted && flat !== 'refused') return [];
  return classes === 'any' || classes.length === 0 ? ['P', 'O'] : classes;
}

const seatsOf = ({ rule, size, classes, weights, drafters }: Pick<Drawn, 'rule' | 'size' | 'classes' | 'weights' | 'drafters'>): readonly Seat[] => {
  const names = classesUnder(rule, classes);
  return Array.from({ length: size }, (_, i) => ({
    person: personNamed(`p${i}`),
    name: `委员${i}`,
    organisation: i < drafters ? plant : society,
    organisationName: '学会',
    ...(names.length > 0 ? { class: names[i % names.length] ?? '' } : {}),
    ...(weights ? { weight: 1 + (i % 3) } : {}),
  }));
};

const choices = ['yes', 'yes', 'yes', 'yes', 'no', 'abstain', 'conditionalNo', 'yesWithComments'] as const;

/** Each sheet has a scan of its own. */
const scanOf = (seat: number): string => seat.toString(16).padStart(64, 'f');

/** Whatever waits for a second person, the chair confirms. */
function confirmed(life: Life): void {
  for (const n of [1, 2, 3, 4]) life.tries(chair, { type: 'confirmChange', n } as never);
}

const stateOf = (life: Life): BallotState => life.state as BallotState; // the life of a ballot

/** The second person reads what was typed last. */
function sheetRead(life: Life, seat: number, choice: 'yes' | 'spoilt'): void {
  life.tries(secretary, { type: 'confirmPaper', seat, n: stateOf(life).scans?.length ?? 0, scan: scanOf(seat), choice, words: false } as never);
}

function vary(life: Life, { seat, what, day: d }: Step): void {
  life.now = Math.max(life.now, start + d * day);
  const choice = choices[what];
  if (choice !== undefined) return void life.tries(voter(seat), vote(seat, choice));
  switch (what) {
    case 8:
      life.tries(officer, { type: 'recuse', seat, reason: '调入起草单位', evidence: 'e' } as never);
      return confirmed(life);
    case 9:
      life.tries(officer, { type: 'enterPaper', seat, choice: 'yes', text, scan: scanOf(seat) } as never);
      return sheetRead(life, seat, 'yes');
    case 10:
      life.tries(officer, { type: 'enterPaper', seat, choice: 'spoilt', text, scan: scanOf(seat) } as never);
      return sheetRead(life, seat, 'spoilt');
    case 11:
      return void life.tries(voter(seat), { type: 'objectPaper', seat, reason: '非本人' } as never);
    case 12:
      life.tries(officer, { type: 'proposeExtension', days: 3 + seat, reason: '函件迟到' } as never);
      return void life.tries(chair, { type: 'confirmExtension', n: stateOf(life).proposed ?? 0 } as never);
    case 13:
      life.tries(voter(seat), { type: 'confirmConditional', seat, text } as never);
      return confirmed(life);
    case 14:
      return void life.tries(chair, { type: 'decideTie', choice: seat % 2 === 0 ? 'yes' : 'no', reason: '裁定' } as never);
    default:
      return void life.tries(voter(seat), vote(seat, 'yes'));
  }
}

/** A ballot lived from its opening to its last decision. */
export function ballotLife(one: Drawn): Life {
  const over: Partial<BallotInput> = {
    opens: 'atStart',
    roll: { kind: 'seats', seats: seatsOf(one) },
    drafterUnits: [plant],
    terms: { ...terms, rule: one.rule, ...one.terms },
  };
  const life = new Life(`ballot/b${one.n}`, input(over), { actor: officer, now: start });
  for (const step of [...one.steps].sort((a, b) => a.day - b.day)) vary(life, step);
  for (let until = (life.state as BallotState).countsUntil ?? 0; (life.state as BallotState).phase === 'open'; until += day) life.runUntil(until);
  if ((life.state as BallotState).phase === 'tied') vary(life, { seat: one.n, what: 14, day: 0 });
  for (const step of one.after) vary(life, step);
  return life;
}

/** Three for, three against, and a chair who must say which. */
export function tiedLife(n: number): Life {
  const roll = { kind: 'seats', seats: seatsOf({ rule: 'W3C-COUNCIL', size: 6, classes: false, weights: false, drafters: 0 }) } as const;
  const life = new Life(`ballot/t${n}`, input({ opens: 'atStart', roll, terms: { ...terms, rule: 'W3C-COUNCIL', tie: 'chairDecides' } }), {
    actor: officer,
    now: start,
  });
  for (let seat = 0; seat < 6; seat += 1) life.do(voter(seat), vote(seat, seat < 3 ? 'yes' : 'no'));
  for (let until = (life.state as BallotState).countsUntil ?? 0; (life.state as BallotState).phase === 'open'; until += day) life.runUntil(until);
  if (n % 3 === 0) return life.runUntil(life.now + 8 * day);
  vary(life, { seat: n, what: 14, day: 0 });
  return life;
}
