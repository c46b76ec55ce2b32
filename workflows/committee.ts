import { committeeCodes } from '../domain/committee/stages.js';
import { committee as decider } from '../domain/committee/committee.js';
import { lifecycle } from './shell/lifecycle.js';

/** A technical committee from the application to its end. */
export const committee = lifecycle(decider, {
  stage: ({ code }) => committeeCodes[code],
  waitsFor: ({ ballots, meetings }) => [...ballots.map(({ ballot }) => ballot), ...meetings.map(({ meeting }) => meeting)],
});
