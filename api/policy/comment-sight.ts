import { holds } from '../../domain/kernel/actor.js';
import type { View } from '../../db/projection.js';
import type { Caller } from '../http/call.js';

/** Names and contacts go to those who answer the comments and to the monitor; the unit that commented stands in the public table. */
export const answersComments = (view: View, caller: Caller): boolean =>
  typeof view['organisation'] === 'string' && holds(caller.actor, view['organisation'], 'officer', 'secretariat', 'drafter', 'chair', 'monitor');
