import type { ActorId } from '../kernel/actor.js';
import type { Audience, Effect, Stream } from '../kernel/decider.js';
import type { BallotOrder } from '../messages/messages.js';
import { issueOf, seatOf } from './stand.js';
import type { DraftingState } from './state.js';

/* Who hears of what. The group is told of what it is asked and of what was decided, the editors of what they must answer, authors of their answer. */

/** Ids a notice lists; the lifecycle has the rest. */
export const listed = 20;
export const some = (clauses: readonly string[]): readonly string[] => (clauses.length > listed ? [...clauses.slice(0, listed), '…'] : clauses);

/** What every notice of a group is filled with. */
export const named = ({ stream, project, title }: DraftingState) => ({ drafting: stream, project, title });

const persons = (ids: readonly ActorId[]): readonly Audience[] => ids.map((person) => ({ person }));

export const group = (state: DraftingState): readonly Audience[] => persons(state.group.filter(({ left }) => !left).map(({ person }) => person));

/** Whoever raised something is told of another text although they have left. */
export function groupAndAuthors(state: DraftingState): readonly Audience[] {
  const authors = state.issues.map(({ person }) => person).filter((person, i, all) => all.indexOf(person) === i && seatOf(state, person) < 0);
  return [...group(state), ...persons(authors)];
}

export const office = ({ organisation }: DraftingState): readonly Audience[] =>
  (['officer', 'secretariat'] as const).map((role) => ({ role, organisation }));

export const editors = (state: DraftingState): readonly Audience[] => persons(state.editors);
export const editorsAndOffice = (state: DraftingState): readonly Audience[] => [...editors(state), ...office(state)];

type About = { readonly issue: number };

export function author(state: DraftingState, { issue }: About): readonly Audience[] {
  const found = issueOf(state, issue);
  return found === null ? [] : persons([found.person]);
}

export const concerned = (state: DraftingState, about: About): readonly Audience[] => [...author(state, about), ...editorsAndOffice(state)];

export const toBallot = (stream: Stream, command: BallotOrder): Effect => ({ kind: 'tell', stream, command });
