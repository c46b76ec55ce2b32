import type { Instant } from '../../kernel/decider.js';
import { localDay } from './instant.js';

/**
 * Local days wholly inside the window, the start day not counted (CC 201): what “not less than 30 days” is compared with (G4).
 * `end` is exclusive, as `closesAt` is. A window that ends on its own start day holds none.
 */
export const fullDaysBetween = (start: Instant, end: Instant): number => Math.max(0, localDay(end) - localDay(start) - 1);
