import type { EventOf } from '../kernel/event.js';
import { closeEvents } from './events/close.js';
import { followUpEvents } from './events/follow-ups.js';
import { mandateEvents } from './events/mandates.js';
import { negativeEvents } from './events/negatives.js';
import { openingEvents } from './events/opening.js';
import { paperEvents } from './events/papers.js';
import { proposalEvents } from './events/proposals.js';
import { seatEvents } from './events/seats.js';
import { textEvents } from './events/text.js';
import { voidingEvents } from './events/voiding.js';
import { voteEvents } from './events/votes.js';
import { windowEvents } from './events/window.js';

export const ballotEvents = [
  ...openingEvents,
  ...voteEvents,
  ...paperEvents,
  ...seatEvents,
  ...mandateEvents,
  ...proposalEvents,
  ...windowEvents,
  ...voidingEvents,
  ...textEvents,
  ...closeEvents,
  ...negativeEvents,
  ...followUpEvents,
] as const;
export type BallotEvent = EventOf<typeof ballotEvents>;
