import { streamActor } from '../../domain/kernel/actor.js';
import type { Stream } from '../../domain/kernel/decider.js';
import type { Birth } from '../messages/submit.js';

type Teller = { readonly from: Stream; readonly id: string; readonly key: string };

/** Children inherit the parent's calendar and clock. */
export const childBirth = (input: unknown, { from, id, key }: Teller, parent: Birth): Birth => ({
  input,
  id: `stream:${id}`,
  key,
  actor: streamActor(from),
  calendar: parent.calendar,
  clock: parent.clock,
});

/** What others use too is nobody's child: it lives by the wall clock, whichever rehearsal asked for it first. */
export const sharedBirth = (input: unknown, teller: Teller, parent: Birth): Birth => ({ ...childBirth(input, teller, parent), clock: null });
