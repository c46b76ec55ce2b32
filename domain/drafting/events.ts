import type { EventOf } from '../kernel/event.js';
import { callEvents } from './events/call.js';
import { groupEvents } from './events/group.js';
import { issueEvents } from './events/issue.js';
import { objectionEvents } from './events/objection.js';
import { textEvents } from './events/text.js';
import { voteEvents } from './events/vote.js';

export const draftingEvents = [...groupEvents, ...textEvents, ...callEvents, ...issueEvents, ...objectionEvents, ...voteEvents] as const;
export type DraftingEvent = EventOf<typeof draftingEvents>;
