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
  /** What signs somebody in, each to be tried after the one before it; none for whom nobody knows. */
  readonly proofsOf: (account: string) => readonly SampleProof[];
};

/** A secret, and for whom an authenticator is asked a code of it. */
export type SampleProof = { readonly secret: string; readonly code?: string };
