import type { ClassCounts, Counts } from '../../../domain/ballot-rule/ballot-rule.js';
import { countVotes, type Choice, type Vote } from '../../../domain/ballot-rule/counts.js';
import type { NaiveBallot, Paper } from './naive-count.js';

/** A small seeded generator (mulberry32): the same seed, the same ballots. */
export function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0;
  return (sides) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

const classesOf: { readonly [rule: string]: readonly string[] } = {
  ...Object.fromEntries(['ISO-DIS', 'ISO-FDIS', 'IEC-CDV', 'IEC-FDIS'].map((id) => [id, ['P', 'O']])),
  'CEN-6.4': ['blue', 'other'],
  'CLASS-SPLIT': ['producers', 'users'],
};
const weightedRules = ['CEN-6.2', 'CEN-6.4', 'ETSI-TB', 'ETSI-MAP', 'ETSI-ENAP'];
const optionalFacts: { readonly [rule: string]: readonly string[] } = {
  'ISO-CD': ['openNegatives'],
  'ASTM-SUB': ['openNegatives'],
  'ASTM-MAIN': ['openNegatives'],
  ANSI: ['openNegatives', 'largestCategory'],
  'IEEE-SA': ['openNegatives', 'largestCategory'],
  'ITU-AAP': ['opposingMemberStates'],
  'ITU-TAP': ['opposingMemberStates'],
  W3C: ['appealSupporters'],
};
const facts: { readonly [rule: string]: readonly string[] } = {
  'ISO-NP': ['commitments'],
  'ISO-SR': ['countriesUsing', 'confirm', 'revise', 'withdraw'],
  'ANSI-BAL': ['largestCategory'],
  'ANSI-BAL-OTHER': ['largestCategory'],
  'OASIS-OS': ['statementsOfUse'],
  'W3C-APPEAL': ['appealSupporters'],
};

/** How the papers lean: from nearly unanimous to anything goes, so that every threshold is met from both sides. */
const leanings: readonly (readonly Paper['says'][])[] = [
  ['Y', 'Y', 'Y', 'Y', 'Y', 'Y', 'Y', 'Y', 'Y', 'Nr'],
  ['Y', 'Y', 'Y', 'Nr'],
  ['Y', 'Y', 'Y', 'Nr', 'A'],
  ['Y', 'Y', 'N0', 'A'],
  ['Y', 'Y', 'Y', 'Y', 'Nr', 'N0', 'A', 'S'],
  ['Y', 'Nr'],
  ['Y'],
];

export function randomBallot(rule: string, roll: (sides: number) => number): NaiveBallot {
  const roster = 1 + roll(roll(4) === 0 ? 200 : 45);
  const reduces = ['CN-TC', 'CN-GS', 'CN-LB', 'CN-DB', 'CN-MAND', 'IETF'].includes(rule);
  const recused = reduces ? roll(Math.min(roster, 4)) : 0;
  const voters = roster - recused;
  const cast = roll(3) === 0 ? voters : roll(2) === 0 ? Math.max(0, voters - roll(8)) : roll(voters + 1);
  const leaning =
    rule === 'IETF' ? (['Y', 'NoObj', 'NoObj', 'NoObj', roll(3) === 0 ? 'Discuss' : 'A'] as const) : (leanings[roll(leanings.length)] ?? []);
  const classes = classesOf[rule];
  const papers: Paper[] = Array.from({ length: cast }, () => ({
    says: leaning[roll(leaning.length)] ?? 'Y',
    ...(classes === undefined ? {} : { class: classes[roll(classes.length)] }),
    ...(weightedRules.includes(rule) ? { weight: 1 + roll(29) } : {}),
  }));
  const replies = 1 + roll(40);
  const given = [...(facts[rule] ?? []), ...(optionalFacts[rule] ?? []).filter(() => roll(2) === 0)];
  const values = Object.fromEntries(
    given.map((name) => [
      name,
      roll(name === 'largestCategory' || name === 'appealSupporters' ? Math.ceil(roster / 2) + 1 : name === 'opposingMemberStates' ? 3 : 14),
    ]),
  );
  const tap: { [name: string]: number } = rule === 'ITU-TAP' ? { replies, support: Math.max(0, replies - roll(14)) } : {};
  const present = rule === 'CN-DB' && roll(2) === 0 ? voters - roll(2) : roster;
  return { roster, recused, present: Math.max(1, present), papers, facts: { ...values, ...tap } };
}

const choiceOf: { readonly [says in Paper['says']]: Choice } = {
  Y: 'yes',
  Nr: 'noWithReasons',
  N0: 'no',
  A: 'abstain',
  S: 'spoilt',
  NoObj: 'noObjection',
  Discuss: 'discuss',
};
export const votesOf = (ballot: NaiveBallot): Vote[] =>
  ballot.papers.map(({ says, class: inClass, weight }) => ({
    choice: choiceOf[says],
    ...(inClass === undefined ? {} : { class: inClass }),
    ...(weight === undefined ? {} : { weight }),
  }));

/** The same ballot as the engine takes it. */
export function countsOf(rule: string, ballot: NaiveBallot): Counts {
  const classes: { [name: string]: ClassCounts } = Object.fromEntries((classesOf[rule] ?? []).map((name) => [name, {}]));
  const present = rule === 'CN-GS' || rule === 'CN-DB' ? { present: ballot.present } : {};
  return countVotes(votesOf(ballot), {
    members: ballot.roster,
    ...present,
    facts: { ...ballot.facts, recused: ballot.recused },
    ...(Object.keys(classes).length === 0 ? {} : { classes }),
  });
}
