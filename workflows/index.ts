import { ballot as ballotDecider } from '../domain/ballot/ballot.js';
import { lifecycle } from './shell/lifecycle.js';

/* One binding per kind; the exported name is the workflow type (messages/workflow-type.ts). A new lifecycle adds two lines here. */
export const ballot = lifecycle(ballotDecider);
