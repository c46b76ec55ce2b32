import type { Actor } from '../kernel/actor.js';
import type { Context, Instant } from '../kernel/decider.js';
import type { Gate } from '../kernel/gate.js';
import type { Refusal } from '../kernel/refusal.js';
import type { WhyCode } from './whys.js';

/** What of its subject a row is about, where it is not about all of it. */
export type About = {
  readonly call?: number;
  readonly issue?: number;
  readonly clauses?: readonly string[];
  readonly people?: number;
  readonly comments?: number;
  readonly objections?: readonly number[];
  readonly complaint?: number;
  readonly proposal?: number;
  readonly act?: string;
  readonly what?: string;
  readonly seat?: number;
  readonly by?: string;
  readonly for?: string;
};

/** The rule a fact is measured by. */
export type Ground = Pick<Refusal, 'rule' | 'source' | 'found' | 'needed'> & {
  /** The refusal it would be, where an act met it: its sentence says what is wrong. */
  readonly code?: string;
};

/** Something a lifecycle waits for. */
export type Owing<State, Act extends string = string> = {
  readonly why: WhyCode;
  /** Acts of which any settles it, or brings it nearer; the likeliest first. None where it can only be looked at. */
  readonly acts: readonly Act[];
  /** Whose duty it is; null where it is nobody's. Others may be free to do it all the same. */
  readonly by: Gate<State> | null;
  readonly due: Instant | null;
  /** The supervising authority owes it too, and not only who holds the role at the organisation itself. */
  readonly supervised?: true;
  readonly about?: About;
  readonly ground?: Ground;
};

/** What somebody answers for in person or at an organisation of their own. A grant for everywhere opens acts, it makes nobody the one who owes them. */
const ownOnly = ({ id, grants }: Actor): Actor => ({ id, grants: grants.filter(({ organisation }) => organisation !== '*') });

/** A thing that is waited for, seen by one person. */
export type Waiting = Pick<Owing<never>, 'why' | 'acts' | 'due' | 'about' | 'ground'> & {
  /** It is somebody's duty at all. */
  readonly duty: boolean;
  /** Theirs. */
  readonly owed: boolean;
  /** Theirs, by whatever grant they have, or free to everybody who may. */
  readonly may: boolean;
};

/** What a lifecycle waits for as this person meets it. */
export const metBy = <State>(list: readonly Owing<State>[], state: State, context: Context): readonly Waiting[] =>
  list.map(({ by, supervised, ...one }) => {
    const may = by === null || by(state, context).ok;
    const owner = supervised === true ? context : { ...context, actor: ownOnly(context.actor) };
    return { ...one, duty: by !== null, owed: by !== null && by(state, owner).ok, may };
  });
