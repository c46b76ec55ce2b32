import { said } from '../domain/kernel/words.js';
import { person as decider } from '../domain/person/person.js';
import { lifecycle } from './shell/lifecycle.js';

const registered = said('已登记', 'registered');

/** A natural person and dated memberships. Temporal's pages say nothing else of it. */
export const person = lifecycle(decider, { stage: () => registered });
