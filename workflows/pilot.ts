import { pilot as decider } from '../domain/pilot/pilot.js';
import { pilotCodes } from '../domain/pilot/state.js';
import { lifecycle } from './shell/lifecycle.js';

/** A call for pilots by three departments, or the pilot of one society. A call waits for none of those it began. */
export const pilot = lifecycle(decider, { stage: ({ code }) => pilotCodes[code] });
