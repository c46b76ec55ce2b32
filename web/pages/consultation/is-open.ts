import { parseInstant } from '../../../domain/law/calendar/instant.js';
import type { Consultation } from '../../server/read.js';

/** Whether a comment would be taken now. */
export const isOpen = ({ state: { phase, closesAt } }: Consultation, now: number): boolean =>
  phase === 'open' && closesAt !== null && (parseInstant(closesAt) ?? 0) > now;
