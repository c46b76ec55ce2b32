import type { View } from '../../db/projection.js';
import { virtualNow } from '../../domain/kernel/rehearsal-clock.js';

/** What time it is for this lifecycle: the wall clock's, or its rehearsal's; never before its last event. */
export const timeOf = (view: View, real: number): number => Math.max(virtualNow(view.clock ?? null, real), view.updatedAt);
