import type { Role } from '../../domain/kernel/actor.js';
import type { Words } from '../../domain/kernel/words.js';

/** Somebody a newcomer may be. */
export type SamplePerson = { readonly account: string; readonly name: string; readonly role: Role; readonly unit: string | null };

/** Something that waits in the samples, for whom, and the address of the API it stands at. */
export type SampleWaiting = Words & { readonly path: string; readonly account: string | null };

/** The samples of an installation on one's own machine: anybody who sits at it may be anybody in them. */
export type SampleWorld = {
  readonly people: readonly SamplePerson[];
  readonly waiting: readonly SampleWaiting[];
  /** What signs somebody in; codes are good once, so there is one for each turn. Null for whom nobody knows. */
  readonly proofOf: (account: string, turn: number) => { readonly secret: string; readonly code?: string } | null;
};

/** A telephone may be a step behind or ahead, so so many codes are good at a moment. */
export const turns = 3;
