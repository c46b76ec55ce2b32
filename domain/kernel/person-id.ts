import type { Branded } from './branded.js';
import { plainText } from './half-width.js';

/** Who somebody is, in the one spelling under which acts are recorded, seats are held and people are excluded. */
export type PersonId = Branded<'PersonId'>;

/** No colon, so that nobody can pass for `stream:…` and `<actor id>:<key>` has one reading. */
export const personIdPattern = /^[\p{L}\p{N}._@-]{1,100}$/u;

const spelt = (typed: string): string => plainText(typed).toLowerCase();

export const isPersonId = (text: string): text is PersonId => personIdPattern.test(text) && spelt(text) === text;

/** The id that was meant: `S0.Person ` is `s0.person`. Null when it can be nobody's. */
export function personIdOf(typed: string): PersonId | null {
  const id = spelt(typed);
  return isPersonId(id) ? id : null;
}

/** The one spelling of the name of an account, which is read like a person's id; what can be no name stays as typed, and is nobody's. */
export const accountNameOf = (typed: string): string => personIdOf(typed) ?? typed;
