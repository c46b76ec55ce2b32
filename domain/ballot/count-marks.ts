import type { BallotRule, Counts } from '../ballot-rule/ballot-rule.js';
import type { BallotState, PaperCounts } from './state.js';
import { marksCounted } from './consent.js';
import { charAt, withChar } from '../kernel/rows.js';
import { hasSeat, type Mark } from './marks.js';
import { factsOfNegatives } from './open-negatives.js';
import { unitIdOf } from '../law/unit-id.js';

type Marked = Pick<BallotState, 'text' | 'marks' | 'size' | 'terms' | 'facts' | 'seats' | 'attendance' | 'negatives' | 'appeal'> &
  Partial<Pick<BallotState, 'excluded' | 'swaps' | 'consents'>>;

/** Papers by tick over the seats `among` (all seats when absent). One pass, no objects per seat. */
export function countPapers(marks: readonly string[], among?: readonly number[]): PaperCounts {
  const tally: { [mark in Mark]: number } = { '.': 0, '-': 0, y: 0, Y: 0, n: 0, N: 0, c: 0, a: 0, x: 0, o: 0, d: 0 };
  const add = (char: string): void => {
    if (!isMark(tally, char)) throw new Error(`unknown mark ${char}`);
    tally[char] += 1;
  };
  if (among) for (const seat of among) add(charAt(marks, seat));
  else for (const row of marks) for (let at = 0; at < row.length; at += 1) add(row.charAt(at));
  return {
    yes: tally.y,
    yesWithComments: tally.Y,
    noWithReasons: tally.N,
    noWithoutReasons: tally.n,
    conditional: tally.c,
    abstain: tally.a,
    spoilt: tally.x,
    noObjection: tally.o,
    discuss: tally.d,
    silent: tally['.'],
    excluded: tally['-'],
  };
}

const isMark = (tally: { readonly [mark in Mark]: number }, char: string): char is Mark => char in tally;

/** Papers handed in, spoilt ones included. */
export const returned = (papers: PaperCounts): number =>
  papers.yes +
  papers.yesWithComments +
  papers.noWithReasons +
  papers.noWithoutReasons +
  papers.conditional +
  papers.abstain +
  papers.spoilt +
  papers.noObjection +
  papers.discuss;

/** The counts a rule is given: heads as they are. Silence, abstention, spoilt papers and recusal are treated by the rule under the terms. */
export function countsOf(given: Marked, rule: BallotRule): Counts {
  const counted = { ...given, marks: marksCounted(given) };
  const state = rule.sameUnit === 'equalOnce' ? { ...counted, marks: equalOnce(counted) } : counted;
  const papers = countPapers(state.marks);
  const positions: Counts['facts'] = state.terms.choices === 'positions' ? { noObjection: papers.noObjection, discuss: papers.discuss } : {};
  const facts: { readonly [name: string]: number | boolean } = { ...state.facts, ...positions, ...factsOfNegatives(given, rule), ...putAside(given) };
  return {
    ...headCount(papers, state.size, suspendedIn(state)),
    ...attended(state),
    ...(state.seats?.some((seat) => seat.class !== undefined) ? { classes: classCounts(state) } : {}),
    ...(isWeighted(state) ? { weights: weightLists(state) } : {}),
    ...(Object.keys(facts).length > 0 ? { facts } : {}),
  };
}

/** Seats put aside since the opening; where there are any, the fewest seats are asked for again. */
function putAside({ excluded = [] }: Marked): Counts['facts'] {
  const late = excluded.filter((one) => one.late).length;
  return late === 0 ? {} : { recusedLate: late };
}

/** Marks that count alike, as `binOf` of the rules puts them together. */
const alike: { readonly [mark: string]: string } = { y: 'yes', Y: 'yes', N: 'no with reasons', c: 'no with reasons' };

/** Voters of one unit who vote alike count once, the first of them (W3C Council); who has none stands alone. Without a roll by value no unit is known. */
function equalOnce({ marks, seats }: Marked): readonly string[] {
  const seen: { [key: string]: true } = {};
  return (seats ?? []).reduce((rows, { organisation, class: kind }, seat) => {
    const mark = charAt(marks, seat);
    const unit = unitIdOf(organisation);
    if (mark === '.' || mark === '-' || unit === null) return rows;
    const key = JSON.stringify([unit, kind ?? null, alike[mark] ?? mark]);
    if (!seen[key]) {
      seen[key] = true;
      return rows;
    }
    return withChar(rows, seat, '.');
  }, marks);
}

/**
 * Suspended members have no vote and are members still: they stay in the base of quorum and law, as somebody who is silent does, so that no suspension
 * makes a quorum of those who are left.
 */
const suspendedIn = ({ excluded = [], marks }: Marked, among?: readonly number[]): number =>
  excluded.filter(({ seat, reason }) => reason === 'suspended' && charAt(marks, seat) === '-' && (among?.includes(seat) ?? true)).length;

/** A conditional no is a no with reasons until the voter confirms otherwise; a returned paper is participation (no. 3). */
function headCount(papers: PaperCounts, members: number, suspended: number): Counts {
  return {
    members,
    eligible: members - papers.excluded + suspended,
    excluded: papers.excluded,
    present: returned(papers),
    yes: papers.yes + papers.yesWithComments,
    noWithReasons: papers.noWithReasons + papers.conditional,
    noWithoutReasons: papers.noWithoutReasons,
    abstain: papers.abstain,
    spoilt: papers.spoilt,
  };
}

/** In a meeting the base is who attended, so only excluded seats that attended may be taken from it. Whoever voted was there: a list that leaves a voter out strikes no vote. */
function attended({ terms, attendance, marks, size }: Marked): { readonly present?: number; readonly excluded?: number } {
  if (terms.mode !== 'meeting') return {};
  if (!attendance) return { excluded: 0 };
  const here = seatsWhere(size, (seat) => charAt(attendance, seat) === '1' || !'.-'.includes(charAt(marks, seat)));
  return { present: here.length, excluded: countPapers(marks, here).excluded };
}

function seatsWhere(size: number, test: (seat: number) => boolean): readonly number[] {
  const seats: number[] = [];
  for (let seat = 0; hasSeat(size, seat); seat += 1) if (test(seat)) seats.push(seat);
  return seats;
}

function classCounts(state: Marked): NonNullable<Counts['classes']> {
  const seats = state.seats ?? [];
  const names = [...new Set(seats.flatMap((seat) => (seat.class === undefined ? [] : [seat.class])))].sort();
  return Object.fromEntries(
    names.map((name) => {
      const members = seatsWhere(seats.length, (seat) => seats[seat]?.class === name);
      const heads = headCount(countPapers(state.marks, members), members.length, suspendedIn(state, members));
      // CEN 6.4 weighs one class by itself.
      return [name, isWeighted(state) ? { ...heads, weights: weightLists(state, members) } : heads];
    }),
  );
}

const isWeighted = ({ seats }: Marked): boolean => seats?.some((seat) => seat.weight !== undefined) ?? false;

/** Weights by side, over the seats `among` (all when absent); a seat without one weighs 1. */
function weightLists(state: Marked, among?: readonly number[]): NonNullable<Counts['weights']> {
  const sideOf = (side: string): readonly number[] =>
    (state.seats ?? []).flatMap((seat, index) =>
      side.includes(charAt(state.marks, index)) && (among?.includes(index) ?? true) ? [seat.weight ?? 1] : [],
    );
  return { yes: sideOf('yY'), no: sideOf('nNc'), abstain: sideOf('a') };
}
