import { procedure as decider } from '../domain/procedure/procedure.js';
import { procedureNames, statusOf } from '../domain/procedure/state.js';
import { lifecycle } from './shell/lifecycle.js';

/** A society's own profile. Projects pin its versions by value and ask it nothing. */
export const procedure = lifecycle(decider, { stage: (state) => procedureNames[statusOf(state)] });
