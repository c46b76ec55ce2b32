import type { EventOf } from '../kernel/event.js';
import { commentEvents } from './events/comments.js';
import { roundEvents } from './events/round.js';
import { tableEvents } from './events/table.js';
import { treatmentEvents } from './events/treatment.js';

export const consultationEvents = [...roundEvents, ...commentEvents, ...treatmentEvents, ...tableEvents] as const;
export type ConsultationEvent = EventOf<typeof consultationEvents>;
