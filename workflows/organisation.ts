import { said } from '../domain/kernel/words.js';
import { organisation as decider } from '../domain/organisation/organisation.js';
import { lifecycle } from './shell/lifecycle.js';

const standings = { clear: said('正常', 'in good standing'), suspended: said('暂停', 'suspended') } as const;

/** A body under its unified social credit code. */
export const organisation = lifecycle(decider, { stage: ({ standing }) => standings[standing] });
